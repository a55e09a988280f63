// How each part of the product is built, as configurations of Vite (docs/decisions/0002-plain-vite.md).
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, updateKeysFile } from './setup.mjs';

const common = { configFile: false, root, logLevel: 'warn', publicDir: false, cacheDir: join(root, '.cache', 'vite') };

/** Packages with a native part are loaded from node_modules; all others are bundled, so that a start reads one file. */
const native = ['better-sqlite3', '@node-rs/argon2'];

/** The page both shells show. */
export const page = (outDir) => ({
  ...common,
  root: join(root, 'renderer'),
  oxc: { jsx: { runtime: 'automatic' } },
  build: {
    outDir,
    emptyOutDir: true,
    sourcemap: false,
    // The content security policy allows no data: fonts and no inline script.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 2000,
    // The libraries mark their files for server components, which there are none of here.
    rolldownOptions: { checks: { moduleLevelDirective: false } },
  },
});

/** The page that goes into every export of the log: script and style, to be put into one file. */
export const verifier = (entry) => ({
  ...common,
  build: {
    write: false,
    sourcemap: false,
    reportCompressedSize: false,
    cssCodeSplit: false,
    modulePreload: { polyfill: false },
    rolldownOptions: { input: join(root, entry), output: { format: 'iife', codeSplitting: false } },
  },
});

/** One trusted-side entry as one file for Node 24, which both shells and the command line run on. */
export const trusted = (entry, outDir, file, format) => ({
  ...common,
  build: {
    ssr: join(root, entry),
    outDir,
    emptyOutDir: false,
    target: 'node24',
    minify: false,
    sourcemap: false,
    reportCompressedSize: false,
    rolldownOptions: { output: { format, entryFileNames: file, codeSplitting: false } },
  },
  // The library of papers asks where its files lie and reads none of them there; in one file there is no such place.
  define: {
    __dirname: JSON.stringify('/bundled'),
    UPDATE_KEYS: JSON.stringify(JSON.parse(readFileSync(updateKeysFile(), 'utf8'))),
  },
  ssr: { noExternal: true, external: [...native, 'electron'] },
});
