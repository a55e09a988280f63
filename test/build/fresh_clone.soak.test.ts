// From nothing: a clone of the last commit, an empty home, the machine's own Node and npm, and the two commands.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join, relative } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
let folder = '';
let port = 0;

/** An environment as a person has it who has just cloned: nothing of this run, of npm, or of the pinned Node. */
function freshEnvironment(): Record<string, string> {
  const path = (process.env.PATH ?? '').split(delimiter).filter((entry) => !entry.includes('node_modules'));
  return { HOME: join(folder, 'home'), PATH: path.join(delimiter), LANG: 'C.UTF-8' };
}

const freePort = () =>
  new Promise<number>((resolve, reject) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        if (address === null || typeof address === 'string') reject(new Error('no port'));
        else resolve(address.port);
      });
    });
  });

function npm(...args: string[]): { child: ChildProcess; output: () => string } {
  const chunks: Buffer[] = [];
  const child = spawn('npm', args, { cwd: join(folder, 'clone'), env: freshEnvironment(), detached: true });
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
  return { child, output: () => Buffer.concat(chunks).toString() };
}

/** Waits until the page answers; fails with what the command printed when it ends before. */
async function untilAnswers({ child, output }: ReturnType<typeof npm>): Promise<Response> {
  while (child.exitCode === null) {
    const answer = await fetch(`http://127.0.0.1:${port}/`).catch(() => null);
    if (answer !== null) return answer;
    await sleep(50);
  }
  throw new Error(output());
}

function end(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => {
    child.once('exit', resolve);
    // As Ctrl-C in a terminal: to the whole group.
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGINT');
  });
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tapis-clone-'));
  mkdirSync(join(folder, 'home'));
  port = await freePort();
  const clone = spawnSync('git', ['clone', '--quiet', root, join(folder, 'clone')], { encoding: 'utf8' });
  if (clone.status !== 0) throw new Error(clone.stderr);
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('a fresh clone in an empty home', () => {
  const flags = () => ['start', '--', '--no-browser', '--port', String(port), '--data', join(folder, 'data')];

  it('starts with npm start, quietly, and answers without a token', async () => {
    const run = npm(...flags());
    const answer = await untilAnswers(run);
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain('<title>Tapis</title>');
    await end(run.child);
    const output = run.output();
    console.log(output);
    expect(output).toContain('Shell: loopback host for a browser, because --no-browser was given.');
    expect(output).not.toMatch(/npm warn|EBADENGINE|deprecated/i);
    expect(readdirSync(join(folder, 'data')).length).toBeGreaterThan(0);
  });

  it('builds the very bytes that are built here: no folder, time or machine is in them', () => {
    const built = (at: string) =>
      readdirSync(join(at, 'out'), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && !entry.parentPath.endsWith('about'))
        .map((entry) => join(entry.parentPath, entry.name))
        .map((path) => `${relative(at, path)} ${createHash('sha256').update(readFileSync(path)).digest('hex')}`)
        .toSorted();
    const changed = spawnSync('git', ['status', '--porcelain'], { cwd: root, encoding: 'utf8' }).stdout;
    expect(changed, 'what is built here is the last commit').toBe('');
    const run = spawnSync(process.execPath, ['build/build.mjs'], { cwd: root, encoding: 'utf8' });
    expect(run.status, run.stderr).toBe(0);
    expect(built(join(folder, 'clone'))).toEqual(built(root));
  });

  it('starts a second time without set-up or build', async () => {
    const start = performance.now();
    const run = npm(...flags());
    await untilAnswers(run);
    console.log(`second start: page after ${(performance.now() - start).toFixed(0)} ms`);
    await end(run.child);
    expect(run.output()).not.toMatch(/Setting up|Built/);
  });

  it('assesses on the command line with nothing but results on standard output', () => {
    const { status, stdout } = spawnSync('npm', ['run', '-s', 'tapis', '--', 'assess', '-'], {
      cwd: join(folder, 'clone'),
      env: freshEnvironment(),
      input: '{}\n',
      encoding: 'utf8',
    });
    expect(status).toBe(2);
    expect(stdout).toBe('');
  });
});
