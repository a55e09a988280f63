/**
 * Cosignatures after c2sp.org/tlog-cosignature, `cosignature/v1`: a second person says that at this second the largest
 * tree seen of a log had this root, and that it goes on from all seen before.
 *
 * Signed is `cosignature/v1\ntime <seconds since 1970>\n` and the whole text of the checkpoint; the signature of the note
 * line is the time in 8 bytes, most significant first, and the 64 bytes of Ed25519. The key id is made with type 0x04.
 */
import type { Result } from '../result.ts';
import { keyTypes, parseVerifierKey, verifierKey, type NoteSignature, type VerifierKey } from './signed_note.ts';
import type { Sha256 } from './tree.ts';

const utf8 = new TextEncoder();

/** A cosigner's key by its name and 32 public bytes. */
export const cosignerKey = (name: string, publicKey: Uint8Array, sha256: Sha256): VerifierKey =>
  verifierKey(name, publicKey, sha256, keyTypes.cosignature);

/** Reads a cosigner's key as it is handed on. */
export const parseCosignerKey = (text: string, sha256: Sha256): Result<VerifierKey, 'verifier-key-malformed'> =>
  parseVerifierKey(text, sha256, keyTypes.cosignature);

const message = (checkpoint: string, time: bigint): Uint8Array =>
  utf8.encode(`cosignature/v1\ntime ${String(time)}\n${checkpoint}`);

/**
 * Cosigns the text of a checkpoint.
 * @param time seconds since 1970
 */
export function cosign(
  checkpoint: string,
  { key, time, sign }: { key: VerifierKey; time: number; sign: (message: Uint8Array) => Uint8Array },
): NoteSignature {
  const signature = new Uint8Array(72);
  new DataView(signature.buffer).setBigUint64(0, BigInt(time));
  signature.set(sign(message(checkpoint, BigInt(time))), 8);
  return { name: key.name, keyId: key.keyId, signature };
}

/** What is to be verified of a cosignature. */
export interface CosignatureParts {
  /** Seconds since 1970. */
  readonly time: number;
  readonly message: Uint8Array;
  readonly signature: Uint8Array;
}

/** Takes a cosignature apart; null where it cannot be one: another length, or a time beyond the specification. */
export function cosignatureParts(checkpoint: string, { signature }: NoteSignature): CosignatureParts | null {
  if (signature.length !== 72) return null;
  const time = new DataView(signature.buffer, signature.byteOffset).getBigUint64(0);
  if (time > BigInt(Number.MAX_SAFE_INTEGER)) return null;
  return { time: Number(time), message: message(checkpoint, time), signature: signature.subarray(8) };
}
