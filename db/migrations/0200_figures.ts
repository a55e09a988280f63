import type { Migration } from '../migrate.ts';

/** Palembang is seven hours ahead of UTC all year. */
const local = (moment: string): string => `${moment}, '+7 hours'`;
const dayAt = (moment: string): string => `coalesce(strftime('%Y-%m-%d', ${local(moment)}), '')`;
const hourAt = (moment: string): string => `coalesce(strftime('%H', ${local(moment)}), '')`;
/** Which part of the day a shift was opened in; shifts have no names of their own. */
const partOfDay = (hour: string): string =>
  `CASE WHEN ${hour} = '' THEN '' WHEN ${hour} BETWEEN '03' AND '10' THEN 'morning'
    WHEN ${hour} BETWEEN '11' AND '17' THEN 'afternoon' ELSE 'night' END`;

/** Seconds or touches as the lower end of their bucket: whole up to 60, then ever wider. */
const bucketOf = (amount: string): string =>
  `CAST(CASE WHEN ${amount} < 60 THEN CAST(${amount} AS INTEGER) WHEN ${amount} < 300 THEN CAST(${amount} / 10 AS INTEGER) * 10
    WHEN ${amount} < 1800 THEN CAST(${amount} / 60 AS INTEGER) * 60 ELSE CAST(${amount} / 600 AS INTEGER) * 600 END AS TEXT)`;

const assessed = (path: string, order: 'ASC' | 'DESC'): string =>
  `coalesce((SELECT json_extract(result, '${path}') FROM assessment WHERE screeningId = g.screeningId AND stage = 'desk'
    ORDER BY id ${order} LIMIT 1), '')`;

/** By what travellers are counted, one cube each, with where the value comes from. */
const dimensions = {
  hour: 'g.hour',
  flight: 'g.flight',
  destination: 'g.destination',
  purpose: 'g.purpose',
  selection: 'g.selection',
  officer: 'g.officerId',
  shift: 'g.shift',
  province: `coalesce((SELECT province FROM residence WHERE screeningId = g.screeningId ORDER BY id DESC LIMIT 1), '')`,
  sex: `coalesce((SELECT json_extract(document, '$.sex') FROM traveller WHERE screeningId = g.screeningId), '')`,
  age: `coalesce((SELECT CASE WHEN years < 18 THEN '0' WHEN years < 25 THEN '18' WHEN years < 35 THEN '25' WHEN years < 45 THEN '35'
    WHEN years < 55 THEN '45' ELSE '55' END FROM (SELECT CAST(substr(g.day, 1, 4) AS INTEGER) - CAST(substr(birth, 1, 4) AS INTEGER)
    - (substr(g.day, 6) < substr(birth, 6)) AS years FROM (SELECT json_extract(document, '$.birthDate') AS birth FROM traveller
    WHERE screeningId = g.screeningId)) WHERE years IS NOT NULL), '')`,
  band: assessed('$.attention.band', 'DESC'),
} as const;

const select = (cube: string, a: string, b: string, c: string, where = ''): string =>
  `SELECT g.screeningId, '${cube}' AS cube, g.day, ${a} AS a, ${b} AS b, ${c} AS c FROM figureCase g${where}`;

/**
 * Every figure a closed screening adds to, by the group of tables it follows from: cube, day, three keys. A row of these
 * views counts one. Open screenings add to none, void ones only to the number of void ones.
 */
const groups = {
  state: `
  ${Object.entries(dimensions)
    .map(([name, value]) => select(name, value, 'g.state', 'g.outcome'))
    .join('\n  UNION ALL ')}
  UNION ALL ${select('officerFlight', 'g.officerId', 'g.flight', 'g.state')}
  UNION ALL ${select(
    'afterHold',
    'g.officerId',
    'g.state',
    'd.officerId',
    ` JOIN decision d ON d.screeningId = g.screeningId AND d.kind = 'postponedPassportHeld' AND d.rowid = (SELECT max(rowid)
      FROM decision WHERE screeningId = g.screeningId AND kind = 'postponedPassportHeld') WHERE g.state IN ('cleared', 'advised')`,
  )}
  UNION ALL ${select(
    'agreement',
    `(SELECT own FROM assessment WHERE screeningId = g.screeningId AND stage = 'desk' ORDER BY id LIMIT 1)`,
    assessed('$.recommendation', 'ASC'),
    `''`,
    ` WHERE g.depth = 'clarification' AND g.state <> 'void'
      AND EXISTS (SELECT 1 FROM assessment WHERE screeningId = g.screeningId AND stage = 'desk')`,
  )}`,
  referral: (['hour', 'flight', 'destination', 'purpose', 'officer'] as const)
    .map((name) =>
      select(
        'referral',
        `'${name}'`,
        name === 'officer' ? 'r.officerId' : dimensions[name],
        'r.state',
        ` JOIN referral r ON r.screeningId = g.screeningId AND r.rowid = (SELECT max(rowid) FROM referral
      WHERE screeningId = g.screeningId) WHERE g.state <> 'void'`,
      ),
    )
    .join('\n  UNION ALL '),
  answer: `
  ${select('indicator', 'a.code', 'a.value', `''`, " JOIN figureAnswer a ON a.screeningId = g.screeningId WHERE g.state <> 'void'")}
  UNION ALL ${select(
    'pair',
    'a.code',
    'b.code',
    `''`,
    ` JOIN figureAnswer a ON a.screeningId = g.screeningId AND a.value = 'present'
      JOIN figureAnswer b ON b.screeningId = g.screeningId AND b.value = 'present' AND b.code > a.code WHERE g.state <> 'void'`,
  )}`,
  effort: `
  ${select('seconds', 'e.step', bucketOf('e.seconds'), 'g.depth', " JOIN figureEffort e ON e.screeningId = g.screeningId WHERE g.state <> 'void'")}
  UNION ALL ${select('touches', 'e.step', bucketOf('e.touches'), 'g.depth', " JOIN figureEffort e ON e.screeningId = g.screeningId WHERE g.state <> 'void'")}
  UNION ALL ${select(
    'fastClear',
    'g.officerId',
    `CASE WHEN e.seconds < 60 THEN 'fast' ELSE 'usual' END`,
    `''`,
    ` JOIN figureEffort e ON e.screeningId = g.screeningId AND e.step = 'all' WHERE g.state = 'cleared' AND g.depth = 'clarification'
      AND ${dimensions.band} = 'high'`,
  )}`,
  missed: select(
    'missed',
    'g.flight',
    'm.missed',
    `''`,
    ` JOIN missedFlight m ON m.screeningId = g.screeningId AND m.id = (SELECT max(id) FROM missedFlight WHERE screeningId = g.screeningId)`,
  ),
  agent: select(
    'agent',
    'p.agent',
    'g.officerId || char(31) || g.flight',
    'g.state',
    ` JOIN (SELECT DISTINCT screeningId, coalesce(handleKey, nameKey) AS agent FROM person WHERE role = 'recruiter'
      AND saidInPrivate = 0 AND coalesce(handleKey, nameKey) IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM personTakenBack t WHERE t.personId = person.id)) p ON p.screeningId = g.screeningId
      WHERE g.state <> 'void'`,
  ),
} as const;
type Group = keyof typeof groups;
const all = Object.keys(groups).filter((name): name is Group => name in groups);
const viewOf = (group: string): string => `figureOf_${group}`;

const views = `
CREATE VIEW figureStanding AS SELECT s.id AS screeningId, ${dayAt('s.openedAt')} AS day, ${hourAt('s.openedAt')} AS hour, s.shiftId,
    s.flightId, s.depth, s.purpose, s.destination, s.selection, s.officerId AS openedBy, s.state AS standing,
    (SELECT d.rowid FROM decision d WHERE d.screeningId = s.id AND (d.state <> 'void' OR EXISTS
      (SELECT 1 FROM decisionVoid WHERE decisionId = d.id)) ORDER BY d.at DESC, d.rowid DESC LIMIT 1) AS lastDecision
  FROM screening s WHERE s.state <> 'open';
CREATE VIEW figureCase AS SELECT x.screeningId, x.day, x.hour, x.depth,
    coalesce(f.number, '') AS flight, coalesce(x.destination, f.destination, '') AS destination, coalesce(x.purpose, '') AS purpose,
    coalesce(x.selection, '') AS selection, coalesce(d.officerId, x.openedBy) AS officerId,
    (SELECT ${partOfDay(hourAt('t.openedAt'))} FROM shift t WHERE t.id = x.shiftId) AS shift,
    CASE WHEN x.standing = 'void' OR d.state = 'void' THEN 'void' WHEN x.depth = 'scan' AND d.kind = 'cleared' THEN 'scan'
      ELSE d.kind END AS state,
    coalesce((SELECT outcome FROM followUp WHERE screeningId = x.screeningId ORDER BY outcome = 'unknown', after DESC LIMIT 1), '')
      AS outcome
  FROM figureStanding x LEFT JOIN decision d ON d.rowid = x.lastDecision LEFT JOIN flight f ON f.id = x.flightId
  WHERE d.kind IS NOT NULL OR x.standing = 'void';
CREATE VIEW figureAnswer AS SELECT screeningId, code, value FROM answer a WHERE kind = 'indicator' AND id =
  (SELECT max(id) FROM answer WHERE screeningId = a.screeningId AND kind = 'indicator' AND code = a.code);
CREATE VIEW figureEffort AS SELECT screeningId, step, sum(seconds) AS seconds, sum(touches) AS touches FROM effort
    GROUP BY screeningId, step
  UNION ALL SELECT screeningId, 'all', sum(seconds), sum(touches) FROM effort GROUP BY screeningId;
${all.map((group) => `CREATE VIEW ${viewOf(group)} AS ${groups[group]};`).join('\n')}
CREATE VIEW figureOf_count AS SELECT t.id AS countId, x.cube, ${dayAt('t.at')} AS day, CASE x.cube WHEN 'hour' THEN ${hourAt('t.at')}
    WHEN 'flight' THEN f.number WHEN 'destination' THEN f.destination WHEN 'officer' THEN t.officerId
    ELSE (SELECT ${partOfDay(hourAt('s.openedAt'))} FROM shift s WHERE s.id = t.shiftId) END AS a,
    CASE t.kind WHEN 'pass' THEN 'passed' ELSE 'outside' END AS b, '' AS c
  FROM travellerCount t JOIN flight f ON f.id = t.flightId CROSS JOIN (SELECT 'hour' AS cube UNION ALL SELECT 'flight'
    UNION ALL SELECT 'destination' UNION ALL SELECT 'officer' UNION ALL SELECT 'shift') x
  WHERE t.undoneAt IS NULL;`;

const add = (view: string, where: string): string => `
    INSERT INTO figure SELECT cube, day, a, b, c, count(*), 0 FROM ${view} WHERE ${where} GROUP BY cube, day, a, b, c
      ON CONFLICT DO UPDATE SET n = n + excluded.n;`;
const take = (view: string, where: string): string => `
    UPDATE figure SET n = figure.n - x.times FROM (SELECT cube, day, a, b, c, count(*) AS times FROM ${view} WHERE ${where}
      GROUP BY cube, day, a, b, c) x
      WHERE figure.cube = x.cube AND figure.day = x.day AND figure.a = x.a AND figure.b = x.b AND figure.c = x.c;`;

/** A row that changes a closed, kept case: what the case added goes before, what it adds now comes after. */
function around(
  table: string,
  when: 'INSERT' | `UPDATE OF ${string}`,
  screening: string,
  of: readonly Group[],
): string {
  const name = `${table}_${when === 'INSERT' ? 'added' : 'changed'}`;
  const kept = `NOT EXISTS (SELECT 1 FROM erasure WHERE screeningId = ${screening})`;
  const closed = `EXISTS (SELECT 1 FROM screening WHERE id = ${screening} AND state <> 'open')`;
  const where = `screeningId = ${screening}`;
  const body = (act: typeof add) => of.map((group) => act(viewOf(group), where)).join('');
  return `
CREATE TRIGGER figure_before_${name} BEFORE ${when} ON ${table} WHEN ${closed} AND ${kept} BEGIN${body(take)}
  END;
CREATE TRIGGER figure_after_${name} AFTER ${when} ON ${table} WHEN ${closed} AND ${kept} BEGIN${body(add)}
  END;`;
}

const followers: readonly (readonly [
  table: string,
  when: 'INSERT' | `UPDATE OF ${string}`,
  screening: string,
  of: readonly Group[],
])[] = [
  ['screening', 'INSERT', 'NEW.id', all],
  ['screening', 'UPDATE OF state, purpose, destination, flightId, selection', 'NEW.id', all],
  ['decision', 'INSERT', 'NEW.screeningId', all],
  ['decision', 'UPDATE OF state', 'NEW.screeningId', all],
  ['referral', 'INSERT', 'NEW.screeningId', ['referral']],
  ['referral', 'UPDATE OF state', 'NEW.screeningId', ['referral']],
  ['followUp', 'INSERT', 'NEW.screeningId', ['state']],
  ['residence', 'INSERT', 'NEW.screeningId', ['state']],
  ['traveller', 'INSERT', 'NEW.screeningId', ['state']],
  ['assessment', 'INSERT', 'NEW.screeningId', ['state', 'effort']],
  ['answer', 'INSERT', 'NEW.screeningId', ['answer']],
  ['effort', 'INSERT', 'NEW.screeningId', ['effort']],
  ['missedFlight', 'INSERT', 'NEW.screeningId', ['missed']],
  ['person', 'INSERT', 'NEW.screeningId', ['agent']],
  ['personTakenBack', 'INSERT', '(SELECT screeningId FROM person WHERE id = NEW.personId)', ['agent']],
];

/** A case is erased: what it added stays as a number, but for the agent, whose key would still stand for a person. */
const stayingGroups = all.filter((group) => group !== 'agent');
const erasure = `
CREATE TRIGGER figure_before_erasure BEFORE INSERT ON erasure BEGIN${take(viewOf('agent'), 'screeningId = NEW.screeningId')}${stayingGroups
  .map(
    (group) => `
    UPDATE figure SET kept = figure.kept + x.times FROM (SELECT cube, day, a, b, c, count(*) AS times FROM ${viewOf(group)}
      WHERE screeningId = NEW.screeningId GROUP BY cube, day, a, b, c) x
      WHERE figure.cube = x.cube AND figure.day = x.day AND figure.a = x.a AND figure.b = x.b AND figure.c = x.c;`,
  )
  .join('')}
  END;`;

const notErased = 'NOT EXISTS (SELECT 1 FROM erasure e WHERE e.screeningId = v.screeningId)';
/** Counts everything from the rows: at the upgrade, and what the tests hold the triggers against. */
export const figuresFill = `
INSERT INTO figure SELECT cube, day, a, b, c, count(*), sum(erased) FROM (
  ${stayingGroups
    .map((group) => `SELECT v.cube, v.day, v.a, v.b, v.c, NOT ${notErased} AS erased FROM ${viewOf(group)} v`)
    .join('\n  UNION ALL ')}
  UNION ALL SELECT cube, day, a, b, c, 0 FROM ${viewOf('agent')} v WHERE ${notErased}
  UNION ALL SELECT cube, day, a, b, c, 0 FROM figureOf_count)
  GROUP BY cube, day, a, b, c;`;

/**
 * Daily figures. \`figure\` counts by cube, day of the station and up to three keys; it is written by triggers alone, in the
 * transaction of the act. \`kept\` says how many of \`n\` are of erased cases: what the views give for all other cases, and
 * \`kept\`, is \`n\` at any time. The views are the only place where it is written what a case adds.
 */
export const figures: Migration = {
  version: 200,
  sql: `
CREATE TABLE figure (
  cube TEXT NOT NULL,
  day TEXT NOT NULL,
  a TEXT NOT NULL,
  b TEXT NOT NULL,
  c TEXT NOT NULL,
  n INTEGER NOT NULL,
  kept INTEGER NOT NULL,
  PRIMARY KEY (cube, day, a, b, c)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER figure_of_nothing_goes AFTER UPDATE OF n ON figure WHEN NEW.n = 0
  BEGIN DELETE FROM figure WHERE cube = NEW.cube AND day = NEW.day AND a = NEW.a AND b = NEW.b AND c = NEW.c; END;
CREATE INDEX helpCall_at ON helpCall (at);
CREATE INDEX custody_heldAt ON custody (heldAt);
${views}
${figuresFill}
${followers.map((one) => around(...one)).join('')}
CREATE TRIGGER figure_after_count_added AFTER INSERT ON travellerCount BEGIN${add('figureOf_count', 'countId = NEW.id')}
  END;
CREATE TRIGGER figure_before_count_changed BEFORE UPDATE OF undoneAt ON travellerCount BEGIN${take('figureOf_count', 'countId = NEW.id')}
  END;
CREATE TRIGGER figure_after_count_changed AFTER UPDATE OF undoneAt ON travellerCount BEGIN${add('figureOf_count', 'countId = NEW.id')}
  END;
${erasure}
`,
};
