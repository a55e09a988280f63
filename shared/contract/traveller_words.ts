/** The traveller's own screen: what is asked and why, what is recorded, and where to complain. */
import { z } from 'zod';
import { ScreeningId } from '../ids.ts';
import { TravellerPage } from '../domain/traveller_page.ts';
import { command } from './procedure.ts';

/** Rows of the traveller's side. */
export const travellerWords = {
  /**
   * Hands the tablet to the traveller: gives the page and locks the session in the same step, so that what is in the
   * traveller's hand can ask the station for nothing. The officer's PIN opens it again.
   */
  'words.show': command({
    access: ['bp3mi', 'immigration', 'supervisor'],
    input: z.strictObject({
      /** The clarification the traveller is in; null: anybody at the counter. */
      screeningId: ScreeningId.nullable(),
    }),
    output: TravellerPage,
    errors: ['screening-unknown'],
  }),
};
