import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { consistencyHolds, consistencyProof, inclusionHolds, inclusionProof } from '../../../shared/audit/proof.ts';
import { appended, leafHash, rootOf } from '../../../shared/audit/tree.ts';
import { runs } from '../domain/arbitrary_input.ts';
import { sha256 } from '../domain/delivered.ts';

/** A tree over leaves that are their own number, or the given bytes. */
function treeOf(leaves: readonly Uint8Array[]) {
  const nodes = new Map<string, Uint8Array>();
  const node = (level: number, index: number) => {
    const hash = nodes.get(`${String(level)}/${String(index)}`);
    if (hash === undefined) throw new Error(`no node ${String(level)}/${String(index)}`);
    return hash;
  };
  const tree = { node, sha256 };
  const roots = [rootOf(0, tree)];
  leaves.forEach((leaf, seq) => {
    for (const { level, index, hash } of appended(seq, leafHash(leaf, sha256), tree)) {
      nodes.set(`${String(level)}/${String(index)}`, hash);
    }
    roots.push(rootOf(seq + 1, tree));
  });
  const root = (size: number): Uint8Array => {
    const hash = roots[size];
    if (hash === undefined) throw new Error('no such size');
    return hash;
  };
  return { tree, root, leaf: (index: number) => leafHash(leaves[index] ?? new Uint8Array(0), sha256) };
}

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const numbered = (count: number) => Array.from({ length: count }, (_, index) => Buffer.from(`leaf ${String(index)}`));

/** The leaves of the test vectors of Certificate Transparency's reference code. */
const vectors = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
const published = treeOf(vectors.map((text) => Buffer.from(text, 'hex')));

describe('the published proofs of Certificate Transparency', () => {
  it.each([
    [0, 1, []],
    [
      0,
      8,
      [
        '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
        '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
        '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
      ],
    ],
    [
      5,
      8,
      [
        'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
        'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
        'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
      ],
    ],
    [2, 3, ['fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125']],
    [
      1,
      5,
      [
        '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
        '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
        'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      ],
    ],
  ] as const)('that leaf %i is in the tree of %i', (index, size, proof) => {
    expect(inclusionProof(index, size, published.tree).map(hex)).toEqual(proof);
  });

  it.each([
    [1, 1, []],
    [
      1,
      8,
      [
        '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
        '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
        '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
      ],
    ],
    [
      6,
      8,
      [
        '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
        'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
        'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
      ],
    ],
    [
      2,
      5,
      [
        '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
        'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      ],
    ],
  ] as const)('that the tree of %i is the beginning of the tree of %i', (from, to, proof) => {
    expect(consistencyProof(from, to, published.tree).map(hex)).toEqual(proof);
  });
});

describe('every proof', () => {
  const most = 70;
  const { tree, root, leaf } = treeOf(numbered(most));

  it('of every leaf in every tree leads to its root, and at no other place, size or leaf', () => {
    for (let size = 1; size <= most; size += 1) {
      for (let index = 0; index < size; index += 1) {
        const claim = { index, size, leaf: leaf(index), root: root(size), proof: inclusionProof(index, size, tree) };
        expect(inclusionHolds(claim, sha256), `${String(index)}/${String(size)}`).toBe(true);
        expect(inclusionHolds({ ...claim, index: (index + 1) % (size + 1) }, sha256)).toBe(false);
        expect(inclusionHolds({ ...claim, root: root(size - 1) }, sha256)).toBe(false);
        expect(inclusionHolds({ ...claim, leaf: leaf((index + 1) % most) }, sha256)).toBe(false);
      }
    }
    expect(() => inclusionProof(3, 3, tree)).toThrow('no such record');
  });

  it('between every two trees holds, and for no other root', () => {
    for (let to = 0; to <= most; to += 1) {
      for (let from = 0; from <= to; from += 1) {
        const claim = {
          from: { size: from, root: root(from) },
          to: { size: to, root: root(to) },
          proof: consistencyProof(from, to, tree),
        };
        expect(consistencyHolds(claim, sha256), `${String(from)}→${String(to)}`).toBe(true);
        const other = root(from === most ? 0 : from + 1);
        expect(consistencyHolds({ ...claim, from: { size: from, root: other } }, sha256)).toBe(false);
        if (from > 0) {
          const later = root(to === most ? 0 : to + 1);
          expect(consistencyHolds({ ...claim, to: { size: to, root: later } }, sha256)).toBe(false);
        }
      }
    }
    expect(() => consistencyProof(4, 3, tree)).toThrow('does not shrink');
    const backwards = { from: { size: 4, root: root(4) }, to: { size: 3, root: root(3) }, proof: [] };
    expect(consistencyHolds(backwards, sha256)).toBe(false);
  });

  it('refuses with one bit turned in any hash, a hash more, a hash less, or two in the other order', () => {
    const claim = fc
      .record({ size: fc.integer({ min: 2, max: most }), at: fc.nat(), other: fc.nat(), bit: fc.nat({ max: 255 }) })
      .map(({ size, at, other, bit }) => ({ size, index: at % size, from: 1 + (at % (size - 1)), other, bit }));
    const spoilt = (proof: readonly Uint8Array[], at: number, bit: number): Uint8Array[][] => {
      const turned = proof.map((hash) => new Uint8Array(hash));
      const hash = turned[at % proof.length];
      if (hash !== undefined) hash[bit >> 3] = (hash[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      const [first, second] = proof;
      const swapped = first === undefined || second === undefined ? [] : [[second, first, ...proof.slice(2)]];
      return [turned, [...proof, sha256(new Uint8Array(1))], proof.slice(1), proof.slice(0, -1), ...swapped];
    };
    fc.assert(
      fc.property(claim, ({ size, index, from, other, bit }) => {
        for (const proof of spoilt(inclusionProof(index, size, tree), other, bit)) {
          expect(inclusionHolds({ index, size, leaf: leaf(index), root: root(size), proof }, sha256)).toBe(false);
        }
        for (const proof of spoilt(consistencyProof(from, size, tree), other, bit)) {
          const heads = { from: { size: from, root: root(from) }, to: { size, root: root(size) } };
          expect(consistencyHolds({ ...heads, proof }, sha256)).toBe(false);
        }
      }),
      { numRuns: runs },
    );
  });
});
