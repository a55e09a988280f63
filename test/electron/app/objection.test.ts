/** Objections in the running application: over Eid 2026, loud, deemed granted, the passport back. */
import { describe, expect, it } from 'vitest';
import type { Client } from '../../../shared/contract/client.ts';
import type { InputOf } from '../../../shared/contract/index.ts';
import { dayOf } from '../../../shared/time.ts';
import { fullyStaffed, heldCase, on, openShift, pageOf, postponedCase } from './after.ts';
import { code, pins, signedIn, value, withApp, type Bench, type People } from './with_app.ts';

const official = (bench: Bench, people: People): Promise<Client> => signedIn(bench, people.first, pins.first);

const words = {
  kind: 'objection' as const,
  channel: 'letter' as const,
  broughtBy: 'traveller' as const,
  name: 'Contoh Budi',
  contact: '0812-0000-0000',
  content: 'Saya berkeberatan: surat saya lengkap dan paspor saya sah.',
};
const step = (objectionId: InputOf<'objection.step'>['objectionId'], more: Partial<InputOf<'objection.step'>>) => ({
  objectionId,
  step: 'answer' as const,
  on: '2026-03-13',
  answer: 'rejected' as const,
  signer: 'Kepala Kantor Imigrasi',
  letter: 'W6.IMI-0001',
  note: '',
  ...more,
});

/** A held passport of 12 March 2026 and an objection received the same day. */
async function objected(bench: Bench) {
  on(bench, '2026-03-12');
  const { people, more } = await fullyStaffed(bench, '2026-03-12');
  const first = await official(bench, people);
  await openShift(bench, first);
  const held = await heldCase(bench, first, people.second);
  const { screeningId, decisionId } = held;
  const receivedOn = dayOf(bench.now());
  const { objectionId } = value(await first('objection.receive', { ...words, screeningId, decisionId, receivedOn }));
  return { people, more, ...held, objectionId };
}

describe('an objection', () => {
  it('over Eid 2026 is loud on day 8, due on day 10, deemed granted after it, and gives the passport back', async () => {
    await withApp(async (bench) => {
      const { people, objectionId, custodyId } = await objected(bench);
      const standing = async (day: string) => {
        on(bench, day);
        const page = await official(bench, people);
        const [line] = value(await page('objection.list', {}));
        const { objections } = value(await page('after.due', {}));
        return [line?.state, line?.day, line?.urgency, line?.deadline, objections.loud];
      };
      expect(await standing('2026-03-17')).toEqual(['open', 3, 'calm', '2026-04-02', 0]);
      // Nyepi, Eid and joint leave: from 18 to 24 March no working day passes.
      expect(await standing('2026-03-24')).toEqual(['open', 3, 'calm', '2026-04-02', 0]);
      expect(await standing('2026-03-31')).toEqual(['open', 8, 'loud', '2026-04-02', 1]);
      expect(await standing('2026-04-02')).toEqual(['open', 10, 'lastDay', '2026-04-02', 1]);
      // Good Friday is no day to answer on, and the day after the tenth is the next calendar day.
      expect(await standing('2026-04-03')).toEqual(['deemedGranted', 10, 'act', '2026-04-10', 1]);

      const page = await official(bench, people);
      const now = { on: '2026-04-03', answer: null, step: 'carryOut' as const };
      expect(
        code(await page('objection.step', step(objectionId, { ...now, step: 'answer', answer: 'rejected' }))),
      ).toBe('objection-deemed-granted');
      expect(value(await page('objection.list', {}))[0]?.heldPassport).toBe(custodyId);
      expect(code(await page('objection.step', step(objectionId, now)))).toBe('passport-still-held');
      value(await page('custody.release', { custodyId, to: 'holder', receiver: 'Contoh Budi', paper: '' }));
      expect(value(await page('objection.step', step(objectionId, now)))).toEqual({ state: 'carriedOut' });
      expect(value(await page('after.due', {})).objections).toEqual({ open: 0, loud: 0 });
    });
  });

  it('answered in time goes to the superior on appeal, never by who decided', async () => {
    await withApp(async (bench) => {
      const { people, objectionId } = await objected(bench);
      on(bench, '2026-03-13');
      const first = await official(bench, people);
      expect(code(await first('objection.step', step(objectionId, { signer: '' })))).toBe('signer-missing');
      expect(code(await first('objection.step', step(objectionId, { answer: null })))).toBe('answer-missing');
      expect(value(await first('objection.step', step(objectionId, {})))).toEqual({ state: 'rejected' });
      const [line] = value(await first('objection.list', {}));
      // The law has the deciding official answer; the record says that it was so.
      expect(line?.steps).toMatchObject([{ kind: 'answer', byDecider: true, by: 'Pejabat Pertama' }]);
      expect(line?.deadline).toBe('2026-04-06');
      value(await first('objection.step', step(objectionId, { step: 'appeal', answer: null })));
      const answer = step(objectionId, { step: 'appealAnswer', answer: 'granted' });
      expect(code(await first('objection.step', answer))).toBe('appeal-needs-superior');
      const supervisor = await signedIn(bench, people.supervisor, pins.supervisor);
      expect(code(await supervisor('objection.step', { ...answer, signer: 'pejabat pertama, Kasi' }))).toBe(
        'appeal-needs-superior',
      );
      expect(value(await supervisor('objection.step', answer))).toEqual({ state: 'appealGranted' });
    });
  });

  it('answered in time and entered later needs the head of the shift and a letter number', async () => {
    await withApp(async (bench) => {
      const { people, objectionId } = await objected(bench);
      on(bench, '2026-04-06');
      const late = step(objectionId, { on: '2026-04-01' });
      const first = await official(bench, people);
      expect(code(await first('objection.step', late))).toBe('objection-deemed-granted');
      const supervisor = await signedIn(bench, people.supervisor, pins.supervisor);
      expect(code(await supervisor('objection.step', { ...late, letter: '' }))).toBe('objection-deemed-granted');
      expect(code(await supervisor('objection.step', { ...late, on: '2026-04-03' }))).toBe('objection-deemed-granted');
      expect(value(await supervisor('objection.step', late))).toEqual({ state: 'rejected' });
      expect(value(await supervisor('objection.list', {}))[0]?.steps).toMatchObject([{ enteredLater: true }]);
    });
  });

  it('is Immigration’s to answer, and BP3MI sees none of a case it never had', async () => {
    await withApp(async (bench) => {
      const { people, more, objectionId, screeningId, decisionId, receiptNumber } = await objected(bench);
      const bp3mi = await signedIn(bench, people.bp3mi, pins.bp3mi);
      expect(value(await bp3mi('objection.list', {}))).toEqual([]);
      expect(code(await bp3mi('objection.step', step(objectionId, {})))).toBe('objection-unknown');
      expect(value(await bp3mi('objection.find', { text: receiptNumber }))).toEqual([]);
      const auditor = await pageOf(bench, more, 'auditor');
      expect(code(await auditor('objection.list', {}))).toBe('forbidden');
      const first = await official(bench, people);
      const again = { ...words, screeningId, decisionId, receivedOn: '2026-03-12' };
      expect(code(await first('objection.receive', again))).toBe('objection-open');
      expect(code(await first('objection.receive', { ...again, receivedOn: '2026-03-13' }))).toBe(
        'objection-day-wrong',
      );
      expect(code(await first('objection.receive', { ...again, decisionId: null }))).toBe('decision-unknown');
      const complaint = { ...again, kind: 'complaint' as const, decisionId: null };
      value(await first('objection.receive', complaint));
    });
  });

  it('finds its case by the receipt or the passport, and every search is an event', async () => {
    await withApp(async (bench) => {
      const { people, more, screeningId, receiptNumber } = await objected(bench);
      const first = await official(bench, people);
      const found = async (text: string) =>
        value(await first('objection.find', { text })).map((one) => [one.screeningId, one.objectUntil]);
      const it = [[screeningId, '2026-04-20']];
      expect(await found(receiptNumber.toLowerCase())).toEqual(it);
      expect(await found('x 1234567')).toEqual(it);
      expect(await found('X7654321')).toEqual([]);
      const auditor = await pageOf(bench, more, 'auditor');
      const { events } = value(await auditor('audit.list', { before: null, limit: 50 }));
      expect(events.filter(({ kind }) => kind === 'case-searched')).toHaveLength(3);
      expect(JSON.stringify(events)).not.toContain('1234567');
    });
  });

  it('counts anew when a later decree takes another day out', async () => {
    await withApp(async (bench) => {
      on(bench, '2026-03-12');
      const { people } = await fullyStaffed(bench, '2026-03-12');
      const first = await official(bench, people);
      await openShift(bench, first);
      const { screeningId, decisionId } = await postponedCase(bench, first);
      value(await first('objection.receive', { ...words, screeningId, decisionId, receivedOn: '2026-03-12' }));
      const deadline = async () => value(await first('objection.list', {}))[0]?.deadline;
      expect(await deadline()).toBe('2026-04-02');
      const admin = await signedIn(bench, people.admin, pins.admin);
      const { deliveredHolidays } = await import('../../../shared/catalogue/holidays.ts');
      const year = deliveredHolidays.years.find((one) => one.year === 2026);
      if (year === undefined) throw new Error('no 2026');
      const extra = { day: '2026-04-01', kind: 'jointLeave' as const, name: { id: 'Cuti bersama', en: 'Joint leave' } };
      const fewer = { ...year, days: year.days.filter(({ day }) => day !== '2026-08-17') };
      expect(code(await admin('holidays.replace', { year: fewer }))).toBe('holidays-fixed-missing');
      const future = { ...year, decree: { ...year.decree, signed: '2026-12-01' } };
      expect(code(await admin('holidays.replace', { year: future }))).toBe('decree-not-signed-yet');
      expect(code(await first('holidays.replace', { year }))).toBe('forbidden');
      value(await admin('holidays.replace', { year: { ...year, days: [...year.days, extra] } }));
      expect(await deadline()).toBe('2026-04-06');
      await bench.reopen();
      const again = await official(bench, people);
      expect(value(await again('objection.list', {}))[0]?.deadline).toBe('2026-04-06');
    });
  });
});
