/** Shifts, their flights, the weekly template and the one-touch counts. */
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { CountId, FlightId, OfficerId, ShiftId } from '../shared/ids.ts';
import type { AgencyCode } from '../shared/domain/words.ts';
import { ClockTime, Day, Instant } from '../shared/time.ts';
import { tableOf } from './row.ts';

/** A shift; open while `closedAt` is null. At most one is open. */
export const ShiftRecord = z.strictObject({
  id: ShiftId,
  day: Day,
  openedAt: Instant,
  openedBy: OfficerId,
  closedAt: Instant.nullable(),
  closedBy: OfficerId.nullable(),
  /** The incoming officer; null when nobody came. */
  closedWith: OfficerId.nullable(),
  totals: z.record(z.string(), z.int()).nullable(),
});
export type ShiftRecord = z.infer<typeof ShiftRecord>;

/** A flight of a shift; times on the station's clock, `delayMinutes` moves them all. */
export const FlightRecord = z.strictObject({
  id: FlightId,
  shiftId: ShiftId,
  number: z.string(),
  destination: z.string(),
  day: Day,
  departs: ClockTime,
  gateCloseMinutes: z.int(),
  offloadMinutes: z.int(),
  seats: z.int().nullable(),
  delayMinutes: z.int(),
});
export type FlightRecord = z.infer<typeof FlightRecord>;

/** A traveller counted with one touch. */
export const CountRecord = z.strictObject({
  id: CountId,
  shiftId: ShiftId,
  flightId: FlightId,
  kind: z.enum(['pass', 'outside']),
  reason: z.string().nullable(),
  officerId: OfficerId,
  at: Instant,
  undoneAt: Instant.nullable(),
});
export type CountRecord = z.infer<typeof CountRecord>;

const CountRow = z.object({ state: z.string(), n: z.int() });

/** A shift with the clarifications an agency exports: those it opened, for Immigration also those referred to it. */
const ExportShift = z.strictObject({
  shiftId: ShiftId,
  day: Day,
  openedAt: Instant,
  closedAt: Instant.nullable(),
  clarifications: z.int(),
});

/** Reads of shifts. */
export function readShifts(db: Database) {
  const shifts = tableOf(db, 'shift', ShiftRecord);
  const flights = tableOf(db, 'flight', FlightRecord);
  const counts = tableOf(db, 'travellerCount', CountRecord);
  const template = db.prepare('SELECT flights FROM flightTemplate WHERE weekday = ?').pluck();
  const tally = db.prepare(`
    SELECT kind AS state, count(*) AS n FROM travellerCount WHERE flightId = :flight AND undoneAt IS NULL GROUP BY kind
    UNION ALL
    SELECT CASE WHEN depth = 'scan' THEN 'scan' WHEN state = 'open' THEN 'open' ELSE 'clarification' END AS state, count(*)
    FROM screening WHERE flightId = :flight AND state <> 'void' GROUP BY 1`);
  const toExport = tableOf(db, 'shift', ExportShift);
  return {
    /** The latest shifts, newest first. */
    shiftsToExport: (agency: AgencyCode, most: number) =>
      toExport.all(
        `SELECT h.id AS shiftId, h.day, h.openedAt, h.closedAt, (SELECT count(*) FROM screening s
           JOIN officer o ON o.id = s.officerId WHERE s.shiftId = h.id AND (o.agency = ?
             OR (? = 'immigration' AND EXISTS (SELECT 1 FROM referral WHERE screeningId = s.id)))) AS clarifications
         FROM shift h ORDER BY h.openedAt DESC, h.rowid DESC LIMIT ?`,
        agency,
        agency,
        most,
      ),
    shift: (id: ShiftId) => shifts.one('SELECT * FROM shift WHERE id = ?', id),
    openShift: () => shifts.one('SELECT * FROM shift WHERE closedAt IS NULL'),
    flights: (shift: ShiftId) =>
      flights.all('SELECT * FROM flight WHERE shiftId = ? ORDER BY day, departs, number', shift),
    flight: (id: FlightId) => flights.one('SELECT * FROM flight WHERE id = ?', id),
    count: (id: CountId) => counts.one('SELECT * FROM travellerCount WHERE id = ?', id),
    /** Travellers of a flight by state: `pass`, `outside`, `scan`, `clarification`, `open`. */
    flightTally: (id: FlightId): ReadonlyMap<string, number> =>
      new Map(
        tally
          .all({ flight: id })
          .map((row) => CountRow.parse(row))
          .map(({ state, n }) => [state, n]),
      ),
    /** Counts of one-touch travellers of a shift by kind. */
    shiftCounts: (id: ShiftId): ReadonlyMap<string, number> =>
      new Map(
        db
          .prepare(
            'SELECT kind AS state, count(*) AS n FROM travellerCount WHERE shiftId = ? AND undoneAt IS NULL GROUP BY kind',
          )
          .all(id)
          .map((row) => CountRow.parse(row))
          .map(({ state, n }) => [state, n]),
      ),
    /** The stored template of a weekday (1 = Monday), as JSON, or null. */
    template: (weekday: number): unknown => {
      const text = template.get(weekday);
      return typeof text === 'string' ? JSON.parse(text) : null;
    },
  };
}

/** Writes of shifts. */
export function writeShifts(db: Database) {
  const close = db.prepare('UPDATE shift SET closedAt = ?, closedBy = ?, closedWith = ?, totals = ? WHERE id = ?');
  const delay = db.prepare('UPDATE flight SET delayMinutes = ? WHERE id = ?');
  const undo = db.prepare('UPDATE travellerCount SET undoneAt = ? WHERE id = ?');
  const template = db.prepare(
    'INSERT INTO flightTemplate (weekday, flights) VALUES (?, ?) ON CONFLICT (weekday) DO UPDATE SET flights = excluded.flights',
  );
  return {
    insertShift: tableOf(db, 'shift', ShiftRecord).insert,
    insertFlight: tableOf(db, 'flight', FlightRecord).insert,
    insertCount: tableOf(db, 'travellerCount', CountRecord).insert,
    closeShift: (
      id: ShiftId,
      closed: { at: Instant; by: OfficerId; with: OfficerId | null; totals: Readonly<Record<string, number>> },
    ) => {
      close.run(closed.at, closed.by, closed.with, JSON.stringify(closed.totals), id);
    },
    setDelay: (id: FlightId, minutes: number) => {
      delay.run(minutes, id);
    },
    undoCount: (id: CountId, at: Instant) => {
      undo.run(at, id);
    },
    saveTemplate: (weekday: number, flights: unknown) => {
      template.run(weekday, JSON.stringify(flights));
    },
  };
}
