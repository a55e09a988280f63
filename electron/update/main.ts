/** Wiring of the starter of the loopback host: plain Node, and the one part of an installation that no update replaces. */
import { fileURLToPath } from 'node:url';
import { defaultDataDir, environmentOfChild, readEnvironment } from '../app/config.ts';
import { builtInKeys, versionIn } from './built_in.ts';
import { sentenceFor, takeIn } from './take_in.ts';
import { chooseStart, noteIn, usualPatience } from './start.ts';
import { readStartOptions } from './start_options.ts';

// Built, this file is out/update/main.js of its program; in the sources it lies as deep.
const program = new URL('../../', import.meta.url);
const { platform, arch } = process;

async function main(): Promise<number> {
  const usualDataDir = defaultDataDir({ platform, environment: readEnvironment() });
  const folder = fileURLToPath(program);
  const { args, ...options } = readStartOptions(process.argv.slice(2), { usualDataDir, program: folder });
  const base = { version: versionIn(program), folder };
  const now = () => new Date().toISOString();
  const here = { ...options, base, shell: 'kiosk' as const, keys: builtInKeys(), platform, arch, now };
  if (options.install !== null) {
    const { done, sentence } = await takeIn(options.install, { ...here, note: noteIn(options.dataDir, now) });
    console.log(sentence);
    return done ? 0 : 1;
  }
  const start = await chooseStart({
    ...here,
    args,
    environment: environmentOfChild(),
    process,
    patience: usualPatience,
  });
  return start.run();
}

// Whatever is created from here on is this user's alone.
process.umask(0o077);
try {
  process.exitCode = await main();
} catch (error) {
  console.error(sentenceFor(error));
  process.exitCode = 1;
}
