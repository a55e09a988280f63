import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Application } from '../../../electron/app/application.ts';
import { callsAtOnce } from '../../../electron/app/call_limit.ts';
import { openApplication } from '../../../electron/app/open.ts';
import { inputBytesOf, ordinaryInputBytes } from '../../../shared/contract/index.ts';
import { founding } from '../app/with_app.ts';
import { heldClock } from '../machine.ts';
import { quit, start, theWindow } from './desktop.ts';
import { callBack, fresh, state } from './fake_electron.ts';

vi.mock('electron', () => import('./fake_electron.ts'));

beforeEach(fresh);
afterEach(quit);

const own = { url: 'app://tapis/', parent: null };

const send = async (frame: unknown, ...args: unknown[]) => {
  const listener = state.channels.get('call');
  if (listener === undefined) throw new Error('nobody listens');
  return listener({ senderFrame: frame, sender: theWindow().webContents }, ...args);
};

describe('the channel', () => {
  it('is the only one, and answers our own top frame [E17 E20]', async () => {
    await start();
    expect([...state.channels.keys()]).toEqual(['call']);
    expect(await send(own, 'session.current', {})).toMatchObject({ ok: true, value: { state: 'none' } });
  });

  it.each([
    ['no frame', null],
    ['a frame inside the page', { url: 'app://tapis/', parent: own }],
    ['a web page', { url: 'https://example.org/', parent: null }],
    ['another host', { url: 'app://evil/', parent: null }],
    ['a host that begins like ours', { url: 'app://tapis.evil/', parent: null }],
    ['a file', { url: 'file:///tapis/index.html', parent: null }],
    ['nothing yet', { url: '', parent: null }],
  ])('refuses %s [E17]', async (_, frame) => {
    await start();
    await expect(send(frame, 'session.current', {})).rejects.toThrow('not our page');
  });

  it('knows no call by an inherited name [E22 V15.3.6]', async () => {
    await start();
    for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty', '', 'session.current ']) {
      expect(await send(own, name, {})).toEqual({ ok: false, error: { code: 'unknown-call' } });
    }
  });

  it('takes only what JSON can say, and only so much of it [E22 V1.5.2]', async () => {
    await start();
    const cycle: Record<string, unknown> = {};
    cycle['self'] = cycle;
    for (const input of [undefined, cycle, 10n, () => 1]) {
      await expect(send(own, 'session.current', input)).rejects.toThrow('no call');
    }
    for (const name of [undefined, 7, null, ['session.current']]) {
      await expect(send(own, name, {})).rejects.toThrow('no call');
    }
    await expect(send(own, 'session.current', { text: 'x'.repeat(256 * 1024) })).rejects.toThrow('too large');
  });

  it('is not asked without end: too many calls of one window are refused in words [E22 V2.4.1]', async () => {
    const clock = heldClock();
    await start({}, { clock });
    for (let call = 0; call < callsAtOnce; call += 1) await send(own, 'x', {});
    expect(await send(own, 'session.current', {})).toEqual({ ok: false, error: { code: 'too-many-calls' } });
    clock.advance(1_000);
    expect(await send(own, 'session.current', {})).toMatchObject({ ok: true });
  });

  it('takes as much as the row of a call says, and of no other [E22 V5.2.1]', async () => {
    await start();
    const most = inputBytesOf('catalogue.check');
    // `{"text":""}` around what is sent.
    const sized = (bytes: number) => ({ text: 'x'.repeat(bytes - 11) });
    expect(await send(own, 'catalogue.check', sized(most))).toMatchObject({ error: { code: 'unauthenticated' } });
    await expect(send(own, 'catalogue.check', sized(most + 1))).rejects.toThrow('too large');
    for (const name of ['catalogue.activate', 'screening.answer', 'catalogue.check ', '__proto__']) {
      await expect(send(own, name, sized(ordinaryInputBytes + 1))).rejects.toThrow('too large');
    }
  });

  it('names the caller after the window and says when it is gone [E17]', async () => {
    const callers: string[] = [];
    const forgotten: string[] = [];
    await start(
      {},
      {
        open: async (machine): Promise<Application> => {
          const application = await openApplication(machine);
          return {
            ...application,
            dispatch: (caller, name, input) => {
              callers.push(caller);
              return application.dispatch(caller, name, input);
            },
            forget: (caller) => {
              forgotten.push(caller);
              application.forget(caller);
            },
          };
        },
      },
    );
    await send(own, 'session.current', {});
    theWindow().webContents.emit('destroyed');
    expect(callers).toEqual(['window-7']);
    expect(forgotten).toEqual(['window-7']);
  });
});

describe('what changed', () => {
  const sent = () =>
    theWindow()
      .webContents.calls.filter(({ name }) => name === 'send')
      .map(({ args }) => args);
  const createStation = () => send(own, 'station.create', founding);
  const follow = async () => {
    const followed: number[] = [];
    await start(
      {},
      {
        open: async (machine): Promise<Application> => {
          const application = await openApplication(machine);
          application.follow((revision) => followed.push(revision));
          return application;
        },
      },
    );
    return followed;
  };

  it('is told to the page of the window as one number', async () => {
    const followed = await follow();
    expect(sent()).toEqual([]);
    expect(await createStation()).toMatchObject({ ok: true });
    // The start of the host may have been told a moment before: then this comes a quarter of a second later.
    await vi.waitFor(() => {
      expect(followed).not.toEqual([]);
    });
    expect(sent()).toEqual(followed.map((revision) => ['changed', revision]));
  });

  it('is told to no foreign page and to no window that is gone [E17]', async () => {
    const followed = await follow();
    theWindow().webContents.url = 'app://tapis.evil/';
    expect(await createStation()).toMatchObject({ ok: true });
    // The word was due while the foreign page was there.
    await expect.poll(() => followed.length).toBeGreaterThan(0);
    expect(sent()).toEqual([]);
    theWindow().webContents.url = 'app://tapis/';
    theWindow().webContents.emit('destroyed');
    const before = followed.length;
    const officerId = 'ofc_00000000000000000000';
    expect(await send(own, 'session.signIn', { officerId, pin: '000000' })).toMatchObject({ ok: false });
    await expect.poll(() => followed.length).toBeGreaterThan(before);
    expect(sent()).toEqual([]);
  });
});

describe('the preload', () => {
  it('gives the page two functions and nothing of Electron [E20]', async () => {
    await import('../../../electron/desktop/preload.ts');
    expect([...state.exposed.keys()]).toEqual(['bridge']);
    const bridge = Object.entries(state.exposed.get('bridge') ?? {});
    expect(bridge.map(([name]) => name)).toEqual(['call', 'follow']);
    expect(await callBack(bridge[0]?.[1], 'session.current', { a: 1 }, 'more')).toEqual({ ok: true, value: {} });
    expect(state.invoked).toEqual([['call', 'session.current', { a: 1 }]]);

    const heard: unknown[][] = [];
    callBack(bridge[1]?.[1], (...words: unknown[]) => heard.push(words), 'another channel');
    expect([...state.heard.keys()]).toEqual(['changed']);
    callBack(state.heard.get('changed'), { sender: 'what Electron hands over' }, 7, 'more');
    expect(heard).toEqual([[7]]);
  });
});
