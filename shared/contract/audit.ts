/** The log for outsiders: checkpoints, cosignatures, proofs and the export. Browsing and verifying stand in `log.ts`. */
import { z } from 'zod';
import { ContentLine } from '../audit/bundle.ts';
import { CheckpointCause } from '../audit/checkpoint.ts';
import { Instant } from '../time.ts';
import { command, job, query } from './procedure.ts';
import { Pin } from './session.ts';

const CheckpointLine = z.strictObject({
  size: z.int(),
  root: z.string(),
  at: Instant,
  cause: CheckpointCause,
  cosignedBy: z.array(z.strictObject({ name: z.string(), at: Instant })),
});
export type CheckpointLine = z.infer<typeof CheckpointLine>;

/** Rows of checkpoints and export. */
export const audit = {
  'audit.checkpoints': query({
    access: ['auditor', 'supervisor'],
    input: z.strictObject({ limit: z.int().min(1).max(100) }),
    output: z.strictObject({
      /** The station's verifier key, as outsiders compare it. */
      stationKey: z.string(),
      /** Newest first. */
      checkpoints: z.array(CheckpointLine),
      /** Size of the checkpoint the caller may cosign: the newest, unless already cosigned by them. */
      toCosign: z.int().nullable(),
    }),
    errors: [],
  }),
  'audit.cosign': job({
    access: ['supervisor'],
    input: z.strictObject({ size: z.int().min(1), pin: Pin }),
    output: z.strictObject({ size: z.int() }),
    errors: [
      'pin-wrong',
      'locked-out',
      'officer-unknown',
      'checkpoint-unknown',
      'checkpoint-behind',
      'log-not-consistent',
    ],
    auditRefusal: true,
  }),
  'audit.export': command({
    access: ['auditor'],
    input: z.strictObject({}),
    output: z.strictObject({
      /** Events of the export, this one the last. */
      size: z.int(),
      /** Verifier keys: the station's, then the cosigners'. */
      keys: z.array(z.string()),
    }),
    errors: [],
  }),
  'audit.leaves': query({
    access: ['auditor'],
    input: z.strictObject({ from: z.int().min(0), limit: z.int().min(1).max(1000) }),
    output: z.strictObject({
      /** Canonical leaves, the bytes that were hashed. */
      leaves: z.array(z.string()),
      /** Contents without personal data. */
      contents: z.array(ContentLine),
    }),
    errors: [],
  }),
  'audit.notes': query({
    access: ['auditor'],
    input: z.strictObject({ after: z.int().min(0), limit: z.int().min(1).max(200) }),
    /** Signed notes with their cosignatures, smallest first. */
    output: z.strictObject({ notes: z.array(z.strictObject({ size: z.int(), note: z.string() })) }),
    errors: [],
  }),
  'audit.proof': query({
    access: ['auditor'],
    input: z.strictObject({ seq: z.int().min(0) }),
    /** The record as it was hashed, and its proof in the format of c2sp.org/tlog-proof. */
    output: z.strictObject({ leaf: z.string(), proof: z.string() }),
    errors: ['event-unknown', 'not-yet-signed'],
  }),
};
