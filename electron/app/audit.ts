/** Appends events: row, salted content, leaf hash and tree nodes, all in the caller's transaction. */
import type { Reader, Writer } from '../../db/store.ts';
import type { EventKind, EventSubject } from '../../shared/audit/event.ts';
import { commitment, leafBytes } from '../../shared/audit/leaf.ts';
import { appended, leafHash, peaks, rootOf, sameHash } from '../../shared/audit/tree.ts';
import type { Instant } from '../../shared/time.ts';
import { checkpointMisfit } from './checkpoints.ts';
import type { EventContent } from './context.ts';
import { sha256 } from './sha256.ts';

/** What an event says besides its content. */
export interface EventHead {
  readonly kind: EventKind;
  readonly station: string;
  readonly actor: string | null;
  readonly role: string | null;
  readonly at: Instant;
  readonly mono: number;
  readonly boot: string;
  readonly subjects: readonly EventSubject[];
}

/**
 * Appends one event.
 * @param content parts that may hold personal data: each is kept erasable beside its salt, the log holds commitments
 * @param random gives so many random bytes
 */
export function appendEvent(
  { read, write, random }: { read: Reader; write: Writer; random: (bytes: number) => Uint8Array },
  head: EventHead,
  content: EventContent,
): void {
  const seq = read.logSize();
  const parts = Object.entries(content).map(([name, part]) => ({ name, content: part ?? null, salt: random(32) }));
  const commitments = Object.fromEntries(
    parts.map((part) => [part.name, Buffer.from(commitment(part.salt, part.content, sha256)).toString('base64')]),
  );
  const leaf = { v: 1 as const, seq, ...head, mono: Math.trunc(head.mono), subjects: [...head.subjects], commitments };
  const nodes = appended(seq, leafHash(leafBytes(leaf), sha256), { node: read.treeNode, sha256 });
  write.insertEvent(leaf, nodes);
  for (const part of parts) write.insertContent(seq, part);
}

/** Size and root of the log, root as base64. */
export function logHead(read: Reader): { size: number; root: string } {
  const size = read.logSize();
  return { size, root: Buffer.from(rootOf(size, { node: read.treeNode, sha256 })).toString('base64') };
}

/** What a verification found: the first event that does not fit its stored hash, content, or a signed checkpoint. */
export interface Verification {
  readonly intact: boolean;
  readonly size: number;
  readonly brokenAt: number | null;
  readonly root: string;
}

/** The first event from `from` on that does not fit its stored hash or whose content does not fit; null where all do. */
export function firstMisfit(read: Reader, from: number): number | null {
  const size = read.logSize();
  const page = 500;
  for (let start = from; start < size; start += page) {
    for (const event of read.events(start, page)) {
      const leaf = leafHash(leafBytes(event), sha256);
      const nodes = appended(event.seq, leaf, { node: read.treeNode, sha256 });
      const right = nodes.every(({ level, index, hash }) => sameHash(hash, storedNode(read, level, index)));
      if (!right || !contentFits(read, event.seq, event.commitments)) return event.seq;
    }
  }
  return null;
}

/**
 * Hashes every event again and compares leaf, tree, committed content and signed checkpoints with what is stored.
 * Against somebody with the key who rewrites everything only a checkpoint that was cosigned or kept elsewhere helps.
 */
export function verifyLog(read: Reader): Verification {
  const size = read.logSize();
  const misfit = firstMisfit(read, 0);
  if (misfit !== null) return { intact: false, size, brokenAt: misfit, root: '' };
  const whole = read.treeNodeCount() === treeNodesOf(size);
  const brokenAt = whole ? checkpointMisfit(read) : size;
  return { intact: brokenAt === null, size, brokenAt, root: brokenAt === null ? logHead(read).root : '' };
}

/** Whether the tree ends where the events do, with all nodes that the next event needs. */
export function treeStands(read: Reader): boolean {
  const size = read.logSize();
  const needed = peaks(size).every(({ level, index }) => storedNode(read, level, index).length > 0);
  return needed && storedNode(read, 0, size).length === 0;
}

/** Number of full subtrees in a tree of `size` leaves. */
function treeNodesOf(size: number): number {
  let nodes = 0;
  for (let width = 1; width <= size; width *= 2) nodes += Math.floor(size / width);
  return nodes;
}

function storedNode(read: Reader, level: number, index: number): Uint8Array {
  try {
    return read.treeNode(level, index);
  } catch {
    return new Uint8Array(0); // a missing node is a difference like any other; verification reports where
  }
}

function contentFits(read: Reader, seq: number, commitments: Readonly<Record<string, string>>): boolean {
  return read.eventContent(seq).every(({ name, salt, content }) => {
    const made = Buffer.from(commitment(new Uint8Array(salt), JSON.parse(content), sha256)).toString('base64');
    return commitments[name] === made;
  });
}
