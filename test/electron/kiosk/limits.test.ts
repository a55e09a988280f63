/** The ways into the loopback host one guard at a time, and what its server was really started with. */
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Application } from '../../../electron/app/application.ts';
import { callsAtOnce, callsPerSecond, createCallLimit } from '../../../electron/app/call_limit.ts';
import { keyFileStore } from '../../../electron/app/key_file.ts';
import { openApplication } from '../../../electron/app/open.ts';
import { loadPage } from '../../../electron/app/page.ts';
import { openDesk } from '../../../electron/app/running_host.ts';
import { startHost, type Host, type HostParts } from '../../../electron/kiosk/server.ts';
import { createTickets, type Tickets } from '../../../electron/kiosk/tickets.ts';
import { serverLimits } from '../../../electron/network/http_calls.ts';
import { createLive } from '../../../electron/network/live.ts';
import { ordinaryInputBytes, type Name, type Reply } from '../../../shared/contract/index.ts';
import { seededRandom, testMachine } from '../machine.ts';
import { newFolder, writePage } from '../page_fixture.ts';
import { serversOf } from '../running_server.ts';
import { ask, cookieOf, data, type Asked } from './http.ts';

let application: Application;
let host: Host;
let tickets: Tickets;

const random = seededRandom('limits');
const hostOf = (served: Application, more: Partial<HostParts> = {}) => {
  const desk = openDesk(random, () => tickets.issue());
  const page = loadPage(writePage(), random);
  return startHost({ application: served, page, tickets, live: createLive(served), desk, ...more }, 0);
};

beforeAll(async () => {
  const dir = newFolder();
  application = await openApplication(testMachine(dir, { secrets: keyFileStore(dir) }));
  tickets = createTickets({ random, monotonic: () => 0, forget: () => undefined });
  host = await hostOf(application);
});
afterAll(async () => {
  await host.close();
  application.close();
});

const send = (asked: Omit<Asked, 'port'>) => ask({ port: host.port, ...asked });
const refused = (code: string) => ({ ok: false, error: { code } });
const tooLarge = JSON.stringify({ token: 'x'.repeat(ordinaryInputBytes) });

/** Whether somebody answers at this address. */
const answers = (address: string) =>
  new Promise<boolean>((resolve) => {
    const socket = connect({ host: address, port: host.port });
    socket.once('connect', () => {
      resolve(true);
      socket.destroy();
    });
    socket.once('error', () => {
      resolve(false);
    });
  });

describe('the server', () => {
  it('was started on 127.0.0.1 with its limits [L1 L8]', async () => {
    const [server, ...others] = await serversOf(() => send({ path: '/' }));
    expect(others).toEqual([]);
    expect(server).toMatchObject({ headersTimeout: 10_000, requestTimeout: 20_000, maxConnections: 128 });
    expect(server?.address()).toMatchObject({ address: '127.0.0.1' });
    expect(serverLimits).toMatchObject({ maxHeaderSize: 16_384, connectionsCheckingInterval: 5_000 });
  });

  it('answers at no other address of the machine [L1]', async () => {
    expect([await answers('127.0.0.1'), await answers('127.0.0.2'), await answers('::1')]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('reads no more than 16 kB of headers [L8]', async () => {
    const cookie = (length: number) => ({ Cookie: `x=${'y'.repeat(length)}` });
    expect((await send({ path: '/', headers: cookie(15_000) })).status).toBe(200);
    expect((await send({ path: '/', headers: cookie(16_400) })).status).toBe(431);
  });

  it.each(['TRACE', 'OPTIONS', 'PROPFIND'])('knows no %s [L5 V13.4.4]', async (method) => {
    expect((await send({ path: '/', method })).status).toBe(404);
    expect((await send({ path: '/call/session.current', method })).status).toBe(405);
  });
});

describe('each way in', () => {
  const enter = (asked: Partial<Asked>) =>
    send({ path: '/enter', method: 'POST', body: JSON.stringify({ token: tickets.issue() }), ...asked });

  it('takes no token from a foreign page, in no other form than JSON, and none that is too large [L4 L5 V3.5.1]', async () => {
    expect(data(await enter({ headers: { Origin: 'http://evil.example' } }))).toEqual(refused('wrong-origin'));
    expect(data(await enter({ headers: { Origin: null } }))).toEqual(refused('wrong-origin'));
    expect(data(await enter({ headers: { 'Sec-Fetch-Site': 'cross-site' } }))).toEqual(refused('wrong-origin'));
    expect(data(await enter({ headers: { 'Content-Type': 'text/plain' } }))).toEqual(refused('json-only'));
    expect(data(await enter({ body: tooLarge }))).toEqual(refused('too-large'));
    expect(data(await enter({ body: JSON.stringify({ token: 'x'.repeat(101) }) }))).toEqual(refused('bad-json'));
    expect((await enter({})).status).toBe(200);
  });

  it('gives no address for what is no JSON or too large [L5 L8]', async () => {
    const address = (asked: Partial<Asked>) =>
      send({ path: '/address', method: 'POST', body: '{}', ...asked, headers: { Origin: null, ...asked.headers } });
    expect(data(await address({ headers: { 'Content-Type': 'text/plain' } }))).toEqual(refused('json-only'));
    expect(data(await address({ body: tooLarge }))).toEqual(refused('too-large'));
    expect(data(await address({}))).toEqual(refused('token-not-valid'));
  });

  it('says of an error that nobody foresaw that there was one, and nothing of it [L11 V16.5.1]', async () => {
    const broken = await hostOf({ ...application, dispatch: () => Promise.reject(new Error('words of the inside')) });
    onTestFinished(() => broken.close());
    const { port } = broken;
    const entered = await ask({
      port,
      path: '/enter',
      method: 'POST',
      body: JSON.stringify({ token: tickets.issue() }),
    });
    const headers = { Cookie: cookieOf(entered) };
    const answer = await ask({ port, path: '/call/session.current', method: 'POST', body: '{}', headers });
    expect([answer.status, data(answer)]).toEqual([500, refused('internal')]);
    expect(answer.text).not.toContain('words of the inside');
  });

  it('answers what is under way before it ends, and cuts what takes too long', async () => {
    const ways: ((reply: Reply<Name>) => void)[] = [];
    const slow = await hostOf({ ...application, dispatch: () => new Promise((resolve) => ways.push(resolve)) });
    const { port } = slow;
    const entered = await ask({
      port,
      path: '/enter',
      method: 'POST',
      body: JSON.stringify({ token: tickets.issue() }),
    });
    const headers = { Cookie: cookieOf(entered) };
    const call = () =>
      ask({ port, path: '/call/session.lock', method: 'POST', body: '{}', headers }).then(
        ({ status }) => status,
        () => 'cut',
      );
    const [first, second] = [call(), call()];
    await vi.waitUntil(() => ways.length === 2);
    const ended = slow.close();
    // Nobody new is let in, and what was asked before is still open.
    await expect(ask({ port, path: '/' })).rejects.toThrow();
    await new Promise((resolve) => setImmediate(resolve));
    ways[0]?.({ ok: false, error: { code: 'unauthenticated' } });
    expect((await Promise.all([first, second])).sort()).toEqual([200, 'cut']);
    await ended;
  });

  it('lets no page ask without end, and says so in words; others go on [L8 V2.4.1]', async () => {
    let asked = 0;
    const counting: Application['dispatch'] = (...call) => {
      asked += 1;
      return application.dispatch(...call);
    };
    const limit = createCallLimit(() => 0, { atOnce: 2, perSecond: 1 });
    const few = await hostOf({ ...application, dispatch: counting }, { limit });
    onTestFinished(() => few.close());
    const entered = async () => {
      const body = JSON.stringify({ token: tickets.issue() });
      return cookieOf(await ask({ port: few.port, path: '/enter', method: 'POST', body }));
    };
    const call = (Cookie: string) =>
      ask({ port: few.port, path: '/call/session.current', method: 'POST', body: '{}', headers: { Cookie } });
    const [wild, calm] = [await entered(), await entered()];
    expect([(await call(wild)).status, (await call(wild)).status]).toEqual([200, 200]);
    const third = await call(wild);
    expect([third.status, data(third)]).toEqual([429, refused('too-many-calls')]);
    expect(asked).toBe(2);
    expect((await call(calm)).status).toBe(200);
  });

  it('lets no page ask without end where nobody says how often', async () => {
    const { port } = host;
    const now = vi.spyOn(performance, 'now').mockReturnValue(100_000);
    onTestFinished(() => void now.mockRestore());
    const headers = { Cookie: cookieOf(await enter({})) };
    const call = async () => (await ask({ port, path: '/call/x', method: 'POST', body: '{}', headers })).status;
    expect(await call()).toBe(404);
    // As if so many calls of this page had come in one moment: what it owes lies so far ahead.
    now.mockReturnValue(100_000 - ((callsAtOnce - 3) / callsPerSecond) * 1_000);
    expect([await call(), await call(), await call()]).toEqual([404, 404, 429]);
  });

  it('answers data that no page may show as a page or in a frame [L9 V3.2.1 V3.4.4 V3.4.6 V14.2.2 V14.3.2]', async () => {
    for (const answer of [await send({ path: '/nowhere' }), await enter({}), await enter({ body: '{' })]) {
      expect(answer.headers).toMatchObject({
        'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'cross-origin-resource-policy': 'same-origin',
        'cache-control': 'no-store',
      });
    }
  });
});

describe('the program', () => {
  it('keeps to this user whatever it creates from its first line on [L13]', async () => {
    const umask = vi.spyOn(process, 'umask').mockReturnValue(0);
    const said = vi.spyOn(console, 'error').mockReturnValue();
    const { argv, exitCode } = process;
    const onStdout = vi.spyOn(process.stdout, 'on').mockReturnThis();
    onTestFinished(() => {
      process.argv = argv;
      process.exitCode = exitCode;
      umask.mockRestore();
      said.mockRestore();
      onStdout.mockRestore();
    });
    process.argv = ['node', 'main.js', '--no-such-flag'];
    await import('../../../electron/kiosk/main.ts');
    expect(umask.mock.calls).toEqual([[0o077]]);
    expect(process.exitCode).toBe(2);
  });
});
