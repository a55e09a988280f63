import { describe, expect, it } from 'vitest';
import type { Client } from '../../../shared/contract/client.ts';
import type { RetentionClass } from '../../../shared/domain/retention.ts';
import type { ScreeningId } from '../../../shared/ids.ts';
import { heldCase, openShift, postponedCase } from './after.ts';
import { judgedWork, plain, referredWork } from './cases.ts';
import { approved, clearedCase, day, eraseDue, figuresOf } from './retention_station.ts';
import { pins, signedIn, staffed, value, code, withApp, type Bench, type People } from './with_app.ts';

interface Desk {
  readonly bench: Bench;
  readonly people: People;
  readonly bp3mi: Client;
  readonly first: Client;
}

/** What makes a case, and the class it falls into; after so many days it is due. */
const table: readonly {
  readonly name: string;
  readonly make: (desk: Desk) => Promise<ScreeningId>;
  readonly class: RetentionClass;
  readonly days: number;
}[] = [
  { name: 'cleared', make: ({ bench, bp3mi }) => clearedCase(bench, bp3mi, 1), class: 'cleared', days: 60 },
  {
    name: 'withdrew',
    make: async ({ bp3mi }) => {
      const { screeningId, revision } = await judgedWork(bp3mi);
      const proposal = {
        ...plain,
        kind: 'selfWithdrawn' as const,
        reason: 'Memilih pulang dahulu.',
        statement: 'Saya pulang dahulu.',
        passportReturned: true,
        readAloud: true,
      };
      value(await bp3mi('decision.propose', { screeningId, revision, proposal }));
      return screeningId;
    },
    class: 'asked',
    days: 365,
  },
  {
    name: 'postponed',
    make: async ({ bench, first }) => (await postponedCase(bench, first)).screeningId,
    class: 'restricted',
    days: 1095,
  },
  {
    name: 'cleared, then complained about',
    make: async ({ bench, bp3mi }) => {
      const screeningId = await clearedCase(bench, bp3mi, 1);
      const received = await bp3mi('objection.receive', {
        screeningId,
        decisionId: null,
        kind: 'complaint',
        channel: 'counter',
        broughtBy: 'traveller',
        name: 'Budi Contoh',
        contact: '0811',
        content: 'Menunggu terlalu lama.',
        receivedOn: '2026-11-21',
      });
      const { objectionId } = value(received);
      value(
        await bp3mi('objection.step', {
          objectionId,
          step: 'answer',
          on: '2026-11-21',
          answer: 'granted',
          signer: 'Kepala Balai',
          letter: 'B-1/2026',
          note: '',
        }),
      );
      return screeningId;
    },
    class: 'restricted',
    days: 1095,
  },
  {
    name: 'a child that was postponed',
    make: async ({ bench, first }) => (await postponedCase(bench, first, { birth: '120101' })).screeningId,
    class: 'protected',
    days: 1825,
  },
];

async function desk(bench: Bench): Promise<Desk> {
  const people = await staffed(bench);
  const bp3mi = await signedIn(bench, people.bp3mi, pins.bp3mi);
  await openShift(bench, bp3mi);
  return { bench, people, bp3mi, first: await signedIn(bench, people.first, pins.first) };
}

const due = async ({ bench, people }: Desk) =>
  value(await (await signedIn(bench, people.admin, pins.admin))('retention.due', {}));

describe('the class of a case', () => {
  it.each(table)('$name: $class, due after $days days and not a day before', async ({ make, class: kind, days }) => {
    await withApp(async (bench) => {
      const at = await desk(bench);
      const screeningId = await make(at);
      const seen = value(
        await at
          .first('screening.get', { screeningId })
          .then((reply) =>
            reply.ok ? at.first('retention.case', { screeningId }) : at.bp3mi('retention.case', { screeningId }),
          ),
      );
      expect(seen).toMatchObject({ class: kind, erased: null, back: null });
      bench.advance((days - 1) * day);
      expect(figuresOf(await due(at), kind)).toMatchObject({ due: 0, running: 1 });
      bench.advance(day);
      expect(figuresOf(await due(at), kind)).toMatchObject({ due: 1, running: 0 });
      expect(value(await eraseDue(bench, at.people))).toMatchObject({ erased: 1, left: 0 });
      const supervisor = await signedIn(bench, at.people.supervisor, pins.supervisor);
      const gone = value(await supervisor('screening.get', { screeningId }));
      expect(gone).toMatchObject({ document: null, answers: [], erased: { class: kind } });
      expect(JSON.stringify(gone)).not.toMatch(/CONTOH|PENANDA|X1234567|Halaman data/);
      expect(value(await supervisor('audit.verify', {}))).toMatchObject({ intact: true });
      expect(figuresOf(await due(at), kind)).toMatchObject({ due: 0, running: 0 });
    });
  });
});

describe('what is kept back', () => {
  it('is a passport in custody, an open objection, an open case and a legal hold', async () => {
    await withApp(async (bench) => {
      const at = await desk(bench);
      const { people, first, bp3mi } = at;
      await heldCase(bench, first, people.second);
      await referredWork(bp3mi, 'X7654321');
      const objected = await postponedCase(bench, first, { number: 'X3000003' });
      value(
        await first('objection.receive', {
          screeningId: objected.screeningId,
          decisionId: objected.decisionId,
          kind: 'objection',
          channel: 'counter',
          broughtBy: 'traveller',
          name: 'Budi Contoh',
          contact: '0811',
          content: 'Saya keberatan.',
          receivedOn: '2026-11-21',
        }),
      );
      const kept = await clearedCase(bench, bp3mi, 4);
      const supervisor = await signedIn(bench, people.supervisor, pins.supervisor);
      const letter = { letter: 'R/12/XI/2026', office: 'Polda Sumatera Selatan' };
      const placed = value(
        await supervisor('hold.place', { screeningId: kept, ...letter, reason: 'Penyidikan perkara TPPO.' }),
      );
      expect(code(await bp3mi('hold.place', { screeningId: kept, ...letter, reason: 'Ingin menyimpan.' }))).toBe(
        'forbidden',
      );
      bench.advance(2000 * day);
      const seen = await due(at);
      expect(seen.due).toBe(0);
      expect(figuresOf(seen, 'restricted')?.back).toEqual({ open: 0, passport: 1, objection: 1, hold: 0 });
      expect(figuresOf(seen, 'asked')?.back).toMatchObject({ open: 1 });
      expect(figuresOf(seen, 'cleared')?.back).toMatchObject({ hold: 1 });
      expect(JSON.stringify(seen)).not.toContain('CONTOH');
      const again = await signedIn(bench, people.supervisor, pins.supervisor);
      const view = value(await again('retention.case', { screeningId: kept }));
      expect(view).toMatchObject({ back: 'hold', holds: [{ ...letter, lifted: null }] });
      const lift = { holdId: placed.holdId, letter: 'R/99/2027', reason: 'Perkara selesai.' };
      value(await again('hold.lift', lift));
      expect(code(await again('hold.lift', lift))).toBe('hold-lifted');
      expect(figuresOf(await due(at), 'cleared')).toMatchObject({ due: 1 });
    });
  });
});

describe('an erasure', () => {
  it('needs the shift head’s PIN to exactly this list', async () => {
    await withApp(async (bench) => {
      const at = await desk(bench);
      const { people, bp3mi } = at;
      await clearedCase(bench, bp3mi, 1);
      const admin = await signedIn(bench, people.admin, pins.admin);
      const nothing = value(await admin('retention.due', {})).listHash;
      const early = await approved(admin, people, nothing);
      expect(code(await admin('retention.erase', { listHash: nothing, approvalId: early }))).toBe('nothing-due');
      bench.advance(61 * day);
      const page = await signedIn(bench, people.admin, pins.admin);
      const { listHash } = value(await page('retention.due', {}));
      const other = await approved(page, people, nothing);
      expect(code(await page('retention.erase', { listHash, approvalId: other }))).toBe('approval-other-subject');
      const right = await approved(page, people, listHash);
      expect(code(await page('retention.erase', { listHash: nothing, approvalId: right }))).toBe('due-list-changed');
      const self = { officerId: people.bp3mi, pin: pins.bp3mi, call: 'retention.erase' as const, subject: listHash };
      expect(code(await page('session.approve', self))).toBe('approver-not-supervisor');
      expect(value(await page('retention.erase', { listHash, approvalId: right })).erased).toBe(1);
      const head = await signedIn(bench, people.supervisor, pins.supervisor);
      expect(code(await head('retention.erase', { listHash, approvalId: right }))).toBe('forbidden');
    });
  });

  it('does not go on with a list on which a hold was placed after it was approved', async () => {
    await withApp(async (bench) => {
      const at = await desk(bench);
      const { people, bp3mi } = at;
      const screeningId = await clearedCase(bench, bp3mi, 1);
      await clearedCase(bench, bp3mi, 2);
      bench.advance(61 * day);
      const admin = await signedIn(bench, people.admin, pins.admin);
      const { listHash } = value(await admin('retention.due', {}));
      const approvalId = await approved(admin, people, listHash);
      const supervisor = await signedIn(bench, people.supervisor, pins.supervisor);
      value(
        await supervisor('hold.place', { screeningId, letter: 'R/1/2027', office: 'Polda', reason: 'Penyidikan.' }),
      );
      expect(code(await admin('retention.erase', { listHash, approvalId }))).toBe('due-list-changed');
    });
  });
});

describe('the periods', () => {
  it('are changed by two persons, never below the objection window, and are what a traveller reads', async () => {
    await withApp(async (bench) => {
      const { people, bp3mi } = await desk(bench);
      const admin = await signedIn(bench, people.admin, pins.admin);
      const periods = { cleared: 90, asked: 365, restricted: 1095, protected: 1825 };
      const asked = { officerId: people.supervisor, pin: pins.supervisor, call: 'retention.set' as const };
      const subject = 'periods-90-365-1095-1825';
      const { approvalId } = value(await admin('session.approve', { ...asked, subject }));
      expect(code(await admin('retention.set', { periods: { ...periods, cleared: 34 }, approvalId }))).toBe(
        'invalid-input',
      );
      expect(code(await admin('retention.set', { periods: { ...periods, asked: 60 }, approvalId }))).toBe(
        'invalid-input',
      );
      expect(code(await admin('retention.set', { periods: { ...periods, cleared: 91 }, approvalId }))).toBe(
        'approval-other-subject',
      );
      expect(value(await admin('retention.set', { periods, approvalId }))).toEqual(periods);
      const shown = value(await bp3mi('words.show', { screeningId: null, display: 'own' }));
      expect(shown.keptMonths).toEqual({ cleared: 3, other: 60 });
    });
  });
});
