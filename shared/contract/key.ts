/** The key of the database: how it is kept, the passphrase, a new key, and the sheet that brings it back. */
import { z } from 'zod';
import { ApprovalId, HashHex } from '../ids.ts';
import { Instant } from '../time.ts';
import { BackupFault } from './backup.ts';
import { job, query } from './procedure.ts';
import { approvalFaults } from './session.ts';

/** How the key is kept. */
const KeyProtection = z.enum(['keyFile', 'systemKeychain', 'passphrase']);

/** A new passphrase: long enough that guessing at 256 MiB a guess is hopeless, short enough to be typed at six in the morning. */
const NewPassphrase = z.string().max(200);

/** Shortest passphrase, in characters, spaces counted once. */
export const passphraseLength = 16;

/** Rows of the key. */
export const key = {
  'station.unlock': job({
    access: 'public',
    input: z.strictObject({ passphrase: z.string().max(200) }),
    output: z.strictObject({}),
    errors: ['passphrase-wrong', 'passphrase-wait'],
  }),
  'key.state': query({
    access: ['admin', 'supervisor'],
    input: z.strictObject({}),
    output: z.strictObject({
      protection: KeyProtection,
      /** Names the key without telling it. */
      fingerprint: HashHex,
      since: Instant,
      sheet: z.strictObject({ at: Instant, by: z.string(), second: z.string() }).nullable(),
      passphrasePossible: z.boolean(),
    }),
    errors: [],
  }),
  'key.protect': job({
    access: ['admin'],
    /** Null: the key file again. */
    input: z.strictObject({ passphrase: NewPassphrase.nullable() }),
    output: z.strictObject({ protection: KeyProtection }),
    errors: ['passphrase-short', 'passphrase-not-here', 'practice-key'],
  }),
  'key.rotate': job({
    access: ['admin'],
    /** The second person approved for the fingerprint of the key that goes. */
    input: z.strictObject({ approvalId: ApprovalId }),
    output: z.strictObject({ fingerprint: HashHex, backup: z.string() }),
    errors: ['practice-key', ...BackupFault.options, ...approvalFaults],
  }),
  'key.sheet': job({
    access: ['admin'],
    input: z.strictObject({ approvalId: ApprovalId }),
    /** Both parts; shown once, each for one person. */
    output: z.strictObject({ parts: z.tuple([z.string(), z.string()]), fingerprint: HashHex }),
    errors: ['practice-key', 'sheet-already-made', ...approvalFaults],
  }),
};
