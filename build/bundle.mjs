// Builds all parts. Everything goes to a folder of its own first and takes the place of out/ when all of it is there: an
// interrupted build leaves the last one whole.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { page, trusted, verifier } from './parts.mjs';
import { root } from './setup.mjs';

const staging = join(root, '.cache', 'out');

const parts = [
  ['renderer/index.html', () => page(join(staging, 'renderer'))],
  ['electron/kiosk/main.ts', (entry) => trusted(entry, join(staging, 'kiosk'), 'main.js', 'es')],
  ['electron/cli/main.ts', (entry) => trusted(entry, join(staging, 'cli'), 'main.js', 'es')],
  ['electron/app/job_worker.ts', (entry) => trusted(entry, join(staging, 'worker'), 'jobs.js', 'es')],
  ['electron/update/main.ts', (entry) => trusted(entry, join(staging, 'update'), 'main.js', 'es')],
  ['electron/desktop/main.ts', (entry) => trusted(entry, join(staging, 'desktop'), 'main.js', 'es')],
  // A sandboxed preload is one CommonJS file that requires nothing but 'electron'.
  ['electron/desktop/preload.ts', (entry) => trusted(entry, join(staging, 'desktop'), 'preload.cjs', 'cjs')],
];

const hashOf = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** One file that works from the disk: nothing is loaded, and only this script and this style run. */
async function verifierPage() {
  const { output } = await build(verifier('renderer/verifier/main.ts'));
  const part = (ending) => output.find(({ fileName }) => fileName.endsWith(ending));
  const script = part('.js').code.trim().replaceAll('</script', '<\\/script');
  const style = String(part('.css').source).trim();
  const policy = `default-src 'none'; script-src ${hashOf(script)}; style-src ${hashOf(style)}; base-uri 'none'; form-action 'none'`;
  // Between a tag and its text nothing may stand: the policy knows the text by its hash.
  const parts = {
    __POLICY__: policy,
    '<!-- STYLE -->': `<style>${style}</style>`,
    '<!-- SCRIPT -->': `<script>${script}</script>`,
  };
  const html = readFileSync(join(root, 'renderer', 'verifier', 'page.html'), 'utf8');
  const whole = html.replace(/__POLICY__|<!-- (STYLE|SCRIPT) -->/g, (name) => parts[name]);
  mkdirSync(join(staging, 'verifier'));
  // For the command line, and beside the page, which puts it into the exports it makes.
  for (const folder of ['verifier', 'renderer']) writeFileSync(join(staging, folder, 'verify.html'), whole);
}

async function bundle() {
  rmSync(staging, { recursive: true, force: true });
  mkdirSync(staging, { recursive: true });
  for (const [entry, configuration] of parts) await build(configuration(entry));
  await verifierPage();
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
