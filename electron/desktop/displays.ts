/** Where windows stand: the officer's on a display that is there, and which one is free for the traveller. */
import { screen, type BrowserWindow, type Display, type Rectangle } from 'electron';

const overlap = (a: Rectangle, b: Rectangle): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

const same = (a: Rectangle, b: Rectangle): boolean =>
  a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height;

/** The display a window stands on; the primary one where it stands on none. */
function displayOf(window: BrowserWindow): Display {
  const bounds = window.getBounds();
  const stands = screen.getAllDisplays().some((display) => overlap(bounds, display.bounds));
  return stands ? screen.getDisplayMatching(bounds) : screen.getPrimaryDisplay();
}

/** A display on which this window does not stand; null where there is none. */
export function displayBeside(window: BrowserWindow): Display | null {
  const { id } = displayOf(window);
  return screen.getAllDisplays().find((display) => display.id !== id) ?? null;
}

/**
 * Calls back when a display was added, removed, turned or given another size, as long as the window is there. That the room
 * beside bars is another one is no reason: a window that enters or leaves kiosk mode makes it so, and would hear of itself.
 */
export function followDisplays(window: BrowserWindow, changed: () => void): void {
  const hear = () => {
    if (!window.isDestroyed()) changed();
  };
  screen.on('display-added', hear);
  screen.on('display-removed', hear);
  screen.on('display-metrics-changed', (_event, _display, metrics) => {
    if (metrics.some((metric) => metric !== 'workArea')) hear();
  });
}

/** In the middle of an area, no larger than it. */
function centred({ width, height }: Rectangle, area: Rectangle): Rectangle {
  const [wide, high] = [Math.min(width, area.width), Math.min(height, area.height)];
  const left = area.x + Math.floor((area.width - wide) / 2);
  return { x: left, y: area.y + Math.floor((area.height - high) / 2), width: wide, height: high };
}

/** Brings the officer's window back to a display that is there; in kiosk mode it covers the one it stands on. */
export function bringBack(window: BrowserWindow, kiosk: boolean): void {
  const bounds = window.getBounds();
  const display = displayOf(window);
  if (kiosk && !same(bounds, display.bounds)) {
    // A window in kiosk mode does not let itself be moved.
    window.setKiosk(false);
    window.setBounds(display.bounds);
    window.setKiosk(true);
  } else if (!kiosk && !overlap(bounds, display.bounds)) window.setBounds(centred(bounds, display.workArea));
}
