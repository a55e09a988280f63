// The Debian package of the kiosk shell: made twice, unpacked, started from where it was unpacked, and its word at removal.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const has = process.platform === 'linux' && spawnSync('dpkg-deb', ['--version']).status === 0;
if (!has) console.warn('NOT RUN: the Debian package, because dpkg-deb is not on this machine');

let folder = '';
let program = '';

function make(out: string): string {
  const run = spawnSync(process.execPath, ['build/deb.mjs', '--out', join(folder, out)], {
    cwd: root,
    encoding: 'utf8',
  });
  if (run.status !== 0) throw new Error(run.stdout + run.stderr);
  const [name] = readdirSync(join(folder, out));
  return join(folder, out, name ?? '');
}

describe.runIf(has)('the Debian package of the kiosk shell', () => {
  let made = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'tapis-deb-'));
    made = make('one');
    const run = spawnSync('dpkg-deb', ['-x', made, join(folder, 'unpacked')]);
    expect(run.status).toBe(0);
    program = join(folder, 'unpacked', 'opt', 'tapis');
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('comes out the same a second time, byte for byte', () => {
    const sum = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');
    expect(sum(make('two'))).toBe(sum(made));
  });

  it('says how much room it takes', () => {
    const { stdout } = spawnSync('dpkg-deb', ['-f', made, 'Installed-Size'], { encoding: 'utf8' });
    expect(Number(stdout) * 1024).toBeGreaterThan(statSync(made).size);
  });

  it('belongs to the administrator, and writes to nothing outside /opt and /usr', () => {
    const { stdout } = spawnSync('dpkg-deb', ['-c', made], { encoding: 'utf8' });
    const lines = stdout.trim().split('\n');
    expect(lines.filter((line) => !/ root\/root /.test(line))).toEqual([]);
    expect(lines.filter((line) => !/ \.\/(opt|usr)?\/?.*/.test(line))).toEqual([]);
    const natives = lines.flatMap((line) => /[^ ]+\.node$/.exec(line)?.[0].split('/').at(-1) ?? []).toSorted();
    expect(natives).toEqual([`argon2.linux-${process.arch}-gnu.node`, `linux-${process.arch}.node`]);
    expect(lines.filter((line) => /\.(ts|tsx|map)$|\/test\//.test(line))).toEqual([]);
  });

  it('starts from where it lies and shows its page', async () => {
    const child = spawn(
      join(program, 'bin', 'node'),
      [join(program, 'out', 'update', 'main.js'), '--no-browser', '--port', '0', '--data', join(folder, 'data')],
      { env: { PATH: '/usr/bin:/bin', HOME: folder } },
    );
    try {
      let said = '';
      const address = await new Promise<string>((resolve, reject) => {
        child.stdout.on('data', (part: Buffer) => {
          said += part.toString();
          const found = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0];
          if (found !== undefined) resolve(found);
        });
        child.stderr.on('data', (part: Buffer) => (said += part.toString()));
        child.once('exit', () => {
          reject(new Error(said));
        });
      });
      const page = await fetch(`${address}/`);
      expect(page.status).toBe(200);
      expect(await page.text()).toContain('<title>Tapis</title>');
    } finally {
      child.kill();
    }
  });

  it('has the command line with it', () => {
    const run = spawnSync(join(program, 'bin', 'node'), [join(program, 'out', 'cli', 'main.js'), 'assess', '-'], {
      input: '{}\n',
      encoding: 'utf8',
    });
    expect({ status: run.status, stdout: run.stdout }).toEqual({ status: 2, stdout: '' });
  });

  it('brings the word about the data that its removal leaves behind', () => {
    const run = spawnSync('dpkg-deb', ['-e', made, join(folder, 'control')]);
    expect(run.status).toBe(0);
    const script = readFileSync(join(folder, 'control', 'postrm'), 'utf8');
    expect(script).toBe(readFileSync(join(root, 'build', 'linux', 'postrm.sh'), 'utf8'));
    const upgraded = spawnSync('sh', [join(folder, 'control', 'postrm'), 'upgrade'], { encoding: 'utf8' });
    expect(upgraded).toMatchObject({ status: 0, stdout: '' });
  });
});
