/** Where a machine stands: told to its pages, kept with what was accepted there, changed by the admin. */
import { afterEach, describe, expect, it } from 'vitest';
import { DeviceId, newId } from '../../../shared/ids.ts';
import { randomBytesOf } from '../../../electron/app/randomness.ts';
import { atCounter, offerOf, postponedCase } from '../app/after.ts';
import { desks, referredWork } from '../app/cases.ts';
import { code, pins, signedIn, staffed, value, withApp } from '../app/with_app.ts';
import { endAll, hostAt, hostFrom, paired, said, signInAdmin } from './hosts.ts';

afterEach(endAll);

describe('the place of a machine', () => {
  it('is told to its own pages: of the station’s machine by the settings, of a device by its pairing', async () => {
    const host = await hostAt('127.0.0.2');
    const device = await paired(host, 'Tablet 1', 'counter2');
    const here = async () => value(await host.client('page')('session.current', {})).desk;
    const there = async () => value(await device.client('page')('session.current', {})).desk;
    expect(await here()).toEqual({ place: 'beforeXray', device: null });
    expect(await there()).toEqual({ place: 'counter2', device: 'Tablet 1' });
    const settings = value(await host.admin('settings.get', {}));
    value(await host.admin('settings.set', { ...settings, place: 'supervisor' }));
    expect(await here()).toEqual({ place: 'supervisor', device: null });
    expect(await there()).toEqual({ place: 'counter2', device: 'Tablet 1' });
  });

  it('stays with a referral that was accepted there, also when the machine is moved later', async () => {
    await withApp(async (bench) => {
      const { people, bp3mi } = await desks(bench, await staffed(bench));
      const { screeningId, referralId } = await referredWork(bp3mi);
      const host = await hostFrom(bench, '127.0.0.2');
      const device = await paired(host, 'Meja 2', 'counter2');
      const first = await signedIn(device, people.first, pins.first);
      value(await first('referral.accept', { referralId }));
      const moved = { deviceId: device.id, name: 'Meja 2', place: 'secondary' } as const;
      value(await host.admin('device.rename', moved));
      const desk = await signedIn(host, people.bp3mi, pins.bp3mi);
      const told = { acceptedBy: 'Pejabat Pertama', acceptedPlace: 'counter2' };
      expect(value(await desk('screening.get', { screeningId })).referral).toMatchObject(told);
      expect(value(await desk('screening.mine', {}))).toMatchObject([{ referral: 'accepted', ...told }]);
    });
  });

  it('stays with a person who was received there, and is not told of a receiver outside', async () => {
    await withApp(async (bench) => {
      const { people, first: counter } = await atCounter(bench);
      const { screeningId } = await postponedCase(bench, counter);
      const host = await hostFrom(bench, '127.0.0.2');
      const device = await paired(host, 'Meja 1', 'counter1');
      const first = await signedIn(host, people.first, pins.first);
      const bp3mi = await signedIn(device, people.bp3mi, pins.bp3mi);
      const police = value(await first('handover.offer', offerOf(screeningId, { toWhom: 'police', office: 'Polsek' })));
      const receiver = { name: 'Aiptu Penerima', post: 'Polsek', paper: '' };
      value(await first('handover.answer', { handoverId: police.handoverId, accepted: true, receiver, note: '' }));
      const { handoverId } = value(await first('handover.offer', offerOf(screeningId)));
      value(await bp3mi('handover.answer', { handoverId, accepted: true, receiver: null, note: '' }));
      const places = value(await first('handover.case', { screeningId })).handovers.map(({ toWhom, receivedPlace }) => [
        toWhom,
        receivedPlace,
      ]);
      expect(Object.fromEntries(places)).toEqual({ police: null, bp3mi: 'counter1' });
    });
  });
});

describe('a device that is renamed', () => {
  it('has its new name and place at once, and whoever works there goes on', async () => {
    const host = await hostAt('127.0.0.2');
    const device = await paired(host, 'Tablet 1', 'counter1');
    const page = device.client('page');
    await signInAdmin(page);
    const wanted = { deviceId: device.id, name: 'Meja Imigrasi', place: 'secondary' } as const;
    const shown = { name: wanted.name, place: wanted.place };
    expect(value(await host.admin('device.rename', wanted))).toMatchObject({ ...shown, connected: true });
    expect(value(await page('session.current', {}))).toMatchObject({
      state: 'active',
      desk: { place: 'secondary', device: 'Meja Imigrasi' },
    });
    value(await host.admin('device.rename', { ...wanted, place: 'counter4' }));
    host.stop();
    await host.start();
    await signInAdmin(host.admin);
    expect(value(await host.admin('device.list', {}))).toMatchObject([{ name: 'Meja Imigrasi', place: 'counter4' }]);
    expect((await said(host)).slice(-2)).toEqual(['device-renamed', 'device-renamed']);
  });

  it('takes no name another device in use has, and leaves its own name free', async () => {
    const host = await hostAt('127.0.0.2');
    const one = await paired(host, 'Tablet 1', 'counter1');
    const two = await paired(host, 'Tablet 2', 'counter2');
    const rename = (deviceId: DeviceId, name: string) =>
      host.admin('device.rename', { deviceId, name, place: 'counter1' });
    expect(code(await rename(one.id, 'Tablet 1'))).toBe('device-unchanged');
    expect(code(await rename(one.id, 'Tablet 2'))).toBe('device-name-taken');
    expect(code(await rename(one.id, '   '))).toBe('invalid-input');
    expect(code(await rename(newId(DeviceId, 'dev', randomBytesOf), 'Tablet 3'))).toBe('device-unknown');
    value(await rename(one.id, 'Tablet 3'));
    const three = await paired(host, 'Tablet 1', 'counter3');
    value(await host.admin('device.revoke', { deviceId: two.id }));
    expect(code(await rename(two.id, 'Tablet 4'))).toBe('device-revoked');
    value(await rename(three.id, 'Tablet 2'));
    const names = value(await host.admin('device.list', {})).map(({ name, revokedAt }) => [name, revokedAt === null]);
    // Paired in the same moment of the test's clock, so their order is open.
    expect(names.slice(0, 2).toSorted()).toEqual([
      ['Tablet 2', true],
      ['Tablet 3', true],
    ]);
    expect(names.slice(2)).toEqual([['Tablet 2', false]]);
  });
});
