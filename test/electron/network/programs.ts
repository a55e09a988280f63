/** Programs of a network in processes of their own: started, killed and called from here. */
import { fork, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient, type Client } from '../../../shared/contract/client.ts';
import { addMillis, type Instant } from '../../../shared/time.ts';
import { Answered, type Asked } from '../../helpers/network_told.ts';

/** A program on a folder of its own. */
export interface Program {
  readonly dir: string;
  /** Starts it; answers null, or the sentence of one that does not start. */
  readonly start: () => Promise<string | null>;
  /** Ends it: `SIGKILL` in the middle of whatever it does, `SIGTERM` as a shell does. */
  readonly kill: (signal: 'SIGKILL' | 'SIGTERM') => Promise<void>;
  /** A page; while its program does not run, nobody answers. */
  readonly client: (page: string) => Client;
  readonly remove: () => Promise<void>;
}

const program = new URL('../../helpers/network_program.ts', import.meta.url);
const fonts = new URL('../../helpers/inline_fonts.ts', import.meta.url).href;
const noon: Instant = '2026-11-20T23:40:00.000Z';
const begun = performance.now();

/** What a page is answered by a program that is gone. */
const gone = { ok: false, error: { code: 'station-unreachable' } };

/** @param links where connections of this program go instead: a place as `address:port`, and the port of a link */
export function newProgram(links: Readonly<Record<string, number>> = {}): Program {
  const dir = mkdtempSync(join(tmpdir(), 'tapis-program-'));
  let child: ChildProcess | null = null;
  let open = false;
  let calls = 0;
  const waiting = new Map<number, (reply: unknown) => void>();
  const ask = (asked: Asked) => child?.send(asked);

  const start = async (): Promise<string | null> => {
    const started = fork(program, [dir, JSON.stringify(links)], {
      execArgv: ['--import', fonts],
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    child = started;
    started.once('exit', () => {
      for (const answer of waiting.values()) answer(gone);
      waiting.clear();
      if (child !== started) return;
      child = null;
      open = false;
    });
    return new Promise((resolve) => {
      started.once('exit', () => {
        resolve('it ended');
      });
      started.on('message', (message) => {
        const told = Answered.parse(message);
        // Its clock is the one of the hall: all programs start by the same.
        if ('loaded' in told) ask({ start: addMillis(noon, performance.now() - begun) });
        else if ('open' in told) {
          open = true;
          resolve(null);
        } else if ('cannotStart' in told) resolve(told.cannotStart);
        else {
          waiting.get(told.id)?.(told.reply);
          waiting.delete(told.id);
        }
      });
    });
  };
  const kill = async (signal: 'SIGKILL' | 'SIGTERM'): Promise<void> => {
    const running = child;
    if (running === null) return;
    const ended = new Promise((resolve) => running.once('exit', resolve));
    running.kill(signal);
    await ended;
  };
  return {
    dir,
    start,
    kill,
    client: (page) =>
      createClient((name, input) => {
        if (!open) return Promise.resolve(gone);
        calls += 1;
        const id = calls;
        const answered = new Promise<unknown>((resolve) => waiting.set(id, resolve));
        ask({ id, page, name, input });
        return answered;
      }),
    remove: async () => {
      await kill('SIGKILL');
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
