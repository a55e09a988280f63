/** The life of the desktop shell: what must be said before Electron is ready, what after, and an orderly end. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { app, dialog, Menu, session, type BrowserWindow } from 'electron';
import type { Application, Clock, Log, Machine } from '../app/application.ts';
import { createCallLimit } from '../app/call_limit.ts';
import type { MayBeInstalled } from '../update/installation.ts';
import { fileLog, traceOf } from '../app/log.ts';
import { loadPage } from '../app/page.ts';
import { startFailure } from '../app/start_failure.ts';
import { bringBack, followDisplays } from './displays.ts';
import { answerCalls, callerOf, tellChanges } from './ipc.ts';
import type { DesktopOptions } from './options.ts';
import { travellerAddress } from './origin.ts';
import { endWithMachine, lock, lockWithMachine } from './power.ts';
import { registerScheme, servePage } from './protocol.ts';
import { watchPage } from './recovery.ts';
import { sealedKeyStore } from './sealed_key.ts';
import { directOnly, hardenContents, hardenSession } from './security.ts';
import { travellerWindow } from './traveller_window.ts';
import { openMainWindow, type WindowParts } from './window.ts';

/** What main.ts hands in. */
export interface DesktopWiring extends MayBeInstalled {
  readonly open: (machine: Machine) => Promise<Application>;
  /** Folder of the built page, path of the built preload. */
  readonly pageDir: string;
  readonly preload: string;
  readonly clock: Clock;
  readonly random: (bytes: number) => Uint8Array;
  readonly platform: NodeJS.Platform;
  /** This process: its signals and what nobody caught. */
  readonly process: Pick<NodeJS.EventEmitter, 'on'>;
}

/** A session in memory only: no `persist:`, so nothing of it outlives the process. */
const partition = 'tapis';

/** On macOS copy and paste are menu commands, so a menu must hold them; elsewhere there is none. */
function setMenu(platform: NodeJS.Platform): void {
  Menu.setApplicationMenu(
    platform === 'darwin'
      ? Menu.buildFromTemplate([{ label: 'Tapis', submenu: [{ role: 'quit' }] }, { role: 'editMenu' }])
      : null,
  );
}

/** Troubles outside a call: noted by kind; one that nobody caught ends the program in order, the data is on the disk. */
function recordTroubles({ process }: DesktopWiring, log: Log, end: () => void): void {
  app.on('child-process-gone', (_event, { type, reason }) => {
    log.note(`process ${type} gone: ${reason}`);
  });
  const fatal = (thrown: unknown) => {
    log.note(`uncaught ${traceOf(thrown)}`);
    try {
      end();
    } finally {
      app.exit(1);
    }
  };
  process.on('uncaughtException', fatal);
  process.on('unhandledRejection', fatal);
}

/** The officer's window on a display that is there, and the traveller's beside it when the page asks for it. */
function placeWindows(window: BrowserWindow, parts: WindowParts): void {
  const second = travellerWindow(window, parts);
  window.webContents.setWindowOpenHandler(({ url }) => {
    if (url === travellerAddress) second.open();
    return { action: 'deny' };
  });
  // What it showed was told by a page that is no more.
  window.webContents.on('render-process-gone', second.close);
  window.once('closed', second.close);
  followDisplays(window, () => {
    bringBack(window, parts.kiosk);
    second.move();
  });
}

/** Opens application and window; answers how to end both. */
async function open(options: DesktopOptions, wiring: DesktopWiring, log: Log): Promise<BrowserWindow> {
  const { clock, random } = wiring;
  const page = loadPage(wiring.pageDir, random);
  const application = await wiring.open({
    dataDir: options.dataDir,
    clock,
    random,
    secrets: sealedKeyStore(options.dataDir),
    log,
    ...(wiring.installed && { installed: wiring.installed }),
  });
  let closed = false;
  const end = () => {
    if (closed) return;
    closed = true;
    application.close();
  };
  app.once('will-quit', end);
  recordTroubles(wiring, log, end);

  const own = session.fromPartition(partition);
  hardenSession(own);
  await directOnly(own);
  servePage(own, page);
  setMenu(wiring.platform);
  answerCalls(
    application,
    createCallLimit(() => clock.monotonic()),
  );
  const { kiosk } = options;
  const parts = { session: own, kiosk, packaged: app.isPackaged };
  const window = openMainWindow({ ...parts, preload: wiring.preload });
  placeWindows(window, parts);
  window.webContents.once('did-finish-load', () => void application.checkLog());
  tellChanges(application, window.webContents);
  const caller = callerOf(window.webContents);
  window.webContents.once('destroyed', () => {
    application.forget(caller);
  });
  lockWithMachine((cause) => void lock(application, caller, log, cause));
  endWithMachine(window, () => {
    end();
    app.quit();
  });
  watchPage(window, {
    log,
    monotonic: () => clock.monotonic(),
    later: (work, ms) => {
      setTimeout(work, ms);
    },
  });
  return window;
}

function focus(window: BrowserWindow | null): void {
  if (window === null || window.isDestroyed()) return;
  if (window.isMinimized()) window.restore();
  window.focus();
}

/** Starts the shell. Everything up to `whenReady` is synchronous: Electron wants to hear it before it is ready. */
export function startDesktop(options: DesktopOptions, wiring: DesktopWiring): Promise<void> {
  mkdirSync(options.dataDir, { recursive: true, mode: 0o700 });
  // Before the lock: Electron keeps the lock of the single instance in this folder, so it is one for each station.
  app.setPath('userData', join(options.dataDir, 'electron'));
  if (!app.requestSingleInstanceLock()) {
    app.exit(0);
    return Promise.resolve();
  }
  let window: BrowserWindow | null = null;
  // A second start shows the window; what it was started with is not looked at.
  app.on('second-instance', () => {
    focus(window);
  });
  app.enableSandbox();
  registerScheme();
  app.on('session-created', hardenSession);
  app.on('web-contents-created', (_event, contents) => {
    hardenContents(contents);
  });
  app.on('window-all-closed', () => {
    app.quit();
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    wiring.process.on(signal, () => {
      app.quit();
    });
  }
  const log = fileLog(options.dataDir, () => wiring.clock.now());
  return app
    .whenReady()
    .then(async () => {
      window = await open(options, wiring, log);
    })
    .catch((error: unknown) => {
      log.note(`start failed ${traceOf(error)}`);
      dialog.showErrorBox('Tapis', startFailure(error));
      app.exit(1);
    });
}
