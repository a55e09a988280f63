/** Wiring of the desktop shell: the real clock, randomness and places. Decides nothing. */
import { fileURLToPath } from 'node:url';
import { defaultDataDir, readEnvironment } from '../app/config.ts';
import { openHere } from '../app/open_here.ts';
import { listenOnNetwork } from '../network/listener.ts';
import { startDesktop } from './life.ts';
import { readOptions } from './options.ts';
import { randomBytesOf } from '../app/randomness.ts';

const { platform } = process;
const usualDataDir = defaultDataDir({ platform, environment: readEnvironment() });

// Whatever is created from here on, by the database and Chromium too, is this user's alone.
process.umask(0o077);

// Not awaited at the top level: Electron waits with "ready" until the entry module has run.
void startDesktop(readOptions(process.argv.slice(1), usualDataDir), {
  open: (machine) => openHere(machine, listenOnNetwork),
  // Built, this file is out/desktop/main.js; page and preload lie beside it.
  pageDir: fileURLToPath(new URL('../renderer/', import.meta.url)),
  preload: fileURLToPath(new URL('preload.cjs', import.meta.url)),
  clock: { now: () => new Date().toISOString(), monotonic: () => performance.now() },
  random: randomBytesOf,
  platform,
  process,
});
