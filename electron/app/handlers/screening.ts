/** The clarification: opened, answered one touch at a time, assessed by the officer before the result is shown. */
import type { AnswerRecord, AssessmentRecord, ScreeningRecord } from '../../../db/screenings.ts';
import type { AnswerValue, ScreeningView } from '../../../shared/contract/screening.ts';
import type { beside } from '../../../shared/contract/beside.ts';
import type { Failure } from '../../../shared/contract/index.ts';
import { AnswerValue as AnswerSchema } from '../../../shared/contract/screening.ts';
import type { ScreeningId } from '../../../shared/ids.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { mayRead, mayRecord, mayWork, openPartyOf, openScreeningOf } from '../access.ts';
import { immigrationOnly, ownNow, refreshAssessment, stageOf, storeAssessment } from '../assessing.ts';
import { besideView } from '../beside.ts';
import { actor, type CommandContext, type Handlers, type QueryContext } from '../context.ts';
import { erasedView } from '../data_rights.ts';
import { decisionView } from '../decision_record.ts';
import { readScan, seenBefore } from '../reading.ts';
import { carriedOrigin } from '../carried_origin.ts';
import { outageOrigin } from '../outage_origin.ts';
import { answerReader, hiddenFrom, visibleAssessment } from '../sealed.ts';
import { withheldFrom, withoutJudgement } from '../reviewing.ts';
import { partyFacts } from '../parties.ts';
import { referralLapsesAt } from '../referrals.ts';
import { departureOf } from '../departure.ts';
import { ownParts } from '../taking_part.ts';
import { fastClear, openClarification, undoClear } from './traveller.ts';

type OpenFailure = Failure<'screening-unknown' | 'not-open' | 'stale-revision'>;

/** The open screening the caller may work on, at the revision the page has seen. */
export function openFor(
  ctx: QueryContext,
  { screeningId, revision }: { screeningId: ScreeningId; revision: number },
): Result<ScreeningRecord, OpenFailure> {
  const screening = ctx.read.screening(screeningId);
  if (screening === null || !mayWork(ctx, screening)) return err({ code: 'screening-unknown' });
  if (screening.state !== 'open') return err({ code: 'not-open' });
  if (screening.revision !== revision) return err({ code: 'stale-revision', detail: { revision: screening.revision } });
  return ok(screening);
}

/** The same, where it is the caller's turn to record facts. */
export function recordableFor(
  ctx: QueryContext,
  page: { screeningId: ScreeningId; revision: number },
): Result<ScreeningRecord, OpenFailure | Failure<'not-yours'>> {
  const open = openFor(ctx, page);
  return !open.ok || mayRecord(ctx, open.value) ? open : err({ code: 'not-yours' });
}

/** An answer as the caller may see it; what Immigration wrote beside a fact stays with Immigration. */
function answerView(ctx: QueryContext, answer: AnswerRecord): AnswerValue {
  const { kind, code, value, basis, officerId } = answer;
  const hidden = actor(ctx).agency !== 'immigration' && ctx.read.officer(officerId)?.agency === 'immigration';
  const note = hidden ? null : answer.note;
  return AnswerSchema.parse(kind === 'indicator' ? { kind, code, value, basis, note } : { kind, code, value });
}

function referralView(ctx: QueryContext, screening: ScreeningRecord): ScreeningView['referral'] {
  const referral = ctx.read.referralOf(screening.id);
  if (referral === null) return null;
  const { id, state, at, note, acceptedPlace } = referral;
  return {
    id,
    state,
    at,
    note,
    acceptedPlace,
    lapsesAt: referralLapsesAt(ctx, referral),
    by: ctx.read.officerName(referral.officerId),
    acceptedBy: referral.acceptedBy && ctx.read.officerName(referral.acceptedBy),
  };
}

function assessmentView(ctx: QueryContext, { stage, own, officerId, role, at, result }: AssessmentRecord) {
  return { stage, own, officer: ctx.read.officerName(officerId), role, at, result };
}

/** A screening as the caller may see it. */
export function screeningView(ctx: QueryContext, screening: ScreeningRecord): ScreeningView {
  const { catalogue, sha256 } = ctx.catalogueOf(screening.catalogueSha256);
  const immigration = actor(ctx).agency === 'immigration';
  const traveller = ctx.read.traveller(screening.id);
  const assessments = ctx.read.assessments(screening.id).filter(({ stage }) => immigration || stage === 'desk');
  const reads = answerReader(ctx, screening);
  const stage = actor(ctx).role === 'supervisor' ? null : stageOf(ctx, screening);
  const made = assessments.some((one) => one.stage === stage);
  const due = screening.state === 'open' && !made ? stage : null;
  const { id, depth, state, revision, openedAt, flightId, purpose, destination, transit, minor, selection } = screening;
  const flight = flightId === null ? null : ctx.read.flight(flightId);
  // Nobody sees a result, their own agency's or another's, before giving an own assessment.
  const latest = (['desk', 'second'] as const).flatMap((one) => assessments.findLast((row) => row.stage === one) ?? []);
  return {
    id,
    depth,
    state,
    revision,
    openedAt,
    flightId,
    purpose,
    destination,
    transit,
    minor,
    selection,
    officer: ctx.read.officerName(screening.officerId),
    mine: screening.officerId === actor(ctx).id,
    tookPart: ownParts(ctx, screening).length > 0,
    flight: flight?.number ?? null,
    departsAt: flight && departureOf(flight),
    closedAt: screening.closedAt,
    missedFlight: ctx.read.missedFlight(id),
    erased: erasedView(ctx, id),
    document: traveller?.document ?? null,
    boardingPass: traveller?.boardingPass ?? null,
    findings: traveller?.findings ?? [],
    seenBefore:
      screening.passportHash === '' ? [] : seenBefore(ctx, { hash: screening.passportHash, destination, except: id }),
    catalogueSha256: sha256,
    answers: ctx.read
      .answers(id)
      .filter(({ kind, code }) => immigration || kind !== 'indicator' || !immigrationOnly(catalogue, code))
      .filter(reads)
      .map((answer) => answerView(ctx, answer)),
    sealed: hiddenFrom(ctx, screening),
    assessments:
      due === null
        ? latest.flatMap((one) => visibleAssessment(ctx, screening, one) ?? []).map((one) => assessmentView(ctx, one))
        : [],
    ownAssessmentDue: due,
    withheld: false,
    referral: referralView(ctx, screening),
    decisions: ctx.read.decisionsOf(id).map((decision) => decisionView(ctx, screening, decision)),
    party: partyFacts(ctx, screening),
    outage: outageOrigin(ctx, id),
    carried: carriedOrigin(ctx, id),
    ...besideView(ctx, screening),
  };
}

function answerFault(
  ctx: CommandContext,
  screening: ScreeningRecord,
  answer: AnswerValue,
): Failure<'code-unknown' | 'basis-not-allowed' | 'immigration-fact-only'> | null {
  const { catalogue } = ctx.catalogueOf(screening.catalogueSha256);
  const detail = { answer: answer.code };
  switch (answer.kind) {
    case 'document':
      return catalogue.documents.some(({ code }) => code === answer.code) ? null : { code: 'code-unknown', detail };
    case 'mitigation':
      return catalogue.mitigations.some(({ code }) => code === answer.code) ? null : { code: 'code-unknown', detail };
    case 'indicator': {
      const indicator = catalogue.indicators.find(({ code }) => code === answer.code);
      if (indicator === undefined || indicator.stage === null) return { code: 'code-unknown', detail };
      if (immigrationOnly(catalogue, answer.code) && actor(ctx).agency !== 'immigration') {
        return { code: 'immigration-fact-only', detail };
      }
      const needsBasis = answer.value === 'present' || answer.value === 'absent';
      const fits = needsBasis
        ? answer.basis !== null && indicator.basis.includes(answer.basis)
        : answer.basis === (answer.value === 'declined' ? 'statement' : null);
      return fits ? null : { code: 'basis-not-allowed', detail };
    }
  }
}

/**
 * Answers on private facts while the private talk is on numbered paper were written there and are entered afterwards. What was
 * not asked stands on no paper.
 */
function storeBackEntry(ctx: CommandContext, screening: ScreeningRecord, answers: readonly AnswerValue[]) {
  const { indicators } = ctx.catalogueOf(screening.catalogueSha256).catalogue;
  const apart = ctx.read.talk(screening.id).find(({ part }) => part === 'private');
  const paper = apart?.value === 'paper' ? apart.line : null;
  if (paper === null) return null;
  const codes = answers
    .filter(({ kind, value }) => kind === 'indicator' && value !== 'notAsked')
    .map(({ code }) => code)
    .filter((code) => indicators.some((indicator) => indicator.code === code && indicator.stage === 'private'));
  for (const code of codes) ctx.write.insertBackEntry(screening.id, code, paper);
  return codes.length === 0 ? null : { paper, codes };
}

/** What a colleague told in private is closed to the caller; *not asked* for the rest must not wipe it out unseen. */
function keepsSealed(ctx: QueryContext, screening: ScreeningRecord): (answer: AnswerValue) => boolean {
  const reads = answerReader(ctx, screening);
  const closed = new Set(
    ctx.read
      .answers(screening.id)
      .filter((answer) => answer.kind === 'indicator' && !reads(answer))
      .map(({ code }) => code),
  );
  return ({ kind, code, value }) => kind !== 'indicator' || value !== 'notAsked' || !closed.has(code);
}

/** Handlers of `screening.*` but those beside the answers. */
export const screeningHandlers: Omit<Handlers<'screening'>, keyof typeof beside> = {
  'screening.fastClear': fastClear,
  'screening.undoClear': undoClear,
  'screening.open': (input, ctx) => {
    const read = readScan(ctx, input);
    if (!read.ok) return read;
    const reading = read.value;
    const known = openScreeningOf(ctx, reading.passportHash);
    if (known !== null) return err({ code: 'already-open', detail: { screeningId: known.id } });
    const purposes = ctx.catalogue().catalogue.purposes;
    if (input.purpose !== null && !purposes.some(({ code }) => code === input.purpose)) {
      return err({ code: 'purpose-unknown' });
    }
    const party = openPartyOf(ctx, reading.passportHash);
    if (party !== null) return err({ code: 'in-party', detail: { partyId: party.id } });
    const { purpose, selection } = input;
    const screening = openClarification(ctx, reading, { purpose, selection, partyId: null });
    return ok({ screeningId: screening.id });
  },
  'screening.get': ({ screeningId }, ctx) => {
    const screening = ctx.read.screening(screeningId);
    const allowed = screening !== null && (actor(ctx).role === 'supervisor' || mayRead(ctx, screening));
    if (!allowed) return err({ code: 'screening-unknown' });
    const view = screeningView(ctx, screening);
    return ok(withheldFrom(ctx, screening) ? withoutJudgement(view) : view);
  },
  'screening.mine': (_input, ctx) =>
    ok(
      ctx.read
        .openScreenings()
        .filter((screening) => mayWork(ctx, screening))
        .map((screening) => {
          const flight = screening.flightId === null ? null : ctx.read.flight(screening.flightId);
          const referral = ctx.read.referralOf(screening.id);
          const acceptedBy = referral?.acceptedBy ?? null;
          return {
            screeningId: screening.id,
            name: ctx.read.traveller(screening.id)?.document.displayName ?? '',
            flight: flight?.number ?? null,
            departsAt: flight === null ? null : departureOf(flight),
            purpose: screening.purpose,
            openedAt: screening.openedAt,
            officer: ctx.read.officerName(screening.officerId),
            mine: screening.officerId === actor(ctx).id,
            referral: referral?.state ?? null,
            acceptedBy: acceptedBy && ctx.read.officerName(acceptedBy),
            acceptedPlace: referral?.acceptedPlace ?? null,
            proposed: ctx.read.decisionsOf(screening.id).find(({ state }) => state === 'proposed')?.kind ?? null,
          };
        }),
    ),
  'screening.setPurpose': ({ screeningId, revision, purpose, destination, transit }, ctx) => {
    const open = recordableFor(ctx, { screeningId, revision });
    if (!open.ok) return open;
    const { catalogue } = ctx.catalogueOf(open.value.catalogueSha256);
    if (!catalogue.purposes.some(({ code }) => code === purpose)) return err({ code: 'purpose-unknown' });
    ctx.write.setPurpose(screeningId, { purpose, destination, transit });
    ctx.write.touchScreening(screeningId);
    ctx.audit('purpose-set', [{ type: 'screening', id: screeningId }], { purpose: { purpose, destination, transit } });
    refreshAssessment(ctx, { ...open.value, purpose, destination, transit });
    return ok({ revision: revision + 1 });
  },
  'screening.answer': ({ screeningId, revision, answers }, ctx) => {
    const open = openFor(ctx, { screeningId, revision });
    if (!open.ok) return open;
    for (const answer of answers) {
      const fault = answerFault(ctx, open.value, answer);
      if (fault !== null) return err(fault);
    }
    if (!mayRecord(ctx, open.value)) return err({ code: 'not-yours' });
    for (const answer of answers.filter(keepsSealed(ctx, open.value))) {
      const { basis, note } = answer.kind === 'indicator' ? answer : { basis: null, note: null };
      const { kind, code, value } = answer;
      ctx.write.insertAnswer({ screeningId, kind, code, value, basis, note, officerId: actor(ctx).id, at: ctx.now });
    }
    ctx.write.touchScreening(screeningId);
    const backEntry = storeBackEntry(ctx, open.value, answers);
    const content = backEntry === null ? { answers } : { answers, backEntry };
    ctx.audit('answered', [{ type: 'screening', id: screeningId }], content);
    refreshAssessment(ctx, open.value);
    return ok({ revision: revision + 1 });
  },
  'screening.assessOwn': ({ screeningId, revision, own }, ctx) => {
    const open = recordableFor(ctx, { screeningId, revision });
    if (!open.ok) return open;
    const screening = open.value;
    const { purpose, destination } = screening;
    if (purpose === null) return err({ code: 'purpose-missing' });
    if (destination === null) return err({ code: 'destination-missing' });
    const { catalogue } = ctx.catalogueOf(screening.catalogueSha256);
    const answered = new Set(ctx.read.answers(screeningId).map(({ kind, code }) => `${kind} ${code}`));
    const missing = catalogue.mitigations.filter(({ code }) => !answered.has(`mitigation ${code}`));
    if (missing.length > 0) return err({ code: 'mitigations-open', detail: { count: missing.length } });
    const stage = stageOf(ctx, screening);
    const given = ownNow(ctx, own, stage);
    const stored = {
      screeningId,
      ...given,
      result: storeAssessment(ctx, { ...screening, purpose, destination }, given),
    };
    const { result } = visibleAssessment(ctx, screening, stored) ?? stored;
    ctx.write.touchScreening(screeningId);
    return ok({ revision: revision + 1, stage, result });
  },
};
