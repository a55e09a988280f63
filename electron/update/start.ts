/** A start from its flags to the exit code of what ran: choose, run, hand signals on. Both shells are started by it. */
import { existsSync, mkdirSync } from 'node:fs';
import { fileLog } from '../app/log.ts';
import type { Shell } from './installation.ts';
import { makeUpdates } from './pointer.ts';
import { startProgram, type Program, type RunningProgram, type StartedWith } from './program.ts';
import { chooseVersion } from './start_version.ts';
import type { Starting } from './starting.ts';

/** What a wiring file hands in. */
export interface StartParts
  extends StartedWith, Pick<Starting, 'updates' | 'base' | 'keys' | 'dataDir' | 'now' | 'arch' | 'patience'> {
  readonly shell: Shell;
  /** This process: its signals. */
  readonly process: Pick<NodeJS.EventEmitter, 'once'>;
}

/** Milliseconds a new version has for its sign-in page: a migration of years of data included. */
export const usualPatience = 90_000;

/** What is to be run: something to start, or what was started to prove itself and runs already. */
export interface Start {
  readonly program: Program;
  readonly running: RunningProgram | null;
  /** Runs it to its end. Gives the exit code. */
  readonly run: () => Promise<number>;
}

/** Notes lines in the technical log of a data folder, which is made where there is none. */
export function noteIn(dataDir: string, now: Starting['now']): Starting['note'] {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const log = fileLog(dataDir, now);
  return (line) => {
    log.note(line);
  };
}

/** Chooses. Where there is no folder for updates, the installed program is all there is. Throws what choosing throws. */
export async function chooseStart(parts: StartParts): Promise<Start> {
  const { updates, base, shell, dataDir, keys, platform, arch, now, patience } = parts;
  const note = noteIn(dataDir, now);
  const stop = new Promise<NodeJS.Signals>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      parts.process.once(signal, () => {
        resolve(signal);
      });
    }
  });
  makeUpdates(updates, keys);
  const start = (program: Program) => startProgram(program, parts);
  const chosen = existsSync(updates)
    ? await chooseVersion({
        updates,
        base,
        shell,
        dataDir,
        onlyAsks: parts.args.includes('--help'),
        keys,
        platform,
        arch,
        now,
        patience,
        start,
        stop,
        note,
      })
    : { program: { folder: base.folder, shell, installed: null }, running: null };
  return {
    ...chosen,
    run: async () => {
      const running = chosen.running ?? start(chosen.program);
      void stop.then((signal) => {
        running.signal(signal);
      });
      return (await running.ended) ?? 1;
    },
  };
}
