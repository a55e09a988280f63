/** A program of Electron carries an archive that Electron itself shows as a folder: it is taken in as the file it is. */
import { fork } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readPointer } from '../../../electron/update/pointer.ts';
import { packFolder, testKey } from '../../helpers/update_package.ts';

const program = new URL('../../helpers/staging_program.ts', import.meta.url);
const hooks = new URL('../../build/standin/archives.mjs', import.meta.url).href;
const archive = Buffer.alloc(200_000, 'the bytes of an archive');

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'tapis-archive-'));
  for (const folder of ['updates/0.1.5/program/resources', 'program/out/kiosk', 'program/resources', 'stick'])
    mkdirSync(join(dir, folder), { recursive: true });
  writeFileSync(join(dir, 'program/out/kiosk/main.js'), '');
  writeFileSync(join(dir, 'program/resources/app.asar'), archive);
  // A version from before, which is cleared.
  writeFileSync(join(dir, 'updates/0.1.5/program/resources/app.asar'), archive);
  packFolder(join(dir, 'program'), { stick: join(dir, 'stick'), pem: testKey.pem, flags: { version: '0.2.0' } });
});
afterEach(() => {
  rmSync(dir, { recursive: true, force: true });
});

/** A process of the main program of Electron, as far as files go, takes the package in. */
async function taken(how: 'as-electron' | 'as-node'): Promise<unknown> {
  const given = { updates: join(dir, 'updates'), stick: join(dir, 'stick'), keys: [testKey.open] };
  const env = { ...process.env, NODE_OPTIONS: '', TAPIS_STANDIN: how };
  const child = fork(program, [JSON.stringify(given)], { execArgv: ['--import', hooks], env });
  let said: unknown = null;
  child.on('message', (message) => {
    said = message;
    if (message === 'begins') child.send('go');
  });
  await new Promise((resolve) => child.once('exit', resolve));
  return said;
}

it('the archive of a packed program is hashed and copied as a file, and an older one is removed', async () => {
  // What Electron shows without it: a folder that nobody has signed.
  expect(await taken('as-node')).toBe('update-damaged');
  expect(await taken('as-electron')).toBe('taken');
  expect(readPointer(join(dir, 'updates'))?.pending?.version).toBe('0.2.0');
  expect(readFileSync(join(dir, 'updates/0.2.0/program/resources/app.asar')).equals(archive)).toBe(true);
  expect(readdirSync(join(dir, 'updates')).toSorted()).toEqual(['0.2.0', 'versions.json']);
});
