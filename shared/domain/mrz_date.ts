/** Dates of the machine-readable zone: six characters `YYMMDD`, unknown parts as `<<` (ICAO Doc 9303 part 3, 4.8). */
import { Temporal } from 'temporal-polyfill';
import type { Day } from '../time.ts';

/** A date read from a zone. `unreadable` when the characters make no date; `value` is null then. */
export interface MrzDate {
  readonly value: string | null;
  readonly unreadable: boolean;
}

const unknown: MrzDate = { value: null, unreadable: false };
const unreadable: MrzDate = { value: null, unreadable: true };

/**
 * A date of birth: `YYYY-MM-DD`, or `YYYY-MM` / `YYYY` where day or month is unknown, or null where all is.
 * The century is the latest one that does not put the birth after `today`.
 */
export function mrzBirthDate(raw: string, today: Day): MrzDate {
  if (raw === '<<<<<<') return unknown;
  const parts = /^(\d\d)(\d\d|<<)(\d\d|<<)$/.exec(raw);
  const [, year, month, day] = parts ?? [];
  if (year === undefined || month === undefined || day === undefined) return unreadable;
  if (month === '<<' && day !== '<<') return unreadable;
  const tail = [month, day]
    .filter((part) => part !== '<<')
    .map((part) => `-${part}`)
    .join('');
  const century = Number(today.slice(0, 2));
  const value = [century, century - 1]
    .map((hundreds) => `${String(hundreds).padStart(2, '0')}${year}${tail}`)
    .find((candidate) => isDate(candidate) && candidate <= today.slice(0, candidate.length));
  return value === undefined ? unreadable : { value, unreadable: false };
}

/**
 * A date of expiry: `YYYY-MM-DD`, or null where the zone states none. The century is the one nearest to `today`:
 * no travel document is issued for fifty years. Unknown day or month is not allowed here and makes it unreadable.
 */
export function mrzExpiryDate(raw: string, today: Day): MrzDate {
  if (raw === '<<<<<<') return unknown;
  const [, year, month, day] = /^(\d\d)(\d\d)(\d\d)$/.exec(raw) ?? [];
  if (year === undefined || month === undefined || day === undefined) return unreadable;
  const thisYear = Number(today.slice(0, 4));
  const nearest = [-100, 0, 100]
    .map((shift) => thisYear - (thisYear % 100) + shift + Number(year))
    .reduce((best, candidate) => (Math.abs(candidate - thisYear) < Math.abs(best - thisYear) ? candidate : best));
  const value = `${nearest}-${month}-${day}`;
  return isDate(value) ? { value, unreadable: false } : unreadable;
}

/** Is it a day, month or year of the calendar? */
function isDate(text: string): boolean {
  const [year, month = '01', day = '01'] = text.split('-');
  try {
    Temporal.PlainDate.from({ year: Number(year), month: Number(month), day: Number(day) }, { overflow: 'reject' });
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
