/** The open screening on the page: answers shown at once and stored one by one, cards, the place to go on, the decision's early word. */
import { describe, expect, it } from 'vitest';
import { cardsOf, factsLike, firstOpen, openFacts, stagesOf } from '../../renderer/screens/cards.ts';
import { forcedBy, resumeAt } from '../../renderer/screens/screening_step.ts';
import { checklistState, indicatorOf, type Work } from '../../renderer/state/answers.ts';
import {
  blankDraft,
  candidatesOf,
  draftReason,
  factsShown,
  proposalOf,
  type DecisionDraft,
} from '../../renderer/state/decision_draft.ts';
import {
  atRevision,
  clearFault,
  currentAnswers,
  forgetSent,
  giveAnswers,
  holdBack,
  settled,
  useDrafts,
  type SendAnswers,
} from '../../renderer/state/screening.ts';
import { bundledCatalogueFile } from '../../shared/catalogue/bundled.ts';
import { Catalogue } from '../../shared/domain/catalogue.ts';
import { indexOf } from '../../shared/domain/catalogue_index.ts';
import { checklistFor } from '../../shared/domain/checklist.ts';
import { ok } from '../../shared/result.ts';
import { decisionFault } from '../../shared/domain/decision.ts';
import { answerKey, type AnswerValue, type ScreeningView } from '../../shared/contract/screening.ts';
import type { Client } from '../../shared/contract/client.ts';
import { DecisionId, ScreeningId } from '../../shared/ids.ts';
import { id as indonesian } from '../../shared/text/id.ts';
import { flights, pins, signedIn, staffed, value, withApp } from '../electron/app/with_app.ts';
import { boarding, passport } from '../helpers/papers.ts';

const index = indexOf(Catalogue.parse(bundledCatalogueFile));

const seen = (code: string): AnswerValue => ({ kind: 'document', code, value: 'seen' });
const missing = (code: string): AnswerValue => ({ kind: 'document', code, value: 'missing' });
const document = (code: string, of: AnswerValue[]) => of.find((answer) => answer.code === code)?.value;

/** A clarification of an invented traveller, open on a real application. */
async function withScreening(
  work: (desk: { client: Client; view: () => Promise<ScreeningView>; other: Client }) => Promise<void>,
): Promise<void> {
  await withApp(async (bench) => {
    const people = await staffed(bench);
    const client = await signedIn(bench, people.bp3mi, pins.bp3mi);
    value(await client('shift.open', { clockConfirmed: true, flights }));
    const { screeningId } = value(
      await client('screening.open', {
        passport: passport(),
        boarding: boarding(),
        selection: 'random',
        purpose: 'workerPlaced',
      }),
    );
    const other = bench.client('second window');
    value(await other('session.signIn', { officerId: people.bp3mi, pin: pins.bp3mi }));
    await work({ client, other, view: async () => value(await client('screening.get', { screeningId })) });
  });
}

describe('answers', () => {
  it('show at once, are stored one command each, and last touch wins', async () => {
    await withScreening(async ({ client, view }) => {
      const before = await view();
      const sent: number[] = [];
      const send: SendAnswers = (input) => {
        sent.push(input.revision);
        return client('screening.answer', input);
      };
      void giveAnswers(before, [seen('passport')], send);
      void giveAnswers(before, [missing('workVisa')], send);
      void giveAnswers(before, [seen('workVisa')], send);
      const shown = [...currentAnswers(before, useDrafts.getState().of[before.id])];
      expect([document('passport', shown), document('workVisa', shown)]).toEqual(['seen', 'seen']);
      await settled(before.id);
      expect(sent).toEqual([0, 1, 2]);
      const after = await view();
      expect(after.revision).toBe(3);
      expect(currentAnswers(after, useDrafts.getState().of[before.id])).toEqual(after.answers);
      expect(document('workVisa', [...after.answers])).toBe('seen');
    });
  });

  it('leave room for what stands beside them: one after the other, each at the revision the one before made', async () => {
    await withScreening(async ({ client, view }) => {
      const before = await view();
      const send: SendAnswers = (input) => client('screening.answer', input);
      const talk = { part: 'language', value: 'javanese', line: null } as const;
      void giveAnswers(before, [seen('passport')], send);
      const stored = atRevision(before, (page) => client('screening.setTalk', { ...page, talk }));
      void giveAnswers(before, [seen('workVisa')], send);
      const province = atRevision(before, (page) => client('screening.setProvince', { ...page, province: '16' }));
      expect(await stored).toMatchObject({ ok: true, value: { revision: 2 } });
      expect(await province).toMatchObject({ ok: true, value: { revision: 4 } });
      expect(useDrafts.getState().of[before.id]?.fault).toBeNull();
      const after = await view();
      expect(after).toMatchObject({ revision: 4, province: '16', talk: { language: { value: 'javanese' } } });
      expect(after.answers).toHaveLength(2);
    });
  });

  it('go back with a word when another window was faster, and with them what was given on top', async () => {
    await withScreening(async ({ client, other, view }) => {
      const before = await view();
      const send: SendAnswers = (input) => client('screening.answer', input);
      value(await other('screening.answer', { screeningId: before.id, revision: 0, answers: [missing('workVisa')] }));
      void giveAnswers(before, [seen('passport')], send);
      await giveAnswers(before, [seen('workContract')], send);
      const { fault } = useDrafts.getState().of[before.id] ?? {};
      expect(fault?.failure.code).toBe('stale-revision');
      expect(fault?.answers).toEqual([seen('passport'), seen('workContract')]);
      const after = await view();
      expect(currentAnswers(after, useDrafts.getState().of[before.id])).toEqual([missing('workVisa')]);
      clearFault(before.id);
      await giveAnswers(after, fault?.answers ?? [], send);
      expect((await view()).answers.map(({ code }) => code).toSorted()).toEqual([
        'passport',
        'workContract',
        'workVisa',
      ]);
    });
  });

  it('that a device counted for itself give way to the record once the station is back; those on their way stay', async () => {
    await withScreening(async ({ view }) => {
      const before = await view();
      const alone: SendAnswers = ({ revision }) => Promise.resolve(ok({ revision: revision + 1 }));
      await giveAnswers(before, [seen('passport')], alone);
      await giveAnswers(before, [missing('workVisa')], alone);
      expect(currentAnswers(before, useDrafts.getState().of[before.id])).toHaveLength(2);
      let arrive: () => void = () => undefined;
      const arrived = new Promise<void>((resolve) => (arrive = resolve));
      const onItsWay = giveAnswers(before, [seen('workContract')], async (input) => {
        await arrived;
        return alone(input);
      });
      forgetSent();
      const stored = await view();
      expect(currentAnswers(stored, useDrafts.getState().of[before.id])).toEqual([seen('workContract')]);
      arrive();
      await onItsWay;
      forgetSent();
      expect(currentAnswers(stored, useDrafts.getState().of[before.id])).toEqual([]);
    });
  });

  it('that were being written while another window answered the same wait beside what was refused, and are not sent', () => {
    const view = { id: ScreeningId.parse(`scr_${'8'.repeat(20)}`) };
    holdBack(view, [seen('passport')]);
    holdBack(view, [seen('workVisa')]);
    holdBack(view, [missing('passport')]);
    expect(useDrafts.getState().of[view.id]).toEqual({
      revision: 0,
      given: {},
      fault: { failure: { code: 'stale-revision' }, answers: [seen('workVisa'), missing('passport')], by: null },
    });
  });

  it('are kept at hand while the application does not answer', async () => {
    const view = { id: ScreeningId.parse(`scr_${'7'.repeat(20)}`), revision: 4, answers: [] };
    await giveAnswers(view, [seen('passport')], async () => ({ ok: false, error: { code: 'host-gone' } }));
    const draft = useDrafts.getState().of[view.id];
    expect(draft?.fault).toEqual({ failure: { code: 'host-gone' }, answers: [seen('passport')], by: null });
    expect(currentAnswers(view, draft)).toEqual([]);
  });
});

const plain: Omit<ScreeningView, 'answers'> = {
  id: ScreeningId.parse(`scr_${'8'.repeat(20)}`),
  depth: 'clarification',
  state: 'open',
  revision: 0,
  openedAt: '2026-11-20T23:40:00.000Z',
  officer: 'Petugas BP3MI',
  mine: true,
  tookPart: true,
  flightId: null,
  flight: null,
  departsAt: null,
  closedAt: null,
  missedFlight: null,
  erased: null,
  document: null,
  boardingPass: null,
  findings: [],
  seenBefore: [],
  purpose: 'tourism',
  destination: 'MYS',
  transit: [],
  minor: false,
  selection: 'random',
  catalogueSha256: 'a'.repeat(64),
  assessments: [],
  withheld: false,
  ownAssessmentDue: 'desk',
  referral: null,
  decisions: [],
  party: null,
  talk: {
    language: { value: 'notRecorded', line: null, by: null },
    interpreter: { value: 'notRecorded', line: null, by: null },
    private: { value: 'notRecorded', line: null, officerOffered: null, by: null, backEntry: [] },
  },
  people: [],
  province: null,
  outage: null,
  carried: null,
  sealed: 0,
  rechecks: [],
};

function workWith(changes: Partial<ScreeningView> = {}): Work {
  const view: ScreeningView = { ...plain, answers: [], ...changes };
  const { answers, purpose } = view;
  return {
    view,
    index,
    answers,
    given: new Map(answers.map((answer) => [answerKey(answer), answer])),
    list: purpose === null ? null : checklistFor(index.catalogue, checklistState(view, answers, purpose)),
    fault: null,
    writable: true,
    kept: new Set(),
    give: () => undefined,
    holdBack: () => undefined,
  };
}

const allOf = (work: Work, stage: 'firstLook' | 'referral') =>
  cardsOf(work, stage).flatMap(({ indicators }) => indicators.map((indicator) => indicatorOf(indicator, 'absent')));

describe('cards', () => {
  it('hold every fact of the checklist exactly once', () => {
    for (const { code } of index.catalogue.purposes) {
      const work = workWith({ purpose: code });
      const facts = openFacts(work).map((indicator) => indicator.code);
      expect(new Set(facts).size, code).toBe(facts.length);
      expect(stagesOf(work)[0], code).toBe('firstLook');
    }
  });

  it('never put a private card before a child', () => {
    expect(stagesOf(workWith({ minor: true }))).not.toContain('private');
  });

  it('show facts of Immigration’s systems only in its second assessment, and first', () => {
    const kinds = (work: Work) => stagesOf(work).flatMap((stage) => cardsOf(work, stage).map(({ kind }) => kind));
    expect(kinds(workWith())).not.toContain('immigration');
    expect(cardsOf(workWith({ ownAssessmentDue: 'second' }), 'referral')[0]?.kind).toBe('immigration');
  });

  it('tell what the papers show from what is seen around the traveller, and begin in private with the talk', () => {
    const [papers, around] = cardsOf(workWith(), 'firstLook');
    expect([papers?.kind, around?.kind]).toEqual(['look', 'around']);
    expect(papers?.indicators.every(({ basis }) => basis[0] === 'document')).toBe(true);
    expect(around?.indicators.map(({ code }) => code)).toContain('ACC-01');
    expect(cardsOf(workWith(), 'private')[0]?.kind).toBe('question');
    // In depth, what is noted is no matter of papers in hand: one card.
    expect(cardsOf(workWith(), 'referral').filter(({ kind }) => kind === 'around')).toEqual([]);
  });

  it('are found by the words of a fact, in the stages given alone', () => {
    const work = workWith();
    const find = (words: string, stages = stagesOf(work)) =>
      factsLike(work, stages, ({ label, question }) => [label.id, question?.id ?? ''])(words).map(({ place }) => place);
    const [found] = find('gaji SEBANDING');
    expect(found).toMatchObject({ stage: 'private', fact: 'FIN-05' });
    const card = cardsOf(work, 'private')[found?.card ?? -1];
    expect(card?.indicators.map(({ code }) => code)).toContain('FIN-05');
    expect(find('gaji sebanding', ['firstLook', 'referral'])).toEqual([]);
    expect(find(' ')).toEqual([]);
    // In the words of the fact first, then in those of its question.
    expect(find('dijanjikan').map(({ fact }) => fact)).toEqual(['FIN-05', 'ILO-01']);
    expect(find('tiket', ['firstLook']).at(-1)?.fact).toBe('DOC-12');
  });

  it('go on at the first open fact of the stage the answers lead to', () => {
    const answered = allOf(workWith(), 'firstLook');
    expect(firstOpen(workWith())).toEqual({ stage: 'firstLook', card: 0, fact: null });
    expect(firstOpen(workWith({ answers: answered })).stage).toBe('firstLook');
    const found = answered.map((answer): AnswerValue =>
      answer.code === 'TRV-01' ? indicatorOf({ code: 'TRV-01', basis: ['statement'] }, 'present') : answer,
    );
    expect(firstOpen(workWith({ answers: found })).stage).toBe('referral');
  });
});

describe('where a screening goes on', () => {
  it('follows from what is stored', () => {
    expect(resumeAt(workWith({ purpose: null }))).toBe('purpose');
    expect(resumeAt(workWith({ destination: null }))).toBe('purpose');
    expect(resumeAt(workWith())).toBe('documents');
    expect(resumeAt(workWith({ answers: [seen('passport')] }))).toBe('documents');
    const first = allOf(workWith(), 'firstLook');
    expect(resumeAt(workWith({ answers: first.slice(0, 3) }))).toBe('questions');
    expect(resumeAt(workWith({ answers: first }))).toBe('own');
    expect(resumeAt(workWith({ answers: first, ownAssessmentDue: null }))).toBe('result');
    expect(resumeAt(workWith({ answers: first, ownAssessmentDue: 'second' }))).toBe('questions');
  });

  it('is ruled by a proposal, a referral or a closed record', () => {
    const referral = {
      id: 'ref_x',
      at: '2026-11-20T23:40:00.000Z',
      lapsesAt: '2026-11-20T23:50:00.000Z',
      by: '',
      acceptedBy: null,
      acceptedPlace: null,
      note: null,
    };
    const hold = {
      id: DecisionId.parse(`dec_${'9'.repeat(20)}`),
      kind: 'postponedPassportHeld',
      at: '2026-11-20T23:40:00.000Z',
      officer: '',
      role: 'immigration',
      secondOfficer: null,
      ground: null,
      groundToBeConfirmed: false,
      reason: null,
      receiptNumber: null,
      departLine: null,
      toldIn: null,
      statementOffered: true,
      statement: null,
      cause: null,
      remote: false,
      voided: null,
      mayCorrect: false,
      mayVoid: false,
      after: null,
    } as const;
    const of = (changes: Partial<ScreeningView>, immigration = false) =>
      forcedBy({ ...plain, answers: [], ...changes }, immigration);
    const withHold = (state: 'proposed' | 'confirmed' | 'void'): Partial<ScreeningView> => ({
      decisions: [{ ...hold, evidence: [], milderSteps: [], corrections: [], review: [], state }],
    });
    expect(of({})).toBeNull();
    expect(of({ state: 'decided' })).toBe('closed');
    expect(of({ referral: { ...referral, state: 'waiting' } })).toBe('referral');
    expect(of({ referral: { ...referral, state: 'accepted' } })).toBe('referral');
    expect(of({ referral: { ...referral, state: 'accepted' } }, true)).toBeNull();
    expect(of({ referral: { ...referral, state: 'sentBack' } })).toBeNull();
    expect(of(withHold('proposed'), true)).toBe('second');
    expect(of(withHold('confirmed'), true)).toBe('hold');
    expect(of(withHold('void'), true)).toBeNull();
  });
});

describe('the decision', () => {
  const present = (
    code: string,
    basis: 'document' | 'statement' | 'observation',
    note: string | null = null,
  ): AnswerValue => ({
    kind: 'indicator',
    code,
    value: 'present',
    basis,
    note,
  });
  const answers: AnswerValue[] = [
    seen('passport'),
    missing('workVisa'),
    { kind: 'document', code: 'workContract', value: 'doubtful' },
    missing('siskop2miRecord'),
    present('DOC-01', 'document', 'nama tidak ada di SISKOP2MI'),
    present('DOC-12', 'observation'),
    { kind: 'indicator', code: 'TRV-02', value: 'absent', basis: 'statement', note: null },
  ];

  const worker = index.purposes.get('workerPlaced');

  it('can rest on recorded facts only, and calls an observation and a paper no law asks for notes', () => {
    const weights = (purpose: typeof worker, more: readonly AnswerValue[] = []) =>
      candidatesOf([...answers, ...more], purpose).map(({ reference, weak }) => [reference.code, weak]);
    expect(weights(worker)).toEqual([
      ['workVisa', null],
      ['workContract', null],
      ['siskop2miRecord', 'supporting'],
      ['DOC-01', null],
      ['DOC-12', 'observation'],
    ]);
    const papers = (purpose: string, ...more: readonly AnswerValue[]) =>
      weights(index.purposes.get(purpose), more).slice(0, 3);
    // A tourist is asked for no work visa; a valid e-PMI stands for the papers; who returns to work needs a permit alone.
    for (const given of [papers('tourism'), papers('workerPlaced', seen('ePmi')), papers('returningWorker')]) {
      expect(given.map(([, weak]) => weak)).toEqual(['supporting', 'supporting', 'supporting']);
    }
    expect(weights(index.purposes.get('returningWorker'), [missing('workPermitAbroad')])).toContainEqual([
      'workPermitAbroad',
      null,
    ]);
  });

  it('drafts a reason from the ticked facts alone, with no score or band in it', () => {
    const view = { purpose: 'workerPlaced', destination: 'MYS' };
    const ticked = candidatesOf(answers, worker);
    const reason = draftReason({ view, ticked, index, text: indonesian });
    expect(reason).toBe(
      'Keperluan: bekerja lewat P3MI. Tujuan: Malaysia. Belum dapat ditunjukkan: Visa kerja, Data di SISKOP2MI. ' +
        'Diragukan: Perjanjian kerja. Nama tidak ada di SISKOP2MI (dokumen). ' +
        'Dokumen dibawa atau dipegang orang lain (pengamatan petugas).',
    );
    expect(reason).not.toMatch(/skor|poin|tingkat perhatian/i);
    expect(draftReason({ view, ticked: [], index, text: indonesian })).toBe('');
  });

  it('never drafts what was said in private, nor the note on it: others may hear and read the reason', () => {
    const view = { purpose: 'workUnspecified', destination: 'MYS' };
    const apart = candidatesOf(
      [present('FIN-05', 'statement', 'gaji Rp12 juta'), present('VUL-07', 'statement')],
      worker,
    );
    const reason = (ticked: typeof apart) => draftReason({ view, ticked, index, text: indonesian });
    const opening = 'Keperluan: bekerja, jalur belum jelas. Tujuan: Malaysia.';
    expect(reason(apart)).toBe(`${opening} Ada hal yang perlu diperiksa lebih lanjut.`);
    expect(reason([...apart, ...candidatesOf([missing('workVisa')], worker)])).toBe(
      `${opening} Belum dapat ditunjukkan: Visa kerja.`,
    );
  });

  it('says before the application what is still missing, one thing after the other', () => {
    const facts = (role: 'bp3mi' | 'immigration') =>
      factsShown({
        view: { document: null, assessments: [], purpose: 'workerPlaced', departsAt: null },
        answers: [
          ...answers,
          ...index.catalogue.mitigations.map(({ code }): AnswerValue => ({
            kind: 'mitigation',
            code,
            value: 'notAsked',
          })),
        ],
        index,
        role,
        now: '2026-11-20T23:40:00.000Z',
      });
    const result = { finding: 'established', recommendation: 'refer' } as const;
    const fault = (draft: DecisionDraft, role: 'bp3mi' | 'immigration' = 'immigration') =>
      decisionFault(proposalOf(draft, []), { ...facts(role), result });
    const begun = blankDraft('postponedPassportHeld');
    expect(fault(begun, 'bp3mi')).toBe('not-your-power');
    expect(decisionFault(proposalOf(begun, []), facts('immigration'))).toBe('own-assessment-first');
    expect(fault(begun)).toBe('ground-missing');
    expect(fault({ ...begun, ground: 'workerPapersIncomplete' })).toBe('ground-does-not-allow-hold');
    const grounded = { ...begun, ground: 'noValidTravelDocument' };
    expect(fault(grounded)).toBe('evidence-missing');
    const observed = { ...grounded, evidence: [{ kind: 'indicator', code: 'DOC-12' }] } as const;
    expect(fault(observed)).toBe('support-score-or-observation-only');
    const carried = { ...grounded, evidence: [{ kind: 'document', code: 'workVisa' }] } as const;
    expect(fault(carried)).toBe('reason-too-short');
    const supporting = { ...grounded, evidence: [{ kind: 'document', code: 'siskop2miRecord' }] } as const;
    expect(fault(supporting)).toBe('support-score-or-observation-only');
    const reasoned = { ...carried, reason: 'Visa kerja tidak dapat ditunjukkan.' };
    expect(fault(reasoned)).toBe('milder-steps-missing');
    const milder = { ...reasoned, milderSteps: ['askedFurther'] } as const;
    expect(fault(milder)).toBe('told-missing');
    expect(fault({ ...milder, toldIn: 'indonesian' })).toBe('statement-not-offered');
    expect(fault({ ...milder, toldIn: 'indonesian', statement: 'none' })).toBeNull();
  });

  it('keeps no empty words', () => {
    const proposal = proposalOf(
      { ...blankDraft('cleared'), departLine: '   ', statement: 'given', statementText: ' ' },
      [],
    );
    expect(proposal).toMatchObject({ departLine: null, statement: null, statementOffered: true });
  });
});
