/** Daily figures as the triggers of the database count them, and the few that are read from the ledger itself. */
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { helpCauses } from '../shared/domain/figures.ts';
import { addDays, type Day, type Instant } from '../shared/time.ts';

/** What travellers and acts are counted by. The keys of each stand in the migration that counts them. */
export type Cube =
  | 'hour'
  | 'flight'
  | 'destination'
  | 'purpose'
  | 'selection'
  | 'officer'
  | 'shift'
  | 'province'
  | 'sex'
  | 'age'
  | 'band'
  | 'officerFlight'
  | 'afterHold'
  | 'agreement'
  | 'referral'
  | 'indicator'
  | 'pair'
  | 'seconds'
  | 'touches'
  | 'fastClear'
  | 'missed'
  | 'agent';

/** Days of the station, both ends counted. */
export interface Period {
  readonly from: Day;
  readonly to: Day;
}

const monthOf = (day: Day): string => day.slice(0, 7);

/** A period as its whole months (`YYYY-MM`, both ends counted; `from` after `to`: none) and the days before and after them. */
function monthsIn({ from, to }: Period) {
  const first = from.endsWith('-01') ? monthOf(from) : nextMonth(monthOf(from));
  const last = monthOf(addDays(to, 1)) === monthOf(to) ? monthBefore(monthOf(to)) : monthOf(to);
  if (first > last) return { first, last, before: { from, to }, after: { from: to, to: addDays(to, -1) } };
  return {
    first,
    last,
    before: { from, to: addDays(`${first}-01`, -1) },
    after: { from: `${nextMonth(last)}-01`, to },
  };
}
const nextMonth = (month: string): string => monthOf(addDays(`${month}-01`, 31));
const monthBefore = (month: string): string => monthOf(addDays(`${month}-01`, -1));

const Counted = z.strictObject({ a: z.string(), b: z.string(), c: z.string(), n: z.int() });
/** A number under its keys. */
export type Counted = z.infer<typeof Counted>;
const DayCounted = z.strictObject({ day: z.string(), b: z.string(), n: z.int() });
const Ages = z.array(z.number());
const Called = z.strictObject({ cause: z.enum(helpCauses), n: z.int() });

/** Reads of figures. */
export function readFigures(db: Database) {
  const sums = db.prepare(
    `SELECT a, b, c, sum(n) AS n FROM (
       SELECT a, b, c, n FROM figureMonth WHERE cube = :cube AND month BETWEEN :first AND :last
       UNION ALL SELECT a, b, c, n FROM figure WHERE cube = :cube AND day BETWEEN :from AND :until
       UNION ALL SELECT a, b, c, n FROM figure WHERE cube = :cube AND day BETWEEN :since AND :to)
     GROUP BY a, b, c ORDER BY a, b, c`,
  );
  const days = db.prepare(
    'SELECT day, b, sum(n) AS n FROM figure WHERE cube = ? AND day BETWEEN ? AND ? GROUP BY day, b ORDER BY day, b',
  );
  const referralDays = db.prepare(
    `SELECT day, c AS b, sum(n) AS n FROM figure WHERE cube = 'referral' AND day BETWEEN ? AND ? AND a = 'hour'
     GROUP BY day, c ORDER BY day, c`,
  );
  const ofFlight = db.prepare(
    `SELECT day, b, sum(n) AS n FROM figure WHERE cube = 'flight' AND day BETWEEN ? AND ? AND a = ?
     GROUP BY day, b ORDER BY day, b`,
  );
  const referralsOfFlight = db.prepare(
    `SELECT day, c AS b, sum(n) AS n FROM figure WHERE cube = 'referral' AND day BETWEEN ? AND ? AND a = 'flight' AND b = ?
     GROUP BY day, c ORDER BY day, c`,
  );
  const held = db
    .prepare(
      `SELECT julianday(?) - julianday(c.heldAt) FROM custodyState s JOIN custody c ON c.id = s.custodyId WHERE s.state = 'held'`,
    )
    .pluck();
  const gone = db
    .prepare(
      `SELECT julianday(m.at) - julianday(c.heldAt) FROM custodyMove m JOIN custody c ON c.id = m.custodyId
       WHERE m.kind IN ('holder', 'proxy', 'office', 'bp3mi', 'seized') AND m.at >= ? AND m.at < ?`,
    )
    .pluck();
  const helped = db.prepare(
    'SELECT cause, count(*) AS n FROM helpCall WHERE at >= ? AND at < ? GROUP BY cause ORDER BY cause',
  );
  const open = db
    .prepare("SELECT count(*) FROM screening WHERE state = 'open' AND openedAt >= ? AND openedAt < ?")
    .pluck();
  return {
    /** The numbers of a cube over a period, summed over its days. */
    figures: (cube: Cube, period: Period) => {
      const { first, last, before, after } = monthsIn(period);
      const parts = { from: before.from, until: before.to, since: after.from, to: after.to };
      return z.array(Counted).parse(sums.all({ cube, first, last, ...parts }));
    },
    /** The same by day, under the second key alone (states of travellers). */
    figuresByDay: (cube: Cube, { from, to }: Period) => z.array(DayCounted).parse(days.all(cube, from, to)),
    /** Cases that were ever referred, by day, under the state of the last referral. */
    referralsByDay: ({ from, to }: Period) => z.array(DayCounted).parse(referralDays.all(from, to)),
    /** Travellers of one flight by day, under their state. */
    figuresOfFlight: (flight: string, { from, to }: Period) =>
      z.array(DayCounted).parse(ofFlight.all(from, to, flight)),
    /** Cases of one flight that were ever referred, by day, under the state of the last referral. */
    referralsOfFlight: (flight: string, { from, to }: Period) =>
      z.array(DayCounted).parse(referralsOfFlight.all(from, to, flight)),
    /** Days (with fractions) that passports in custody have been here at a moment. */
    custodyAges: (now: Instant) => Ages.parse(held.all(now)),
    /** Days that passports were here which left in [from, to). */
    custodyStays: (from: Instant, to: Instant) => Ages.parse(gone.all(from, to)),
    /** Calls for help in [from, to), by cause. */
    helpCalls: (from: Instant, to: Instant) => z.array(Called).parse(helped.all(from, to)),
    /** Clarifications begun in [from, to) that are still open. */
    openScreeningsOf: (from: Instant, to: Instant) => z.int().parse(open.get(from, to)),
  };
}
