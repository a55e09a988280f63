/** The spare: a copy in step with its host, byte for byte over TLS, and what is acknowledged stays when the host is gone. */
import { existsSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { opensWith } from '../../../db/open.ts';
import { keyFileStore } from '../../../electron/app/key_file.ts';
import { confirmedHold, secondOf, take } from '../app/custody_station.ts';
import { code, flights, pins, signedIn, staff, value } from '../app/with_app.ts';
import { readCustody } from '../../../db/custody.ts';
import { inReadable } from '../../helpers/demo_station.ts';
import { diceOf } from '../machine.ts';
import { endAll, hostAt, officerOf, paired, running, said, serving, signInAdmin, type Running } from './hosts.ts';
import { act, adminAt, inStep, namesAt, spareOf, standing, stateOf, takeOver } from './spares.ts';

afterEach(endAll);

/** The folder of the copy that counts. */
function copyOf(spare: Running): string {
  const current: unknown = JSON.parse(readFileSync(join(spare.dir, 'standby', 'current.json'), 'utf8'));
  if (typeof current !== 'object' || current === null || !('copy' in current)) throw new Error('no copy');
  return join(spare.dir, 'standby', String(current.copy));
}

describe('a spare', () => {
  it('is named and dismissed by the admin, keeps nothing once it is none, and says what it is', async () => {
    const host = await hostAt('127.0.0.2');
    const spare = await spareOf(host, '127.0.0.3');
    expect(await stateOf(host)).toMatchObject({
      name: 'Cadangan',
      place: spare.place,
      standing: 'inStep',
      percent: 100,
      fault: null,
      placeFault: null,
    });
    expect(value(await spare.client('page')('spare.here', {})).spare).toMatchObject({
      passphrase: false,
    });
    expect(value(await host.client('page')('spare.here', {}))).toEqual({ superseded: null, spare: null });
    expect(code(await host.admin('spare.name', { deviceId: spare.id, place: host.place }))).toBe('spare-place-taken');
    expect(code(await host.admin('spare.look', { passphrase: null }))).toBe('not-a-spare');
    value(await host.admin('spare.dismiss', {}));
    expect(code(await host.admin('spare.dismiss', {}))).toBe('spare-none');
    await vi.waitUntil(() => readdirSync(join(spare.dir, 'standby')).length === 0, { timeout: 10_000 });
    expect(value(await spare.client('page')('spare.here', {})).spare).toBeNull();
    value(await host.admin('spare.name', { deviceId: spare.id, place: spare.place }));
    value(await host.admin('device.revoke', { deviceId: spare.id }));
    expect(value(await host.admin('spare.state', {})).spare).toBeNull();
  });

  it('has every act that was acknowledged, through many logs, a log emptied and backups; nobody else has a copy', async () => {
    const host = await hostAt('127.0.0.2');
    const other = await paired(host, 'Tablet 2', 'counter2');
    const spare = await spareOf(host, '127.0.0.3');
    const wanted: string[] = [];
    for (let count = 0; count < 240; count += 1) {
      const name = `Petugas ${String(count)}`;
      if (await act(host.admin, name)) wanted.push(name);
      if (count % 80 === 0) value(await host.admin('backup.make', {}));
    }
    expect(wanted).toHaveLength(240);
    expect(existsSync(join(other.dir, 'standby'))).toBe(false);
    expect(code(await other.client('page')('spare.look', { passphrase: null }))).toBe('not-a-spare');
    host.stop();
    expect(await takeOver(spare)).toBe(2);
    expect(await namesAt(await adminAt(spare))).toEqual(expect.arrayContaining(wanted));
    expect((await said(spare)).slice(-2)).toEqual(['host-taken-over', 'device-revoked']);
  });

  it('that is gone holds nobody up; it is behind, and in step again once it is back', async () => {
    const host = await hostAt('127.0.0.2');
    const spare = await spareOf(host, '127.0.0.3');
    spare.stop();
    expect(await act(host.admin, 'Petugas Sendiri')).toBe(true);
    await standing(host, 'behind');
    expect(await act(host.admin, 'Petugas Lagi')).toBe(true);
    await spare.start();
    await inStep(host);
    host.stop();
    await takeOver(spare);
    expect(await namesAt(await adminAt(spare))).toEqual(expect.arrayContaining(['Petugas Sendiri', 'Petugas Lagi']));
  });

  it('goes over to a new key with its host; the old one opens nothing of it any more', async () => {
    const host = await hostAt('127.0.0.2');
    const spare = await spareOf(host, '127.0.0.3');
    const before = await host.machine.secrets.read('live');
    const head = host.client('head');
    const supervisor = await officerOf(head, 'supervisor');
    if (before === null) throw new Error('no key');
    const { fingerprint } = value(await host.admin('key.state', {}));
    const approving = {
      officerId: supervisor,
      pin: pins.supervisor,
      call: 'key.rotate',
      subject: fingerprint,
    } as const;
    const { approvalId } = value(await host.admin('session.approve', approving));
    const copied = copyOf(spare);
    value(await host.admin('key.rotate', { approvalId }));
    await vi.waitUntil(() => copyOf(spare) !== copied, { timeout: 20_000 });
    await inStep(host);
    expect(opensWith({ path: join(copyOf(spare), 'live', 'tapis.db'), key: before })).toBe(false);
    expect(await act(host.admin, 'Petugas Kunci Baru')).toBe(true);
    host.stop();
    await takeOver(spare);
    expect(await namesAt(await adminAt(spare))).toContain('Petugas Kunci Baru');
  });

  it('of a station with a passphrase keeps the key only under it', async () => {
    const passphrase = 'kapal kecil di sungai musi';
    const host = await hostAt('127.0.0.2');
    const spare = await spareOf(host, '127.0.0.3');
    const copied = copyOf(spare);
    value(await host.admin('key.protect', { passphrase }));
    await vi.waitUntil(() => copyOf(spare) !== copied, { timeout: 20_000 });
    await inStep(host);
    expect(readdirSync(join(copyOf(spare), 'keys'))).toEqual(['live.passphrase']);
    expect(await act(host.admin, 'Petugas Sandi')).toBe(true);
    host.stop();
    spare.stop();
    await spare.start();
    const page = spare.client('page');
    expect(value(await page('spare.here', {})).spare?.passphrase).toBe(true);
    expect(code(await page('spare.look', { passphrase: null }))).toBe('passphrase-wrong');
    expect(code(await page('spare.look', { passphrase: 'bukan itu sama sekali' }))).toBe('passphrase-wrong');
    await takeOver(spare, passphrase);
    expect(await namesAt(await adminAt(spare))).toContain('Petugas Sandi');
    expect(await spare.machine.secrets.at(spare.dir).passphrase?.isClosed()).toBe(true);
  });
});

describe('a copy whose host is gone', () => {
  it('opens up to its last whole commit where its log is torn, and not at all where a page is damaged', async () => {
    const host = await hostAt('127.0.0.2');
    host.stop(); // what was recorded so far goes from the log into the file
    await host.start();
    await signInAdmin(host.admin);
    const spare = await spareOf(host, '127.0.0.3');
    expect(await act(host.admin, 'Petugas Utuh')).toBe(true);
    host.stop();
    spare.stop();
    const path = join(copyOf(spare), 'live', 'tapis.db');
    const log = readFileSync(`${path}-wal`);
    truncateSync(`${path}-wal`, log.length - 100);
    const base = readFileSync(path);
    const broken = Buffer.from(base);
    for (let page = 3; page < base.length / 4096; page += 1) broken.fill(0x5a, page * 4096 + 100, page * 4096 + 200);
    writeFileSync(path, broken);
    await spare.start();
    const page = spare.client('page');
    expect(code(await page('spare.look', { passphrase: null }))).toBe('spare-copy-damaged');
    writeFileSync(path, base);
    const torn = value(await page('spare.look', { passphrase: null }));
    expect(torn.admins.map(({ name }) => name)).toEqual(['Admin Satu']);
    expect(torn.events).toBeGreaterThan(5);
  });

  it('of another station is refused, and so is one of no station', async () => {
    const host = await hostAt('127.0.0.2');
    const spare = await spareOf(host, '127.0.0.3');
    const foreign = await hostAt('127.0.0.4');
    host.stop();
    foreign.stop();
    spare.stop();
    const copy = copyOf(spare);
    const key = await foreign.machine.secrets.read('live');
    if (key === null) throw new Error('no key');
    writeFileSync(join(copy, 'live', 'tapis.db'), readFileSync(join(foreign.dir, 'live', 'tapis.db')));
    writeFileSync(join(copy, 'live', 'tapis.db-wal'), '');
    await spare.start();
    const page = spare.client('page');
    expect(code(await page('spare.look', { passphrase: null }))).toBe('spare-copy-damaged');
    writeFileSync(join(copy, 'keys', 'live.key'), `${Buffer.from(key).toString('hex')}\n`);
    expect(await keyFileStore(copy).read('live')).toEqual(key);
    expect(code(await page('spare.look', { passphrase: null }))).toBe('spare-copy-damaged');
  });
});

describe('a passport that was taken', () => {
  it('is in the custody of the new host, with its receipt, and so is the whole log', async () => {
    const one = await running();
    const people = await staff(one);
    const host = await serving(one, '127.0.0.2', await adminAt(one));
    const spare = await spareOf(host, '127.0.0.3');
    const first = await signedIn(one, people.first, pins.first);
    value(await first('shift.open', { flights, clockConfirmed: true }));
    await take(first, await confirmedHold(first, 'X1234567', secondOf(people)), { seal: 'S-1' });
    host.stop();
    expect(await takeOver(spare)).toBe(2);
    spare.stop();
    const [before, after] = await Promise.all(
      [host.dir, spare.dir].map((dir) =>
        inReadable(dir, (db) => ({
          custody: readCustody(db).custodyBalance(),
          agrees: readCustody(db).custodyAgrees(),
          passports: db.prepare('SELECT * FROM custody ORDER BY id').all(),
          screenings: db.prepare('SELECT * FROM screening ORDER BY id').all(),
          events: db.prepare("SELECT * FROM event WHERE kind NOT LIKE 'host-%' ORDER BY seq").all(),
          whole: db.pragma('integrity_check', { simple: true }),
        })),
      ),
    );
    if (before === undefined || after === undefined) throw new Error('unreachable');
    expect(before.custody.held).toBe(1);
    expect(after).toMatchObject({ agrees: true, whole: 'ok' });
    expect(after.custody).toEqual(before.custody);
    expect(after.passports).toEqual(before.passports);
    expect(after.screenings).toEqual(before.screenings);
    expect(after.events.slice(0, before.events.length)).toEqual(before.events);
  });
});

describe('acts at several desks', () => {
  it(
    'that were acknowledged are there after the host or the spare went away at any moment',
    { timeout: 120_000 },
    async () => {
      const dice = diceOf('cadangan');
      for (let round = 0; round < 2; round += 1) {
        const host = await hostAt('127.0.0.2');
        const spare = await spareOf(host, '127.0.0.3');
        const desk = await paired(host, 'Tablet 2', 'counter2');
        const pages = [host.admin, await adminAt(desk)];
        const wanted: string[] = [];
        let going = true;
        const working = pages.map(async (page, number) => {
          for (let count = 0; going; count += 1) {
            const name = `Petugas ${String(round)} ${String(number)} ${String(count)}`;
            const acknowledged = await act(page, name).catch(() => false); // its host was closed under it
            if (acknowledged && going) wanted.push(name);
          }
        });
        const acts = 1 + dice.upTo(40);
        await vi.waitUntil(() => wanted.length >= acts, { timeout: 20_000, interval: 1 });
        // In step at this moment: what is acknowledged until now is all there.
        const promised = [...wanted];
        going = false;
        host.stop();
        await Promise.all(working);
        if (dice.chance(50)) {
          spare.stop();
          await spare.start();
        }
        await takeOver(spare);
        expect(await namesAt(await adminAt(spare))).toEqual(expect.arrayContaining(promised));
        endAll();
      }
    },
  );
});
