/** Which machine is the host: each taking over by a spare raises the term, which begins with 1. */
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { DeviceId, OfficerId } from '../shared/ids.ts';
import { Instant } from '../shared/time.ts';
import { tableOf } from './row.ts';

/** One taking over. */
const TermRecord = z.strictObject({
  term: z.int(),
  takenAt: Instant,
  takenBy: OfficerId,
  /** What the machine was until then. */
  device: DeviceId,
});

/** Reads of terms. */
export function readTerms(db: Database) {
  const newest = db.prepare('SELECT coalesce(max(term), 1) FROM hostTerm').pluck();
  return { term: (): number => z.int().parse(newest.get()) };
}

/** Writes of terms. */
export const writeTerms = (db: Database) => ({ insertTerm: tableOf(db, 'hostTerm', TermRecord).insert });
