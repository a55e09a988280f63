/**
 * Acts of which only a part is stored. Every act is one transaction: its rows, its events, its paper and its checkpoint are
 * there together or not at all. Asked of the database and not of the application.
 */
import type { Database } from 'better-sqlite3';
import { z } from 'zod';

/** The identifier of one kind of subject in the events of some kinds. */
const told = (type: string, ...kinds: readonly string[]): string =>
  `SELECT json_extract(s.value, '$.id') FROM event e, json_each(e.subjects) s
     WHERE e.kind IN (${kinds.map((kind) => `'${kind}'`).join(', ')}) AND json_extract(s.value, '$.type') = '${type}'`;

const holds = `SELECT id FROM decision WHERE kind = 'postponedPassportHeld'`;
const others = `SELECT id FROM decision WHERE kind <> 'postponedPassportHeld'`;
const outs = `('holder', 'proxy', 'office', 'bp3mi', 'seized')`;

/** Two lists that must be the same. */
const pairs: Readonly<Record<string, readonly [string, string]>> = {
  'decisions and their events': [
    'SELECT id FROM decision',
    told('decision', 'decision-proposed', 'decision-confirmed'),
  ],
  'proposed holds and their events': [holds, told('decision', 'decision-proposed')],
  'other decisions and approved holds, and their events': [
    `${others} UNION ${holds} AND secondOfficerId IS NOT NULL`,
    told('decision', 'decision-confirmed'),
  ],
  'referring decisions and referrals': [
    `SELECT id FROM decision WHERE kind = 'referred'`,
    'SELECT decisionId FROM referral',
  ],
  'accepted referrals and their events': [
    'SELECT id FROM referral WHERE acceptedBy IS NOT NULL',
    told('referral', 'referral-accepted'),
  ],
  // A referral that nobody took over in time ends one too: the traveller went on.
  'clarifications that are decided, and what ends one': [
    `SELECT id FROM screening WHERE state = 'decided'`,
    `SELECT screeningId FROM decision d WHERE state = 'confirmed' AND kind <> 'referred'
       AND (kind <> 'postponedPassportHeld' OR EXISTS (SELECT 1 FROM custody WHERE decisionId = d.id))
     UNION SELECT screeningId FROM referral WHERE state = 'lapsed'`,
  ],
  'screenings and their events': ['SELECT id FROM screening', told('screening', 'screening-opened', 'fast-cleared')],
  'passports taken and their events': ['SELECT id FROM custody', told('custody', 'passport-held')],
  'passports taken and the first line of their ledger': [
    'SELECT id FROM custody',
    `SELECT custodyId FROM custodyMove WHERE kind = 'in'`,
  ],
  'passports taken and receipts taken': [
    `SELECT receiptNumber FROM custody WHERE receiptSource = 'station'`,
    `SELECT number FROM paper WHERE kind = 'passportReceipt' AND taken IS NOT NULL`,
  ],
  'moves of passports and their events': [
    `SELECT id FROM custodyMove WHERE kind <> 'in'`,
    told('move', 'passport-moved', 'passport-released', 'passport-due-changed'),
  ],
  'passports gone and their state': [
    `SELECT custodyId FROM custodyMove WHERE kind IN ${outs}`,
    `SELECT custodyId FROM custodyState WHERE state = 'out'`,
  ],
  'papers and their sheets': ['SELECT id FROM paper', 'SELECT paperId FROM paperSheet'],
  'papers and their events': [
    'SELECT id || eventSeq FROM paper',
    `SELECT json_extract(s.value, '$.id') || e.seq FROM event e, json_each(e.subjects) s
       WHERE e.kind = 'paper-issued' AND json_extract(s.value, '$.type') = 'paper'`,
  ],
  'copies of papers and their events': [
    'SELECT paperId || count(*) FROM paperCopy GROUP BY paperId',
    `SELECT id || count(*) FROM (${told('paper', 'paper-copied').replace(/^SELECT (.*) FROM/, 'SELECT $1 AS id FROM')}) GROUP BY id`,
  ],
  'counts and their events': ['SELECT id FROM travellerCount', told('count', 'traveller-passed', 'traveller-outside')],
  'assessments and their events': [
    'SELECT screeningId || count(*) FROM assessment GROUP BY screeningId',
    `SELECT json_extract(subjects, '$[0].id') || count(*) FROM event WHERE kind = 'assessed' GROUP BY json_extract(subjects, '$[0].id')`,
  ],
  'answers and what their events say': [
    // A clear at a glance says in its own event what it rests on.
    `SELECT screeningId || count(*) FROM answer JOIN screening s ON s.id = screeningId AND s.depth = 'clarification' GROUP BY screeningId`,
    `SELECT json_extract(e.subjects, '$[0].id') || sum(json_array_length(c.content)) FROM event e
       JOIN eventContent c ON c.seq = e.seq AND c.name = 'answers' WHERE e.kind = 'answered' GROUP BY json_extract(e.subjects, '$[0].id')`,
  ],
  'closed shifts and their events': ['SELECT id FROM shift WHERE closedAt IS NOT NULL', told('shift', 'shift-closed')],
  'events that must be signed, and checkpoints': [
    `SELECT seq + 1 FROM event e WHERE kind IN ('passport-held', 'shift-closed', 'log-behind-head')
       OR kind = 'decision-confirmed' AND (SELECT kind FROM decision WHERE id = json_extract(e.subjects, '$[1].id'))
         IN ('postponed', 'postponedPassportHeld')`,
    'SELECT size FROM checkpoint',
  ],
};

const rows = z.array(z.union([z.string(), z.number()]));

/** The acts of which only a part is there: what does not agree, with one example; none where all is whole. */
export function halfActs(db: Database): readonly string[] {
  const missing = (from: string, other: string) => rows.parse(db.prepare(`${from} EXCEPT ${other}`).pluck().all());
  const found = Object.entries(pairs).flatMap(([what, [one, other]]) => {
    const wrong = [
      ...missing(`SELECT * FROM (${one})`, `SELECT * FROM (${other})`),
      ...missing(`SELECT * FROM (${other})`, `SELECT * FROM (${one})`),
    ];
    return wrong.length === 0 ? [] : [`${what}: ${String(wrong[0])}`];
  });
  const astray = z.array(z.object({ table: z.string() })).parse(db.pragma('foreign_key_check'));
  return [...found, ...astray.slice(0, 1).map(({ table }) => `a reference of ${table} leads nowhere`)];
}
