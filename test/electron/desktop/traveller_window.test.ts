/** The second window: one, at one address, on another display, and with no way to the application. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { quit, start, theSession, theWindow } from './desktop.ts';
import {
  callBack,
  fresh,
  newDisplay,
  newEvent,
  state,
  type BrowserWindow,
  type FakeContents,
} from './fake_electron.ts';

vi.mock('electron', () => import('./fake_electron.ts'));

const address = 'app://tapis/traveller';
const beside = newDisplay(2, 1920, [1024, 768]);

beforeEach(() => {
  fresh();
  state.displays.push(beside);
});
afterEach(quit);

const asks = (contents: FakeContents, url: string) => callBack(contents.openHandler, { url });

const Options = z.looseObject({ webPreferences: z.record(z.string(), z.unknown()) });
const preferencesOf = ({ options }: BrowserWindow) => Options.parse(options).webPreferences;

/** Starts, and asks for the window as the page does. */
async function opened(options: { kiosk?: boolean } = {}) {
  await start(options);
  expect(asks(theWindow().webContents, address)).toEqual({ action: 'deny' });
  const second = state.windows[1];
  if (second === undefined) throw new Error('no second window');
  return second;
}

describe('the traveller’s window', () => {
  it('covers the other display, and leaves focus and keys to the officer’s', async () => {
    const second = await opened();
    expect(second.options).toMatchObject({ ...beside.bounds, frame: false, focusable: false });
    expect(second.last('loadURL')).toBe(address);
    second.emit('ready-to-show');
    expect(second.names()).toContain('showInactive');
    expect(second.names()).not.toContain('show');
    expect(second.names()).not.toContain('focus');
  });

  it('has every promise of the officer’s, and no preload', async () => {
    const second = await opened();
    const { preload, ...promised } = preferencesOf(theWindow());
    expect(preload).toBe('/built/preload.cjs');
    expect(preferencesOf(second)).toEqual(promised);
    expect(promised).toMatchObject({ session: theSession(), sandbox: true, contextIsolation: true, devTools: false });
  });

  it('is answered no call, even if it had a way to make one [E17]', async () => {
    const second = await opened();
    second.webContents.url = address;
    const event = { sender: second.webContents, senderFrame: { parent: null, url: address } };
    await expect(callBack(state.channels.get('call'), event, 'session.current', {})).rejects.toThrow('not our page');
    const own = { sender: theWindow().webContents, senderFrame: { parent: null, url: 'app://tapis/' } };
    expect(await callBack(state.channels.get('call'), own, 'session.current', {})).toMatchObject({ ok: true });
  });

  it('is one: not at another address, not twice, not from itself [E14]', async () => {
    await start();
    for (const url of [
      'app://tapis/',
      'app://tapis/traveller/',
      'app://tapis/traveller?x=1',
      'app://tapis/traveller#/custody',
      'app://user@tapis/traveller',
      'app://evil/traveller',
      'https://example.org/traveller',
      'about:blank',
    ]) {
      expect([url, asks(theWindow().webContents, url)]).toEqual([url, { action: 'deny' }]);
      expect([url, state.windows.length]).toEqual([url, 1]);
    }
    for (const _ of ['once', 'again']) {
      expect(asks(theWindow().webContents, address)).toEqual({ action: 'deny' });
      expect(state.windows).toHaveLength(2);
    }
    const [, second] = state.windows;
    if (second === undefined) throw new Error('no second window');
    second.close();
    expect(asks(second.webContents, address)).toEqual({ action: 'deny' });
    expect(state.windows).toHaveLength(2);
    asks(theWindow().webContents, address);
    expect(state.windows).toHaveLength(3);
  });

  it('goes nowhere [E13]', async () => {
    const second = await opened();
    for (const name of ['will-navigate', 'will-frame-navigate', 'will-redirect']) {
      for (const url of ['app://tapis/', 'app://tapis/#/custody', address, 'https://example.org/']) {
        const event = newEvent({ url });
        second.webContents.emit(name, event);
        expect([name, url, event.prevented]).toEqual([name, url, true]);
      }
    }
  });

  it('lets no key out of kiosk mode [E23]', async () => {
    const second = await opened({ kiosk: true });
    const event = newEvent();
    const press = { type: 'keyDown', key: 'F4', control: false, meta: false, shift: false, alt: true };
    second.webContents.emit('before-input-event', event, press);
    expect(event.prevented).toBe(true);
  });

  it('is not opened where the officer’s display is the only one', async () => {
    state.displays.pop();
    await start();
    asks(theWindow().webContents, address);
    expect(state.windows).toHaveLength(1);
  });

  it('closes with a crash of either page, with its display, and with the officer’s window', async () => {
    await start();
    const crash = ({ webContents }: BrowserWindow) =>
      webContents.emit('render-process-gone', newEvent(), { reason: 'crashed' });
    for (const end of [
      crash,
      () => crash(theWindow()),
      () => {
        state.displays = [newDisplay(1, 0, [1920, 1080])];
        state.screen.emit('display-removed', newEvent(), beside);
      },
      () => theWindow().close(),
    ]) {
      state.displays = [newDisplay(1, 0, [1920, 1080]), beside];
      asks(theWindow().webContents, address);
      const second = state.windows.at(-1);
      if (second === undefined || second === theWindow()) throw new Error('no second window');
      expect(second.destroyed).toBe(false);
      end(second);
      expect(second.destroyed).toBe(true);
    }
    expect(state.windows).toHaveLength(5);
  });

  it('whose page hangs is taken away without asking it', async () => {
    const second = await opened();
    second.hangs = true;
    theWindow().close();
    expect(second.destroyed).toBe(false);
    // Electron says so where a page does not answer whether it may close, and where it takes no input.
    second.emit('unresponsive');
    expect(second.destroyed).toBe(true);
  });

  it('is another one while the last is still closing, and that one takes nothing with it', async () => {
    const first = await opened();
    first.hangs = true;
    first.close();
    asks(theWindow().webContents, address);
    const [, , second] = state.windows;
    if (second === undefined) throw new Error('no other window');
    expect([first.destroyed, second.destroyed]).toEqual([true, false]);
    first.emit('closed');
    first.emit('unresponsive');
    first.webContents.emit('render-process-gone', newEvent(), { reason: 'killed' });
    first.failToLoad();
    await Promise.resolve();
    expect(second.destroyed).toBe(false);
    asks(theWindow().webContents, address);
    expect(state.windows).toHaveLength(3);
    second.failToLoad();
    await vi.waitFor(() => {
      expect(second.destroyed).toBe(true);
    });
  });
});

describe('displays', () => {
  it('take the traveller’s window along where they change', async () => {
    const second = await opened();
    const turned = newDisplay(2, 1920, [768, 1024]);
    state.displays = state.displays.slice(0, 1).concat(turned);
    state.screen.emit('display-metrics-changed', newEvent(), turned, ['rotation']);
    expect(second.last('setBounds')).toEqual(turned.bounds);
  });

  it('give the officer’s window a place on the primary one when its own is gone', async () => {
    await start();
    theWindow().bounds = { x: 2000, y: 10, width: 1280, height: 1300 };
    state.displays.pop();
    state.screen.emit('display-removed', newEvent(), beside);
    expect(theWindow().last('setBounds')).toEqual({ x: 320, y: 0, width: 1280, height: 1040 });
    state.screen.emit('display-added', newEvent(), beside);
    expect(
      theWindow()
        .names()
        .filter((name) => name === 'setBounds'),
    ).toHaveLength(1);
  });

  it('are covered whole in kiosk mode, and covered again after a change', async () => {
    await start({ kiosk: true });
    theWindow().bounds = { ...beside.bounds };
    state.screen.emit('display-added', newEvent(), newDisplay(3, 4000, [800, 600]));
    expect(theWindow().names()).not.toContain('setBounds');
    state.displays.pop();
    state.screen.emit('display-removed', newEvent(), beside);
    expect(theWindow().calls.slice(-3)).toEqual([
      { name: 'setKiosk', args: [false] },
      { name: 'setBounds', args: [{ x: 0, y: 0, width: 1920, height: 1080 }] },
      { name: 'setKiosk', args: [true] },
    ]);
  });

  it('whose bars alone came or went move nothing: in kiosk mode the window would hear of itself', async () => {
    await start({ kiosk: true });
    theWindow().bounds = { x: 0, y: 0, width: 1920, height: 1076 };
    const tell = (...metrics: string[]) => state.screen.emit('display-metrics-changed', newEvent(), beside, metrics);
    tell('workArea');
    expect(theWindow().names()).not.toContain('setKiosk');
    tell('workArea', 'bounds');
    expect(theWindow().names()).toContain('setKiosk');
  });

  it('change nothing of a window that is gone', async () => {
    await start();
    theWindow().destroyed = true;
    theWindow().bounds = { x: 9000, y: 0, width: 10, height: 10 };
    state.screen.emit('display-removed', newEvent(), beside);
    expect(theWindow().names()).not.toContain('setBounds');
  });
});
