/** Starts the desktop shell over the fake Electron with the real application. Its user mocks 'electron' first. */
import { EventEmitter } from 'node:events';
import { openApplication } from '../../../electron/app/open.ts';
import { startDesktop, type DesktopWiring } from '../../../electron/desktop/life.ts';
import type { DesktopOptions } from '../../../electron/desktop/options.ts';
import { heldClock, seededRandom } from '../machine.ts';
import { newFolder, writePage } from '../page_fixture.ts';
import { state } from './fake_electron.ts';

/** Starts and waits until the window is there. */
export async function start(options: Partial<DesktopOptions> = {}, wiring: Partial<DesktopWiring> = {}) {
  const dataDir = options.dataDir ?? newFolder();
  const started = startDesktop(
    { dataDir, kiosk: options.kiosk ?? false },
    {
      open: openApplication,
      pageDir: writePage(),
      preload: '/built/preload.cjs',
      clock: heldClock(),
      random: seededRandom('desktop'),
      platform: 'linux',
      process: new EventEmitter(),
      ...wiring,
    },
  );
  const beforeReady = state.app.names();
  state.ready.resolve(undefined);
  await started;
  return { dataDir, beforeReady };
}

/** Ends what a test started, so that the next one can take its own station. */
export function quit(): void {
  state.app.emit('will-quit');
}

/** The window, the session in memory: each test has one of each. */
export function theWindow() {
  const [window] = state.windows;
  if (window === undefined) throw new Error('no window was opened');
  return window;
}
export function theSession() {
  const own = state.sessions.get('tapis');
  if (own === undefined) throw new Error('no session was made');
  return own;
}
