/** The decision as a separate signed record; a hold only with the second Pejabat Imigrasi. */
import type { DecisionRecord } from '../../../db/decisions.ts';
import type { ScreeningRecord } from '../../../db/screenings.ts';
import { decisionFault, type DecisionFacts, type DecisionProposal } from '../../../shared/domain/decision.ts';
import { newId, ReferralId } from '../../../shared/ids.ts';
import { err, ok } from '../../../shared/result.ts';
import { factsOf, stageOf } from '../assessing.ts';
import { actor, type CommandContext, type Handlers, type QueryContext } from '../context.ts';
import { recordDecision } from '../decision_record.ts';
import { openFor } from './screening.ts';
import { storeEffort } from './traveller.ts';

/** The stored facts a proposal is held against. */
function decisionFacts(ctx: QueryContext, screening: ScreeningRecord): DecisionFacts {
  const { catalogue } = ctx.catalogueOf(screening.catalogueSha256);
  const stage = stageOf(ctx, screening);
  const result = ctx.read.assessments(screening.id).findLast((one) => one.stage === stage)?.result ?? null;
  return {
    role: actor(ctx).role,
    today: ctx.today,
    nationality: ctx.read.traveller(screening.id)?.document.nationality ?? null,
    grounds: catalogue.legal.grounds,
    mitigationCodes: catalogue.mitigations.map(({ code }) => code),
    ...factsOf(ctx.read.answers(screening.id)),
    result: result && { finding: result.paper.finding, recommendation: result.recommendation },
  };
}

/** Whose turn it is: BP3MI until a referral is accepted, Immigration from then on. */
function turnOf(ctx: QueryContext, screening: ScreeningRecord): boolean {
  const state = ctx.read.referralOf(screening.id)?.state ?? null;
  if (state === null) return true;
  return (state === 'accepted') === (actor(ctx).role === 'immigration') && state !== 'waiting';
}

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
  });
}

/** A hold whose passport was never taken gives way to a new decision; the screening is still open, so it was not. */
const replaceable = ({ kind, state }: DecisionRecord): boolean =>
  kind === 'postponedPassportHeld' && (state === 'proposed' || state === 'confirmed');

function propose(ctx: CommandContext, screening: ScreeningRecord, proposal: DecisionProposal) {
  for (const { id } of ctx.read.decisionsOf(screening.id).filter(replaceable)) {
    ctx.write.withdrawDecision(id);
    ctx.audit('decision-withdrawn', [{ type: 'decision', id }]);
  }
  const decision = recordDecision(ctx, screening, proposal);
  if (proposal.kind === 'referred') refer(ctx, screening, decision);
  storeEffort(ctx, screening.id, proposal.effort);
  return decision;
}

/** Handlers of `decision.*`. */
export const decisionHandlers: Handlers<'decision'> = {
  'decision.propose': ({ screeningId, revision, proposal }, ctx) => {
    const open = openFor(ctx, { screeningId, revision });
    if (!open.ok) return open;
    const fault = decisionFault(proposal, decisionFacts(ctx, open.value));
    if (fault !== null) return err({ code: fault });
    if (!turnOf(ctx, open.value)) return err({ code: 'not-yours' });
    const { id, state } = propose(ctx, open.value, proposal);
    return ok({ decisionId: id, state: state === 'proposed' ? 'proposed' : 'confirmed' });
  },
  'decision.withdraw': ({ decisionId }, ctx) => {
    const decision = ctx.read.decision(decisionId);
    if (decision === null || decision.officerId !== actor(ctx).id) return err({ code: 'decision-unknown' });
    if (decision.state !== 'proposed') return err({ code: 'already-confirmed' });
    ctx.write.withdrawDecision(decisionId);
    ctx.write.touchScreening(decision.screeningId);
    ctx.audit('decision-withdrawn', [{ type: 'decision', id: decisionId }]);
    return ok({});
  },
  'decision.confirm': ({ decisionId, approvalId }, ctx) => {
    const decision = ctx.read.decision(decisionId);
    if (decision === null || decision.officerId !== actor(ctx).id) return err({ code: 'decision-unknown' });
    if (decision.state !== 'proposed') return err({ code: 'already-confirmed' });
    const approver = ctx.takeApproval(approvalId, 'decision.confirm', decisionId);
    if (approver === null || approver === decision.officerId) return err({ code: 'approval-not-valid' });
    ctx.write.confirmDecision(decisionId, { second: approver, at: ctx.now });
    ctx.write.touchScreening(decision.screeningId);
    ctx.audit(
      'decision-confirmed',
      [
        { type: 'screening', id: decision.screeningId },
        { type: 'decision', id: decisionId },
        { type: 'approver', id: approver },
      ],
      { approval: { approver, ground: decision.ground } },
    );
    return ok({ decisionId, approver: ctx.read.officerName(approver) });
  },
};
