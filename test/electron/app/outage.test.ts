import { describe, expect, it } from 'vitest';
import type { InputOf } from '../../../shared/contract/index.ts';
import type { Client } from '../../../shared/contract/client.ts';
import { addMillis } from '../../../shared/time.ts';
import { passport } from '../../helpers/papers.ts';
import { deskOf, inDatabase, openTourism } from './beside.ts';
import { heldOnForm, holdOnForm, type Entry, type PostponementForm } from './outage_forms.ts';
import { code, pins, signedIn, value, withApp, type Bench, type People } from './with_app.ts';

const minutes = 60_000;

/** Everybody is back at the page after the outage: it locked itself. */
async function back(bench: Bench, people: People) {
  await signedIn(bench, people.bp3mi, pins.bp3mi);
  await signedIn(bench, people.first, pins.first);
}

/** A counter with ten blank forms of each kind, printed an hour and a half before now. */
async function prepared(bench: Bench) {
  const { bp3mi, people } = await deskOf(bench);
  const first = await signedIn(bench, people.first, pins.first);
  const print = async (client: Client, kind: Entry['kind']) =>
    value(await client('outage.print', { kind, count: 10 })).numbers;
  const forms = {
    bp3mi: await print(bp3mi, 'clarification'),
    clarification: await print(first, 'clarification'),
    postponement: await print(first, 'postponement'),
    custodyMove: await print(first, 'custodyMove'),
  };
  bench.advance(90 * minutes);
  await back(bench, people);
  return { bp3mi, first, people, forms };
}
type Prepared = Awaited<ReturnType<typeof prepared>>;

const holdForm = (
  bench: Bench,
  { people, forms }: Pick<Prepared, 'people' | 'forms'>,
  at = 0,
  number = 'X1234567',
): PostponementForm =>
  holdOnForm({
    form: forms.postponement[at] ?? '',
    happenedAt: addMillis(bench.now(), -30 * minutes),
    officerId: people.first,
    secondId: people.second,
    number,
    flight: 'AK 450',
    receiptNumber: `BK-${String(at + 17)}`,
    seal: `SG-${String(at + 1)}`,
    due: '2026-11-23',
  });

const clearForm = (bench: Bench, people: People, form: string, number = 'X1234567'): Entry => ({
  kind: 'clarification',
  form,
  happenedAt: addMillis(bench.now(), -40 * minutes),
  officerId: people.bp3mi,
  passport: passport({ number }),
  flight: 'AK 450',
  purpose: 'tourism',
  selection: 'random',
  decision: {
    ...heldOnForm,
    kind: 'cleared',
    ground: null,
    basis: null,
    papers: [],
    reason: '',
    milderSteps: [],
    toldIn: null,
    statementOffered: false,
    passportReturned: true,
  },
});

/** The approval of somebody with their own PIN, for one entry. */
async function approved(
  client: Client,
  officerId: People['first'],
  pin: string,
  subject: InputOf<'session.approve'>['subject'],
) {
  return value(await client('session.approve', { officerId, pin, call: 'outage.confirm', subject })).approvalId;
}

describe('a paper form, entered', () => {
  it('becomes a clarification with the real time, its number and the time of entry', async () => {
    await withApp(async (bench) => {
      const { bp3mi, people, forms } = await prepared(bench);
      const entry = clearForm(bench, people, forms.bp3mi[0] ?? '');
      const done = value(await bp3mi('outage.enter', { entry }));
      expect(done.state).toBe('recorded');
      if (done.screeningId === null) throw new Error('no screening');
      expect(value(await bp3mi('screening.get', { screeningId: done.screeningId }))).toMatchObject({
        openedAt: entry.happenedAt,
        state: 'decided',
        flight: 'AK 450',
        destination: 'MYS',
        purpose: 'tourism',
        outage: { form: entry.form, happenedAt: entry.happenedAt, enteredAt: bench.now(), enteredBy: 'Petugas BP3MI' },
        decisions: [{ kind: 'cleared', at: entry.happenedAt, officer: 'Petugas BP3MI' }],
      });
      expect(value(await bp3mi('shift.log', {}))).toMatchObject([{ decision: 'cleared', seconds: null }]);
    });
  });

  it('is used once: the same number, a spoiled one, one never printed and one of the other agency are refused', async () => {
    await withApp(async (bench) => {
      const { bp3mi, first, people, forms } = await prepared(bench);
      const [one = '', two = '', three = ''] = forms.bp3mi;
      value(await bp3mi('outage.enter', { entry: clearForm(bench, people, one) }));
      value(await bp3mi('outage.spoil', { form: two, reason: 'kertas macet' }));
      const enter = async (client: Client, form: string) =>
        code(await client('outage.enter', { entry: clearForm(bench, people, form, 'X7777777') }));
      expect(await enter(bp3mi, one)).toBe('form-used');
      expect(await enter(bp3mi, two)).toBe('form-spoiled');
      expect(await enter(bp3mi, 'DRT-BP3MI/PLM-A1/2026/0099')).toBe('form-unknown');
      expect(await enter(first, three)).toBe('form-not-yours');
      expect(code(await bp3mi('outage.spoil', { form: one, reason: 'kertas macet' }))).toBe('form-used');
      expect(code(await bp3mi('outage.enter', { entry: clearForm(bench, people, forms.clarification[0] ?? '') }))).toBe(
        'form-not-yours',
      );
    });
  });

  it('did not happen later than now, nor before the form was printed', async () => {
    await withApp(async (bench) => {
      const { bp3mi, people, forms } = await prepared(bench);
      const entry = clearForm(bench, people, forms.bp3mi[0] ?? '');
      const at = async (ms: number) =>
        code(await bp3mi('outage.enter', { entry: { ...entry, happenedAt: addMillis(bench.now(), ms) } }));
      expect(await at(minutes)).toBe('happened-later');
      expect(await at(-91 * minutes)).toBe('happened-before-print');
      expect(await at(-89 * minutes)).toBeNull();
    });
  });

  it('goes on with the clarification that was begun before the tablet failed', async () => {
    await withApp(async (bench) => {
      const { bp3mi, people } = await deskOf(bench);
      const [form = ''] = value(await bp3mi('outage.print', { kind: 'clarification', count: 1 })).numbers;
      const screeningId = await openTourism(bp3mi);
      bench.advance(60 * minutes);
      await back(bench, people);
      const done = value(await bp3mi('outage.enter', { entry: clearForm(bench, people, form) }));
      expect(done.screeningId).toBe(screeningId);
      expect(value(await bp3mi('screening.get', { screeningId })).state).toBe('decided');
    });
  });
});

describe('a hold on paper', () => {
  it('waits for the second Pejabat Imigrasi, then stands in the ledger with the number of the carbon book', async () => {
    await withApp(async (bench) => {
      const set = await prepared(bench);
      const { first, people } = set;
      const entry = holdForm(bench, set);
      const entered = value(await first('outage.enter', { entry }));
      expect(entered).toMatchObject({ state: 'waiting', screeningId: null });
      expect(value(await first('custody.list', {})).held).toEqual([]);
      expect(value(await first('outage.count', {}))).toEqual({ waiting: 1 });
      expect(value(await first('outage.waiting', {}))).toMatchObject([
        {
          form: entry.form,
          name: 'BUDI CONTOH',
          hold: { receiptNumber: 'BK-17', seal: 'SG-1' },
          people: [
            { name: 'Pejabat Pertama', confirmed: true },
            { name: 'Pejabat Kedua', confirmed: false },
          ],
        },
      ]);
      const { entryId } = entered;
      const approvalId = await approved(first, people.second, pins.second, entryId);
      const done = value(await first('outage.confirm', { entryId, officerId: people.second, approvalId }));
      expect(done.state).toBe('recorded');
      expect(value(await first('custody.list', {})).held).toMatchObject([
        {
          receiptSource: 'book',
          receiptNumber: 'BK-17',
          seal: 'SG-1',
          heldAt: entry.happenedAt,
          heldBy: 'Pejabat Pertama',
          approvedBy: 'Pejabat Kedua',
        },
      ]);
      expect(value(await first('outage.count', {}))).toEqual({ waiting: 0 });
    });
  });

  it('stands only when both have confirmed, whoever types it; nobody else can, and nobody twice', async () => {
    await withApp(async (bench) => {
      const set = await prepared(bench);
      const { first, people } = set;
      const supervisor = await signedIn(bench, people.supervisor, pins.supervisor);
      const { entryId } = value(await supervisor('outage.enter', { entry: holdForm(bench, set) }));
      const own = (officerId: People['first']) =>
        supervisor('outage.confirm', { entryId, officerId, approvalId: null });
      expect(code(await own(people.supervisor))).toBe('not-who-acted');
      expect(code(await own(people.first))).toBe('approval-unknown');
      const wrong = { officerId: people.bp3mi, pin: pins.bp3mi, call: 'outage.confirm' as const, subject: entryId };
      expect(code(await supervisor('session.approve', wrong))).toBe('approver-not-allowed');
      const approvalId = await approved(supervisor, people.first, pins.first, entryId);
      // The approval of one person does not stand for the other.
      expect(code(await supervisor('outage.confirm', { entryId, officerId: people.second, approvalId }))).toBe(
        'not-who-acted',
      );
      expect(value(await first('outage.confirm', { entryId, officerId: people.first, approvalId: null })).state).toBe(
        'waiting',
      );
      expect(code(await first('outage.confirm', { entryId, officerId: people.first, approvalId: null }))).toBe(
        'already-confirmed',
      );
      const second = await signedIn(bench, people.second, pins.second);
      expect(value(await second('outage.confirm', { entryId, officerId: people.second, approvalId: null })).state).toBe(
        'recorded',
      );
      expect(code(await second('outage.confirm', { entryId, officerId: people.second, approvalId: null }))).toBe(
        'entry-ended',
      );
    });
  });

  it('is never BP3MI’s, on whatever form and in whosever name', async () => {
    await withApp(async (bench) => {
      const set = await prepared(bench);
      const { bp3mi, first, people, forms } = set;
      const entry = holdForm(bench, set);
      expect(code(await bp3mi('outage.print', { kind: 'postponement', count: 1 }))).toBe('form-kind-not-yours');
      expect(code(await bp3mi('outage.enter', { entry }))).toBe('form-not-yours');
      expect(code(await first('outage.enter', { entry: { ...entry, officerId: people.bp3mi } }))).toBe(
        'not-your-power',
      );
      const second = { ...entry, hold: entry.hold && { ...entry.hold, secondId: people.bp3mi } };
      expect(code(await first('outage.enter', { entry: second }))).toBe('approver-not-official');
      const clear = clearForm(bench, people, forms.bp3mi[0] ?? '');
      if (clear.kind !== 'clarification') throw new Error('no clarification');
      expect(code(await bp3mi('outage.enter', { entry: { ...clear, decision: heldOnForm } }))).toBe(
        'form-does-not-fit',
      );
    });
  });

  it('is refused with its own reason for each thing that is wrong, and leaves the form unused', async () => {
    await withApp(async (bench) => {
      const set = await prepared(bench);
      const { first, people } = set;
      const entry = holdForm(bench, set);
      const { hold } = entry;
      if (hold === null || hold === undefined) throw new Error('no hold');
      const refused: readonly (readonly [string, Partial<typeof hold>])[] = [
        ['second-is-the-same', { secondId: people.first }],
        ['receipt-missing', { receiptNumber: ' ' }],
        ['receipt-unknown', { receiptNumber: 'STP/PLM-A1/2026/0001' }],
        ['seal-missing', { seal: '' }],
        ['place-missing', { place: '' }],
        ['witness-missing', { receiptTaken: 'thumb' }],
        ['due-in-the-past', { due: '2026-11-20' }],
        ['due-reason-missing', { due: '2026-12-23' }],
      ];
      for (const [fault, change] of refused) {
        const changed = { ...entry, hold: { ...hold, ...change } };
        expect([fault, code(await first('outage.enter', { entry: changed }))]).toEqual([fault, fault]);
      }
      expect(code(await first('outage.enter', { entry: { ...entry, hold: null } }))).toBe('hold-incomplete');
      const soft = { ...heldOnForm, kind: 'postponed' as const, passportReturned: true };
      expect(code(await first('outage.enter', { entry: { ...entry, decision: soft } }))).toBe('hold-without-hold');
      expect(code(await first('outage.enter', { entry: { ...entry, purpose: 'nonsense' } }))).toBe('purpose-unknown');
      value(await first('outage.enter', { entry }));
      const other = holdForm(bench, set, 1, 'X2222222');
      const same = other.hold && { ...other.hold, receiptNumber: hold.receiptNumber };
      expect(code(await first('outage.enter', { entry: { ...other, hold: same ?? null } }))).toBe('receipt-in-use');
      const seal = other.hold && { ...other.hold, seal: hold.seal };
      expect(code(await first('outage.enter', { entry: { ...other, hold: seal ?? null } }))).toBe('seal-in-use');
    });
  });

  it('can be taken back while it waits, and the form then be entered rightly; what it said is gone from the table', async () => {
    await withApp(async (bench) => {
      const set = await prepared(bench);
      const { first, people } = set;
      const entry = holdForm(bench, set);
      const { entryId } = value(await first('outage.enter', { entry }));
      value(await first('outage.takeBack', { entryId, reason: 'nama pejabat kedua salah' }));
      expect(code(await first('outage.takeBack', { entryId, reason: 'nama pejabat kedua salah' }))).toBe('entry-ended');
      const again = value(await first('outage.enter', { entry }));
      const approvalId = await approved(first, people.second, pins.second, again.entryId);
      value(await first('outage.confirm', { entryId: again.entryId, officerId: people.second, approvalId }));
      const left = await inDatabase(bench, (db) => db.prepare('SELECT count(*) AS n FROM outageWaiting').get());
      expect(left).toEqual({ n: 0 });
    });
  });

  it('goes back to its holder on paper too, with the real time', async () => {
    await withApp(async (bench) => {
      const set = await prepared(bench);
      const { first, people, forms } = set;
      const { entryId } = value(await first('outage.enter', { entry: holdForm(bench, set) }));
      const approvalId = await approved(first, people.second, pins.second, entryId);
      value(await first('outage.confirm', { entryId, officerId: people.second, approvalId }));
      const [held] = value(await first('custody.list', {})).held;
      if (held === undefined) throw new Error('nothing held');
      const move = (form: number, more: Partial<Extract<Entry, { kind: 'custodyMove' }>> = {}): Entry => ({
        kind: 'custodyMove',
        form: forms.custodyMove[form] ?? '',
        happenedAt: addMillis(bench.now(), -10 * minutes),
        officerId: people.first,
        custodyId: held.id,
        move: 'holder',
        secondId: null,
        receiver: 'Budi Contoh',
        place: '',
        seal: '',
        paper: '',
        identity: '',
        office: '',
        authority: null,
        reason: '',
        ...more,
      });
      const enter = async (entry: Entry) => code(await first('outage.enter', { entry }));
      expect(await enter(move(0, { happenedAt: addMillis(bench.now(), -40 * minutes) }))).toBe('happened-before-hold');
      expect(await enter(move(0, { move: 'proxy' }))).toBe('proxy-paper-missing');
      expect(await enter(move(0, { officerId: people.bp3mi }))).toBe('custody-officials-only');
      expect(await enter(move(0))).toBeNull();
      expect(await enter(move(1))).toBe('already-released');
      expect(value(await first('custody.list', {}))).toMatchObject({ held: [], taken: 1, returned: 1 });
    });
  });
});

describe('the stack of forms', () => {
  it('balances with the series at any moment, and names what is missing', async () => {
    await withApp(async (bench) => {
      const { bp3mi, people, forms } = await prepared(bench);
      const [one = '', two = '', three = '', ...rest] = forms.bp3mi;
      value(await bp3mi('outage.enter', { entry: clearForm(bench, people, one) }));
      value(await bp3mi('outage.spoil', { form: two, reason: 'kertas macet' }));
      const counted = value(await bp3mi('outage.reconcile', { blank: rest }));
      expect(counted).toMatchObject({ printed: 10, used: 1, spoiled: 1, blank: 7, missing: [three] });
      expect(value(await bp3mi('outage.forms', {}))).toMatchObject({
        kinds: ['clarification'],
        lastCount: { missing: [three], by: 'Petugas BP3MI' },
        prints: [{ count: 10, first: one, by: 'Petugas BP3MI' }],
      });
      expect(code(await bp3mi('outage.reconcile', { blank: [one] }))).toBe('stack-contradicts');
    });
  });

  it('goes on in its series without a gap, each agency in its own', async () => {
    await withApp(async (bench) => {
      const { bp3mi, first } = await prepared(bench);
      const more = value(await bp3mi('outage.print', { kind: 'clarification', count: 2 })).numbers;
      expect(more).toEqual(['DRT-BP3MI/PLM-A1/2026/0011', 'DRT-BP3MI/PLM-A1/2026/0012']);
      const theirs = value(await first('outage.print', { kind: 'postponement', count: 1 })).numbers;
      expect(theirs).toEqual(['DRT-IMI/PLM-A1/2026/0031']);
    });
  });
});
