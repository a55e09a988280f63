/** Both shells as one journey starts them: what differs between them is here, and nothing of it in the journey. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { _electron, type Browser, type ElectronApplication, type Page } from 'playwright-core';
import { installedElectron } from '../../build/electron.mjs';
import { launch, newStation } from './station.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** A shell over an empty folder. */
export interface Shell {
  /** The data folder. */
  readonly dir: string;
  /** Starts the program and answers the page it opens. */
  readonly start: () => Promise<Page>;
  /** Ends program and page in order. */
  readonly end: () => Promise<void>;
  readonly remove: () => void;
}

/** The loopback host, with Chromium in front. */
export function kioskShell(): Shell {
  const station = newStation();
  let browser: Browser | null = null;
  return {
    dir: station.dir,
    start: async () => {
      await station.start();
      browser = await launch();
      const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'id-ID' });
      await page.goto(await station.address());
      return page;
    },
    end: async () => {
      await browser?.close();
      await station.kill('SIGTERM');
    },
    remove: () => {
      station.remove();
    },
  };
}

/** Why Electron itself cannot be started here; null: it can. */
export function electronMissing(): string | null {
  if (installedElectron() === undefined)
    return 'its runtime is not on this machine (or not in ELECTRON_OVERRIDE_DIST_PATH)';
  if (process.platform !== 'linux') return null;
  const { DISPLAY, WAYLAND_DISPLAY, DBUS_SESSION_BUS_ADDRESS } = process.env;
  if (!DISPLAY && !WAYLAND_DISPLAY) return 'there is no display';
  return DBUS_SESSION_BUS_ADDRESS ? null : 'there is no session bus, so no key ring to seal the database key';
}

/** Electron, with its own window. */
export function electronShell(): Shell {
  const dir = mkdtempSync(join(tmpdir(), 'tapis-electron-'));
  let electron: ElectronApplication | null = null;
  return {
    dir,
    start: async () => {
      const executablePath = installedElectron();
      if (executablePath === undefined) throw new Error('no runtime');
      electron = await _electron.launch({ executablePath, args: [root, '--data', dir], locale: 'id-ID' });
      const page = await electron.firstWindow();
      await page.waitForLoadState('load');
      return page;
    },
    end: async () => {
      await electron?.close();
      electron = null;
    },
    remove: () => {
      rmSync(dir, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
