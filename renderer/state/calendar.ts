/** Working days as this station knows them: the delivered years, and those put in after a later decree. */
import { useMemo } from 'react';
import { deliveredCalendar, deliveredHolidays } from '../../shared/catalogue/holidays.ts';
import { workCalendar, type WorkCalendar } from '../../shared/domain/working_days.ts';
import { useCall } from './calls.ts';

const empty = {};

/** The calendar of the station; the delivered one until the station has answered. */
export function useCalendar(): WorkCalendar {
  const stored = useCall('holidays.get', empty).value;
  return useMemo(
    () =>
      stored === undefined || stored.length === 0
        ? deliveredCalendar
        : workCalendar(
            deliveredHolidays,
            stored.map(({ year }) => year),
          ),
    [stored],
  );
}
