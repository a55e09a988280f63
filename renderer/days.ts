/** Days and ages as a page shows them: pure, the day is handed in. */
import type { Day } from '../shared/time.ts';

const millisPerDay = 86_400_000;

/** Whole calendar days from one day to another; negative when it is earlier. */
export const daysBetween = (from: Day, to: Day): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / millisPerDay);

/** Full years on a day, or null where the document leaves the day of birth open. */
export function ageOn(birthDate: string | null, on: Day): number | null {
  if (birthDate === null || birthDate.length !== 10) return null;
  const years = Number(on.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return on.slice(5) < birthDate.slice(5) ? years - 1 : years;
}

/** A day as an officer would type it, `21-11-2026`. */
export const typedDay = (day: Day): string => day.split('-').toReversed().join('-');

/**
 * A day as an officer types it, `21-11-2026`, `21/11/2026`, `21 11 2026` or `21112026`, and the ISO form; null when it is no day.
 */
export function readDay(text: string): Day | null {
  const digits =
    /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$/.exec(text.trim()) ?? /^(\d{2})(\d{2})(\d{4})$/.exec(text.trim());
  const iso = /^\d{4}-\d{2}-\d{2}$/.test(text.trim()) ? text.trim() : null;
  const [, day = '', month = '', year = ''] = digits ?? [];
  const candidate = iso ?? (digits === null ? null : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
  if (candidate === null) return null;
  const moment = new Date(`${candidate}T00:00:00Z`);
  // A 31st of February would silently become a day of March.
  return Number.isNaN(moment.getTime()) || moment.toISOString().slice(0, 10) !== candidate ? null : candidate;
}
