/**
 * Working days of 2026 against the joint decree of three ministers of 19 September 2025, Nomor 1497 Tahun 2025, Nomor 2
 * Tahun 2025, Nomor 5 Tahun 2025; 2027 against that of 15 September 2026, Nomor 1205 Tahun 2026, Nomor 3 Tahun 2026,
 * Nomor 2 Tahun 2026 (both published by Kemenko PMK, addresses in shared/catalogue/holidays.json).
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deliveredCalendar, deliveredHolidays } from '../../../shared/catalogue/holidays.ts';
import {
  addWorkingDays,
  holidayOn,
  HolidayYear,
  isWorkingDay,
  provisional,
  provisionalBetween,
  workCalendar,
  workingDaysBetween,
} from '../../../shared/domain/working_days.ts';
import { addDays, weekdayOf } from '../../../shared/time.ts';

const numRuns = Number(process.env['TAPIS_RUNS'] ?? 300);
const calendar = deliveredCalendar;
const anyDay = fc.integer({ min: 0, max: 2500 }).map((days) => addDays('2024-06-01', days));

const national2026 = [
  '2026-01-01',
  '2026-01-16',
  '2026-02-17',
  '2026-03-19',
  '2026-03-21',
  '2026-03-22',
  '2026-04-03',
  '2026-04-05',
  '2026-05-01',
  '2026-05-14',
  '2026-05-27',
  '2026-05-31',
  '2026-06-01',
  '2026-06-16',
  '2026-08-17',
  '2026-08-25',
  '2026-12-25',
];
const joint2026 = [
  '2026-02-16',
  '2026-03-18',
  '2026-03-20',
  '2026-03-23',
  '2026-03-24',
  '2026-05-15',
  '2026-05-28',
  '2026-12-24',
];

describe('the holidays of a decree', () => {
  it('are 17 national days and 8 of joint leave in 2026, no other', () => {
    const of = (kind: string) =>
      calendar.years
        .get(2026)
        ?.days.filter((one) => one.kind === kind)
        .map(({ day }) => day);
    expect(of('national')).toEqual(national2026);
    expect(of('jointLeave')).toEqual(joint2026);
  });

  it('are as many as the decrees of the years around say', () => {
    const counts = deliveredHolidays.years.map(({ year, days }) => [
      year,
      days.filter(({ kind }) => kind === 'national').length,
      days.filter(({ kind }) => kind === 'jointLeave').length,
    ]);
    expect(counts).toEqual([
      [2025, 17, 11],
      [2026, 17, 8],
      [2027, 18, 8],
    ]);
  });

  it.each([
    ['a day of another year', { day: '2027-03-19', kind: 'national' }],
    ['a day twice', { day: '2026-01-01', kind: 'jointLeave' }],
    ['joint leave on a Saturday', { day: '2026-03-28', kind: 'jointLeave' }],
  ])('do not take %s', (_what, wrong) => {
    const year = calendar.years.get(2026);
    const days = [...(year?.days ?? []), { ...wrong, name: { id: 'Salah', en: 'Wrong' } }];
    expect(HolidayYear.safeParse(year).success).toBe(true);
    expect(HolidayYear.safeParse({ ...year, days }).success).toBe(false);
  });
});

describe('the n-th working day after', () => {
  // [what, from, working days, the day]: counted by hand on the decree.
  it.each([
    ['an ordinary weekend', '2026-11-20', 1, '2026-11-23'],
    ['a Saturday', '2026-11-21', 1, '2026-11-23'],
    ['the eve of Lunar New Year, whose Monday is joint leave', '2026-02-13', 1, '2026-02-18'],
    ['the last day before Nyepi and Eid: seven days are free', '2026-03-17', 1, '2026-03-25'],
    ['ten days over Eid', '2026-03-12', 10, '2026-04-02'],
    ['ten days over Eid and Good Friday', '2026-03-16', 10, '2026-04-07'],
    ['twenty-one days over Eid and Good Friday', '2026-03-10', 21, '2026-04-16'],
    ['Ascension with its joint leave', '2026-05-13', 1, '2026-05-18'],
    ['Eid al-Adha with its joint leave, Vesak and Pancasila Day', '2026-05-26', 2, '2026-06-02'],
    ['Independence Day', '2026-08-14', 1, '2026-08-18'],
    ['Christmas with its joint leave', '2026-12-23', 1, '2026-12-28'],
    ['ten days over Christmas and the turn of the year', '2026-12-18', 10, '2027-01-07'],
    ['twenty-one days over the turn of the year', '2026-12-11', 21, '2027-01-15'],
    ['Eid of 2027', '2027-03-05', 1, '2027-03-16'],
  ])('%s', (_what, from, days, expected) => {
    expect(addWorkingDays(from, days, calendar)).toBe(expected);
    expect(workingDaysBetween(from, expected, calendar)).toBe(days);
  });

  it('is the day itself when none is added, working or not', () => {
    expect(addWorkingDays('2026-11-21', 0, calendar)).toBe('2026-11-21');
  });
});

describe('a year without a decree', () => {
  it('is provisional and knows the fixed dates alone', () => {
    expect([2024, 2025, 2026, 2027, 2028].map((year) => provisional(year, calendar))).toEqual([
      true,
      false,
      false,
      false,
      true,
    ]);
    expect(provisionalBetween('2027-12-30', '2028-01-04', calendar)).toBe(true);
    expect(provisionalBetween('2028-01-04', '2027-12-30', calendar)).toBe(true);
    expect(provisionalBetween('2026-12-30', '2027-01-04', calendar)).toBe(false);
    const free = [];
    for (let day = '2028-01-01'; day <= '2028-12-31'; day = addDays(day, 1)) {
      if (holidayOn(day, calendar) !== null) free.push(day.slice(5));
    }
    expect(free).toEqual(['01-01', '05-01', '06-01', '08-17', '12-25']);
  });

  it('is no longer so once the station has its decree', () => {
    const [, , last] = deliveredHolidays.years;
    const days = last?.days.map((one) => ({ ...one, day: one.day.replace('2027', '2028') })) ?? [];
    const year = HolidayYear.parse({ ...last, year: 2028, days: days.filter(({ kind }) => kind === 'national') });
    const newer = workCalendar(deliveredHolidays, [year]);
    expect(provisional(2028, newer)).toBe(false);
    expect([isWorkingDay('2028-03-08', newer), isWorkingDay('2028-03-08', calendar)]).toEqual([false, true]);
    expect(isWorkingDay('2026-03-18', newer)).toBe(false);
  });
});

describe('working days', () => {
  it('are never a weekend nor a holiday', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        expect(isWorkingDay(day, calendar)).toBe(weekdayOf(day) <= 5 && holidayOn(day, calendar) === null);
      }),
      { numRuns },
    );
  });

  it('are counted as they are added', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 40 }), (from, days) => {
        const to = addWorkingDays(from, days, calendar);
        expect(isWorkingDay(to, calendar)).toBe(true);
        expect(workingDaysBetween(from, to, calendar)).toBe(days);
        expect(workingDaysBetween(to, from, calendar)).toBe(-days);
      }),
      { numRuns },
    );
  });

  it('add up: so many and so many more are all of them', () => {
    const some = fc.integer({ min: 0, max: 30 });
    fc.assert(
      fc.property(anyDay, some, some, (from, first, then) => {
        const there = addWorkingDays(addWorkingDays(from, first, calendar), then, calendar);
        expect(there).toBe(addWorkingDays(from, first + then, calendar));
      }),
      { numRuns },
    );
  });

  it('come no later when a holiday is taken away', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 30 }), (from, days) => {
        const weekdays = workCalendar({ fixed: [], years: [] });
        expect(addWorkingDays(from, days, weekdays) <= addWorkingDays(from, days, calendar)).toBe(true);
      }),
      { numRuns },
    );
  });
});
