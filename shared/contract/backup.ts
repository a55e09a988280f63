/** Backups: the list, the settings, one now, and the drill that opens one. */
import { z } from 'zod';
import { batteryEnds } from '../domain/battery.ts';
import { BackupId } from '../ids.ts';
import { Instant } from '../time.ts';
import { job, query } from './procedure.ts';

/** Why a backup was made. */
export const BackupReason = z.enum(['time', 'shiftClosed', 'asked', 'keyRotated', 'powerLow']);
export type BackupReason = z.infer<typeof BackupReason>;

/** Why there is none, or none that can be trusted. */
export const BackupFault = z.enum(['disk-full', 'folder-unusable', 'database-damaged', 'copy-damaged']);
export type BackupFault = z.infer<typeof BackupFault>;

/** What the technician may set. */
export const BackupSettings = z.strictObject({
  /** Hours between two backups while something is written. */
  everyHours: z.int().min(1).max(24),
  /** Days after which a backup is removed: personal data must not live longer in it than in the station. */
  keepDays: z.int().min(2).max(30),
  /** A folder on another disk or stick, as a whole path; empty: none. */
  secondFolder: z.string().trim().max(400),
});
export type BackupSettings = z.infer<typeof BackupSettings>;

/** Settings of a station that never changed them. */
export const firstBackupSettings: BackupSettings = { everyHours: 4, keepDays: 14, secondFolder: '' };

/** One backup that was made, or should have been. */
export const BackupView = z.strictObject({
  id: BackupId,
  reason: BackupReason,
  at: Instant,
  file: z.string(),
  bytes: z.int(),
  /** Events in its log. */
  events: z.int(),
  fault: BackupFault.nullable(),
  secondFault: BackupFault.nullable(),
  /** The file is still in the folder. */
  there: z.boolean(),
});
export type BackupView = z.infer<typeof BackupView>;

const keepers = ['admin', 'supervisor'] as const;

/** Rows of backups. */
export const backup = {
  'backup.list': query({
    access: keepers,
    input: z.strictObject({}),
    output: z.strictObject({
      folder: z.string(),
      settings: BackupSettings,
      running: z.boolean(),
      backups: z.array(BackupView),
    }),
    errors: ['practice-not-backed-up'],
  }),
  'backup.configure': job({
    access: ['admin'],
    input: BackupSettings,
    output: BackupSettings,
    errors: ['practice-not-backed-up', 'folder-unusable'],
  }),
  'backup.make': job({
    access: keepers,
    input: z.strictObject({}),
    output: BackupView,
    errors: ['practice-not-backed-up', ...BackupFault.options],
  }),
  /**
   * The battery of the station's machine is nearly empty: a backup, unless one was made for that in the last half hour.
   * Answers when; null in practice, of which no backups are made.
   */
  'backup.powerLow': job({
    access: 'signedIn',
    input: z.strictObject({ percent: z.int().min(0).max(batteryEnds) }),
    output: z.strictObject({ at: Instant.nullable() }),
    errors: BackupFault.options,
  }),
  'backup.drill': job({
    access: keepers,
    input: z.strictObject({ file: z.string().max(80) }),
    output: z.strictObject({ bytes: z.int(), events: z.int(), root: z.string() }),
    errors: ['practice-not-backed-up', ...BackupFault.options],
  }),
};
