/** The people of the station. Never deleted: their names stand in old records. */
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { OfficerId } from '../shared/ids.ts';
import { Instant } from '../shared/time.ts';
import { AgencyCode, Role } from '../shared/domain/words.ts';
import { tableOf } from './row.ts';

/** An officer with the state of the PIN. Hashes are PHC strings (argon2id). */
export const OfficerRecord = z.strictObject({
  id: OfficerId,
  name: z.string(),
  serviceNumber: z.string(),
  agency: AgencyCode.nullable(),
  role: Role,
  immigrationOfficial: z.boolean(),
  active: z.boolean(),
  pinHash: z.string().nullable(),
  /** Hash of the one-time code while the officer has no PIN. */
  codeHash: z.string().nullable(),
  failedAttempts: z.int(),
  lockedUntil: Instant.nullable(),
  createdAt: Instant,
});
export type OfficerRecord = z.infer<typeof OfficerRecord>;

/** Reads of officers. */
export function readOfficers(db: Database) {
  const officers = tableOf(db, 'officer', OfficerRecord);
  return {
    officers: () => officers.all('SELECT * FROM officer ORDER BY active DESC, agency, name'),
    officer: (id: OfficerId) => officers.one('SELECT * FROM officer WHERE id = ?', id),
    /** Name as it stands in records; the identifier itself if there is no such officer. */
    officerName: (id: OfficerId) => officers.one('SELECT * FROM officer WHERE id = ?', id)?.name ?? id,
  };
}

/** Writes of officers. */
export function writeOfficers(db: Database) {
  const officers = tableOf(db, 'officer', OfficerRecord);
  const setActive = db.prepare('UPDATE officer SET active = ? WHERE id = ?');
  const setPin = db.prepare(
    'UPDATE officer SET pinHash = ?, codeHash = ?, failedAttempts = 0, lockedUntil = NULL WHERE id = ?',
  );
  const setAttempts = db.prepare('UPDATE officer SET failedAttempts = ?, lockedUntil = ? WHERE id = ?');
  return {
    insertOfficer: officers.insert,
    setOfficerActive: (id: OfficerId, active: boolean) => {
      setActive.run(active ? 1 : 0, id);
    },
    /** Sets PIN or one-time code (the other null) and clears the lock-out. */
    setOfficerPin: (id: OfficerId, hashes: { pinHash: string | null; codeHash: string | null }) => {
      setPin.run(hashes.pinHash, hashes.codeHash, id);
    },
    setOfficerAttempts: (id: OfficerId, attempts: { failed: number; lockedUntil: Instant | null }) => {
      setAttempts.run(attempts.failed, attempts.lockedUntil, id);
    },
  };
}
