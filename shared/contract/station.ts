/** Settings and the clock. */
import { z } from 'zod';
import { DevicePlace } from '../domain/words.ts';
import { Instant } from '../time.ts';
import { command, query } from './procedure.ts';

/** What the station's technician may set; all with a safe start value. */
export const Settings = z.strictObject({
  /** Where the station's own machine stands; a paired device has its own. */
  place: DevicePlace,
  /** Minutes without a touch until the screen locks; the work stays. */
  idleMinutes: z.int().min(1).max(30),
  /** Minutes after which a referral nobody accepted lapses. */
  referralMinutes: z.int().min(1).max(60),
  /** Minutes before departure at which a waiting referral lapses at the latest. */
  referralBeforeDeparture: z.int().min(10).max(120),
  /** Where BP3MI brings a traveller it refers; empty: Immigration's counter. */
  referralPlace: z.string().max(80),
  /** Gate close and last offload for a flight typed without them, minutes before departure. */
  gateCloseMinutes: z.int().min(5).max(120),
  offloadMinutes: z.int().min(5).max(180),
  /** Where a traveller asks about the data (joint controllers, UU 27/2022). */
  contactBp3mi: z.string().max(200),
  contactImmigration: z.string().max(200),
});
export type Settings = z.infer<typeof Settings>;

/** Rows of settings and clock. */
export const station = {
  'settings.get': query({
    access: 'signedIn',
    input: z.strictObject({}),
    output: Settings,
    errors: [],
    alone: 'read',
  }),
  'settings.set': command({ access: ['admin'], input: Settings, output: Settings, errors: [] }),
  'clock.state': query({
    access: 'signedIn',
    input: z.strictObject({}),
    output: z.strictObject({
      /** Why the clock is doubtful: when it was noticed, and by how many seconds it went (negative: back). */
      doubt: z.strictObject({ at: Instant, seconds: z.int() }).nullable(),
      now: Instant,
    }),
    errors: [],
    alone: 'read',
  }),
  'clock.confirm': command({
    access: ['bp3mi', 'immigration', 'supervisor', 'admin'],
    input: z.strictObject({}),
    output: z.strictObject({}),
    errors: ['clock-not-doubtful'],
  }),
};
