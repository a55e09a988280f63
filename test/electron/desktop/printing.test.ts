/**
 * Printing in the desktop shell is the page's own `window.print()`: Electron shows the dialog of the system for it, asks no
 * permission, and has no preview of its own. So there is nothing to set, and much that could take it away.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { contentSecurityPolicy, safetyHeaders } from '../../../electron/app/page_policy.ts';
import { root } from '../../security/flip.ts';
import { quit, start, theSession, theWindow } from './desktop.ts';
import { callBack, fresh, newDisplay, newEvent, state, type BrowserWindow } from './fake_electron.ts';

vi.mock('electron', () => import('./fake_electron.ts'));

beforeEach(() => {
  fresh();
  state.displays.push(newDisplay(2, 1920, [1024, 768]));
});
afterEach(quit);

/** Starts, and answers the officer's window and the traveller's. */
async function bothWindows(kiosk: boolean): Promise<readonly BrowserWindow[]> {
  await start({ kiosk });
  callBack(theWindow().webContents.openHandler, { url: 'app://tapis/traveller' });
  expect(state.windows).toHaveLength(2);
  return state.windows;
}

const Options = z.looseObject({ webPreferences: z.record(z.string(), z.unknown()) });

describe('the page’s call to print', () => {
  it('meets no setting that takes it away: whoever adds one to the window looks at printing', async () => {
    const [main] = await bothWindows(true);
    expect(Object.keys(Options.parse(main?.options).webPreferences).sort()).toEqual(
      [
        ...['allowRunningInsecureContent', 'contextIsolation', 'devTools', 'enableWebSQL', 'experimentalFeatures'],
        ...['navigateOnDragDrop', 'nodeIntegration', 'nodeIntegrationInSubFrames', 'nodeIntegrationInWorker'],
        ...['plugins', 'preload', 'sandbox', 'session', 'spellcheck', 'webSecurity', 'webviewTag'],
      ].sort(),
    );
  });

  it('is not silenced by the policy: a document in a sandbox without modal windows prints nothing', () => {
    for (const connect of ["'self'", "'none'"] as const) {
      expect(contentSecurityPolicy('R', connect)).not.toContain('sandbox');
    }
    expect(JSON.stringify(safetyHeaders)).not.toContain('sandbox');
  });

  it('draws what it prints from what the page has: pictures in memory, of no foreign address', async () => {
    await bothWindows(false);
    const asked = (url: string) => {
      let answer: unknown = null;
      callBack(theSession().beforeRequest, { url }, (given: unknown) => {
        answer = given;
      });
      return answer;
    };
    expect(asked('blob:app://tapis/1b2c')).toEqual({ cancel: false });
    expect(asked('https://printer.example/')).toEqual({ cancel: true });
  });

  it.each([false, true])('is the only one: Control+P reaches neither window (kiosk: %s)', async (kiosk) => {
    for (const window of await bothWindows(kiosk)) {
      for (const [control, meta] of [
        [true, false],
        [false, true],
      ]) {
        const event = newEvent();
        const press = { type: 'keyDown', key: 'p', control, meta, shift: false, alt: false };
        window.webContents.emit('before-input-event', event, press);
        expect(event.prevented).toBe(true);
      }
    }
  });

  it('stands in three places of the page, at a button each, and nowhere in the shells', () => {
    const places = ['shared', 'electron', 'renderer'].flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
        .filter((name) => /\.tsx?$/.test(name))
        .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
        .flatMap((file) => {
          const calls = readFileSync(join(root, file), 'utf8').matchAll(/\w+\.print(?:ToPDF)?\(|kiosk-printing/g);
          return [...calls].map(([call]) => `${file}: ${call}`);
        }),
    );
    expect(places.sort()).toEqual([
      'renderer/screens/admin_officer_card.tsx: window.print(',
      'renderer/screens/key_section.tsx: window.print(',
      'renderer/state/pdf.ts: window.print(',
    ]);
  });
});
