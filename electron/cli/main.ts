/** The command line: `tapis COMMAND ...`. A small table; each command says how it is used and gives its exit code. */
import { createReadStream } from 'node:fs';
import { once } from 'node:events';
import { stderr, stdin, stdout } from 'node:process';
import { assessCommand } from './assess.ts';
import type { Command, CommandIo } from './io.ts';

const commands: ReadonlyMap<string, Command> = new Map([['assess', assessCommand]]);

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
