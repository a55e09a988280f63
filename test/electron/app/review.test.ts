/** Reviews: blind first, then accepted or given back; who may, and what nobody can get round. */
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import type { Client } from '../../../shared/contract/client.ts';
import type { DecisionId, ScreeningId } from '../../../shared/ids.ts';
import { acceptedWork, judgedWork } from './cases.ts';
import { dump } from './dump.ts';
import { clear, confirmedHold, postpone, reviewStation } from './review_station.ts';
import { code, pins, value, withApp, type Bench } from './with_app.ts';

interface Page {
  readonly screeningId: ScreeningId;
  readonly decisionId: DecisionId;
}
const why = 'Halaman data jelas diganti.';
const judge = { own: 'concern' as const, why, knew: false };

/** A postponement of Immigration, for which nobody judges twice. */
async function postponed(desks: { bp3mi: Client; first: Client }, number: string): Promise<Page> {
  const page = await acceptedWork(desks.bp3mi, desks.first, number);
  const { decisionId } = value(await desks.first('decision.propose', { ...page, proposal: postpone }));
  return { screeningId: page.screeningId, decisionId };
}

const lineOf = async (head: Client, { decisionId }: Page) =>
  value(await head('review.queue', {})).find((item) => item.decisionId === decisionId);

/** Writes past the application, as somebody with the key could. */
async function inDatabase(bench: Bench, sql: string): Promise<void> {
  const db = new Database(join(bench.dir, 'live', 'tapis.db'));
  try {
    db.pragma(`key = "x'${Buffer.from(await bench.key()).toString('hex')}'"`);
    db.exec(sql);
  } finally {
    db.close();
  }
}

describe('the queue', () => {
  it('has what the rule marked, the oldest first, for the shift heads of that agency alone', async () => {
    await withApp(async (bench) => {
      const station = await reviewStation(bench);
      const first = await postponed(station, 'X1000001');
      bench.advance(60_000);
      const page = await judgedWork(station.bp3mi, 'X1000002');
      const cleared = value(await station.bp3mi('decision.propose', { ...page, proposal: clear }));
      const held = await confirmedHold(station, { number: 'X1000003' });
      const ids = async (head: Client) => value(await head('review.queue', {})).map(({ decisionId }) => decisionId);
      expect(await ids(station.head)).toEqual([first.decisionId, held.decisionId]);
      expect(await ids(station.official)).toEqual([first.decisionId, held.decisionId]);
      // Referrals of BP3MI may be drawn too; the override is there in any case.
      expect(await ids(station.bp3miHead)).toContain(cleared.decisionId);
      expect(await lineOf(station.bp3miHead, { ...first, decisionId: cleared.decisionId })).toMatchObject({
        causes: ['override'],
        kind: 'cleared',
        blind: false,
        officer: 'Petugas BP3MI',
        flight: 'AK 450',
      });
      expect(code(await station.first('review.queue', {}))).toBe('forbidden');
      expect(code(await station.bp3miHead('review.case', first))).toBe('decision-unknown');
      expect(code(await station.bp3miHead('review.accept', { decisionId: first.decisionId, note: null }))).toBe(
        'decision-unknown',
      );
    });
  });

  it('is loud after the first working day, and keeps nobody from closing a shift', async () => {
    await withApp(async (bench) => {
      const station = await reviewStation(bench);
      const page = await postponed(station, 'X1000001');
      // Marked on a Saturday: due on Monday.
      expect(await lineOf(station.head, page)).toMatchObject({ due: '2026-11-23', overdue: false });
      value(await station.first('shift.close', { approvalId: null }));
      expect(value(await station.head('review.count', {}))).toEqual({ waiting: 1, overdue: 0, returned: 0 });
      bench.advance(3 * 24 * 3_600_000);
      value(await station.head('session.signIn', { officerId: station.people.supervisor, pin: pins.supervisor }));
      expect(await lineOf(station.head, page)).toMatchObject({ overdue: true });
      expect(value(await station.head('review.count', {}))).toEqual({ waiting: 1, overdue: 1, returned: 0 });
    });
  });
});

describe('a second assessment', () => {
  it('is given blind: nothing of the first judgement reaches the page before, by any call of review or record', async () => {
    await withApp(async (bench) => {
      const station = await reviewStation(bench);
      const page = await confirmedHold(station, { number: 'X1000003' });
      const { decisionId } = page;
      const queued = await lineOf(station.head, page);
      expect(queued).toMatchObject({ blind: true, kind: null, causes: [], officer: null });
      const seen = value(await station.head('review.case', page));
      const record = value(await station.head('screening.get', { screeningId: page.screeningId }));
      for (const view of [seen.record, record]) {
        expect(view).toMatchObject({ withheld: true, assessments: [], decisions: [], referral: null });
        // What was recorded is there: the reviewer judges on it.
        expect(view.answers).toContainEqual({ kind: 'document', code: 'passport', value: 'doubtful' });
      }
      expect(seen).toMatchObject({ acts: [], twice: null, custodyId: null });
      const sent = JSON.stringify([queued, seen, record]);
      for (const word of [
        'Held',
        'postponed"',
        'points',
        '"band"',
        'recommendation',
        'noValidTravelDocument',
        'lem terlihat',
      ]) {
        expect(sent, word).not.toContain(word);
      }
      const before = await dump(bench);
      expect(code(await station.head('review.accept', { decisionId, note: null }))).toBe('assess-first');
      expect(code(await station.head('review.return', { decisionId, reason: why }))).toBe('assess-first');
      expect(await dump(bench)).toBe(before);
      // The officer's own desk is told as before.
      const own = value(await station.first('screening.get', { screeningId: page.screeningId }));
      expect(own).toMatchObject({ withheld: false, decisions: [{ kind: 'referred' }, { review: ['hold'] }] });

      value(await station.head('review.assess', { decisionId, own: 'unsure', why, knew: false }));
      const opened = value(await station.head('review.case', page));
      expect(opened.item).toMatchObject({ blind: false, kind: 'postponedPassportHeld', causes: ['hold'] });
      expect(opened.twice).toEqual({ first: 'concern', second: 'unsure', knew: false, by: 'Kepala Regu' });
      expect(opened.record.decisions.at(-1)).toMatchObject({ kind: 'postponedPassportHeld' });
      expect(opened.record.assessments.at(-1)?.result.attention.band).toBeDefined();
      // One assessment is enough for everybody: the other head is no longer kept from it, and gives no third.
      expect(await lineOf(station.official, page)).toMatchObject({ blind: false });
      expect(code(await station.official('review.assess', { decisionId, ...judge }))).toBe('second-not-due');
    });
  });

  it('counts in the agreement where the reviewer did not know, and apart where they did', async () => {
    await withApp(async (bench) => {
      const station = await reviewStation(bench);
      const figures = async () => value(await station.head('review.agreement', {}));
      expect(await figures()).toMatchObject([
        { agency: 'immigration', blind: { same: { n: 0 }, kappa: null }, knew: 0 },
      ]);
      const numbers = ['X1000001', 'X1000002', 'X1000003'];
      const given = [judge, { ...judge, own: 'clear' as const }, { ...judge, knew: true }];
      for (const [at, number] of numbers.entries()) {
        const { decisionId } = await confirmedHold(station, { number });
        const one = given[at];
        if (one === undefined) throw new Error('no assessment');
        value(await station.head('review.assess', { decisionId, ...one }));
      }
      expect(await figures()).toMatchObject([{ blind: { same: { hits: 1, n: 2 }, kappa: null }, knew: 1 }]);
      expect(value(await station.bp3miHead('review.agreement', {}))).toMatchObject([{ agency: 'bp3mi', knew: 0 }]);
    });
  });
});

describe('a verdict', () => {
  it('given back, it stands at the desk of its officer with the reason, is answered, and comes back; then it ends', async () => {
    await withApp(async (bench) => {
      const station = await reviewStation(bench);
      const page = await postponed(station, 'X1000001');
      const { decisionId } = page;
      const reason = 'Tulis apa yang terlihat pada lem.';
      value(await station.head('review.return', { decisionId, reason }));
      expect(code(await station.head('review.return', { decisionId, reason }))).toBe('already-returned');
      expect(await lineOf(station.head, page)).toMatchObject({ state: 'returned' });
      expect(value(await station.first('review.mine', {}))).toMatchObject([
        { decisionId, kind: 'postponed', reason, by: 'Kepala Regu', flight: 'AK 450' },
      ]);
      expect(value(await station.bp3mi('review.mine', {}))).toEqual([]);
      expect(code(await station.bp3mi('review.answer', { decisionId, answer: 'Bukan putusan saya.' }))).toBe(
        'decision-unknown',
      );
      // A correction answers.
      const what = { field: 'reason' as const, value: 'Lem halaman data terbuka, foto bergeser.' };
      value(await station.first('decision.correct', { decisionId, what, why: 'diminta peninjau', approvalId: null }));
      expect(value(await station.first('review.mine', {}))).toEqual([]);
      expect(await lineOf(station.head, page)).toMatchObject({ state: 'waiting', back: true });
      // So does a written answer.
      value(await station.head('review.return', { decisionId, reason }));
      value(await station.first('review.answer', { decisionId, answer: 'Foto bergeser dua milimeter.' }));
      expect(code(await station.first('review.answer', { decisionId, answer: 'Sekali lagi.' }))).toBe('not-returned');
      value(await station.head('review.accept', { decisionId, note: null }));
      expect(await lineOf(station.head, page)).toBeUndefined();
      expect(code(await station.head('review.accept', { decisionId, note: null }))).toBe('review-ended');
      const { acts } = value(await station.head('review.case', page));
      expect(acts.map(({ kind }) => kind)).toEqual(['returned', 'corrected', 'returned', 'answered', 'accepted']);
      // A void after it was accepted brings it back once more.
      value(await station.first('decision.void', { decisionId, why: 'salah orang' }));
      expect(await lineOf(station.head, page)).toMatchObject({
        state: 'waiting',
        back: true,
        causes: ['postponed', 'void'],
      });
    });
  });

  it('is never by who approved the hold, put the decision right or declared it void', async () => {
    await withApp(async (bench) => {
      const station = await reviewStation(bench);
      const second = { officerId: station.ids.official, pin: '362436' };
      const held = await confirmedHold(station, { number: 'X1000003', second });
      const { decisionId } = held;
      expect(await lineOf(station.official, held)).toMatchObject({ own: true, blind: false });
      expect(await lineOf(station.head, held)).toMatchObject({ own: false, blind: true });
      const before = await dump(bench);
      expect(code(await station.official('review.assess', { decisionId, ...judge }))).toBe('own-decision');
      expect(code(await station.official('review.accept', { decisionId, note: null }))).toBe('own-decision');
      expect(await dump(bench)).toBe(before);
      const page = await postponed(station, 'X1000001');
      const what = { field: 'toldIn' as const, value: 'javanese' as const };
      const corrected = { decisionId: page.decisionId, what, why: 'menurut rekaman', approvalId: null };
      value(await station.head('decision.correct', corrected));
      expect(code(await station.head('review.accept', { decisionId: page.decisionId, note: null }))).toBe(
        'own-decision',
      );
      value(await station.official('decision.void', { decisionId: page.decisionId, why: 'salah orang' }));
      const own = await station.official('review.return', { decisionId: page.decisionId, reason: why });
      expect(code(own)).toBe('own-decision');
    });
  });

  it('is refused by the database itself to whoever took part, out of turn, and before the second assessment', async () => {
    await withApp(async (bench) => {
      const station = await reviewStation(bench);
      const held = await confirmedHold(station, { number: 'X1000003' });
      bench.close();
      const act = (kind: string, by: string) =>
        inDatabase(
          bench,
          `INSERT INTO reviewAct (decisionId, kind, own, firstOwn, knew, officerId, at) VALUES ('${held.decisionId}', '${kind}',
             ${kind === 'assessed' ? "'clear', 'concern', 0" : 'NULL, NULL, NULL'}, '${by}', '2026-11-21T00:00:00.000Z')`,
        );
      const { people, ids } = station;
      for (const by of [people.first, people.second, ids.bp3miHead]) {
        await expect(act('assessed', by)).rejects.toThrow('took no part');
      }
      await expect(act('accepted', people.supervisor)).rejects.toThrow('comes before the verdict');
      await expect(act('answered', people.first)).rejects.toThrow('and back');
      await act('assessed', people.supervisor);
      await expect(act('assessed', ids.official)).rejects.toThrow('UNIQUE');
      await act('returned', ids.official);
      await expect(act('returned', ids.official)).rejects.toThrow('and back');
      await expect(act('answered', people.second)).rejects.toThrow('and back');
      await act('answered', people.first);
      await act('accepted', people.supervisor);
      await expect(act('accepted', people.supervisor)).rejects.toThrow('and back');
      await expect(inDatabase(bench, "UPDATE reviewAct SET own = 'clear'")).rejects.toThrow('appended');
      await expect(inDatabase(bench, 'DELETE FROM reviewAct')).rejects.toThrow('never deleted');
      await expect(inDatabase(bench, 'DELETE FROM decisionReview')).rejects.toThrow('stays');
    });
  });
});

describe('what a review leaves in the log', () => {
  it('is an event for each act and each look, about the case and the decision', async () => {
    await withApp(async (bench) => {
      const station = await reviewStation(bench);
      const page = await postponed(station, 'X1000001');
      value(await station.head('review.case', page));
      value(await station.head('review.return', { decisionId: page.decisionId, reason: why }));
      const filter = { about: [page.screeningId], kinds: ['viewed', 'review-returned'] as const };
      const { events } = value(
        await station.head('audit.list', { before: null, limit: 50, filter: { ...filter, kinds: [...filter.kinds] } }),
      );
      const mine = events.filter(({ actor }) => actor === 'Kepala Regu');
      expect(mine.map(({ kind }) => kind)).toEqual(['review-returned', 'viewed']);
      expect(mine[1]?.subjects).toContain('call review.case');
    });
  });
});
