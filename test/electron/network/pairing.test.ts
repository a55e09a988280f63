/** The pairing code: two minutes, one use, one answer; and what it is worth to somebody else. */
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { authorityOf, certificateOf, newKeyPair, pemOf } from '../../../electron/app/network/certificates.ts';
import { pairingAuthority, pairingKey, readCode, writeCode } from '../../../electron/app/network/pairing_code.ts';
import { code, founding, value } from '../app/with_app.ts';
import { asking, endAll, hostAt, joining, keptBy, paired, running, said, type Host } from './hosts.ts';
import { ended, type Shown } from './raw.ts';

afterEach(endAll);

const newCode = async (host: Host) => value(await host.admin('device.pair', {})).code;
const stateAt = async (host: Host) => value(await host.admin('device.pairing', {})).state;
const refusalOf = async (text: string) => code(await (await running()).client('page')('station.join', { code: text }));

/** A certificate such as a device that asks makes from the code. */
function fromCode(text: string): Shown {
  const read = readCode(text);
  if (read === null) throw new Error('no code');
  const issuer = { name: pairingAuthority, privateKey: pairingKey(read.secret) };
  const { publicKey, privateKey } = newKeyPair();
  const purpose = { kind: 'client' } as const;
  return {
    key: pemOf(privateKey),
    cert: certificateOf({ subject: 'Tapis device', publicKey, purpose, serial: randomBytes(16) }, issuer),
  };
}

describe('a pairing code', () => {
  it('lets one device ask; a second one, or the same text again, is not accepted', async () => {
    const host = await hostAt('127.0.0.2');
    const text = await newCode(host);
    const first = await asking(text);
    expect(await stateAt(host)).toBe('asked');
    expect(await refusalOf(text)).toBe('pairing-not-accepted');
    expect(value(await host.admin('device.pairing', {})).comparison).toBe(first.comparison);
    const wanted = { comparison: first.comparison, name: 'Tablet 1', place: 'secondary' } as const;
    value(await host.admin('device.approve', wanted));
    await joining(first, 'joined');
    expect(await refusalOf(text)).toBe('pairing-not-accepted');
    expect(await stateAt(host)).toBe('none');
    expect(code(await host.admin('device.approve', wanted))).toBe('pairing-over');
  });

  it('is over after two minutes, when taken back, and when another is shown [L14 V6.5.5]', async () => {
    const host = await hostAt('127.0.0.2');
    const late = await newCode(host);
    host.clock.advance(120_000);
    expect(await refusalOf(late)).toBe('pairing-not-accepted');
    expect(await stateAt(host)).toBe('expired');
    const cancelled = await newCode(host);
    value(await host.admin('device.endPairing', {}));
    expect(await refusalOf(cancelled)).toBe('pairing-not-accepted');
    expect(code(await host.admin('device.endPairing', {}))).toBe('pairing-over');
    const replaced = await newCode(host);
    const newest = await newCode(host);
    expect(await refusalOf(replaced)).toBe('pairing-not-accepted');
    host.clock.advance(119_000);
    await asking(newest);
    expect(await said(host)).toEqual([
      'network-switched-on',
      ...['pairing-started', 'pairing-ended'],
      ...['pairing-started', 'pairing-ended'],
      ...['pairing-started', 'pairing-ended', 'pairing-started', 'device-asked'],
    ]);
  });

  it('opens nothing but the question: whoever has it reads no data of the station [L14]', async () => {
    const host = await hostAt('127.0.0.2');
    const shown = fromCode(await newCode(host));
    const { bytes } = await ended(host.place, shown);
    expect(bytes).toMatch(/^HTTP\/1\.1 401 /);
    expect(bytes).not.toContain(founding.name);
    await vi.waitUntil(async () => (await stateAt(host)) === 'lost');
    expect((await ended(host.place, shown)).bytes).toBe('');
  });

  it('does not lead a device to another host: it says nothing there [L14 V12.3.2]', async () => {
    const host = await hostAt('127.0.0.2');
    const other = await hostAt('127.0.0.3');
    const read = readCode(await newCode(host));
    if (read === null) throw new Error('no code');
    expect(await refusalOf(writeCode({ ...read, place: other.place }))).toBe('station-differs');
    expect(await said(other)).toEqual(['network-switched-on']);
    expect(await refusalOf(writeCode({ ...read, place: { ...host.place, address: '127.0.0.9' } }))).toBe(
      'station-unreachable',
    );
    for (const text of ['', 'TAPIS-PAIR-1:', 'P<IDNSANTOSO<<BUDI', `${writeCode(read)}x`]) {
      expect(await refusalOf(text)).toBe('pairing-code-wrong');
    }
  });
});

describe('a device that asks', () => {
  it('is refused, and stays what it was; it may ask again with another code', async () => {
    const host = await hostAt('127.0.0.2');
    const device = await asking(await newCode(host));
    value(await host.admin('device.endPairing', {}));
    await joining(device, 'refused');
    expect(existsSync(join(device.dir, 'joined'))).toBe(false);
    expect(value(await device.client('page')('station.state', {})).station).toBeNull();
    expect((await device.client('page')('station.join', { code: await newCode(host) })).ok).toBe(true);
    expect((await said(host)).filter((kind) => kind.startsWith('device'))).toEqual([
      'device-asked',
      'device-refused',
      'device-asked',
    ]);
  });

  it('is given up when it goes away, and after five minutes without an answer', async () => {
    const host = await hostAt('127.0.0.2');
    const gone = await asking(await newCode(host));
    gone.stop();
    await vi.waitUntil(async () => (await stateAt(host)) === 'lost');
    const slow = await asking(await newCode(host));
    host.clock.advance(300_000);
    expect(await stateAt(host)).toBe('lost');
    await joining(slow, 'lost');
    const wanted = { comparison: slow.comparison, name: 'Tablet', place: 'counter1' } as const;
    expect(code(await host.admin('device.approve', wanted))).toBe('pairing-over');
    expect(value(await host.admin('device.list', {}))).toEqual([]);
  });

  it('hears that the host went away, and does not join where a station was made meanwhile', async () => {
    const host = await hostAt('127.0.0.2');
    const device = await asking(await newCode(host));
    host.stop();
    await joining(device, 'lost');
    await host.start();
    const other = await hostAt('127.0.0.3');
    const busy = await asking(await newCode(other));
    value(await busy.client('page')('station.create', founding));
    const wanted = { comparison: busy.comparison, name: 'Tablet', place: 'counter1' } as const;
    value(await other.admin('device.approve', wanted));
    await joining(busy, 'failed');
    expect(existsSync(join(busy.dir, 'joined'))).toBe(false);
    expect(await busy.client('page')('station.join', { code: await newCode(other) })).toMatchObject({
      error: { code: 'station-exists' },
    });
  });
});

describe('a certificate', () => {
  it('copied from a device ends with the device, and its name may be given again', async () => {
    const host = await hostAt('127.0.0.2');
    const device = await paired(host, 'Tablet 1');
    const { privateKey: key, certificate: cert } = keptBy(device);
    expect((await ended(host.place, { key, cert })).bytes).toContain('"ok":true');
    const second = await asking(await newCode(host));
    const wanted = { comparison: second.comparison, name: 'Tablet 1', place: 'counter2' } as const;
    expect(code(await host.admin('device.approve', wanted))).toBe('device-name-taken');
    value(await host.admin('device.revoke', { deviceId: device.id }));
    expect((await ended(host.place, { key, cert })).bytes).toBe('');
    value(await host.admin('device.approve', wanted));
    const listed = value(await host.admin('device.list', {}));
    expect(listed.map(({ name, revokedAt }) => [name, revokedAt === null])).toEqual([
      ['Tablet 1', true],
      ['Tablet 1', false],
    ]);
  });

  it('that signs itself is turned away, and uses no code up', async () => {
    const host = await hostAt('127.0.0.2');
    const { code: text } = value(await host.admin('device.pair', {}));
    const own = newKeyPair();
    const issuer = { name: 'Tapis device', privateKey: own.privateKey };
    const self = { key: pemOf(own.privateKey), cert: authorityOf(issuer, randomBytes(16)) };
    expect((await ended(host.place, self)).bytes).toBe('');
    expect(await stateAt(host)).toBe('waiting');
    await asking(text);
  });
});
