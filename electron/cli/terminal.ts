/** Asking for a secret at the terminal. */
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { stderr, stdin } from 'node:process';

/**
 * Asks on standard error and reads one line of standard input. On a terminal nothing of what is typed is shown; from a
 * pipe the line is simply read, so that scripts can hand the PIN over without it standing in the process list.
 */
export async function askSecret(question: string): Promise<string> {
  const silent = new Writable({
    write: (_chunk, _encoding, done) => {
      done();
    },
  });
  const lines = createInterface({ input: stdin, output: silent, terminal: stdin.isTTY });
  try {
    stderr.write(question);
    return (await lines.question('')).trim();
  } finally {
    lines.close();
    if (stdin.isTTY) stderr.write('\n');
  }
}
