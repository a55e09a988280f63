/** Keys the page never sees. In windowed use few; in kiosk mode also those that leave it. */

/** A key press as Electron reports it. */
export interface KeyPress {
  readonly type: string;
  readonly key: string;
  readonly control: boolean;
  readonly meta: boolean;
  readonly shift: boolean;
  readonly alt: boolean;
}

/** Where the window runs. */
export interface KeyRules {
  readonly kiosk: boolean;
  readonly packaged: boolean;
}

/** Chords as `Control+r`; Command of a Mac counts as Control, letters as small ones. */
const chordOf = ({ key, control, meta, shift, alt }: KeyPress): string =>
  [control || meta ? 'Control' : '', alt ? 'Alt' : '', shift ? 'Shift' : '', key.length === 1 ? key.toLowerCase() : key]
    .filter((part) => part !== '')
    .join('+');

/** Reloading, going back, printing the raw screen, saving, opening, viewing the source: none belongs to the desk. */
const never = new Set([
  'F5',
  'Control+F5',
  'BrowserBack',
  'BrowserForward',
  'Alt+ArrowLeft',
  'Alt+ArrowRight',
  ...['n', 'o', 'p', 'r', 's', 'u'].map((letter) => `Control+${letter}`),
  'Control+Shift+r',
]);
const inspecting = new Set(['F12', 'Control+Shift+c', 'Control+Shift+i', 'Control+Shift+j']);
const leaving = new Set(['F11', 'Alt+F4', 'Control+q', 'Control+w', 'Control+Shift+w']);

/** Whether a key press is kept from the page and from Chromium. */
export function isBlocked(press: KeyPress, { kiosk, packaged }: KeyRules): boolean {
  if (press.type !== 'keyDown') return false;
  const chord = chordOf(press);
  return never.has(chord) || (packaged && inspecting.has(chord)) || (kiosk && leaving.has(chord));
}
