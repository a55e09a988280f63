/** People with a session who send what no screen of theirs would send. */
import { describe, expect, it } from 'vitest';
import type { Client } from '../../../shared/contract/client.ts';
import type { DecisionProposal } from '../../../shared/domain/decision.ts';
import type { OfficerId } from '../../../shared/ids.ts';
import { boarding, passport } from '../../helpers/papers.ts';
import { printedReceipt } from '../../helpers/receipts.ts';
import { accepted, hold, openWork, plain, refer } from './cases.ts';
import { code, flights, pins, signedIn, staffed, value, withApp, type Bench } from './with_app.ts';

const preventionList = {
  kind: 'indicator' as const,
  code: 'HIS-01',
  value: 'present' as const,
  basis: 'thirdParty' as const,
  note: null,
};
const custody = {
  receiptSource: 'station' as const,
  seal: 'SG-0001',
  receiptTaken: 'signed' as const,
  witness: null,
  place: 'Brankas konter',
  condition: 'utuh',
  due: '2026-11-23',
  dueReason: null,
};

/** A hold approved by the second Pejabat Imigrasi; the passport is not taken yet. */
async function approvedHold(first: Client, second: OfficerId, proposed: Parameters<typeof propose>[1]) {
  const decisionId = await propose(first, proposed);
  const approval = { officerId: second, pin: pins.second, call: 'decision.confirm' as const, subject: decisionId };
  const { approvalId } = value(await first('session.approve', approval));
  return { decisionId, approvalId };
}

async function propose(
  client: Client,
  {
    screeningId,
    revision,
    proposal = hold,
  }: Pick<Awaited<ReturnType<typeof openWork>>, 'screeningId' | 'revision'> & { proposal?: DecisionProposal },
) {
  return value(await client('decision.propose', { screeningId, revision, proposal })).decisionId;
}

async function added(
  bench: Bench,
  admin: Client,
  officer: { name: string; role: 'immigration' | 'auditor'; official: boolean; pin: string },
) {
  const { name, role, official, pin } = officer;
  const card = value(
    await admin('officer.add', { name, serviceNumber: '', agency: 'immigration', role, immigrationOfficial: official }),
  );
  value(await bench.client(`enrol ${name}`)('session.enrol', { officerId: card.officer.id, code: card.code, pin }));
  return card.officer.id;
}

describe('an officer of BP3MI', () => {
  it('cannot find out by asking for a refusal whether a fact of Immigration stands [V8.2.3]', async () => {
    await withApp(async (bench) => {
      const { bp3mi, first, screeningId, revision } = await accepted(bench);
      const probe = async (proposal: Partial<DecisionProposal>) => {
        const seen = value(await bp3mi('screening.get', { screeningId }));
        return code(
          await bp3mi('decision.propose', {
            screeningId,
            revision: seen.revision,
            proposal: { ...refer, evidence: [{ kind: 'indicator', code: 'HIS-01' }], ...proposal },
          }),
        );
      };
      const before = [await probe({}), await probe({ reason: '' })];
      value(await first('screening.answer', { screeningId, revision, answers: [preventionList] }));
      expect([await probe({}), await probe({ reason: '' })]).toEqual(before);
    });
  });

  it('writes nothing into a case that Immigration has accepted', async () => {
    await withApp(async (bench) => {
      const { bp3mi, screeningId, revision } = await accepted(bench);
      const answers = [{ kind: 'document' as const, code: 'passport', value: 'seen' as const }];
      expect(code(await bp3mi('screening.answer', { screeningId, revision, answers }))).toBe('not-yours');
      expect(code(await bp3mi('screening.assessOwn', { screeningId, revision, own: 'clear' }))).toBe('not-yours');
      const purpose = { purpose: 'tourism', destination: 'MYS', transit: [] };
      expect(code(await bp3mi('screening.setPurpose', { screeningId, revision, ...purpose }))).toBe('not-yours');
      expect(value(await bp3mi('screening.get', { screeningId })).revision).toBe(revision);
    });
  });

  it('does not learn the ground of a measure of Immigration [V8.2.3]', async () => {
    await withApp(async (bench) => {
      const { bp3mi, first, screeningId, revision } = await accepted(bench);
      const answered = value(await first('screening.answer', { screeningId, revision, answers: [preventionList] }));
      await propose(first, {
        screeningId,
        revision: answered.revision,
        proposal: { ...hold, ground: 'onPreventionList', evidence: [{ kind: 'indicator', code: 'HIS-01' }] },
      });
      const seen = value(await bp3mi('screening.get', { screeningId }));
      expect(seen.decisions.at(-1)).toMatchObject({
        kind: 'postponedPassportHeld',
        ground: null,
        groundToBeConfirmed: false,
        reason: null,
        evidence: [],
      });
      for (const reply of [
        seen,
        await bp3mi('shift.log', {}),
        await bp3mi('screening.mine', {}),
        await bp3mi('referral.list', {}),
      ]) {
        expect(JSON.stringify(reply)).not.toMatch(/HIS-01|onPreventionList/);
      }
    });
  });

  it('does not read what Immigration wrote beside a fact', async () => {
    await withApp(async (bench) => {
      const { bp3mi, first, screeningId, revision } = await accepted(bench);
      const note = 'Cocok dengan catatan kami.';
      const fact = {
        kind: 'indicator' as const,
        code: 'DOC-09',
        value: 'present' as const,
        basis: 'document' as const,
      };
      value(await first('screening.answer', { screeningId, revision, answers: [{ ...fact, note }] }));
      expect(value(await first('screening.get', { screeningId })).answers).toContainEqual({ ...fact, note });
      expect(value(await bp3mi('screening.get', { screeningId })).answers).toContainEqual({ ...fact, note: null });
    });
  });

  it('clears nobody with one touch whose departure was postponed last time', async () => {
    await withApp(async (bench) => {
      const { bp3mi, first, screeningId, revision } = await accepted(bench);
      await propose(first, {
        screeningId,
        revision,
        proposal: { ...hold, kind: 'postponed', ground: 'documentInDoubt', passportReturned: true },
      });
      const scans = { passport: passport(), boarding: boarding() };
      expect(value(await bp3mi('traveller.scan', scans))).toMatchObject({
        fastClear: false,
        seenBefore: [{ postponed: true }],
      });
      expect(code(await bp3mi('screening.fastClear', { ...scans, purpose: 'tourism', effort: [] }))).toBe(
        'needs-clarification',
      );
    });
  });

  it('touching twice clears once', async () => {
    await withApp(async (bench) => {
      const people = await staffed(bench);
      const client = await signedIn(bench, people.bp3mi, pins.bp3mi);
      value(await client('shift.open', { flights, clockConfirmed: true }));
      const touch = { passport: passport(), boarding: boarding(), purpose: 'tourism', effort: [] };
      const both = (
        await Promise.all([client('screening.fastClear', touch), client('screening.fastClear', touch)])
      ).map(value);
      expect(new Set(both.map(({ screeningId }) => screeningId)).size).toBe(1);
      expect(value(await client('shift.log', {}))).toHaveLength(1);
    });
  });

  it('takes nothing back of a shift that was closed, and no count of a colleague', async () => {
    await withApp(async (bench) => {
      const people = await staffed(bench);
      const client = await signedIn(bench, people.bp3mi, pins.bp3mi);
      const other = await signedIn(bench, people.first, pins.first);
      value(await client('shift.open', { flights, clockConfirmed: true }));
      const [flight] = value(await client('shift.current', {}))?.flights ?? [];
      if (flight === undefined) throw new Error('no flight');
      const { countId } = value(await client('flight.pass', { flightId: flight.id }));
      expect(code(await other('flight.undoCount', { countId }))).toBe('count-unknown');
      const { screeningId } = value(
        await client('screening.fastClear', {
          passport: passport(),
          boarding: boarding(),
          purpose: 'tourism',
          effort: [],
        }),
      );
      value(await client('shift.close', { approvalId: null }));
      expect(code(await client('screening.undoClear', { screeningId }))).toBe('undo-too-late');
      expect(code(await client('flight.undoCount', { countId }))).toBe('undo-too-late');
    });
  });

  it('calls help also where the screen names a traveller or flight that is not there', async () => {
    await withApp(async (bench) => {
      const people = await staffed(bench);
      const client = await signedIn(bench, people.bp3mi, pins.bp3mi);
      const call = {
        cause: 'threat' as const,
        pin: pins.bp3mi,
        screeningId: 'scr_00000000000000000000',
        flightId: 'flt_00000000000000000000',
      };
      value(await client('help.now', call));
      expect(value(await client('help.list', {}))).toMatchObject([
        { cause: 'threat', screeningId: null, flight: null },
      ]);
    });
  });
});

describe('an officer of Immigration', () => {
  it('writes nothing into a referral before it is accepted, nor after it was sent back', async () => {
    await withApp(async (bench) => {
      const people = await staffed(bench);
      const bp3mi = await signedIn(bench, people.bp3mi, pins.bp3mi);
      value(await bp3mi('shift.open', { flights, clockConfirmed: true }));
      const { screeningId, revision } = await openWork(bp3mi);
      const own = value(await bp3mi('screening.assessOwn', { screeningId, revision, own: 'concern' }));
      value(await bp3mi('decision.propose', { screeningId, revision: own.revision, proposal: refer }));
      const first = await signedIn(bench, people.first, pins.first);
      const attempt = async () => {
        const seen = value(await first('screening.get', { screeningId }));
        return code(
          await first('screening.answer', { screeningId, revision: seen.revision, answers: [preventionList] }),
        );
      };
      expect(await attempt()).toBe('not-yours');
      const [referral] = value(await first('referral.list', {}));
      if (referral === undefined) throw new Error('no referral');
      value(await first('referral.sendBack', { referralId: referral.id, reason: 'Mohon dilengkapi.' }));
      expect(await attempt()).toBe('not-yours');
    });
  });

  it('of whom only one gets a referral both accept at once [V2.3.4]', async () => {
    await withApp(async (bench) => {
      const people = await staffed(bench);
      const bp3mi = await signedIn(bench, people.bp3mi, pins.bp3mi);
      value(await bp3mi('shift.open', { flights, clockConfirmed: true }));
      const { screeningId, revision } = await openWork(bp3mi);
      const own = value(await bp3mi('screening.assessOwn', { screeningId, revision, own: 'concern' }));
      value(await bp3mi('decision.propose', { screeningId, revision: own.revision, proposal: refer }));
      const both = [await signedIn(bench, people.first, pins.first), await signedIn(bench, people.second, pins.second)];
      const [referral] = value(await bp3mi('referral.list', {}));
      if (referral === undefined) throw new Error('no referral');
      bench.advance(10 * 60_000);
      const codes = await Promise.all([
        ...both.map(async (client) => code(await client('referral.accept', { referralId: referral.id }))),
        bp3mi('referral.lapse', { referralId: referral.id }).then(code),
      ]);
      expect(codes).toEqual([null, 'referral-closed', 'referral-closed']);
    });
  });

  it('holds no passport on evidence that no longer stands when the second person has approved', async () => {
    await withApp(async (bench) => {
      const { people, first, screeningId, revision } = await accepted(bench);
      const { decisionId, approvalId } = await approvedHold(first, people.second, { screeningId, revision });
      const seen = value(await first('screening.get', { screeningId }));
      const answers = [{ kind: 'document' as const, code: 'passport', value: 'seen' as const }];
      value(await first('screening.answer', { screeningId, revision: seen.revision, answers }));
      expect(code(await first('decision.confirm', { decisionId, approvalId }))).toBe('evidence-not-recorded');
    });
  });

  it('takes no passport on a confirmed hold whose evidence was answered away since', async () => {
    await withApp(async (bench) => {
      const { people, first, screeningId, revision } = await accepted(bench);
      const { decisionId, approvalId } = await approvedHold(first, people.second, { screeningId, revision });
      value(await first('decision.confirm', { decisionId, approvalId }));
      const receiptNumber = await printedReceipt(first, decisionId, custody);
      const seen = value(await first('screening.get', { screeningId }));
      const answers = [{ kind: 'document' as const, code: 'passport', value: 'seen' as const }];
      value(await first('screening.answer', { screeningId, revision: seen.revision, answers }));
      expect(code(await first('custody.hold', { ...custody, decisionId, receiptNumber }))).toBe(
        'evidence-not-recorded',
      );
    });
  });

  it('who approved a hold does not take the passport as well; in parallel it is taken once', async () => {
    await withApp(async (bench) => {
      const { people, first, screeningId, revision } = await accepted(bench);
      const { decisionId, approvalId } = await approvedHold(first, people.second, { screeningId, revision });
      value(await first('decision.confirm', { decisionId, approvalId }));
      const receiptNumber = await printedReceipt(first, decisionId, custody);
      const second = await signedIn(bench, people.second, pins.second);
      const taking = { ...custody, decisionId, receiptNumber };
      expect(code(await second('custody.hold', taking))).toBe('not-yours');
      const codes = (await Promise.all([first('custody.hold', taking), first('custody.hold', taking)])).map(code);
      expect(codes).toEqual([null, 'already-held']);
      const [held] = value(await first('custody.list', {})).held;
      if (held === undefined) throw new Error('nothing held');
      const release = { custodyId: held.id, to: 'holder' as const, receiver: 'Contoh Budi', paper: '' };
      expect(
        (await Promise.all([first('custody.release', release), second('custody.release', release)])).map(code),
      ).toEqual([null, 'already-released']);
    });
  });

  it('cannot use up another hold’s receipt number as one of the carbon book, nor stop the station with a far due date', async () => {
    await withApp(async (bench) => {
      const { people, first, screeningId, revision } = await accepted(bench);
      const { decisionId, approvalId } = await approvedHold(first, people.second, { screeningId, revision });
      value(await first('decision.confirm', { decisionId, approvalId }));
      const taking = { ...custody, decisionId, receiptSource: 'book' as const };
      expect(code(await first('custody.hold', { ...taking, receiptNumber: 'STP/PLM-A1/2026/0007' }))).toBe(
        'receipt-unknown',
      );
      expect(code(await first('custody.hold', { ...taking, receiptNumber: 'B-00017', due: '9999-12-31' }))).toBe(
        'due-reason-missing',
      );
      expect(code(await first('custody.hold', { ...taking, receiptNumber: 'B-00017', seal: '\u0000' }))).toBe(
        'invalid-input',
      );
      value(await first('custody.hold', { ...taking, receiptNumber: 'B-00017' }));
    });
  });

  it('who is no Pejabat Imigrasi neither postpones nor holds [V8.2.1]', async () => {
    await withApp(async (bench) => {
      const { people, screeningId, revision } = await accepted(bench);
      const admin = await signedIn(bench, people.admin, pins.admin);
      const staff = await added(bench, admin, {
        name: 'Staf Imigrasi',
        role: 'immigration',
        official: false,
        pin: '246813',
      });
      const client = await signedIn(bench, staff, '246813');
      expect(code(await client('decision.propose', { screeningId, revision, proposal: hold }))).toBe('not-your-power');
      const postpone: DecisionProposal = {
        ...hold,
        kind: 'postponed',
        ground: 'documentInDoubt',
        passportReturned: true,
      };
      expect(code(await client('decision.propose', { screeningId, revision, proposal: postpone }))).toBe(
        'not-your-power',
      );
      expect(
        code(
          await client('decision.propose', {
            screeningId,
            revision,
            proposal: { ...plain, departLine: 'Paspor ternyata baik.' },
          }),
        ),
      ).toBeNull();
    });
  });

  it('gets no approval of an auditor or technician of the agency, nor of somebody who left since', async () => {
    await withApp(async (bench) => {
      const { people, first, screeningId, revision } = await accepted(bench);
      const admin = await signedIn(bench, people.admin, pins.admin);
      const auditor = {
        name: 'Inspektur',
        serviceNumber: '',
        agency: 'immigration' as const,
        role: 'auditor' as const,
        immigrationOfficial: true,
      };
      expect(code(await admin('officer.add', auditor))).toBe('official-needs-immigration');
      const { decisionId, approvalId } = await approvedHold(first, people.second, { screeningId, revision });
      value(await admin('officer.deactivate', { officerId: people.second }));
      expect(code(await first('decision.confirm', { decisionId, approvalId }))).toBe('approver-gone');
    });
  });

  it('decides on no result of another purpose', async () => {
    await withApp(async (bench) => {
      const { first, screeningId, revision } = await accepted(bench);
      const set = value(
        await first('screening.setPurpose', {
          screeningId,
          revision,
          purpose: 'tourism',
          destination: null,
          transit: [],
        }),
      );
      const proposal: DecisionProposal = { ...plain, departLine: 'Paspor ternyata baik.' };
      expect(code(await first('decision.propose', { screeningId, revision: set.revision, proposal }))).toBe(
        'own-assessment-first',
      );
      expect(code(await first('screening.assessOwn', { screeningId, revision: set.revision, own: 'clear' }))).toBe(
        'destination-missing',
      );
    });
  });
});
