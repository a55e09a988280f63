/** The decision as a separate signed record; a hold only with the second Pejabat Imigrasi. */
import type { DecisionRecord } from '../../../db/decisions.ts';
import type { ScreeningRecord } from '../../../db/screenings.ts';
import type { decisionLater } from '../../../shared/contract/decision_later.ts';
import type { Failure } from '../../../shared/contract/index.ts';
import {
  decisionFault,
  restricts,
  type DecisionFault,
  type DecisionProposal,
} from '../../../shared/domain/decision.ts';
import { moveFault, standingAfter, type Second, type Standing } from '../../../shared/domain/decision_states.ts';
import { newId, ReferralId, type DecisionId } from '../../../shared/ids.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { id as indonesian } from '../../../shared/text/id.ts';
import { actor, type CommandContext, type Handlers, type QueryContext } from '../context.ts';
import { decisionFacts, faultNow } from '../decision_facts.ts';
import { recordDecision } from '../decision_record.ts';
import { laterMarking, markForReview } from '../reviewing.ts';
import { hiddenFrom } from '../sealed.ts';
import { voidPapersOf } from '../papers/issue.ts';
import { standingOf } from '../standing.ts';
import { openFor } from './screening.ts';
import { storeEffort } from './traveller.ts';

/** Why the caller may not take this decision on what is stored now, or null. */
function faultOf(ctx: QueryContext, screening: ScreeningRecord, proposal: DecisionProposal): DecisionFault | null {
  // Staff of Immigration who are no Pejabat Imigrasi work on a case, but do not stop a journey.
  if (restricts(proposal.kind) && !actor(ctx).immigrationOfficial) return 'not-your-power';
  return decisionFault(proposal, decisionFacts(ctx, screening));
}

/** Whether the caller may move this record there. */
function mayMove(ctx: QueryContext, screening: ScreeningRecord, move: { to: Standing; second: Second }): boolean {
  const { role, immigrationOfficial } = actor(ctx);
  return moveFault({ from: standingOf(ctx, screening), role, official: immigrationOfficial, ...move }) === null;
}

/** What events of a decision are about. */
export const subjectsOf = ({ id, screeningId }: Pick<DecisionRecord, 'id' | 'screeningId'>) => [
  { type: 'screening', id: screeningId },
  { type: 'decision', id },
];

function refer(ctx: CommandContext, screening: ScreeningRecord, decision: DecisionRecord): void {
  ctx.write.insertReferral({
    id: newId(ReferralId, 'ref', ctx.random),
    screeningId: screening.id,
    decisionId: decision.id,
    state: 'waiting',
    at: ctx.now,
    officerId: actor(ctx).id,
    acceptedBy: null,
    closedAt: null,
    note: null,
    acceptedPlace: null,
  });
}

/** A hold whose passport was never taken gives way to a new decision; the screening is still open, so it was not. */
const replaceable = ({ kind, state }: DecisionRecord): boolean =>
  kind === 'postponedPassportHeld' && (state === 'proposed' || state === 'confirmed');

function propose(ctx: CommandContext, screening: ScreeningRecord, proposal: DecisionProposal) {
  for (const replaced of ctx.read.decisionsOf(screening.id).filter(replaceable)) {
    ctx.write.voidDecision(replaced.id);
    voidPapersOf(ctx, replaced.id, indonesian.paper.voidedByWithdrawal);
    ctx.audit('decision-withdrawn', subjectsOf(replaced));
  }
  const decision = recordDecision(ctx, screening, proposal);
  if (proposal.kind === 'referred') refer(ctx, screening, decision);
  storeEffort(ctx, screening.id, proposal.effort);
  return decision;
}

/** The caller's own proposed hold, if it could be confirmed on what is stored now. */
export function confirmable(
  ctx: QueryContext,
  id: DecisionId,
): Result<DecisionRecord, Failure<DecisionFault | 'decision-unknown' | 'already-confirmed'>> {
  const decision = ctx.read.decision(id);
  if (decision === null || decision.officerId !== actor(ctx).id) return err({ code: 'decision-unknown' });
  if (decision.state !== 'proposed') return err({ code: 'already-confirmed' });
  const fault = faultNow(ctx, decision);
  return fault === null ? ok(decision) : err({ code: fault });
}

/** A hold stands from here on: what it is reviewed for is marked with the confirmation. */
function markConfirmed(ctx: CommandContext, id: DecisionId) {
  const decision = ctx.read.decision(id);
  const screening = decision && ctx.read.screening(decision.screeningId);
  if (decision === null || screening === null) throw new Error('a confirmed decision without its case');
  return markForReview(ctx, screening, { decision, marking: laterMarking });
}

/** Handlers of `decision.*` up to its record; what comes later is in `decision_later.ts`. */
export const decisionHandlers: Omit<Handlers<'decision'>, keyof typeof decisionLater> = {
  'decision.propose': ({ screeningId, revision, proposal }, ctx) => {
    const open = openFor(ctx, { screeningId, revision });
    if (!open.ok) return open;
    const fault = faultOf(ctx, open.value, proposal);
    if (fault !== null) return err({ code: fault });
    const to = standingAfter(proposal.kind);
    if (!mayMove(ctx, open.value, { to, second: 'none' })) return err({ code: 'not-yours' });
    // Nobody decides about a traveller without what was told in private; handing on and breaking off need none of it.
    const blind = proposal.kind !== 'referred' && proposal.kind !== 'notCompleted' && hiddenFrom(ctx, open.value) > 0;
    if (blind) return err({ code: 'sealed-first' });
    const { id, state } = propose(ctx, open.value, proposal);
    return ok({ decisionId: id, state: state === 'proposed' ? 'proposed' : 'confirmed' });
  },
  'decision.withdraw': ({ decisionId }, ctx) => {
    const decision = ctx.read.decision(decisionId);
    if (decision === null || decision.officerId !== actor(ctx).id) return err({ code: 'decision-unknown' });
    if (decision.state !== 'proposed') return err({ code: 'already-confirmed' });
    ctx.write.voidDecision(decisionId);
    voidPapersOf(ctx, decisionId, indonesian.paper.voidedByWithdrawal);
    ctx.write.touchScreening(decision.screeningId);
    ctx.audit('decision-withdrawn', subjectsOf(decision));
    return ok({});
  },
  'decision.confirm': ({ decisionId, approvalId }, ctx) => {
    const decision = confirmable(ctx, decisionId);
    if (!decision.ok) return decision;
    const approved = ctx.takeApproval(approvalId, 'decision.confirm', decisionId);
    if (!approved.ok) return approved;
    const { approver, remoteCode } = approved.value;
    ctx.write.confirmDecision(decisionId, { second: approver, at: ctx.now });
    if (remoteCode !== null) ctx.write.insertRemote({ decisionId, codeId: remoteCode });
    ctx.write.touchScreening(decision.value.screeningId);
    const review = { causes: markConfirmed(ctx, decisionId) };
    ctx.audit('decision-confirmed', [...subjectsOf(decision.value), { type: 'approver', id: approver }], {
      approval: { approver, ground: decision.value.ground, remote: remoteCode !== null },
      review,
    });
    return ok({ decisionId, approver: ctx.read.officerName(approver) });
  },
};
