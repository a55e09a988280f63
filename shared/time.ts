/** Moments are ISO 8601 UTC strings with milliseconds; days are `YYYY-MM-DD` in the time zone of the station. */
import { z } from 'zod';
import { Temporal } from 'temporal-polyfill';

/** A moment: ISO 8601, UTC, milliseconds, e.g. `2026-11-21T00:42:05.120Z`. */
export const Instant = z.iso.datetime({ precision: 3 });
export type Instant = z.infer<typeof Instant>;

/** A calendar day in the station's time zone: `YYYY-MM-DD`. */
export const Day = z.iso.date();
export type Day = z.infer<typeof Day>;

/** A time of day on the station's clock: `HH:MM`, 24 h. */
export const ClockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
export type ClockTime = z.infer<typeof ClockTime>;

/** Time zone of Palembang (WIB, UTC+7, no summer time). */
export const stationTimeZone = 'Asia/Jakarta';

/** Milliseconds since 1970 of a moment. */
export function millis(at: Instant): number {
  // Every act asks for moments many times; the platform's own reading of this one format is the quickest.
  const epochMs = Date.parse(at);
  if (Number.isNaN(epochMs)) throw new RangeError('not a moment');
  return epochMs;
}

/** The moment so many milliseconds after `at` (negative: before). */
export const addMillis = (at: Instant, ms: number): Instant => instantOf(millis(at) + ms);

/** The moment of an epoch value in milliseconds. */
export const instantOf = (epochMs: number): Instant => new Date(Math.trunc(epochMs)).toISOString();

/** What the station's clock and calendar show, written as if it were UTC. */
const atStation = (at: Instant): string => instantOf(millis(at) + 7 * 3_600_000);

/** The calendar day at the station at this moment. */
export const dayOf = (at: Instant): Day => atStation(at).slice(0, 10);

/** The station's clock at this moment, `HH:MM`. */
export const clockOf = (at: Instant): ClockTime => atStation(at).slice(11, 16);

/** The moment of a day and a clock time at the station. */
export const momentOf = (day: Day, time: ClockTime): Instant => instantOf(Date.parse(`${day}T${time}:00.000+07:00`));

/** The day so many calendar days later (negative: earlier). */
export const addDays = (day: Day, days: number): Day => Temporal.PlainDate.from(day).add({ days }).toString();

/** ISO weekday of a day: 1 = Monday … 7 = Sunday. */
export const weekdayOf = (day: Day): number => Temporal.PlainDate.from(day).dayOfWeek;
