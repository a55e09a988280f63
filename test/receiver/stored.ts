/** What a receiver keeps: of each identifier the newest version, written to the disk before anything is acknowledged. */
import { createHash } from 'node:crypto';
import Database from 'better-sqlite3';
import { z } from 'zod';
import { canonicalJson } from '../../shared/audit/canonical.ts';
import type { Batch, CentralRecord, RecordResult } from '../../shared/central/batch.ts';

const Row = z.object({ id: z.string(), version: z.int(), digest: z.string(), content: z.string().nullable() });
/** One stored record; erased ones have no content. */
export type StoredRow = z.infer<typeof Row>;

export const sha256Hex = (bytes: string | Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

export interface Records {
  /** Stores a batch in one transaction, record by record, and says what became of each. */
  readonly take: (batch: Batch) => RecordResult[];
  readonly all: () => StoredRow[];
  /** How often each version took effect: once, or this receiver is wrong. */
  readonly effects: () => { id: string; version: number; times: number }[];
  readonly close: () => void;
}

/** Opens the records of a receiver in one file. */
export function openRecords(path: string): Records {
  const db = new Database(path);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.exec(`
    CREATE TABLE IF NOT EXISTS record (id TEXT PRIMARY KEY, version INTEGER NOT NULL, digest TEXT NOT NULL, content TEXT) STRICT;
    CREATE TABLE IF NOT EXISTS effect (id TEXT NOT NULL, version INTEGER NOT NULL) STRICT;`);
  const known = db.prepare('SELECT id, version, digest, content FROM record WHERE id = ?');
  const put = db.prepare('INSERT OR REPLACE INTO record VALUES (?, ?, ?, ?)');
  const effect = db.prepare('INSERT INTO effect VALUES (?, ?)');
  const takeOne = (record: CentralRecord): RecordResult => {
    const { id, version } = record;
    const text = canonicalJson(record);
    const digest = sha256Hex(text);
    const before = Row.optional().parse(known.get(id));
    if (before !== undefined && before.version > version) return { id, version, result: 'newer', has: before.version };
    if (before?.version === version) {
      return { id, version, result: before.digest === digest ? 'known' : 'differs', digest: before.digest };
    }
    put.run(id, version, digest, record.state === 'erased' ? null : text);
    effect.run(id, version);
    return { id, version, result: 'stored', digest };
  };
  return {
    take: (batch) => db.transaction(() => batch.records.map(takeOne)).immediate(),
    all: () => z.array(Row).parse(db.prepare('SELECT * FROM record ORDER BY id').all()),
    effects: () =>
      z
        .array(z.object({ id: z.string(), version: z.int(), times: z.int() }))
        .parse(db.prepare('SELECT id, version, count(*) AS times FROM effect GROUP BY id, version').all()),
    close: () => {
      db.close();
    },
  };
}
