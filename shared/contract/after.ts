/** After the decision: public holidays, objections, handovers and what became of them, sealed notes, integrity reports. */
import { z } from 'zod';
import { Instant } from '../time.ts';
import { HolidayYear } from '../domain/working_days.ts';
import { handover } from './handover.ts';
import { objection } from './objection.ts';
import { command, query } from './procedure.ts';
import { sealed } from './sealed.ts';

/** Rows of the public holidays. */
const holidays = {
  /** The years the station received after its program was built; they stand in the place of the delivered ones. */
  'holidays.get': query({
    access: 'signedIn',
    input: z.strictObject({}),
    output: z.array(z.strictObject({ year: HolidayYear, at: Instant, by: z.string() })),
    errors: [],
  }),
  'holidays.replace': command({
    access: ['admin'],
    input: z.strictObject({ year: HolidayYear }),
    output: z.strictObject({ year: z.int() }),
    errors: ['holidays-fixed-missing', 'decree-not-signed-yet'],
  }),
};

/** Figures for the board: what waits for the caller. No personal data, so that it may be asked often. */
const due = {
  'after.due': query({
    access: 'signedIn',
    input: z.strictObject({}),
    output: z.strictObject({
      objections: z.strictObject({ open: z.int(), loud: z.int() }),
      /** Offered to the caller's side and not answered. */
      handovers: z.int(),
      followUps: z.int(),
      /** Sealed things of the caller that somebody opened. */
      alerts: z.int(),
      /** Integrity reports the caller may handle and nobody has taken up. */
      reports: z.int(),
    }),
    errors: [],
  }),
};

/** All rows of this area. */
export const after = { ...holidays, ...due, ...objection, ...handover, ...sealed };
