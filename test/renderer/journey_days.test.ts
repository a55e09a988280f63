/** Days and ages of the journey's screens. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ageOn, daysBetween, readDay } from '../../renderer/days.ts';
import { addDays } from '../../shared/time.ts';

const numRuns = Number(process.env['TAPIS_RUNS'] ?? 300);
const anyDay = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays('2000-01-01', days));

describe('a typed day', () => {
  it('is read in every way an officer writes it', () => {
    for (const text of [
      '21-11-2026',
      '21/11/2026',
      '21.11.2026',
      '21 11 2026',
      '21112026',
      '2026-11-21',
      ' 21-11-2026 ',
    ]) {
      expect(readDay(text), text).toBe('2026-11-21');
    }
    expect(readDay('1-2-2026')).toBe('2026-02-01');
  });

  it('is refused where there is no such day', () => {
    for (const text of ['31-02-2026', '29-02-2026', '00-01-2026', '21-13-2026', '21-11-26', '2111', 'besok', '']) {
      expect(readDay(text), text).toBeNull();
    }
  });

  it('comes back as it was written, for every day', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const [year = '', month = '', date = ''] = day.split('-');
        expect(readDay(`${date}-${month}-${year}`)).toBe(day);
        expect(readDay(day)).toBe(day);
      }),
      { numRuns },
    );
  });
});

describe('ages and distances', () => {
  it('count full years; the birthday itself counts', () => {
    expect(ageOn('2000-11-21', '2026-11-20')).toBe(25);
    expect(ageOn('2000-11-21', '2026-11-21')).toBe(26);
    expect(ageOn('2000-02-29', '2026-02-28')).toBe(25);
    expect(ageOn('2000', '2026-11-21')).toBeNull();
    expect(ageOn(null, '2026-11-21')).toBeNull();
  });

  it('are the days one must add', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -5000, max: 5000 }), (day, days) => {
        expect(daysBetween(day, addDays(day, days))).toBe(days);
      }),
      { numRuns },
    );
  });
});
