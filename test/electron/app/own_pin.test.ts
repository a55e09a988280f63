import { describe, expect, it } from 'vitest';
import type { Client } from '../../../shared/contract/client.ts';
import type { ApprovalId } from '../../../shared/ids.ts';
import { inDatabase } from './beside.ts';
import { code, flights, pins, signedIn, staffed, value, withApp, type Bench } from './with_app.ts';

const newPin = '602214';

const kindsIn = async (client: Client) =>
  value(await client('audit.list', { before: null, limit: 200 })).events.map(({ kind }) => kind);

const wrappedIn = (bench: Bench) =>
  inDatabase(bench, (db) => db.prepare('SELECT hex(salt || nonce || wrapped) FROM cosignerSecret').pluck().all());

describe('an officer changes the own PIN', () => {
  it('it is stored as argon2id of 64 MiB and three passes, with a salt of its own [V11.4.2]', async () => {
    await withApp(async (bench) => {
      const people = await staffed(bench);
      const client = await signedIn(bench, people.bp3mi, pins.bp3mi);
      value(await client('session.changePin', { oldPin: pins.bp3mi, pin: newPin }));
      const stored = await inDatabase(bench, (db) =>
        db.prepare('SELECT pinHash FROM officer WHERE id = ?').pluck().get(people.bp3mi),
      );
      expect(stored).toMatch(/^\$argon2id\$v=19\$m=65536,t=3,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
    });
  });

  it('the new one counts, the old one no more; pages elsewhere are out, this one goes on [V6.2.2 V7.4.3]', async () => {
    await withApp(async (bench) => {
      const people = await staffed(bench);
      const here = await signedIn(bench, people.bp3mi, pins.bp3mi);
      const elsewhere = bench.client('elsewhere');
      value(await elsewhere('session.signIn', { officerId: people.bp3mi, pin: pins.bp3mi }));
      const other = await signedIn(bench, people.first, pins.first);

      value(await here('session.changePin', { oldPin: pins.bp3mi, pin: newPin }));

      expect(value(await here('session.current', {})).state).toBe('active');
      expect(code(await elsewhere('shift.current', {}))).toBe('unauthenticated');
      expect(value(await other('session.current', {})).state).toBe('active');
      const door = bench.client('door');
      expect(code(await door('session.signIn', { officerId: people.bp3mi, pin: pins.bp3mi }))).toBe('pin-wrong');
      expect(code(await door('session.signIn', { officerId: people.bp3mi, pin: newPin }))).toBeNull();
      const supervisor = await signedIn(bench, people.supervisor, pins.supervisor);
      expect((await kindsIn(supervisor)).filter((kind) => kind === 'pin-changed')).toHaveLength(1);
      expect(value(await supervisor('audit.verify', {})).intact).toBe(true);
    });
  });

  it('a new PIN that is weak or the old one is refused before a try is counted [V6.2.4]', async () => {
    await withApp(async (bench) => {
      const people = await staffed(bench);
      const client = await signedIn(bench, people.bp3mi, pins.bp3mi);
      const to = (pin: string) => client('session.changePin', { oldPin: pins.bp3mi, pin });
      for (const pin of ['777777', '234567', '987654']) expect(code(await to(pin))).toBe('pin-too-simple');
      expect(code(await to(pins.bp3mi))).toBe('pin-unchanged');
      expect(code(await to('12345'))).toBe('invalid-input');
      expect(code(await to(newPin))).toBeNull();
    });
  });

  it('wrong old PINs count with those at the door and lock the name out; each refusal is an event [V6.2.3 V6.3.1 V7.5.1]', async () => {
    await withApp(async (bench) => {
      const people = await staffed(bench);
      const client = await signedIn(bench, people.bp3mi, pins.bp3mi);
      const from = (oldPin: string) => client('session.changePin', { oldPin, pin: newPin });
      expect(code(await from('000001'))).toBe('pin-wrong');
      const door = bench.client('door');
      expect(code(await door('session.signIn', { officerId: people.bp3mi, pin: '000001' }))).toBe('pin-wrong');
      expect(await from('000001')).toMatchObject({ error: { code: 'pin-wrong', detail: { seconds: 5 } } });
      expect(await from(pins.bp3mi)).toMatchObject({ error: { code: 'locked-out', detail: { seconds: 5 } } });
      bench.advance(5_001);
      expect(code(await from(pins.bp3mi))).toBeNull();
      const supervisor = await signedIn(bench, people.supervisor, pins.supervisor);
      expect((await kindsIn(supervisor)).filter((kind) => kind === 'measure-refused')).toHaveLength(3);
    });
  });

  it('of two changes at once one counts, and a reset meanwhile counts before both', async () => {
    await withApp(async (bench) => {
      const people = await staffed(bench);
      const [one, two] = [bench.client('one'), bench.client('two')];
      for (const page of [one, two]) {
        value(await page('session.signIn', { officerId: people.bp3mi, pin: pins.bp3mi }));
      }
      const codes = await Promise.all([
        one('session.changePin', { oldPin: pins.bp3mi, pin: newPin }).then(code),
        two('session.changePin', { oldPin: pins.bp3mi, pin: '662607' }).then(code),
      ]);
      expect(codes.toSorted()).toEqual([null, 'pin-wrong']);

      const desk = await signedIn(bench, people.first, pins.first);
      const admin = await signedIn(bench, people.admin, pins.admin);
      const changing = desk('session.changePin', { oldPin: pins.first, pin: newPin });
      value(await admin('officer.resetPin', { officerId: people.first, approvalId: null }));
      expect(code(await changing)).not.toBeNull();
      const door = bench.client('door');
      expect(code(await door('session.signIn', { officerId: people.first, pin: newPin }))).toBe('enrolment-needed');
    });
  });
});

describe('a supervisor who changes the own PIN', () => {
  it('goes on cosigning with the same key, under the new PIN alone', async () => {
    await withApp(async (bench) => {
      const people = await staffed(bench);
      const closeShift = async () => {
        const desk = await signedIn(bench, people.bp3mi, pins.bp3mi);
        value(await desk('shift.open', { flights, clockConfirmed: true }));
        value(await desk('shift.close', { approvalId: null }));
      };
      await closeShift();
      const first = await signedIn(bench, people.supervisor, pins.supervisor);
      const size = value(await first('audit.checkpoints', { limit: 1 })).toCosign ?? 0;
      value(await first('audit.cosign', { size, pin: pins.supervisor }));
      const before = await wrappedIn(bench);

      const supervisor = await signedIn(bench, people.supervisor, pins.supervisor);
      value(await supervisor('session.changePin', { oldPin: pins.supervisor, pin: newPin }));
      await closeShift();
      const next = value(await supervisor('audit.checkpoints', { limit: 1 })).toCosign ?? 0;
      expect(next).toBeGreaterThan(size);
      expect(code(await supervisor('audit.cosign', { size: next, pin: pins.supervisor }))).toBe('pin-wrong');
      value(await supervisor('audit.cosign', { size: next, pin: newPin }));

      const kinds = await kindsIn(supervisor);
      expect(kinds.filter((kind) => kind === 'cosigner-key-made')).toHaveLength(1);
      expect(kinds).not.toContain('cosigner-key-ended');
      const after = await wrappedIn(bench);
      expect([before.length, after.length]).toEqual([1, 1]);
      expect(after).not.toEqual(before);
      // One key has cosigned both, as the log's own check sees it.
      const signers = await inDatabase(bench, (db) =>
        db.prepare("SELECT count(*) || ' by ' || count(DISTINCT verifierKey) FROM cosignature").pluck().get(),
      );
      expect(signers).toBe('2 by 1');
    });
  });
});

describe('a technician who forgot the own PIN', () => {
  it('gets a new one from the shift head with somebody of the other agency, and from nobody alone', async () => {
    await withApp(async (bench) => {
      const people = await staffed(bench);
      const head = await signedIn(bench, people.supervisor, pins.supervisor);
      const asked = { call: 'officer.resetPin' as const, subject: people.admin };
      const reset = async (approvalId: ApprovalId | null, officerId = people.admin) =>
        head('officer.resetPin', { officerId, approvalId });
      expect(code(await reset(null))).toBe('second-person-needed');
      expect(code(await reset(null, people.bp3mi))).toBe('forbidden');
      // Of the own agency, and no shift head.
      const own = { officerId: people.first, pin: pins.first };
      expect(code(await head('session.approve', { ...asked, ...own }))).toBe('approver-not-supervisor');
      const other = { officerId: people.bp3mi, pin: pins.bp3mi };
      const { approvalId } = value(await head('session.approve', { ...asked, ...other }));
      const { code: once } = value(await reset(approvalId));
      const door = bench.client('door');
      expect(code(await door('session.signIn', { officerId: people.admin, pin: pins.admin }))).toBe('enrolment-needed');
      value(await door('session.enrol', { officerId: people.admin, code: once, pin: newPin }));
      expect(await kindsIn(head)).toContain('pin-reset');
    });
  });
});
