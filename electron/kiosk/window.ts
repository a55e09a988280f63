/** A browser window on this host: opened through a private page, watched, opened again in kiosk mode. */
import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { replacePrivateFile } from '../app/private_file.ts';
import { browserArguments, type Browser } from './chromium.ts';

/** How windows are opened here. */
export interface WindowPlace {
  readonly dataDir: string;
  readonly browser: Browser;
  readonly kiosk: boolean;
  readonly root: boolean;
}

/**
 * Starts the browser on a one-time address. The address is put into a private file that sends the browser on: on the
 * command line every user of the machine could read it, and be first.
 */
export async function openWindow(place: WindowPlace, address: string, detached: boolean): Promise<ChildProcess> {
  const file = join(place.dataDir, 'enter.html');
  await replacePrivateFile(
    file,
    `<!doctype html><meta charset="utf-8"><title>Tapis</title><meta http-equiv="refresh" content="0;url=${address}">\n`,
  );
  return spawn(
    place.browser.path,
    browserArguments({
      family: place.browser.family,
      address: pathToFileURL(file).href,
      profileDir: join(place.dataDir, 'browser'),
      kiosk: place.kiosk,
      root: place.root,
    }),
    { stdio: 'ignore', detached },
  );
}

/** Milliseconds to wait before the window is opened again for the n-th time in a row (0, 1, 2 …): 1 s doubling to 30 s. */
export const reopenDelay = (times: number): number => Math.min(1000 * 2 ** times, 30_000);

/** A window that ran for so long was no failed start: counting begins anew. */
const settledMillis = 60_000;

/** What a kept window needs. */
export interface WindowKeeper {
  readonly place: WindowPlace;
  readonly monotonic: () => number;
  /** A fresh token and the address with it. */
  readonly newAddress: () => { readonly token: string; readonly address: string };
  /** The window that came in with this token is gone. */
  readonly gone: (token: string) => void;
  /** The window is closed and stays closed: by a person, or because it could not start. */
  readonly closed: (failed: boolean) => void;
}

/** A window under watch. */
export interface KeptWindow {
  /** Closes it for good. */
  stop(): void;
}

/** How a browser process ended. */
const ended = (child: ChildProcess) =>
  new Promise<{ readonly failed: boolean }>((resolve) => {
    child.once('error', () => {
      resolve({ failed: true });
    });
    child.once('exit', (code, signal) => {
      resolve({ failed: signal === null && code !== 0 });
    });
  });

/** Opens the window and keeps it: in kiosk mode it is opened again, ever more slowly, until `stop`. */
export function keepWindow(keeper: WindowKeeper): KeptWindow {
  let child: ChildProcess | null = null;
  let timer: NodeJS.Timeout | null = null;
  let stopped = false;
  const isStopped = () => stopped;

  const show = async (times: number): Promise<void> => {
    const { token, address } = keeper.newAddress();
    const started = keeper.monotonic();
    child = await openWindow(keeper.place, address, false);
    if (isStopped()) child.kill();
    const { failed } = await ended(child);
    keeper.gone(token);
    if (isStopped()) return;
    if (!keeper.place.kiosk) {
      keeper.closed(failed);
      return;
    }
    const again = keeper.monotonic() - started > settledMillis ? 0 : times;
    timer = setTimeout(() => run(again + 1), reopenDelay(again));
  };
  const run = (times: number) => {
    show(times).catch(() => {
      // The private page could not be written (disk full): the same to a person as a browser that does not start.
      if (!isStopped()) keeper.closed(true);
    });
  };
  run(0);
  return {
    stop() {
      stopped = true;
      if (timer !== null) clearTimeout(timer);
      child?.kill();
    },
  };
}
