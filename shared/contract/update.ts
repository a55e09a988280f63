/** Updates of the program from a stick: what is known, what a package is, and taking one in. */
import { z } from 'zod';
import { ApprovalId, HashHex } from '../ids.ts';
import { Instant } from '../time.ts';
import { Version } from '../update/manifest.ts';
import { ReturnReason } from '../update/reason.ts';
import { BackupFault } from './backup.ts';
import { command, job, query } from './procedure.ts';
import { approvalFaults } from './session.ts';

/** The place of a package on a stick: its folder, or the one it lies in, as a whole path. */
const Folder = z.string().trim().min(1).max(400);

/** Why a package is not taken. */
const packageFaults = [
  'update-not-in-practice',
  'update-not-installed-so',
  'update-no-package',
  'update-no-key',
  'update-signature',
  'update-damaged',
  'update-older',
  'update-too-new-a-step',
  'update-other-machine',
] as const;

/** Rows of updates. */
export const update = {
  /** Public: the sign-in page says that a new version was given up. */
  'update.state': query({
    access: 'public',
    input: z.strictObject({}),
    output: z.strictObject({
      /** Null: not started in a way that it could be updated, or practice. */
      version: Version.nullable(),
      /** It is tried at the next start of the program. */
      pending: Version.nullable(),
      /** The last new version was given up, and no admin has said to know it. */
      returned: z.strictObject({ version: Version, reason: ReturnReason, at: Instant }).nullable(),
    }),
    errors: [],
  }),
  'update.look': job({
    access: ['admin'],
    input: z.strictObject({ folder: Folder }),
    output: z.strictObject({
      /** Of the signed manifest: names the package and everything in it. */
      sha256: HashHex,
      version: Version,
      running: Version,
      bytes: z.int(),
      files: z.int(),
      builtAt: Instant.nullable(),
    }),
    errors: packageFaults,
  }),
  'update.install': job({
    access: ['admin'],
    /** The second person approved for the hash that `update.look` gave. */
    input: z.strictObject({ folder: Folder, sha256: HashHex, approvalId: ApprovalId }),
    output: z.strictObject({ version: Version, backup: z.string() }),
    errors: [...packageFaults, 'update-running', ...BackupFault.options, ...approvalFaults],
    auditRefusal: true,
  }),
  'update.dismiss': command({
    access: ['admin'],
    input: z.strictObject({}),
    output: z.strictObject({}),
    errors: ['update-nothing-returned'],
  }),
};
