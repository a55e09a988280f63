/** After the decision: public holidays, objections, handovers and what became of them, sealed notes, integrity reports. */
import { z } from 'zod';
import { Instant } from '../time.ts';
import { HolidayYear } from '../domain/working_days.ts';
import { command, query } from './procedure.ts';

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

/** All rows of this area. */
export const after = { ...holidays };
