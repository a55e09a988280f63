/** Writing a decision down: one row, one event, and what follows for the screening. */
import type { DecisionRecord } from '../../db/decisions.ts';
import type { ScreeningRecord } from '../../db/screenings.ts';
import { adverseKinds, nothingNeeded, restricts, type DecisionProposal } from '../../shared/domain/decision.ts';
import { correctableOf, versions } from '../../shared/domain/decision_correction.ts';
import { drawnKinds, reasonWords } from '../../shared/domain/decision_review.ts';
import { moveFault } from '../../shared/domain/decision_states.ts';
import type { DecisionView } from '../../shared/contract/decision.ts';
import { DecisionId, newId } from '../../shared/ids.ts';
import { actor, type CommandContext, type QueryContext } from './context.ts';
import { immigrationOnly } from './assessing.ts';
import { visibleEvidence } from './sealed.ts';
import { laterMarking, markForReview } from './reviewing.ts';
import { lastDecision, standingOf } from './standing.ts';

/** What is recorded of a proposal; left out: nothing was needed. */
export type Recorded = Pick<DecisionProposal, 'kind'> & Partial<DecisionProposal>;

/** Whether a ground is one whose legal basis is to be confirmed: shown so, and always reviewed. */
export function groundToBeConfirmed(ctx: QueryContext, screening: ScreeningRecord, ground: string | null): boolean {
  const { catalogue } = ctx.catalogueOf(screening.catalogueSha256);
  return catalogue.legal.grounds.some(({ code, toBeConfirmed }) => code === ground && toBeConfirmed);
}

/** So many of the latest reasons are looked through for the same words. */
const reasonsCompared = 2000;

/** Earlier decisions of the caller's agency on other travellers that have this reason word for word, the latest first. */
export function sameReasons(ctx: QueryContext, screeningId: ScreeningRecord['id'], reason: string) {
  const words = reasonWords(reason);
  return ctx.read
    .earlierReasons(actor(ctx).role, screeningId, reasonsCompared)
    .filter((earlier) => reasonWords(earlier.reason) === words);
}

/**
 * What the rule of review makes of a decision just taken, with one lot drawn for it. With two scans and one touch there is
 * nothing to look at again: such a clearance keeps no answers and no name.
 */
function reviewOfNew(ctx: CommandContext, screening: ScreeningRecord, decision: DecisionRecord) {
  if (screening.depth === 'scan') return null;
  const adverse = adverseKinds.includes(decision.kind);
  const share = drawnKinds.includes(decision.kind) ? ctx.read.drawnShare() : null;
  const [lot = 0] = ctx.random(1);
  const marking = {
    // The decision is stored already; those before it are meant.
    past: share === null ? laterMarking.past : { ...share, all: share.all - 1 },
    reasonReused: adverse && sameReasons(ctx, screening.id, decision.reason).length > 0,
    lot,
  };
  return { causes: markForReview(ctx, screening, { decision, marking }), lot };
}

/**
 * Stores a decision: a hold as proposed, everything else as confirmed. Closes the screening unless somebody else
 * still has to act (a referral waits for Immigration, a hold for the second Pejabat Imigrasi).
 */
export function recordDecision(ctx: CommandContext, screening: ScreeningRecord, recorded: Recorded): DecisionRecord {
  const officer = actor(ctx);
  const { effort: _effort, ...fields } = { ...nothingNeeded, ...recorded };
  const held = fields.kind === 'postponedPassportHeld';
  const decision: DecisionRecord = {
    ...fields,
    id: newId(DecisionId, 'dec', ctx.random),
    screeningId: screening.id,
    state: held ? 'proposed' : 'confirmed',
    officerId: officer.id,
    role: officer.role,
    at: ctx.now,
    groundToBeConfirmed: groundToBeConfirmed(ctx, screening, fields.ground),
    secondOfficerId: null,
    confirmedAt: held ? null : ctx.now,
  };
  ctx.write.insertDecision(decision);
  const review = reviewOfNew(ctx, screening, decision);
  ctx.audit(
    held ? 'decision-proposed' : 'decision-confirmed',
    [
      { type: 'screening', id: screening.id },
      { type: 'decision', id: decision.id },
    ],
    review === null ? { decision } : { decision, review },
  );
  if (held || fields.kind === 'referred') ctx.write.touchScreening(screening.id);
  else if (screening.state === 'open') ctx.write.closeScreening(screening.id, 'decided', ctx.now);
  return decision;
}

/** Whether the caller may put a decision right or declare it void: who took it, and the shift head of that agency. */
export function mayChange(ctx: QueryContext, decision: DecisionRecord): boolean {
  const { id, role, agency } = actor(ctx);
  return id === decision.officerId || (role === 'supervisor' && agency === decision.role);
}

/** Why a decision cannot be declared void as it stands, or null. An open record is decided anew instead. */
export function voidFault(
  ctx: QueryContext,
  screening: ScreeningRecord,
  decision: DecisionRecord,
): 'not-voidable' | 'passport-in-custody' | null {
  const { role, immigrationOfficial } = actor(ctx);
  const from = standingOf(ctx, screening);
  if (lastDecision(ctx, screening)?.id !== decision.id) return 'not-voidable';
  if (from === 'passportInCustody') return 'passport-in-custody';
  if (screening.state !== 'decided') return 'not-voidable';
  const fault = moveFault({ from, to: 'void', role, official: immigrationOfficial, second: 'none' });
  return fault === null ? null : 'not-voidable';
}

/** What was appended to a decision, as everybody who may see the decision reads it. */
function appendedView(ctx: QueryContext, decision: DecisionRecord) {
  const name = ctx.read.officerName;
  const signed = ctx.read.decisionAsSigned(decision.id) ?? decision;
  const voided = ctx.read.voidOf(decision.id);
  const after = restricts(decision.kind) && decision.state === 'confirmed';
  return {
    corrections: versions(signed, ctx.read.correctionsOf(decision.id)).map(({ what, before, why, officerId, at }) => {
      return { field: what.field, before, after: what.value, why, by: name(officerId), at };
    }),
    voided: voided && { why: voided.why, by: name(voided.officerId), at: voided.at },
    review: ctx.read.reviewOf(decision.id),
    after: after
      ? ctx.read.afterOf(decision.id).map(({ decisionId: _decision, officerId, ...note }) => {
          return { ...note, by: name(officerId) };
        })
      : null,
  };
}

/** The words of a decision: those of Immigration stay with Immigration. */
function wordsView(decision: DecisionRecord, hidden: boolean) {
  const { reason, ground, departLine, milderSteps, toldIn, statementOffered, statement, cause } = decision;
  if (!hidden) return { reason, ground, departLine, milderSteps, toldIn, statementOffered, statement, cause };
  return {
    reason: null,
    ground: null,
    departLine: null,
    milderSteps: [],
    toldIn,
    statementOffered,
    statement: null,
    cause,
  };
}

/**
 * A decision as the caller may see it: the reason, the ground (it may name a list) and facts of Immigration's own
 * sources stay with Immigration.
 */
export function decisionView(ctx: QueryContext, screening: ScreeningRecord, decision: DecisionRecord): DecisionView {
  const { catalogue } = ctx.catalogueOf(screening.catalogueSha256);
  const hidden = actor(ctx).agency !== 'immigration' && decision.role === 'immigration';
  const evidence = visibleEvidence(ctx, screening, decision).map(({ code }) => code);
  const { id, kind, state, at, role } = decision;
  const change = mayChange(ctx, decision);
  const { after, ...appended } = appendedView(ctx, decision);
  return {
    id,
    kind,
    state,
    at,
    role,
    ...wordsView(decision, hidden),
    ...(hidden
      ? { corrections: [], voided: appended.voided && { ...appended.voided, why: '' }, review: [] }
      : appended),
    after: hidden ? null : after,
    officer: ctx.read.officerName(decision.officerId),
    secondOfficer: decision.secondOfficerId && ctx.read.officerName(decision.secondOfficerId),
    remote: ctx.read.approvedRemotely(id),
    groundToBeConfirmed: !hidden && groundToBeConfirmed(ctx, screening, decision.ground),
    evidence: hidden ? evidence.filter((code) => !immigrationOnly(catalogue, code)) : evidence,
    receiptNumber: ctx.read.custodyOf(id)?.receiptNumber ?? ctx.read.receiptOf(id)?.number ?? null,
    mayCorrect: change && state === 'confirmed' && correctableOf(kind).length > 0,
    mayVoid: change && state === 'confirmed' && voidFault(ctx, screening, decision) === null,
  };
}
