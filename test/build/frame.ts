// A copy of the entry scripts in a folder of its own, beside stand-ins for what they call: an npm that installs a link
// to this Node, a bundler that writes programs which tell how they were started. The scripts themselves are the real ones.
import { spawn, spawnSync } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const scripts = ['setup', 'build', 'run', 'electron', 'start', 'tapis'];

const npm = `
import { appendFileSync, existsSync, mkdirSync, symlinkSync } from 'node:fs';
appendFileSync('npm.log', process.argv.slice(2).join(' ') + '\\n');
if (existsSync('npm.fails')) { console.error('registry out of reach'); process.exit(7); }
mkdirSync('node_modules/.bin', { recursive: true });
if (process.argv[2] === 'rebuild' && !existsSync('node_modules/.bin/node')) symlinkSync(${JSON.stringify(process.execPath)}, 'node_modules/.bin/node');
`;

const program = (name: string) => `
process.on('SIGTERM', () => process.exit(43)); // before the line that tells a test it may send one
console.log(JSON.stringify({ program: '${name}', args: process.argv.slice(2), cwd: process.cwd() }));
if (process.argv.includes('--kiosk')) setInterval(() => {}, 1000); else process.exitCode = 42;
`;

const bundler = `
import { appendFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
appendFileSync('bundle.log', 'built\\n');
if (existsSync('bundle.fails')) { console.error('shared/a.ts: no such thing'); process.exit(1); }
for (const folder of ['renderer', 'kiosk', 'cli', 'verifier', 'worker', 'update', 'desktop']) mkdirSync('out/' + folder, { recursive: true });
writeFileSync('out/renderer/index.html', '');
writeFileSync('out/renderer/verify.html', '');
writeFileSync('out/worker/jobs.js', '');
writeFileSync('out/update/main.js', '');
writeFileSync('out/verifier/verify.html', '');
writeFileSync('out/desktop/main.js', '');
writeFileSync('out/desktop/preload.cjs', '');
writeFileSync('out/kiosk/main.js', ${JSON.stringify(program('kiosk'))});
writeFileSync('out/cli/main.js', ${JSON.stringify(program('cli'))});
`;

/** Environment of a person at a terminal without display, whatever this run has. */
const terminal = (folder: string, more: Record<string, string>) => ({
  PATH: process.env['PATH'] ?? '',
  HOME: folder,
  npm_execpath: join(folder, 'npm.js'),
  ...more,
});

/** The copy; `remove` takes it away. */
export class Frame {
  readonly folder = mkdtempSync(join(tmpdir(), 'tapis-frame-'));

  constructor() {
    for (const script of scripts) this.copy(`build/${script}.mjs`);
    for (const file of [
      'package.json',
      'package-lock.json',
      'tsconfig.json',
      'build/parts.mjs',
      'build/update_keys.json',
    ])
      this.copy(file);
    this.write('npm.js', npm);
    this.write('build/bundle.mjs', bundler);
    for (const folder of ['shared', 'db', 'electron', 'renderer'])
      this.write(`${folder}/a.ts`, 'export const a = 1;\n');
    this.write('node_modules/electron/package.json', '{"version":"45.0.0"}');
    this.write('node_modules/electron/install.js', 'process.exit(1);\n');
  }

  private copy(file: string): void {
    mkdirSync(dirname(join(this.folder, file)), { recursive: true });
    cpSync(join(root, file), join(this.folder, file));
  }

  write(file: string, content: string): void {
    mkdirSync(dirname(join(this.folder, file)), { recursive: true });
    writeFileSync(join(this.folder, file), content);
  }

  append(file: string, content: string): void {
    appendFileSync(join(this.folder, file), content);
  }

  has(file: string): boolean {
    return existsSync(join(this.folder, file));
  }

  /** Lines of a log the stand-ins keep. */
  lines(file: string): string[] {
    return this.has(file) ? readFileSync(join(this.folder, file), 'utf8').trim().split('\n') : [];
  }

  delete(file: string): void {
    rmSync(join(this.folder, file), { recursive: true, force: true });
  }

  run(script: string, args: readonly string[] = [], environment: Record<string, string> = {}, cwd = this.folder) {
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(this.folder, 'build', script), ...args], {
      cwd,
      env: terminal(this.folder, environment),
      encoding: 'utf8',
    });
    return { status, stdout, stderr };
  }

  start(script: string, args: readonly string[] = [], environment: Record<string, string> = {}) {
    return spawn(process.execPath, [join(this.folder, 'build', script), ...args], {
      cwd: this.folder,
      env: terminal(this.folder, environment),
      stdio: ['ignore', 'pipe', 'inherit'],
    });
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
