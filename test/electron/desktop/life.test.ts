import { EventEmitter } from 'node:events';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openApplication } from '../../../electron/app/open.ts';
import { isBlocked } from '../../../electron/desktop/keys.ts';
import { readOptions } from '../../../electron/desktop/options.ts';
import { reloadDelay } from '../../../electron/desktop/recovery.ts';
import { sealedKeyStore } from '../../../electron/desktop/sealed_key.ts';
import { heldClock, testMachine } from '../machine.ts';
import { newFolder } from '../page_fixture.ts';
import { quit, start, theWindow } from './desktop.ts';
import { fresh, newEvent, state } from './fake_electron.ts';

vi.mock('electron', () => import('./fake_electron.ts'));

beforeEach(() => {
  fresh();
  vi.useFakeTimers({ toFake: ['setTimeout'] });
});
afterEach(() => {
  quit();
  vi.useRealTimers();
});

describe('the end', () => {
  it('comes with the last window and gives the station back', async () => {
    const { dataDir } = await start();
    await expect(openApplication(testMachine(dataDir, { secrets: sealedKeyStore(dataDir) }))).rejects.toThrow();
    state.app.emit('window-all-closed');
    expect(state.app.names()).toContain('quit');
    const again = await openApplication(testMachine(dataDir, { secrets: sealedKeyStore(dataDir) }));
    again.close();
  });

  it('comes in order on a signal, and with a note after a failure that nobody caught [E26 V16.3.4]', async () => {
    const own = new EventEmitter();
    const { dataDir } = await start({}, { process: own });
    own.emit('SIGTERM');
    expect(state.app.names()).toContain('quit');
    own.emit('uncaughtException', new TypeError('a name that must not be written'));
    expect(state.app.calls.at(-1)).toEqual({ name: 'exit', args: [1] });
    const noted = readFileSync(join(dataDir, 'technical.log'), 'utf8');
    expect(noted).toContain('uncaught TypeError');
    expect(noted).not.toContain('a name that must not be written');
  });

  it('comes all the same where the database could not be closed', async () => {
    const own = new EventEmitter();
    let closed = 0;
    await start(
      {},
      {
        process: own,
        open: async (machine) => {
          const application = await openApplication(machine);
          return {
            ...application,
            close: () => {
              closed += 1;
              application.close();
              throw new Error('not closed');
            },
          };
        },
      },
    );
    expect(() => own.emit('uncaughtException', new Error('first'))).toThrow('not closed');
    expect(state.app.calls.at(-1)).toEqual({ name: 'exit', args: [1] });
    // It is tried once: what follows on the way out finds nothing to close.
    own.emit('uncaughtException', new Error('not closed'));
    expect(closed).toBe(1);
  });

  it('says why it could not start, and with which code [E28]', async () => {
    state.keyRing.backend = 'basic_text';
    const { dataDir } = await start();
    expect(state.errorBoxes).toHaveLength(1);
    expect(JSON.stringify(state.errorBoxes)).toMatch(/tidak dapat dimulai.*--kiosk/);
    expect(state.app.calls.at(-1)).toEqual({ name: 'exit', args: [1] });
    expect(readFileSync(join(dataDir, 'technical.log'), 'utf8')).toContain('start failed');
    expect(state.windows).toHaveLength(0);
  });

  it('does not take a station made by the loopback host for a new one', async () => {
    const dataDir = newFolder();
    mkdirSync(join(dataDir, 'keys'), { mode: 0o700 });
    writeFileSync(join(dataDir, 'keys', 'live.key'), 'x', { mode: 0o600 });
    await start({ dataDir });
    expect(JSON.stringify(state.errorBoxes)).toContain('the loopback host made this station');
    expect(existsSync(join(dataDir, 'live', 'tapis.db'))).toBe(false);
  });
});

describe('a page in trouble', () => {
  const reloads = () =>
    theWindow()
      .webContents.names()
      .filter((name) => name === 'reload').length;
  const crash = () =>
    theWindow().webContents.emit('render-process-gone', newEvent(), { reason: 'crashed', exitCode: 5 });

  it('is loaded again ever more slowly, and at once after a quiet time [E26]', async () => {
    const clock = heldClock();
    const { dataDir } = await start({}, { clock });
    for (const delay of [500, 1000, 2000, 4000]) {
      const before = reloads();
      crash();
      vi.advanceTimersByTime(delay - 1);
      expect(reloads()).toBe(before);
      vi.advanceTimersByTime(1);
      expect(reloads()).toBe(before + 1);
    }
    clock.advance(61_000);
    crash();
    vi.advanceTimersByTime(500);
    expect(reloads()).toBe(5);
    expect(readFileSync(join(dataDir, 'technical.log'), 'utf8')).toContain('page gone: crashed');
  });

  it('is not loaded after the window is gone', async () => {
    await start();
    crash();
    theWindow().destroyed = true;
    vi.advanceTimersByTime(60_000);
    expect(reloads()).toBe(0);
  });

  it('that hangs is ended; one that wakes up is left alone [E26]', async () => {
    await start();
    const ended = () => theWindow().webContents.names().includes('forcefullyCrashRenderer');
    theWindow().emit('unresponsive');
    vi.advanceTimersByTime(9_000);
    theWindow().emit('responsive');
    vi.advanceTimersByTime(60_000);
    expect(ended()).toBe(false);
    theWindow().emit('unresponsive');
    vi.advanceTimersByTime(10_000);
    expect(ended()).toBe(true);
  });

  it('that waits for the printer’s dialog is left alone as long as the dialog has the focus, five minutes at most', async () => {
    await start();
    const ends = () =>
      theWindow()
        .webContents.names()
        .filter((name) => name === 'forcefullyCrashRenderer').length;
    theWindow().focused = false;
    theWindow().emit('unresponsive');
    vi.advanceTimersByTime(4 * 60_000);
    expect(ends()).toBe(0);
    theWindow().emit('responsive');
    vi.advanceTimersByTime(60_000);
    expect(ends()).toBe(0);
    theWindow().emit('unresponsive');
    vi.advanceTimersByTime(20_000);
    theWindow().focused = true;
    vi.advanceTimersByTime(10_000);
    expect(ends()).toBe(1);
    theWindow().webContents.emit('render-process-gone', newEvent(), { reason: 'killed' });
    theWindow().focused = false;
    theWindow().emit('unresponsive');
    vi.advanceTimersByTime(310_000);
    expect(ends()).toBe(2);
  });

  it('waits no longer than half a minute', () => {
    expect([0, 1, 5, 6, 1000].map(reloadDelay)).toEqual([500, 1000, 16_000, 30_000, 30_000]);
  });
});

describe('blocked keys', () => {
  const none = { type: 'keyDown', control: false, meta: false, shift: false, alt: false };
  const rules = { kiosk: false, packaged: true };
  it.each([
    [{ key: 'F5' }, true],
    [{ key: 'r', control: true }, true],
    [{ key: 'R', control: true, shift: true }, true],
    [{ key: 'p', meta: true }, true],
    [{ key: 'ArrowLeft', alt: true }, true],
    [{ key: 'i', control: true, shift: true }, true],
    [{ key: 'c', control: true }, false],
    [{ key: 'v', control: true }, false],
    [{ key: 'a', control: true }, false],
    [{ key: 'r' }, false],
    [{ key: '<' }, false],
    [{ key: 'F4', alt: true }, false],
    [{ key: 'w', control: true }, false],
    [{ key: 'F5', type: 'keyUp' }, false],
  ])('%o: %s', (press, blocked) => {
    expect(isBlocked({ ...none, ...press }, rules)).toBe(blocked);
  });
  it('leave no way out of kiosk mode, and the inspector open only in development', () => {
    for (const press of [
      { key: 'F4', alt: true },
      { key: 'w', control: true },
      { key: 'q', meta: true },
      { key: 'F11' },
    ]) {
      expect(isBlocked({ ...none, ...press }, { kiosk: true, packaged: true })).toBe(true);
    }
    expect(isBlocked({ ...none, key: 'F12' }, { kiosk: false, packaged: false })).toBe(false);
  });
});

describe('flags', () => {
  it('are read among those of Electron', () => {
    expect(readOptions(['/project', '--inspect=0', '--data', '/d', '--kiosk', '--no-sandbox'], '/usual')).toEqual({
      dataDir: '/d',
      kiosk: true,
    });
    expect(readOptions(['.'], '/usual')).toEqual({ dataDir: '/usual', kiosk: false });
    expect(readOptions(['--data'], '/usual')).toEqual({ dataDir: '/usual', kiosk: false });
  });
});
