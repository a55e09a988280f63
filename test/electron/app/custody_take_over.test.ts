/** Passports that change hands in one act: every way that is allowed, and every one that is refused and changes nothing. */
import { describe, expect, it } from 'vitest';
import type { Client } from '../../../shared/contract/client.ts';
import type { InputOf } from '../../../shared/contract/index.ts';
import { ApprovalId, CustodyId, type OfficerId } from '../../../shared/ids.ts';
import { id as indonesian } from '../../../shared/text/id.ts';
import { en as english } from '../../../shared/text/en.ts';
import { sentenceOf } from '../../../shared/text/sentence.ts';
import { confirmedHold, putsPin, secondOf } from './custody_station.ts';
import { code, flights, pins, signedIn, staffed, value, withApp, type Bench, type People } from './with_app.ts';

type Set = InputOf<'custody.takeOverSubject'>;

/** A station where the first officer holds so many passports, at two places, on receipts of the carbon book. */
async function keeping(bench: Bench, count = 3) {
  const people = await staffed(bench);
  const first = await signedIn(bench, people.first, pins.first);
  value(await first('shift.open', { flights, clockConfirmed: true }));
  const ids: CustodyId[] = [];
  for (let index = 0; index < count; index += 1) {
    const number = String(index);
    const decisionId = await confirmedHold(first, `X100000${number}`, secondOf(people));
    const place = index < 2 ? 'Brankas' : 'Laci 1';
    const book = { receiptSource: 'book', receiptNumber: `BK-${number}`, receiptTaken: 'signed' } as const;
    const kept = { seal: `S-${number}`, place, condition: 'Baik', due: '2026-11-23', dueReason: null, witness: null };
    ids.push(value(await first('custody.hold', { decisionId, ...book, ...kept })).id);
  }
  return { bench, people, first, ids };
}
const setOf = (ids: readonly string[], way: Set['way'] = 'give', step = 1): Set => ({
  way,
  passports: ids.map((custodyId) => ({ custodyId, step })),
});

/** The other officer's PIN for a set. */
async function bound(client: Client, other: { readonly id: OfficerId; readonly pin: string }, set: Set) {
  const { subject } = value(await client('custody.takeOverSubject', set));
  const approve = { officerId: other.id, pin: other.pin, call: 'custody.takeOver' as const, subject };
  return { officerId: other.id, approvalId: value(await client('session.approve', approve)).approvalId };
}

/** Everything an act could have changed: where each passport is, its ledger, the balance. */
async function whole(client: Client, ids: readonly CustodyId[]) {
  const { held, taken, returned, inCustody, balanced } = value(await client('custody.list', {}));
  const ledgers = [];
  for (const custodyId of ids) ledgers.push(value(await client('custody.history', { custodyId })).moves);
  return { held, taken, returned, inCustody, balanced, ledgers };
}

const keepers = async (client: Client) =>
  value(await client('custody.list', {})).held.map(({ now, step }) => [now?.keeper, step]);

describe('passports change hands in one act', () => {
  it('all of them, with one PIN: one line and one event each, place, seal and balance as they were', async () => {
    await withApp(async (bench) => {
      const { people, first, ids } = await keeping(bench);
      const set = setOf(ids);
      const before = await whole(first, ids);
      const officer = await bound(first, secondOf(people), set);
      // In whatever order they were ticked: it is the set that was approved.
      const passports = set.passports.toReversed();
      expect(value(await first('custody.takeOver', { ...set, passports, officer }))).toEqual({ moved: 3 });
      expect(await keepers(first)).toEqual(ids.map(() => ['Pejabat Kedua', 2]));
      const after = await whole(first, ids);
      const placesOf = ({ held }: typeof before) => held.map(({ id, now }) => [id, now?.place, now?.seal, now?.due]);
      expect(placesOf(after)).toEqual(placesOf(before));
      expect(after).toMatchObject({ taken: 3, returned: 0, inCustody: 3, balanced: true });
      for (const moves of after.ledgers) {
        expect(moves.at(-1)).toMatchObject({ kind: 'officer', giver: 'Pejabat Pertama', taker: 'Pejabat Kedua' });
      }
      const supervisor = await signedIn(bench, people.supervisor, pins.supervisor);
      const { events } = value(await supervisor('audit.list', { before: null, limit: 200 }));
      expect(events.filter(({ kind }) => kind === 'passport-moved')).toHaveLength(3);
      expect(value(await supervisor('audit.verify', {}))).toMatchObject({ intact: true });
    });
  });

  it('some of them, taken by who sits at the tablet from the one who put the PIN; the rest stays', async () => {
    await withApp(async (bench) => {
      const { people, ids } = await keeping(bench);
      const second = await signedIn(bench, people.second, pins.second);
      const set = setOf(ids.slice(0, 2), 'take');
      const officer = await bound(second, { id: people.first, pin: pins.first }, set);
      value(await second('custody.takeOver', { ...set, officer }));
      const { held } = value(await second('custody.list', {}));
      expect(new Map(held.map(({ id, now }) => [id, now?.keeper]))).toEqual(
        new Map(ids.map((id, at) => [id, at < 2 ? 'Pejabat Kedua' : 'Pejabat Pertama'])),
      );
      const [one] = ids;
      if (one === undefined) throw new Error('no passport');
      const { moves } = value(await second('custody.history', { custodyId: one }));
      expect(moves.at(-1)).toMatchObject({ giver: 'Pejabat Pertama', taker: 'Pejabat Kedua' });
      // Each move has its receipt, whoever sat at the tablet.
      value(await second('paper.issue', { kind: 'passportReturn', subjectId: moves.at(-1)?.id ?? '' }));
    });
  });
});

type Input = InputOf<'custody.takeOver'>;

interface Refusal {
  readonly why: string;
  readonly fault: string;
  /** Prepares what is wrong: who tries, and with what. `set` is what the first officer keeps now. */
  readonly prepare: (station: Station, set: Set) => Promise<readonly [client: Client, input: Input]>;
}

/** A station with a third Pejabat Imigrasi and staff that is none, everybody signed in. */
async function crowded(bench: Bench) {
  const station = await keeping(bench, 6);
  const { people } = station;
  const admin = await signedIn(bench, people.admin, pins.admin);
  const fresh = { serviceNumber: '', agency: 'immigration', role: 'immigration' } as const;
  const added = value(await admin('officer.add', { name: 'Staf Imigrasi', ...fresh, immigrationOfficial: false }));
  const third = value(await admin('officer.add', { name: 'Pejabat Ketiga', ...fresh, immigrationOfficial: true }));
  const staff = bench.client('staff');
  value(await staff('session.enrol', { officerId: added.officer.id, code: added.code, pin: '246813' }));
  const second = await signedIn(bench, people.second, pins.second);
  const bp3mi = await signedIn(bench, people.bp3mi, pins.bp3mi);
  const supervisor = await signedIn(bench, people.supervisor, pins.supervisor);
  return { ...station, admin, staff, second, bp3mi, supervisor, third: third.officer.id };
}
type Station = Awaited<ReturnType<typeof crowded>>;

const outside = { officer: null, receiver: 'Contoh Penjaga' } as const;
const noApproval = ApprovalId.parse('app_00000000000000000000');
const noPassport = CustodyId.parse('cus_00000000000000000000');

const withSecond = ({ first, people }: Station, approved: Set) => bound(first, secondOf(people), approved);

/** One of the set goes to the second officer. */
async function oneToSecond({ first, people }: Station, { passports: [one] }: Set): Promise<Set> {
  if (one === undefined) throw new Error('no passport');
  const { custodyId, step } = one;
  const officer = await putsPin(first, secondOf(people), { call: 'custody.move', subject: custodyId });
  value(await first('custody.move', { custodyId, step, kind: 'officer', officer }));
  return setOf([custodyId], 'take', step + 1);
}

const refusals: readonly Refusal[] = [
  ...(['bp3mi', 'supervisor', 'admin'] as const).map((who) => ({
    why: `by the role ${who}`,
    fault: 'forbidden',
    prepare: async (station: Station, set: Set) =>
      [station[who], { ...set, officer: await withSecond(station, set) }] as const,
  })),
  {
    why: 'by staff of Immigration that is no Pejabat Imigrasi',
    fault: 'custody-officials-only',
    prepare: async ({ staff, people }, set) => {
      const taking = { ...set, way: 'take' as const };
      return [staff, { ...taking, officer: await bound(staff, { id: people.first, pin: pins.first }, taking) }];
    },
  },
  {
    why: 'to oneself',
    fault: 'second-name-does-not-fit',
    prepare: async (station, set) => {
      const officer = await withSecond(station, set);
      return [station.first, { ...set, officer: { ...officer, officerId: station.people.first } }];
    },
  },
  {
    why: 'to BP3MI',
    fault: 'second-name-does-not-fit',
    prepare: async (station, set) => {
      const officer = await withSecond(station, set);
      return [station.first, { ...set, officer: { ...officer, officerId: station.people.bp3mi } }];
    },
  },
  {
    why: 'to a colleague, with the PIN of another',
    fault: 'second-name-does-not-fit',
    prepare: async (station, set) => {
      const officer = await withSecond(station, set);
      return [station.first, { ...set, officer: { ...officer, officerId: station.third } }];
    },
  },
  {
    why: 'without a PIN',
    fault: 'approval-unknown',
    prepare: ({ first, people }, set) =>
      Promise.resolve([first, { ...set, officer: { officerId: people.second, approvalId: noApproval } }]),
  },
  {
    why: 'with a PIN of over a minute ago',
    fault: 'approval-expired',
    prepare: async (station, set) => {
      const officer = await withSecond(station, set);
      station.bench.advance(60_001);
      return [station.first, { ...set, officer }];
    },
  },
  {
    why: 'with a PIN for fewer of them',
    fault: 'approval-other-subject',
    prepare: async (station, set) => {
      const officer = await withSecond(station, { ...set, passports: set.passports.slice(1) });
      return [station.first, { ...set, officer }];
    },
  },
  {
    why: 'with a PIN for more of them',
    fault: 'approval-other-subject',
    prepare: async (station, set) => {
      const officer = await withSecond(station, set);
      return [station.first, { ...set, passports: set.passports.slice(1), officer }];
    },
  },
  {
    why: 'with a PIN for the other way',
    fault: 'approval-other-subject',
    prepare: async (station, set) => {
      const back = await oneToSecond(station, set);
      return [station.first, { ...back, officer: await withSecond(station, { ...back, way: 'give' }) }];
    },
  },
  {
    why: 'with a PIN for another act',
    fault: 'approval-other-call',
    prepare: async ({ first, people }, set) => {
      const subject = set.passports[0]?.custodyId ?? noPassport;
      return [first, { ...set, officer: await putsPin(first, secondOf(people), { call: 'custody.move', subject }) }];
    },
  },
  {
    why: 'with a PIN somebody else asked for',
    fault: 'approval-unknown',
    prepare: async (station, set) => {
      const { approvalId } = await withSecond(station, set);
      const officer = { officerId: station.people.first, approvalId };
      return [station.second, { ...set, way: 'take', officer }];
    },
  },
  {
    why: 'with one that was moved meanwhile',
    fault: 'take-over-moved',
    prepare: async (station, set) => {
      const officer = await withSecond(station, set);
      const [one] = set.passports;
      if (one === undefined) throw new Error('no passport');
      const move = { ...one, kind: 'place' as const, place: 'Lemari kepala', ...outside };
      value(await station.first('custody.move', move));
      return [station.first, { ...set, officer }];
    },
  },
  {
    why: 'with one that went meanwhile',
    fault: 'take-over-gone',
    prepare: async (station, set) => {
      const officer = await withSecond(station, set);
      const custodyId = set.passports[0]?.custodyId ?? noPassport;
      value(await station.first('custody.release', { custodyId, to: 'holder', receiver: 'BUDI CONTOH' }));
      return [station.first, { ...set, officer }];
    },
  },
  {
    why: 'with one the taker keeps already',
    fault: 'take-over-kept',
    prepare: async (station, set) => {
      const taking = { ...set, way: 'take' as const };
      return [station.first, { ...taking, officer: await withSecond(station, taking) }];
    },
  },
  {
    why: 'with one nobody ever held',
    fault: 'custody-unknown',
    prepare: async (station, set) => {
      const more = { ...set, passports: [...set.passports, { custodyId: noPassport, step: 1 }] };
      return [station.first, { ...more, officer: await withSecond(station, more) }];
    },
  },
  {
    why: 'with one of them twice',
    fault: 'invalid-input',
    prepare: async (station, set) => [
      station.first,
      { ...set, passports: [...set.passports, ...set.passports], officer: await withSecond(station, set) },
    ],
  },
  {
    why: 'with none of them',
    fault: 'invalid-input',
    prepare: async (station, set) => [
      station.first,
      { ...set, passports: [], officer: await withSecond(station, set) },
    ],
  },
];

describe('refused, and no passport has changed hands', () => {
  it('whoever tries, on whichever PIN, and whatever happened meanwhile: each with its own sentence', async () => {
    await withApp(async (bench) => {
      const station = await crowded(bench);
      const said: unknown[] = [];
      for (const { why, prepare } of refusals) {
        const { held } = value(await station.first('custody.list', {}));
        const mine = held.filter(({ now }) => now?.keeperId === station.people.first);
        expect(mine.length).toBeGreaterThan(1);
        const set = { way: 'give' as const, passports: mine.map(({ id: custodyId, step }) => ({ custodyId, step })) };
        const [client, input] = await prepare(station, set);
        const before = await whole(station.first, station.ids);
        said.push([why, code(await client('custody.takeOver', input))]);
        expect([why, await whole(station.first, station.ids)]).toEqual([why, before]);
      }
      expect(said).toEqual(refusals.map(({ why, fault }) => [why, fault]));
      const { events } = value(await station.supervisor('audit.list', { before: null, limit: 200 }));
      const inLog = events.filter(
        ({ kind, subjects }) => kind === 'measure-refused' && subjects[0] === 'call custody.takeOver',
      );
      const tried = refusals.filter(({ fault }) => fault !== 'invalid-input');
      expect(inLog).toHaveLength(tried.length);
    });
  });

  it('the second time, with the same PIN; and the first time stays as it was', async () => {
    await withApp(async (bench) => {
      const { people, first, ids } = await keeping(bench);
      const set = setOf(ids);
      const officer = await bound(first, secondOf(people), set);
      value(await first('custody.takeOver', { ...set, officer }));
      const done = await whole(first, ids);
      expect(code(await first('custody.takeOver', { ...set, officer }))).toBe('take-over-moved');
      // Back with a PIN of its own, and not once more on the old one.
      const back = setOf(ids, 'take', 2);
      expect(code(await first('custody.takeOver', { ...back, officer }))).toBe('approval-other-subject');
      expect(await whole(first, ids)).toEqual(done);
      const again = await bound(first, secondOf(people), back);
      value(await first('custody.takeOver', { ...back, officer: again }));
      expect(await keepers(first)).toEqual(ids.map(() => ['Pejabat Pertama', 3]));
    });
  });

  it('names the passport that stands in the way, in both languages, and leaves the PIN unused', async () => {
    await withApp(async (bench) => {
      const { first, ids, people } = await keeping(bench);
      const [one, ...rest] = ids;
      if (one === undefined) throw new Error('no passport');
      const officer = await bound(first, secondOf(people), setOf(rest));
      value(
        await first('custody.move', { custodyId: one, step: 1, kind: 'place', place: 'Lemari kepala', ...outside }),
      );
      const answer = await first('custody.takeOver', { ...setOf(ids), officer });
      if (answer.ok) throw new Error('it went through');
      expect(answer.error.detail).toEqual({ name: 'BUDI CONTOH', receipt: 'BK-0' });
      for (const { errors } of [indonesian, english]) {
        expect(sentenceOf(errors, answer.error).what).toContain('BUDI CONTOH (BK-0)');
      }
      value(await first('custody.takeOver', { ...setOf(rest), officer }));
    });
  });

  it('already at the PIN: the own one, and one of somebody who keeps no passports', async () => {
    await withApp(async (bench) => {
      const { people, first, ids } = await keeping(bench);
      const { subject } = value(await first('custody.takeOverSubject', setOf(ids)));
      const ask = async (who: keyof People) =>
        code(
          await first('session.approve', { officerId: people[who], pin: pins[who], call: 'custody.takeOver', subject }),
        );
      expect(await ask('first')).toBe('approver-is-self');
      expect(await ask('bp3mi')).toBe('approver-not-official');
      expect(await ask('supervisor')).toBe('approver-not-official');
      expect(await ask('admin')).toBe('approver-not-official');
    });
  });
});
