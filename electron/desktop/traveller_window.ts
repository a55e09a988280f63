/**
 * The second window: what a traveller reads, on a display the officer does not work on. No preload, so no way to the
 * application; no focus, so that what the scanner types goes to the officer's window; no other address.
 */
import type { BrowserWindow, Rectangle } from 'electron';
import { displayBeside } from './displays.ts';
import { travellerAddress } from './origin.ts';
import { newWindow, type WindowParts } from './window.ts';

/** The window for the traveller, there or not. */
export interface TravellerWindow {
  /** Covers the other display with it, once; without another display nothing is opened. */
  readonly open: () => void;
  readonly close: () => void;
  /** Displays have changed: it goes along, or is closed where none is left for it. */
  readonly move: () => void;
}

/** Also from going to the officer's page, which is ours like its own. */
const stay = (event: { preventDefault(): void }) => {
  event.preventDefault();
};

/** Without asking its page: one that hangs would keep the window, and with it what it shows, on the display. */
const take = (window: BrowserWindow) => {
  if (!window.isDestroyed()) window.destroy();
};

/** The window that may open beside the officer's. */
export function travellerWindow(main: BrowserWindow, parts: WindowParts): TravellerWindow {
  let window: BrowserWindow | null = null;
  /** It has begun to close: whoever asks for one now gets the next. */
  let closing = false;
  // Closed, not destroyed: the page says to the officer's that it is gone.
  const close = () => window?.close();
  const open = (bounds: Rectangle): BrowserWindow => {
    const opened = newWindow({ ...bounds, frame: false, focusable: false, skipTaskbar: true }, parts, null);
    const end = () => {
      take(opened);
    };
    opened.webContents.on('will-navigate', stay);
    opened.webContents.on('will-frame-navigate', stay);
    opened.webContents.on('will-redirect', stay);
    opened.webContents.on('render-process-gone', end);
    opened.on('unresponsive', end);
    opened.once('ready-to-show', () => {
      opened.showInactive();
    });
    opened.on('close', () => {
      closing = true;
    });
    opened.once('closed', () => {
      if (window === opened) window = null;
    });
    opened.loadURL(travellerAddress).catch(end);
    return opened;
  };
  return {
    open() {
      const display = displayBeside(main);
      if (display === null) return;
      if (window !== null && closing) {
        take(window);
        window = null;
      }
      if (window !== null) return;
      closing = false;
      window = open(display.bounds);
    },
    close,
    move() {
      const display = displayBeside(main);
      if (display === null) close();
      else window?.setBounds(display.bounds);
    },
  };
}
