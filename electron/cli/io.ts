/** What a command may touch: its input, its two outputs. Handed in, so that a test can run a command without a process. */
import { codeOf } from '../app/private_file.ts';

/** The input and the outputs of a command. */
export interface CommandIo {
  /** Bytes of a file, or of standard input for `-`. Fails like reading a file does. */
  readonly read: (source: string) => AsyncIterable<Uint8Array>;
  /** Writes one line to standard output; waits when the reader is slow. */
  readonly out: (line: string) => Promise<void>;
  /** Writes one line to standard error. */
  readonly err: (line: string) => void;
}

/** A command of the command line. `run` gives the exit code. */
export interface Command {
  readonly usage: string;
  readonly about: string;
  readonly run: (args: readonly string[], io: CommandIo) => Promise<number>;
}

/** One line whatever stands in it: keys of an input are foreign text. */
export const oneLine = (text: string): string => text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '�').slice(0, 600);

/** How a source of input is called in messages. */
export const sourceName = (source: string): string => (source === '-' ? 'stdin' : source);

/** A line on standard error about a line of a file. */
export const faultLine = (source: string, line: number, said: string): string =>
  oneLine(`${sourceName(source)}:${line}: ${said}`);

/** Runs the part of a command that reads files; one that cannot be read is told by its name (or as `source`), with exit code 2. */
export async function withReadable(io: CommandIo, source: string, work: () => Promise<number>): Promise<number> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error) || codeOf(error) === null) throw error;
    const name = 'path' in error && typeof error.path === 'string' ? error.path : source;
    io.err(faultLine(name, 1, `(input): expected a readable file (${String(codeOf(error))})`));
    return 2;
  }
}

/** What a stream of a file gives, as the bytes it is. */
export async function* bytesOf(stream: AsyncIterable<unknown>): AsyncGenerator<Uint8Array, void> {
  for await (const chunk of stream) {
    if (!(chunk instanceof Uint8Array)) throw new Error('a file is read as bytes');
    yield chunk;
  }
}
