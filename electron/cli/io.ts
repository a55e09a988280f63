/** What a command may touch: its input, its two outputs. Handed in, so that a test can run a command without a process. */
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
