/** The spare takes the place of a host that is gone; devices follow, and the old host is refused until told what it is. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { restore } from '../../../electron/app/restore.ts';
import { currentCopy, makeOf } from '../../../electron/app/standby/folder.ts';
import { hostAt as hostThere } from '../../../electron/app/standby/host_there.ts';
import { code, founding, value } from '../app/with_app.ts';
import { endAll, freePort, hostAt, keptBy, said, signInAdmin, type Running } from './hosts.ts';
import { act, adminAt, inStep, namesAt, spareOf, takeOver, threeOf } from './spares.ts';

afterEach(endAll);

const long = { timeout: 30_000, interval: 100 };

const answers = async (device: Running) => (await device.client('page')('station.state', {})).ok;

/** Waits until a host that came back says that it is none any more. */
const superseded = (host: Running) =>
  vi.waitUntil(async () => value(await host.client('page')('spare.here', {})).superseded !== null, long);

describe('taking over', () => {
  it('is followed by every device; the old host is refused by all, and is told by the spare’s place', async () => {
    const { host, spare, desk, replaced } = await threeOf();
    expect(await act(await adminAt(desk), 'Petugas Terakhir')).toBe(true);
    await replaced();
    expect(keptBy(desk)).toMatchObject({ term: 2, before: host.place, isSpare: false });
    const page = await adminAt(desk, 'again');
    expect(await namesAt(page)).toContain('Petugas Terakhir');
    expect(await act(page, 'Petugas Sesudahnya')).toBe(true);

    // At its start it asks where its spare would answer, before it serves anybody.
    await host.start();
    expect(value(await host.client('page')('spare.here', {})).superseded).toMatchObject({
      term: 2,
      address: '127.0.0.3',
    });
    await signInAdmin(host.admin);
    expect(code(await host.admin('settings.set', value(await host.admin('settings.get', {}))))).toBe('host-superseded');
    expect(code(await host.admin('device.pair', {}))).toBe('host-superseded');
    expect(await namesAt(host.admin)).not.toContain('Petugas Sesudahnya');
    await vi.waitUntil(async () => (await hostThere(host.place, keptBy(desk).authority)) === null, long);
    expect((await said(host)).at(-1)).toBe('host-superseded');
    host.stop();
    await host.start();
    expect(code(await host.client('page')('station.create', founding))).toBe('host-superseded');
    expect((await said(spare)).slice(-2)).toEqual(['host-taken-over', 'device-revoked']);
  });

  it('is told to an old host by a device, where the new host could not be asked', async () => {
    const { host, spare, desk, replaced } = await threeOf();
    await replaced();
    spare.stop();
    await host.start(); // nobody answers at the place of its spare: it cannot know
    expect(value(await host.client('page')('spare.here', {})).superseded).toBeNull();
    expect(await answers(desk)).toBe(false);
    await spare.start();
    await superseded(host);
    await vi.waitUntil(() => answers(desk), long);
    await vi.waitUntil(() => keptBy(desk).before === null, long);
  });

  it('of a host whose address the new one was given later is refused by devices at the handshake', async () => {
    const { host, spare, desk, replaced } = await threeOf();
    await replaced();
    spare.stop();
    desk.stop();
    await host.start();
    const path = join(desk.dir, 'joined', 'station.json');
    const kept = { ...keptBy(desk), host: host.place, before: null };
    // It is there, and would be gone to by a device that has not heard of the second term.
    writeFileSync(path, JSON.stringify({ ...kept, term: 1 }), { mode: 0o600 });
    await desk.start();
    await vi.waitUntil(() => answers(desk), long);
    desk.stop();
    writeFileSync(path, JSON.stringify(kept), { mode: 0o600 });
    await desk.start();
    expect(code(await desk.client('page')('station.state', {}))).toBe('station-unreachable');
  });

  it('goes on from host to host: a second spare, a third term', async () => {
    const { spare, desk: other, replaced } = await threeOf();
    await replaced();
    const admin = await adminAt(spare);
    const place = { address: '127.0.0.4', port: await freePort('127.0.0.4') };
    value(await admin('spare.name', { deviceId: other.id, place }));
    await inStep({ admin });
    expect(await act(admin, 'Petugas Kedua')).toBe(true);
    spare.stop();
    expect(await takeOver(other)).toBe(3);
    expect(await namesAt(await adminAt(other))).toContain('Petugas Kedua');
  });

  it('that was decided and broken off is brought to its end by the next start', async () => {
    const host = await hostAt('127.0.0.2');
    const spare = await spareOf(host, '127.0.0.3');
    expect(await act(host.admin, 'Petugas Listrik')).toBe(true);
    host.stop();
    spare.stop();
    const current = await currentCopy(spare.dir);
    if (current === null) throw new Error('no copy');
    await makeOf(spare.dir, current.copy, 'next');
    const { authority } = keptBy(spare);
    writeFileSync(join(spare.dir, 'standby', 'ready'), 'ready\n', { mode: 0o600 });
    await spare.start();
    expect(await namesAt(await adminAt(spare))).toContain('Petugas Listrik');
    expect(existsSync(join(spare.dir, 'standby'))).toBe(false);
    expect(existsSync(join(spare.dir, 'joined', 'station.json'))).toBe(false);
    expect(readFileSync(join(spare.dir, 'joined', 'was-station.json'), 'utf8')).toContain(authority.slice(30, 60));
  });
});

describe('a backup of before', () => {
  it('restored on the new host keeps its term, so that the devices keep to it', async () => {
    const { host, spare, desk, replaced } = await threeOf();
    const { file } = value(await host.admin('backup.make', {}));
    await replaced();
    spare.stop();
    const key = await host.machine.secrets.read('live');
    if (key === null) throw new Error('no key');
    await restore(spare.machine, join(host.dir, 'backups', file), key);
    await spare.start();
    const admin = await adminAt(spare);
    value(await admin('network.switchOn', spare.place));
    await vi.waitUntil(() => answers(desk), long);
    expect(value(await admin('spare.state', {}))).toEqual({ term: 2, spare: null });
  });
});
