/** Wiring of the loopback host: the real clock, randomness, signals and terminal. Decides nothing. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defaultDataDir, readEnvironment } from '../app/config.ts';
import { openHere } from '../app/open_here.ts';
import { startFailure } from '../app/start_failure.ts';
import { builtInKeys } from '../update/built_in.ts';
import { installationOf } from '../update/installation.ts';
import { listenOnNetwork } from '../network/listener.ts';
import { BadOptions, HelpAsked, readOptions, usage } from './options.ts';
import { CannotStart, run } from './run.ts';
import { randomBytesOf } from '../app/randomness.ts';

const stopRequested = () =>
  new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.once(signal, () => {
        resolve();
      });
    }
  });

// Built, this file is out/kiosk/main.js beside out/renderer; from the sources the built page is two folders away.
const pageDirs = ['../renderer/', '../../out/renderer/'].map((place) => fileURLToPath(new URL(place, import.meta.url)));

async function main(): Promise<number> {
  const { platform, arch } = process;
  const surroundings = { platform, environment: readEnvironment() };
  const told = surroundings.environment.TAPIS_INSTALLED;
  try {
    const options = readOptions(process.argv.slice(2), defaultDataDir(surroundings));
    await run(options, {
      open: (machine) => openHere(machine, listenOnNetwork),
      pageDir: pageDirs.find((dir) => existsSync(`${dir}index.html`)) ?? pageDirs.join(', '),
      surroundings,
      ...installationOf(told, { keys: builtInKeys(), platform, arch }),
      clock: { now: () => new Date().toISOString(), monotonic: () => performance.now() },
      random: randomBytesOf,
      root: process.getuid?.() === 0,
      say: (text) => {
        console.log(text);
      },
      stop: stopRequested(),
    });
    return 0;
  } catch (error) {
    if (error instanceof HelpAsked) {
      console.log(error.message);
      return 0;
    }
    if (error instanceof BadOptions) {
      console.error(`${error.message}\n${usage}`);
      return 2;
    }
    console.error(error instanceof CannotStart ? error.message : startFailure(error));
    return 1;
  }
}

// A terminal that is gone must not take the station with it.
process.stdout.on('error', () => undefined);
// Whatever is created from here on, by the database and the browser too, is this user's alone.
process.umask(0o077);
process.exitCode = await main();
