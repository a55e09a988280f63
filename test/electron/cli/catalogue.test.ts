import { createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { verifyEd25519 as verify } from '../../../electron/app/ed25519.ts';
import { parseVerifierKey, type VerifierKey } from '../../../shared/audit/signed_note.ts';
import { bundledCatalogueFile } from '../../../shared/catalogue/bundled.ts';
import { catalogueNote, readCatalogueFile } from '../../../shared/domain/catalogue_file.ts';
import { active, catalogue, sha256 } from '../../shared/domain/delivered.ts';
import { tapis } from './program.ts';

const delivered = fileURLToPath(new URL('../../../shared/catalogue/catalogue.json', import.meta.url));

let folder = '';
const path = (name: string) => join(folder, name);
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tapis-catalogue-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Makes a key through the program; its file and its public half. */
async function makeKey(name: string): Promise<{ file: string; key: VerifierKey }> {
  const keys = path(`keys-${name.replaceAll('/', '-')}`);
  const { code, out } = await tapis(['catalogue', 'keygen', name, keys]);
  const key = parseVerifierKey(out.trimEnd(), sha256);
  const [file = ''] = readdirSync(keys);
  if (code !== 0 || !key.ok) throw new Error(out);
  return { file: join(keys, file), key: key.value };
}

describe('the schema', () => {
  test('is one that a validator takes, with which the delivered catalogue fits', async () => {
    const { code, out, err } = await tapis(['catalogue', 'schema']);
    expect([code, err]).toEqual([0, '']);
    const schema: unknown = JSON.parse(out);
    if (typeof schema !== 'object' || schema === null) throw new Error(out);
    const fits = new Ajv2020({ strict: true, strictRequired: false }).compile(schema);
    expect([fits(bundledCatalogueFile), fits.errors]).toEqual([true, null]);
    expect(fits({ ...catalogue, version: 'newest' })).toBe(false);
    expect(fits({ ...catalogue, more: 1 })).toBe(false);
    const [first, ...others] = structuredClone(catalogue.indicators);
    expect(fits({ ...catalogue, indicators: [{ ...first, weight: 'X' }, ...others] })).toBe(false);
    expect(fits({ ...catalogue, indicators: [{ ...first, basis: [] }, ...others] })).toBe(false);
    expect(fits({ ...catalogue, phrases: {} })).toBe(false);
  });
});

describe('check', () => {
  test('says version and hash of a catalogue that is accepted', async () => {
    const run = await tapis(['catalogue', 'check', delivered]);
    expect(run).toEqual({ code: 0, out: `${catalogue.version} ${active.sha256}\n`, err: '' });
    expect(await tapis(['catalogue', 'check', '-'], readFileSync(delivered, 'utf8'))).toEqual(run);
  });

  test('says every refusal on a line of its own, with entry and rule', async () => {
    const bad = structuredClone(catalogue);
    bad.scoring.bands.high = 5;
    const [indicator] = bad.indicators.filter(({ code }) => code === 'TRV-06');
    if (indicator === undefined) throw new Error('TRV-06');
    indicator.sources = [];
    indicator.label.en = 'Religion of the traveller';
    writeFileSync(path('bad.json'), JSON.stringify(bad));
    const { code, out, err } = await tapis(['catalogue', 'check', path('bad.json')]);
    expect([code, out]).toEqual([1, '']);
    const lines = err.trimEnd().split('\n');
    expect(lines.every((line) => /^\S+bad\.json: [a-z-]+: [\w.-]+: ./.test(line))).toBe(true);
    expect(lines).toContainEqual(expect.stringMatching(/: no-source: TRV-06: /));
    expect(lines).toContainEqual(expect.stringMatching(/: prohibited-attribute: TRV-06: "religion" /i));
    expect(lines).toContainEqual(expect.stringMatching(/: single-indicator-high: /));
  });

  test.each([
    ['not JSON', 'no'],
    ['no text', Buffer.from([0xff, 0xfe])],
  ])('%s is told with its line, exit code 2', async (_what, content) => {
    writeFileSync(path('none.json'), content);
    const run = await tapis(['catalogue', 'check', path('none.json')]);
    expect(run).toMatchObject({ code: 2, out: '' });
    expect(run.err).toContain('none.json:1: (input): expected ');
  });
});

describe('keygen and sign', () => {
  test('the private key is a file for its owner alone, which other tools read', async () => {
    const { file, key } = await makeKey('bp3mi.example/katalog');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const pem = readFileSync(file, 'utf8');
    expect(pem).toMatch(/^-----BEGIN PRIVATE KEY-----\n/);
    const { x = '' } = createPublicKey(pem).export({ format: 'jwk' });
    expect(Buffer.from(x, 'base64url')).toEqual(Buffer.from(key.publicKey));
    expect(verify(key.publicKey, Buffer.from('a'), sign(null, Buffer.from('a'), pem))).toBe(true);
  });

  test('two agencies sign one after the other; the station takes the file with either key', async () => {
    const first = await makeKey('first.example');
    const second = await makeKey('second.example');
    const one = await tapis(['catalogue', 'sign', delivered, '--key', first.file, '--name', 'first.example']);
    expect([one.code, one.err]).toEqual([0, '']);
    const two = await tapis(['catalogue', 'sign', '-', '--key', second.file, '--name', 'second.example'], one.out);
    const again = await tapis(['catalogue', 'sign', '-', '--key', first.file, '--name', 'first.example'], two.out);
    const trusted = (keys: readonly VerifierKey[]) => ({ sha256, verify, trusted: keys });
    for (const text of [two.out, again.out]) {
      const both = readCatalogueFile(text, trusted([first.key, second.key]));
      expect(both).toMatchObject({ ok: true, value: { sha256: active.sha256 } });
      expect(both.ok && both.value.signers.toSorted()).toEqual(['first.example', 'second.example']);
      expect(readCatalogueFile(text, trusted([second.key]))).toMatchObject({
        ok: true,
        value: { signers: ['second.example'] },
      });
    }
    const check = await tapis(['catalogue', 'check', '-'], two.out);
    expect(check.out.split('\n').slice(1, -1)).toEqual([
      `signature, not verified: first.example+${first.key.keyId}`,
      `signature, not verified: second.example+${second.key.keyId}`,
    ]);
  });

  test('what is signed is the text of the note, byte for byte', async () => {
    const { file, key } = await makeKey('bytes.example');
    const { out } = await tapis(['catalogue', 'sign', delivered, '--key', file, '--name', 'bytes.example']);
    const { note } = z.object({ note: z.string() }).parse(JSON.parse(out));
    const [text, line = ''] = note.split('\n\n');
    expect(`${text}\n`).toBe(catalogueNote(catalogue, sha256));
    const signature = Buffer.from(line.split(' ')[2] ?? '', 'base64');
    expect(signature.subarray(0, 4).toString('hex')).toBe(key.keyId);
    expect(verify(key.publicKey, Buffer.from(`${text}\n`), signature.subarray(4))).toBe(true);
  });

  test('a refused or changed catalogue is not signed', async () => {
    const { file } = await makeKey('refused.example');
    const words = ['--key', file, '--name', 'refused.example'];
    const changed = JSON.stringify({ ...catalogue, scoring: { ...catalogue.scoring, groupCap: 9 } });
    expect(await tapis(['catalogue', 'sign', '-', ...words], changed)).toMatchObject({ code: 1, out: '' });
    const { out } = await tapis(['catalogue', 'sign', delivered, ...words]);
    const other = out.replace(`"version": "${catalogue.version}"`, '"version": "2099.01.1"');
    const run = await tapis(['catalogue', 'sign', '-', ...words], other);
    expect(run).toMatchObject({ code: 1, out: '' });
    expect(run.err).toContain('stdin: hash-differs: expected note: version and hash of this very catalogue');
  });

  test('a key that is none, of another kind or not there; a name that cannot be one', async () => {
    writeFileSync(path('none.pem'), 'SECRET');
    const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs8', format: 'pem' });
    writeFileSync(path('rsa.pem'), rsa);
    for (const name of ['none.pem', 'rsa.pem']) {
      const run = await tapis(['catalogue', 'sign', delivered, '--key', path(name), '--name', 'a']);
      expect(run).toMatchObject({ code: 2, out: '' });
      expect(run.err).toBe(`${path(name)}:1: (input): expected an Ed25519 private key, PKCS #8 in PEM\n`);
    }
    const gone = await tapis(['catalogue', 'sign', delivered, '--key', path('gone.pem'), '--name', 'a']);
    expect(gone).toMatchObject({ code: 2, out: '' });
    expect(gone.err).toContain(`${path('gone.pem')}:1: (input): expected a readable file (ENOENT)`);
    expect(await tapis(['catalogue', 'sign', delivered, '--key', 'x', '--name', 'a b'])).toMatchObject({ code: 2 });
    expect(await tapis(['catalogue', 'keygen', 'a+b', path('no')])).toMatchObject({ code: 2, out: '' });
    writeFileSync(path('file'), '');
    const noFolder = await tapis(['catalogue', 'keygen', 'a', path('file')]);
    expect(noFolder).toMatchObject({ code: 2, out: '' });
    expect(noFolder.err).toContain('expected a folder that can be written');
  });
});

test('wrong words give the usage', async () => {
  for (const args of [
    [],
    ['nonsense'],
    ['schema', 'x'],
    ['check'],
    ['check', 'a', 'b'],
    ['keygen', 'a'],
    ['sign', 'a', '--key'],
  ]) {
    const run = await tapis(['catalogue', ...args]);
    expect(run).toMatchObject({ code: 2, out: '' });
    expect(run.err).toContain('usage: tapis catalogue schema | check FILE');
  }
});
