/** The decision as a separate signed record; a hold only with the second Pejabat Imigrasi. */
import type { DecisionRecord } from '../../../db/decisions.ts';
import type { ScreeningRecord } from '../../../db/screenings.ts';
import {
  decisionFault,
  restricts,
  type DecisionFacts,
  type DecisionFault,
  type DecisionProposal,
} from '../../../shared/domain/decision.ts';
import { conditionsOf } from '../../../shared/domain/findings.ts';
import { newId, ReferralId } from '../../../shared/ids.ts';
import { id as indonesian } from '../../../shared/text/id.ts';
import { err, ok } from '../../../shared/result.ts';
import { mayDecide } from '../access.ts';
import { factsOf, immigrationOnly, stageOf } from '../assessing.ts';
import { actor, type CommandContext, type Handlers, type QueryContext } from '../context.ts';
import { recordDecision } from '../decision_record.ts';
import { hiddenFrom } from '../sealed.ts';
import { voidPapersOf } from '../papers/issue.ts';
import { openFor } from './screening.ts';
import { storeEffort } from './traveller.ts';

/** The stored facts a proposal is held against: what Immigration alone may know counts for Immigration alone. */
function decisionFacts(ctx: QueryContext, screening: ScreeningRecord): DecisionFacts {
  const { catalogue } = ctx.catalogueOf(screening.catalogueSha256);
  const stage = stageOf(ctx, screening);
  // A purpose or destination taken back since leaves the opened result without a case.
  const stated = screening.purpose !== null && screening.destination !== null;
  const last = ctx.read.assessments(screening.id).findLast((one) => one.stage === stage);
  const result = stated ? (last?.result ?? null) : null;
  const immigration = actor(ctx).agency === 'immigration';
  const known = ctx.read.answers(screening.id).filter(({ code }) => immigration || !immigrationOnly(catalogue, code));
  const { documents, ...others } = factsOf(known);
  const purpose = catalogue.purposes.find(({ code }) => code === screening.purpose);
  return {
    role: actor(ctx).role,
    today: ctx.today,
    nationality: ctx.read.traveller(screening.id)?.document.nationality ?? null,
    grounds: catalogue.legal.grounds,
    mitigationCodes: catalogue.mitigations.map(({ code }) => code),
    required: conditionsOf(purpose, documents),
    declaresWork: purpose?.isWork === true,
    documents,
    ...others,
    result: result && { finding: result.paper.finding, recommendation: result.recommendation },
  };
}

/** Why the caller may not take this decision on what is stored now, or null. */
function faultOf(ctx: QueryContext, screening: ScreeningRecord, proposal: DecisionProposal): DecisionFault | null {
  // Staff of Immigration who are no Pejabat Imigrasi work on a case, but do not stop a journey.
  if (restricts(proposal.kind) && !actor(ctx).immigrationOfficial) return 'not-your-power';
  return decisionFault(proposal, decisionFacts(ctx, screening));
}

/** Why a recorded decision no longer stands on what is stored now, or null: answers may have changed since. */
export function faultNow(ctx: QueryContext, decision: DecisionRecord): DecisionFault | null {
  const screening = ctx.read.screening(decision.screeningId);
  if (screening === null) throw new Error('a decision without a screening');
  return decisionFault({ ...decision, effort: [] }, decisionFacts(ctx, screening));
}

/** What events of a decision are about. */
export const subjectsOf = ({ id, screeningId }: DecisionRecord) => [
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
  });
}

/** A hold whose passport was never taken gives way to a new decision; the screening is still open, so it was not. */
const replaceable = ({ kind, state }: DecisionRecord): boolean =>
  kind === 'postponedPassportHeld' && (state === 'proposed' || state === 'confirmed');

function propose(ctx: CommandContext, screening: ScreeningRecord, proposal: DecisionProposal) {
  for (const replaced of ctx.read.decisionsOf(screening.id).filter(replaceable)) {
    ctx.write.withdrawDecision(replaced.id);
    voidPapersOf(ctx, replaced.id, indonesian.paper.voidedByWithdrawal);
    ctx.audit('decision-withdrawn', subjectsOf(replaced));
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
    const fault = faultOf(ctx, open.value, proposal);
    if (fault !== null) return err({ code: fault });
    if (!mayDecide(ctx, open.value)) return err({ code: 'not-yours' });
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
    ctx.write.withdrawDecision(decisionId);
    voidPapersOf(ctx, decisionId, indonesian.paper.voidedByWithdrawal);
    ctx.write.touchScreening(decision.screeningId);
    ctx.audit('decision-withdrawn', subjectsOf(decision));
    return ok({});
  },
  'decision.confirm': ({ decisionId, approvalId }, ctx) => {
    const decision = ctx.read.decision(decisionId);
    if (decision === null || decision.officerId !== actor(ctx).id) return err({ code: 'decision-unknown' });
    if (decision.state !== 'proposed') return err({ code: 'already-confirmed' });
    const fault = faultNow(ctx, decision);
    if (fault !== null) return err({ code: fault });
    const approved = ctx.takeApproval(approvalId, 'decision.confirm', decisionId);
    if (!approved.ok) return approved;
    const { approver } = approved.value;
    ctx.write.confirmDecision(decisionId, { second: approver, at: ctx.now });
    ctx.write.touchScreening(decision.screeningId);
    ctx.audit('decision-confirmed', [...subjectsOf(decision), { type: 'approver', id: approver }], {
      approval: { approver, ground: decision.ground },
    });
    return ok({ decisionId, approver: ctx.read.officerName(approver) });
  },
};
