/** What a postponement leaves to be done at once: the airline told, passenger and bag off the flight, somebody who meets the person. */
import { z } from 'zod';

/** Whether the person was taken off the flight, and the bag with them. */
export const Offload = z.enum(['passengerAndBag', 'passengerOnly', 'notCheckedIn']);
export type Offload = z.infer<typeof Offload>;

/** Who meets the person who stays. */
export const Meets = z.enum(['family', 'bp3mi', 'companion', 'socialServices', 'police', 'alone']);
export type Meets = z.infer<typeof Meets>;
