import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EventLeaf } from '../../../shared/audit/event.ts';
import { commitment, leafBytes } from '../../../shared/audit/leaf.ts';
import { appended, leafHash, nodeHash, peaks, rootOf } from '../../../shared/audit/tree.ts';

const sha256 = (bytes: Uint8Array) => new Uint8Array(createHash('sha256').update(bytes).digest());
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const runs = Number(process.env.TAPIS_RUNS ?? 300);

/** The leaves of the test vectors of Certificate Transparency's reference code (merkletree tests). */
const vectors = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];

/** Their roots for the trees of 1 … 8 leaves. */
const roots = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

/** The definition of RFC 6962 section 2.1, word for word: the slow way the stored way is held against. */
function definition(leaves: readonly Uint8Array[]): Uint8Array {
  if (leaves.length === 0) return sha256(new Uint8Array(0));
  const [only] = leaves;
  if (leaves.length === 1 && only !== undefined) return leafHash(only, sha256);
  let k = 1;
  while (k * 2 < leaves.length) k *= 2;
  return nodeHash(definition(leaves.slice(0, k)), definition(leaves.slice(k)), sha256);
}

function stored() {
  const nodes = new Map<string, Uint8Array>();
  const node = (level: number, index: number) => {
    const hash = nodes.get(`${String(level)}/${String(index)}`);
    if (hash === undefined) throw new Error('missing');
    return hash;
  };
  let size = 0;
  return {
    append: (leaf: Uint8Array) => {
      for (const { level, index, hash } of appended(size, leafHash(leaf, sha256), { node, sha256 })) {
        nodes.set(`${String(level)}/${String(index)}`, hash);
      }
      size += 1;
    },
    root: () => rootOf(size, { node, sha256 }),
    count: () => nodes.size,
  };
}

describe('Merkle tree of RFC 6962', () => {
  it('gives the published roots', () => {
    const tree = stored();
    expect(hex(tree.root())).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    vectors.forEach((leaf, index) => {
      tree.append(Buffer.from(leaf, 'hex'));
      expect(hex(tree.root())).toBe(roots[index]);
    });
  });

  it('agrees with the definition for any number of leaves, storing fewer than two nodes a leaf', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 70 }), (leaves) => {
        const tree = stored();
        leaves.forEach(tree.append);
        expect(hex(tree.root())).toBe(hex(definition(leaves)));
        expect(tree.count()).toBeLessThanOrEqual(2 * leaves.length);
      }),
      { numRuns: Math.min(runs, 2000) },
    );
  });

  it('covers every leaf by its peaks exactly once', () => {
    for (let size = 0; size < 300; size += 1) {
      const covered = peaks(size).flatMap(({ level, index }) =>
        Array.from({ length: 2 ** level }, (_, offset) => index * 2 ** level + offset),
      );
      expect(covered).toEqual(Array.from({ length: size }, (_, index) => index));
    }
  });
});

const leaf: EventLeaf = {
  v: 1,
  seq: 7,
  kind: 'answered',
  station: 'PLM-A1',
  actor: 'ofc_00000000000000000000',
  role: 'bp3mi',
  at: '2026-11-21T00:42:05.120Z',
  mono: 12,
  boot: 'ab',
  subjects: [{ type: 'screening', id: 'scr_00000000000000000000' }],
  commitments: { answers: 'AAAA' },
};

describe('the leaf', () => {
  it('is canonical JSON: keys in order, no space, the same whatever the order of writing', () => {
    const text = new TextDecoder().decode(leafBytes(leaf));
    expect(text).toBe(
      '{"actor":"ofc_00000000000000000000","at":"2026-11-21T00:42:05.120Z","boot":"ab","commitments":{"answers":"AAAA"},' +
        '"kind":"answered","mono":12,"role":"bp3mi","seq":7,"station":"PLM-A1",' +
        '"subjects":[{"id":"scr_00000000000000000000","type":"screening"}],"v":1}',
    );
    const turned = EventLeaf.parse(Object.fromEntries(Object.entries(leaf).reverse()));
    expect(new TextDecoder().decode(leafBytes(turned))).toBe(text);
  });

  it('takes nothing that is not of the format', () => {
    expect(() => leafBytes({ ...leaf, seq: -1 })).toThrow();
    expect(() => leafBytes(Object.assign({ name: 'a person' }, leaf))).toThrow();
  });

  it('hides content: the same content under two salts has nothing in common, and 32 bytes are demanded', () => {
    const content = { name: 'CONTOH' };
    const one = commitment(new Uint8Array(32).fill(1), content, sha256);
    const two = commitment(new Uint8Array(32).fill(2), content, sha256);
    expect(hex(one)).not.toBe(hex(two));
    expect(() => commitment(new Uint8Array(16), content, sha256)).toThrow('32 bytes');
  });
});
