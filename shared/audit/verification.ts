/** What a station finds when it hashes its own log again. */
import { z } from 'zod';

/** What does not fit at the place where a log breaks. */
export const BreakCause = z.enum([
  /** An event is missing, or stands at another place. */
  'sequence',
  /** An event is not the one its leaf of the tree was made of, or has not the form of an event. */
  'event',
  /** What an event says is not what it committed to. */
  'content',
  /** A node of the tree is missing, or is not the hash of the two below it. */
  'tree',
  /** A checkpoint is not of this log: `seq` is the size up to which an earlier one still fits. */
  'checkpoint',
  /** The log is not, or no longer, what it was when it was verified last. */
  'verifiedPoint',
]);
export type BreakCause = z.infer<typeof BreakCause>;

/** The first place that does not fit. */
export const LogBreak = z.strictObject({ seq: z.int().min(0), cause: BreakCause });
export type LogBreak = z.infer<typeof LogBreak>;

/** A size of the log and its root (base64) at that size. */
export const LogPoint = z.strictObject({ size: z.int().min(0), root: z.string() });
export type LogPoint = z.infer<typeof LogPoint>;

/** The outcome of a verification. */
export const Verification = z.strictObject({
  intact: z.boolean(),
  /** Events when it began: what was recorded meanwhile is not looked at. */
  size: z.int().min(0),
  /** Base64; empty where the log breaks. */
  root: z.string(),
  broken: LogBreak.nullable(),
  /** Checkpoints of the station that fit, and the size of the newest of them; 0 where there is none. */
  checkpoints: z.int().min(0),
  signedTo: z.int().min(0),
  /** Size of the newest checkpoint with a right cosignature; 0 where there is none. */
  cosignedTo: z.int().min(0),
});
export type Verification = z.infer<typeof Verification>;
