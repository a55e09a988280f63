/**
 * Signed heads of the log. The station's Ed25519 key was made with the station and lies in the encrypted database: it must
 * sign in the transaction of the act, with nobody there to unlock it. Whoever has the database key therefore has this key
 * too; against them stand cosignatures and checkpoints kept elsewhere (docs/decisions/0014).
 */
import type { CheckpointRecord } from '../../db/checkpoints.ts';
import type { Reader, Writer } from '../../db/store.ts';
import {
  checkpointText,
  logName,
  parseCheckpoint,
  type Checkpoint,
  type CheckpointCause,
} from '../../shared/audit/checkpoint.ts';
import { parseCosignerKey } from '../../shared/audit/cosignature.ts';
import type { EventKind, EventSubject } from '../../shared/audit/event.ts';
import { consistencyHolds, consistencyProof } from '../../shared/audit/proof.ts';
import {
  parseSignedNote,
  signersOf,
  verifierKey,
  writeSignedNote,
  type NoteSignature,
  type VerifierKey,
} from '../../shared/audit/signed_note.ts';
import { rootOf, sameHash } from '../../shared/audit/tree.ts';
import { DecisionId } from '../../shared/ids.ts';
import type { Instant } from '../../shared/time.ts';
import { storedSigningKey, verifyEd25519, type SigningKey } from './ed25519.ts';
import { sha256 } from './sha256.ts';

/** The key of the station's log with its name and its secret half. Throws before first run: a bug. */
export function signerOf(read: Reader): { key: VerifierKey; secret: SigningKey } {
  const station = read.station();
  if (station === null) throw new Error('no station yet');
  const secret = storedSigningKey(Buffer.from(station.logPrivateKey, 'base64'));
  return { key: verifierKey(logName(station.id, secret.publicKey, sha256), secret.publicKey, sha256), secret };
}

/** The key whose signature stands on every checkpoint of this station. */
export const stationKey = (read: Reader): VerifierKey => signerOf(read).key;

/** Which checkpoint an event asks for, or none. */
export function checkpointCause(
  read: Reader,
  kind: EventKind,
  subjects: readonly EventSubject[],
): CheckpointCause | null {
  if (kind === 'passport-held') return 'held';
  if (kind === 'shift-closed') return 'shiftClosed';
  if (kind === 'log-exported' || kind === 'data-exported') return 'exported';
  if (kind === 'log-behind-head' || kind === 'log-broken-found') return 'behindHead';
  if (kind !== 'decision-confirmed') return null;
  const id = DecisionId.safeParse(subjects.find(({ type }) => type === 'decision')?.id);
  // No correction changes what was decided.
  const decision = id.success ? read.decisionAsSigned(id.data)?.kind : undefined;
  if (decision === 'postponedPassportHeld') return 'held';
  return decision === 'postponed' ? 'postponed' : null;
}

/** Signs the log as it stands in this transaction, and keeps the checkpoint. Gives the signed note. */
export function makeCheckpoint(
  { read, write }: { read: Reader; write: Writer },
  { cause, at }: { cause: CheckpointCause; at: Instant },
): string {
  const { key, secret } = signerOf(read);
  const size = read.logSize();
  const text = checkpointText({ origin: key.name, size, root: rootOf(size, { node: read.treeNode, sha256 }) });
  const signature = secret.sign(new TextEncoder().encode(text));
  const note = writeSignedNote({ text, signatures: [{ name: key.name, keyId: key.keyId, signature }] });
  write.insertCheckpoint({ size, note, cause, at });
  return note;
}

/** A checkpoint that this station signed; null for anything else. */
export function ownCheckpoint(read: Reader, text: string, key = stationKey(read)): Checkpoint | null {
  const note = parseSignedNote(text);
  if (!note.ok) return null;
  const signers = signersOf(note.value, { verify: verifyEd25519, trusted: [key] });
  const checkpoint = parseCheckpoint(note.value.text);
  return signers.ok && checkpoint.ok ? checkpoint.value : null;
}

/** Whether the log as it is stored has this head at its size. */
export function hasHead(read: Reader, { size, root }: Checkpoint): boolean {
  if (size > read.logSize()) return false;
  try {
    return sameHash(rootOf(size, { node: read.treeNode, sha256 }), root);
  } catch {
    return false; // a node that is missing is a difference like any other
  }
}

/** How far the station's signatures reach. */
export interface SignedSpan {
  readonly checkpoints: number;
  /** Size of the newest checkpoint; 0 where there is none. */
  readonly signedTo: number;
  /** The size up to which they fit, where one does not. */
  readonly brokenAfter: number | null;
}

/**
 * Holds every checkpoint larger than `from` and not than `to` against its signature and the stored tree; smaller ones are
 * only counted.
 */
export function signedSpan(read: Reader, { from, to }: { from: number; to: number }): SignedSpan {
  const page = 500;
  const key = stationKey(read);
  let { checkpoints, newest: signedTo } = read.checkpointsUpTo(from);
  for (;;) {
    const records = read.checkpointsAfter(Math.max(signedTo, from), page);
    for (const { size, note } of records) {
      if (size > to) return { checkpoints, signedTo, brokenAfter: null };
      const checkpoint = ownCheckpoint(read, note, key);
      if (checkpoint?.size !== size || !hasHead(read, checkpoint)) {
        return { checkpoints, signedTo, brokenAfter: Math.max(signedTo, from) };
      }
      checkpoints += 1;
      signedTo = size;
    }
    if (records.length < page) return { checkpoints, signedTo, brokenAfter: null };
  }
}

/** Whether one checkpoint goes on from another, by a proof from the stored tree. */
export const goesOn = (read: Reader, from: Checkpoint, to: Checkpoint): boolean =>
  from.size <= to.size &&
  to.size <= read.logSize() &&
  consistencyHolds({ from, to, proof: consistencyProof(from.size, to.size, { node: read.treeNode, sha256 }) }, sha256);

/** The keys of all who may cosign, or could. */
export const cosignerKeys = (read: Reader): VerifierKey[] =>
  read.cosignerKeys().map((record) => {
    const key = parseCosignerKey(record.verifierKey, sha256);
    if (!key.ok) throw new Error('a stored key is not valid');
    return key.value;
  });

/** The note of a checkpoint with the cosignatures that were given since. */
export function cosignedNote(read: Reader, { size, note }: CheckpointRecord): string {
  const parsed = parseSignedNote(note);
  if (!parsed.ok) return note; // damaged: whoever verifies it says so
  const keys = new Map(cosignerKeys(read).map((key) => [key.text, key]));
  const signatures: NoteSignature[] = [...parsed.value.signatures];
  for (const { verifierKey: text, signature } of read.cosignaturesOf(size)) {
    const key = keys.get(text);
    if (key !== undefined) signatures.push({ name: key.name, keyId: key.keyId, signature: new Uint8Array(signature) });
  }
  return writeSignedNote({ text: parsed.value.text, signatures });
}
