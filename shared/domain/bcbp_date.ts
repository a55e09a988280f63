/** The day of the year on a boarding pass as a date: the pass does not say the year. */
import { Temporal } from 'temporal-polyfill';
import type { Day } from '../time.ts';

/**
 * The date with this day of the year (1 = 1 January … 366) that lies nearest to `near`, the later one when two are as
 * near. Day 366 exists in leap years only; null when none of the three years around has it, or the day is no day.
 */
export function dayOfYearNear(dayOfYear: number, near: Day): Day | null {
  const centre = Temporal.PlainDate.from(near);
  const distance = (date: Temporal.PlainDate): number => Math.abs(centre.until(date, { largestUnit: 'day' }).days);
  const candidates = [1, 0, -1]
    .map((shift) => Temporal.PlainDate.from({ year: centre.year + shift, month: 1, day: 1 }))
    .filter((newYear) => dayOfYear >= 1 && dayOfYear <= newYear.daysInYear)
    .map((newYear) => newYear.add({ days: dayOfYear - 1 }));
  const [first, ...others] = candidates;
  if (first === undefined) return null;
  return others.reduce((best, date) => (distance(date) < distance(best) ? date : best), first).toString();
}
