/**
 * Proofs of RFC 6962 section 2.1, verified as RFC 9162 section 2.1 spells it out: that a record stands at its place in a
 * tree, and that a larger tree begins with all of a smaller one.
 */
import { nodeHash, rangeHash, sameHash, type Sha256, type StoredTree } from './tree.ts';

/** The largest power of two below `width`, which is more than 1. */
function split(width: number): number {
  let k = 1;
  while (k * 2 < width) k *= 2;
  return k;
}

/**
 * The hashes beside the way from a leaf to the root, the leaf's sibling first.
 * @param index place of the leaf, less than `size`
 */
export function inclusionProof(index: number, size: number, tree: StoredTree): Uint8Array[] {
  if (index < 0 || index >= size) throw new Error('no such record in a tree of this size');
  const proof: Uint8Array[] = [];
  let from = 0;
  let to = size;
  while (to - from > 1) {
    const middle = from + split(to - from);
    if (index < middle) {
      proof.push(rangeHash(middle, to, tree));
      to = middle;
    } else {
      proof.push(rangeHash(from, middle, tree));
      from = middle;
    }
  }
  return proof.reverse();
}

/** Whether the proof leads from the hash of a leaf at its place to the root. Any hash too many or too few refuses. */
export function inclusionHolds(
  claim: { index: number; size: number; leaf: Uint8Array; root: Uint8Array; proof: readonly Uint8Array[] },
  sha256: Sha256,
): boolean {
  if (claim.index < 0 || claim.index >= claim.size) return false;
  let place = claim.index;
  let last = claim.size - 1;
  let hash = claim.leaf;
  for (const sibling of claim.proof) {
    if (last === 0) return false;
    if (place % 2 === 1 || place === last) {
      hash = nodeHash(sibling, hash, sha256);
      while (place % 2 === 0 && place !== 0) {
        place /= 2;
        last = Math.floor(last / 2);
      }
    } else {
      hash = nodeHash(hash, sibling, sha256);
    }
    place = Math.floor(place / 2);
    last = Math.floor(last / 2);
  }
  return last === 0 && sameHash(hash, claim.root);
}

/**
 * The hashes that show how the tree of `to` leaves begins with the one of `from`; none where both are the same or the
 * smaller one is empty.
 */
export function consistencyProof(from: number, to: number, tree: StoredTree): Uint8Array[] {
  if (from < 0 || from > to) throw new Error('a log does not shrink');
  if (from === 0 || from === to) return [];
  const proof: Uint8Array[] = [];
  let start = 0;
  let end = to;
  while (from !== end) {
    const middle = start + split(end - start);
    if (from <= middle) {
      proof.push(rangeHash(middle, end, tree));
      end = middle;
    } else {
      proof.push(rangeHash(start, middle, tree));
      start = middle;
    }
  }
  if (start > 0) proof.push(rangeHash(start, end, tree));
  return proof.reverse();
}

/** A tree by its size and root. */
interface Head {
  readonly size: number;
  readonly root: Uint8Array;
}

/** Whether the proof shows that the larger tree begins with the smaller one. Nothing is proven of an empty one. */
export function consistencyHolds(
  { from, to, proof }: { from: Head; to: Head; proof: readonly Uint8Array[] },
  sha256: Sha256,
): boolean {
  if (from.size > to.size) return false;
  if (from.size === to.size) return proof.length === 0 && sameHash(from.root, to.root);
  if (from.size === 0) return proof.length === 0 && sameHash(from.root, sha256(new Uint8Array(0)));
  let place = from.size - 1;
  let last = to.size - 1;
  while (place % 2 === 1) {
    place = Math.floor(place / 2);
    last = Math.floor(last / 2);
  }
  // A smaller tree that is one full subtree is its own first hash.
  const [first, ...rest] = place === 0 ? [from.root, ...proof] : proof;
  if (first === undefined) return false;
  let small = first;
  let large = first;
  for (const hash of rest) {
    if (last === 0) return false;
    if (place % 2 === 1 || place === last) {
      small = nodeHash(hash, small, sha256);
      large = nodeHash(hash, large, sha256);
      while (place % 2 === 0 && place !== 0) {
        place /= 2;
        last = Math.floor(last / 2);
      }
    } else {
      large = nodeHash(large, hash, sha256);
    }
    place = Math.floor(place / 2);
    last = Math.floor(last / 2);
  }
  return last === 0 && sameHash(small, from.root) && sameHash(large, to.root);
}
