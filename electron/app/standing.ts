/** Where a traveller's record stands, from what is stored. */
import type { DecisionRecord } from '../../db/decisions.ts';
import type { ScreeningRecord } from '../../db/screenings.ts';
import type { Standing } from '../../shared/domain/decision_states.ts';
import type { DecisionKind } from '../../shared/domain/words.ts';
import type { QueryContext } from './context.ts';

const referralStandings = {
  waiting: 'referred',
  accepted: 'referralAccepted',
  sentBack: 'referralSentBack',
  lapsed: 'referralLapsed',
} as const;

/** The decision that stands last, or that was declared void last; withdrawn and replaced holds never stood. */
export const lastDecision = (ctx: QueryContext, screening: ScreeningRecord): DecisionRecord | null =>
  ctx.read.decisionsOf(screening.id).findLast(({ id, state }) => state !== 'void' || ctx.read.voidOf(id) !== null) ??
  null;

function holdStanding(ctx: QueryContext, { id, state }: DecisionRecord): Standing {
  if (state === 'proposed') return 'holdProposed';
  const custody = ctx.read.custodyOf(id);
  if (custody === null) return 'postponedPassportHeld';
  return ctx.read.custodyState(custody.id)?.state === 'held' ? 'passportInCustody' : 'passportReturned';
}

/** Where a record stands. */
export function standingOf(ctx: QueryContext, screening: ScreeningRecord): Standing {
  const last = lastDecision(ctx, screening);
  if (screening.state === 'void' || last?.state === 'void') return 'void';
  if (last?.kind === 'postponedPassportHeld') return holdStanding(ctx, last);
  if (last !== null && last.kind !== 'referred') return last.kind;
  const referral = ctx.read.referralOf(screening.id);
  return referral === null ? 'open' : referralStandings[referral.state];
}

/** The last state a traveller counts by. */
export function countedAs(ctx: QueryContext, screening: ScreeningRecord): DecisionKind | 'void' | 'open' {
  const standing = standingOf(ctx, screening);
  if (standing === 'void') return 'void';
  const last = ctx.read.decisionsOf(screening.id).findLast(({ state }) => state === 'confirmed');
  return last?.kind ?? 'open';
}
