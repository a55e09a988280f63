// Builds the product into out/ when its sources changed. Light on purpose: every start asks it, and almost every time
// the answer is "nothing to do"; Vite is loaded by bundle.mjs alone.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { pinnedEnvironment, pinnedNode, Refusal, root, runEntry, setUp, updateKeysFile, withLock } from './setup.mjs';

const stampFile = join(root, '.cache', 'build.hash');
const folders = ['shared', 'db', 'electron', 'renderer'];
const files = ['build/bundle.mjs', 'build/parts.mjs', 'package.json', 'package-lock.json', 'tsconfig.json'];
const outputs = [
  'out/renderer/index.html',
  'out/renderer/verify.html',
  'out/kiosk/main.js',
  'out/cli/main.js',
  'out/verifier/verify.html',
  'out/worker/jobs.js',
  'out/update/main.js',
  'out/desktop/main.js',
  'out/desktop/preload.cjs',
];

function sourceFiles() {
  const found = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name)),
  );
  return [...found, ...files.map((file) => join(root, file)), updateKeysFile()].sort();
}

function sourceHash() {
  const hash = createHash('sha256');
  for (const file of sourceFiles()) hash.update(`${file}\0`).update(readFileSync(file)).update('\0');
  return hash.digest('hex');
}

const isBuilt = (stamp) =>
  existsSync(stampFile) &&
  readFileSync(stampFile, 'utf8') === stamp &&
  outputs.every((output) => existsSync(join(root, output)));

/** Builds if needed. `say` is told one line when it does. Expects the set-up done. */
export async function build(say) {
  if (isBuilt(sourceHash())) return;
  await withLock(say, () => {
    // Read again under the lock: another command may just have built this very state.
    const stamp = sourceHash();
    if (isBuilt(stamp)) return;
    const start = performance.now();
    const run = spawnSync(pinnedNode, [join(root, 'build', 'bundle.mjs')], {
      cwd: root,
      // A test run has an environment of its own; what is built is the product all the same.
      env: pinnedEnvironment({ NODE_ENV: 'production' }),
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    if (run.status !== 0) throw new Refusal(`The build failed.\n${stripVTControlCharacters(run.stdout + run.stderr)}`);
    writeFileSync(stampFile, stamp);
    say(`Built in ${((performance.now() - start) / 1000).toFixed(1)} s.`);
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const say = (line) => console.log(line);
  await runEntry(async () => {
    await setUp(say);
    await build(say);
  });
}
