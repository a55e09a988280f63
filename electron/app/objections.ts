/** Objections as the desk sees them: standing by the working days of today. */
import type { DecisionRecord } from '../../db/decisions.ts';
import type { ObjectionRecord } from '../../db/objections.ts';
import type { ScreeningRecord } from '../../db/screenings.ts';
import type { FoundCase, ObjectionView } from '../../shared/contract/objection.ts';
import {
  objectionStanding,
  objectUntil,
  stepsAfter,
  type ObjectionFacts,
  type ObjectionStanding,
} from '../../shared/domain/objection.ts';
import { provisionalBetween } from '../../shared/domain/working_days.ts';
import type { AgencyCode } from '../../shared/domain/words.ts';
import type { DecisionId, OfficerId } from '../../shared/ids.ts';
import { dayOf, type Day } from '../../shared/time.ts';
import { agencyOf, mayWork } from './access.ts';
import { actor, type QueryContext } from './context.ts';

/** The day a decision was told to the traveller: that of its confirmation. */
function decidedOn(ctx: QueryContext, id: DecisionId | null): Day | null {
  const decision = id === null ? null : ctx.read.decision(id);
  return decision === null ? null : dayOf(decision.confirmedAt ?? decision.at);
}

/** What the state of an objection follows from. */
export const factsOfObjection = (ctx: QueryContext, objection: ObjectionRecord): ObjectionFacts => ({
  kind: objection.kind,
  receivedOn: objection.receivedOn,
  decidedOn: decidedOn(ctx, objection.decisionId),
  steps: ctx.read.objectionSteps(objection.id).map(({ kind, onDay, answer }) => ({ kind, on: onDay, answer })),
});

/** Where it stands today. */
export const standingOf = (ctx: QueryContext, objection: ObjectionRecord): ObjectionStanding =>
  objectionStanding(factsOfObjection(ctx, objection), { today: ctx.today, calendar: ctx.calendar() });

/** The two officers of a decision. */
export function decidersOf(ctx: QueryContext, id: DecisionId | null): OfficerId[] {
  const decision = id === null ? null : ctx.read.decision(id);
  return [decision?.officerId ?? null, decision?.secondOfficerId ?? null].filter((one) => one !== null);
}

/** The objections of the caller's agency: those it answers, and those it received and passed on. */
export function objectionsFor(ctx: QueryContext): ObjectionRecord[] {
  const { agency } = actor(ctx);
  return ctx.read
    .objections()
    .filter((one) => one.agency === agency || ctx.read.officer(one.officerId)?.agency === agency);
}

/** The custody of a decision's passport while it still lies here. */
export function heldPassport(ctx: QueryContext, id: DecisionId | null) {
  const custody = id === null ? null : ctx.read.custodyOf(id);
  return custody !== null && ctx.read.custodyState(custody.id)?.state === 'held' ? custody : null;
}

function stepsView(ctx: QueryContext, objection: ObjectionRecord): ObjectionView['steps'] {
  const deciders = decidersOf(ctx, objection.decisionId);
  return ctx.read.objectionSteps(objection.id).map(({ kind, onDay, answer, signer, letter, note, officerId, at }) => ({
    kind,
    on: onDay,
    answer,
    signer,
    letter,
    note,
    by: ctx.read.officerName(officerId),
    at,
    byDecider: deciders.includes(officerId),
    enteredLater: dayOf(at) > onDay,
  }));
}

/** One objection as the caller sees it. */
export function objectionView(ctx: QueryContext, objection: ObjectionRecord): ObjectionView {
  const { id, kind, screeningId, decisionId, agency, channel, broughtBy, receivedOn, officerId } = objection;
  const decision = decisionId === null ? null : ctx.read.decision(decisionId);
  const words = ctx.read.objectionWords(id);
  const standing = standingOf(ctx, objection);
  return {
    id,
    kind,
    screeningId,
    agency,
    channel,
    broughtBy,
    receivedOn,
    name: ctx.read.traveller(screeningId)?.document.displayName ?? '',
    decision: decision && {
      kind: decision.kind,
      at: decision.confirmedAt ?? decision.at,
      officer: ctx.read.officerName(decision.officerId),
    },
    bringer: words?.name ?? '',
    contact: words?.contact ?? '',
    content: words?.content ?? '',
    receivedBy: ctx.read.officerName(officerId),
    ...standing,
    steps: stepsView(ctx, objection),
    heldPassport: heldPassport(ctx, decisionId)?.id ?? null,
    next: actor(ctx).agency === agency ? [...stepsAfter(standing.state)] : [],
  };
}

/** Decisions one can object to are those in force; the last of a case. */
export function foundCase(ctx: QueryContext, screening: ScreeningRecord): FoundCase | null {
  const document = ctx.read.traveller(screening.id)?.document;
  const own = agencyOf(ctx, screening);
  if (document === undefined || own === null || !mayWork(ctx, screening)) return null;
  const { id: screeningId, openedAt } = screening;
  const { displayName: name, documentNumber } = document;
  const decision = ctx.read.decisionsOf(screeningId).findLast(({ state }) => state === 'confirmed');
  return {
    screeningId,
    name,
    documentNumber,
    openedAt,
    ...(decision === undefined ? { ...undecided, agency: own } : foundDecision(ctx, decision, own)),
  };
}

const undecided = {
  decisionId: null,
  kind: null,
  decidedAt: null,
  receiptNumber: null,
  objectUntil: null,
  provisional: false,
};

/** The decision of a found case, with the last day to object to it. */
function foundDecision(ctx: QueryContext, decision: DecisionRecord, own: AgencyCode) {
  const { id: decisionId, kind, confirmedAt, at, officerId } = decision;
  const on = dayOf(confirmedAt ?? at);
  const calendar = ctx.calendar();
  const until = objectUntil(on, calendar);
  return {
    decisionId,
    kind,
    decidedAt: confirmedAt ?? at,
    receiptNumber: ctx.read.custodyOf(decisionId)?.receiptNumber ?? null,
    agency: agencyOfDecision(ctx, officerId) ?? own,
    objectUntil: until,
    provisional: provisionalBetween(on, until, calendar),
  };
}

/** The agency an officer decided for. */
export const agencyOfDecision = (ctx: QueryContext, officer: OfficerId | null): AgencyCode | null =>
  officer === null ? null : (ctx.read.officer(officer)?.agency ?? null);
