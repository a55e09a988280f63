/**
 * Merkle tree of RFC 6962 section 2.1: leaf hash SHA-256(0x00 ‖ bytes), node hash SHA-256(0x01 ‖ left ‖ right).
 * Only full subtrees are stored; they never change, so appending n leaves stores n − 1 nodes at most.
 */

/** SHA-256 of bytes, 32 bytes; handed in because this folder runs in any JavaScript. */
export type Sha256 = (bytes: Uint8Array) => Uint8Array;

/** A full subtree: `level` 0 is a leaf, `index` counts subtrees of that level from the left. */
export interface TreeNode {
  readonly level: number;
  readonly index: number;
  readonly hash: Uint8Array;
}

/** Hash of a leaf. */
export function leafHash(bytes: Uint8Array, sha256: Sha256): Uint8Array {
  const prefixed = new Uint8Array(1 + bytes.length); // 0x00 stands there already
  prefixed.set(bytes, 1);
  return sha256(prefixed);
}

/** Hash of an inner node. */
export function nodeHash(left: Uint8Array, right: Uint8Array, sha256: Sha256): Uint8Array {
  const joined = new Uint8Array(1 + left.length + right.length);
  joined[0] = 1;
  joined.set(left, 1);
  joined.set(right, 1 + left.length);
  return sha256(joined);
}

/** Whether two hashes are the same. */
export const sameHash = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, index) => byte === b[index]);

/** The full subtrees that together make a tree of `size` leaves, largest first: its peaks. */
export function peaks(size: number): { readonly level: number; readonly index: number }[] {
  const found: { level: number; index: number }[] = [];
  let covered = 0;
  for (let level = Math.floor(Math.log2(Math.max(size, 1))); level >= 0; level -= 1) {
    const width = 2 ** level;
    if (size - covered >= width) {
      found.push({ level, index: covered / width });
      covered += width;
    }
  }
  return found;
}

/** What a tree is computed from: `node` reads a stored node, and throws where there is none. */
export interface StoredTree {
  readonly node: (level: number, index: number) => Uint8Array;
  readonly sha256: Sha256;
}

/**
 * The nodes that come into being when a leaf is appended: the leaf itself and every subtree it completes.
 * @param seq number of leaves before it
 * @param tree must have the left sibling of each completed subtree
 */
export function appended(seq: number, leaf: Uint8Array, { node, sha256 }: StoredTree): TreeNode[] {
  const nodes: TreeNode[] = [{ level: 0, index: seq, hash: leaf }];
  let hash = leaf;
  let index = seq;
  for (let level = 0; index % 2 === 1; level += 1) {
    hash = nodeHash(node(level, index - 1), hash, sha256);
    index = (index - 1) / 2;
    nodes.push({ level: level + 1, index, hash });
  }
  return nodes;
}

/**
 * Hash of the leaves `from` … `to − 1`, as RFC 6962 calls it MTH(D[from:to]); SHA-256 of nothing where there are none.
 * @param from a multiple of the smallest power of two that is not less than `to − from`
 */
export function rangeHash(from: number, to: number, { node, sha256 }: StoredTree): Uint8Array {
  const hashes = peaks(to - from).map(({ level, index }) => node(level, from / 2 ** level + index));
  const last = hashes.pop();
  if (last === undefined) return sha256(new Uint8Array(0));
  return hashes.reduceRight((right, left) => nodeHash(left, right, sha256), last);
}

/** Root of the tree of `size` leaves. */
export const rootOf = (size: number, tree: StoredTree): Uint8Array => rangeHash(0, size, tree);
