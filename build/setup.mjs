// Brings the packages of the lockfile, the pinned Node 24 among them. Plain Node >= 20, no dependency: it runs before
// there is any. A second run costs some milliseconds.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/** The folder of the project. */
export const root = fileURLToPath(new URL('..', import.meta.url));
const cache = join(root, '.cache');
const stampFile = join(cache, 'setup.hash');
const packages = join(root, 'node_modules');

/** The Node which build, tests and the loopback host run on, whatever Node the machine has. */
export const pinnedNode =
  process.platform === 'win32' ? join(packages, 'node', 'bin', 'node.exe') : join(packages, '.bin', 'node');

/**
 * Public keys whose update packages the program takes (32 bytes each as base64). In the repository there are none: a release machine
 * names its own file in TAPIS_UPDATE_KEYS.
 */
export const updateKeysFile = () => process.env.TAPIS_UPDATE_KEYS ?? join(root, 'build', 'update_keys.json');

/** The environment in which `node` and the tools of the project are found first. */
export function pinnedEnvironment(more = {}) {
  return { ...process.env, ...more, PATH: [join(packages, '.bin'), process.env.PATH].join(delimiter) };
}

/** A failure to be told in one sentence, without a stack. */
export class Refusal extends Error {
  constructor(message, exitCode = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** Runs an entry script: a Refusal becomes its sentence and exit code, anything else stays the bug it is. */
export async function runEntry(work) {
  try {
    process.exitCode = await work();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = error.exitCode;
  }
}

function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** One set-up or build at a time: two commands started together must not pull the files from under each other. */
export async function withLock(say, work) {
  const lock = join(cache, 'lock');
  mkdirSync(cache, { recursive: true });
  for (let round = 0; ; round++) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    const holder = existsSync(lock) ? Number(readFileSync(lock, 'utf8')) : 0;
    // An empty file is a lock being written this very moment.
    if (holder > 0 && !isRunning(holder)) rmSync(lock, { force: true });
    if (round === 50)
      say(`Waiting for process ${holder}, which is setting up or building (its mark is .cache/lock) ...`);
    await sleep(100);
  }
  try {
    return await work();
  } finally {
    rmSync(lock, { force: true });
  }
}

function wantedStamp() {
  const hash = createHash('sha256');
  hash.update(`${process.platform} ${process.arch}\0`);
  hash.update(readFileSync(join(root, 'package-lock.json')));
  return hash.digest('hex');
}

function pinnedNodeAnswers() {
  const answer = spawnSync(pinnedNode, ['--version'], { encoding: 'utf8' });
  return answer.status === 0 && answer.stdout.startsWith('v24.');
}

/** npm's own record of what lies in node_modules says the same as the lockfile: somebody ran npm by hand. */
function npmInstalledTheLockfile() {
  const record = join(packages, '.package-lock.json');
  if (!existsSync(record)) return false;
  const installed = JSON.parse(readFileSync(record, 'utf8')).packages;
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  delete wanted['']; // the project itself
  return (
    Object.entries(wanted).every(([path, entry]) =>
      path in installed ? installed[path].integrity === entry.integrity : entry.optional === true,
    ) && Object.keys(installed).every((path) => path in wanted)
  );
}

const stamped = (stamp) => existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp && existsSync(pinnedNode);

/** Runs npm quietly and answers what it printed; a failure is told with what npm said. */
export function npm(...args) {
  // Inside an npm script npm says where it is; outside one it is on PATH (on Windows as a batch file).
  const cli = process.env.npm_execpath;
  const quiet = [...args, '--no-audit', '--no-fund', '--loglevel=error'];
  const options = { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] };
  const run =
    cli?.endsWith('.js') === true
      ? spawnSync(process.execPath, [cli, ...quiet], options)
      : spawnSync('npm', quiet, { ...options, shell: process.platform === 'win32' });
  if (run.error) throw new Refusal(`Set-up needs npm, which could not be started: ${run.error.message}.`);
  if (run.status !== 0) {
    throw new Refusal(
      `Set-up failed: "npm ${args.join(' ')}" ended with code ${run.status}. Is the package registry within reach?\n${run.stdout}${run.stderr}`,
    );
  }
  return run.stdout;
}

/**
 * No package may run a script of its own, for two reasons: the fewer strangers' programs run, the better, and npm 10
 * would compile the database driver, whose binaries are in its package. The one exception is the pinned Node itself,
 * whose script fetches the binary for this platform.
 */
function installPackages() {
  if (!npmInstalledTheLockfile()) npm('ci', '--ignore-scripts');
  if (pinnedNodeAnswers()) return;
  // A broken link would be the Node this very script is run with.
  rmSync(pinnedNode, { force: true });
  npm('rebuild', 'node', '--ignore-scripts=false');
  if (!pinnedNodeAnswers()) throw new Refusal('Set-up failed: the pinned Node 24 does not run on this machine.');
}

/**
 * Makes node_modules equal to the lockfile. Skipped when the lockfile is the one of the last set-up.
 * `say` is told one line when there is something to wait for.
 */
export async function setUp(say) {
  const stamp = wantedStamp();
  if (stamped(stamp) && pinnedNodeAnswers()) return;
  await withLock(say, () => {
    if (stamped(stamp) && pinnedNodeAnswers()) return;
    if (!(npmInstalledTheLockfile() && pinnedNodeAnswers())) {
      say('Setting up: installing the packages of the lockfile (once, about a minute) ...');
      const start = performance.now();
      installPackages();
      say(`Set up in ${((performance.now() - start) / 1000).toFixed(0)} s.`);
    }
    writeFileSync(stampFile, stamp);
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await runEntry(() => setUp((line) => console.log(line)));
