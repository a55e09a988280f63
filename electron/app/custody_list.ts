/** The list of passports held that lies on paper, and those that lie here on paper forms alone. */
import type { CustodyListState, CustodyOnPaper } from '../../shared/contract/custody.ts';
import type { ShiftId } from '../../shared/ids.ts';
import { actor, type CommandContext, type QueryContext } from './context.ts';
import { heldOnPaper, passportOf, peopleOf } from './outage_check.ts';

/** Passports on forms that wait for somebody who acted, the first entered first. */
export const passportsOnPaper = (ctx: QueryContext): CustodyOnPaper[] =>
  heldOnPaper(ctx).map(({ record, entry, hold }) => {
    const { name, number } = passportOf(ctx, entry);
    const confirmed = ctx.read.confirmedBy(record.id);
    return {
      entryId: record.id,
      form: record.form,
      name,
      documentNumber: number,
      receiptNumber: hold.receiptNumber,
      seal: hold.seal,
      place: hold.place,
      due: hold.due,
      overdue: hold.due < ctx.today,
      heldAt: record.happenedAt,
      heldBy: ctx.read.officerName(record.officerId),
      waitingFor: peopleOf(record)
        .filter((id) => !confirmed.includes(id))
        .map((id) => ctx.read.officerName(id)),
    };
  });

/** How the list on paper stands against what lies here. */
export function custodyListState(ctx: QueryContext): CustodyListState {
  if (ctx.read.custodyBalance().held === 0 && heldOnPaper(ctx).length === 0) return 'none';
  const { changed, printed, missing } = ctx.read.custodyListPlaces();
  if (printed > changed) return 'printed';
  return missing > changed ? 'missing' : 'due';
}

/** Notes why the list is not on paper: after a change, or (with the shift) at its closing. */
export function noteListMissing(ctx: CommandContext, reason: string, shiftId: ShiftId | null): void {
  const { id: officerId } = actor(ctx);
  const eventSeq = ctx.read.logSize();
  const subject = shiftId === null ? { type: 'officer', id: officerId } : { type: 'shift', id: shiftId };
  ctx.audit('custody-list-missing', [subject], { reason });
  ctx.write.insertListMissing({ at: ctx.now, officerId, eventSeq, shiftId, reason });
}
