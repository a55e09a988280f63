/** The listener as the network sees it: nothing but TLS for whoever is not paired, and little for whoever is. */
import { spawn } from 'node:child_process';
import { connect } from 'node:net';
import { join } from 'node:path';
import { connect as secure } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { openDatabase } from '../../../db/open.ts';
import { callsAtOnce, callsPerSecond, createCallLimit } from '../../../electron/app/call_limit.ts';
import { keyFileStore } from '../../../electron/app/key_file.ts';
import { listenOnNetwork } from '../../../electron/network/listener.ts';
import { inputBytesOf } from '../../../shared/contract/index.ts';
import { usualNetworkPort } from '../../../shared/contract/network.ts';
import { openssl } from '../../helpers/tools.ts';
import { code, founding, value } from '../app/with_app.ts';
import { endAll, freePort, hostAt, keptBy, paired, running, signInAdmin, type Host, type Running } from './hosts.ts';
import { serversOf } from '../running_server.ts';
import { ask, ended, fromElsewhere, issuerIn, type Shown } from './raw.ts';

let host: Host;
let device: Running;
let own: Shown & { readonly ca: string };
beforeAll(async () => {
  host = await hostAt('127.0.0.2');
  device = await paired(host);
  const { privateKey, certificate, authority } = keptBy(device);
  own = { key: privateKey, cert: certificate, ca: authority };
});
afterAll(endAll);

const refused = (status: number, code: string) => ({ status, data: { ok: false, error: { code } } });

describe('somebody who is not paired', () => {
  it('gets no byte of an answer: without a certificate, with one of another station, one signed by itself [L14 V12.1.3 V12.3.4 V13.2.1]', async () => {
    const strangers = [
      {},
      fromElsewhere('dev_00000000000000000000'),
      // The very names of this station and device; only the key behind them is another.
      fromElsewhere('dev_00000000000000000000', issuerIn(own.cert)),
      fromElsewhere('Tapis device', 'Tapis pairing'),
    ];
    for (const stranger of strangers) {
      expect((await ended(host.place, stranger)).bytes).toBe('');
    }
    expect((await ended(host.place)).code).toBe('ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED');
    // The same bytes, and a certificate of this station: they are answered.
    expect((await ended(host.place, own)).bytes).toContain('"ok":true');
  });

  it('gets nothing over an older TLS, nor without TLS [L14 V12.1.1 V12.1.2 V12.3.1 V12.3.3]', async () => {
    const older = await ended(host.place, { ...own, minVersion: 'TLSv1.2', maxVersion: 'TLSv1.2' });
    expect(older).toMatchObject({ bytes: '', code: 'EPROTO' });
    const plain = await new Promise<string>((resolve) => {
      const socket = connect({ host: host.place.address, port: host.place.port });
      let bytes = '';
      socket.on('data', (part: Buffer) => (bytes += part.toString('latin1')));
      socket.on('error', () => undefined);
      socket.on('close', () => {
        resolve(bytes);
      });
      socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
    });
    expect(plain).not.toContain('HTTP');
  });

  it('finds nobody at another address of the same machine [L1]', async () => {
    const elsewhere = await ended({ ...host.place, address: '127.0.0.6' }, own);
    expect(elsewhere).toMatchObject({ bytes: '', code: 'ECONNREFUSED' });
  });

  it.skipIf(openssl === null)(
    'sees TLS 1.3 alone with openssl, and is told that a certificate is missing [L14 V12.1.1 V12.1.2]',
    async () => {
      const at = `${host.place.address}:${String(host.place.port)}`;
      const look = (...more: readonly string[]) =>
        new Promise<string>((resolve) => {
          const program = spawn(openssl ?? '', ['s_client', '-connect', at, ...more]);
          let seen = '';
          for (const stream of [program.stdout, program.stderr]) {
            stream.on('data', (part: Buffer) => (seen += part.toString()));
          }
          program.on('close', () => {
            resolve(seen);
          });
          program.stdin.on('error', () => undefined);
          program.stdin.write('GET / HTTP/1.1\r\n\r\n');
        });
      const seen = await look('-tls1_3');
      expect(seen).toContain('New, TLSv1.3');
      expect(seen).toMatch(/alert certificate required/);
      expect(seen).not.toMatch(/HTTP\/1\.1 |ok"/);
      for (const version of ['-tls1_2', '-tls1_1']) {
        const older = await look(version);
        expect(older).not.toMatch(/Cipher is (?!\(NONE\))/);
        expect(older).toMatch(/alert protocol version|no protocols available|wrong version/);
      }
    },
  );
});

describe('a paired device', () => {
  it('is refused as a browser, under another name of the host, and without a window [L3 L4 L5]', async () => {
    const call = (headers: Readonly<Record<string, string | null>>) =>
      ask(host.place, own, { path: '/call/station.state', headers });
    expect((await call({})).status).toBe(200);
    for (const header of ['Origin', 'Sec-Fetch-Site', 'Sec-Fetch-Mode', 'Sec-Fetch-Dest', 'Cookie']) {
      expect(await call({ [header]: `https://${host.place.address}` })).toEqual(refused(403, 'wrong-origin'));
    }
    for (const name of ['kiosk.example', host.place.address, `localhost:${String(host.place.port)}`]) {
      expect(await call({ Host: name })).toEqual(refused(403, 'wrong-host'));
    }
    for (const window of [null, 'short', 'a'.repeat(23), '../../../../../../x/x/x']) {
      expect(await call({ 'X-Tapis-Window': window })).toEqual(refused(401, 'no-ticket'));
    }
    expect(await call({ 'Content-Type': 'text/plain' })).toEqual(refused(415, 'json-only'));
  });

  it('is refused what is no call, too large, no JSON, or for one that asks to be paired [L5 L7 L8]', async () => {
    const at = (path: string, more: { method?: string; body?: string } = {}) => ask(host.place, own, { path, ...more });
    expect(await at('/call/no.such')).toEqual(refused(404, 'unknown-call'));
    expect(await at('/call/__proto__')).toEqual(refused(404, 'unknown-call'));
    expect(await at('/')).toEqual(refused(404, 'not-found'));
    expect(await at('/', { method: 'GET' })).toEqual(refused(405, 'post-only'));
    expect(await at('/call/station.state', { body: '{' })).toEqual(refused(400, 'bad-json'));
    const tooLarge = JSON.stringify({ code: 'x'.repeat(inputBytesOf('station.join')) });
    expect(await at('/call/station.join', { body: tooLarge })).toEqual(refused(413, 'too-large'));
    for (const path of ['/ask', '/answer']) expect(await at(path)).toEqual(refused(401, 'no-ticket'));
  });

  it('has a session for each window, and of 17 windows the one silent for longest has none', async () => {
    const pages = Array.from({ length: 17 }, (_, index) => `window ${String(index)}`);
    for (const page of pages) await signInAdmin(device.client(page));
    const states = [];
    // From the newest on: whoever asks is no longer the silent one.
    for (const page of pages.toReversed()) states.push(value(await device.client(page)('session.current', {})).state);
    expect(states.slice(0, 16)).toEqual(Array.from({ length: 16 }, () => 'active'));
    expect(states[16]).toBe('none');
  });

  it('never takes up an old TLS session: each connection shows its certificate [L14]', async () => {
    const sessions: Buffer[] = [];
    await new Promise<void>((resolve) => {
      const socket = secure({ host: host.place.address, port: host.place.port, ...own });
      socket.on('session', (session) => sessions.push(session));
      socket.on('error', () => undefined);
      socket.on('data', () => undefined);
      socket.on('close', () => {
        resolve();
      });
      socket.write('GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
    });
    for (const session of sessions) expect((await ended(host.place, { ...own, session })).reused).toBe(false);
  });
});

describe('a paired device that asks without end', () => {
  it('is refused in words, whichever window it says it is; other devices go on [L8 V2.4.1]', async () => {
    const limit = createCallLimit(() => 0, { atOnce: 50, perSecond: 1 });
    const one = await hostAt('127.0.0.9', (doorway) => listenOnNetwork(doorway, limit));
    const [wild, calm] = [await paired(one), await paired(one, 'Tablet 2', 'counter2')];
    wild.stop();
    const shown = keptBy(wild);
    const call = (window: string) => {
      const own = { key: shown.privateKey, cert: shown.certificate, ca: shown.authority };
      return ask(one.place, own, { path: '/call/session.current', headers: { 'X-Tapis-Window': window.repeat(22) } });
    };
    let answered = 0;
    while (answered < 60 && (await call(answered % 2 === 0 ? 'a' : 'b')).status === 200) answered += 1;
    // A few were asked by its own program before it ended.
    expect(answered).toBeGreaterThan(20);
    expect(answered).toBeLessThanOrEqual(50);
    expect(await call('c')).toEqual(refused(429, 'too-many-calls'));
    expect(value(await calm.client('page')('session.current', {})).state).toBe('none');
  });

  it('is refused by the usual count where nobody says how often', async () => {
    const now = vi.spyOn(performance, 'now').mockReturnValue(100_000);
    onTestFinished(() => void now.mockRestore());
    const one = await hostAt('127.0.0.10');
    const page = (await paired(one)).client('page');
    const call = async () => code(await page('session.current', {}));
    expect(await call()).toBeNull();
    // As if twice as many calls of this device had come in one moment: what it owes lies so far ahead.
    now.mockReturnValue(100_000 - ((2 * callsAtOnce) / callsPerSecond) * 1_000);
    expect(await call()).toBe('too-many-calls');
  });
});

describe('the host', () => {
  it('was started on its one address with its limits [L1 L8]', async () => {
    const [server, ...others] = await serversOf(() => ask(host.place, own, { path: '/call/station.state' }));
    expect(others).toEqual([]);
    expect(server).toMatchObject({
      headersTimeout: 10_000,
      requestTimeout: 20_000,
      keepAliveTimeout: 120_000,
      maxConnections: 512,
    });
    expect(server?.address()).toEqual({ ...host.place, family: 'IPv4' });
  });

  it('says why it does not listen, and goes on as it was', async () => {
    const at = host.place;
    const taken = await freePort('127.0.0.2');
    const other = await hostAt('127.0.0.3');
    onTestFinished(() => {
      other.stop();
    });
    expect((await host.admin('network.switchOn', { ...at, address: '192.0.2.1' })).ok).toBe(false);
    expect(await host.admin('network.switchOn', { address: '192.0.2.1', port: taken })).toMatchObject({
      error: { code: 'address-not-here' },
    });
    expect(await host.admin('network.switchOn', other.place)).toMatchObject({ error: { code: 'port-taken' } });
    for (const address of ['0.0.0.0', '255.255.255.255', '224.0.0.1', 'localhost', '::1']) {
      const wanted = { address, port: taken };
      expect(await host.admin('network.switchOn', wanted)).toMatchObject({ error: { code: 'invalid-input' } });
    }
    expect(value(await host.admin('network.state', {}))).toMatchObject({ place: at, listening: true, fault: null });
    expect(value(await device.client('page')('station.state', {})).station?.name).toBe(founding.name);
  });

  it('serves nobody where the switching on cannot be recorded', async () => {
    const one = await hostAt('127.0.0.8');
    value(await one.admin('network.switchOff', {}));
    const key = await keyFileStore(one.dir).read('live');
    const other = openDatabase({ path: join(one.dir, 'live', 'tapis.db'), key: key ?? new Uint8Array(32) });
    other.exec('BEGIN IMMEDIATE');
    expect((await one.admin('network.switchOn', one.place)).ok).toBe(false);
    other.exec('ROLLBACK');
    other.close();
    expect((await ended(one.place)).code).toBe('ECONNREFUSED');
    expect(value(await one.admin('network.state', {}))).toMatchObject({ place: null, listening: false });
    value(await one.admin('network.switchOn', one.place));
  });

  it('listens nowhere before it is switched on, and not once it is switched off, whatever was open [L1]', async () => {
    const fresh = await running();
    const admin = fresh.client('admin');
    value(await admin('station.create', founding));
    await signInAdmin(admin);
    expect(value(await admin('network.state', {}))).toMatchObject({ place: null, listening: false });
    expect(await admin('device.pair', {})).toMatchObject({ error: { code: 'network-off' } });
    const place = { address: '127.0.0.7', port: await freePort('127.0.0.7') };
    for (const port of [place.port, usualNetworkPort]) {
      expect((await ended({ ...place, port })).code).toBe('ECONNREFUSED');
    }
    value(await admin('network.switchOn', place));
    const asked = value(await admin('device.pair', {}));
    expect(asked.seconds).toBe(120);
    // Half in: it shook hands over TCP, and begins with TLS only when nobody is to be served any more.
    const half = connect({ host: place.address, port: place.port });
    await new Promise((resolve) => half.once('connect', resolve));
    // One more word from the host: it has taken the first one in.
    expect((await ended(place)).code).toBe('ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED');
    value(await admin('network.switchOff', {}));
    await vi.waitUntil(() => half.closed, { timeout: 2_000 });
    expect((await ended(place)).code).toBe('ECONNREFUSED');
    fresh.stop();
    await fresh.start();
    expect((await ended(place)).code).toBe('ECONNREFUSED');
  });
});
