/** What an officer did in a case: opened or judged it, decided, approved a hold, accepted the referral. */
import type { ScreeningRecord } from '../../db/screenings.ts';
import { actor, type QueryContext } from './context.ts';

/** Parts an officer can have in a case. */
const parts = ['clarified', 'decided', 'approved', 'accepted'] as const;
type PartInCase = (typeof parts)[number];

/** The caller's parts in a case; none: a case of others. */
export function ownParts(ctx: QueryContext, screening: ScreeningRecord): PartInCase[] {
  const { id } = actor(ctx);
  const decisions = ctx.read.decisionsOf(screening.id);
  const had: Readonly<Record<PartInCase, boolean>> = {
    clarified:
      screening.officerId === id || ctx.read.assessments(screening.id).some(({ officerId }) => officerId === id),
    decided: decisions.some(({ officerId }) => officerId === id),
    approved: decisions.some(({ secondOfficerId }) => secondOfficerId === id),
    accepted: ctx.read.referralOf(screening.id)?.acceptedBy === id,
  };
  return parts.filter((part) => had[part]);
}
