/**
 * The station's own verification of its log. Against somebody with the key of the database who rewrites everything only a
 * checkpoint that was cosigned or kept elsewhere helps (docs/decisions/0014).
 */
import type { Reader } from '../../db/store.ts';
import type { Checkpoint } from '../../shared/audit/checkpoint.ts';
import { cosignatureParts } from '../../shared/audit/cosignature.ts';
import { parseSignedNote } from '../../shared/audit/signed_note.ts';
import type { LogBreak, LogPoint, Verification } from '../../shared/audit/verification.ts';
import { toBase64 } from '../../shared/base64.ts';
import { cosignerKeys, hasHead, signedSpan, stationKey } from './checkpoints.ts';
import { verifyEd25519 } from './ed25519.ts';
import { rootOfTops, storedTops, walkLog, type Tops } from './log_walk.ts';

/** Number of full subtrees in a tree of `size` leaves. */
function nodesOf(size: number): number {
  let nodes = 0;
  for (let width = 1; width <= size; width *= 2) nodes += Math.floor(size / width);
  return nodes;
}

/** Whether one of the cosignatures on the newest cosigned checkpoint is right; its size then, else 0. */
function cosignedTo(read: Reader): number {
  const size = read.cosignedTo();
  const note = parseSignedNote(read.checkpoint(size)?.note ?? '');
  if (!note.ok) return 0;
  const keys = new Map(cosignerKeys(read).map((key) => [key.text, key]));
  const right = read.cosignaturesOf(size).some(({ verifierKey, signature }) => {
    const key = keys.get(verifierKey);
    if (key === undefined) return false;
    const { name, keyId } = key;
    const parts = cosignatureParts(note.value.text, { name, keyId, signature: new Uint8Array(signature) });
    return parts !== null && verifyEd25519(key.publicKey, parts.message, parts.signature);
  });
  return right ? size : 0;
}

const brokenLog = (size: number, broken: LogBreak): Verification => ({
  intact: false,
  size,
  root: '',
  broken,
  checkpoints: 0,
  signedTo: 0,
  cosignedTo: 0,
});

/** What is left to do when all events fit: the checkpoints of the span, held against the tree. */
function withCheckpoints(
  read: Reader,
  span: { from: number; to: number },
  { size, tops }: { size: number; tops: Tops },
): Verification {
  const signed = signedSpan(read, span);
  if (signed.brokenAfter !== null) return brokenLog(size, { seq: signed.brokenAfter, cause: 'checkpoint' });
  const root = toBase64(rootOfTops(tops));
  const { checkpoints, signedTo } = signed;
  return { intact: true, size, root, broken: null, checkpoints, signedTo, cosignedTo: cosignedTo(read) };
}

/**
 * Hashes every event again and compares leaf, tree, committed content and signed checkpoints with what is stored.
 * @param passed is told how many events are behind
 */
export function verifyLog(read: Reader, passed?: (done: number) => void): Verification {
  const { events: size, nodes } = read.logMeasure();
  const tops: Tops = [];
  const broken = walkLog(read, { from: 0, to: size, tops }, passed);
  if (broken !== null) return brokenLog(size, broken);
  // A node beyond the last event would be taken for one of the next.
  if (nodes !== nodesOf(size)) return brokenLog(size, { seq: size, cause: 'tree' });
  return withCheckpoints(read, { from: 0, to: Infinity }, { size, tops });
}

/** A point as a head of this log. */
const headOf = (read: Reader, { size, root }: LogPoint): Checkpoint => ({
  origin: stationKey(read).name,
  size,
  root: new Uint8Array(Buffer.from(root, 'base64')),
});

/** A part of the log. */
export interface LogPart {
  /** It begins where the log was verified before; null: at the very beginning. */
  readonly since: LogPoint | null;
  /** It ends at the checkpoint of this size; null: it ends with the log. */
  readonly to: number | null;
}

/**
 * The same for a part: where it begins the log must still be what it was then. Nothing before and nothing behind is looked at,
 * so that who signs one shift after the other does not wait for the whole log each time.
 */
export function verifyPart(read: Reader, { since, to }: LogPart, passed?: (done: number) => void): Verification {
  const size = to ?? read.logSize();
  const from = since?.size ?? 0;
  if (since !== null && !hasHead(read, headOf(read, since))) {
    return brokenLog(size, { seq: Math.min(from, size), cause: 'verifiedPoint' });
  }
  const tops = storedTops(read, from);
  const broken = walkLog(read, { from, to: size, tops }, passed);
  if (broken !== null) return brokenLog(size, broken);
  return withCheckpoints(read, { from, to: to ?? Infinity }, { size, tops });
}
