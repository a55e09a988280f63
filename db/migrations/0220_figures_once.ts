import type { Migration } from '../migrate.ts';

const groups = ['state', 'referral', 'answer', 'effort', 'missed', 'agent'] as const;
const staying = groups.filter((group) => group !== 'agent');

const followed: readonly (readonly [table: string, when: string, screening: string])[] = [
  ['screening', 'INSERT', 'NEW.id'],
  ['screening', 'UPDATE OF state, purpose, destination, flightId, selection', 'NEW.id'],
  ['decision', 'INSERT', 'NEW.screeningId'],
  ['decision', 'UPDATE OF state', 'NEW.screeningId'],
  ['referral', 'INSERT', 'NEW.screeningId'],
  ['referral', 'UPDATE OF state', 'NEW.screeningId'],
  ['followUp', 'INSERT', 'NEW.screeningId'],
  ['residence', 'INSERT', 'NEW.screeningId'],
  ['traveller', 'INSERT', 'NEW.screeningId'],
  ['assessment', 'INSERT', 'NEW.screeningId'],
  ['answer', 'INSERT', 'NEW.screeningId'],
  ['effort', 'INSERT', 'NEW.screeningId'],
  ['missedFlight', 'INSERT', 'NEW.screeningId'],
  ['person', 'INSERT', 'NEW.screeningId'],
  ['personTakenBack', 'INSERT', '(SELECT screeningId FROM person WHERE id = NEW.personId)'],
];

const change = (sign: '+' | '-', column: 'n' | 'kept', group: string): string => `
    UPDATE figure SET ${column} = figure.${column} ${sign} x.times FROM (SELECT cube, day, a, b, c, count(*) AS times
      FROM figureOf_${group} WHERE screeningId = @case GROUP BY cube, day, a, b, c) x
      WHERE figure.cube = x.cube AND figure.day = x.day AND figure.a = x.a AND figure.b = x.b AND figure.c = x.c;`;
const add = (group: string): string => `
    INSERT INTO figure SELECT cube, day, a, b, c, count(*), 0 FROM figureOf_${group} WHERE screeningId = @case
      GROUP BY cube, day, a, b, c ON CONFLICT DO UPDATE SET n = n + excluded.n;`;
const isDue = 'EXISTS (SELECT 1 FROM figureDue WHERE screeningId = @case)';
const isCounted = `EXISTS (SELECT 1 FROM screening WHERE id = @case AND state <> 'open')
    AND NOT EXISTS (SELECT 1 FROM erasure WHERE screeningId = @case)`;
const of = (screening: string, sql: string): string => sql.replaceAll('@case', screening);

/** By what a case is counted, one cube each. */
const dimensions = [
  'hour',
  'flight',
  'destination',
  'purpose',
  'selection',
  'officer',
  'shift',
  'province',
  'sex',
  'age',
  'band',
];
const assessed = (path: string, order: 'ASC' | 'DESC'): string =>
  `coalesce((SELECT json_extract(result, '${path}') FROM assessment WHERE screeningId = g.screeningId AND stage = 'desk'
    ORDER BY id ${order} LIMIT 1), '')`;

/**
 * The same numbers as the view of migration 200 gave, with the case read once and not for each of its cubes: DISTINCT
 * keeps SQLite from writing the inner view out into every column of the outer one.
 */
const views = `
DROP VIEW figureOf_state;
CREATE VIEW figureCaseWhole AS SELECT DISTINCT g.screeningId, g.day, g.hour, g.depth, g.flight, g.destination, g.purpose, g.selection,
    g.officerId AS officer, g.shift, g.state, g.outcome,
    coalesce((SELECT province FROM residence WHERE screeningId = g.screeningId ORDER BY id DESC LIMIT 1), '') AS province,
    coalesce((SELECT json_extract(document, '$.sex') FROM traveller WHERE screeningId = g.screeningId), '') AS sex,
    coalesce((SELECT CASE WHEN years < 18 THEN '0' WHEN years < 25 THEN '18' WHEN years < 35 THEN '25' WHEN years < 45 THEN '35'
      WHEN years < 55 THEN '45' ELSE '55' END FROM (SELECT CAST(substr(g.day, 1, 4) AS INTEGER) - CAST(substr(birth, 1, 4) AS INTEGER)
      - (substr(g.day, 6) < substr(birth, 6)) AS years FROM (SELECT json_extract(document, '$.birthDate') AS birth FROM traveller
      WHERE screeningId = g.screeningId)) WHERE years IS NOT NULL), '') AS age,
    ${assessed('$.attention.band', 'DESC')} AS band
  FROM figureCase g;
CREATE VIEW figureOf_state AS
  SELECT g.screeningId, x.cube, g.day, CASE x.cube ${[...dimensions.map((one) => `WHEN '${one}' THEN g.${one}`)].join(' ')}
      ELSE g.officer END AS a, CASE x.cube WHEN 'officerFlight' THEN g.flight ELSE g.state END AS b,
      CASE x.cube WHEN 'officerFlight' THEN g.state ELSE g.outcome END AS c
    FROM figureCaseWhole g CROSS JOIN (${[...dimensions, 'officerFlight'].map((one) => `SELECT '${one}' AS cube`).join(' UNION ALL ')}) x
  UNION ALL SELECT g.screeningId, 'afterHold', g.day, g.officerId, g.state, d.officerId FROM figureCase g
    JOIN decision d ON d.screeningId = g.screeningId AND d.kind = 'postponedPassportHeld' AND d.rowid = (SELECT max(rowid)
      FROM decision WHERE screeningId = g.screeningId AND kind = 'postponedPassportHeld') WHERE g.state IN ('cleared', 'advised')
  UNION ALL SELECT g.screeningId, 'agreement', g.day,
      (SELECT own FROM assessment WHERE screeningId = g.screeningId AND stage = 'desk' ORDER BY id LIMIT 1),
      ${assessed('$.recommendation', 'ASC')}, '' FROM figureCase g
    WHERE g.depth = 'clarification' AND g.state <> 'void'
      AND EXISTS (SELECT 1 FROM assessment WHERE screeningId = g.screeningId AND stage = 'desk');
`;

/** What the case added goes before the first change of a transaction; what it adds now comes once, when all is written. */
function around([table, when, screening]: (typeof followed)[number]): string {
  const name = `${table}_${when === 'INSERT' ? 'added' : 'changed'}`;
  return `
DROP TRIGGER figure_before_${name};
DROP TRIGGER figure_after_${name};
${of(
  screening,
  `CREATE TRIGGER figure_before_${name} BEFORE ${when} ON ${table} WHEN NOT ${isDue} AND ${isCounted} BEGIN${groups
    .map((group) => change('-', 'n', group))
    .join('')}
    INSERT INTO figureDue VALUES (@case);
  END;
CREATE TRIGGER figure_after_${name} AFTER ${when} ON ${table} WHEN NOT ${isDue} AND ${isCounted}
  BEGIN INSERT INTO figureDue VALUES (@case); END;`,
)}`;
}

/**
 * A case is counted once in a transaction, however many of its rows change. `figureDue` holds what was taken out and is not
 * yet counted again; the store counts it before the transaction ends, so that it is empty afterwards.
 */
export const figuresOnce: Migration = {
  version: 220,
  sql: `
CREATE TABLE figureDue (screeningId TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
${views}${followed.map(around).join('')}
DROP TRIGGER figure_before_erasure;
${of(
  'NEW.screeningId',
  `CREATE TRIGGER figure_before_erasure_due BEFORE INSERT ON erasure WHEN ${isDue} BEGIN${groups.map(add).join('')}
    DELETE FROM figureDue WHERE screeningId = @case;
  END;
CREATE TRIGGER figure_after_erasure AFTER INSERT ON erasure BEGIN${change('-', 'n', 'agent')}${staying
    .map((group) => change('+', 'kept', group))
    .join('')}
  END;`,
)}
`,
};
