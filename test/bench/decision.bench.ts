/**
 * A durable decision (two scans, one touch) through the dispatcher, with its answers, result and event, against the same
 * rows inserted raw, in one commit, into the same kind of encrypted database.
 */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openApplication } from '../../electron/app/open.ts';
import { openDatabase } from '../../db/open.ts';
import { createClient } from '../../shared/contract/client.ts';
import { flights, machineIn, pins, signedIn, staff, value } from '../electron/app/with_app.ts';
import { boarding, passport } from '../helpers/papers.ts';

const dir = mkdtempSync(join(tmpdir(), 'tapis-bench-'));
process.on('exit', () => {
  rmSync(dir, { recursive: true, force: true });
});
const machine = machineIn(dir, { now: '2026-11-20T23:40:00.000Z', mono: 0 }, []);
const app = await openApplication(machine);
const pages = { client: (caller: string) => createClient((name, input) => app.dispatch(caller, name, input)) };
const { bp3mi } = await staff(pages);
const desk = await signedIn(pages, bp3mi, pins.bp3mi);
value(await desk('shift.open', { flights, clockConfirmed: true }));

let travellers = 0;
async function clear(): Promise<void> {
  travellers += 1;
  const number = `X${String(1_000_000 + travellers)}`;
  const sequence = String(travellers % 10_000).padStart(4, '0');
  const papers = { passport: passport({ number }), boarding: boarding({ sequence }) };
  value(await desk('screening.fastClear', { ...papers, purpose: 'tourism', effort: [] }));
}

// The second of a day is like all others: the words of the name and the figures of the day are there.
await clear();

type Row = Record<string, unknown>;
const live = openDatabase({
  path: join(dir, 'live', 'tapis.db'),
  key: (await machine.secrets.read('live')) ?? new Uint8Array(),
});
const tables = live
  .prepare("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'")
  .pluck()
  .all()
  .map(String);
const all = (name: string) => live.prepare(`SELECT * FROM ${name}`).all() as Row[]; // eslint-disable-line @typescript-eslint/consistent-type-assertions -- rows of any table, carried over as they are
const text = (row: Row) => JSON.stringify(row);
const before = new Map(tables.map((name) => [name, new Set(all(name).map(text))]));
await clear();
const stored = tables.flatMap((name) =>
  all(name)
    .filter((row) => before.get(name)?.has(text(row)) === false)
    .map((row) => ({ name, row })),
);
/** The rows one decision writes, as they are stored; those of the search's index go in the way that index takes them. */
const rows = stored.flatMap((one) =>
  one.name === 'searchCase'
    ? [one, { name: 'searchToken', row: { rowid: one.row.no, tokens: one.row.tokens } }]
    : [one],
);
live.close();

const raw = openDatabase({ path: join(dir, 'raw.db'), key: new Uint8Array(randomBytes(32)) });
raw.pragma('foreign_keys = OFF');
for (const name of raw.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").pluck().all())
  raw.exec(`DROP TRIGGER ${String(name)}`);
const inserts = rows.map(({ name, row }) => {
  const columns = Object.keys(row);
  const ofTable = raw.prepare(`SELECT name FROM pragma_table_info('${name}') WHERE pk > 0`).pluck().all().map(String);
  const keys = ofTable.length === 0 ? ['rowid'] : ofTable;
  const statement = raw.prepare(
    // The daily figures are rows that are there already.
    `INSERT ${name === 'figure' ? 'OR REPLACE ' : ''}INTO ${name} (${columns.join(', ')}) VALUES (${columns.map((one) => `@${one}`).join(', ')})`,
  );
  return { statement, row, keys };
});
/** Identifiers this decision made, as against those that were there before it. */
const earlier = [...before.values()].flatMap((known) => [...known]).join('\n');
const identifiers = new Set(
  rows
    .flatMap(({ row }) => Object.values(row))
    .filter((stored) => typeof stored === 'string' && /^[a-z]{3}_[0-9a-z]{20}$/.test(stored))
    .filter((id) => !earlier.includes(String(id)))
    // A passport number is a word that the search did not have.
    .concat(rows.filter(({ name }) => name === 'searchWord').map(({ row }) => row.word))
    .map(String),
);
let copies = 1_000_000;

/** The next rows: numbers go on, new identifiers are as random as those of the application, so that the same pages are met. */
function next(): (stored: unknown, isKey: boolean) => unknown {
  copies += 1000;
  const fresh = new Map([...identifiers].map((id) => [id, `${id.slice(0, 4)}${randomBytes(10).toString('hex')}`]));
  return (stored, isKey) => {
    if (typeof stored === 'number') return isKey ? stored + copies : stored;
    return typeof stored === 'string' ? (fresh.get(stored) ?? stored) : stored;
  };
}

const writeRaw = raw.transaction(() => {
  const value = next();
  for (const { statement, row, keys } of inserts) {
    statement.run(
      Object.fromEntries(Object.entries(row).map(([name, stored]) => [name, value(stored, keys.includes(name))])),
    );
  }
});

export const title = 'a durable decision with its event';
export const baseline = 'the same rows raw, one commit';
export const tasks = {
  [baseline]: () => {
    writeRaw();
  },
  'screening.fastClear through the dispatcher': clear,
};
