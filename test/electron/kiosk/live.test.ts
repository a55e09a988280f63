/** The stream of changes: who gets one, what it says, when it ends. */
import { request, type IncomingMessage } from 'node:http';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Application } from '../../../electron/app/application.ts';
import { keyFileStore } from '../../../electron/app/key_file.ts';
import { openApplication } from '../../../electron/app/open.ts';
import { loadPage } from '../../../electron/app/page.ts';
import { openDesk } from '../../../electron/app/running_host.ts';
import { beatMillis, createLive, mostStreams, type Live } from '../../../electron/network/live.ts';
import { startHost, type Host } from '../../../electron/kiosk/server.ts';
import { createTickets, unseenMillis, type Tickets } from '../../../electron/kiosk/tickets.ts';
import { founding } from '../app/with_app.ts';
import { seededRandom, testMachine } from '../machine.ts';
import { newFolder, writePage } from '../page_fixture.ts';
import { ask, cookieOf, data, type Asked } from './http.ts';

let application: Application;
let host: Host;
let tickets: Tickets;
let live: Live;
let passed = 0;
const forgotten: string[] = [];

beforeEach(async () => {
  const dir = newFolder();
  const random = seededRandom('live');
  passed = 0;
  forgotten.length = 0;
  application = await openApplication(testMachine(dir, { secrets: keyFileStore(dir) }));
  live = createLive(application);
  tickets = createTickets({
    random,
    monotonic: () => passed,
    forget: (caller) => {
      live.end(caller);
      forgotten.push(caller);
    },
  });
  const desk = openDesk(random, () => tickets.issue());
  host = await startHost({ application, page: loadPage(writePage(), random), tickets, live, desk }, 0);
});
afterEach(async () => {
  await host.close();
  application.close();
});

const send = (asked: Omit<Asked, 'port'>) => ask({ port: host.port, ...asked });

/** A browser that came in with a token of its own. */
async function comeIn() {
  const token = tickets.issue();
  const cookie = cookieOf(await send({ path: '/enter', method: 'POST', body: JSON.stringify({ token }) }));
  return { token, cookie };
}

/** The headers of our own page. */
const own = (cookie: string) => ({ Cookie: cookie, 'Sec-Fetch-Site': 'same-origin' });

interface Heard {
  readonly answer: IncomingMessage;
  readonly numbers: number[];
  readonly isOver: () => boolean;
  leave(): void;
}

/** Opens a stream and hears it. */
function listen(cookie: string): Promise<Heard> {
  return new Promise((resolve, reject) => {
    const asked = request(
      { host: '127.0.0.1', port: host.port, path: '/live', headers: own(cookie), agent: false },
      (answer) => {
        let text = '';
        let over = false;
        const numbers: number[] = [];
        answer.on('data', (part: Buffer) => {
          text += part.toString();
          numbers.length = 0;
          numbers.push(...[...text.matchAll(/data: (\d+)\n\n/g)].map(([, digits]) => Number(digits)));
          expect(text.replaceAll(/data: \d+\n\n/g, '')).toBe('');
        });
        answer.on('close', () => (over = true));
        answer.on('error', () => undefined); // the host lets go of it
        resolve({ answer, numbers, isOver: () => over, leave: () => asked.destroy() });
      },
    );
    asked.on('error', reject);
    asked.end();
  });
}

const act = (cookie: string) =>
  send({ path: '/call/station.create', method: 'POST', headers: own(cookie), body: JSON.stringify(founding) });

afterEach(() => {
  vi.useRealTimers();
});

describe('a stream', () => {
  it('says the newest revision at every change, in words that nobody stores or guesses at', async () => {
    const { cookie } = await comeIn();
    const heard = await listen(cookie);
    expect(heard.answer.statusCode).toBe(200);
    expect(heard.answer.headers).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
    });
    await expect.poll(() => heard.numbers).toEqual([0]);
    expect(data(await act(cookie))).toMatchObject({ ok: true });
    const session = await send({ path: '/call/session.current', method: 'POST', headers: own(cookie), body: '{}' });
    await expect.poll(() => heard.numbers.length).toBeGreaterThan(1);
    expect(data(session)).toMatchObject({ ok: true, value: { revision: heard.numbers.at(-1) } });
  });

  it.each([
    ['no ticket', 401, 'no-ticket', { Cookie: null }],
    ['a made-up ticket', 401, 'no-ticket', { Cookie: 'tapis-1=AAAA' }],
    ['another name of the host', 403, 'wrong-host', { Host: 'evil.example' }],
    ['another page', 403, 'wrong-origin', { Origin: 'http://evil.example' }],
    ['another port of this machine', 403, 'wrong-origin', { 'Sec-Fetch-Site': 'same-site' }],
    ['an address typed in', 403, 'wrong-origin', { 'Sec-Fetch-Site': 'none' }],
    ['no word of who asks', 403, 'wrong-origin', { 'Sec-Fetch-Site': null }],
  ])('is refused to %s', async (_, status, code, headers) => {
    const { cookie } = await comeIn();
    const answer = await send({ path: '/live', headers: { ...own(cookie), ...headers } });
    expect(answer.status).toBe(status);
    expect(data(answer)).toEqual({ ok: false, error: { code } });
  });

  it('is opened by GET alone [L12]', async () => {
    const { cookie } = await comeIn();
    for (const method of ['HEAD', 'POST', 'PUT']) {
      for (let times = 0; times <= mostStreams; times += 1) {
        expect((await send({ path: '/live', method, headers: own(cookie), body: '{}' })).status).toBe(404);
      }
    }
    expect((await listen(cookie)).answer.statusCode).toBe(200);
  });

  it('leaves connections to the calls: so many for a ticket, and again one when one has gone [L8 L12]', async () => {
    const [{ cookie }, other] = [await comeIn(), await comeIn()];
    const streams: Heard[] = [];
    for (let count = 0; count < mostStreams; count += 1) streams.push(await listen(cookie));
    const refused = await send({ path: '/live', headers: own(cookie) });
    expect([refused.status, data(refused)]).toEqual([429, { ok: false, error: { code: 'streams-full' } }]);
    expect((await listen(other.cookie)).answer.statusCode).toBe(200);
    streams[0]?.leave();
    await expect.poll(async () => (await listen(cookie)).answer.statusCode).toBe(200);
  });

  it('ends with its ticket, and only then [L12]', async () => {
    const [one, two] = [await comeIn(), await comeIn()];
    const [gone, stays] = [await listen(one.cookie), await listen(two.cookie)];
    tickets.revoke(one.token);
    await expect.poll(gone.isOver).toBe(true);
    expect(forgotten).toHaveLength(1);
    expect((await send({ path: '/live', headers: own(one.cookie) })).status).toBe(401);
    expect(data(await act(two.cookie))).toMatchObject({ ok: true });
    await expect.poll(() => stays.numbers.length).toBeGreaterThan(1);
    expect(stays.isOver()).toBe(false);
  });

  it('ends when the host stops, and does not keep it from stopping', async () => {
    const heard = await listen((await comeIn()).cookie);
    await host.close();
    await expect.poll(heard.isOver).toBe(true);
    // Said, not cut.
    expect(heard.answer.complete).toBe(true);
    host = await startHost(
      {
        application,
        page: loadPage(writePage(), seededRandom('again')),
        tickets,
        live,
        desk: openDesk(seededRandom('again'), () => ''),
      },
      0,
    );
  });

  it('keeps its page from being taken for gone', async () => {
    const { cookie } = await comeIn();
    const heard = await listen(cookie);
    await expect.poll(() => heard.numbers).toEqual([0]);
    passed = 2 * unseenMillis;
    expect(data(await act(cookie))).toMatchObject({ ok: true });
    await expect.poll(() => heard.numbers.length).toBeGreaterThan(1);
    passed += unseenMillis;
    tickets.sweep();
    expect(forgotten).toEqual([]);
    expect(heard.isOver()).toBe(false);
  });
});

describe('a reader', () => {
  /** A stream as the server reads it, over changes that the test makes. */
  function opened(isHere: () => boolean = () => true) {
    let changed: (revision: number) => void = () => undefined;
    const streams = createLive({
      follow: (follower) => {
        changed = follower;
        return () => (changed = () => undefined);
      },
    });
    const stream = streams.open('page-1', isHere);
    if (stream === null) throw new Error('no stream');
    const reader = stream.getReader();
    const next = async () => {
      const { done, value } = await reader.read();
      return done ? null : new TextDecoder().decode(value);
    };
    return { streams, next, reader, changed: (revision: number) => changed(revision) };
  }

  it('that is slow finds one word, the newest, however much has changed', async () => {
    const { streams, next, changed } = opened();
    for (let revision = 1; revision <= 100_000; revision += 1) changed(revision);
    expect(await next()).toBe('data: 100000\n\n');
    changed(100_001);
    changed(100_002);
    expect(await next()).toBe('data: 100002\n\n');
    streams.close();
    expect(await next()).toBeNull();
  });

  it('hears something at least every ten seconds', async () => {
    vi.useFakeTimers();
    const { streams, next } = opened();
    expect(await next()).toBe('data: 0\n\n');
    const beat = next();
    vi.advanceTimersByTime(beatMillis);
    expect(await beat).toBe('data: 0\n\n');
    streams.close();
  });

  it('whose ticket is no longer good hears nothing more', async () => {
    let good = true;
    const { streams, next, changed } = opened(() => good);
    expect(await next()).toBe('data: 0\n\n');
    good = false;
    changed(1);
    expect(await next()).toBeNull();
    for (let count = 0; count < mostStreams; count += 1) expect(streams.open('page-1', () => true)).not.toBeNull();
    streams.close();
  });

  it('that goes away frees its place', async () => {
    const { streams, reader } = opened();
    for (let count = 1; count < mostStreams; count += 1) streams.open('page-1', () => true);
    expect(streams.open('page-1', () => true)).toBeNull();
    await reader.cancel();
    expect(streams.open('page-1', () => true)).not.toBeNull();
    streams.close();
  });
});
