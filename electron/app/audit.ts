/** Appends events: row, salted content, leaf hash and tree nodes, all in the caller's transaction. */
import type { Reader, Writer } from '../../db/store.ts';
import type { EventKind, EventSubject } from '../../shared/audit/event.ts';
import { commitment, leafBytes } from '../../shared/audit/leaf.ts';
import { appended, leafHash, peaks, rootOf } from '../../shared/audit/tree.ts';
import type { Instant } from '../../shared/time.ts';
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

/** Whether the tree ends where the events do, with all nodes that the next event needs. */
export function treeStands(read: Reader): boolean {
  const size = read.logSize();
  const needed = peaks(size).every(({ level, index }) => storedNode(read, level, index).length > 0);
  return needed && storedNode(read, 0, size).length === 0;
}

function storedNode(read: Reader, level: number, index: number): Uint8Array {
  try {
    return read.treeNode(level, index);
  } catch {
    return new Uint8Array(0); // a missing node is a difference like any other
  }
}
