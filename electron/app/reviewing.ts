/** What a decision is reviewed for, who may review it, and what is kept from a reviewer who has not judged the case yet. */
import type { DecisionRecord } from '../../db/decisions.ts';
import type { SaidRecord } from '../../db/reviews.ts';
import type { ScreeningRecord } from '../../db/screenings.ts';
import type { ReviewItem } from '../../shared/contract/review.ts';
import type { ScreeningView } from '../../shared/contract/screening.ts';
import {
  cameBack,
  needsSecond,
  reviewCauses,
  reviewerFault,
  reviewState,
  type ReviewCause,
  type ReviewState,
} from '../../shared/domain/decision_review.ts';
import { addWorkingDays } from '../../shared/domain/working_days.ts';
import type { OwnAssessment } from '../../shared/domain/words.ts';
import type { OfficerId } from '../../shared/ids.ts';
import { dayOf, millis, type Day, type Instant } from '../../shared/time.ts';
import { actor, type CommandContext, type QueryContext } from './context.ts';

/** What a reviewer's mark needs besides what is stored. */
export interface Marking {
  readonly reasonReused: boolean;
  readonly past: { readonly all: number; readonly drawn: number };
  /** One random byte, drawn with the decision; null afterwards. */
  readonly lot: number | null;
}

/** What comes later than the decision draws nothing: its lot was drawn when it was taken. */
export const laterMarking: Marking = { reasonReused: false, past: { all: 0, drawn: 0 }, lot: null };

/** The last result on the case that the decision's role had before it. */
function resultThen(ctx: QueryContext, decision: DecisionRecord) {
  return ctx.read.assessments(decision.screeningId).findLast(({ role }) => role === decision.role) ?? null;
}

/** Marks a stored decision for everything the rule names now. Returns the causes the rule gave. */
export function markForReview(
  ctx: CommandContext,
  screening: ScreeningRecord,
  { decision, marking }: { decision: DecisionRecord; marking: Marking },
): ReviewCause[] {
  const made = resultThen(ctx, decision)?.result;
  const causes = reviewCauses({
    ...marking,
    kind: decision.kind,
    state: decision.state,
    remote: ctx.read.approvedRemotely(decision.id),
    groundToBeConfirmed: decision.groundToBeConfirmed,
    result: made === undefined ? null : { recommendation: made.recommendation, band: made.attention.band },
    seconds: (millis(decision.at) - millis(screening.openedAt)) / 1000,
  });
  for (const cause of causes) ctx.write.insertReview({ decisionId: decision.id, cause, at: ctx.now });
  return causes;
}

/** Everybody who took part in a decision: made or approved it, judged the case, put it right, declared it void. */
function peopleOf(ctx: QueryContext, { id, screeningId, officerId, secondOfficerId }: DecisionRecord): Set<OfficerId> {
  const voided = ctx.read.voidOf(id);
  const corrections = ctx.read.correctionsOf(id);
  const all = [
    officerId,
    secondOfficerId,
    voided?.officerId ?? null,
    ...ctx.read.assessments(screeningId).map((one) => one.officerId),
    ...corrections.flatMap((one) => [one.officerId, one.secondOfficerId]),
  ];
  return new Set(all.filter((one) => one !== null));
}

/** A review as it stands. */
export interface Standing {
  readonly causes: readonly ReviewCause[];
  readonly acts: readonly SaidRecord[];
  readonly state: ReviewState;
  /** The officer's own assessment, where there was one. */
  readonly first: OwnAssessment | null;
  /** The case is to be judged once more before anybody of the reviewers sees how it was. */
  readonly secondDue: boolean;
}

/** Where the review of a decision stands. */
export function reviewStanding(ctx: QueryContext, decision: DecisionRecord): Standing {
  const causes = ctx.read.reviewOf(decision.id);
  const acts = ctx.read.reviewActs(decision.id);
  const first = resultThen(ctx, decision)?.own ?? null;
  const assessed = acts.some(({ kind }) => kind === 'assessed');
  const state = reviewState(acts.map(({ kind }) => kind));
  const secondDue = state === 'waiting' && !assessed && needsSecond(causes, first !== null);
  return { causes, acts, state, first, secondDue };
}

/** Why the caller may not review a decision, or null. */
export const faultOfReviewer = (ctx: QueryContext, decision: DecisionRecord) =>
  reviewerFault(actor(ctx), { role: decision.role, people: peopleOf(ctx, decision) });

/** Whether the caller is to judge the case before seeing the decision. */
const blindTo = (ctx: QueryContext, decision: DecisionRecord, { secondDue }: Standing): boolean =>
  secondDue && faultOfReviewer(ctx, decision) === null;

/** Whether a decision of this case waits for the caller's own assessment, so that the case is shown without any. */
export const withheldFrom = (ctx: QueryContext, screening: ScreeningRecord): boolean =>
  actor(ctx).role === 'supervisor' &&
  ctx.read
    .decisionsOf(screening.id)
    .some((decision) => decision.confirmedAt !== null && blindTo(ctx, decision, reviewStanding(ctx, decision)));

/** A case as it was before anybody judged it: no assessment, result, score, decision or referral. */
export const withoutJudgement = (view: ScreeningView): ScreeningView => ({
  ...view,
  withheld: true,
  assessments: [],
  decisions: [],
  referral: null,
  missedFlight: null,
  closedAt: null,
});

/** The last day on which a review is in time, by the moment it fell due; each day of the calendar is reckoned once. */
export function reviewDue(ctx: QueryContext): (since: Instant) => Day {
  const calendar = ctx.calendar();
  const known = new Map<Day, Day>();
  return (since) => {
    const day = dayOf(since);
    const due = known.get(day) ?? addWorkingDays(day, 1, calendar);
    known.set(day, due);
    return due;
  };
}

/** A line of the queue. What was decided, why it is here and by whom is not said while the caller has yet to judge. */
export function reviewItem(ctx: QueryContext, decision: DecisionRecord, dueOf = reviewDue(ctx)): ReviewItem {
  const standing = reviewStanding(ctx, decision);
  const screening = ctx.read.screening(decision.screeningId);
  const since = ctx.read.markedAt(decision.id) ?? decision.at;
  const due = dueOf(since);
  const fault = faultOfReviewer(ctx, decision);
  const blind = standing.secondDue && fault === null;
  return {
    decisionId: decision.id,
    screeningId: decision.screeningId,
    since,
    due,
    overdue: ctx.today > due,
    state: standing.state,
    back: cameBack(standing.acts.map(({ kind }) => kind)),
    flight: screening?.flightId ? (ctx.read.flight(screening.flightId)?.number ?? null) : null,
    purpose: screening?.purpose ?? null,
    catalogueSha256: screening?.catalogueSha256 ?? '',
    kind: blind ? null : decision.kind,
    causes: blind ? [] : [...standing.causes],
    officer: blind ? null : ctx.read.officerName(decision.officerId),
    blind,
    own: fault === 'own-decision',
  };
}
