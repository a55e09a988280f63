/** The one window. */
import { BrowserWindow, powerSaveBlocker, type BrowserWindowConstructorOptions, type Session } from 'electron';
import { isBlocked, type KeyRules } from './keys.ts';
import { pageAddress } from './origin.ts';

/** What a window depends on. */
export interface WindowParts extends KeyRules {
  readonly session: Session;
  /** Path of the built preload (CommonJS). */
  readonly preload: string;
}

/** Options of the window. Most repeat Electron's defaults: here they are promises, held by a test. */
function windowOptions({ kiosk, packaged, session, preload }: WindowParts): BrowserWindowConstructorOptions {
  return {
    title: 'Tapis',
    width: 1280,
    height: 800,
    minWidth: 800,
    minHeight: 600,
    show: false,
    kiosk,
    autoHideMenuBar: true,
    webPreferences: {
      session,
      preload,
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
    },
  };
}

/** Opens the window on the page. */
export function openMainWindow(parts: WindowParts): BrowserWindow {
  const window = new BrowserWindow(windowOptions(parts));
  window.setMenuBarVisibility(false);
  // Names and passport numbers stay out of screenshots and screen sharing, where the system allows to say so.
  window.setContentProtection(true);
  window.once('ready-to-show', () => {
    window.show();
  });
  window.webContents.on('before-input-event', (event, press) => {
    if (isBlocked(press, parts)) event.preventDefault();
  });
  if (parts.kiosk) powerSaveBlocker.start('prevent-display-sleep');
  // A failed load shows in the log by way of recovery; there is nobody to hand the rejection to.
  window.loadURL(pageAddress).catch(() => undefined);
  return window;
}
