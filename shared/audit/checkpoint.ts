/**
 * Checkpoints after c2sp.org/tlog-checkpoint: the text of a signed note that says how large a log is and which root it has.
 *
 *     origin
 *     size, decimal
 *     base64 of the root, RFC 6962
 *     any extension lines
 *
 * The origin is the name of the log and of the key that signs it. Ours have no extension lines; those of others are kept.
 */
import { z } from 'zod';
import { fromBase64, toBase64 } from '../base64.ts';
import { err, ok, type Result } from '../result.ts';
import type { Sha256 } from './tree.ts';

/** Why a station made a checkpoint. */
export const CheckpointCause = z.enum(['postponed', 'held', 'shiftClosed', 'exported', 'behindHead']);
export type CheckpointCause = z.infer<typeof CheckpointCause>;

/** Why a log does not go on from the head kept beside its database. */
export const HeadFault = z.enum(['missing', 'otherLog', 'behind', 'differs']);
export type HeadFault = z.infer<typeof HeadFault>;

/** Why a log is not believed as it stands: its head, or what a verification found in it. */
export const LogFault = z.enum([...HeadFault.options, 'broken']);
export type LogFault = z.infer<typeof LogFault>;

/** What a checkpoint says. Nothing of it is verified. */
export interface Checkpoint {
  readonly origin: string;
  /** Number of events. */
  readonly size: number;
  /** 32 bytes. */
  readonly root: Uint8Array;
}

/** The text that is signed. */
export const checkpointText = ({ origin, size, root }: Checkpoint): string =>
  `${origin}\n${String(size)}\n${toBase64(root)}\n`;

/** Reads the text of a note as a checkpoint. One spelling only: no leading zero, no empty line, a root of 32 bytes. */
export function parseCheckpoint(text: string): Result<Checkpoint, 'checkpoint-malformed'> {
  const [origin = '', size = '', hash = '', ...more] = text.split('\n');
  const root = fromBase64(hash);
  const extensions = more.slice(0, -1);
  const sound =
    origin !== '' &&
    /^(0|[1-9]\d{0,15})$/.test(size) &&
    Number.isSafeInteger(Number(size)) &&
    more.at(-1) === '' &&
    !extensions.includes('');
  if (!sound || root?.length !== 32) return err('checkpoint-malformed');
  return ok({ origin, size: Number(size), root });
}

/**
 * The name of a station's log and of the key that signs it: `tapis.PLM-A1/` and 16 hex digits of SHA-256 of the public
 * key. The digits keep apart what two stations of one name, or practice, wrote.
 * @param station airport and counter, `PLM-A1`
 * @param publicKey 32 bytes
 */
export function logName(station: string, publicKey: Uint8Array, sha256: Sha256): string {
  const digits = [...sha256(publicKey).subarray(0, 8)].map((byte) => byte.toString(16).padStart(2, '0'));
  return `tapis.${station}/${digits.join('')}`;
}
