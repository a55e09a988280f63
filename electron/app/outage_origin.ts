/** Where a record comes from a paper form: said wherever the record is shown. */
import type { ScreeningView } from '../../shared/contract/screening.ts';
import type { ScreeningId } from '../../shared/ids.ts';
import type { QueryContext } from './context.ts';

/** The form a clarification was entered from, or null. */
export function outageOrigin(ctx: QueryContext, id: ScreeningId): ScreeningView['outage'] {
  const entry = ctx.read.entryOfScreening(id);
  if (entry === null) return null;
  const { form, happenedAt, enteredAt, enteredBy } = entry;
  return { form, happenedAt, enteredAt, enteredBy: ctx.read.officerName(enteredBy) };
}
