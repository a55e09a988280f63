/** Who may make a host of the spare, and when. What follows from it: take_over.soak.test.ts. */
import { afterEach, describe, expect, it } from 'vitest';
import { code, pins, value } from '../app/with_app.ts';
import { endAll, hostAt, officerOf, signInAdmin } from './hosts.ts';
import { act, inStep, spareOf } from './spares.ts';

afterEach(endAll);

describe('taking over', () => {
  it('is refused while the host lives, to everybody but an admin with the right PIN, and before a look', async () => {
    const host = await hostAt('127.0.0.2');
    const spare = await spareOf(host, '127.0.0.3');
    const page = spare.client('page');
    const admin = await officerOf(host.admin, 'admin');
    const head = await officerOf(host.admin, 'supervisor');
    expect(code(await page('spare.look', { passphrase: null }))).toBe('host-still-there');
    host.stop();
    expect(code(await page('station.leave', {}))).toBe('spare-keeps-copy');
    expect(code(await page('spare.takeOver', { officerId: admin, pin: pins.admin }))).toBe('spare-look-first');
    value(await page('spare.look', { passphrase: null }));
    expect(code(await page('spare.takeOver', { officerId: head, pin: pins.supervisor }))).toBe('officer-unknown');
    expect(code(await page('spare.takeOver', { officerId: admin, pin: '999999' }))).toBe('pin-wrong');
    await host.start();
    expect(code(await page('spare.takeOver', { officerId: admin, pin: pins.admin }))).toBe('host-still-there');
    await signInAdmin(host.admin);
    await inStep(host);
    expect(await act(host.admin, 'Petugas Kembali')).toBe(true);
    host.stop();
    // The host went on meanwhile: what was looked at is not what there is.
    expect(code(await page('spare.takeOver', { officerId: admin, pin: pins.admin }))).toBe('spare-look-first');
    value(await page('spare.look', { passphrase: null }));
    expect(code(await page('spare.takeOver', { officerId: admin, pin: '999999' }))).toBe('pin-wrong');
    for (let count = 0; count < 4; count += 1) await page('spare.takeOver', { officerId: admin, pin: '999999' });
    // Another look does not forget the tries.
    value(await page('spare.look', { passphrase: null }));
    expect(code(await page('spare.takeOver', { officerId: admin, pin: pins.admin }))).toBe('locked-out');
  });
});
