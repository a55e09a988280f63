/** Appends events: row, salted content, leaf hash and tree nodes, all in the caller's transaction. */
import { createHash } from 'node:crypto';
import type { Reader, Writer } from '../../db/store.ts';
import type { EventKind, EventSubject } from '../../shared/audit/event.ts';
import { commitment, leafBytes } from '../../shared/audit/leaf.ts';
import { appended, leafHash, rootOf } from '../../shared/audit/tree.ts';
import type { Instant } from '../../shared/time.ts';
import type { EventContent } from './context.ts';

/** SHA-256, 32 bytes. */
export const sha256 = (bytes: Uint8Array): Uint8Array => new Uint8Array(createHash('sha256').update(bytes).digest());

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

/** What a verification found: the first event that does not fit its stored hash, or whose content does not fit. */
export interface Verification {
  readonly intact: boolean;
  readonly size: number;
  readonly brokenAt: number | null;
  readonly root: string;
}

/**
 * Hashes every event again and compares leaf, tree and committed content with what is stored.
 * Against somebody with the key who rewrites everything only a cosigned checkpoint helps.
 */
export function verifyLog(read: Reader): Verification {
  const size = read.logSize();
  const page = 500;
  const fresh = new Map<string, Uint8Array>();
  const node = (level: number, index: number): Uint8Array =>
    fresh.get(`${String(level)}/${String(index)}`) ?? read.treeNode(level, index);
  for (let from = 0; from < size; from += page) {
    for (const event of read.events(from, page)) {
      const leaf = leafHash(leafBytes(event), sha256);
      const nodes = appended(event.seq, leaf, { node, sha256 });
      const right = nodes.every(({ level, index, hash }) => sameBytes(hash, storedNode(read, level, index)));
      if (!right || !contentFits(read, event.seq, event.commitments)) {
        return { intact: false, size, brokenAt: event.seq, root: '' };
      }
    }
  }
  const whole = read.treeNodeCount() === treeNodesOf(size);
  const root = whole ? Buffer.from(rootOf(size, { node: read.treeNode, sha256 })).toString('base64') : '';
  return { intact: whole, size, brokenAt: whole ? null : size, root };
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

const sameBytes = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, index) => byte === b[index]);
