/** A referral that travels from a device without its station, as a code that a reader types at the station. */
import type { KeyObject } from 'node:crypto';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../../db/open.ts';
import { newKeyPair } from '../../../electron/app/network/certificates.ts';
import { readCarried, writeCarried } from '../../../electron/app/network/carried_code.ts';
import { randomBytesOf } from '../../../electron/app/randomness.ts';
import type { Client } from '../../../shared/contract/client.ts';
import { CarriedReferral, carriedPrefix, mostCarriedCharacters } from '../../../shared/domain/carried.ts';
import type { DeviceId } from '../../../shared/ids.ts';
import { passport } from '../../helpers/papers.ts';
import { desks } from '../app/cases.ts';
import { code, pins, signedIn, staffed, value, withApp, type People } from '../app/with_app.ts';
import { endAll, hostAt, hostFrom, paired, type Host, type Running } from './hosts.ts';

const referral: CarriedReferral = {
  sender: 'Petugas BP3MI',
  passport: passport({ number: 'X7000009' }).text,
  flight: 'AK 450',
  selection: 'documentFact',
  purpose: 'bekerja di Malaysia',
  asked: 'paspor, e-PMI tidak dapat ditunjukkan',
  reason: 'Halaman data paspor diragukan.',
  note: 'Penumpang setuju diantar.',
};

describe('the code itself', () => {
  const device = newKeyPair();
  const authority = newKeyPair();
  const now = '2026-11-21T01:00:00.000Z';
  const devices = [{ publicKey: device.publicKey, device: 'Tablet 1' }];
  const made = (words: CarriedReferral = referral) =>
    writeCarried({ privateKey: device.privateKey, authority: authority.publicKey, random: randomBytesOf, now }, words);
  const text = made() ?? '';
  const opened = (code: string, key: KeyObject = authority.privateKey) => readCarried(code, key, devices);

  it('says everything again, to the station alone, and never twice the same', () => {
    expect(opened(text)).toMatchObject({ device: 'Tablet 1', madeAt: now, referral });
    expect(opened(`  ${text.toLowerCase()}\n`)?.referral).toEqual(referral);
    expect(text).toMatch(/^TAPIS-BAWA-1:[A-Z2-7]+$/);
    expect(made()).not.toBe(text);
    expect(opened(text, newKeyPair().privateKey)).toBeNull();
    expect(opened(text, device.privateKey)).toBeNull();
    expect(readCarried(text, authority.privateKey, [{ publicKey: newKeyPair().publicKey, device: '' }])).toBeNull();
  });

  it('is refused with any letter changed, missing or added', () => {
    const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
    for (let at = 0; at < text.length; at += 1) {
      const [before, letter = '', after] = [text.slice(0, at), text.charAt(at), text.slice(at + 1)];
      const others = at < carriedPrefix.length ? '0' : letters.replace(letter, '');
      // Each of its five bits is another letter; the whole alphabet at the ends.
      const bits = [1, 2, 4, 8, 16].map((bit) => letters.charAt(letters.indexOf(letter) ^ bit));
      const whole = at < carriedPrefix.length || at % 40 === 0 || at > text.length - 3;
      const tried = whole ? [...others] : bits;
      for (const other of tried) expect(opened(before + other + after)).toBeNull();
      expect(opened(before + after)).toBeNull();
    }
    for (const more of ['A', 'AAAAAAAA', '=', ' A']) expect(opened(text + more)).toBeNull();
  });

  it('is not made where a reader could not tell it from the screen, and holds the longest Latin words', () => {
    const long = (letter: (at: number) => string) =>
      CarriedReferral.parse({
        ...referral,
        ...Object.fromEntries(
          Object.entries({ sender: 80, purpose: 60, asked: 160, reason: 240, note: 160 }).map(([name, size]) => [
            name,
            Array.from({ length: size }, (_none, at) => letter(at)).join(''),
          ]),
        ),
      });
    const words = 'paspor diragukan lem halaman data terbuka berangkat bersama agen tanpa nama ';
    const fits = made(long((at) => words.charAt((at * 7) % words.length)));
    expect(fits?.length).toBeLessThanOrEqual(mostCarriedCharacters);
    expect(made(long((at) => String.fromCodePoint(0x4e00 + ((at * 7919) % 20_000))))).toBeNull();
  });
});

describe('a referral carried to its station', () => {
  let host: Host;
  let device: Running & { readonly id: DeviceId };
  let people: People;
  let key: Uint8Array;
  let first: Client;
  const making = async (from: Running = device, changes: Partial<CarriedReferral> = {}): Promise<string> =>
    value(await from.client('page')('carried.make', { ...referral, ...changes })).code;
  beforeEach(async () => {
    await withApp(async (bench) => {
      ({ people } = await desks(bench, await staffed(bench)));
      key = await bench.key();
      host = await hostFrom(bench, '127.0.0.2');
    });
    device = await paired(host, 'Tablet 1', 'beforeXray');
    device.clock.jump(Date.parse(host.clock.now()) - Date.parse(device.clock.now()));
    first = await signedIn(host, people.first, pins.first);
  });
  afterEach(endAll);

  it('is made while the station is away, read and taken once it is there, and taken once', async () => {
    host.stop();
    const carried = await making();
    expect(code(await device.client('page')('station.state', {}))).toBe('station-unreachable');
    expect(code(await device.client('page')('carried.make', { ...referral, reason: 'pendek' }))).toBe('invalid-input');
    await host.start();
    const officer = await signedIn(host, people.first, pins.first);
    const { passport: _passport, ...said } = referral;
    const from = { ...said, device: 'Tablet 1', place: 'beforeXray', madeAt: device.clock.now() };
    const shown = { document: { documentNumber: 'X7000009' }, ...from };
    expect(value(await officer('carried.read', { code: carried }))).toMatchObject(shown);
    expect(value(await officer('carried.read', { code: carried.toLowerCase() }))).toMatchObject(shown);
    const { screeningId } = value(await officer('carried.accept', { code: carried }));
    const view = value(await officer('screening.get', { screeningId }));
    expect(view).toMatchObject({ carried: from, selection: 'documentFact', purpose: null, mine: true });
    for (const call of ['carried.read', 'carried.accept'] as const) {
      expect(code(await officer(call, { code: carried }))).toBe('carried-used');
    }
    // Another code for the same passport is no second record.
    expect(code(await officer('carried.accept', { code: await making() }))).toBe('already-open');
  });

  it('is nobody’s but Immigration’s, of no other station, and not of a revoked device', async () => {
    const carried = await making();
    const bp3mi = await signedIn(host, people.bp3mi, pins.bp3mi);
    expect(code(await bp3mi('carried.read', { code: carried }))).toBe('forbidden');
    expect(code(await host.client('nobody')('carried.accept', { code: carried }))).toBe('unauthenticated');
    expect(code(await host.client('nobody')('carried.make', referral))).toBe('not-a-device');
    const other = await paired(await hostAt('127.0.0.3'), 'Tablet 1', 'beforeXray');
    expect(code(await first('carried.read', { code: await making(other) }))).toBe('carried-unreadable');
    expect(code(await first('carried.read', { code: `${carriedPrefix}${'A'.repeat(80)}` }))).toBe('carried-unreadable');
    expect(
      code(await first('carried.read', { code: await making(device, { passport: 'bukan paspor '.repeat(4) }) })),
    ).toMatch(/^mrz-/);
    value(await host.admin('device.revoke', { deviceId: device.id }));
    expect(code(await first('carried.read', { code: carried }))).toBe('carried-revoked');
  });

  it('is refused twelve hours apart by either clock, unless the station doubts its own', async () => {
    const hours = 3_600_000;
    const late = await making();
    device.clock.jump(13 * hours);
    const early = await making();
    expect(code(await first('carried.read', { code: early }))).toBe('carried-clock');
    expect(value(await first('carried.read', { code: late })).sender).toBe(referral.sender);
    host.clock.advance(13 * hours);
    const later = await signedIn(host, people.first, pins.first);
    expect(code(await later('carried.read', { code: late }))).toBe('carried-clock');
    expect(value(await later('carried.read', { code: early })).sender).toBe(referral.sender);
    host.clock.jump(2 * hours);
    await signedIn(host, people.first, pins.first);
    expect(value(await later('carried.read', { code: late })).sender).toBe(referral.sender);
  });

  it('is read from a device that an earlier version paired, once it has shown itself', async () => {
    host.stop();
    const db = openDatabase({ path: join(host.dir, 'live', 'tapis.db'), key });
    db.exec('DROP TRIGGER deviceKey_stays; DELETE FROM deviceKey');
    db.close();
    await host.start();
    const carried = await making();
    await expect
      .poll(async () => (await device.client('page')('station.state', {})).ok, { timeout: 10_000 })
      .toBe(true);
    const officer = await signedIn(host, people.first, pins.first);
    expect(value(await officer('carried.read', { code: carried })).device).toBe('Tablet 1');
  });
});
