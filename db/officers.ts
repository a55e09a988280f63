/** The people of the station. Never deleted; the names of those who left stay as long as a case names them. */
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

const LeftRecord = z.strictObject({ officerId: OfficerId, at: Instant });

/** Reads of officers. */
export function readOfficers(db: Database) {
  const officers = tableOf(db, 'officer', OfficerRecord);
  const left = tableOf(db, 'officerLeft', LeftRecord);
  const keptCases = db.prepare(
    `SELECT 1 FROM officerInCase c WHERE c.officerId = ?
       AND NOT EXISTS (SELECT 1 FROM erasure WHERE screeningId = c.screeningId) LIMIT 1`,
  );
  return {
    /** Everybody who has a name: who left and was erased is not among them. */
    officers: () =>
      officers.all(
        `SELECT * FROM officer WHERE id NOT IN (SELECT officerId FROM officerErasure) ORDER BY active DESC, agency, name`,
      ),
    /** Who left and still has a name, and when they left. */
    leftOfficers: () =>
      left.all(
        'SELECT * FROM officerLeft WHERE officerId NOT IN (SELECT officerId FROM officerErasure) ORDER BY officerId',
      ),
    /** Whether a case that is kept names the officer. */
    namedByKeptCase: (id: OfficerId) => keptCases.get(id) !== undefined,
    officer: (id: OfficerId) => officers.one('SELECT * FROM officer WHERE id = ?', id),
    /** Name as it stands in records; the identifier itself if there is no such officer. */
    officerName: (id: OfficerId) => officers.one('SELECT * FROM officer WHERE id = ?', id)?.name ?? id,
  };
}

/** Writes of officers. */
export function writeOfficers(db: Database) {
  const officers = tableOf(db, 'officer', OfficerRecord);
  const left = tableOf(db, 'officerLeft', LeftRecord);
  const leave = db.prepare(
    'UPDATE officer SET active = 0, pinHash = NULL, codeHash = NULL, failedAttempts = 0, lockedUntil = NULL WHERE id = ?',
  );
  const setPin = db.prepare(
    'UPDATE officer SET pinHash = ?, codeHash = ?, failedAttempts = 0, lockedUntil = NULL WHERE id = ?',
  );
  const setAttempts = db.prepare('UPDATE officer SET failedAttempts = ?, lockedUntil = ? WHERE id = ?');
  return {
    insertOfficer: officers.insert,
    /** The officer works here no more; what the PIN could be found by is gone. */
    officerLeaves: (id: OfficerId, at: Instant) => {
      leave.run(id);
      left.insert({ officerId: id, at });
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
