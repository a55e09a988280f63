/** A station with devices: paired by code, forwarding every call, each window with a session of its own, until revoked. */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { OfficerId } from '../../../shared/ids.ts';
import { code, founding, pins, value } from '../app/with_app.ts';
import { restore } from '../../../electron/app/restore.ts';
import { endAll, hostAt, keptBy, paired, said, signInAdmin } from './hosts.ts';
import { endedUnasked } from './raw.ts';

afterEach(endAll);

function adminOf(officers: readonly { id: OfficerId; role: string }[]): OfficerId {
  const admin = officers.find(({ role }) => role === 'admin');
  if (admin === undefined) throw new Error('no admin');
  return admin.id;
}

describe('a device that was paired', () => {
  it('works at the host: the same station, a session for each window, kept over a restart of either', async () => {
    const host = await hostAt('127.0.0.2');
    const device = await paired(host, 'Tablet 1', 'beforeXray');
    const page = device.client('page');
    expect(value(await page('station.joining', {}))).toEqual({
      state: 'joined',
      comparison: null,
      device: { name: 'Tablet 1', place: 'beforeXray', station: founding.name },
    });
    expect(value(await page('station.state', {})).station?.name).toBe(founding.name);
    expect(code(await page('officer.list', {}))).toBe('unauthenticated');
    await signInAdmin(page);
    expect(value(await page('officer.list', {}))).toHaveLength(2);
    expect(value(await device.client('other')('session.current', {})).state).toBe('none');
    const [listed] = value(await host.admin('device.list', {}));
    expect(listed).toMatchObject({ id: device.id, name: 'Tablet 1', connected: true, pairedBy: 'Admin Satu' });
    expect(listed?.seenAt).not.toBeNull();

    device.stop();
    await device.start();
    expect(value(await device.client('page')('station.state', {})).station?.name).toBe(founding.name);
    expect(value(await device.client('page')('session.current', {})).state).toBe('none');

    host.stop();
    expect(code(await device.client('page')('station.state', {}))).toBe('station-unreachable');
    await host.start();
    const again = async () => (await device.client('page')('station.state', {})).ok;
    await vi.waitUntil(again, { timeout: 10_000 });
    expect(device.notes.filter((line) => line.startsWith('host'))).toEqual([
      expect.stringMatching(/^host not reached: E/),
      'host reached again',
    ]);
  });

  it('keeps its key for itself, and is not asked to join or found anything again', async () => {
    const host = await hostAt('127.0.0.2');
    const device = await paired(host);
    expect(statSync(join(device.dir, 'joined', 'station.json')).mode & 0o777).toBe(0o600);
    expect(statSync(join(device.dir, 'joined')).mode & 0o777).toBe(0o700);
    const { code: second } = value(await host.admin('device.pair', {}));
    expect(code(await device.client('page')('station.join', { code: second }))).toBe('station-exists');
    expect(code(await device.client('page')('station.create', founding))).toBe('station-exists');
    expect(code(await device.app().dispatch('page', 'no.such', {}))).toBe('unknown-call');
  });

  it('forgets the session of a window that is gone', async () => {
    const host = await hostAt('127.0.0.2');
    const device = await paired(host);
    const page = device.client('page');
    await signInAdmin(page);
    expect(value(await page('session.current', {})).state).toBe('active');
    device.app().forget('page');
    expect(value(await page('session.current', {})).state).toBe('none');
  });

  it('is cut at once when revoked, also in the middle of an open connection, and has nothing after a restart [L14]', async () => {
    const host = await hostAt('127.0.0.2');
    const device = await paired(host);
    const other = await paired(host, 'Tablet 2', 'counter2');
    const page = device.client('page');
    await signInAdmin(page);
    // Checked by argon2id while the device is put out: the answer is on its way, and must not arrive.
    const { officers } = value(await page('station.state', {}));
    const waiting = device.client('slow')('session.signIn', { officerId: adminOf(officers), pin: pins.admin });
    const revoked = value(await host.admin('device.revoke', { deviceId: device.id }));
    expect(revoked).toMatchObject({ revokedBy: 'Admin Satu', connected: false });
    expect(code(await waiting)).toBe('station-unreachable');
    expect(code(await page('session.current', {}))).toBe('station-unreachable');
    // Whoever has its key and says nothing is shown out too, without a word.
    const { privateKey, certificate } = keptBy(device);
    expect(await endedUnasked(host.place, { key: privateKey, cert: certificate })).toBe('');
    expect(code(await host.admin('device.revoke', { deviceId: device.id }))).toBe('device-revoked');
    expect(value(await other.client('page')('session.current', {})).state).toBe('none');
    host.stop();
    await host.start();
    const back = async () => (await other.client('page')('station.state', {})).ok;
    await vi.waitUntil(back, { timeout: 10_000 });
    expect(code(await page('session.current', {}))).toBe('station-unreachable');
    expect(await said(host)).toEqual([
      'network-switched-on',
      ...['pairing-started', 'device-asked', 'device-paired'],
      ...['pairing-started', 'device-asked', 'device-paired'],
      'device-revoked',
    ]);
  });

  it('leaves a station that let it go, and may join again; while it is let in it does not', async () => {
    const host = await hostAt('127.0.0.2');
    const device = await paired(host);
    const page = device.client('page');
    expect(code(await page('station.leave', {}))).toBe('device-still-paired');
    expect(code(await host.client('page')('station.leave', {}))).toBe('not-joined');
    value(await host.admin('device.revoke', { deviceId: device.id }));
    const turnedAway = async () => {
      await page('session.current', {});
      return value(await page('kept.state', {})).host === 'turnedAway';
    };
    await vi.waitUntil(turnedAway, { timeout: 10_000 });
    value(await page('station.leave', {}));
    expect(value(await page('station.state', {})).station).toBeNull();
    expect(value(await page('station.joining', {})).state).toBe('none');
    expect(readdirSync(device.dir).filter((name) => name.startsWith('joined'))).toEqual([
      expect.stringMatching(/^joined-left-/),
    ]);
  });

  it('comes in after a backup was restored only once the admin has switched the network on again', async () => {
    const host = await hostAt('127.0.0.2');
    const device = await paired(host);
    const { file } = value(await host.admin('backup.make', {}));
    value(await host.admin('device.revoke', { deviceId: device.id }));
    host.stop();
    const key = await host.machine.secrets.read('live');
    if (key === null) throw new Error('no key');
    await restore(host.machine, join(host.dir, 'backups', file), key);
    await host.start();
    await signInAdmin(host.admin);
    expect(value(await host.admin('network.state', {}))).toMatchObject({ place: null, listening: false });
    expect(code(await device.client('page')('station.state', {}))).toBe('station-unreachable');
    expect(value(await host.admin('device.list', {}))).toMatchObject([{ id: device.id, revokedAt: null }]);
    value(await host.admin('device.revoke', { deviceId: device.id }));
    value(await host.admin('network.switchOn', host.place));
    expect(code(await device.client('page')('station.state', {}))).toBe('station-unreachable');
    expect((await said(host)).slice(-3)).toEqual(['network-switched-off', 'device-revoked', 'network-switched-on']);
  });
});
