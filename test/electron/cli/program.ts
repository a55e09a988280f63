/** The command line as a process. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The program's entry as it was built: what people run, and it starts in a third of the time the sources take. */
export const main = fileURLToPath(new URL('../../../out/cli/main.js', import.meta.url));

/** Runs the program to its end. */
export const tapis = (
  args: readonly string[],
  input: string | null = null,
): Promise<{ code: number | null; out: string; err: string }> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [main, ...args], { stdio: 'pipe' });
    const told = { out: '', err: '' };
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => (told.out += chunk));
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => (told.err += chunk));
    child.on('error', reject);
    child.on('close', (code) => {
      resolve({ code, ...told });
    });
    child.stdin.end(input ?? '');
  });
