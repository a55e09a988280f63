import { describe, expect, it } from 'vitest';
import type { OfficerId } from '../../../shared/ids.ts';
import { inDatabase } from './beside.ts';
import { code, flights, pins, signedIn, staffed, value, withApp } from './with_app.ts';

describe('sign-in', () => {
  it('knows no default credential: before first run nobody can sign in [V6.3.2]', async () => {
    await withApp(async (bench) => {
      const client = bench.client('page');
      expect(value(await client('station.state', {})).officers).toEqual([]);
      expect(code(await client('shift.current', {}))).toBe('unauthenticated');
    });
  });

  it('takes a PIN as it was sent: what stands around it is not taken off, and nothing is cut [V6.2.8]', async () => {
    await withApp(async (bench) => {
      const { bp3mi: officerId } = await staffed(bench);
      const attempt = async (pin: string) => code(await bench.client('page')('session.signIn', { officerId, pin }));
      for (const pin of [` ${pins.bp3mi}`, `${pins.bp3mi} `, `${pins.bp3mi}\n`, `${pins.bp3mi}0000000`]) {
        expect([pin, await attempt(pin)]).toEqual([pin, 'invalid-input']);
      }
      expect(await attempt(`${pins.bp3mi}0`)).toBe('pin-wrong');
      expect(await attempt(`0${pins.bp3mi}`)).toBe('pin-wrong');
      expect(await attempt(pins.bp3mi)).toBeNull();
    });
  });

  it('refuses simple PINs and equal PINs at first run [V6.2.4]', async () => {
    await withApp(async (bench) => {
      const client = bench.client('page');
      const create = (admin: string, supervisor: string) =>
        client('station.create', {
          airport: 'PLM',
          counter: 'A1',
          name: 'Konter A1',
          admin: { name: 'Admin Satu', serviceNumber: '', pin: admin },
          supervisor: {
            name: 'Kepala Regu',
            serviceNumber: '',
            pin: supervisor,
            agency: 'bp3mi',
            immigrationOfficial: false,
          },
        });
      expect(code(await create('111111', '271828'))).toBe('pin-too-simple');
      expect(code(await create('123456', '271828'))).toBe('pin-too-simple');
      expect(code(await create('271828', '271828'))).toBe('pins-equal');
      expect(code(await create('314159', '271828'))).toBeNull();
      expect(code(await create('314159', '271828'))).toBe('station-exists');
    });
  });

  it('locks out after wrong PINs, for a time that is capped, and survives a restart [L8 V2.4.1 V6.3.1]', async () => {
    await withApp(async (bench) => {
      const people = await staffed(bench);
      const client = bench.client('page');
      const attempt = (pin: string) => client('session.signIn', { officerId: people.bp3mi, pin });
      expect(code(await attempt('000001'))).toBe('pin-wrong');
      expect(code(await attempt('000001'))).toBe('pin-wrong');
      expect(code(await attempt('000001'))).toBe('pin-wrong');
      expect(code(await attempt(pins.bp3mi))).toBe('locked-out');
      await bench.reopen();
      expect(code(await attempt(pins.bp3mi))).toBe('locked-out');
      bench.advance(5_001);
      expect(code(await attempt(pins.bp3mi))).toBeNull();
    });
  });

  it('counts tries that are sent side by side [V6.3.1]', async () => {
    await withApp(async (bench) => {
      const people = await staffed(bench);
      const tries = Array.from({ length: 8 }, (_, index) =>
        bench.client(`page ${String(index)}`)('session.signIn', { officerId: people.bp3mi, pin: '000001' }),
      );
      const codes = (await Promise.all(tries)).map(code);
      expect(codes.filter((one) => one === 'pin-wrong')).toHaveLength(3);
      expect(codes.filter((one) => one === 'locked-out')).toHaveLength(5);
    });
  });

  it('a one-time code works once, and the officer chooses the PIN [V6.4.1 V6.5.4]', async () => {
    await withApp(async (bench) => {
      const people = await staffed(bench);
      const admin = await signedIn(bench, people.admin, pins.admin);
      const { officer, code: once } = value(
        await admin('officer.add', {
          name: 'Petugas Baru',
          serviceNumber: '',
          agency: 'bp3mi',
          role: 'bp3mi',
          immigrationOfficial: false,
        }),
      );
      expect(once).toMatch(/^\d{8}$/);
      const page = bench.client('new');
      expect(code(await page('session.signIn', { officerId: officer.id, pin: '192837' }))).toBe('enrolment-needed');
      const wrong = once === '00000000' ? '00000001' : '00000000';
      expect(code(await page('session.enrol', { officerId: officer.id, code: wrong, pin: '192837' }))).toBe(
        'code-wrong',
      );
      value(await page('session.enrol', { officerId: officer.id, code: once, pin: '192837' }));
      expect(code(await page('session.enrol', { officerId: officer.id, code: once, pin: '918273' }))).toBe(
        'already-enrolled',
      );
      expect(value(await page('session.current', {})).officer?.name).toBe('Petugas Baru');
    });
  });

  it('a one-time code opens nothing after three days, and whoever holds it is told so [V6.4.1]', async () => {
    await withApp(async (bench) => {
      const people = await staffed(bench);
      const hour = 3_600_000;
      const technician = () => signedIn(bench, people.admin, pins.admin);
      const reset = async (officerId: OfficerId) =>
        value(await (await technician())('officer.resetPin', { officerId, approvalId: null })).code;
      const enrol = async (officerId: OfficerId, once: string) =>
        code(await bench.client('new')('session.enrol', { officerId, code: once, pin: '192837' }));
      const [early, late] = [await reset(people.first), await reset(people.bp3mi)];
      bench.advance(72 * hour - 1);
      // The code of somebody else, made meanwhile, changes nothing for those who wait.
      await reset(people.second);
      expect(await enrol(people.first, early)).toBeNull();
      bench.advance(2);
      const wrong = late === '00000000' ? '00000001' : '00000000';
      expect(await enrol(people.bp3mi, wrong)).toBe('code-wrong');
      expect(await enrol(people.bp3mi, late)).toBe('code-expired');
      expect(await enrol(people.bp3mi, await reset(people.bp3mi))).toBeNull();
    });
  });

  it('a session at work is locked twelve hours after its PIN, and no earlier; the PIN gives it twelve more [V7.3.2]', async () => {
    await withApp(async (bench) => {
      const people = await staffed(bench);
      const officer = await signedIn(bench, people.bp3mi, pins.bp3mi);
      const quarter = 15 * 60_000;
      const state = async () => value(await officer('session.current', {})).state;
      const workFor = async (quarters: number) => {
        for (let done = 0; done < quarters; done += 1) {
          bench.advance(quarter);
          value(await officer('words.show', { screeningId: null, display: 'second' }));
        }
      };
      for (const _ of ['a shift', 'and another']) {
        await workFor(12 * 4);
        expect(await state()).toBe('active');
        bench.advance(1);
        expect(await state()).toBe('locked');
        expect(code(await officer('words.show', { screeningId: null, display: 'second' }))).toBe('session-locked');
        value(await officer('session.signIn', { officerId: people.bp3mi, pin: pins.bp3mi }));
      }
    });
  });

  it('an admin’s own PIN is reset only by two persons [V6.4.3]', async () => {
    await withApp(async (bench) => {
      const people = await staffed(bench);
      const admin = await signedIn(bench, people.admin, pins.admin);
      const reset = { officerId: people.admin, approvalId: null };
      expect(code(await admin('officer.resetPin', reset))).toBe('second-person-needed');
      const approval = value(
        await admin('session.approve', {
          officerId: people.supervisor,
          pin: pins.supervisor,
          call: 'officer.resetPin',
          subject: people.admin,
        }),
      );
      value(await admin('officer.resetPin', { ...reset, approvalId: approval.approvalId }));
    });
  });

  it('settings that an earlier version stored stand, with the start value of what came since', async () => {
    await withApp(async (bench) => {
      const { admin } = await staffed(bench);
      const technician = await signedIn(bench, admin, pins.admin);
      const settings = value(await technician('settings.get', {}));
      value(
        await technician('settings.set', {
          ...settings,
          idleMinutes: 7,
          referralPlace: 'Ruang Imigrasi',
          place: 'counter1',
        }),
      );
      expect(value(await technician('settings.get', {}))).toMatchObject({
        referralPlace: 'Ruang Imigrasi',
        place: 'counter1',
      });
      await inDatabase(bench, (db) => {
        db.exec("UPDATE setting SET value = json_remove(value, '$.referralPlace', '$.place') WHERE name = 'settings'");
      });
      const again = await signedIn(bench, admin, pins.admin);
      expect(value(await again('settings.get', {}))).toEqual({ ...settings, idleMinutes: 7, referralPlace: '' });
    });
  });

  it('a deactivated officer is out at once, everywhere [V7.4.2 V7.4.5]', async () => {
    await withApp(async (bench) => {
      const people = await staffed(bench);
      const admin = await signedIn(bench, people.admin, pins.admin);
      const officer = await signedIn(bench, people.bp3mi, pins.bp3mi);
      value(await admin('officer.deactivate', { officerId: people.bp3mi }));
      expect(code(await officer('shift.current', {}))).toBe('unauthenticated');
      expect(code(await admin('officer.deactivate', { officerId: people.admin }))).toBe('last-admin');
    });
  });

  it('a locked screen gives nothing away, and unlocking brings the work back [E24 V7.4.1 V14.3.1]', async () => {
    await withApp(async (bench) => {
      const people = await staffed(bench);
      const officer = await signedIn(bench, people.bp3mi, pins.bp3mi);
      value(await officer('shift.open', { flights, clockConfirmed: true }));
      value(await officer('session.lock', { cause: 'idle' }));
      expect(code(await officer('shift.log', {}))).toBe('session-locked');
      expect(value(await officer('session.current', {}))).toMatchObject({ state: 'locked' });
      value(await officer('session.signIn', { officerId: people.bp3mi, pin: pins.bp3mi }));
      expect(code(await officer('shift.log', {}))).toBeNull();
    });
  });

  it('the admin sees no traveller data, the auditor changes nothing [V8.2.1]', async () => {
    await withApp(async (bench) => {
      const people = await staffed(bench);
      const admin = await signedIn(bench, people.admin, pins.admin);
      expect(code(await admin('shift.log', {}))).toBe('forbidden');
      expect(code(await admin('screening.get', { screeningId: 'scr_00000000000000000000' }))).toBe('forbidden');
      const added = value(
        await admin('officer.add', {
          name: 'Inspektur',
          serviceNumber: '',
          agency: null,
          role: 'auditor',
          immigrationOfficial: false,
        }),
      );
      const auditor = bench.client('auditor');
      value(await auditor('session.enrol', { officerId: added.officer.id, code: added.code, pin: '908172' }));
      expect(code(await auditor('shift.open', { flights, clockConfirmed: true }))).toBe('forbidden');
      expect(value(await auditor('audit.verify', {})).intact).toBe(true);
    });
  });

  it('practice has its own people and its own database [V8.4.1]', async () => {
    await withApp(async (bench) => {
      const people = await staffed(bench);
      const client = bench.client('page');
      value(await client('station.enter', { mode: 'practice' }));
      const state = value(await client('station.state', {}));
      expect(state).toMatchObject({ mode: 'practice', station: null, officers: [] });
      expect(code(await client('session.signIn', { officerId: people.bp3mi, pin: pins.bp3mi }))).toBe(
        'officer-unknown',
      );
      value(await client('station.enter', { mode: 'live' }));
      value(await client('session.signIn', { officerId: people.bp3mi, pin: pins.bp3mi }));
    });
  });
});
