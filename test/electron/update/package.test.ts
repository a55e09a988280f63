/** What is taken in, and what is not: real packages, each spoiled in one way. Nothing refused leaves anything behind. */
import { createPrivateKey, sign } from 'node:crypto';
import {
  appendFileSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Installation } from '../../../electron/update/installation.ts';
import { readPointer } from '../../../electron/update/pointer.ts';
import { arm, lookAt, unpack } from '../../../electron/update/stage.ts';
import { compareVersions, readManifest, UpdateManifest } from '../../../shared/update/manifest.ts';
import { newReleaseKey, packFolder } from '../../helpers/update_package.ts';

const key = newReleaseKey();
let shelf: string;
let dir: string;
let here: Installation;

/** A program of a few files, one of them in a folder; large enough to be cut off in. */
function smallProgram(folder: string): void {
  mkdirSync(join(folder, 'out', 'kiosk'), { recursive: true });
  writeFileSync(join(folder, 'out', 'kiosk', 'main.js'), 'console.log(1);\n'.repeat(1000));
  writeFileSync(join(folder, 'package.json'), '{}');
  writeFileSync(join(folder, 'large.bin'), Buffer.alloc(3_000_000, 7));
}

beforeAll(() => {
  shelf = mkdtempSync(join(tmpdir(), 'tapis-packages-'));
  smallProgram(join(shelf, 'program'));
});
afterAll(() => {
  rmSync(shelf, { recursive: true, force: true });
});
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'tapis-update-'));
  mkdirSync(join(dir, 'updates'));
  here = {
    updates: join(dir, 'updates'),
    version: '0.2.0',
    shell: 'kiosk',
    trial: false,
    keys: [key.open],
    platform: 'linux',
    arch: 'x64',
  };
});
afterEach(() => {
  rmSync(dir, { recursive: true, force: true });
});

const packed = (flags: Readonly<Record<string, string>> = {}, pem = key.pem) =>
  packFolder(join(shelf, 'program'), {
    stick: join(dir, 'stick'),
    pem,
    flags: { version: '0.3.0', minimum: '0.1.0', platform: 'linux', arch: 'x64', ...flags },
  });

const faultOf = async (folder: string, at = here): Promise<string | null> => {
  const found = await lookAt(folder, at);
  return found.ok ? null : found.error;
};

describe('a package', () => {
  it('as the release machine makes it is taken in: looked at in its folder or on its stick, unpacked, named for the next start', async () => {
    packed({ version: '0.2.9' });
    packed({ version: '0.2.10', 'built-at': '2026-11-26T03:00:00.000Z' });
    const found = await lookAt(join(dir, 'stick'), here);
    if (!found.ok) throw new Error(found.error);
    expect(found.value.manifest).toMatchObject({ version: '0.2.10', builtAt: '2026-11-26T03:00:00.000Z' });
    const unpacked = await unpack(found.value, here);
    if (!unpacked.ok) throw new Error(unpacked.error);
    expect(readPointer(here.updates)?.pending).toBeNull();
    arm(here, '0.2.10');
    expect(readPointer(here.updates)?.pending).toEqual({ version: '0.2.10', tries: 0, returning: null });
    expect(readdirSync(here.updates).toSorted()).toEqual(['0.2.10', 'versions.json']);
    const large = join('program', 'large.bin');
    expect(readFileSync(join(here.updates, '0.2.10', large))).toEqual(readFileSync(join(shelf, large)));
  });

  it('signed with another key is refused before anything of it is read [E32]', async () => {
    const folder = packed({}, newReleaseKey().pem);
    expect(await faultOf(folder)).toBe('update-signature');
    expect(await faultOf(folder, { ...here, keys: [] })).toBe('update-no-key');
    // One letter more in a manifest that was signed.
    const other = packed({ version: '0.4.0' });
    appendFileSync(join(other, 'manifest.json'), ' ');
    expect(await faultOf(other)).toBe('update-signature');
  });

  it.each<[string, string, string, Record<string, string>?]>([
    ['older', '0.1.9', 'update-older'],
    ['the same', '0.2.0', 'update-older'],
    ['ahead by more than a step', '0.3.0', 'update-too-new-a-step', { minimum: '0.2.1' }],
    ['for another system', '0.3.0', 'update-other-machine', { platform: 'win32' }],
    ['for another processor', '0.3.0', 'update-other-machine', { arch: 'arm64' }],
  ])('that is %s is refused [E32]', async (_what, version, fault, more = {}) => {
    expect(await faultOf(packed({ version, ...more }))).toBe(fault);
  });

  it('without the program of this shell is for another machine', async () => {
    expect(await faultOf(packed(), { ...here, shell: 'desktop' })).toBe('update-other-machine');
  });

  it.each<[string, (program: string) => void]>([
    ['one byte of a file is another', (program) => writeFileSync(join(program, 'package.json'), '[]')],
    ['a file was cut off', (program) => truncateSync(join(program, 'large.bin'), 1_500_000)],
    ['a file is longer', (program) => appendFileSync(join(program, 'large.bin'), 'x')],
    ['a file is missing', (program) => rmSync(join(program, 'out', 'kiosk', 'main.js'))],
    ['a file is one too many', (program) => writeFileSync(join(program, 'out', 'kiosk', 'more.js'), '')],
    ['a folder is one too many', (program) => mkdirSync(join(program, 'node_modules'))],
    [
      'a file is a link to the same content',
      (program) => {
        renameSync(join(program, 'large.bin'), join(dir, 'elsewhere.bin'));
        symlinkSync(join(dir, 'elsewhere.bin'), join(program, 'large.bin'));
      },
    ],
  ])('in which %s is refused, and so is a copy that came so', async (_what, spoil) => {
    const folder = packed();
    const sound = await lookAt(folder, here);
    if (!sound.ok) throw new Error(sound.error);
    spoil(join(folder, 'program'));
    expect(await faultOf(folder)).toBe('update-damaged');
    // The stick was exchanged between the look and the copy. What is one too many is not copied.
    const unpacked = await unpack(sound.value, here);
    const alone =
      existsSync(join(folder, 'program', 'out', 'kiosk', 'more.js')) ||
      existsSync(join(folder, 'program', 'node_modules'));
    expect(unpacked.ok).toBe(alone);
    if (!unpacked.ok) expect([unpacked.error, readdirSync(here.updates)]).toEqual(['update-damaged', []]);
    else expect(existsSync(join(unpacked.value.folder, 'program', 'out', 'kiosk', 'more.js'))).toBe(false);
  });

  it('that is none, or of which a part is missing, is no package', async () => {
    expect(await faultOf(join(dir, 'nowhere'))).toBe('update-no-package');
    mkdirSync(join(dir, 'empty'));
    expect(await faultOf(join(dir, 'empty'))).toBe('update-no-package');
    const folder = packed();
    rmSync(join(folder, 'manifest.sig'));
    expect(await faultOf(folder)).toBe('update-no-package');
  });

  it('is made of files alone: a folder without any would be one too many', async () => {
    const program = join(dir, 'program');
    cpSync(join(shelf, 'program'), program, { recursive: true });
    mkdirSync(join(program, 'empty', 'deep'), { recursive: true });
    const flags = { version: '0.3.0', platform: 'linux', arch: 'x64' };
    expect(await faultOf(packFolder(program, { stick: join(dir, 'stick'), pem: key.pem, flags }))).toBeNull();
  });

  it.each<[string, Readonly<Record<string, string>>, string?]>([
    ['a name that Windows reads otherwise', {}, 'nul.txt'],
    ['two names that differ in case alone', {}, 'LARGE.bin'],
    ['a version of two numbers', { version: '0.3' }],
    ['a system nobody has', { platform: 'amiga' }],
  ])('is not made with %s: no station would take it', (_what, more, name) => {
    const program = join(dir, 'program');
    cpSync(join(shelf, 'program'), program, { recursive: true });
    if (name !== undefined) writeFileSync(join(program, name), '');
    const flags = { version: '0.3.0', platform: 'linux', arch: 'x64', ...more };
    const pack = () => packFolder(program, { stick: join(dir, 'stick'), pem: key.pem, flags });
    expect(pack).toThrow('No station would take this package');
    expect(readdirSync(join(dir, 'stick'))).toEqual([]);
  });

  it('is cleared with the next one where its copy was broken off; the version that runs and the one before stay', async () => {
    for (const left of ['0.2.5.part', '0.2.5', '0.2.0']) mkdirSync(join(here.updates, left));
    const found = await lookAt(packed(), here);
    if (!found.ok) throw new Error(found.error);
    expect((await unpack(found.value, here)).ok).toBe(true);
    expect(readdirSync(here.updates).toSorted()).toEqual(['0.2.0', '0.3.0']);
  });
});

describe('a manifest', () => {
  const file = { path: 'a', bytes: 1, sha256: '0'.repeat(64), mode: '644' };
  const manifest = (files: readonly unknown[]) => ({
    v: 1,
    product: 'tapis',
    version: '1.0.0',
    minimumVersion: '0.1.0',
    platform: 'linux',
    arch: 'x64',
    files,
  });
  const takes = (...paths: string[]) =>
    UpdateManifest.safeParse(manifest(paths.map((path) => ({ ...file, path })))).success;

  it('lists paths that every system takes as they are written', () => {
    expect(takes('resources/app.asar', 'locales/id.pak', 'LICENSE.electron.txt')).toBe(true);
    const bad = [
      '',
      '/a',
      'a/',
      'a//b',
      '../a',
      'a/../b',
      './a',
      'C:/a',
      'a\\b',
      'a:b',
      'a.',
      'a ',
      'nul',
      'a/COM1.txt',
      'a\0b',
    ];
    const worse = ['a\nb', 'a?b', 'e\u0301', 'a'.repeat(121), `${'a/'.repeat(120)}b`];
    for (const path of [...bad, ...worse]) expect([path, takes(path)]).toEqual([path, false]);
  });

  it('lists each file once, also where the case is another, and none as the folder of another', () => {
    expect(takes('a/b', 'a/c', 'ab')).toBe(true);
    for (const paths of [
      ['a', 'a'],
      ['a/B', 'A/b'],
      ['a', 'a/b'],
      ['A/b/c', 'a/B'],
    ])
      expect(takes(...paths)).toBe(false);
  });

  it('has limits of size', () => {
    const of = (bytes: number, count: number) =>
      UpdateManifest.safeParse(
        manifest(Array.from({ length: count }, (_, index) => ({ ...file, bytes, path: `f${index}` }))),
      );
    expect([of(1_000_000_000, 2).success, of(1_000_000_001, 1).success, of(700_000_000, 3).success]).toEqual([
      true,
      false,
      false,
    ]);
    expect([of(1, 20_000).success, of(1, 20_001).success, of(1, 0).success]).toEqual([true, false, false]);
  });

  it('is read in one spelling alone', () => {
    const folder = packed();
    const text = readFileSync(join(folder, 'manifest.json'), 'utf8');
    expect(readManifest(text)?.version).toBe('0.3.0');
    expect(readManifest(`${text}\n`)).toBeNull();
    expect(readManifest(JSON.stringify(JSON.parse(text), null, 1))).toBeNull();
    expect(readManifest('{')).toBeNull();
  });

  it('that is signed and says something else is refused as damaged', async () => {
    const folder = packed();
    const text = readFileSync(join(folder, 'manifest.json'), 'utf8').replace('"product":"tapis"', '"product":"other"');
    writeFileSync(join(folder, 'manifest.json'), text);
    copyFileSync(join(folder, 'manifest.json'), join(dir, 'copy.json'));
    const signature = sign(null, Buffer.from(text), createPrivateKey(key.pem)).toString('base64');
    writeFileSync(join(folder, 'manifest.sig'), signature);
    expect(await faultOf(folder)).toBe('update-damaged');
  });
});

it('a version is newer by its numbers, not by its letters', () => {
  const sorted = ['0.2.10', '0.10.0', '0.2.9', '1.0.0', '0.9.9'].toSorted(compareVersions);
  expect(sorted).toEqual(['0.2.9', '0.2.10', '0.9.9', '0.10.0', '1.0.0']);
  expect(compareVersions('1.2.3', '1.2.3')).toBe(0);
});
