/**
 * Every event of a span hashed again, page for page, and held against what is stored: the event, its leaf, the nodes it
 * completed, and the contents that are still there. Rows are not parsed by any schema, for their hash proves them; what
 * cannot even be read as the format is the place where the log breaks, never a failure of the walk.
 */
import type { Reader } from '../../db/store.ts';
import { canonicalJson } from '../../shared/audit/canonical.ts';
import { nodeHash, peaks } from '../../shared/audit/tree.ts';
import type { LogBreak } from '../../shared/audit/verification.ts';
import { sha256 } from './sha256.ts';

/** The full subtrees that make up a tree, by their level: the peak of a level where the size has that bit. */
export type Tops = (Uint8Array | undefined)[];

/** What is walked. */
export interface Span {
  readonly from: number;
  readonly to: number;
  /** The tree of the first `from` events; grows to the tree of the first `to`. */
  readonly tops: Tops;
}

type Row = readonly unknown[];

/** Each page is a read of its own, so that no snapshot stands in the way of whoever writes; the log only grows. */
const pageSize = 1024;

const utf8 = new TextEncoder();

/** JSON text of a column as data. Throws on anything else. */
function parsed(column: unknown): unknown {
  if (typeof column !== 'string') throw new Error('no text');
  return JSON.parse(column);
}

/** The leaf an event was hashed as: canonical JSON, keys in their order. Throws where the row cannot be one. */
export function storedLeaf([seq, kind, station, actor, role, at, mono, boot, subjects, commitments]: Row): string {
  return (
    `{"actor":${canonicalJson(actor)},"at":${canonicalJson(at)},"boot":${canonicalJson(boot)},` +
    `"commitments":${canonicalJson(parsed(commitments))},"kind":${canonicalJson(kind)},"mono":${canonicalJson(mono)},` +
    `"role":${canonicalJson(role)},"seq":${canonicalJson(seq)},"station":${canonicalJson(station)},` +
    `"subjects":${canonicalJson(parsed(subjects))},"v":1}`
  );
}

/** SHA-256(0x00 ‖ leaf): the sign U+0000 is that byte. */
const leafHash = (leaf: string): Uint8Array => sha256(utf8.encode(`\u0000${leaf}`));

/** SHA-256(salt ‖ content), base64. Throws where the row cannot be a content. */
function committed([, , salt, content]: Row): string {
  if (!(salt instanceof Uint8Array) || salt.length !== 32) throw new Error('no salt');
  const bytes = Buffer.from(canonicalJson(parsed(content)), 'utf8');
  return Buffer.from(sha256(Buffer.concat([salt, bytes])).buffer).toString('base64');
}

/** Whether all that is still there of what an event says is what it committed to. */
function contentsFit(event: Row, contents: readonly Row[]): boolean {
  try {
    const commitments = parsed(event[9]);
    if (typeof commitments !== 'object' || commitments === null) return false;
    return contents.every((content) => Reflect.get(commitments, String(content[1])) === committed(content));
  } catch {
    return false; // what cannot be read is not what was committed to
  }
}

/** Contents of a page by their event. */
function byEvent(rows: readonly Row[]): ReadonlyMap<unknown, readonly Row[]> {
  const found = new Map<unknown, Row[]>();
  for (const row of rows) {
    const known = found.get(row[0]);
    if (known === undefined) found.set(row[0], [row]);
    else known.push(row);
  }
  return found;
}

/** The leaf of one event, or what does not fit where it should stand. */
function readEvent(
  row: Row | undefined,
  seq: number,
  contents: readonly Row[],
): { leaf: Uint8Array | null; fits: boolean } {
  if (row?.[0] !== seq) return { leaf: null, fits: false };
  try {
    return { leaf: leafHash(storedLeaf(row)), fits: contents.length === 0 || contentsFit(row, contents) };
  } catch {
    return { leaf: null, fits: false }; // a row that cannot be an event is found where it stands
  }
}

const earlier = (one: LogBreak | null, other: LogBreak | null): LogBreak | null =>
  one === null || (other !== null && other.seq < one.seq) ? other : one;

/** Leaves of a page up to the first event that does not fit by itself. */
function readPage(read: Reader, start: number, end: number): { leaves: Uint8Array[]; broken: LogBreak | null } {
  const rows = read.storedEvents(start, end);
  const contents = byEvent(read.storedContents(start, end));
  const leaves: Uint8Array[] = [];
  for (let seq = start; seq < end; seq += 1) {
    const row = rows[seq - start];
    const { leaf, fits } = readEvent(row, seq, contents.get(seq) ?? []);
    if (leaf !== null) leaves.push(leaf);
    if (fits) continue;
    const cause = leaf !== null ? 'content' : row?.[0] === seq ? 'event' : 'sequence';
    return { leaves, broken: { seq, cause } };
  }
  return { leaves, broken: null };
}

/** The first node of a level that is not stored as it was made; its event is the one that completed it. */
function firstWrong(read: Reader, level: number, base: number, hashes: readonly Uint8Array[]): LogBreak | null {
  const rows = read.storedNodes(level, base, base + hashes.length);
  const wrong = hashes.findIndex((hash, index) => {
    const [position, stored] = rows[index] ?? [];
    return position !== base + index || !(stored instanceof Uint8Array) || Buffer.compare(stored, hash) !== 0;
  });
  return wrong < 0 ? null : { seq: (base + wrong + 1) * 2 ** level - 1, cause: level === 0 ? 'event' : 'tree' };
}

/** Appends leaves to the tree level by level, each held against what is stored. */
function growTree(read: Reader, start: number, leaves: readonly Uint8Array[], tops: Tops): LogBreak | null {
  let broken: LogBreak | null = null;
  let hashes = leaves;
  let base = start;
  for (let level = 0; hashes.length > 0; level += 1) {
    broken = earlier(broken, firstWrong(read, level, base, hashes));
    const waiting = base % 2 === 1 ? tops[level] : undefined;
    const all = waiting === undefined ? hashes : [waiting, ...hashes];
    const above: Uint8Array[] = [];
    for (let at = 1; at < all.length; at += 2) {
      const [left, right] = [all[at - 1], all[at]];
      if (left !== undefined && right !== undefined) above.push(nodeHash(left, right, sha256));
    }
    tops[level] = all.length % 2 === 1 ? all.at(-1) : undefined;
    hashes = above;
    base = Math.floor(base / 2);
  }
  return broken;
}

/**
 * Walks a span of the log and gives the first place that does not fit, or null.
 * @param passed is told how many events of the log are behind
 */
export function walkLog(read: Reader, { from, to, tops }: Span, passed?: (done: number) => void): LogBreak | null {
  for (let start = from; start < to;) {
    const end = Math.min(start - (start % pageSize) + pageSize, to);
    const page = readPage(read, start, end);
    const broken = earlier(growTree(read, start, page.leaves, tops), page.broken);
    if (broken !== null) return broken;
    passed?.(end);
    start = end;
  }
  return null;
}

/** Root of the tree with these peaks. */
export function rootOfTops(tops: Tops): Uint8Array {
  let root: Uint8Array | undefined;
  for (const top of tops) {
    if (top !== undefined) root = root === undefined ? top : nodeHash(top, root, sha256);
  }
  return root ?? sha256(new Uint8Array(0));
}

/** The stored peaks of the first `size` events. Throws where one is missing. */
export function storedTops(read: Reader, size: number): Tops {
  const tops: Tops = [];
  for (const { level, index } of size === 0 ? [] : peaks(size)) tops[level] = read.treeNode(level, index);
  return tops;
}
