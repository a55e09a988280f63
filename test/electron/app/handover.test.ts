/** A person handed over to a named receiver, the calls for a child, and what became of the case. */
import { describe, expect, it } from 'vitest';
import { millis, momentOf } from '../../../shared/time.ts';
import { atCounter, heldCase, offerOf as offer, postponedCase, type Offer } from './after.ts';
import { code, pins, signedIn, value, withApp, type Bench } from './with_app.ts';

const on = (bench: Bench, day: string) => bench.advance(millis(momentOf(day, '06:40')) - millis(bench.now()));

describe('a handover', () => {
  it('is accepted by the officer of BP3MI on the own screen, once', async () => {
    await withApp(async (bench) => {
      const { people, first } = await atCounter(bench);
      const { screeningId } = await postponedCase(bench, first);
      const { handoverId } = value(await first('handover.offer', offer(screeningId)));
      expect(code(await first('handover.offer', offer(screeningId)))).toBe('handover-open');
      const bp3mi = await signedIn(bench, people.bp3mi, pins.bp3mi);
      expect(value(await bp3mi('after.due', {})).handovers).toBe(1);
      expect(value(await bp3mi('handover.list', {}))).toMatchObject([
        { state: 'offered', mineToAnswer: true, mineToRecord: false, name: 'BUDI CONTOH' },
      ]);
      const answer = { handoverId, accepted: true, receiver: null, note: '' };
      expect(code(await first('handover.answer', answer))).toBe('not-your-power');
      expect(code(await bp3mi('handover.answer', { ...answer, accepted: false }))).toBe('refusal-reason-missing');
      value(await bp3mi('handover.answer', answer));
      expect(code(await bp3mi('handover.answer', answer))).toBe('handover-closed');
      const [seen] = value(await first('handover.list', {}));
      expect(seen).toMatchObject({ state: 'accepted', receiver: { name: 'Petugas BP3MI' } });
      // BP3MI took the person over and so reads what goes on with the case.
      expect(value(await bp3mi('handover.case', { screeningId })).handovers).toHaveLength(1);
    });
  });

  it('to somebody outside is written down by who hands over, with the receiver’s name; family shows a card', async () => {
    await withApp(async (bench) => {
      const { people, first } = await atCounter(bench);
      const { screeningId } = await postponedCase(bench, first);
      const outside = { name: 'Aiptu Penerima', post: 'Polsek Bandara', paper: '' };
      const police = value(await first('handover.offer', offer(screeningId, { toWhom: 'police', office: 'Polsek' })));
      const bp3mi = await signedIn(bench, people.bp3mi, pins.bp3mi);
      const refused = {
        handoverId: police.handoverId,
        accepted: false,
        receiver: outside,
        note: 'Bukan wewenang kami.',
      };
      expect(code(await bp3mi('handover.answer', refused))).toBe('handover-unknown');
      expect(code(await first('handover.answer', { ...refused, receiver: null }))).toBe('not-your-power');
      expect(value(await first('handover.answer', refused))).toEqual({ state: 'refused' });
      const family = value(await first('handover.offer', offer(screeningId, { toWhom: 'family', office: 'Kakak' })));
      const taken = { handoverId: family.handoverId, accepted: true, receiver: outside, note: '' };
      expect(code(await first('handover.answer', taken))).toBe('receiver-paper-missing');
      value(await first('handover.answer', { ...taken, receiver: { ...outside, paper: 'KTP 1671-0000' } }));
      const again = value(await first('handover.offer', offer(screeningId)));
      value(
        await first('handover.withdraw', { handoverId: again.handoverId, note: 'Penumpang memilih pulang sendiri.' }),
      );
      const states = value(await first('handover.list', {})).map(({ state }) => state);
      expect(states).toEqual(['withdrawn', 'accepted', 'refused']);
    });
  });

  it('says of the passport only what is so', async () => {
    await withApp(async (bench) => {
      const { people, first } = await atCounter(bench);
      const { screeningId, custodyId } = await heldCase(bench, first, people.second);
      const with_ = (passport: Offer['contents']['passport']) =>
        offer(screeningId, { contents: { ...offer(screeningId).contents, passport } });
      expect(code(await first('handover.offer', with_('ownHand')))).toBe('passport-still-held');
      expect(code(await first('handover.offer', with_('outOfCustody')))).toBe('passport-still-held');
      value(await first('custody.release', { custodyId, to: 'bp3mi', receiver: 'Petugas BP3MI', paper: 'BA 1' }));
      expect(code(await first('handover.offer', with_('inCustody')))).toBe('passport-not-held');
      value(await first('handover.offer', with_('outOfCustody')));
    });
  });

  it('of a child waits for a call to a parent, also one nobody answered', async () => {
    await withApp(async (bench) => {
      const { people, first } = await atCounter(bench);
      const { screeningId } = await postponedCase(bench, first, { birth: '120315' });
      const social = offer(screeningId, { toWhom: 'socialServices', office: 'UPTD PPA Palembang' });
      expect(code(await first('handover.offer', social))).toBe('parent-call-missing');
      const call = { screeningId, reached: false, name: 'Ibu', number: '0813-0000-0000', note: 'tidak diangkat' };
      value(await first('handover.logCall', { ...call, toWhom: 'uptdPpa' }));
      expect(code(await first('handover.offer', social))).toBe('parent-call-missing');
      value(await first('handover.logCall', { ...call, toWhom: 'parent' }));
      value(await first('handover.offer', social));
      expect(value(await first('handover.case', { screeningId })).calls).toHaveLength(2);
      const admin = await signedIn(bench, people.admin, pins.admin);
      const onCall = [{ name: 'UPTD PPA Kota Palembang', phone: '0711-000000', hours: '24 jam' }];
      expect(code(await first('handover.setOnCall', { onCall }))).toBe('forbidden');
      value(await admin('handover.setOnCall', { onCall }));
      expect(value(await first('handover.onCall', {}))).toEqual(onCall);
    });
  });
});

describe('what became of a case', () => {
  it('is asked after 7, 30 and 180 days, by whoever has it, and counted once', async () => {
    await withApp(async (bench) => {
      const { people, first } = await atCounter(bench);
      const { screeningId } = await postponedCase(bench, first);
      const due = async (day: string, person: 'first' | 'bp3mi') => {
        on(bench, day);
        const page = await signedIn(bench, people[person], pins[person]);
        expect(value(await page('after.due', {})).followUps).toBe(value(await page('followUp.due', {})).length);
        return value(await page('followUp.due', {})).map(({ after, dueOn }) => [after, dueOn]);
      };
      expect(await due('2026-11-27', 'first')).toEqual([]);
      expect(await due('2026-11-28', 'first')).toEqual([[7, '2026-11-28']]);
      expect(await due('2026-11-28', 'bp3mi')).toEqual([]);
      const record = { screeningId, after: 7 as const, outcome: 'unknown' as const, note: '' };
      const page = await signedIn(bench, people.first, pins.first);
      expect(code(await page('followUp.record', { ...record, after: 30 }))).toBe('follow-up-not-due');
      expect(code(await page('followUp.record', { ...record, outcome: 'confirmedVictim' }))).toBe(
        'outcome-note-missing',
      );
      value(await page('followUp.record', record));
      expect(code(await page('followUp.record', record))).toBe('follow-up-not-due');
      expect(await due('2026-12-21', 'first')).toEqual([[30, '2026-12-21']]);
      const later = await signedIn(bench, people.first, pins.first);
      const victim = { ...record, after: 30 as const, outcome: 'confirmedVictim' as const, note: 'LP/B/1/XII/2026' };
      value(await later('followUp.record', victim));
      expect(await due('2027-05-20', 'first')).toEqual([]);
    });
  });
});
