/** A station that does not open: its backups, and the key from both parts of the recovery sheet. */
import { z } from 'zod';
import { Role } from '../domain/words.ts';
import { OfficerId } from '../ids.ts';
import { Instant } from '../time.ts';
import { job, query } from './procedure.ts';

/** Why a station waits to be brought back. */
export const RecoveryCause = z.enum([
  /** A page of the database cannot be read, or none of it though the key is the right one. */
  'damaged',
  /** Events and their tree do not fit. */
  'log-damaged',
  'key-missing',
  /** There is a key, but it cannot be read: damaged, or sealed by another user or machine. */
  'key-unusable',
  /** There is a key, and it is the key of something else. */
  'key-does-not-fit',
  /** Somebody asked for it where the passphrase is wanted. */
  'passphrase',
  /** Somebody asked for it where there is no station yet. */
  'new',
]);
export type RecoveryCause = z.infer<typeof RecoveryCause>;

/** Longest path of a backup. */
const File = z.string().min(1).max(1000);

/** One part of a sheet as it was typed: 68 signs, hyphens and spaces between. */
const Part = z.string().max(200);

/** Null: the key that lies here. */
const Parts = z.tuple([Part, Part]).nullable();

const sheetFaults = ['recovery-malformed', 'recovery-same-part', 'recovery-other-key'] as const;

/** Rows of a station that is brought back. Nobody can sign in to it: who may is decided by the backup and the sheet. */
export const recovery = {
  /** Where the passphrase is forgotten, or a new machine takes the place of a lost one. */
  'recovery.begin': job({
    access: 'public',
    input: z.strictObject({}),
    output: z.strictObject({}),
    errors: ['station-exists'],
  }),
  'recovery.state': query({
    access: 'public',
    input: z.strictObject({}),
    output: z.strictObject({
      cause: RecoveryCause,
      /** Something that may be a database lies in its place. */
      database: z.boolean(),
      /** Folder of the backups of this machine. */
      folder: z.string(),
      /** The newest first. */
      backups: z.array(z.strictObject({ file: File, name: z.string(), at: Instant, bytes: z.int() })),
    }),
    errors: ['recovery-not-begun'],
  }),
  /** Opens a copy of a backup and checks all of it. */
  'recovery.look': job({
    access: 'public',
    input: z.strictObject({ file: File, parts: Parts }),
    output: z.strictObject({
      station: z.string(),
      events: z.int(),
      lastEventAt: Instant.nullable(),
      /** Passports it says are held. */
      held: z.int(),
      /** Who may bring it back: technicians and shift heads of that day, with the PIN of that day. */
      keepers: z.array(z.strictObject({ id: OfficerId, name: z.string(), role: Role })),
    }),
    errors: [
      'recovery-not-begun',
      'backup-not-there',
      'backup-needs-sheet',
      'backup-other-key',
      'backup-unsound',
      'backup-newer',
      ...sheetFaults,
    ],
  }),
  /** Puts the backup that was looked at in the place of the database. `aside`: folder of the database of before. */
  'recovery.restore': job({
    access: 'public',
    input: z.strictObject({ officerId: OfficerId, pin: z.string().max(64) }),
    output: z.strictObject({ aside: z.string().nullable() }),
    errors: ['recovery-not-begun', 'recovery-look-first', 'officer-unknown', 'pin-wrong', 'locked-out', 'key-not-kept'],
  }),
  /** Puts the key of a sheet in its place, when it opens the database that lies here. */
  'recovery.key': job({
    access: 'public',
    input: z.strictObject({ parts: z.tuple([Part, Part]) }),
    output: z.strictObject({}),
    errors: ['recovery-not-begun', 'recovery-no-database', 'sheet-does-not-fit', 'key-not-kept', ...sheetFaults],
  }),
  /** Tries to open the station. `anyway`: though a part of it could not be read. Answers whether it is open. */
  'recovery.end': job({
    access: 'public',
    input: z.strictObject({ anyway: z.boolean() }),
    output: z.strictObject({ open: z.boolean() }),
    errors: ['recovery-not-begun'],
  }),
};
