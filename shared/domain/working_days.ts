/**
 * Working days: Monday to Friday without the national holidays and the joint leave days (cuti bersama) of the yearly joint
 * decree of three ministers. A year whose decree is not known counts its fixed-date holidays alone and is provisional.
 */
import { z } from 'zod';
import { addDays, Day, weekdayOf } from '../time.ts';

const Name = z.strictObject({ id: z.string().trim().min(3).max(80), en: z.string().trim().min(3).max(80) });

/** A day on which offices are closed: by law, or as joint leave. */
export const Holiday = z.strictObject({ day: Day, kind: z.enum(['national', 'jointLeave']), name: Name });
export type Holiday = z.infer<typeof Holiday>;

/** The holidays of one year as a decree sets them, with the decree and where it was read. */
export const HolidayYear = z
  .strictObject({
    year: z.int().min(2020).max(2100),
    decree: z.strictObject({
      title: z.string().trim().min(10).max(300),
      numbers: z.string().trim().min(5).max(300),
      /** The day it was signed; of a changed decree, of its change. */
      signed: Day,
    }),
    /** Addresses of the decree or of those who print it. */
    sources: z.array(z.url()).max(10),
    days: z.array(Holiday).min(5).max(60),
  })
  .check((context) => {
    const { year, days } = context.value;
    const seen = new Set<string>();
    for (const [index, { day, kind }] of days.entries()) {
      const path = ['days', index, 'day'];
      const fault = (message: string) => context.issues.push({ code: 'custom', message, path, input: day });
      if (!day.startsWith(`${String(year)}-`)) fault('another year');
      if (seen.has(day)) fault('twice');
      if (kind === 'jointLeave' && weekdayOf(day) > 5) fault('joint leave on a weekend');
      seen.add(day);
    }
  });
export type HolidayYear = z.infer<typeof HolidayYear>;

/** The file of holidays: those with the same date every year, and the years a decree is known for. */
export const HolidayFile = z.strictObject({
  fixed: z.array(z.strictObject({ monthDay: z.string().regex(/^\d{2}-\d{2}$/), name: Name })),
  years: z.array(HolidayYear),
});
export type HolidayFile = z.infer<typeof HolidayFile>;

/** Holidays as they are looked up; made once by `workCalendar`. */
export interface WorkCalendar {
  readonly years: ReadonlyMap<number, HolidayYear>;
  readonly decreed: ReadonlyMap<Day, Holiday>;
  readonly fixed: ReadonlyMap<string, Holiday['name']>;
}

/**
 * The calendar of a file.
 * @param newer years that stand in the place of the file's own, as a station received them with a later decree
 */
export function workCalendar(file: HolidayFile, newer: readonly HolidayYear[] = []): WorkCalendar {
  const years = new Map([...file.years, ...newer].map((one) => [one.year, one]));
  const days = [...years.values()].flatMap((one) => one.days);
  return {
    years,
    decreed: new Map(days.map((one) => [one.day, one])),
    fixed: new Map(file.fixed.map(({ monthDay, name }) => [monthDay, name])),
  };
}

const yearOf = (day: Day): number => Number(day.slice(0, 4));

/** Whether no decree is known for a year: its dates may still change and everything shown from them says so. */
export const provisional = (year: number, calendar: WorkCalendar): boolean => !calendar.years.has(year);

/** Whether a span of days touches a provisional year. */
export function provisionalBetween(from: Day, to: Day, calendar: WorkCalendar): boolean {
  const [first, last] = from <= to ? [yearOf(from), yearOf(to)] : [yearOf(to), yearOf(from)];
  for (let year = first; year <= last; year += 1) if (provisional(year, calendar)) return true;
  return false;
}

/** The holiday on a day, or null. In a provisional year only those with a fixed date are known. */
export function holidayOn(day: Day, calendar: WorkCalendar): Holiday | null {
  if (!provisional(yearOf(day), calendar)) return calendar.decreed.get(day) ?? null;
  const name = calendar.fixed.get(day.slice(5));
  return name === undefined ? null : { day, kind: 'national', name };
}

/** Whether offices work on a day. */
export const isWorkingDay = (day: Day, calendar: WorkCalendar): boolean =>
  weekdayOf(day) <= 5 && holidayOn(day, calendar) === null;

/**
 * The n-th working day after a day; the day itself is never counted, whether it is one or not. With 0 the day itself.
 * A period of n working days that begins on `day` ends with the end of the day given back.
 */
export function addWorkingDays(day: Day, n: number, calendar: WorkCalendar): Day {
  let at = day;
  for (let left = n; left > 0;) {
    at = addDays(at, 1);
    if (isWorkingDay(at, calendar)) left -= 1;
  }
  return at;
}

/** Working days after `from` up to and with `to`; negative when `to` is earlier. The reverse of `addWorkingDays`. */
export function workingDaysBetween(from: Day, to: Day, calendar: WorkCalendar): number {
  if (to < from) return -workingDaysBetween(to, from, calendar);
  let count = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (isWorkingDay(day, calendar)) count += 1;
  return count;
}
