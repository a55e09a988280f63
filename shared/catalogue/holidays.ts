/** The public holidays this application is delivered with: the years whose decree was published when it was built. */
import { HolidayFile, workCalendar, type WorkCalendar } from '../domain/working_days.ts';
import file from './holidays.json' with { type: 'json' };

/** The delivered file, checked once. */
export const deliveredHolidays: HolidayFile = HolidayFile.parse(file);

/** The calendar of the delivered file alone; a station may hold newer years. */
export const deliveredCalendar: WorkCalendar = workCalendar(deliveredHolidays);
