/** What the machine tells of its power and its lock, and what lies on the disk after an end in order. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Application } from '../../../electron/app/application.ts';
import { openApplication } from '../../../electron/app/open.ts';
import { sealedKeyStore } from '../../../electron/desktop/sealed_key.ts';
import { createClient } from '../../../shared/contract/client.ts';
import { founding, pins, value } from '../app/with_app.ts';
import { testMachine } from '../machine.ts';
import { quit, start, theWindow } from './desktop.ts';
import { callBack, fresh, newEvent, state } from './fake_electron.ts';

vi.mock('electron', () => import('./fake_electron.ts'));

beforeEach(fresh);
afterEach(quit);

/** Calls as the page in the window makes them. */
const page = createClient(async (name, input) =>
  callBack(
    state.channels.get('call'),
    { sender: theWindow().webContents, senderFrame: { parent: null, url: 'app://tapis/' } },
    name,
    input,
  ),
);
const stateOfSession = async () => value(await page('session.current', {})).state;
const noted = (dataDir: string): string => {
  const file = join(dataDir, 'technical.log');
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
};

/** A station with its shift head at work in the window. */
async function atWork() {
  const causes: unknown[] = [];
  const { dataDir } = await start(
    {},
    {
      open: async (machine): Promise<Application> => {
        const application = await openApplication(machine);
        return {
          ...application,
          dispatch: (caller, name, input) => {
            if (name === 'session.lock') causes.push([caller, input]);
            return application.dispatch(caller, name, input);
          },
        };
      },
    },
  );
  value(await page('station.create', founding));
  const { officers } = value(await page('station.state', {}));
  const officerId = officers.find(({ name }) => name === 'Kepala Regu')?.id;
  if (officerId === undefined) throw new Error('no shift head');
  const signIn = async () => value(await page('session.signIn', { officerId, pin: pins.supervisor }));
  await signIn();
  return { dataDir, signIn, causes };
}

describe('the session', () => {
  it('is locked with the machine and before its sleep, by the call its page would make [E24]', async () => {
    const { dataDir, signIn, causes } = await atWork();
    for (const told of ['lock-screen', 'user-did-resign-active', 'suspend']) {
      expect([told, await stateOfSession()]).toEqual([told, 'active']);
      state.power.emit(told);
      expect([told, await stateOfSession()]).toEqual([told, 'locked']);
      await signIn();
    }
    expect(causes).toEqual(['officer', 'officer', 'idle'].map((cause) => ['window-7', { cause }]));
    expect(noted(dataDir)).toBe('');
  });

  it('is left alone where nobody works or the screen is locked already', async () => {
    const { dataDir, signIn } = await atWork();
    state.power.emit('lock-screen');
    state.power.emit('suspend');
    expect(await stateOfSession()).toBe('locked');
    await signIn();
    value(await page('session.signOut', {}));
    state.power.emit('suspend');
    expect(await stateOfSession()).toBe('none');
    expect(noted(dataDir)).toBe('');
  });

  it('that could not be locked is noted by the reason alone', async () => {
    const { dataDir } = await start(
      {},
      {
        open: async (machine): Promise<Application> => ({
          ...(await openApplication(machine)),
          dispatch: async () => ({ ok: false, error: { code: 'station-unreachable' } }),
        }),
      },
    );
    state.power.emit('suspend');
    await vi.waitFor(() => {
      expect(noted(dataDir)).toMatch(/ not locked: station-unreachable\n$/);
    });
  });
});

describe('the end', () => {
  const log = (dataDir: string) => join(dataDir, 'live', 'tapis.db-wal');
  const sizeOf = (path: string): number => (existsSync(path) ? statSync(path).size : 0);

  it.each([
    ['the machine shuts down', () => state.power.emit('shutdown')],
    ['Windows ends the session', () => theWindow().emit('session-end', newEvent())],
    ['the last window is closed', () => state.app.emit('window-all-closed')],
  ])('leaves nothing in the write-ahead log when %s', async (_, ends) => {
    const { dataDir } = await atWork();
    expect(sizeOf(log(dataDir))).toBeGreaterThan(0);
    ends();
    // At once: a machine that goes down waits for nobody.
    expect(sizeOf(log(dataDir))).toBe(0);
    expect(state.app.names().at(-1)).toBe('quit');
    const again = await openApplication(testMachine(dataDir, { secrets: sealedKeyStore(dataDir) }));
    const reply = await again.dispatch('page', 'station.state', {});
    expect(reply).toMatchObject({ value: { station: { counter: 'A1' }, logAlarm: null } });
    again.close();
  });

  it('does not come with the question whether the session may end: another program may say no', async () => {
    await atWork();
    theWindow().emit('query-session-end', newEvent());
    expect(await stateOfSession()).toBe('active');
    expect(state.app.names()).not.toContain('quit');
  });
});
