/** A station's database as it was left, looked at from outside: nothing torn, no act half there, log and custody ledger agree. */
import Database from 'better-sqlite3';
import { expect } from 'vitest';
import { z } from 'zod';
import { openReader } from '../../db/store.ts';
import { treeStands } from '../../electron/app/audit.ts';
import { headFault, headPath, readHead } from '../../electron/app/log_head.ts';
import { verifyLog } from '../../electron/app/log_verification.ts';
import { halfActs } from './half_acts.ts';
import type { Fact } from './told.ts';

/** A database that nobody has open, and its key. */
interface ClosedDatabase {
  readonly database: string;
  readonly key: Uint8Array;
}

/** Opens it to be read by statements of one's own. */
export function openRaw({ database, key }: ClosedDatabase): Database.Database {
  const db = new Database(database, { readonly: true });
  db.pragma(`key = "x'${Buffer.from(key).toString('hex')}'"`);
  return db;
}

/** The rows that were acknowledged and are not there, as they were acknowledged. */
export function lostOf(db: Database.Database, facts: readonly Fact[]): readonly Fact[] {
  return facts.filter(({ table, row }) => {
    const columns = Object.keys(row).map((column) => `${column} = @${column}`);
    return db.prepare(`SELECT 1 FROM ${table} WHERE ${columns.join(' AND ')}`).get(row) === undefined;
  });
}

const Findings = z.array(z.object({ integrity_check: z.string() }));

/** @param torn a write was torn: the head kept beside the database may be ahead of it */
export function expectSound(place: ClosedDatabase, { torn = false } = {}): void {
  const db = openRaw(place);
  const { read, close } = openReader({ path: place.database, key: place.key });
  try {
    expect(Findings.parse(db.pragma('integrity_check(1)'))).toEqual([{ integrity_check: 'ok' }]);
    expect(halfActs(db)).toEqual([]);
    expect(treeStands(read)).toBe(true);
    expect(verifyLog(read)).toMatchObject({ intact: true, broken: null });
    expect([null, ...(torn ? ['behind'] : [])]).toContain(headFault(read, readHead(headPath(place.database))));
    expect(read.custodyAgrees()).toBe(true);
    const { taken, gone, held } = read.custodyBalance();
    expect(taken).toBe(gone + held);
  } finally {
    close();
    db.close();
  }
}
