/** What comes after a decision was recorded. */
import { describe, expect, it } from 'vitest';
import type { Client } from '../../../shared/contract/client.ts';
import type { DecisionProposal } from '../../../shared/domain/decision.ts';
import type { ScreeningId } from '../../../shared/ids.ts';
import { entry, newCatalogue } from '../../helpers/catalogue_files.ts';
import { accepted, acceptedWork, desks, hold, judgedWork, plain, referredWork } from './cases.ts';
import { activate, morePins, offices, replayed } from './catalogue_station.ts';
import { dump } from './dump.ts';
import { code, pins, signedIn, staffed, value, withApp, type Bench, type People } from './with_app.ts';
import { printedReceipt } from '../../helpers/receipts.ts';

const postpone: DecisionProposal = { ...hold, kind: 'postponed', ground: 'documentInDoubt', passportReturned: true };
const clear: DecisionProposal = { ...plain, departLine: 'Sudah dicek lewat telepon.' };
const advise: DecisionProposal = {
  ...plain,
  kind: 'advised',
  reason: 'Disarankan melapor dahulu ke BP3MI.',
  readAloud: true,
  statement: 'Saya tetap berangkat.',
  passportReturned: true,
};
const minutes = 60_000;

/** The last decision of a record as this page sees it. */
async function last(client: Client, screeningId: ScreeningId) {
  const decision = value(await client('screening.get', { screeningId })).decisions.at(-1);
  if (decision === undefined) throw new Error('no decision');
  return decision;
}

/** A hold approved by the second Pejabat Imigrasi, its passport taken or not. */
async function held(first: Client, people: People, page: { screeningId: ScreeningId; revision: number }, take = true) {
  const { decisionId } = value(await first('decision.propose', { ...page, proposal: hold }));
  const wanted = { call: 'decision.confirm' as const, subject: decisionId };
  const second = { officerId: people.second, pin: pins.second };
  const { approvalId } = value(await first('session.approve', { ...second, ...wanted }));
  value(await first('decision.confirm', { decisionId, approvalId }));
  if (!take) return { decisionId, custodyId: null };
  const place = { seal: 'SG-1', place: 'Brankas', condition: 'utuh', due: '2026-11-23', dueReason: null };
  const receiptNumber = await printedReceipt(first, decisionId, place);
  const taken = { receiptSource: 'station' as const, receiptNumber, receiptTaken: 'signed' as const, witness: null };
  const custody = value(await first('custody.hold', { decisionId, ...place, ...taken }));
  return { decisionId, custodyId: custody.id };
}

/** An hour and more later, at the same page. */
async function later(bench: Bench, client: Client, people: People, ms: number) {
  bench.advance(ms);
  value(await client('session.signIn', { officerId: people.first, pin: pins.first }));
}

describe('a correction', () => {
  it('is appended: both versions are read, with who, when and why, by who took it and the shift head of the agency', async () => {
    await withApp(async (bench) => {
      const { people, first, bp3mi, screeningId, revision } = await accepted(bench);
      const { decisionId } = value(await first('decision.propose', { screeningId, revision, proposal: postpone }));
      const reason = { field: 'reason' as const, value: 'Lem halaman data terbuka dan foto bergeser.' };
      const input = { decisionId, what: reason, why: 'salah tulis', approvalId: null };
      const second = await signedIn(bench, people.second, pins.second);
      expect(code(await second('decision.correct', input))).toBe('not-yours');
      expect(code(await bp3mi('decision.correct', input))).toBe('not-yours');
      value(await first('decision.correct', input));
      bench.advance(minutes);
      const head = await signedIn(bench, people.supervisor, pins.supervisor);
      const told = { ...input, what: { field: 'toldIn' as const, value: 'palembangMalay' as const } };
      value(await head('decision.correct', { ...told, why: 'menurut rekaman meja' }));
      const read = await last(first, screeningId);
      expect(read).toMatchObject({
        reason: reason.value,
        toldIn: 'palembangMalay',
        state: 'confirmed',
        mayCorrect: true,
      });
      expect(read.corrections).toMatchObject([
        { field: 'reason', before: postpone.reason, after: reason.value, why: 'salah tulis', by: 'Pejabat Pertama' },
        { field: 'toldIn', before: 'indonesian', after: 'palembangMalay', by: 'Kepala Regu' },
      ]);
      expect(Date.parse(read.corrections[1]?.at ?? '')).toBeGreaterThan(Date.parse(read.corrections[0]?.at ?? ''));
      const hidden = await last(bp3mi, screeningId);
      expect(hidden).toMatchObject({ reason: null, corrections: [], mayCorrect: false });
      expect(JSON.stringify(hidden)).not.toContain('bergeser');
    });
  });

  it('makes no decision unlawful, and says so without changing anything', async () => {
    await withApp(async (bench) => {
      const { people, first, screeningId, revision } = await accepted(bench);
      const { decisionId } = value(await first('decision.propose', { screeningId, revision, proposal: postpone }));
      const before = await dump(bench);
      const attempt = async (what: object) => {
        const input = { decisionId, what, why: 'keliru', approvalId: null };
        return code(await bench.dispatch(`page ${people.first}`, 'decision.correct', input));
      };
      expect(await attempt({ field: 'reason', value: 'ragu' })).toBe('reason-too-short');
      expect(await attempt({ field: 'ground', value: 'own' })).toBe('ground-unknown');
      expect(await attempt({ field: 'ground', value: 'foreignerGround' })).toBe('ground-foreigners-only');
      expect(await attempt({ field: 'ground', value: 'documentInDoubt' })).toBe('nothing-to-correct');
      expect(await attempt({ field: 'cause', value: 'deskBusy' })).toBe('not-correctable');
      expect(await attempt({ field: 'kind', value: 'cleared' })).toBe('invalid-input');
      expect(await dump(bench)).toBe(before);
    });
  });
});

describe('a void', () => {
  it('is appended too: the decision stays readable, counts as void and is reviewed; nothing follows it', async () => {
    await withApp(async (bench) => {
      const { people, first, screeningId, revision } = await accepted(bench);
      const { decisionId } = value(await first('decision.propose', { screeningId, revision, proposal: postpone }));
      const second = await signedIn(bench, people.second, pins.second);
      const why = 'penumpang lain dengan nama sama';
      expect(code(await second('decision.void', { decisionId, why }))).toBe('not-yours');
      expect((await last(first, screeningId)).mayVoid).toBe(true);
      value(await first('decision.void', { decisionId, why }));
      expect(await last(first, screeningId)).toMatchObject({
        state: 'void',
        reason: postpone.reason,
        voided: { why, by: 'Pejabat Pertama' },
        review: ['postponed', 'void'],
        mayVoid: false,
        mayCorrect: false,
      });
      expect(value(await first('shift.log', {}))[0]?.state).toBe('void');
      expect(value(await first('decision.duties', {}))).toEqual([]);
      const { totals } = value(await first('shift.close', { approvalId: null }));
      expect(totals).toMatchObject({ void: 1 });
      expect(totals['postponed'] ?? 0).toBe(0);
      expect(code(await first('decision.void', { decisionId, why }))).toBe('not-voidable');
    });
  });

  it('is refused while the passport is in custody or the record is open, and to a decision that another followed', async () => {
    await withApp(async (bench) => {
      const { people, first, bp3mi, screeningId, revision } = await accepted(bench);
      const why = 'salah orang';
      const [referred] = value(await bp3mi('screening.get', { screeningId })).decisions;
      if (referred === undefined) throw new Error('no referral');
      expect(code(await bp3mi('decision.void', { decisionId: referred.id, why }))).toBe('not-voidable');
      const open = await held(first, people, { screeningId, revision }, false);
      expect(code(await first('decision.void', { decisionId: open.decisionId, why }))).toBe('not-voidable');
      const next = await acceptedWork(bp3mi, first, 'X7654321');
      const { decisionId, custodyId } = await held(first, people, next);
      if (custodyId === null) throw new Error('no custody');
      const before = await dump(bench);
      expect(code(await first('decision.void', { decisionId, why }))).toBe('passport-in-custody');
      expect(await dump(bench)).toBe(before);
      value(await first('custody.release', { custodyId, to: 'holder', receiver: 'Contoh Budi', paper: '' }));
      value(await first('decision.void', { decisionId, why }));
      expect((await last(first, next.screeningId)).review).toEqual(['hold', 'void', 'reasonReused']);
    });
  });
});

describe('after a postponement', () => {
  it('airline, bag and who meets the person are due until they are noted; a later note leaves the first readable', async () => {
    await withApp(async (bench) => {
      const { first, bp3mi, screeningId, revision } = await accepted(bench);
      const { decisionId } = value(await first('decision.propose', { screeningId, revision, proposal: postpone }));
      expect(value(await first('decision.duties', {}))).toMatchObject([
        { screeningId, decisionId, kind: 'postponed', flight: 'AK 450' },
      ]);
      expect((await last(first, screeningId)).after).toEqual([]);
      const note = {
        decisionId,
        airlineName: 'Petugas AirAsia',
        airlineAt: bench.now(),
        offload: 'passengerAndBag' as const,
        meets: 'bp3mi' as const,
        meetsName: 'Sari',
      };
      const before = await dump(bench);
      expect(code(await first('decision.noteAfter', { ...note, meetsName: null }))).toBe('meets-name-missing');
      const tomorrow = '2026-11-22T02:00:00.000Z';
      expect(code(await first('decision.noteAfter', { ...note, airlineAt: tomorrow }))).toBe('moment-not-fitting');
      expect(code(await bp3mi('decision.noteAfter', note))).toBe('forbidden');
      expect(await dump(bench)).toBe(before);
      value(await first('decision.noteAfter', note));
      expect(value(await first('decision.duties', {}))).toEqual([]);
      value(await first('decision.noteAfter', { ...note, meets: 'alone' }));
      expect((await last(first, screeningId)).after).toMatchObject([
        { meets: 'bp3mi', meetsName: 'Sari', offload: 'passengerAndBag' },
        { meets: 'alone', meetsName: null },
      ]);
      expect((await last(bp3mi, screeningId)).after).toBeNull();
      const { decisionId: cleared } = value(
        await bp3mi('decision.propose', { ...(await judgedWork(bp3mi, 'X7654321')), proposal: clear }),
      );
      expect(code(await first('decision.noteAfter', { ...note, decisionId: cleared }))).toBe('not-postponed');
    });
  });
});

describe('a flight missed because of us', () => {
  it('is recorded on who was let go, once the gate has closed, and the last word counts', async () => {
    await withApp(async (bench) => {
      const { people, first, bp3mi, screeningId, revision } = await accepted(bench);
      const missed = async (id: ScreeningId, answer = true) =>
        code(await first('decision.missedFlight', { screeningId: id, missed: answer }));
      expect(await missed(screeningId)).toBe('not-decided');
      const stopped = await acceptedWork(bp3mi, first, 'X7654321');
      value(await first('decision.propose', { ...stopped, proposal: postpone }));
      value(await first('decision.propose', { screeningId, revision, proposal: clear }));
      expect(await missed(screeningId)).toBe('gate-still-open');
      await later(bench, first, people, 131 * minutes);
      expect(await missed(stopped.screeningId)).toBe('was-stopped');
      expect(await missed(screeningId)).toBeNull();
      expect(value(await first('screening.get', { screeningId })).missedFlight).toBe(true);
      expect(await missed(screeningId, false)).toBeNull();
      expect(value(await first('screening.get', { screeningId })).missedFlight).toBe(false);
    });
  });
});

describe('a referral nobody accepted', () => {
  it('leaves a note that Immigration reads, once', async () => {
    await withApp(async (bench) => {
      const { people, first, bp3mi } = await desks(bench, await staffed(bench));
      const { screeningId, referralId } = await referredWork(bp3mi);
      expect(code(await first('referral.acknowledge', { referralId }))).toBe('not-lapsed');
      bench.advance(10 * minutes);
      value(await bp3mi('referral.lapse', { referralId }));
      expect(value(await bp3mi('referral.list', {}))).toEqual([]);
      expect(value(await first('referral.list', {}))).toMatchObject([{ id: referralId, state: 'lapsed' }]);
      expect(code(await bp3mi('referral.acknowledge', { referralId }))).toBe('forbidden');
      value(await first('referral.acknowledge', { referralId }));
      expect(value(await first('referral.list', {}))).toEqual([]);
      expect(code(await first('referral.acknowledge', { referralId }))).toBe('already-read');
      await later(bench, first, people, 121 * minutes);
      expect(code(await first('decision.missedFlight', { screeningId, missed: true }))).toBeNull();
    });
  });
});

describe('what somebody looks at again', () => {
  it('every hold and postponement; of advice and withdrawals at least one in five', async () => {
    await withApp(async (bench) => {
      const { first, bp3mi, people } = await desks(bench, await staffed(bench));
      let drawn = 0;
      for (let one = 0; one < 10; one += 1) {
        const page = await judgedWork(bp3mi, `X20000${String(one).padStart(2, '0')}`);
        value(
          await bp3mi('decision.propose', {
            ...page,
            proposal: {
              ...advise,
              reason: `Disarankan melapor dahulu, kasus ke-${String(one)}.`,
              departLine: 'hanya saran',
            },
          }),
        );
        if ((await last(bp3mi, page.screeningId)).review.includes('drawn')) drawn += 1;
      }
      expect(drawn).toBeGreaterThanOrEqual(2);
      const page = await acceptedWork(bp3mi, first);
      await held(first, people, page);
      expect((await last(first, page.screeningId)).review).toEqual(['hold']);
    });
  });

  it('a reason word for word that of another traveller: the officer is told before, and it is marked', async () => {
    await withApp(async (bench) => {
      const { people, first, bp3mi, screeningId, revision } = await accepted(bench);
      value(await first('decision.propose', { screeningId, revision, proposal: postpone }));
      const next = await acceptedWork(bp3mi, first, 'X7654321');
      const used = async (client: Client, reason: string) =>
        value(await client('decision.reasonUsed', { screeningId: next.screeningId, reason }));
      const same = `  ${postpone.reason.toUpperCase()}`;
      expect(await used(first, same)).toMatchObject({ own: 1, others: 0 });
      expect(await used(first, `${same} Visa tidak ada.`)).toEqual({ own: 0, others: 0, last: null });
      expect(await used(bp3mi, same)).toMatchObject({ own: 0, others: 0 });
      expect(await used(first, '...')).toMatchObject({ own: 0, others: 0 });
      const second = await signedIn(bench, people.second, pins.second);
      expect(await used(second, same)).toMatchObject({ own: 0, others: 1 });
      value(await first('decision.propose', { ...next, proposal: { ...postpone, reason: same } }));
      expect((await last(first, next.screeningId)).review).toEqual(['postponed', 'reasonReused']);
      expect((await last(first, screeningId)).review).toEqual(['postponed']);
    });
  });

  it('a hold on a ground the agencies added: shown as to be confirmed, and always reviewed', async () => {
    await withApp(async (bench) => {
      const all = await offices(bench);
      const content = newCatalogue('2026.12.1', ({ legal }) => {
        const known = entry(legal.grounds, 'documentInDoubt');
        legal.grounds.push({ ...known, code: 'agencyInstruction', allowsPassportHold: true, toBeConfirmed: true });
      });
      const sha256 = await replayed(all, content);
      expect(code(await activate(all, sha256))).toBe('immigration-official-needed');
      value(await activate(all, sha256, { id: all.people.official, pin: morePins.official }));
      const { bp3mi, first } = await desks(bench, all.people);
      const page = await acceptedWork(bp3mi, first);
      const proposal = { ...hold, ground: 'agencyInstruction' };
      const { decisionId } = value(await first('decision.propose', { ...page, proposal }));
      const wanted = { call: 'decision.confirm' as const, subject: decisionId };
      const official = { officerId: all.people.official, pin: morePins.official };
      const { approvalId } = value(await first('session.approve', { ...official, ...wanted }));
      value(await first('decision.confirm', { decisionId, approvalId }));
      expect(await last(first, page.screeningId)).toMatchObject({
        groundToBeConfirmed: true,
        review: ['hold', 'groundToBeConfirmed'],
      });
    });
  });
});
