/** Who reads what is sealed: every role against every call; openings are told to the owner. */
import { describe, expect, it } from 'vitest';
import type { Client } from '../../../shared/contract/client.ts';
import type { ScreeningId } from '../../../shared/ids.ts';
import { textOf } from '../../helpers/pdf.ts';
import { clearing, fullyStaffed, openShift, pageOf, readyCase } from './after.ts';
import { refer } from './cases.ts';
import { code, pins, signedIn, value, withApp, type Bench } from './with_app.ts';

const told = 'Penandatertutup: diminta diam oleh perekrut, takut pulang.';
const because = 'Penumpang kembali ke meja, petugas pemegang sedang tugas luar.';

/** A case BP3MI referred and Immigration accepted, with a private answer, a private person, a note and a bribe told. */
async function sealedCase(bench: Bench) {
  const { people, more, admin } = await fullyStaffed(bench);
  const bp3mi = await signedIn(bench, people.bp3mi, pins.bp3mi);
  await openShift(bench, bp3mi);
  const { screeningId, revision } = await readyCase(bench, bp3mi);
  const answer = (fact: string, words: string) => ({
    kind: 'indicator' as const,
    code: fact,
    value: 'present' as const,
    basis: 'statement' as const,
    note: words,
  });
  const answered = value(
    await bp3mi('screening.answer', {
      screeningId,
      revision,
      answers: [answer('ILO-02', 'Penandaancaman'), answer('FIN-04', 'Penandasuap')],
    }),
  );
  const withPerson = value(
    await bp3mi('screening.addPerson', {
      screeningId,
      revision: answered.revision,
      person: {
        role: 'recruiter',
        relation: 'recruiter',
        name: 'Penandaperekrut',
        handle: null,
        agency: null,
        note: null,
        saidInPrivate: true,
      },
    }),
  );
  value(await bp3mi('note.write', { screeningId, content: told }));
  const own = value(await bp3mi('screening.assessOwn', { screeningId, revision: withPerson.revision, own: 'concern' }));
  return { people, more, admin, bp3mi, screeningId, revision: own.revision };
}

const shownTo = async (client: Client, screeningId: ScreeningId) => {
  const reply = await client('screening.get', { screeningId });
  const notes = await client('note.read', { screeningId });
  const text = JSON.stringify([reply, notes]);
  return {
    seen: reply.ok,
    hidden: reply.ok ? reply.value.sealed : null,
    answer: text.includes('Penandaancaman'),
    sign: text.includes('ILO-02'),
    person: text.includes('Penandaperekrut'),
    note: text.includes('Penandatertutup'),
    bribe: text.includes('Penandasuap') || text.includes('FIN-04'),
  };
};
const everything = { seen: true, hidden: 0, answer: true, sign: true, person: true, note: true };
const nothing = { answer: false, sign: false, person: false, note: false, bribe: false };

describe('what is sealed on a case', () => {
  it('is read by its writer, the accepting officer and one holder for each agency; others see only that it is there [V8.2.2 V8.2.3 V15.3.1]', async () => {
    await withApp(async (bench) => {
      const { people, more, bp3mi, screeningId, revision } = await sealedCase(bench);
      const proposal = { ...refer, evidence: [...refer.evidence, { kind: 'indicator' as const, code: 'ILO-02' }] };
      value(await bp3mi('decision.propose', { screeningId, revision, proposal }));
      const first = await signedIn(bench, people.first, pins.first);
      const second = await signedIn(bench, people.second, pins.second);
      // Before anybody accepted, nobody at the counter reads it.
      expect(await shownTo(first, screeningId)).toEqual({ seen: true, hidden: 3, ...nothing });
      const [referral] = value(await first('referral.list', {}));
      if (referral === undefined) throw new Error('no referral');
      value(await first('referral.accept', { referralId: referral.id }));
      const seen = value(await first('screening.get', { screeningId }));
      value(await first('screening.assessOwn', { screeningId, revision: seen.revision, own: 'concern' }));

      expect(await shownTo(bp3mi, screeningId)).toEqual({ ...everything, bribe: true });
      // The bribe is a report to the heads: not even the accepting officer reads it on the case.
      expect(await shownTo(first, screeningId)).toEqual({ ...everything, bribe: false });
      const outside = { seen: true, hidden: 3, ...nothing };
      expect(await shownTo(second, screeningId)).toEqual(outside);
      expect(await shownTo(await signedIn(bench, people.supervisor, pins.supervisor), screeningId)).toEqual(outside);
      for (const person of ['colleague', 'supervisorBp3mi', 'headBp3mi', 'headImmigration'] as const) {
        expect([person, await shownTo(await pageOf(bench, more, person), screeningId)]).toEqual([person, outside]);
      }
      for (const page of [await pageOf(bench, more, 'auditor'), await signedIn(bench, people.admin, pins.admin)]) {
        expect(await shownTo(page, screeningId)).toEqual({ seen: false, hidden: null, ...nothing });
        expect(code(await page('note.read', { screeningId }))).toBe('forbidden');
      }
    });
  });

  it('gives others the result on the open answers alone, and lets nobody decide without the sealed ones', async () => {
    await withApp(async (bench) => {
      const { more, bp3mi, screeningId, revision } = await sealedCase(bench);
      const full = value(await bp3mi('screening.get', { screeningId })).assessments[0]?.result;
      const colleague = await pageOf(bench, more, 'colleague');
      const open = value(await colleague('screening.get', { screeningId })).assessments[0]?.result;
      expect(full?.tppo).not.toEqual(open?.tppo);
      expect(JSON.stringify(open)).not.toContain('ILO-02');
      expect(code(await colleague('decision.propose', { screeningId, revision, proposal: clearing }))).toBe(
        'sealed-first',
      );
      value(await colleague('note.open', { screeningId, reason: because }));
      value(await colleague('decision.propose', { screeningId, revision, proposal: clearing }));
    });
  });

  it('is on no paper, not even on one its writer makes', async () => {
    await withApp(async (bench) => {
      const { bp3mi, screeningId } = await sealedCase(bench);
      for (const kind of ['clarificationSheet', 'tppoReferral'] as const) {
        const paper = value(await bp3mi('paper.issue', { kind, subjectId: screeningId }));
        const { pdf } = value(await bp3mi('paper.output', { paperId: paper.id, way: 'print', format: 'a4' }));
        const told = await textOf(new Uint8Array(Buffer.from(pdf, 'base64')));
        expect(told).toContain('catatan tertutup (1)');
        for (const closed of ['Penanda', 'Uang di dalam paspor', 'Diancam']) expect(told).not.toContain(closed);
      }
    });
  });

  it('is not wiped out by a colleague who marks the rest as not asked', async () => {
    await withApp(async (bench) => {
      const { more, bp3mi, screeningId, revision } = await sealedCase(bench);
      const colleague = await pageOf(bench, more, 'colleague');
      const rest = ['ILO-02', 'FIN-04', 'ILO-03'].map((fact) => {
        return { kind: 'indicator' as const, code: fact, value: 'notAsked' as const, basis: null, note: null };
      });
      value(await colleague('screening.answer', { screeningId, revision, answers: rest }));
      const answers = value(await bp3mi('screening.get', { screeningId })).answers;
      const values = Object.fromEntries(answers.map(({ code: fact, value: given }) => [fact, given]));
      expect(values).toMatchObject({ 'ILO-02': 'present', 'FIN-04': 'present', 'ILO-03': 'notAsked' });
    });
  });

  it('is opened with a reason for an hour: by a colleague while the case is open, then by the head of the shift; the owner is told', async () => {
    await withApp(async (bench) => {
      const { people, more, bp3mi, screeningId, revision } = await sealedCase(bench);
      const colleague = await pageOf(bench, more, 'colleague');
      expect(code(await colleague('note.open', { screeningId, reason: 'ingin tahu' }))).toBe('invalid-input');
      expect(code(await bp3mi('note.open', { screeningId, reason: because }))).toBe('nothing-sealed');
      value(await colleague('note.open', { screeningId, reason: because }));
      expect(await shownTo(colleague, screeningId)).toEqual({ ...everything, bribe: false });
      expect(value(await bp3mi('after.due', {})).alerts).toBe(1);
      const [alert] = value(await bp3mi('note.alerts', {}));
      expect(alert).toMatchObject({ kind: 'opened', by: 'Orang colleague', reason: because, screeningId });
      if (alert === undefined) throw new Error('no alert');
      expect(value(await colleague('note.alerts', {}))).toEqual([]);
      expect(code(await colleague('note.seen', { actId: alert.actId }))).toBe('alert-unknown');
      value(await bp3mi('note.seen', { actId: alert.actId }));
      expect(code(await bp3mi('note.seen', { actId: alert.actId }))).toBe('alert-unknown');
      expect(value(await bp3mi('note.alerts', {}))).toEqual([]);
      value(await bp3mi('decision.propose', { screeningId, revision, proposal: clearing }));

      bench.advance(3_600_000);
      const later = await pageOf(bench, more, 'colleague');
      expect(await shownTo(later, screeningId)).toMatchObject({ hidden: 3, ...nothing });
      expect(code(await later('note.open', { screeningId, reason: because }))).toBe('not-your-power');
      const supervisor = await pageOf(bench, more, 'supervisorBp3mi');
      value(await supervisor('note.open', { screeningId, reason: because }));
      expect(await shownTo(supervisor, screeningId)).toEqual({ ...everything, bribe: false });
      // Another agency that never had the case has no way in at all.
      const other = await signedIn(bench, people.supervisor, pins.supervisor);
      expect(code(await other('note.open', { screeningId, reason: because }))).toBe('screening-unknown');
      const owner = await signedIn(bench, people.bp3mi, pins.bp3mi);
      expect(value(await owner('note.alerts', {}))).toHaveLength(1);
      // Nobody leaves with it over a restart.
      await bench.reopen();
      const again = await signedIn(bench, people.bp3mi, pins.bp3mi);
      expect(value(await again('note.alerts', {}))).toHaveLength(1);
    });
  });

  it('goes with the case to another holder, never to oneself, and the one before is told', async () => {
    await withApp(async (bench) => {
      const { people, more, bp3mi, screeningId } = await sealedCase(bench);
      const reason = 'Pemegang perkara cuti mulai besok.';
      const supervisor = await pageOf(bench, more, 'supervisorBp3mi');
      const to = (officerId: typeof people.bp3mi) => ({ screeningId, officerId, reason });
      expect(code(await supervisor('note.moveHolder', to(more.supervisorBp3mi)))).toBe('holder-not-self');
      expect(code(await supervisor('note.moveHolder', to(people.first)))).toBe('officer-unknown');
      const colleague = await pageOf(bench, more, 'colleague');
      expect(code(await colleague('note.moveHolder', to(more.headBp3mi)))).toBe('not-your-power');
      value(await supervisor('note.moveHolder', to(more.colleague)));
      expect(await shownTo(colleague, screeningId)).toEqual({ ...everything, bribe: false });
      expect(await shownTo(supervisor, screeningId)).toMatchObject(nothing);
      expect(value(await bp3mi('note.alerts', {}))).toMatchObject([{ kind: 'holderMoved', reason }]);
      // What one wrote oneself stays readable.
      expect(await shownTo(bp3mi, screeningId)).toMatchObject({ answer: true, note: true, hidden: 0 });
    });
  });
});

/** Names two heads with the shift supervisor's PIN. */
async function nameHeads(staff: Awaited<ReturnType<typeof fullyStaffed>>) {
  const { more, people, admin } = staff;
  const setHead = async (officerId: typeof more.headBp3mi, head: boolean) => {
    const approval = { officerId: people.supervisor, pin: pins.supervisor, call: 'integrity.setHead' as const };
    const { approvalId } = value(await admin('session.approve', { ...approval, subject: officerId }));
    return admin('integrity.setHead', { officerId, head, approvalId });
  };
  value(await setHead(more.headBp3mi, true));
  value(await setHead(more.headImmigration, true));
  return setHead;
}

const bribe = {
  kind: 'bribe' as const,
  screeningId: null,
  leaveOut: null,
  content: 'Penandalaporan: uang diselipkan di paspor atas suruhan orang dalam.',
};

describe('an integrity report', () => {
  it('reaches both heads and the auditor, and nobody else, whatever call they try', async () => {
    await withApp(async (bench) => {
      const staff = await fullyStaffed(bench);
      const { people, more } = staff;
      await nameHeads(staff);
      const bp3mi = await signedIn(bench, people.bp3mi, pins.bp3mi);
      const { reportId } = value(await bp3mi('integrity.report', bribe));
      const handle = { reportId, state: 'received' as const, note: '' };
      const matrix: Record<string, unknown> = {};
      const pages: Record<string, Client> = {
        writer: bp3mi,
        colleague: await pageOf(bench, more, 'colleague'),
        supervisorBp3mi: await pageOf(bench, more, 'supervisorBp3mi'),
        supervisor: await signedIn(bench, people.supervisor, pins.supervisor),
        official: await signedIn(bench, people.first, pins.first),
        admin: await signedIn(bench, people.admin, pins.admin),
        headBp3mi: await pageOf(bench, more, 'headBp3mi'),
        headImmigration: await pageOf(bench, more, 'headImmigration'),
        auditor: await pageOf(bench, more, 'auditor'),
      };
      for (const [who, page] of Object.entries(pages)) {
        const listed = value(await page('integrity.list', {})).length;
        const read = await page('integrity.read', { reportId });
        const waiting = value(await page('after.due', {})).reports;
        matrix[who] = [listed, read.ok ? read.value.content : code(read), waiting];
      }
      const words = bribe.content;
      const closed = [0, 'report-unknown', 0];
      expect(matrix).toEqual({
        writer: [1, words, 0],
        colleague: closed,
        supervisorBp3mi: closed,
        supervisor: closed,
        official: closed,
        admin: closed,
        headBp3mi: [1, words, 1],
        headImmigration: [1, words, 1],
        auditor: [1, words, 0],
      });
      const handled: Record<string, unknown> = {};
      for (const [who, page] of Object.entries(pages)) handled[who] = code(await page('integrity.handle', handle));
      expect(handled).toEqual({
        writer: 'report-unknown',
        colleague: 'report-unknown',
        supervisorBp3mi: 'report-unknown',
        supervisor: 'report-unknown',
        official: 'report-unknown',
        admin: 'forbidden',
        headBp3mi: null,
        headImmigration: null,
        auditor: 'forbidden',
      });
      // The heads' words on it are not the writer's.
      expect(value(await bp3mi('integrity.read', { reportId })).steps).toEqual([]);
    });
  });

  it('does not show in the log to the head of the shift: a sealed entry without a name', async () => {
    await withApp(async (bench) => {
      const staff = await fullyStaffed(bench);
      const { people, more } = staff;
      await nameHeads(staff);
      const bp3mi = await signedIn(bench, people.bp3mi, pins.bp3mi);
      const { reportId } = value(await bp3mi('integrity.report', bribe));
      value(await (await pageOf(bench, more, 'headBp3mi'))('integrity.read', { reportId }));
      const log = async (page: Client) => value(await page('audit.list', { before: null, limit: 200 }));
      const ofShift = await log(await signedIn(bench, people.supervisor, pins.supervisor));
      expect(JSON.stringify(ofShift)).not.toMatch(/integrity-re|itg_/);
      const sealed = ofShift.events.filter(({ kind }) => kind === 'sealed-entry');
      expect(sealed).toHaveLength(2);
      for (const { actor, role, subjects } of sealed) expect([actor, role, subjects]).toEqual([null, null, []]);
      const ofAuditor = await log(await pageOf(bench, more, 'auditor'));
      expect(ofAuditor.events.find(({ kind }) => kind === 'integrity-reported')).toMatchObject({
        actor: 'Petugas BP3MI',
      });
      // The same entry has the same hash for both: the log can still be checked.
      const hashes = new Map(ofAuditor.events.map(({ seq, leafHash }) => [seq, leafHash]));
      for (const { seq, leafHash } of sealed) expect(hashes.get(seq)).toBe(leafHash);
    });
  });

  it('leaves out the heads it is about, and is not opened by whoever becomes head later', async () => {
    await withApp(async (bench) => {
      const staff = await fullyStaffed(bench);
      const { people, more, admin } = staff;
      const bp3mi = await signedIn(bench, people.bp3mi, pins.bp3mi);
      // Written before there was any head: whoever becomes one first reads it.
      const early = value(await bp3mi('integrity.report', bribe)).reportId;
      bench.advance(1000);
      const setHead = await nameHeads(staff);
      bench.advance(1000);
      const about = value(await bp3mi('integrity.report', { ...bribe, leaveOut: 'bp3mi' })).reportId;
      const reads = async (page: Client, reportId: typeof early) => code(await page('integrity.read', { reportId }));
      const headBp3mi = await pageOf(bench, more, 'headBp3mi');
      const headImmigration = await pageOf(bench, more, 'headImmigration');
      expect([await reads(headBp3mi, early), await reads(headBp3mi, about)]).toEqual([null, 'report-unknown']);
      expect([await reads(headImmigration, early), await reads(headImmigration, about)]).toEqual([null, null]);
      bench.advance(1000);
      value(await setHead(more.supervisorBp3mi, true));
      const late = await pageOf(bench, more, 'supervisorBp3mi');
      expect(await reads(late, about)).toBe('report-unknown');
      value(await setHead(more.headBp3mi, false));
      expect(await reads(headBp3mi, early)).toBe('report-unknown');
      const heads = value(await admin('integrity.heads', {})).map(({ name }) => name);
      expect(heads).toEqual(['Orang headImmigration', 'Orang supervisorBp3mi']);
    });
  });

  it('has heads only by two persons, never named by themselves, and only of an agency', async () => {
    await withApp(async (bench) => {
      const { people, more, admin } = await fullyStaffed(bench);
      const ask = (officerId: typeof people.admin, pin: string, subject: string) =>
        admin('session.approve', { officerId, pin, call: 'integrity.setHead', subject });
      expect(code(await ask(people.bp3mi, pins.bp3mi, more.headBp3mi))).toBe('approver-not-supervisor');
      expect(code(await ask(people.supervisor, pins.supervisor, people.supervisor))).toBe('approver-is-self');
      const { approvalId } = value(await ask(people.supervisor, pins.supervisor, more.auditor));
      expect(code(await admin('integrity.setHead', { officerId: more.auditor, head: true, approvalId }))).toBe(
        'head-needs-agency',
      );
      // An approval for one officer is none for another.
      expect(code(await admin('integrity.setHead', { officerId: more.headBp3mi, head: true, approvalId }))).toBe(
        'approval-other-subject',
      );
    });
  });

  it('keeps a call for help over a bribe with its caller and the heads', async () => {
    await withApp(async (bench) => {
      const staff = await fullyStaffed(bench);
      const { people, more } = staff;
      await nameHeads(staff);
      const bp3mi = await signedIn(bench, people.bp3mi, pins.bp3mi);
      const call = { screeningId: null, flightId: null, pin: pins.bp3mi };
      const { helpId } = value(await bp3mi('help.now', { ...call, cause: 'bribe' }));
      value(await bp3mi('help.now', { ...call, cause: 'threat' }));
      const counts = async (page: Client) => value(await page('help.list', {})).map(({ cause }) => cause);
      expect(await counts(bp3mi)).toEqual(['bribe', 'threat']);
      expect(await counts(await pageOf(bench, more, 'headImmigration'))).toEqual(['bribe', 'threat']);
      const supervisor = await pageOf(bench, more, 'supervisorBp3mi');
      expect(await counts(supervisor)).toEqual(['threat']);
      expect(code(await supervisor('help.complete', { helpId, note: 'sudah ditangani' }))).toBe('help-unknown');
    });
  });
});
