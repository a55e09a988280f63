/** Everything a station has stored, to be compared before and after a refusal. */
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { z } from 'zod';
import type { Bench } from './with_app.ts';

/** The log grows with every refusal, as it should; so do the counted tries of a PIN or a card. */
const growing = new Set(['event', 'eventAbout', 'eventContent', 'treeNode']);
const tries = new Set(['failedAttempts', 'lockedUntil']);

const Row = z.record(z.string(), z.unknown());

/** All rows of all tables, as text, read past the application from the encrypted file. */
export async function dump(bench: Bench): Promise<string> {
  const db = new Database(join(bench.dir, 'live', 'tapis.db'), { readonly: true });
  try {
    db.pragma(`key = "x'${Buffer.from(await bench.key()).toString('hex')}'"`);
    // The index of the search cannot be read row by row; the tables it keeps itself in can.
    const stored =
      "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'shadow') ORDER BY name";
    const tables = z
      .array(z.string())
      .parse(db.prepare(stored).pluck().all())
      .filter((name) => !growing.has(name));
    const rows = tables.map((name) => [
      name,
      db
        .prepare(`SELECT * FROM ${name}`)
        .all()
        .map((row) => Object.entries(Row.parse(row)).filter(([column]) => !tries.has(column))),
    ]);
    return JSON.stringify(rows, (_key, value: unknown) => (value instanceof Uint8Array ? [...value] : value));
  } finally {
    db.close();
  }
}
