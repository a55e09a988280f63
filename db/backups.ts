/** What is known of the copies of this database. */
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { BackupFault, BackupReason } from '../shared/contract/backup.ts';
import { BackupId } from '../shared/ids.ts';
import { Instant } from '../shared/time.ts';
import { tableOf } from './row.ts';

/** A backup, or the attempt at one. */
export const BackupRecord = z.strictObject({
  id: BackupId,
  reason: BackupReason,
  at: Instant,
  file: z.string(),
  bytes: z.int(),
  events: z.int(),
  /** Root of the copy's log, base64. */
  root: z.string(),
  fault: BackupFault.nullable(),
  /** What went wrong at the second place alone. */
  secondFault: BackupFault.nullable(),
});
export type BackupRecord = z.infer<typeof BackupRecord>;

/** Reads of backups. */
export function readBackups(db: Database) {
  const table = tableOf(db, 'backup', BackupRecord);
  return {
    lastBackup: () => table.one('SELECT * FROM backup ORDER BY at DESC, id DESC LIMIT 1'),
    /** The newest first. */
    backups: (count: number) => table.all('SELECT * FROM backup ORDER BY at DESC, id DESC LIMIT ?', count),
  };
}

/** Writes of backups. */
export const writeBackups = (db: Database) => ({ insertBackup: tableOf(db, 'backup', BackupRecord).insert });
