import { describe, expect, it } from 'vitest';
import type { DecisionProposal } from '../../../shared/domain/decision.ts';
import { boarding, passport } from '../../helpers/papers.ts';
import { printedReceipt } from '../../helpers/receipts.ts';
import { accepted, hold, openWork, refer } from './cases.ts';
import { code, flights, pins, signedIn, staffed, value, withApp } from './with_app.ts';

describe('from two scans to a recorded decision', () => {
  it('clears an adult without a fault with one touch, and takes it back within ten seconds', async () => {
    await withApp(async (bench) => {
      const people = await staffed(bench);
      const client = await signedIn(bench, people.bp3mi, pins.bp3mi);
      value(await client('shift.open', { flights, clockConfirmed: true }));
      const scans = { passport: passport(), boarding: boarding() };
      const scanned = value(await client('traveller.scan', scans));
      expect(scanned.findings).toEqual([]);
      expect(scanned).toMatchObject({ fastClear: true, destination: 'MYS', minor: false });
      const cleared = value(await client('screening.fastClear', { ...scans, purpose: 'tourism', effort: [] }));
      const [line] = value(await client('shift.log', {}));
      expect(line).toMatchObject({ depth: 'scan', purpose: 'tourism', decision: 'cleared', flight: 'AK 450' });
      value(await client('screening.undoClear', { screeningId: cleared.screeningId }));
      expect(value(await client('shift.log', {}))[0]?.state).toBe('void');
      const again = value(await client('screening.fastClear', { ...scans, purpose: 'tourism', effort: [] }));
      bench.advance(10_001);
      expect(code(await client('screening.undoClear', { screeningId: again.screeningId }))).toBe('undo-too-late');
    });
  });

  it('stores no name for a scan-and-go, only a keyed hash', async () => {
    await withApp(async (bench) => {
      const people = await staffed(bench);
      const client = await signedIn(bench, people.bp3mi, pins.bp3mi);
      value(await client('shift.open', { flights, clockConfirmed: true }));
      const scans = { passport: passport(), boarding: boarding() };
      value(await client('traveller.scan', scans));
      const { screeningId } = value(await client('screening.fastClear', { ...scans, purpose: 'tourism', effort: [] }));
      const view = value(await client('screening.get', { screeningId }));
      expect(view.document).toBeNull();
      bench.advance(3_600_000);
      expect(code(await client('traveller.scan', scans))).toBe('session-locked');
      value(await client('session.signIn', { officerId: people.bp3mi, pin: pins.bp3mi }));
      const seen = value(await client('traveller.scan', scans)).seenBefore;
      expect(seen).toHaveLength(1);
      expect(seen[0]).toMatchObject({ purpose: 'tourism', sameAgain: true, postponed: false });
    });
  });

  it('lets no one-touch clear pass a wrong check digit, another name, a child or a flight that is not in the table', async () => {
    await withApp(async (bench) => {
      const people = await staffed(bench);
      const client = await signedIn(bench, people.bp3mi, pins.bp3mi);
      value(await client('shift.open', { flights, clockConfirmed: true }));
      const clear = async (scans: { passport: ReturnType<typeof passport>; boarding: ReturnType<typeof boarding> }) =>
        code(await client('screening.fastClear', { ...scans, purpose: 'tourism', effort: [] }));
      const broken = passport();
      expect(
        await clear({
          passport: { ...broken, text: broken.text.replace('X1234567', 'X1234568') },
          boarding: boarding(),
        }),
      ).toBe('needs-clarification');
      expect(await clear({ passport: passport(), boarding: boarding({ name: 'LAIN/ORANG' }) })).toBe(
        'needs-clarification',
      );
      expect(await clear({ passport: passport({ birth: '120315' }), boarding: boarding() })).toBe(
        'needs-clarification',
      );
      expect(await clear({ passport: passport(), boarding: boarding({ number: '0999' }) })).toBe('flight-missing');
    });
  });

  it('keeps the result closed until the own assessment, and recomputes it from what is stored', async () => {
    await withApp(async (bench) => {
      const people = await staffed(bench);
      const client = await signedIn(bench, people.bp3mi, pins.bp3mi);
      value(await client('shift.open', { flights, clockConfirmed: true }));
      const { screeningId, revision } = await openWork(client);
      const before = value(await client('screening.get', { screeningId }));
      expect(before).toMatchObject({ assessments: [], ownAssessmentDue: 'desk', revision });
      const own = value(await client('screening.assessOwn', { screeningId, revision, own: 'concern' }));
      expect(own.result.recommendation).toBe('refer');
      const after = value(await client('screening.get', { screeningId }));
      expect(after.assessments[0]?.result).toEqual(own.result);
    });
  });

  it('refers, accepts, holds with the second Pejabat Imigrasi, and returns the passport', async () => {
    await withApp(async (bench) => {
      const { people, first, bp3mi, screeningId, revision } = await accepted(bench);
      const proposed = value(await first('decision.propose', { screeningId, revision, proposal: hold }));
      expect(proposed.state).toBe('proposed');
      const { decisionId } = proposed;
      const approval = value(
        await first('session.approve', {
          officerId: people.second,
          pin: pins.second,
          call: 'decision.confirm',
          subject: decisionId,
        }),
      );
      const confirmed = value(await first('decision.confirm', { decisionId, approvalId: approval.approvalId }));
      expect(confirmed.approver).toBe('Pejabat Kedua');
      const kept = { seal: 'SG-0001', place: 'Brankas konter', condition: 'utuh', due: '2026-11-23' };
      const receiptNumber = await printedReceipt(first, decisionId, kept);
      expect(receiptNumber).toBe('STP/PLM-A1/2026/0001');
      const custody = {
        decisionId,
        receiptSource: 'station' as const,
        receiptNumber,
        ...kept,
        receiptTaken: 'signed' as const,
        witness: null,
        dueReason: null,
      };
      expect(code(await first('custody.hold', { ...custody, receiptNumber: '' }))).toBe('receipt-missing');
      expect(code(await first('custody.hold', { ...custody, receiptNumber: 'STP/PLM-A1/2026/0009' }))).toBe(
        'receipt-unknown',
      );
      for (const receiptTaken of ['thumb', 'refused'] as const) {
        expect(code(await first('custody.hold', { ...custody, receiptTaken }))).toBe('witness-missing');
        expect(code(await first('custody.hold', { ...custody, receiptTaken, witness: ' ' }))).toBe('witness-missing');
      }
      const work = { step: 'custody' as const, seconds: 60, touches: 8, keys: 0 };
      const before = value(await first('shift.log', {}))[0]?.touches ?? 0;
      const held = value(
        await first('custody.hold', { ...custody, receiptTaken: 'thumb', witness: 'Petugas Maskapai', effort: [work] }),
      );
      expect(value(await first('shift.log', {}))[0]?.touches).toBe(before + 8);
      expect(held).toMatchObject({ approvedBy: 'Pejabat Kedua', heldBy: 'Pejabat Pertama', overdue: false });
      expect(value(await first('custody.list', {}))).toMatchObject({
        held: [{ receiptTaken: 'thumb', witness: 'Petugas Maskapai' }],
        taken: 1,
        returned: 0,
      });
      const seen = value(await bp3mi('screening.get', { screeningId }));
      expect(seen.decisions.map(({ kind }) => kind)).toEqual(['referred', 'postponedPassportHeld']);
      expect(seen.decisions[1]?.reason).toBeNull();
      value(await first('custody.release', { custodyId: held.id, to: 'holder', receiver: 'Contoh Budi', paper: '' }));
      expect(value(await first('custody.list', {}))).toMatchObject({ held: [], taken: 1, returned: 1 });
      value(await first('shift.close', { approvalId: null }));
    });
  });
});

describe('what the application refuses', () => {
  it('BP3MI has no power to postpone; the holder cannot approve his own hold; nor can BP3MI', async () => {
    await withApp(async (bench) => {
      const { people, first, bp3mi, screeningId, revision } = await accepted(bench);
      expect(code(await bp3mi('decision.propose', { screeningId, revision, proposal: hold }))).toBe('not-your-power');
      const { decisionId } = value(await first('decision.propose', { screeningId, revision, proposal: hold }));
      const ask = async (officerId: typeof people.first, pin: string) =>
        code(await first('session.approve', { officerId, pin, call: 'decision.confirm', subject: decisionId }));
      expect(await ask(people.first, pins.first)).toBe('approver-is-self');
      expect(await ask(people.bp3mi, pins.bp3mi)).toBe('approver-not-official');
      expect(await ask(people.supervisor, pins.supervisor)).toBe('approver-not-official');
      expect(await ask(people.second, '999999')).toBe('pin-wrong');
      const filled = { seal: 'S1', place: 'Brankas', condition: '', due: '2026-11-23', dueReason: '' };
      expect(code(await first('paper.issue', { kind: 'passportReceipt', subjectId: decisionId, filled }))).toBe(
        'paper-subject-unknown',
      );
    });
  });

  it('an approval is for one call, one subject, one officer, one minute, one use', async () => {
    await withApp(async (bench) => {
      const { people, first, screeningId, revision } = await accepted(bench);
      const { decisionId } = value(await first('decision.propose', { screeningId, revision, proposal: hold }));
      const approve = async (subject: string) =>
        value(
          await first('session.approve', {
            officerId: people.second,
            pin: pins.second,
            call: 'decision.confirm',
            subject,
          }),
        ).approvalId;
      const other = await approve('dec_00000000000000000000');
      expect(code(await first('decision.confirm', { decisionId, approvalId: other }))).toBe('approval-other-subject');
      const late = await approve(decisionId);
      bench.advance(60_001);
      expect(code(await first('decision.confirm', { decisionId, approvalId: late }))).toBe('approval-expired');
      const good = await approve(decisionId);
      value(await first('decision.confirm', { decisionId, approvalId: good }));
      expect(code(await first('decision.confirm', { decisionId, approvalId: good }))).toBe('already-confirmed');
    });
  });

  it('a postponement on the score alone, on an observation alone, without ground or reason', async () => {
    await withApp(async (bench) => {
      const { first, screeningId, revision } = await accepted(bench);
      const postpone: DecisionProposal = {
        ...hold,
        kind: 'postponed',
        ground: 'documentInDoubt',
        passportReturned: true,
      };
      const attempt = async (changes: Partial<DecisionProposal>) =>
        code(await first('decision.propose', { screeningId, revision, proposal: { ...postpone, ...changes } }));
      expect(await attempt({ evidence: [{ kind: 'score', code: 'attention' }] })).toBe(
        'support-score-or-observation-only',
      );
      expect(await attempt({ evidence: [{ kind: 'document', code: 'returnTicket' }] })).toBe('evidence-not-recorded');
      expect(await attempt({ ground: null })).toBe('ground-missing');
      expect(await attempt({ kind: 'postponedPassportHeld' })).toBe('ground-does-not-allow-hold');
      expect(await attempt({ reason: 'ragu' })).toBe('reason-too-short');
      expect(await attempt({ statementOffered: false })).toBe('statement-not-offered');
      expect(await attempt({})).toBeNull();
    });
  });

  it('a second page with an old revision is told so and changes nothing', async () => {
    await withApp(async (bench) => {
      const people = await staffed(bench);
      const client = await signedIn(bench, people.bp3mi, pins.bp3mi);
      value(await client('shift.open', { flights, clockConfirmed: true }));
      const { screeningId, revision } = await openWork(client);
      const answer = { kind: 'document' as const, code: 'workVisa', value: 'seen' as const };
      value(await client('screening.answer', { screeningId, revision, answers: [answer] }));
      const late = await client('screening.answer', {
        screeningId,
        revision,
        answers: [{ ...answer, value: 'missing' }],
      });
      expect(code(late)).toBe('stale-revision');
      const view = value(await client('screening.get', { screeningId }));
      expect(view.answers).toContainEqual(answer);
    });
  });

  it('facts of Immigration’s own sources from BP3MI, and never shows them there', async () => {
    await withApp(async (bench) => {
      const { first, bp3mi, screeningId, revision } = await accepted(bench);
      const soi = {
        kind: 'indicator' as const,
        code: 'HIS-01',
        value: 'present' as const,
        basis: 'thirdParty' as const,
        note: null,
      };
      expect(code(await bp3mi('screening.answer', { screeningId, revision, answers: [soi] }))).toBe(
        'immigration-fact-only',
      );
      value(await first('screening.answer', { screeningId, revision, answers: [soi] }));
      const there = value(await first('screening.get', { screeningId }));
      expect(JSON.stringify(there)).toContain('HIS-01');
      const here = value(await bp3mi('screening.get', { screeningId }));
      expect(JSON.stringify(here)).not.toContain('HIS-01');
      expect(here.assessments.map(({ stage }) => stage)).toEqual(['desk']);
    });
  });

  it('a referral nobody accepts ends in time, and only then', async () => {
    await withApp(async (bench) => {
      const people = await staffed(bench);
      const client = await signedIn(bench, people.bp3mi, pins.bp3mi);
      value(await client('shift.open', { flights, clockConfirmed: true }));
      const { screeningId, revision } = await openWork(client);
      const own = value(await client('screening.assessOwn', { screeningId, revision, own: 'concern' }));
      value(await client('decision.propose', { screeningId, revision: own.revision, proposal: refer }));
      const [referral] = value(await client('referral.list', {}));
      if (referral === undefined) throw new Error('no referral');
      expect(code(await client('referral.lapse', { referralId: referral.id }))).toBe('not-yet-lapsed');
      bench.advance(10 * 60_000);
      value(await client('referral.lapse', { referralId: referral.id }));
      expect(value(await client('screening.get', { screeningId }))).toMatchObject({
        state: 'decided',
        referral: { state: 'lapsed' },
      });
    });
  });
});

describe('after the power fails', () => {
  it('every answer given is there, and everybody signs in again', async () => {
    await withApp(async (bench) => {
      const people = await staffed(bench);
      const client = await signedIn(bench, people.bp3mi, pins.bp3mi);
      value(await client('shift.open', { flights, clockConfirmed: true }));
      const { screeningId } = await openWork(client);
      await bench.reopen();
      expect(code(await client('screening.get', { screeningId }))).toBe('unauthenticated');
      const again = await signedIn(bench, people.bp3mi, pins.bp3mi);
      const view = value(await again('screening.get', { screeningId }));
      expect(view.answers).toContainEqual({ kind: 'document', code: 'passport', value: 'doubtful' });
    });
  });
});
