/** Handovers and follow-ups as the desk sees them. */
import type { HandoverRecord } from '../../db/handovers.ts';
import type { HandoverView } from '../../shared/contract/handover.ts';
import type { OutputOf } from '../../shared/contract/index.ts';
import { followUpDue } from '../../shared/domain/follow_up.ts';
import type { HandoverId, ScreeningId } from '../../shared/ids.ts';
import { dayOf } from '../../shared/time.ts';
import { mayWork } from './access.ts';
import { actor, type QueryContext } from './context.ts';

/** Whether the caller is the receiver: BP3MI, of a person Immigration offers it. */
export const mineToAnswer = (ctx: QueryContext, { state, toWhom, agency }: HandoverRecord): boolean =>
  state === 'offered' && toWhom === 'bp3mi' && actor(ctx).agency === 'bp3mi' && agency !== 'bp3mi';

/** Whether the caller's agency hands over, and so writes down what a receiver outside said. */
export const mineToRecord = (ctx: QueryContext, { state, agency }: HandoverRecord): boolean =>
  state === 'offered' && actor(ctx).agency === agency;

/** Whether the caller sees a handover: of a case of the agency, or one offered to it. */
export function seesHandover(ctx: QueryContext, handover: HandoverRecord): boolean {
  const { agency } = actor(ctx);
  const screening = ctx.read.screening(handover.screeningId);
  return handover.toWhom === agency || (screening !== null && mayWork(ctx, screening));
}

/** What was told of the person; empty once erased. */
const toldOf = (words: ReturnType<QueryContext['read']['handoverWords']>) => ({
  belongings: words?.belongings ?? '',
  health: words?.health ?? '',
  needs: words?.needs ?? '',
  copies: words?.copies ?? '',
});

/** The kinds of paper that say that a person was handed over. */
const minutesKinds = ['handoverMinutes', 'familyHandover'] as const;

/** The valid paper that says so, or null. */
export const printedMinutes = (ctx: QueryContext, id: HandoverId) =>
  minutesKinds.flatMap((kind) => ctx.read.validPaper(kind, id) ?? []).at(0) ?? null;

/** The minutes with their number, printed or written by hand. */
function minutesOf(ctx: QueryContext, { id, agency }: HandoverRecord): HandoverView['minutes'] {
  const paper = printedMinutes(ctx, id);
  if (paper !== null) {
    const { number, issuedBy, issuedAt: at } = paper;
    return { number, paperId: paper.id, agency: paper.agency, by: ctx.read.officerName(issuedBy), at };
  }
  const typed = ctx.read.handMinutes(id);
  return (
    typed && { number: typed.number, paperId: null, agency, by: ctx.read.officerName(typed.officerId), at: typed.at }
  );
}

/** Whether the caller's agency hands over, and so keeps the minutes of it. */
export const mineToNumber = (ctx: QueryContext, { state, agency }: HandoverRecord): boolean =>
  state !== 'withdrawn' && actor(ctx).agency === agency;

/** One handover as the caller sees it. */
export function handoverView(ctx: QueryContext, handover: HandoverRecord): HandoverView {
  const { id, screeningId, agency, toWhom, at, state, closedAt, closedBy, passport, phone, receivedPlace } = handover;
  const words = ctx.read.handoverWords(id);
  const receiver = ctx.read.handoverReceiver(id);
  return {
    id,
    screeningId,
    agency,
    toWhom,
    at,
    state,
    closedAt,
    receivedPlace,
    name: ctx.read.traveller(screeningId)?.document.displayName ?? '',
    minor: ctx.read.screening(screeningId)?.minor ?? false,
    office: words?.office ?? '',
    place: words?.place ?? '',
    reason: words?.reason ?? '',
    contents: { passport, phone, ...toldOf(words) },
    by: ctx.read.officerName(handover.officerId),
    closedBy: closedBy && ctx.read.officerName(closedBy),
    receiver: receiver && { name: receiver.name, post: receiver.post, paper: receiver.paper, note: receiver.note },
    minutes: minutesOf(ctx, handover),
    mineToNumber: mineToNumber(ctx, handover) && printedMinutes(ctx, id) === null,
    mineToAnswer: mineToAnswer(ctx, handover),
    mineToRecord: mineToRecord(ctx, handover),
  };
}

/** Answers to what became of a case, with names. */
export const followUpsView = (ctx: QueryContext, id: ScreeningId) =>
  ctx.read.followUps(id).map(({ after, outcome, note, officerId, at }) => {
    return { after, outcome, note, by: ctx.read.officerName(officerId), at };
  });

/** What is due for the caller's agency today, the longest overdue first. */
export function followUpsDue(ctx: QueryContext): OutputOf<'followUp.due'> {
  return ctx.read
    .followedCases()
    .flatMap(({ screeningId, since }) => {
      const screening = ctx.read.screening(screeningId);
      if (screening === null || !mayFollowUp(ctx, screeningId)) return [];
      const due = followUpDue(dayOf(since), ctx.read.followUps(screeningId), ctx.today);
      if (due === null) return [];
      const handedTo = ctx.read.handoversOf(screeningId).findLast(({ state }) => state === 'accepted')?.toWhom ?? null;
      const decision = ctx.read.decisionsOf(screeningId).findLast(({ state }) => state === 'confirmed')?.kind ?? null;
      const name = ctx.read.traveller(screeningId)?.document.displayName ?? '';
      const earlier = followUpsView(ctx, screeningId);
      return [{ screeningId, name, since: dayOf(since), ...due, decision, handedTo, earlier }];
    })
    .sort((one, other) => one.dueOn.localeCompare(other.dueOn));
}

/** Whoever has the case, and BP3MI once it took the person over. */
export function mayFollowUp(ctx: QueryContext, id: ScreeningId): boolean {
  const screening = ctx.read.screening(id);
  if (screening === null || ctx.read.erasure(id) !== null) return false;
  const took = ctx.read
    .handoversOf(id)
    .some(({ state, toWhom }) => state === 'accepted' && toWhom === actor(ctx).agency);
  return took || mayWork(ctx, screening);
}
