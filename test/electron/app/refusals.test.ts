/** Each refusal of a decision and of its second person: a sentence of its own in both languages, and nothing changed. */
import { describe, expect, it } from 'vitest';
import type { Client } from '../../../shared/contract/client.ts';
import type { DecisionProposal } from '../../../shared/domain/decision.ts';
import type { OfficerId } from '../../../shared/ids.ts';
import { en } from '../../../shared/text/en.ts';
import { id } from '../../../shared/text/id.ts';
import { sentenceOf, type ErrorCode } from '../../../shared/text/sentence.ts';
import { entry, newCatalogue } from '../../helpers/catalogue_files.ts';
import { accepted, acceptedWork, desks, hold } from './cases.ts';
import { activate, offices, replayed } from './catalogue_station.ts';
import { dump } from './dump.ts';
import { code, pins, signedIn, value, withApp, type Bench } from './with_app.ts';

/** The refusals the law and the counter ask for; every one is provoked below. */
const provoked = new Set<ErrorCode>();

/** Runs a call that must be refused: with this code, and with nothing changed but the log. */
async function refused(bench: Bench, wanted: ErrorCode, call: () => Promise<Parameters<typeof code>[0]>) {
  const before = await dump(bench);
  expect(code(await call())).toBe(wanted);
  expect(await dump(bench), `${wanted} changed something`).toBe(before);
  provoked.add(wanted);
}

type Approve = (
  officerId: OfficerId,
  pin: string,
  more?: { subject?: string; call?: 'decision.correct' },
) => ReturnType<typeof approval>;
const approval = (
  client: Client,
  input: { officerId: OfficerId; pin: string; call: 'decision.confirm' | 'decision.correct'; subject: string },
) => client('session.approve', input);

async function proposed(bench: Bench) {
  const all = await accepted(bench);
  const { screeningId, revision, first } = all;
  const { decisionId } = value(await first('decision.propose', { screeningId, revision, proposal: hold }));
  const approve: Approve = (officerId, pin, { subject = decisionId, call = 'decision.confirm' as const } = {}) =>
    approval(first, { officerId, pin, call, subject });
  const given = async (...wanted: Parameters<Approve>) => value(await approve(...wanted)).approvalId;
  return { ...all, decisionId, approve, given };
}

describe('the second person of a hold', () => {
  it('is refused by PIN, person, role and power', async () => {
    await withApp(async (bench) => {
      const { people, approve } = await proposed(bench);
      await refused(bench, 'pin-wrong', () => approve(people.second, '999999'));
      await refused(bench, 'approver-is-self', () => approve(people.first, pins.first));
      await refused(bench, 'approver-not-official', () => approve(people.bp3mi, pins.bp3mi));
      await refused(bench, 'approver-not-official', () => approve(people.supervisor, pins.supervisor));
      await refused(bench, 'approver-not-official', () => approve(people.admin, pins.admin));
      for (let tries = 0; tries < 3; tries += 1) await approve(people.second, '999999');
      await refused(bench, 'locked-out', () => approve(people.second, pins.second));
    });
  });

  it('is refused by time, use, subject, act and who asked [V6.5.5 V6.6.2]', async () => {
    await withApp(async (bench) => {
      const { people, first, decisionId, given, bp3mi } = await proposed(bench);
      const confirm = (approvalId: string, client = first) => client('decision.confirm', { decisionId, approvalId });
      const late = await given(people.second, pins.second);
      bench.advance(60_001);
      await refused(bench, 'approval-expired', () => confirm(late));
      const elsewhere = await given(people.second, pins.second, { subject: 'dec_00000000000000000000' });
      await refused(bench, 'approval-other-subject', () => confirm(elsewhere));
      const otherAct = await given(people.second, pins.second, { call: 'decision.correct' });
      await refused(bench, 'approval-other-call', () => confirm(otherAct));
      await refused(bench, 'approval-unknown', () => confirm('app_00000000000000000000'));
      const good = await given(people.second, pins.second);
      await refused(bench, 'forbidden', () => confirm(good, bp3mi));
      const second = await signedIn(bench, people.second, pins.second);
      await refused(bench, 'decision-unknown', () => confirm(good, second));
      value(await confirm(good));
      await refused(bench, 'already-confirmed', () => confirm(good));
    });
  });

  it('approves one act once: the same approval carries no second one', async () => {
    await withApp(async (bench) => {
      const { people, first, decisionId, given, screeningId } = await proposed(bench);
      const approvalId = await given(people.second, pins.second);
      value(await first('decision.confirm', { decisionId, approvalId }));
      const correct = {
        decisionId,
        what: { field: 'ground' as const, value: 'onPreventionList' },
        why: 'dasar keliru',
      };
      const again = await given(people.second, pins.second, { call: 'decision.correct' });
      value(await first('decision.correct', { ...correct, approvalId: again }));
      const back = { ...correct, what: { field: 'ground' as const, value: 'noValidTravelDocument' } };
      await refused(bench, 'approval-used', () => first('decision.correct', { ...back, approvalId: again }));
      await refused(bench, 'second-person-needed', () => first('decision.correct', { ...back, approvalId: null }));
      expect(value(await first('screening.get', { screeningId })).decisions.at(-1)?.ground).toBe('onPreventionList');
    });
  });

  it('is refused once the flight has left, by PIN or by telephone', async () => {
    await withApp(async (bench) => {
      const { people, first, decisionId, given } = await proposed(bench);
      bench.advance(149 * 60_000);
      value(await first('session.signIn', { officerId: people.first, pin: pins.first }));
      const approvalId = await given(people.second, pins.second);
      bench.advance(59_000);
      value(await first('session.signIn', { officerId: people.first, pin: pins.first }));
      bench.advance(1_000);
      await refused(bench, 'flight-gone', () => first('decision.confirm', { decisionId, approvalId }));
      const told = {
        officerId: people.second,
        code: 'AAAAA AAAAA',
        call: 'decision.confirm' as const,
        subject: decisionId,
      };
      await refused(bench, 'flight-gone', () => first('session.approveRemote', told));
    });
  });
});

describe('a postponement or hold', () => {
  it('is refused without power, ground, reason, facts, or after the flight has left', async () => {
    await withApp(async (bench) => {
      const { people, first, bp3mi, screeningId, revision } = await accepted(bench);
      const postpone: DecisionProposal = {
        ...hold,
        kind: 'postponed',
        ground: 'documentInDoubt',
        passportReturned: true,
      };
      const propose =
        (changes: Partial<DecisionProposal>, client = first) =>
        () =>
          client('decision.propose', { screeningId, revision, proposal: { ...postpone, ...changes } });
      await refused(bench, 'not-your-power', propose({}, bp3mi));
      await refused(bench, 'ground-missing', propose({ ground: null }));
      await refused(bench, 'ground-unknown', propose({ ground: 'own' }));
      await refused(bench, 'ground-foreigners-only', propose({ ground: 'foreignerGround' }));
      await refused(bench, 'ground-does-not-allow-hold', propose({ kind: 'postponedPassportHeld' }));
      await refused(bench, 'reason-too-short', propose({ reason: '' }));
      await refused(bench, 'evidence-missing', propose({ evidence: [] }));
      await refused(
        bench,
        'support-score-or-observation-only',
        propose({ evidence: [{ kind: 'score', code: 'attention' }] }),
      );
      await refused(bench, 'milder-steps-missing', propose({ milderSteps: [] }));
      await refused(bench, 'told-missing', propose({ toldIn: null }));
      await refused(bench, 'statement-not-offered', propose({ statementOffered: false }));
      await refused(bench, 'return-passport-first', propose({ passportReturned: false }));
      const advise = { kind: 'advised' as const, readAloud: true, statement: 'saya tetap berangkat' };
      await refused(bench, 'read-aloud-missing', propose({ ...advise, readAloud: false }));
      await refused(bench, 'own-words-missing', propose({ ...advise, statement: null }));
      bench.advance(150 * 60_000);
      value(await first('session.signIn', { officerId: people.first, pin: pins.first }));
      await refused(bench, 'flight-gone', propose({}));
      await refused(bench, 'flight-gone', propose({ kind: 'postponedPassportHeld', ground: 'noValidTravelDocument' }));
      const [flight] =
        value(await first('shift.current', {}))?.flights.filter(({ number }) => number === 'AK 450') ?? [];
      if (flight === undefined) throw new Error('no flight');
      value(await first('flight.delay', { flightId: flight.id, minutes: 30 }));
      expect(code(await propose({})())).toBeNull();
    });
  });

  it('is refused on a ground out of its days, before and after', async () => {
    await withApp(async (bench) => {
      const all = await offices(bench);
      const content = newCatalogue('2026.12.1', ({ legal }) => {
        entry(legal.grounds, 'documentInDoubt').to = '2026-11-20';
        entry(legal.grounds, 'purposeNotExplained').from = '2026-11-22';
      });
      value(await activate(all, await replayed(all, content)));
      const { bp3mi, first } = await desks(bench, all.people);
      const { screeningId, revision } = await acceptedWork(bp3mi, first);
      for (const ground of ['documentInDoubt', 'purposeNotExplained']) {
        const proposal: DecisionProposal = { ...hold, kind: 'postponed', ground, passportReturned: true };
        await refused(bench, 'ground-not-in-force', () =>
          first('decision.propose', { screeningId, revision, proposal }),
        );
      }
    });
  });
});

describe('the sentences of all these', () => {
  it('are three each, in both languages, and no two refusals say the same', () => {
    const asked: ErrorCode[] = [
      'pin-wrong',
      'approval-expired',
      'approver-is-self',
      'approval-used',
      'approval-other-subject',
      'approval-other-call',
      'approver-not-official',
      'ground-not-in-force',
      'reason-too-short',
      'flight-gone',
    ];
    expect(asked.filter((one) => !provoked.has(one))).toEqual([]);
    for (const table of [id.errors, en.errors]) {
      const told = [...provoked].map((one) => sentenceOf(table, { code: one }));
      for (const { what, safe, todo } of told) expect([what, safe, todo].every((part) => part.length > 9)).toBe(true);
      expect(new Set(told.map(({ what }) => what)).size).toBe(provoked.size);
    }
  });
});
