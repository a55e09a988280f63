/** The public holidays of a new decree. */
import { deliveredHolidays } from '../../../shared/catalogue/holidays.ts';
import { err, ok } from '../../../shared/result.ts';
import { holidaySetting, storedHolidays, type StoredHolidays } from '../holidays.ts';
import { actor, type Handlers } from '../context.ts';

/** Handlers of `holidays.*`. */
export const holidayHandlers: Handlers<'holidays'> = {
  'holidays.get': (_input, ctx) =>
    ok(storedHolidays(ctx.read).map(({ by, ...rest }) => ({ ...rest, by: ctx.read.officerName(by) }))),
  'holidays.replace': ({ year }, ctx) => {
    const national = new Set(year.days.filter(({ kind }) => kind === 'national').map(({ day }) => day.slice(5)));
    const missing = deliveredHolidays.fixed.find(({ monthDay }) => !national.has(monthDay));
    if (missing !== undefined) {
      return err({ code: 'holidays-fixed-missing', detail: { day: `${String(year.year)}-${missing.monthDay}` } });
    }
    if (year.decree.signed > ctx.today) return err({ code: 'decree-not-signed-yet' });
    const before = ctx.calendar().years.get(year.year) ?? null;
    const others = storedHolidays(ctx.read).filter((one) => one.year.year !== year.year);
    const stored: StoredHolidays = [...others, { year, at: ctx.now, by: actor(ctx).id }];
    ctx.write.setSetting(holidaySetting, stored);
    ctx.audit('holidays-replaced', [{ type: 'year', id: String(year.year) }], { before, after: year });
    return ok({ year: year.year });
  },
};
