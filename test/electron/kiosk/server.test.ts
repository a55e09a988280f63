import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Application } from '../../../electron/app/application.ts';
import { openApplication } from '../../../electron/app/open.ts';
import { loadPage } from '../../../electron/app/page.ts';
import { contentSecurityPolicy } from '../../../electron/app/page_policy.ts';
import { openDesk } from '../../../electron/app/running_host.ts';
import { keyFileStore } from '../../../electron/app/key_file.ts';
import { startHost, type Host } from '../../../electron/kiosk/server.ts';
import { inputBytesOf, ordinaryInputBytes } from '../../../shared/contract/index.ts';
import { createLive } from '../../../electron/network/live.ts';
import { createTickets, type Tickets } from '../../../electron/kiosk/tickets.ts';
import { seededRandom, testMachine } from '../machine.ts';
import { newFolder, writePage } from '../page_fixture.ts';
import { ask, cookieOf, data, type Asked } from './http.ts';

let application: Application;
let host: Host;
let tickets: Tickets;
let cookie: string;

beforeAll(async () => {
  const dir = newFolder();
  const random = seededRandom('host');
  application = await openApplication(testMachine(dir, { secrets: keyFileStore(dir) }));
  tickets = createTickets({ random, monotonic: () => 0, forget: () => undefined });
  const desk = openDesk(random, () => tickets.issue());
  host = await startHost(
    { application, page: loadPage(writePage(), random), tickets, live: createLive(application), desk },
    0,
  );
  cookie = cookieOf(await enter(tickets.issue()));
});
afterAll(async () => {
  await host.close();
  application.close();
});

const send = (asked: Omit<Asked, 'port'>) => ask({ port: host.port, ...asked });
const enter = (token: string, headers: Asked['headers'] = {}) =>
  send({ path: '/enter', method: 'POST', headers, body: JSON.stringify({ token }) });
/** A call as our page makes it, with what is given instead. */
const call = (asked: Partial<Asked> = {}) =>
  send({
    path: '/call/session.current',
    method: 'POST',
    body: '{}',
    ...asked,
    headers: { Cookie: cookie, 'Sec-Fetch-Site': 'same-origin', ...asked.headers },
  });
const refused = (code: string) => ({ ok: false, error: { code } });

describe('the page', () => {
  it('is there without a token, with a fresh nonce under its policy [L9 L10 V3.4.3 V3.4.5]', async () => {
    const answers = [await send({ path: '/' }), await send({ path: '/' })];
    const nonces = answers.map(({ status, headers, text }) => {
      expect(status).toBe(200);
      const nonce = /nonce="([^"]+)"/.exec(text)?.[1] ?? '';
      expect(headers).toMatchObject({
        'content-security-policy': contentSecurityPolicy(nonce),
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-embedder-policy': 'require-corp',
        'cross-origin-resource-policy': 'same-origin',
      });
      expect(text).not.toContain('__NONCE__');
      return nonce;
    });
    expect(new Set(nonces).size).toBe(2);
  });

  it('may ask for nothing in the traveller’s window', async () => {
    const { status, headers } = await send({ path: '/traveller' });
    expect(status).toBe(200);
    expect(headers['content-security-policy']).toContain("connect-src 'none'");
    expect((await send({ path: '/traveller/' })).status).toBe(404);
  });

  it('allows no inline script, no eval and no foreign place', () => {
    const policy = contentSecurityPolicy('abc');
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("style-src 'self' 'nonce-abc'");
    expect(policy).toContain("require-trusted-types-for 'script'");
  });

  it('may keep hashed files for ever and nothing else [L9 V3.4.6 V4.1.1 V14.3.2]', async () => {
    const script = await send({ path: '/assets/main-3f2a91bc.js' });
    expect(script).toMatchObject({
      status: 200,
      headers: {
        'content-type': 'text/javascript; charset=utf-8',
        'cache-control': 'public, max-age=31536000, immutable',
        'content-security-policy': "frame-ancestors 'none'",
        'x-frame-options': 'DENY',
        'x-content-type-options': 'nosniff',
      },
    });
    expect((await send({ path: '/icon.svg' })).headers['cache-control']).toBe('no-cache');
    expect((await call()).headers['cache-control']).toBe('no-store');
  });

  it.each([
    '/index.html',
    '/../package.json',
    '/assets/../index.html',
    '/%2e%2e/%2e%2e/etc/passwd',
    '/assets/%2e%2e%2findex.html',
    '/assets/..%5c..%5cpackage.json',
    '/assets/main-3f2a91bc.js%00.html',
    '//assets/main-3f2a91bc.js',
    '/assets/',
    '/__proto__',
    '/constructor',
    '/call',
    '/call/',
    '/call/session.current/more',
    '/favicon.ico',
  ])('has nothing at %s [L7 L10 V1.1.1 V3.2.1 V5.3.2 V13.2.5 V13.4.3 V13.4.5]', async (path) => {
    const answer = await send({ path });
    expect([answer.status, data(answer)]).toEqual([404, refused('not-found')]);
    expect(answer.headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' });
  });

  it('takes nothing but a question [L10]', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS']) {
      expect((await send({ path: '/', method, headers: { Cookie: cookie } })).status).toBe(404);
    }
    expect((await send({ path: '/', method: 'HEAD' })).status).toBe(200);
  });
});

describe('entering', () => {
  it('takes a token once and gives a cookie that scripts, other sites and other ports cannot use [L2 L6 V3.3.2 V3.3.4]', async () => {
    const token = tickets.issue();
    const first = await enter(token);
    expect([first.status, data(first)]).toEqual([200, { ok: true, value: {} }]);
    expect(first.headers['set-cookie']).toEqual([
      expect.stringMatching(new RegExp(`^tapis-${String(host.port)}=[\\w-]{43}; Path=/; HttpOnly; SameSite=Strict$`)),
    ]);
    const second = await enter(token);
    expect([second.status, data(second)]).toEqual([401, refused('token-not-valid')]);
    expect(second.headers['set-cookie']).toBeUndefined();
  });

  it('keeps the cookie of a browser that is in already: its windows are one caller', async () => {
    const again = await enter(tickets.issue(), { Cookie: cookie });
    expect([again.status, cookieOf(again)]).toEqual([200, cookie]);
    expect((await call()).status).toBe(200);
  });

  it('refuses made-up tokens and other shapes [L2]', async () => {
    for (const body of ['{"token":""}', '{"token":"x"}', `{"token":"${'A'.repeat(43)}"}`]) {
      expect((await send({ path: '/enter', method: 'POST', body })).status).toBe(401);
    }
    for (const body of [
      '',
      'null',
      '[]',
      '{}',
      '{"token":1}',
      '{"token":"x","more":1}',
      '{"__proto__":{"token":"x"}}',
      '{',
    ]) {
      const answer = await send({ path: '/enter', method: 'POST', body });
      expect([body, answer.status, data(answer)]).toEqual([body, 400, refused('bad-json')]);
    }
    expect((await send({ path: '/enter' })).status).toBe(405);
  });
});

describe('a call', () => {
  it('goes through for our own page [V4.1.1]', async () => {
    const answer = await call();
    expect([answer.status, answer.headers['content-type']]).toEqual([200, 'application/json']);
    expect(data(answer)).toMatchObject({ ok: true, value: { state: 'none', officer: null } });
    expect((await call({ headers: { 'Sec-Fetch-Site': null } })).status).toBe(200);
    expect((await call({ headers: { 'Content-Type': 'application/json; charset=utf-8' } })).status).toBe(200);
  });

  it('goes through under the name localhost, for a page under that name', async () => {
    const name = `localhost:${String(host.port)}`;
    expect((await call({ headers: { Host: name, Origin: `http://${name}` } })).status).toBe(200);
    expect((await call({ headers: { Host: name } })).status).toBe(403);
  });

  it.each([
    'evil.example',
    'evil.example:PORT',
    '127.0.0.1',
    'localhost',
    '127.0.0.1:1',
    '127.0.0.1:PORT.evil.example',
    '[::1]:PORT',
    '0.0.0.0:PORT',
    '127.1:PORT',
    'LOCALHOST:PORT',
    ' ',
    '',
  ])('is refused under the host name "%s", and so is the page [L3]', async (name) => {
    const headers = { Host: name.replace('PORT', String(host.port)) };
    for (const answer of [await call({ headers }), await send({ path: '/', headers })]) {
      expect([answer.status, data(answer)]).toEqual([403, refused('wrong-host')]);
    }
  });

  it.each([
    null,
    'null',
    'http://evil.example',
    'https://127.0.0.1:PORT',
    'http://127.0.0.1',
    'http://127.0.0.1:1',
    'http://localhost:PORT',
    'http://127.0.0.1:PORT/',
  ])('is refused from the origin %s [L4 V3.5.1]', async (origin) => {
    const answer = await call({ headers: { Origin: origin?.replace('PORT', String(host.port)) ?? null } });
    expect([answer.status, data(answer)]).toEqual([403, refused('wrong-origin')]);
  });

  it.each(['cross-site', 'same-site', 'none', ''])('is refused with Sec-Fetch-Site "%s" [L4]', async (site) => {
    expect(data(await call({ headers: { 'Sec-Fetch-Site': site } }))).toEqual(refused('wrong-origin'));
  });

  it('is refused without a ticket, with a wrong one, with that of another port [L2 L6 V3.5.4 V7.2.1]', async () => {
    const value = cookie.split('=')[1] ?? '';
    for (const sent of [
      null,
      '',
      `tapis-${String(host.port)}=`,
      `tapis-${String(host.port)}=${'A'.repeat(43)}`,
      `tapis-1=${value}`,
      `${cookie}x`,
    ]) {
      const answer = await call({ headers: { Cookie: sent } });
      expect([sent, answer.status, data(answer)]).toEqual([sent, 401, refused('no-ticket')]);
    }
  });

  it.each(['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])(
    'is refused as %s, and nothing is said about other origins [L4 L5 V3.4.2 V3.5.3 V14.2.1]',
    async (method) => {
      const answer = await call({ method, headers: { 'Access-Control-Request-Private-Network': 'true' } });
      expect([answer.status, answer.headers['allow']]).toEqual([405, 'POST']);
      expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
    },
  );

  it.each([
    'text/plain',
    'text/plain; charset=application/json',
    'application/x-www-form-urlencoded',
    'multipart/form-data',
    'application/jsonp',
    null,
  ])('is refused as %s [L5 V3.5.2]', async (type) => {
    const answer = await call({ headers: { 'Content-Type': type } });
    expect([answer.status, data(answer)]).toEqual([415, refused('json-only')]);
  });

  it('is refused when it is too large, announced or not [L8 V5.2.1]', async () => {
    const large = JSON.stringify('x'.repeat(ordinaryInputBytes));
    const announced = await call({ body: large });
    expect([announced.status, data(announced)]).toEqual([413, refused('too-large')]);
    const streamed = await call({ body: large, headers: { 'Transfer-Encoding': 'chunked' } });
    expect([streamed.status, data(streamed)]).toEqual([413, refused('too-large')]);
    expect((await call({ body: `${' '.repeat(ordinaryInputBytes - 2)}{}` })).status).toBe(200);
  });

  it('may be as large as its own row says, and nothing else may [L8]', async () => {
    const most = inputBytesOf('catalogue.check');
    expect(most).toBeGreaterThan(ordinaryInputBytes);
    const sized = (bytes: number) => `${' '.repeat(bytes - 2)}{}`;
    const send = async (name: string, bytes: number) =>
      (await call({ path: `/call/${name}`, body: sized(bytes) })).status;
    expect(await send('catalogue.check', most)).toBe(200);
    expect(await send('catalogue.check', most + 1)).toBe(413);
    for (const name of [
      'catalogue.activate',
      'screening.answer',
      'catalogue.check%20',
      'CATALOGUE.CHECK',
      '__proto__',
    ]) {
      expect(await send(name, ordinaryInputBytes + 1), name).toBe(413);
    }
    expect((await call({ path: '/enter', body: sized(ordinaryInputBytes + 1) })).status).toBe(413);
  });

  it('is refused when it is no JSON, without repeating it [L11 V16.5.1]', async () => {
    for (const body of ['', '{', 'secret-in-a-broken-body', '{"a":1}}', '\u0000', `${'['.repeat(100_000)}`]) {
      const answer = await call({ body });
      expect([answer.status, data(answer)]).toEqual([400, refused('bad-json')]);
    }
  });

  it.each([
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    '%5F%5Fproto%5F%5F',
    'session',
    'session.Current',
    '%00',
    '%ff',
    '..%2f',
    'session.current%20',
  ])('is unknown under the name %s [L7]', async (name) => {
    const answer = await call({ path: `/call/${name}` });
    expect([answer.status, data(answer)]).toEqual([404, refused('unknown-call')]);
  });

  it('answers bad input with a code and a place, never with the content [L11 V1.5.2 V15.3.6]', async () => {
    for (const body of [
      'null',
      '[]',
      '7',
      '{"__proto__":{"polluted":true}}',
      '{"constructor":{"prototype":{"polluted":true}}}',
      '{"pin":"918273"}',
    ]) {
      const answer = await call({ path: '/call/session.current', body });
      expect([body, answer.status, data(answer)]).toMatchObject([body, 200, refused('invalid-input')]);
      expect(answer.text).not.toContain('918273');
    }
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });
});

describe('the host', () => {
  it('listens on loopback alone', async () => {
    const answered = await new Promise<boolean>((resolve) => {
      const socket = connect({ host: '::1', port: host.port });
      socket.once('connect', () => {
        resolve(true);
      });
      socket.once('error', () => {
        resolve(false);
      });
    });
    expect(answered).toBe(false);
  });

  it('survives a line that is no HTTP', async () => {
    const text = await new Promise<string>((resolve) => {
      const socket = connect({ host: '127.0.0.1', port: host.port }, () => socket.write('GET\0/ nonsense\r\n\r\n'));
      const parts: Buffer[] = [];
      socket.on('data', (part) => parts.push(part));
      socket.on('close', () => {
        resolve(Buffer.concat(parts).toString('latin1'));
      });
    });
    expect(text).toMatch(/^HTTP\/1\.1 400/);
    expect((await call()).status).toBe(200);
  });

  it('gives no new address to a page, nor without proof [L16 V13.2.1]', async () => {
    const post = (body: string, headers: Asked['headers'] = {}) =>
      send({ path: '/address', method: 'POST', body, headers });
    const zeros = '0'.repeat(64);
    const question = JSON.stringify({ nonce: zeros, proof: zeros });
    expect(data(await post(question))).toEqual(refused('wrong-origin'));
    for (const body of [question, '{}', 'null', '{', JSON.stringify({ nonce: zeros, proof: '' })]) {
      expect(data(await post(body, { Origin: null }))).toEqual(refused('token-not-valid'));
    }
    expect((await send({ path: '/address' })).status).toBe(404);
  });
});
