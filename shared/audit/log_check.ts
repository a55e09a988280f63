/**
 * The check an outsider makes: every event hashed again, every checkpoint held against the events, its signature, its
 * cosignatures, and against what was kept elsewhere. The same code runs in the command line and in the page of a bundle.
 */
import { toBase64 } from '../base64.ts';
import { parseCheckpoint } from './checkpoint.ts';
import { cosignatureParts } from './cosignature.ts';
import { commitment, parseLeaf, type AnyLeaf } from './leaf.ts';
import { claimedBy, parseSignedNote, type SignedNote, type VerifierKey } from './signed_note.ts';
import { leafHash, nodeHash, sameHash, type Sha256 } from './tree.ts';

/** What can be wrong. Each has a sentence in both languages. */
export const faultCodes = [
  'database-damaged',
  'manifest-malformed',
  'file-missing',
  'file-changed',
  'key-malformed',
  'key-other',
  'event-malformed',
  'sequence-broken',
  'station-other',
  'time-backwards',
  'tree-differs',
  'content-differs',
  'size-differs',
  'checkpoint-malformed',
  'checkpoint-unsigned',
  'checkpoint-other-log',
  'log-cut',
  'root-differs',
  'cosignature-wrong',
  'manifest-not-recorded',
] as const;
/** What can be wrong. */
export type FaultCode = (typeof faultCodes)[number];

/** One thing that is wrong, and where: an event, a checkpoint (by its size), or a file. */
export interface Fault {
  readonly code: FaultCode;
  /** Place of the event, from 0. */
  readonly seq?: number;
  /** Size of the checkpoint. */
  readonly size?: number;
  /** Up to this size all was well by an earlier checkpoint: the difference lies behind it. */
  readonly soundTo?: number;
  readonly file?: string;
}

/** A cosignature that is right. */
export interface Cosigned {
  readonly name: string;
  readonly keyId: string;
  /** Seconds since 1970. */
  readonly time: number;
  readonly size: number;
}

/** What was found. Without faults everything that is said of it holds. */
export interface LogReport {
  readonly origin: string;
  /** The station's verifier key. */
  readonly key: string;
  readonly station: string | null;
  readonly size: number;
  /** Base64. */
  readonly root: string;
  /** Moments of the first and the last event. */
  readonly first: string | null;
  readonly last: string | null;
  /** In the order of their places. */
  readonly faults: readonly Fault[];
  /** Checkpoints that hold, and the size up to which the station's signature reaches. */
  readonly checkpoints: number;
  readonly signedTo: number;
  readonly cosigned: readonly Cosigned[];
  readonly cosignedTo: number;
  /** Checkpoints kept elsewhere that hold. */
  readonly kept: number;
  /** Disclosed contents that fit their commitments. */
  readonly contents: number;
}

/** A part of an event's content that is disclosed. */
export interface Disclosed {
  readonly name: string;
  readonly salt: Uint8Array;
  readonly content: unknown;
}

/** All that is checked. */
export interface LogEvidence {
  /** Canonical leaves in their order, without line ends. */
  readonly leaves: Iterable<string> | AsyncIterable<string>;
  readonly stationKey: VerifierKey;
  readonly cosigners: readonly VerifierKey[];
  /** Signed notes that come with the log. */
  readonly checkpoints: readonly string[];
  /** Signed notes that were kept elsewhere. */
  readonly kept: readonly string[];
  /** Disclosed contents by the place of their event. */
  readonly contents: ReadonlyMap<number, readonly Disclosed[]>;
}

/** What the machine gives. A browser verifies signatures later, Node at once. */
export interface Crypto {
  readonly sha256: Sha256;
  readonly verify: (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array) => boolean | Promise<boolean>;
}

const utf8 = new TextEncoder();

/** A tree that only grows: its peaks, largest first. */
function growingTree(sha256: Sha256) {
  const tops: { level: number; hash: Uint8Array }[] = [];
  return {
    append: (leaf: Uint8Array) => {
      let top = { level: 0, hash: leaf };
      for (let left = tops.at(-1); left?.level === top.level; left = tops.at(-1)) {
        tops.pop();
        top = { level: top.level + 1, hash: nodeHash(left.hash, top.hash, sha256) };
      }
      tops.push(top);
    },
    root: (): Uint8Array => {
      const [last, ...others] = tops.toReversed();
      if (last === undefined) return sha256(new Uint8Array(0));
      return others.reduce((right, { hash }) => nodeHash(hash, right, sha256), last.hash);
    },
  };
}

/** What a leaf breaks that stands after another. */
function orderFaults(leaf: AnyLeaf, seq: number, before: AnyLeaf | null): FaultCode[] {
  const faults: FaultCode[] = [];
  if (leaf.seq !== seq) faults.push('sequence-broken');
  if (before !== null && leaf.station !== before.station) faults.push('station-other');
  const sameBoot = before?.boot === leaf.boot;
  if (before !== null && (leaf.at < before.at || (sameBoot && leaf.mono < before.mono))) faults.push('time-backwards');
  return faults;
}

const contentFits = (leaf: AnyLeaf, { name, salt, content }: Disclosed, sha256: Sha256): boolean =>
  salt.length === 32 && leaf.commitments[name] === toBase64(commitment(salt, content, sha256));

/** What one pass over the events gives. */
interface Walk {
  readonly size: number;
  readonly root: Uint8Array;
  readonly roots: ReadonlyMap<number, Uint8Array>;
  readonly first: AnyLeaf | null;
  readonly last: AnyLeaf | null;
  readonly faults: readonly Fault[];
  readonly contents: number;
}

async function walk(evidence: LogEvidence, wanted: ReadonlySet<number>, sha256: Sha256): Promise<Walk> {
  const tree = growingTree(sha256);
  const roots = new Map<number, Uint8Array>();
  const faults: Fault[] = [];
  const seen: { first: AnyLeaf | null; last: AnyLeaf | null } = { first: null, last: null };
  let size = 0;
  let contents = 0;
  if (wanted.has(0)) roots.set(0, tree.root());
  for await (const line of evidence.leaves) {
    const leaf = parseLeaf(line);
    if (leaf === null) faults.push({ code: 'event-malformed', seq: size });
    else {
      for (const code of orderFaults(leaf, size, seen.last)) faults.push({ code, seq: size });
      for (const part of evidence.contents.get(size) ?? []) {
        if (contentFits(leaf, part, sha256)) contents += 1;
        else faults.push({ code: 'content-differs', seq: size });
      }
      seen.first ??= leaf;
      seen.last = leaf;
    }
    tree.append(leafHash(utf8.encode(line), sha256));
    size += 1;
    if (wanted.has(size)) roots.set(size, tree.root());
  }
  for (const seq of evidence.contents.keys()) if (seq >= size) faults.push({ code: 'content-differs', seq });
  return { size, root: tree.root(), roots, faults, contents, ...seen };
}

/** A note that reads as a checkpoint. */
interface ReadCheckpoint {
  readonly note: SignedNote;
  readonly origin: string;
  readonly size: number;
  readonly root: Uint8Array;
}

function readCheckpoint(text: string): ReadCheckpoint | null {
  const note = parseSignedNote(text);
  if (!note.ok) return null;
  const checkpoint = parseCheckpoint(note.value.text);
  return checkpoint.ok ? { note: note.value, ...checkpoint.value } : null;
}

async function signedBy({ note }: ReadCheckpoint, key: VerifierKey, { verify }: Crypto): Promise<boolean> {
  const claims = claimedBy(note, key);
  for (const { signature } of claims) {
    if (signature.length !== 64 || !(await verify(key.publicKey, utf8.encode(note.text), signature))) return false;
  }
  return claims.length > 0;
}

/** The cosignatures of a checkpoint; null where one that says it is of a known key is wrong. */
async function cosignedBy(
  { note, size }: ReadCheckpoint,
  keys: readonly VerifierKey[],
  { verify }: Crypto,
): Promise<Cosigned[] | null> {
  const found: Cosigned[] = [];
  for (const key of keys) {
    for (const claim of claimedBy(note, key)) {
      const parts = cosignatureParts(note.text, claim);
      if (parts === null || !(await verify(key.publicKey, parts.message, parts.signature))) return null;
      found.push({ name: key.name, keyId: key.keyId, time: parts.time, size });
    }
  }
  return found;
}

/** What is wrong with a checkpoint, held against the events and the keys; its right cosignatures where nothing is. */
async function checkOne(
  checkpoint: ReadCheckpoint,
  { walked, evidence, crypto }: { walked: Walk; evidence: LogEvidence; crypto: Crypto },
): Promise<{ fault: FaultCode } | { fault: null; cosigned: readonly Cosigned[] }> {
  const { stationKey, cosigners } = evidence;
  if (checkpoint.origin !== stationKey.name) return { fault: 'checkpoint-other-log' };
  if (!(await signedBy(checkpoint, stationKey, crypto))) return { fault: 'checkpoint-unsigned' };
  const cosigned = await cosignedBy(checkpoint, cosigners, crypto);
  if (cosigned === null) return { fault: 'cosignature-wrong' };
  const root = walked.roots.get(checkpoint.size);
  if (root === undefined) return { fault: 'log-cut' };
  return sameHash(root, checkpoint.root) ? { fault: null, cosigned } : { fault: 'root-differs' };
}

const placeOf = ({ seq, size }: Fault): number => seq ?? size ?? -1;

/** Checks all of it. Never throws for what stands in the evidence. */
export async function checkLog(evidence: LogEvidence, crypto: Crypto): Promise<LogReport> {
  const faults: Fault[] = [];
  const read = (texts: readonly string[]): ReadCheckpoint[] =>
    texts.flatMap((text) => {
      const checkpoint = readCheckpoint(text);
      if (checkpoint === null) faults.push({ code: 'checkpoint-malformed' });
      return checkpoint ?? [];
    });
  const own = read(evidence.checkpoints).map((checkpoint) => ({ checkpoint, kept: false }));
  const kept = read(evidence.kept).map((checkpoint) => ({ checkpoint, kept: true }));
  const all = [...own, ...kept].sort((a, b) => a.checkpoint.size - b.checkpoint.size);
  const walked = await walk(evidence, new Set(all.map(({ checkpoint }) => checkpoint.size)), crypto.sha256);
  const sound = { own: 0, kept: 0, signedTo: 0, cosigned: new Map<string, Cosigned>() };
  for (const { checkpoint, kept: elsewhere } of all) {
    const { size } = checkpoint;
    const checked = await checkOne(checkpoint, { walked, evidence, crypto });
    if (checked.fault !== null) {
      // Behind the first difference every larger tree differs as well.
      const known = checked.fault === 'root-differs' && faults.some(({ code }) => code === 'root-differs');
      if (!known) faults.push({ code: checked.fault, size, soundTo: sound.signedTo });
      continue;
    }
    sound[elsewhere ? 'kept' : 'own'] += 1;
    sound.signedTo = size;
    for (const one of checked.cosigned) sound.cosigned.set(`${one.name} ${one.keyId} ${String(size)}`, one);
  }
  const cosigned = [...sound.cosigned.values()];
  return {
    origin: evidence.stationKey.name,
    key: evidence.stationKey.text,
    station: walked.first?.station ?? null,
    size: walked.size,
    root: toBase64(walked.root),
    first: walked.first?.at ?? null,
    last: walked.last?.at ?? null,
    faults: [...faults, ...walked.faults].sort((a, b) => placeOf(a) - placeOf(b)),
    checkpoints: sound.own,
    signedTo: sound.signedTo,
    cosigned,
    cosignedTo: cosigned.reduce((most, { size }) => Math.max(most, size), 0),
    kept: sound.kept,
    contents: walked.contents,
  };
}
