/** The command line: `tapis COMMAND ...`. A small table; each command says how it is used and gives its exit code. */
import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { once } from 'node:events';
import { stderr, stdin, stdout } from 'node:process';
import { fileURLToPath } from 'node:url';
import { openReader } from '../../db/store.ts';
import type { Machine } from '../app/application.ts';
import { defaultDataDir, readEnvironment } from '../app/config.ts';
import { keyFileStore } from '../app/key_file.ts';
import { fileLog } from '../app/log.ts';
import { assessCommand } from './assess.ts';
import { catalogueCommand } from './catalogue.ts';
import { demoCommand } from './demo.ts';
import { eventsCommand } from './events.ts';
import { openApiCommand } from './openapi.ts';
import { exportCommand } from './export_log.ts';
import type { Command, CommandIo } from './io.ts';
import { replayCommand } from './replay.ts';
import { recoverCommand } from './recover.ts';
import { restoreCommand } from './restore.ts';
import { stationCall } from './station_call.ts';
import { askSecret } from './terminal.ts';
import { verifyCommand } from './verify.ts';

const clock = { now: () => new Date().toISOString(), monotonic: () => performance.now() };

const surroundings = {
  usualDataDir: defaultDataDir({ platform: process.platform, environment: readEnvironment() }),
  machine: (dataDir: string): Machine => ({
    dataDir,
    clock,
    random: (bytes: number) => new Uint8Array(randomBytes(bytes)),
    secrets: keyFileStore(dataDir),
    log: fileLog(dataDir, clock.now),
  }),
  askSecret,
};

/** The page that goes into every bundle; the same file from the sources and from the built program. */
const verifier = fileURLToPath(new URL('../../out/verifier/verify.html', import.meta.url));

const commands: ReadonlyMap<string, Command> = new Map([
  ['assess', assessCommand],
  ['replay', replayCommand],
  ['catalogue', catalogueCommand],
  ['events', eventsCommand],
  ['openapi', openApiCommand],
  ['call', stationCall(surroundings)],
  ['export', exportCommand(surroundings, { verifier, now: clock.now })],
  ['verify', verifyCommand(openReader)],
  ['restore', restoreCommand(surroundings)],
  ['recover', recoverCommand(surroundings)],
  ['demo', demoCommand(surroundings)],
]);

const usage = (): string =>
  ['usage: tapis COMMAND', ...[...commands.values()].map((one) => `  tapis ${one.usage}\n      ${one.about}`)].join(
    '\n',
  );

const io: CommandIo = {
  read: (source) => (source === '-' ? stdin : createReadStream(source)),
  out: async (line) => {
    if (!stdout.write(`${line}\n`)) await once(stdout, 'drain');
  },
  err: (line) => {
    stderr.write(`${line}\n`);
  },
};

async function run([name, ...args]: readonly string[]): Promise<number> {
  if (name === '--help' || name === 'help') {
    await io.out(usage());
    return 0;
  }
  const command = name === undefined ? undefined : commands.get(name);
  if (command !== undefined) return command.run(args, io);
  io.err(usage());
  return 2;
}

// A reader that has seen enough (`| head`) closes the pipe: there is nobody left to tell.
stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

process.exitCode = await run(process.argv.slice(2));
