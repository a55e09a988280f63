/** Writing a decision down: one row, one event, and what follows for the screening. */
import type { DecisionRecord } from '../../db/decisions.ts';
import type { ScreeningRecord } from '../../db/screenings.ts';
import type { DecisionProposal } from '../../shared/domain/decision.ts';
import type { DecisionView } from '../../shared/contract/decision.ts';
import { DecisionId, newId } from '../../shared/ids.ts';
import { actor, type CommandContext, type QueryContext } from './context.ts';
import { immigrationOnly } from './assessing.ts';
import { visibleEvidence } from './sealed.ts';

/** What is recorded of a proposal; left out: nothing was needed. */
export type Recorded = Pick<DecisionProposal, 'kind'> & Partial<DecisionProposal>;

const nothing: Omit<DecisionProposal, 'kind'> = {
  ground: null,
  evidence: [],
  reason: '',
  departLine: null,
  milderSteps: [],
  toldIn: null,
  statementOffered: false,
  statement: null,
  passportReturned: true,
  readAloud: false,
  cause: null,
  effort: [],
};

/** Whether a ground is one whose legal basis is to be confirmed: shown so, and always reviewed. */
function groundToBeConfirmed(ctx: QueryContext, screening: ScreeningRecord, ground: string | null): boolean {
  const { catalogue } = ctx.catalogueOf(screening.catalogueSha256);
  return catalogue.legal.grounds.some(({ code, toBeConfirmed }) => code === ground && toBeConfirmed);
}

/**
 * Stores a decision: a hold as proposed, everything else as confirmed. Closes the screening unless somebody else
 * still has to act (a referral waits for Immigration, a hold for the second Pejabat Imigrasi).
 */
export function recordDecision(ctx: CommandContext, screening: ScreeningRecord, recorded: Recorded): DecisionRecord {
  const officer = actor(ctx);
  const { effort: _effort, ...fields } = { ...nothing, ...recorded };
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
  ctx.audit(
    held ? 'decision-proposed' : 'decision-confirmed',
    [
      { type: 'screening', id: screening.id },
      { type: 'decision', id: decision.id },
    ],
    { decision },
  );
  if (held || fields.kind === 'referred') ctx.write.touchScreening(screening.id);
  else if (screening.state === 'open') ctx.write.closeScreening(screening.id, 'decided', ctx.now);
  return decision;
}

/**
 * A decision as the caller may see it: the reason, the ground (it may name a list) and facts of Immigration's own
 * sources stay with Immigration.
 */
export function decisionView(ctx: QueryContext, screening: ScreeningRecord, decision: DecisionRecord): DecisionView {
  const { catalogue } = ctx.catalogueOf(screening.catalogueSha256);
  const hidden = actor(ctx).agency !== 'immigration' && decision.role === 'immigration';
  const evidence = visibleEvidence(ctx, screening, decision).map(({ code }) => code);
  const { id, kind, state, at, role, ground } = decision;
  return {
    id,
    kind,
    state,
    at,
    role,
    ground: hidden ? null : ground,
    officer: ctx.read.officerName(decision.officerId),
    secondOfficer: decision.secondOfficerId && ctx.read.officerName(decision.secondOfficerId),
    groundToBeConfirmed: !hidden && decision.groundToBeConfirmed,
    reason: hidden ? null : decision.reason,
    evidence: hidden ? evidence.filter((code) => !immigrationOnly(catalogue, code)) : evidence,
    receiptNumber: ctx.read.custodyOf(id)?.receiptNumber ?? ctx.read.receiptOf(id)?.number ?? null,
  };
}
