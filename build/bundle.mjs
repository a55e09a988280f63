// The builds themselves, by Vite's own API (docs/decisions/0002-plain-vite.md). Everything goes to a folder of its own
// first and takes the place of out/ when all of it is there: an interrupted build leaves the last one whole.
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { root } from './setup.mjs';

const staging = join(root, '.cache', 'out');
const common = { configFile: false, root, logLevel: 'warn', publicDir: false, cacheDir: join(root, '.cache', 'vite') };

/** Packages with a native part are loaded from node_modules; all others are bundled, so that a start reads one file. */
const native = ['better-sqlite3', '@node-rs/argon2'];

const page = () => ({
  ...common,
  root: join(root, 'renderer'),
  oxc: { jsx: { runtime: 'automatic' } },
  build: {
    outDir: join(staging, 'renderer'),
    emptyOutDir: true,
    sourcemap: false,
    // The content security policy allows no data: fonts and no inline script.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 2000,
  },
});

/** One trusted-side entry as one file for Node 24, which both shells and the command line run on. */
const trusted = (entry, folder, file, format) => ({
  ...common,
  build: {
    ssr: join(root, entry),
    outDir: join(staging, folder),
    emptyOutDir: false,
    target: 'node24',
    minify: false,
    sourcemap: false,
    reportCompressedSize: false,
    rolldownOptions: { output: { format, entryFileNames: file, codeSplitting: false } },
  },
  ssr: { noExternal: true, external: [...native, 'electron'] },
});

const parts = [
  ['renderer/index.html', page],
  ['electron/kiosk/main.ts', (entry) => trusted(entry, 'kiosk', 'main.js', 'es')],
  ['electron/cli/main.ts', (entry) => trusted(entry, 'cli', 'main.js', 'es')],
  ['electron/desktop/main.ts', (entry) => trusted(entry, 'desktop', 'main.js', 'es')],
  // A sandboxed preload is one CommonJS file that requires nothing but 'electron'.
  ['electron/desktop/preload.ts', (entry) => trusted(entry, 'desktop', 'preload.cjs', 'cjs')],
];

rmSync(staging, { recursive: true, force: true });
mkdirSync(staging, { recursive: true });
for (const [entry, configuration] of parts) {
  if (!existsSync(join(root, entry))) continue;
  await build(configuration(entry));
}
const out = join(root, 'out');
rmSync(out, { recursive: true, force: true });
renameSync(staging, out);
