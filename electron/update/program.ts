/** A version as a process: started in a group of its own, watched until it shows its sign-in page, ended with all it started. */
import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { codeOf } from '../app/private_file.ts';
import { entryOf, type Installed, type Shell } from './installation.ts';

/** A version that can be started. */
export interface Program {
  /** Its files. */
  readonly folder: string;
  readonly shell: Shell;
  /** What it is told; null: there is no folder for updates. */
  readonly installed: Installed | null;
}

/** A version that was started. */
export interface RunningProgram {
  /** Its exit code; null: a signal ended it, or it could not be started at all. */
  readonly ended: Promise<number | null>;
  readonly signal: (signal: NodeJS.Signals) => void;
  /** Asks it to end, and after a while ends it with everything it started. Resolves once it is gone. */
  readonly end: () => Promise<void>;
}

/** What a start is given besides the version. */
export interface StartedWith {
  /** Flags of the shell. */
  readonly args: readonly string[];
  readonly environment: NodeJS.ProcessEnv;
  readonly platform: NodeJS.Platform;
}

/** How long a program may take to end in order, in milliseconds. */
const endMillis = 5000;

/** What the system refuses at once, a program of another kind say, would be thrown; all else is told by the process. */
function startable(begin: () => ChildProcess): ChildProcess | null {
  try {
    return begin();
  } catch (cause) {
    if (codeOf(cause) === null) throw cause;
    return null;
  }
}

const neverStarted: RunningProgram = {
  ended: Promise.resolve(null),
  signal: () => undefined,
  end: () => Promise.resolve(),
};

/** Starts a version: the loopback host by the Node that runs now, the desktop shell by itself. */
export function startProgram(program: Program, { args, environment, platform }: StartedWith): RunningProgram {
  const { folder, shell } = program;
  const entry = join(folder, entryOf(shell, platform));
  const [command, first] = shell === 'kiosk' ? [process.execPath, [entry]] : [entry, []];
  const begin = () =>
    spawn(command, [...first, ...args], {
      stdio: 'inherit',
      // A group of its own: what hangs is ended with its window, and a key pressed in the terminal comes once.
      detached: platform !== 'win32',
      env: {
        ...environment,
        ...(program.installed !== null && { TAPIS_INSTALLED: JSON.stringify(program.installed) }),
      },
    });
  const child = startable(begin);
  if (child === null) return neverStarted;
  const ended = new Promise<number | null>((resolve) => {
    child.once('error', () => {
      resolve(null);
    });
    child.once('exit', resolve);
  });
  const isGone = () => child.pid === undefined || child.exitCode !== null || child.signalCode !== null;
  const endAll = () => {
    if (child.pid === undefined) return;
    if (platform === 'win32') child.kill('SIGKILL');
    else {
      try {
        process.kill(-child.pid, 'SIGKILL');
      } catch (cause) {
        // Otherwise the whole group has ended meanwhile.
        if (codeOf(cause) !== 'ESRCH') throw cause;
      }
    }
  };
  return {
    ended,
    signal: (signal) => {
      if (!isGone()) child.kill(signal);
    },
    end: async () => {
      if (!isGone()) {
        child.kill('SIGTERM');
        const late = setTimeout(endAll, endMillis);
        await ended;
        clearTimeout(late);
      }
      // What it started may have outlived it.
      endAll();
    },
  };
}
