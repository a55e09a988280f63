/** A page that crashed or hangs is loaded again, ever more slowly. What was answered is in the database already. */
import type { BrowserWindow } from 'electron';
import type { Log } from '../app/application.ts';

/** What recovery needs. */
export interface Recovery {
  readonly log: Log;
  /** Milliseconds that never go back. */
  readonly monotonic: () => number;
  readonly later: (work: () => void, ms: number) => void;
}

/** Milliseconds before the page is loaded again after its n-th crash in a row (0, 1, 2 …): 0.5 s doubling to 30 s. */
export const reloadDelay = (times: number): number => Math.min(500 * 2 ** times, 30_000);

/** A page that ran for so long is taken as sound again. */
const settledMillis = 60_000;
/** A page that says nothing for so long is ended, */
const hangMillis = 10_000;
/** but not while a dialog of the system has the focus, for the printer's holds the page that asked for it; so often it is waited. */
const mostWaits = 30;

/** Watches a window's page. Notes the kind of trouble, never what the page showed. */
export function watchPage(window: BrowserWindow, { log, monotonic, later }: Recovery): void {
  const contents = window.webContents;
  let times = 0;
  let loadedAt = monotonic();
  let hanging = false;

  const reload = (reason: string) => {
    log.note(`page ${reason}`);
    if (monotonic() - loadedAt > settledMillis) times = 0;
    const delay = reloadDelay(times);
    times += 1;
    later(() => {
      if (window.isDestroyed()) return;
      loadedAt = monotonic();
      contents.reload();
    }, delay);
  };

  contents.on('render-process-gone', (_event, { reason }) => {
    hanging = false;
    reload(`gone: ${reason}`);
  });
  contents.on('did-fail-load', (_event, code, _description, _address, isMainFrame) => {
    // -3 is a load that was given up for another one.
    if (isMainFrame && code !== -3) reload(`not loaded: ${String(code)}`);
  });
  const endHanging = (waits: number) => {
    later(() => {
      if (!hanging || window.isDestroyed()) return;
      if (window.isFocused() || waits === 0) contents.forcefullyCrashRenderer();
      else endHanging(waits - 1);
    }, hangMillis);
  };
  window.on('unresponsive', () => {
    log.note('page unresponsive');
    hanging = true;
    endHanging(mostWaits);
  });
  window.on('responsive', () => {
    hanging = false;
  });
}
