/** Documents recorded as *cannot be checked now*, and what checking them again brought. */
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { OfficerId, ScreeningId } from '../shared/ids.ts';
import { Instant } from '../shared/time.ts';
import { RecheckOutcome } from '../shared/domain/recheck.ts';
import { tableOf } from './row.ts';

/** A document that waits to be checked again: the answer in force says that it could not be. */
const WaitingDocument = z.strictObject({
  answerId: z.int(),
  screeningId: ScreeningId,
  code: z.string(),
  since: Instant,
});
export type WaitingDocument = z.infer<typeof WaitingDocument>;

/** One check; `stands`: whether it also became the answer, or only stands beside a decided record. */
const RecheckRecord = z.strictObject({
  answerId: z.int(),
  screeningId: ScreeningId,
  code: z.string(),
  outcome: RecheckOutcome,
  stands: z.enum(['asAnswer', 'beside']),
  officerId: OfficerId,
  at: Instant,
});
export type RecheckRecord = z.infer<typeof RecheckRecord>;

const Noted = RecheckRecord.extend({ note: z.string().nullable() });

const waitingSql = `
  SELECT a.id AS answerId, a.screeningId, a.code, a.at AS since FROM answer a JOIN screening s ON s.id = a.screeningId
  WHERE a.kind = 'document' AND a.value = 'notCheckable' AND s.state <> 'void'
    AND NOT EXISTS (SELECT 1 FROM answer later
      WHERE later.screeningId = a.screeningId AND later.kind = a.kind AND later.code = a.code AND later.id > a.id)
    AND NOT EXISTS (SELECT 1 FROM recheck r WHERE r.answerId = a.id AND r.outcome <> 'stillNotCheckable')`;

/** Reads of rechecks. */
export function readRechecks(db: Database) {
  const waiting = tableOf(db, 'answer', WaitingDocument);
  const rechecks = tableOf(db, 'recheck', Noted);
  return {
    /** Everything that waits, the oldest first; it outlives a shift. */
    waitingDocuments: () => waiting.all(`${waitingSql} ORDER BY a.id`),
    waitingDocument: (id: ScreeningId, code: string) =>
      waiting.one(`${waitingSql} AND a.screeningId = ? AND a.code = ?`, id, code),
    rechecks: (id: ScreeningId) =>
      rechecks.all(
        `SELECT r.*, n.note FROM recheck r LEFT JOIN recheckNote n ON n.recheckId = r.id
         WHERE r.screeningId = ? ORDER BY r.id`,
        id,
      ),
  };
}

/** Writes of rechecks: only ever one more. */
export function writeRechecks(db: Database) {
  const rechecks = tableOf(db, 'recheck', RecheckRecord);
  const insertNote = db.prepare('INSERT INTO recheckNote (recheckId, note) SELECT max(id), ? FROM recheck');
  return {
    insertRecheck: (record: RecheckRecord, note: string | null) => {
      rechecks.insert(record);
      if (note !== null) insertNote.run(note);
    },
  };
}
