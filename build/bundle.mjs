// Builds all parts. Everything goes to a folder of its own first and takes the place of out/ when all of it is there: an
// interrupted build leaves the last one whole.
import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { page, trusted } from './parts.mjs';
import { root } from './setup.mjs';

const staging = join(root, '.cache', 'out');

const parts = [
  ['renderer/index.html', () => page(join(staging, 'renderer'))],
  ['electron/kiosk/main.ts', (entry) => trusted(entry, join(staging, 'kiosk'), 'main.js', 'es')],
  ['electron/cli/main.ts', (entry) => trusted(entry, join(staging, 'cli'), 'main.js', 'es')],
  ['electron/app/backup_worker.ts', (entry) => trusted(entry, join(staging, 'worker'), 'backup.js', 'es')],
  ['electron/desktop/main.ts', (entry) => trusted(entry, join(staging, 'desktop'), 'main.js', 'es')],
  // A sandboxed preload is one CommonJS file that requires nothing but 'electron'.
  ['electron/desktop/preload.ts', (entry) => trusted(entry, join(staging, 'desktop'), 'preload.cjs', 'cjs')],
];

async function bundle() {
  rmSync(staging, { recursive: true, force: true });
  mkdirSync(staging, { recursive: true });
  for (const [entry, configuration] of parts) await build(configuration(entry));
  const out = join(root, 'out');
  rmSync(out, { recursive: true, force: true });
  renameSync(staging, out);
}

try {
  await bundle();
} catch (error) {
  // The message names file and line in the sources; where in the bundler it was found helps nobody.
  console.error(error.message);
  process.exitCode = 1;
}
