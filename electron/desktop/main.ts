/** Wiring of the desktop shell: the real clock, randomness and places. Decides nothing. */
import { fileURLToPath } from 'node:url';
import { app } from 'electron';
import { defaultDataDir, environmentOfChild, readEnvironment } from '../app/config.ts';
import { openHere } from '../app/open_here.ts';
import { listenOnNetwork } from '../network/listener.ts';
import { builtInKeys, versionIn } from '../update/built_in.ts';
import { sentenceFor } from '../update/take_in.ts';
import { chosenHere } from './chosen.ts';
import { startDesktop } from './life.ts';
import { readOptions } from './options.ts';
import { randomBytesOf } from '../app/randomness.ts';

const { platform, arch } = process;
const environment = readEnvironment();
const usualDataDir = defaultDataDir({ platform, environment });
const clock = { now: () => new Date().toISOString(), monotonic: () => performance.now() };

// Whatever is created from here on, by the database and Chromium too, is this user's alone.
process.umask(0o077);

// Awaited: Electron is not "ready" before the entry module has run, and nothing of it must be before another version starts.
const chosen = await chosenHere({
  args: process.argv.slice(1),
  usualDataDir,
  version: versionIn(new URL('../../', import.meta.url)),
  executable: process.execPath,
  told: environment.TAPIS_INSTALLED,
  packaged: app.isPackaged,
  environment: environmentOfChild(),
  keys: builtInKeys(),
  now: clock.now,
  platform,
  arch,
  process,
}).catch((error: unknown) => ({ exitCode: 1, sentence: sentenceFor(error) }));

if ('exitCode' in chosen) {
  if (chosen.sentence !== undefined) console.error(chosen.sentence);
  app.exit(chosen.exitCode);
} else {
  // Not awaited at the top level: it waits with everything else for "ready".
  void startDesktop(readOptions(process.argv.slice(1), usualDataDir), {
    open: (machine) => openHere(machine, listenOnNetwork),
    // Built, this file is out/desktop/main.js; page and preload lie beside it.
    pageDir: fileURLToPath(new URL('../renderer/', import.meta.url)),
    preload: fileURLToPath(new URL('preload.cjs', import.meta.url)),
    clock,
    random: randomBytesOf,
    platform,
    process,
    ...chosen,
  });
}
