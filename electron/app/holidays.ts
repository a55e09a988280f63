/** The station's own years of public holidays, over the delivered ones. */
import { z } from 'zod';
import type { Reader } from '../../db/store.ts';
import { deliveredCalendar, deliveredHolidays } from '../../shared/catalogue/holidays.ts';
import { HolidayYear, workCalendar, type WorkCalendar } from '../../shared/domain/working_days.ts';
import { OfficerId } from '../../shared/ids.ts';
import { Instant } from '../../shared/time.ts';

/** Name of the setting that holds the years. */
export const holidaySetting = 'holidays';

/** Years received later, each with when and by whom it was put in. */
export const StoredHolidays = z.array(z.strictObject({ year: HolidayYear, at: Instant, by: OfficerId }));
export type StoredHolidays = z.infer<typeof StoredHolidays>;

/** The years the station received, the newest last. */
export const storedHolidays = (read: Reader): StoredHolidays =>
  StoredHolidays.parse(read.setting(holidaySetting) ?? []);

/** Working days as this station knows them. */
export function stationCalendar(read: Reader): WorkCalendar {
  const newer = storedHolidays(read).map(({ year }) => year);
  return newer.length === 0 ? deliveredCalendar : workCalendar(deliveredHolidays, newer);
}
