import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApplication } from '../../../electron/app/open.ts';
import { keyFileStore } from '../../../electron/app/key_file.ts';
import { createClient } from '../../../shared/contract/client.ts';
import { pins, staff } from '../app/with_app.ts';

const built = (path: string) => fileURLToPath(new URL(`../../../out/${path}`, import.meta.url));
const dataDir = mkdtempSync(join(tmpdir(), 'tapis-call-'));

beforeAll(async () => {
  const app = await openApplication({
    dataDir,
    clock: { now: () => '2026-11-20T23:40:00.000Z', monotonic: () => 0 },
    random: (bytes) => new Uint8Array(randomBytes(bytes)),
    secrets: keyFileStore(dataDir),
    log: { note: () => undefined },
  });
  await staff({ client: (caller) => createClient((name, input) => app.dispatch(caller, name, input)) });
  app.close();
});

afterAll(() => {
  rmSync(dataDir, { recursive: true, force: true });
});

/** Runs the command line as a process, the PIN coming from a pipe. */
async function tapis(words: readonly string[], pin = '') {
  const child = spawn(process.execPath, [built('cli/main.js'), 'call', ...words, '--data', dataDir]);
  let out = '';
  let problem = '';
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (problem += chunk.toString()));
  child.stdin.end(`${pin}\n`);
  const status = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { status, out: out.trim(), problem };
}

const officers = ['officer.list', '--officer', 'Petugas BP3MI'];

async function everyWay() {
  const listed = await tapis(officers, pins.bp3mi);
  expect(listed).toMatchObject({ status: 0 });
  expect(listed.out).toContain('Pejabat Kedua');
  expect(await tapis(officers, '000001')).toMatchObject({ status: 1, out: '' });
  expect(await tapis(['settings.set', '{}', '--officer', 'Petugas BP3MI'], pins.bp3mi)).toMatchObject({
    status: 1,
    out: '{"code":"forbidden"}',
  });
}

describe('a call from the terminal', () => {
  it('signs in and goes through the dispatcher while no host runs', everyWay, 30_000);

  it('does the same over loopback while the host runs', async () => {
    const host = spawn(process.execPath, [built('kiosk/main.js'), '--no-browser', '--port', '0', '--data', dataDir]);
    try {
      await new Promise((resolve, reject) => {
        host.stdout.once('data', resolve);
        host.once('exit', reject);
      });
      await everyWay();
    } finally {
      const gone = new Promise((resolve) => host.once('exit', resolve));
      host.kill('SIGTERM');
      await gone;
    }
  }, 60_000);

  it('says what is wrong with the words', async () => {
    expect(await tapis(['nothing.here'])).toMatchObject({ status: 2, out: '' });
    expect(await tapis(['officer.list'])).toMatchObject({ status: 2 });
    expect(await tapis(['settings.set', '{'])).toMatchObject({ status: 2 });
    expect((await tapis(['officer.list', '--officer', 'Siapa'], pins.bp3mi)).problem).toContain('Siapa');
  }, 30_000);
});
