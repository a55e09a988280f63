/** Reviews of decisions by the shift heads of the same agency: judged apart first, then accepted or given back. */
import type { DecisionRecord } from '../../../db/decisions.ts';
import type { Failure } from '../../../shared/contract/index.ts';
import type { ReviewCase } from '../../../shared/contract/review.ts';
import { agreementOf } from '../../../shared/domain/agreement.ts';
import { reviewState, type ReviewActKind } from '../../../shared/domain/decision_review.ts';
import { AgencyCode, type OwnAssessment } from '../../../shared/domain/words.ts';
import type { DecisionId } from '../../../shared/ids.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { actor, type CommandContext, type Handlers, type QueryContext } from '../context.ts';
import {
  faultOfReviewer,
  reviewDue,
  reviewItem,
  reviewStanding,
  withoutJudgement,
  type Standing,
} from '../reviewing.ts';
import { subjectsOf } from './decision.ts';
import { screeningView } from './screening.ts';

/** A marked decision of the caller's agency, of a case that is not erased. */
function reviewed(ctx: QueryContext, id: DecisionId): Result<DecisionRecord, Failure<'decision-unknown'>> {
  const decision = ctx.read.decision(id);
  if (decision === null || decision.confirmedAt === null || faultOfReviewer(ctx, decision) === 'not-your-agency') {
    return err({ code: 'decision-unknown' });
  }
  const marked = ctx.read.reviewOf(id).length > 0 && ctx.read.erasure(decision.screeningId) === null;
  return marked ? ok(decision) : err({ code: 'decision-unknown' });
}

/** The same, where the caller took no part in it. */
function reviewable(
  ctx: QueryContext,
  id: DecisionId,
): Result<{ decision: DecisionRecord; standing: Standing }, Failure<'decision-unknown' | 'own-decision'>> {
  const found = reviewed(ctx, id);
  if (!found.ok) return found;
  if (faultOfReviewer(ctx, found.value) !== null) return err({ code: 'own-decision' });
  return ok({ decision: found.value, standing: reviewStanding(ctx, found.value) });
}

interface Act {
  readonly kind: ReviewActKind;
  readonly words: string | null;
  readonly twice?: { readonly own: OwnAssessment; readonly firstOwn: OwnAssessment; readonly knew: boolean };
}

const events = {
  assessed: 'review-assessed',
  accepted: 'review-accepted',
  returned: 'review-returned',
  answered: 'review-answered',
} as const;

function act(
  ctx: CommandContext,
  decision: DecisionRecord,
  { kind, words, twice }: Act & { kind: keyof typeof events },
) {
  const none = { own: null, firstOwn: null, knew: null };
  const { id: officerId } = actor(ctx);
  ctx.write.insertReviewAct({ decisionId: decision.id, kind, ...(twice ?? none), officerId, at: ctx.now }, words);
  ctx.audit(events[kind], subjectsOf(decision), { review: { words, ...twice } });
  return ok({});
}

/** Reviews of the caller's agency that have not ended, the oldest first. */
function openReviews(ctx: QueryContext) {
  const { agency } = actor(ctx);
  return agency === null ? [] : ctx.read.openReviews(agency);
}

/** Both own assessments, once the second was given. */
function twiceView(ctx: QueryContext, acts: Standing['acts']): ReviewCase['twice'] {
  for (const { own, firstOwn, knew, officerId } of acts) {
    if (own === null || firstOwn === null || knew === null) continue;
    return { first: firstOwn, second: own, knew, by: ctx.read.officerName(officerId) };
  }
  return null;
}

/** Handlers of `review.*`. */
export const reviewHandlers: Handlers<'review'> = {
  'review.queue': (_input, ctx) => {
    const dueOf = reviewDue(ctx);
    return ok(
      openReviews(ctx).flatMap(({ id }) => {
        const decision = ctx.read.decision(id);
        return decision === null ? [] : reviewItem(ctx, decision, dueOf);
      }),
    );
  },
  'review.count': (_input, ctx) => {
    const open = openReviews(ctx);
    const dueOf = reviewDue(ctx);
    const waiting = open.filter(({ last }) => last !== 'returned');
    return ok({
      waiting: waiting.length,
      overdue: waiting.filter(({ since }) => ctx.today > dueOf(since)).length,
      returned: open.length - waiting.length,
    });
  },
  'review.case': ({ screeningId, decisionId }, ctx) => {
    const found = reviewed(ctx, decisionId);
    if (!found.ok) return found;
    const decision = found.value;
    const screening = ctx.read.screening(decision.screeningId);
    if (screening?.id !== screeningId) return err({ code: 'decision-unknown' });
    const item = reviewItem(ctx, decision);
    const record = screeningView(ctx, screening);
    if (item.blind) return ok({ item, record: withoutJudgement(record), acts: [], twice: null, custodyId: null });
    const { acts } = reviewStanding(ctx, decision);
    return ok({
      item,
      record,
      acts: acts.map(({ kind, officerId, at, words }) => ({ kind, by: ctx.read.officerName(officerId), at, words })),
      twice: twiceView(ctx, acts),
      custodyId: ctx.read.custodyOf(decisionId)?.id ?? null,
    });
  },
  'review.assess': ({ decisionId, own, why, knew }, ctx) => {
    const found = reviewable(ctx, decisionId);
    if (!found.ok) return found;
    const { decision, standing } = found.value;
    if (!standing.secondDue || standing.first === null) return err({ code: 'second-not-due' });
    return act(ctx, decision, { kind: 'assessed', words: why, twice: { own, firstOwn: standing.first, knew } });
  },
  'review.accept': ({ decisionId, note }, ctx) => {
    const found = reviewable(ctx, decisionId);
    if (!found.ok) return found;
    const { decision, standing } = found.value;
    if (standing.state === 'accepted') return err({ code: 'review-ended' });
    if (standing.secondDue) return err({ code: 'assess-first' });
    return act(ctx, decision, { kind: 'accepted', words: note });
  },
  'review.return': ({ decisionId, reason }, ctx) => {
    const found = reviewable(ctx, decisionId);
    if (!found.ok) return found;
    const { decision, standing } = found.value;
    if (standing.state === 'accepted') return err({ code: 'review-ended' });
    if (standing.state === 'returned') return err({ code: 'already-returned' });
    if (standing.secondDue) return err({ code: 'assess-first' });
    return act(ctx, decision, { kind: 'returned', words: reason });
  },
  'review.mine': (_input, ctx) =>
    ok(
      ctx.read.returnedReviews(actor(ctx).id).flatMap(({ id }) => {
        const decision = ctx.read.decision(id);
        const given = ctx.read.reviewActs(id).findLast(({ kind }) => kind === 'returned');
        if (decision === null || given === undefined) return [];
        const { screeningId, kind } = decision;
        const flightId = ctx.read.screening(screeningId)?.flightId ?? null;
        return {
          decisionId: id,
          screeningId,
          kind,
          flight: flightId === null ? null : (ctx.read.flight(flightId)?.number ?? null),
          decidedAt: decision.at,
          reason: given.words ?? '',
          by: ctx.read.officerName(given.officerId),
          at: given.at,
        };
      }),
    ),
  'review.answer': ({ decisionId, answer }, ctx) => {
    const decision = ctx.read.decision(decisionId);
    const own = decision?.officerId === actor(ctx).id && ctx.read.erasure(decision.screeningId) === null;
    if (decision === null || !own) return err({ code: 'decision-unknown' });
    const acts = ctx.read.reviewActs(decisionId).map(({ kind }) => kind);
    if (reviewState(acts) !== 'returned') return err({ code: 'not-returned' });
    return act(ctx, decision, { kind: 'answered', words: answer });
  },
  'review.agreement': (_input, ctx) => {
    const { role, agency } = actor(ctx);
    return ok(
      AgencyCode.options
        .filter((one) => role === 'auditor' || one === agency)
        .map((one) => {
          const pairs = ctx.read.judgedTwice(one);
          const blind = pairs.filter(({ knew }) => !knew);
          return {
            agency: one,
            blind: agreementOf(blind.map(({ own, firstOwn }) => ({ first: firstOwn, second: own }))),
            knew: pairs.length - blind.length,
          };
        }),
    );
  },
};
