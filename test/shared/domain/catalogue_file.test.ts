import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { verifyEd25519 as verify } from '../../../electron/app/ed25519.ts';
import { writeSignedNote } from '../../../shared/audit/signed_note.ts';
import type { Catalogue } from '../../../shared/domain/catalogue.ts';
import {
  catalogueNote,
  openCatalogueFile,
  readCatalogueFile,
  writeCatalogueFile,
} from '../../../shared/domain/catalogue_file.ts';
import { seeds, signingKey, type SigningKey } from '../signing.ts';
import { runs } from './arbitrary_input.ts';
import { active, catalogue, sha256 } from './delivered.ts';

const bp3mi = signingKey('bp3mi.example/katalog', seeds[0]);
const immigration = signingKey('imigrasi.example/katalog', seeds[1]);

/** A file signed by these keys; what is signed may be something else than what it holds. */
function fileOf(held: Catalogue, signers: readonly SigningKey[], signed = catalogueNote(held, sha256)): string {
  return writeCatalogueFile(held, { text: signed, signatures: signers.map((one) => one.sign(signed)) });
}

const read = (text: string, ...trusted: readonly SigningKey[]) =>
  readCatalogueFile(text, { sha256, verify, trusted: trusted.map(({ key }) => key) });

/** What is wrong with a file, in one word. */
const faultOf = (text: string, ...trusted: readonly SigningKey[]): string | null => {
  const result = read(text, ...trusted);
  return result.ok ? null : result.error.code;
};

const file = fileOf(catalogue, [bp3mi, immigration]);

describe('a signed catalogue file', () => {
  test('gives the catalogue, its hash, and who of the trusted signed it', () => {
    const all = { catalogue, sha256: active.sha256 };
    expect(read(file, bp3mi)).toEqual({ ok: true, value: { ...all, signers: ['bp3mi.example/katalog'] } });
    expect(read(file, immigration, bp3mi)).toEqual({
      ok: true,
      value: { ...all, signers: ['bp3mi.example/katalog', 'imigrasi.example/katalog'] },
    });
  });

  test('is signed over three lines that a person can read', () => {
    expect(catalogueNote(catalogue, sha256)).toBe(`tapis-catalogue/1\n${catalogue.version}\n${active.sha256}\n`);
  });

  test('is the same whatever its spelling', () => {
    const turned = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(turned);
      if (typeof value !== 'object' || value === null) return value;
      return Object.fromEntries(
        Object.entries(value)
          .toReversed()
          .map(([key, one]) => [key, turned(one)]),
      );
    };
    expect(read(JSON.stringify(turned(JSON.parse(file)), null, 4), bp3mi)).toMatchObject({
      ok: true,
      value: { sha256: active.sha256 },
    });
  });
});

describe('is refused', () => {
  test('when nobody trusted has signed', () => {
    expect(faultOf(file)).toBe('no-trusted-signature');
    expect(faultOf(file, signingKey('bp3mi.example/katalog', seeds[1]))).toBe('no-trusted-signature');
    expect(openCatalogueFile(file, sha256)).toMatchObject({ ok: true, value: { sha256: active.sha256 } });
  });

  test('when a trusted signature is wrong, also beside a right one', () => {
    const text = catalogueNote(catalogue, sha256);
    const wrong = { ...bp3mi.sign('something else\n') };
    const both = writeCatalogueFile(catalogue, { text, signatures: [immigration.sign(text), wrong] });
    expect(faultOf(both, bp3mi, immigration)).toBe('signature-wrong');
    expect(faultOf(both, immigration)).toBeNull();
  });

  test('when the signatures are right, but for another catalogue, version or format', () => {
    const other = { ...catalogue, version: '2099.01.1' };
    const [format, version, hash] = catalogueNote(catalogue, sha256).split('\n');
    for (const signed of [
      catalogueNote(other, sha256),
      `${format}\n2099.01.1\n${hash}\n`,
      `tapis-catalogue/2\n${version}\n${hash}\n`,
      `${format}\n${version}\n${hash?.toUpperCase()}\n`,
      `${format}\n${version}\n${hash}\nand more\n`,
      `${format}\n${version}\n${hash}`.replaceAll('\n', ' ') + '\n',
    ]) {
      expect(faultOf(fileOf(catalogue, [bp3mi], signed), bp3mi)).toBe('hash-differs');
    }
    expect(faultOf(fileOf(other, [bp3mi], catalogueNote(catalogue, sha256)), bp3mi)).toBe('hash-differs');
  });

  test('when the catalogue itself is refused, with every reason', () => {
    const scored = structuredClone(catalogue);
    scored.scoring.bands.high = 5;
    const result = read(fileOf(scored, [bp3mi]), bp3mi);
    if (result.ok || result.error.code !== 'catalogue-refused') throw new Error('it was read');
    expect(result.error.faults.map(({ rule }) => rule)).toContain('single-indicator-high');
  });

  test('when a text of the catalogue has no bytes', () => {
    const escaped = file.replace(JSON.stringify(catalogue.title.en), '"a\\ud800b"');
    const result = read(escaped, bp3mi);
    if (result.ok || result.error.code !== 'catalogue-refused') throw new Error('it was read');
    expect(result.error.faults.map(({ entry, rule }) => [entry, rule])).toEqual([['title.en', 'shape']]);
  });

  const withPart = (part: Readonly<Record<string, unknown>>): string =>
    JSON.stringify({
      format: 'tapis-catalogue/1',
      catalogue,
      note: writeSignedNote({ text: 'a\n', signatures: [] }),
      ...part,
    });

  test.each([
    ['nothing', '', 'not-json'],
    ['a torn file', file.slice(0, -2), 'not-json'],
    ['deep nesting', `${'['.repeat(100_000)}${']'.repeat(100_000)}`, 'not-json'],
    ['a key twice', file.replace('"format":', '"format":"tapis-catalogue/1","format":'), 'not-json'],
    ['a key of the catalogue twice', file.replace('"asOf":', '"asOf":"1999-01","asOf":'), 'not-json'],
    ['the same key in another spelling', file.replace('"asOf":', '"\\u0061sOf":"1999-01","asOf":'), 'not-json'],
    ['a key that sets the prototype', file.replace('"format":', '"__proto__":{},"format":'), 'not-json'],
    ['a list', '[]', 'not-a-catalogue-file'],
    ['null', 'null', 'not-a-catalogue-file'],
    ['a bare catalogue', JSON.stringify(catalogue), 'not-a-catalogue-file'],
    ['another format', withPart({ format: 'tapis-catalogue/2' }), 'not-a-catalogue-file'],
    ['a field more', withPart({ trusted: ['me'] }), 'not-a-catalogue-file'],
    ['a note that is no text', withPart({ note: { text: 'a' } }), 'not-a-catalogue-file'],
    ['a note without signatures', withPart({}), 'note-malformed'],
    ['four million characters and more', `${' '.repeat(4 * 1024 * 1024)}${file}`, 'not-a-catalogue-file'],
  ])('%s', (_what, text, fault) => {
    expect(faultOf(text, bp3mi)).toBe(fault);
  });
});

describe('no byte can change', () => {
  const one = fileOf(catalogue, [bp3mi]);
  const bytes = Buffer.from(one);
  const meaning = (text: string): string | null => {
    try {
      return JSON.stringify(JSON.parse(text));
    } catch {
      return null;
    }
  };
  const same = meaning(one);

  test('anywhere in the file, unless it still means the same', () => {
    let refused = 0;
    fc.assert(
      fc.property(fc.integer({ min: 0, max: bytes.length - 1 }), fc.integer({ min: 1, max: 255 }), (at, by) => {
        const changed = Buffer.from(bytes);
        changed[at] = (changed[at] ?? 0) ^ by;
        const text = changed.toString('utf8');
        if (meaning(text) === same) return;
        refused += 1;
        expect(faultOf(text, bp3mi)).not.toBeNull();
      }),
      { numRuns: Math.ceil(runs / 2) },
    );
    expect(refused).toBeGreaterThan(20);
  });

  test('of the note', () => {
    const parsed = JSON.stringify(
      writeSignedNote({
        text: catalogueNote(catalogue, sha256),
        signatures: [bp3mi.sign(catalogueNote(catalogue, sha256))],
      }),
    );
    const note: string = String(JSON.parse(parsed));
    const at = fc.integer({ min: 0, max: note.length - 1 });
    fc.assert(
      fc.property(at, fc.integer({ min: 0, max: 0x2100 }), (place, code) => {
        const other = note.slice(0, place) + String.fromCharCode(code) + note.slice(place + 1);
        if (other === note) return;
        const text = one.replace(parsed, () => JSON.stringify(other));
        expect(text).not.toBe(one);
        expect(faultOf(text, bp3mi)).not.toBeNull();
      }),
      { numRuns: Math.ceil(runs / 5) },
    );
  });
});
