/** What the other tests of the shell lean on: each guard by itself, also where another one stands before it. */
import { EventEmitter } from 'node:events';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { noPage, safetyHeaders } from '../../../electron/app/page_policy.ts';
import { loadPage } from '../../../electron/app/page.ts';
import { answerRequest } from '../../../electron/desktop/protocol.ts';
import { sealedKeyStore } from '../../../electron/desktop/sealed_key.ts';
import { seededRandom } from '../machine.ts';
import { newFolder, writePage } from '../page_fixture.ts';
import { quit, start, theSession } from './desktop.ts';
import { callBack, fresh, newEvent, state } from './fake_electron.ts';

vi.mock('electron', () => import('./fake_electron.ts'));

beforeEach(fresh);
afterEach(quit);

describe('a session', () => {
  it('is shut before the page is loaded in it, also where nobody announces it [E5]', async () => {
    state.announcesSessions = false;
    await start();
    expect(callBack(theSession().last('setPermissionCheckHandler'))).toBe(false);
    expect(theSession().beforeRequest).not.toBeNull();
  });

  it('serves the page under its own scheme alone [E18]', async () => {
    await start();
    expect(theSession().last('protocol.handle')).toBe('app');
  });
});

describe('a refusal of app://tapis', () => {
  it.each([
    ['app://tapis/nothing', 'GET', 404],
    ['app://tapis/', 'POST', 405],
  ])('%s %s carries the safety headers [E7]', (address, method, status) => {
    const answer = answerRequest(loadPage(writePage(), seededRandom('page')), new Request(address, { method }));
    expect(answer.status).toBe(status);
    const wanted = Object.entries({ ...safetyHeaders, ...noPage });
    expect(wanted.map(([name]) => [name, answer.headers.get(name)])).toEqual(wanted);
  });
});

describe('the program', () => {
  it('makes a data folder that only this user enters [L13]', async () => {
    const dataDir = join(newFolder(), 'station');
    await start({ dataDir });
    expect(statSync(dataDir).mode & 0o777).toBe(0o700);
  });

  it('keeps to this user whatever it creates from its first line on [L13 V13.2.2]', async () => {
    const umask = vi.spyOn(process, 'umask').mockReturnValue(0);
    const { argv } = process;
    // What it listens to on this process would outlive the test.
    const heard = vi.spyOn(process, 'on').mockReturnThis();
    onTestFinished(() => {
      process.argv = argv;
      umask.mockRestore();
      heard.mockRestore();
    });
    process.argv = ['electron', '.', '--data', newFolder()];
    // Electron is never ready here: the program has only said what must be said before.
    await import('../../../electron/desktop/main.ts');
    expect(umask.mock.calls).toEqual([[0o077]]);
    expect(state.app.names()).toContain('enableSandbox');
  });

  it('notes a promise nobody caught and a process that is gone, by kind alone, and sends nothing [E26 V16.3.4]', async () => {
    const own = new EventEmitter();
    const { dataDir } = await start({}, { process: own });
    state.app.emit('child-process-gone', newEvent(), { type: 'GPU', reason: 'crashed' });
    own.emit('unhandledRejection', new RangeError('a name that must not be written'));
    expect(state.app.calls.at(-1)).toEqual({ name: 'exit', args: [1] });
    const noted = readFileSync(join(dataDir, 'technical.log'), 'utf8');
    expect(noted).toContain('process GPU gone: crashed');
    expect(noted).toContain('uncaught RangeError');
    expect(noted).not.toContain('a name that must not be written');
  });
});

describe('the sealed key', () => {
  const key = Uint8Array.from({ length: 32 }, (_, i) => i * 7);

  it('of a change lies sealed beside the one in force, and comes back [E28]', async () => {
    const dir = newFolder();
    const store = sealedKeyStore(dir);
    await store.write('live', new Uint8Array(32));
    await store.stage('live', key);
    const staged = join(dir, 'keys', 'live.sealed.next');
    expect(readFileSync(staged, 'utf8')).not.toContain(Buffer.from(key).toString('hex'));
    expect(statSync(staged).mode & 0o777).toBe(0o600);
    expect(await store.readStaged('live')).toEqual(key);
    await store.promote('live');
    expect(await store.read('live')).toEqual(key);
  });

  it('is staged by no system without a key ring [E28]', async () => {
    const store = sealedKeyStore(newFolder());
    await store.write('live', key);
    state.keyRing.available = false;
    await expect(store.stage('live', key)).rejects.toThrow('no key ring');
    await expect(store.write('practice', key)).rejects.toThrow('no key ring');
  });
});
