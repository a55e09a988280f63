/** What became of a case: asked 7, 30 and 180 days later, by a closed list that hit rates are counted from. */
import { z } from 'zod';
import { addDays, type Day } from '../time.ts';

/** Calendar days after the case at which somebody asks. */
const followUpDays = [7, 30, 180] as const;
/** One of them. */
export const FollowUpDay = z.literal(followUpDays);
export type FollowUpDay = z.infer<typeof FollowUpDay>;

/** What was found out. `unknown`: could not be reached, or nobody knows. */
export const Outcome = z.enum(['confirmedVictim', 'irregular', 'nothingFound', 'departedLater', 'unknown']);
export type Outcome = z.infer<typeof Outcome>;

/** A question that is due. */
export interface FollowUpDue {
  readonly after: FollowUpDay;
  readonly dueOn: Day;
}

/**
 * The question that is due on a day, or null: the latest one reached that was not answered, nor a later one. An earlier one
 * that was missed is not asked any more. A confirmed victim is not asked about again.
 */
export function followUpDue(
  from: Day,
  answered: readonly { readonly after: FollowUpDay; readonly outcome: Outcome }[],
  today: Day,
): FollowUpDue | null {
  if (answered.some(({ outcome }) => outcome === 'confirmedVictim')) return null;
  const last = answered.reduce((most, { after }) => Math.max(most, after), 0);
  const reached = followUpDays.filter((after) => after > last && addDays(from, after) <= today);
  const after = reached.at(-1);
  return after === undefined ? null : { after, dueOn: addDays(from, after) };
}

/** What a case counts as: the last answer that says something, or `unknown` where only that was found, or null. */
export function outcomeOf(answered: readonly { readonly outcome: Outcome }[]): Outcome | null {
  return answered.findLast(({ outcome }) => outcome !== 'unknown')?.outcome ?? answered.at(-1)?.outcome ?? null;
}
