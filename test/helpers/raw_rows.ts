/** The rows one act writes, written again raw into the same kind of encrypted database: what the act is measured against. */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { openDatabase } from '../../db/open.ts';

type Row = Record<string, unknown>;

const tablesOf = (db: Database): string[] =>
  db
    .prepare("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'")
    .pluck()
    .all()
    .map(String);

/** Rows that stand in the database after `act` and did not before, as they are stored, and all text that was there before. */
async function rowsOf(db: Database, act: () => Promise<unknown>) {
  const all = (name: string) => db.prepare(`SELECT * FROM ${name}`).all() as Row[]; // eslint-disable-line @typescript-eslint/consistent-type-assertions -- rows of any table, carried over as they are
  const text = (row: Row) => JSON.stringify(row);
  const tables = tablesOf(db);
  const before = new Map(tables.map((name) => [name, new Set(all(name).map(text))]));
  await act();
  const rows = tables
    .flatMap((name) =>
      all(name)
        .filter((row) => before.get(name)?.has(text(row)) === false)
        .map((row) => ({ name, row })),
    )
    // The search's index takes its rows its own way, and shows none.
    .flatMap((one) =>
      one.name === 'searchCase'
        ? [one, { name: 'searchToken', row: { rowid: one.row.no, tokens: one.row.tokens } }]
        : [one],
    );
  return { rows, earlier: [...before.values()].flatMap((known) => [...known]).join('\n') };
}

/**
 * Writes the rows of `act` raw, in one commit, each time with fresh keys that are as random as those of the application, so that
 * as many pages are met. Daily figures and settings are rows that are there already.
 */
export async function rawWriter(
  { dir, live }: { dir: string; live: Uint8Array },
  act: () => Promise<unknown>,
): Promise<() => void> {
  const db = openDatabase({ path: join(dir, 'live', 'tapis.db'), key: live });
  const { rows, earlier } = await rowsOf(db, act);
  db.close();

  const raw = openDatabase({ path: join(dir, 'raw.db'), key: new Uint8Array(randomBytes(32)) });
  raw.pragma('foreign_keys = OFF');
  for (const name of raw.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").pluck().all())
    raw.exec(`DROP TRIGGER ${String(name)}`);
  const inserts = rows.map(({ name, row }) => {
    const columns = Object.keys(row);
    const ofTable = raw.prepare(`SELECT name FROM pragma_table_info('${name}') WHERE pk > 0`).pluck().all().map(String);
    const insert = ['figure', 'figureMonth', 'setting'].includes(name) ? 'INSERT OR REPLACE' : 'INSERT';
    const statement = raw.prepare(
      `${insert} INTO ${name} (${columns.join(', ')}) VALUES (${columns.map((one) => `@${one}`).join(', ')})`,
    );
    return { statement, row, keys: ofTable.length === 0 ? ['rowid'] : ofTable };
  });
  const identifiers = new Set(
    rows
      .flatMap(({ row }) => Object.values(row))
      .filter((stored) => typeof stored === 'string' && /^[a-z]{3}_[0-9a-z]{20}$/.test(stored))
      // What the act changed, and did not make, is a row with a key of its own as well.
      .filter((id) => !earlier.includes(String(id)) || rows.some(({ row }) => row.id === id))
      // A passport number is a word that the search did not have.
      .concat(rows.filter(({ name }) => name === 'searchWord').map(({ row }) => row.word))
      .map(String),
  );
  let copies = 1_000_000;
  return raw.transaction(() => {
    copies += 1000;
    const fresh = new Map([...identifiers].map((id) => [id, `${id.slice(0, 4)}${randomBytes(10).toString('hex')}`]));
    const value = (stored: unknown, isKey: boolean) => {
      if (typeof stored === 'number') return isKey ? stored + copies : stored;
      return typeof stored === 'string' ? (fresh.get(stored) ?? stored) : stored;
    };
    for (const { statement, row, keys } of inserts) {
      statement.run(
        Object.fromEntries(Object.entries(row).map(([name, stored]) => [name, value(stored, keys.includes(name))])),
      );
    }
  });
}
