/** What the starter decides where something else went wrong as well: small programs, real packages, data of a few bytes. */
import {
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lockStation } from '../../../db/open.ts';
import { keepData } from '../../../electron/update/data_before.ts';
import { readMark, writeMark } from '../../../electron/update/installation.ts';
import { firstPointer, makeUpdates, readPointer, writePointer } from '../../../electron/update/pointer.ts';
import { startProgram, type Program } from '../../../electron/update/program.ts';
import { arm, lookAt, unpack } from '../../../electron/update/stage.ts';
import { AskedToEnd } from '../../../electron/update/alone.ts';
import { readStartOptions } from '../../../electron/update/start_options.ts';
import { chooseVersion } from '../../../electron/update/start_version.ts';
import { sentenceFor, takeIn } from '../../../electron/update/take_in.ts';
import type { Starting } from '../../../electron/update/starting.ts';
import { installedIn, smallPackage, testKey } from '../../helpers/update_package.ts';

const moment = '2026-11-21T02:00:00.000Z';
const { platform, arch } = process;

let dir: string;
let at: Starting;
let notes: string[];
let started: Program[];
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'tapis-decided-'));
  notes = [];
  started = [];
  const [updates, dataDir] = [join(dir, 'updates'), join(dir, 'data')];
  for (const folder of [updates, join(dataDir, 'live'), join(dir, 'stick')]) mkdirSync(folder, { recursive: true });
  at = {
    updates,
    dataDir,
    onlyAsks: false,
    base: { version: '0.1.0', folder: join(dir, 'installed') },
    shell: 'kiosk',
    keys: [testKey.open],
    platform,
    arch,
    now: () => moment,
    start: (program) => {
      started.push(program);
      return startProgram(program, { args: [], environment: process.env, platform });
    },
    patience: 20_000,
    stop: new Promise(() => undefined),
    note: (line) => void notes.push(line),
  };
});
afterEach(() => {
  rmSync(dir, { recursive: true, force: true });
});

const stick = () => join(dir, 'stick');
const database = () => join(at.dataDir, 'live', 'tapis.db');
const chosen = async (): Promise<string | null> => (await chooseVersion(at)).program.installed?.version ?? null;

/** A version lies there as the page would have taken it in. */
async function unpacked(version: string, main = ''): Promise<void> {
  const here = installedIn(at.updates);
  const found = await lookAt(smallPackage(stick(), version, main), here);
  if (!found.ok) throw new Error(found.error);
  expect((await unpack(found.value, here)).ok).toBe(true);
}

/** It was taken in and has shown its page once. */
async function current(version: string): Promise<void> {
  await unpacked(version);
  writeMark({ ...installedIn(at.updates), version }, 'reached');
  writePointer(at.updates, { ...firstPointer, current: version });
}

/** Its first start has changed the data, and the power went. */
async function brokenOff(version: string): Promise<void> {
  await unpacked(version);
  writeFileSync(database(), 'old');
  await keepData(at.dataDir, { version, anew: true });
  writePointer(at.updates, { ...firstPointer, pending: { version, tries: 1, returning: null } });
  writeFileSync(database(), 'of another schema');
}

describe('a pointer that is lost', () => {
  it.each<[string, (file: string) => void]>([
    ['damaged', (file) => writeFileSync(file, '{"v":1,"curr')],
    ['removed', (file) => rmSync(file)],
    ['of another kind', (file) => writeFileSync(file, '[null]')],
  ])('because it was %s leaves the newest version that worked, at this start and at the next', async (_what, lose) => {
    await current('0.2.0');
    lose(join(at.updates, 'versions.json'));
    expect([await chosen(), await chosen()]).toEqual(['0.2.0', '0.2.0']);
    expect(readPointer(at.updates)).toMatchObject({ current: '0.2.0', pending: null });
  });

  it('during a first start does not lose the data of before', async () => {
    await brokenOff('0.2.0');
    writeFileSync(join(at.updates, 'versions.json'), '');
    // The small program ends at once, so the version is given up.
    expect(await chosen()).toBe('0.1.0');
    expect(readPointer(at.updates)?.returned).toMatchObject({ version: '0.2.0', reason: 'ended' });
    expect(readFileSync(database(), 'utf8')).toBe('old');
  });

  it('where nothing was ever updated is not made', async () => {
    expect(await chosen()).toBe('0.1.0');
    expect([readdirSync(at.updates).filter((name) => name.startsWith('versions')), notes]).toEqual([[], []]);
  });
});

describe('a start that is none', () => {
  const pending = { version: '0.2.0', tries: 0, returning: null };

  it('with a flag that the new version does not know does not give it up, however often', async () => {
    await unpacked('0.2.0', 'process.exitCode = 2;');
    writePointer(at.updates, { ...firstPointer, pending });
    for (let count = 0; count < 3; count += 1) expect(await chosen()).toBe('0.2.0');
    expect(readPointer(at.updates)).toMatchObject({ pending: { version: '0.2.0' }, returned: null });
  });

  it('because somebody only asks how it is used tries nothing new', async () => {
    await unpacked('0.2.0');
    writePointer(at.updates, { ...firstPointer, pending });
    at = { ...at, onlyAsks: true };
    expect([await chosen(), started]).toEqual(['0.1.0', []]);
    expect(readPointer(at.updates)).toMatchObject({ pending });
  });
});

describe('the folder of the updates', () => {
  it('is beside the program where its administrator has made it, else beside the data of the user', () => {
    const at = { usualDataDir: join(dir, 'tapis'), program: join(dir, 'opt') };
    expect(readStartOptions([], at).updates).toBe(join(dir, 'tapis-updates'));
    mkdirSync(join(dir, 'opt-updates'));
    expect(readStartOptions([], at).updates).toBe(join(dir, 'opt-updates'));
    // Nothing is to be made by hand: it is there once something is taken in, for a program that takes any.
    rmSync(join(dir, 'updates'), { recursive: true });
    makeUpdates(join(dir, 'updates'), []);
    expect(existsSync(join(dir, 'updates'))).toBe(false);
    makeUpdates(join(dir, 'updates'), [testKey.open]);
    expect(statSync(join(dir, 'updates')).mode & 0o777).toBe(0o700);
    expect(() => readStartOptions(['--install'], at)).toThrow('--install FOLDER');
    expect(readStartOptions(['--updates', '/other', '--kiosk'], at)).toMatchObject({
      updates: '/other',
      args: ['--kiosk'],
    });
  });
});

describe('a package taken in at the terminal', () => {
  it('after a first start that was broken off first brings the data of before back', async () => {
    await brokenOff('0.2.0');
    smallPackage(stick(), '0.2.1');
    expect((await takeIn(stick(), at)).done).toBe(true);
    expect(readFileSync(database(), 'utf8')).toBe('old');
    expect(readPointer(at.updates)).toMatchObject({
      current: null,
      pending: { version: '0.2.1', tries: 0 },
      returned: { version: '0.2.0', reason: 'interrupted' },
    });
  });

  it('over a pointer that is damaged leaves the version that runs', async () => {
    await current('0.2.0');
    writeFileSync(join(at.updates, 'versions.json'), '{');
    rmSync(stick(), { recursive: true });
    smallPackage(stick(), '0.2.1');
    expect((await takeIn(stick(), at)).done).toBe(true);
    expect(readPointer(at.updates)).toMatchObject({ current: '0.2.0', pending: { version: '0.2.1' } });
    expect(readdirSync(at.updates)).toContain('0.2.0');
    // The new one ends at once; the one before is still there.
    expect(await chosen()).toBe('0.2.0');
  });

  it('of a version that ran and was damaged takes its place', async () => {
    await current('0.2.0');
    writeFileSync(join(at.updates, '0.2.0', 'program', 'added'), 'not signed');
    const here = installedIn(at.updates);
    const found = await lookAt(stick(), here);
    if (!found.ok) throw new Error(found.error);
    expect((await unpack(found.value, here)).ok).toBe(true);
    expect(readdirSync(join(at.updates, '0.2.0', 'program'))).not.toContain('added');
  });
});

describe('a start', () => {
  it('waits with a new version while this machine becomes the host of its station', async () => {
    await unpacked('0.2.0');
    arm(installedIn(at.updates), '0.2.0');
    mkdirSync(join(at.dataDir, 'standby'));
    writeFileSync(join(at.dataDir, 'standby', 'ready'), 'ready\n');
    expect([await chosen(), started]).toEqual(['0.1.0', []]);
    expect(readPointer(at.updates)?.pending).toEqual({ version: '0.2.0', tries: 0, returning: null });
    rmSync(join(at.dataDir, 'standby'), { recursive: true });
    await chosen();
    expect(started.map(({ installed }) => installed?.version)).toEqual(['0.2.0']);
  });

  it.skipIf(platform !== 'linux')('of a program that the system refuses at once counts as ended', async () => {
    const program = join(dir, 'tapis');
    writeFileSync(program, '#!/bin/sh\n', { mode: 0o755 });
    // A program that somebody writes is not started: "text file busy".
    const writing = openSync(program, 'r+');
    try {
      const given = { args: [], environment: process.env, platform };
      const running = startProgram({ folder: dir, shell: 'desktop', installed: null }, given);
      await running.end();
      expect(await running.ended).toBeNull();
    } finally {
      closeSync(writing);
    }
  });

  it('that waits for another one ends when it is asked to', async () => {
    const unlock = lockStation(at.updates);
    try {
      await expect(chooseVersion({ ...at, stop: Promise.resolve('SIGTERM') })).rejects.toThrow(AskedToEnd);
      expect(sentenceFor(new AskedToEnd())).toContain('Ended while it waited for another Tapis');
    } finally {
      unlock();
    }
    expect(await chosen()).toBe('0.1.0');
  });
});

it('a mark is taken for what it says alone', () => {
  writeFileSync(join(at.updates, '0.2.0.mark'), 'reached and more');
  expect(readMark(at.updates, '0.2.0')).toBeNull();
});
