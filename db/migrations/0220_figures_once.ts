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
${followed.map(around).join('')}
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
