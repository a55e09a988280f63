/** The program itself, as a person or a script starts it, from the sources. */
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { newFolder } from '../page_fixture.ts';
import { ask } from './http.ts';

const main = fileURLToPath(new URL('../../../electron/kiosk/main.ts', import.meta.url));
const page = fileURLToPath(new URL('../../../out/renderer/index.html', import.meta.url));
const built = statSync(page, { throwIfNoEntry: false }) !== undefined;
if (!built)
  console.warn('NOT RUN: the loopback host as a process of its own, because the page is not built (out/renderer)');

const running: { kill(signal: 'SIGKILL'): unknown }[] = [];
afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL');
});

/** Starts the host and waits for the port and the token on its terminal. */
async function start(dataDir: string) {
  const child = spawn(process.execPath, [main, '--no-browser', '--port', '0', '--data', dataDir], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.push(child);
  let said = '';
  child.stderr.on('data', (part: Buffer) => (said += part.toString('utf8')));
  const port = await new Promise<number>((resolve, reject) => {
    child.stdout.on('data', (part: Buffer) => {
      said += part.toString('utf8');
      const found = /127\.0\.0\.1:(\d+)\/#k=[\w-]{43}/.exec(said);
      if (found !== null) resolve(Number(found[1]));
    });
    child.once('exit', () => {
      reject(new Error(said));
    });
  });
  const ended = new Promise<{ code: number | null; said: string }>((resolve) => {
    child.once('exit', (code) => {
      resolve({ code, said });
    });
  });
  return { child, port, ended };
}

describe('the program', () => {
  it('says how it is used and ends with 2 when a flag is wrong', () => {
    const { status, stderr, stdout } = spawnSync(process.execPath, [main, '--bogus'], { encoding: 'utf8' });
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain('--port N');
  });

  it('says how it is used and ends with 0 when somebody asks', () => {
    const { status, stderr, stdout } = spawnSync(process.execPath, [main, '--help'], { encoding: 'utf8' });
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toContain('--new-address');
  });

  it('ends with 1 and one sentence when it cannot start', () => {
    const { status, stderr, stdout } = spawnSync(process.execPath, [main, '--new-address', '--data', newFolder()], {
      encoding: 'utf8',
    });
    expect([status, stdout, stderr.trim().split('\n')]).toEqual([
      1,
      '',
      [expect.stringContaining('No Tapis is running')],
    ]);
  });
});

describe.skipIf(!built || process.platform === 'win32')('the running program', () => {
  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('ends in order on %s', async (signal) => {
    const { child, port, ended } = await start(newFolder());
    expect((await ask({ port, path: '/' })).status).toBe(200);
    child.kill(signal);
    const { code, said } = await ended;
    expect(code).toBe(0);
    expect(said).toContain('Tapis has stopped');
  });

  it('starts again after a kill, and keeps its files to this user even in an open folder', async () => {
    const dataDir = newFolder();
    mkdirSync(join(dataDir, 'open'), { mode: 0o755 });
    const data = join(dataDir, 'open');
    const first = await start(data);
    first.child.kill('SIGKILL');
    await first.ended;
    const second = await start(data);
    expect((await ask({ port: second.port, path: '/' })).status).toBe(200);
    for (const file of ['station.lock', join('live', 'tapis.db'), join('keys', 'live.key'), 'host.json']) {
      expect([file, statSync(join(data, file)).mode & 0o077]).toEqual([file, 0]);
    }
    second.child.kill('SIGTERM');
    expect((await second.ended).code).toBe(0);
  });
});
