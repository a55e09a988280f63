/** The signatures of closed shifts: one of each agency, by its shift head, within one working day. */
import { z } from 'zod';
import { ShiftId } from '../ids.ts';
import { Day, Instant } from '../time.ts';
import { AgencyCode } from '../domain/words.ts';
import { job, query } from './procedure.ts';
import { Pin } from './session.ts';

/** A closed shift with who signed it. */
const SignedShift = z.strictObject({
  shiftId: ShiftId,
  day: Day,
  openedAt: Instant,
  closedAt: Instant,
  closedBy: z.string(),
  /** Who took over; null where nobody came. */
  closedWith: z.string().nullable(),
  /** By the end of this day: the first working day after the close. */
  due: Day,
  /** The holidays of its year are not decreed yet. */
  provisional: z.boolean(),
  signed: z.array(z.strictObject({ agency: AgencyCode, officer: z.string(), at: Instant, size: z.int() })),
  /** The caller's agency has not signed it. */
  mine: z.boolean(),
  /** An agency has not signed it and its day is past. */
  overdue: z.boolean(),
});
export type SignedShift = z.infer<typeof SignedShift>;

/** Rows of signing a shift. */
export const shiftSign = {
  'shift.signatures': query({
    access: ['supervisor'],
    input: z.strictObject({}),
    /** Every shift that lacks a signature, the oldest first, then the latest ones that lack none. */
    output: z.array(SignedShift),
    errors: [],
  }),
  'shift.sign': job({
    access: ['supervisor'],
    input: z.strictObject({ shiftId: ShiftId, pin: Pin }),
    /** Size of the checkpoint that carries the signature. */
    output: z.strictObject({ size: z.int() }),
    errors: [
      'pin-wrong',
      'locked-out',
      'officer-unknown',
      'shift-not-closed',
      'shift-already-signed',
      'checkpoint-unknown',
      'log-not-consistent',
    ],
    auditRefusal: true,
  }),
};
