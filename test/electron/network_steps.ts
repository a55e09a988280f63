/** Steps of the parity script about the counter's network: each shell is once a machine that asks, once a host. */
import { expect } from 'vitest';
import type { Client } from '../../shared/contract/client.ts';
import type { DeviceId } from '../../shared/ids.ts';
import { code, value } from './app/with_app.ts';
import type { BothShells } from './both_shells.ts';
import { millis } from '../../shared/time.ts';
import { passport } from '../helpers/papers.ts';
import { asking, freePort, hostAt, joining, type Running } from './network/hosts.ts';

/** Asks a host of its own, which does not answer. */
export async function askToJoin(both: BothShells, door: Client): Promise<void> {
  const hosts = [await hostAt('127.0.0.4'), await hostAt('127.0.0.5')] as const;
  const codes = [
    value(await hosts[0].admin('device.pair', {})).code,
    value(await hosts[1].admin('device.pair', {})).code,
  ] as const;
  both.own('CODE', codes);
  const { comparison } = value(await door('station.join', { code: 'CODE' }));
  expect(value(await door('station.joining', {}))).toEqual({ state: 'asking', comparison, device: null });
  const shown = [];
  for (const host of hosts) shown.push(value(await host.admin('device.pairing', {})).comparison);
  expect(shown).toEqual(both.own(comparison));
}

/** Names a spare and takes it back; what only a spare does is refused. */
async function askForSpare(admin: Client, deviceId: DeviceId): Promise<void> {
  const place = { address: '127.0.0.9', port: 4320 };
  value(await admin('spare.name', { deviceId, place }));
  value(await admin('spare.dismiss', {}));
  expect(value(await admin('spare.state', {}))).toEqual({ term: 1, spare: null });
  expect(code(await admin('spare.dismiss', {}))).toBe('spare-none');
  expect(value(await admin('spare.here', {}))).toEqual({ superseded: null, spare: null });
  expect(code(await admin('spare.look', { passphrase: null }))).toBe('not-a-spare');
  const [officer] = value(await admin('officer.list', {}));
  if (officer === undefined) throw new Error('nobody');
  expect(code(await admin('spare.takeOver', { officerId: officer.id, pin: '314159' }))).toBe('not-a-spare');
}

/** Serves a device of its own, and puts it out. */
export async function serveDevice(both: BothShells, admin: Client): Promise<void> {
  both.own('ADDRESS', ['127.0.0.2', '127.0.0.3']);
  const place = { address: 'ADDRESS', port: await freePort('127.0.0.2') };
  value(await admin('network.switchOn', place));
  expect(value(await admin('network.state', {}))).toMatchObject({ place, listening: true, fault: null });
  const { code: shown } = value(await admin('device.pair', {}));
  const devices = [await asking(both.own(shown)[0]), await asking(both.own(shown)[1])];
  const { state, comparison } = value(await admin('device.pairing', {}));
  expect(state).toBe('asked');
  expect(both.own(comparison ?? '')).toEqual(devices.map((device) => device.comparison));
  const wanted = { comparison: comparison ?? '', name: 'Tablet 1', place: 'beforeXray' } as const;
  const { id } = value(await admin('device.approve', wanted));
  for (const device of devices) await joining(device, 'joined');
  await carryReferral(both, devices);
  value(await admin('device.rename', { deviceId: id, name: 'Meja 2', place: 'counter2' }));
  value(await admin('device.pair', {}));
  value(await admin('device.endPairing', {}));
  await askForSpare(admin, id);
  value(await admin('device.revoke', { deviceId: id }));
  expect(value(await admin('device.list', {}))).toMatchObject([
    { name: 'Meja 2', place: 'counter2', revokedBy: 'Admin Satu' },
  ]);
  value(await admin('network.switchOff', {}));
  expect(value(await admin('kept.state', {}))).toMatchObject({ host: 'here', own: [], others: 0, unreadable: 0 });
  value(await admin('kept.discard', { screeningId: null }));
}

/** A code of a device of its own, made at the station's time. */
async function carryReferral(both: BothShells, devices: readonly Running[]): Promise<void> {
  const referral = {
    sender: 'Petugas BP3MI',
    passport: passport({ number: 'X8000001' }).text,
    flight: '',
    selection: 'tip',
    purpose: '',
    asked: '',
    reason: 'Diminta orang lain membawa paspornya.',
    note: '',
  } as const;
  const codes = [];
  for (const device of devices) {
    device.clock.jump(millis(both.clock.now()) - millis(device.clock.now()));
    codes.push(value(await device.client('page')('carried.make', referral)).code);
  }
  const [here = '', there = ''] = codes;
  both.own('CARRIED-CODE-OF-A-DEVICE', [here, there]);
  // A station needs no code to reach itself.
  expect(await both.send('first', 'carried.make', referral)).toMatchObject({ error: { code: 'not-a-device' } });
  const officer = both.client('first');
  value(await officer('shift.open', { flights: [], clockConfirmed: true }));
  const code = 'CARRIED-CODE-OF-A-DEVICE';
  expect(value(await officer('carried.read', { code }))).toMatchObject({ sender: referral.sender, device: 'Tablet 1' });
  value(await officer('carried.accept', { code }));
}
