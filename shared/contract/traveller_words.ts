/** The traveller's own screen: what is asked and why, what is recorded, and where to complain. */
import { z } from 'zod';
import { ScreeningId } from '../ids.ts';
import { TravellerPage } from '../domain/traveller_page.ts';
import { command } from './procedure.ts';

/** Where a second display shows it: an address from which no call can be made (electron/app/page_policy.ts). */
export const travellerPath = '/traveller';

/** Rows of the traveller's side. */
export const travellerWords = {
  /**
   * Gives the page a traveller reads. On the officer's `own` display it locks the session in the same step, so that what
   * is in the traveller's hand can ask the station for nothing; the officer's PIN opens it again. On a `second` display
   * the officer goes on working: the window there is handed this page and has no way to the station.
   */
  'words.show': command({
    access: ['bp3mi', 'immigration', 'supervisor'],
    input: z.strictObject({
      /** The clarification the traveller is in; null: anybody at the counter. */
      screeningId: ScreeningId.nullable(),
      display: z.enum(['own', 'second']),
    }),
    output: TravellerPage,
    errors: ['screening-unknown'],
  }),
};
