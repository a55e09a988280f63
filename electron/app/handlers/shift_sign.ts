/** A shift head signs a closed shift for the own agency: a cosignature on a checkpoint that covers its close. */
import type { ShiftRecord } from '../../../db/shifts.ts';
import type { SignedShift, shiftSign } from '../../../shared/contract/shift_sign.ts';
import { addWorkingDays, provisionalBetween } from '../../../shared/domain/working_days.ts';
import type { ShiftId } from '../../../shared/ids.ts';
import { err, ok } from '../../../shared/result.ts';
import { dayOf } from '../../../shared/time.ts';
import { actor, type CommandContext, type Handlers, type QueryContext } from '../context.ts';
import { cosignChecked } from './checkpoint.ts';
import { checkPin } from './session.ts';

/** So many shifts that both agencies have signed are still shown. */
const signedShown = 14;

function signedView(ctx: QueryContext, shift: ShiftRecord): SignedShift[] {
  const { closedAt, closedBy, closedWith } = shift;
  if (closedAt === null || closedBy === null) return [];
  const signed = ctx.read.shiftSignatures(shift.id);
  const { agency } = actor(ctx);
  const closedOn = dayOf(closedAt);
  const calendar = ctx.calendar();
  const due = addWorkingDays(closedOn, 1, calendar);
  return [
    {
      shiftId: shift.id,
      day: shift.day,
      openedAt: shift.openedAt,
      closedAt,
      closedBy: ctx.read.officerName(closedBy),
      closedWith: closedWith && ctx.read.officerName(closedWith),
      due,
      provisional: provisionalBetween(closedOn, due, calendar),
      signed: signed.map(({ officerId, agency: by, at, size }) => {
        return { agency: by, officer: ctx.read.officerName(officerId), at, size };
      }),
      mine: !signed.some((one) => one.agency === agency),
      overdue: signed.length < 2 && ctx.today > due,
    },
  ];
}

function record(ctx: CommandContext, { shiftId, size }: { shiftId: ShiftId; size: number }): void {
  const { id: officerId, agency } = actor(ctx);
  if (agency === null) throw new Error('a shift head without an agency');
  ctx.write.insertShiftSignature({ shiftId, agency, officerId, size, at: ctx.now });
  ctx.audit('shift-signed', [{ type: 'shift', id: shiftId }], { signature: { agency, size } });
}

/** Handlers of signing a shift. */
export const shiftSignHandlers: Pick<Handlers<'shift'>, keyof typeof shiftSign> = {
  'shift.signatures': (_input, ctx) => {
    const open = ctx.read.unsignedShifts();
    const known = new Set(open.map(({ id }) => id));
    const done = ctx.read.closedShifts(signedShown + open.length).filter(({ id }) => !known.has(id));
    return ok([...open, ...done.slice(0, signedShown)].flatMap((shift) => signedView(ctx, shift)));
  },
  'shift.sign': async ({ shiftId, pin }, ctx) => {
    const { id, agency } = actor(ctx);
    if ((ctx.read.shift(shiftId)?.closedAt ?? null) === null) return err({ code: 'shift-not-closed' });
    const isSigned = () => ctx.read.shiftSignatures(shiftId).some((one) => one.agency === agency);
    if (isSigned()) return err({ code: 'shift-already-signed' });
    const closing = ctx.read.closingCheckpoint(shiftId);
    if (closing === null) return err({ code: 'checkpoint-unknown' });
    const checked = await checkPin(ctx, id, pin);
    if (!checked.ok) return checked;
    const key = ctx.read.cosignerKeyOf(id);
    // A cosigner only ever goes on: who has cosigned a later checkpoint already has cosigned everything this one covers.
    const covered = key === null ? null : ctx.read.cosignedFrom(key.verifierKey, closing);
    if (covered === null) {
      return cosignChecked(ctx, {
        size: closing,
        pin,
        also: (write) => {
          record(write, { shiftId, size: closing });
        },
      });
    }
    return ctx.transact((write) => {
      // Two pages may have signed at once.
      if (isSigned()) return err({ code: 'shift-already-signed' as const });
      record(write, { shiftId, size: covered });
      return ok({ size: covered });
    });
  },
};
