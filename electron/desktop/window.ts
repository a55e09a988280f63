/** Windows: the officer's, and what is the same for any. */
import { BrowserWindow, powerSaveBlocker, type BrowserWindowConstructorOptions, type Session } from 'electron';
import { isBlocked, type KeyRules } from './keys.ts';
import { pageAddress } from './origin.ts';

/** What a window depends on. */
export interface WindowParts extends KeyRules {
  readonly session: Session;
}

/** What the officer's window depends on. */
export interface MainWindowParts extends WindowParts {
  /** Path of the built preload (CommonJS). */
  readonly preload: string;
}

/** What a page gets. Most repeat Electron's defaults: here they are promises, held by a test. */
const pagePreferences = ({ packaged, session }: WindowParts): BrowserWindowConstructorOptions['webPreferences'] => ({
  session,
  contextIsolation: true,
  sandbox: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  plugins: false,
  navigateOnDragDrop: false,
  spellcheck: false,
  enableWebSQL: false,
  devTools: !packaged,
});

/**
 * A window of ours, not shown yet.
 * @param preload what gives its page the way to the application; null: it has none
 */
export function newWindow(
  options: BrowserWindowConstructorOptions,
  parts: WindowParts,
  preload: string | null,
): BrowserWindow {
  const webPreferences = { ...pagePreferences(parts), ...(preload === null ? {} : { preload }) };
  const window = new BrowserWindow({ title: 'Tapis', show: false, autoHideMenuBar: true, ...options, webPreferences });
  window.setMenuBarVisibility(false);
  // Names and passport numbers stay out of screenshots and screen sharing, where the system allows to say so.
  window.setContentProtection(true);
  window.webContents.on('before-input-event', (event, press) => {
    if (isBlocked(press, parts)) event.preventDefault();
  });
  return window;
}

/** Opens the officer's window on the page. */
export function openMainWindow(parts: MainWindowParts): BrowserWindow {
  const size = { width: 1280, height: 800, minWidth: 800, minHeight: 600 };
  const window = newWindow({ ...size, kiosk: parts.kiosk }, parts, parts.preload);
  window.once('ready-to-show', () => {
    window.show();
  });
  if (parts.kiosk) powerSaveBlocker.start('prevent-display-sleep');
  // A failed load shows in the log by way of recovery; there is nobody to hand the rejection to.
  window.loadURL(pageAddress).catch(() => undefined);
  return window;
}
