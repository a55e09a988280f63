/** A referral that travels without the network: shown as a QR by a device that is cut off, read by the reader of the station. */
import { z } from 'zod';
import { Instant } from '../time.ts';
import { DevicePlace, SelectionReason } from './words.ts';

/** How the text of such a code begins: a burst of the reader is told by it. */
export const carriedPrefix = 'TAPIS-BAWA-1:';

/** Longest text of a code: as many characters as a QR still shows on a tablet in modules that a reader tells apart. */
export const mostCarriedCharacters = 1200;

/** How far the clocks of both machines may be apart, with the walk between them, hours. */
export const carriedHours = 12;

const line = (longest: number) =>
  z
    .string()
    .trim()
    .max(longest)
    .regex(/^\P{Cc}*$/u);

/**
 * What is carried: what the officer at the other desk says, under a name that nobody has checked. Never a sealed note, a result or
 * a judgement of the program.
 */
export const CarriedReferral = z.strictObject({
  sender: line(80).min(2),
  /** The lines of the machine-readable zone, as the reader gave them. */
  passport: z.string().trim().min(30).max(140),
  flight: line(10),
  selection: SelectionReason,
  /** The stated purpose, in words. */
  purpose: line(60),
  /** What was looked at and asked. */
  asked: line(160),
  reason: line(240).min(10),
  note: line(160),
});
export type CarriedReferral = z.infer<typeof CarriedReferral>;

/** Where one came from, and what was said. */
export const CarriedFrom = CarriedReferral.omit({ passport: true }).extend({
  /** As the admin calls the device, and where it stands. */
  device: z.string(),
  place: DevicePlace,
  /** By the device's own clock. */
  madeAt: Instant,
});
export type CarriedFrom = z.infer<typeof CarriedFrom>;
