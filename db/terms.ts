/** Which machine is the host: each taking over by a spare raises the term, which begins with 1. */
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { DeviceId, OfficerId } from '../shared/ids.ts';
import { Instant } from '../shared/time.ts';
import { tableOf } from './row.ts';

/** One taking over, or what is left of it. */
const TermRecord = z.strictObject({
  term: z.int(),
  takenAt: Instant,
  /** Who took over, and what the machine was until then; null: a restored backup was given the term of the database before it. */
  takenBy: OfficerId.nullable(),
  device: DeviceId.nullable(),
});

/** Reads of terms. */
export function readTerms(db: Database) {
  const newest = db.prepare('SELECT coalesce(max(term), 1) FROM hostTerm').pluck();
  return { term: (): number => z.int().parse(newest.get()) };
}

/** Writes of terms. */
export const writeTerms = (db: Database) => ({ insertTerm: tableOf(db, 'hostTerm', TermRecord).insert });
