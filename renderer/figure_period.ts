/** Which days the figures are of: one touch, or two days typed. Pure, today is handed in. */
import { addDays, type Day } from '../shared/time.ts';
import { daysBetween, readDay } from './days.ts';

/** Lengths with one touch, in days up to today. */
const lengths = { today: 1, week: 7, month: 30, year: 365 } as const;
export const spans = ['today', 'week', 'month', 'year', 'own'] as const;
export type Span = (typeof spans)[number];

/** Days, both ends counted. */
export interface FigurePeriod {
  readonly from: Day;
  readonly to: Day;
}

/** The days of a length with one touch. */
export const periodOf = (span: Exclude<Span, 'own'>, today: Day): FigurePeriod => ({
  from: addDays(today, 1 - lengths[span]),
  to: today,
});

/** More days than this the application refuses. */
const longest = 731;

/** What two typed days are: a period, or what is wrong with them; `unfinished` while one of them is no day yet. */
export function typedPeriod(from: string, to: string): FigurePeriod | 'turned' | 'long' | 'unfinished' {
  const first = readDay(from);
  const last = readDay(to);
  if (first === null || last === null) return 'unfinished';
  if (first > last) return 'turned';
  return daysBetween(first, last) > longest ? 'long' : { from: first, to: last };
}
