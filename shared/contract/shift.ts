/** The shift: its flights with their times, the one-touch counts, the log. */
import { z } from 'zod';
import { ApprovalId, CountId, FlightId, OfficerId, ScreeningId, ShiftId } from '../ids.ts';
import { ClockTime, Day, Instant } from '../time.ts';
import { DecisionKind, Depth } from '../domain/words.ts';
import { ListMissingReason } from './custody.ts';
import { command, query } from './procedure.ts';
import { approvalFaults } from './session.ts';

/** `AK 450`: two-character airline, a space, one to four digits, perhaps a letter. */
const FlightNumber = z.string().regex(/^[A-Z0-9]{2} \d{1,4}[A-Z]?$/);

/** Day of a flight: a year typed wrong must not leave the calendar that moments are written in. */
const FlightDay = Day.refine((day) => day >= '2020-01-01' && day <= '2099-12-31');

/** A flight as it is typed, pasted or taken from the weekly template. Times are the station's clock on `day`. */
export const FlightEntry = z.strictObject({
  number: FlightNumber,
  destination: z.string().regex(/^[A-Z]{3}$/),
  day: FlightDay,
  departs: ClockTime,
  /** Minutes before departure at which the gate closes. */
  gateCloseMinutes: z.int().min(5).max(120),
  /** Minutes before departure after which a bag can no longer be offloaded. */
  offloadMinutes: z.int().min(5).max(180),
  seats: z.int().min(1).max(900).nullable(),
});
export type FlightEntry = z.infer<typeof FlightEntry>;

/** A flight of the open shift with its counts. */
export const FlightView = FlightEntry.extend({
  id: FlightId,
  delayMinutes: z.int().min(0),
  departsAt: Instant,
  gateClosesAt: Instant,
  offloadUntil: Instant,
  passed: z.int(),
  outside: z.int(),
  scanned: z.int(),
  clarified: z.int(),
  open: z.int(),
});
export type FlightView = z.infer<typeof FlightView>;

/** The reasons for a count outside the clarification. */
export const OutsideReason = z.enum(['foreigner', 'airlineCrew', 'officialPassport', 'transit']);
export type OutsideReason = z.infer<typeof OutsideReason>;

/** The open shift. */
export const ShiftView = z.strictObject({
  id: ShiftId,
  openedAt: Instant,
  openedBy: OfficerId,
  day: Day,
  flights: z.array(FlightView),
  /** What whoever closed the shift before left for this one; null where nothing was. */
  handedOver: z.strictObject({ note: z.string(), by: z.string(), at: Instant }).nullable(),
  /** Seconds a scan-and-go and a clarification took here lately (median), for "how many can still be done". */
  pace: z.strictObject({ scan: z.number().nullable(), clarification: z.number().nullable() }),
});
export type ShiftView = z.infer<typeof ShiftView>;

/** One line of the shift log. No name: a person opens the record to see one. */
export const LogLine = z.strictObject({
  screeningId: ScreeningId,
  depth: Depth,
  flight: z.string().nullable(),
  purpose: z.string().nullable(),
  at: Instant,
  officer: z.string(),
  state: z.enum(['open', 'decided', 'void']),
  decision: DecisionKind.nullable(),
  secondOfficer: z.string().nullable(),
  seconds: z.number().nullable(),
  touches: z.int().nullable(),
  keys: z.int().nullable(),
});
export type LogLine = z.infer<typeof LogLine>;

const anyDesk = ['bp3mi', 'immigration', 'supervisor'] as const;

/** Rows of the shift. */
export const shift = {
  'shift.current': query({
    access: 'signedIn',
    input: z.strictObject({}),
    output: ShiftView.nullable(),
    errors: [],
    alone: 'read',
  }),
  'shift.open': command({
    access: anyDesk,
    input: z.strictObject({ flights: z.array(FlightEntry).max(40), clockConfirmed: z.literal(true) }),
    output: z.strictObject({ shiftId: ShiftId }),
    errors: ['shift-already-open', 'flight-twice'],
  }),
  'shift.close': command({
    access: anyDesk,
    input: z.strictObject({
      approvalId: ApprovalId.nullable(),
      /** Why the passports that stay are on no list printed since the last change; not looked at where they are. */
      listMissing: ListMissingReason.nullable().default(null),
      /** For the next shift, without names of travellers. */
      note: z.string().trim().min(3).max(1000).nullable().default(null),
    }),
    output: z.strictObject({
      totals: z.record(z.string(), z.int()),
    }),
    errors: [
      'no-open-shift',
      'screenings-open',
      'parties-open',
      'referrals-open',
      'custody-list-not-printed',
      ...approvalFaults,
    ],
  }),
  'shift.template': query({
    access: anyDesk,
    input: z.strictObject({ day: FlightDay }),
    output: z.array(FlightEntry),
    errors: [],
  }),
  'shift.saveTemplate': command({
    access: anyDesk,
    input: z.strictObject({ weekday: z.int().min(1).max(7), flights: z.array(FlightEntry).max(40) }),
    output: z.strictObject({}),
    errors: ['flight-twice'],
  }),
  'flight.add': command({
    access: anyDesk,
    input: z.strictObject({ flight: FlightEntry }),
    output: z.strictObject({ flightId: FlightId }),
    errors: ['no-open-shift', 'flight-twice'],
  }),
  'flight.delay': command({
    access: anyDesk,
    input: z.strictObject({ flightId: FlightId, minutes: z.int().min(-720).max(720) }),
    output: z.strictObject({ delayMinutes: z.int() }),
    errors: ['no-open-shift', 'flight-unknown'],
  }),
  'flight.pass': command({
    access: ['bp3mi', 'immigration'],
    input: z.strictObject({ flightId: FlightId }),
    output: z.strictObject({ countId: CountId }),
    errors: ['no-open-shift', 'flight-unknown'],
  }),
  'flight.outside': command({
    access: ['bp3mi', 'immigration'],
    input: z.strictObject({ flightId: FlightId, reason: OutsideReason }),
    output: z.strictObject({ countId: CountId }),
    errors: ['no-open-shift', 'flight-unknown'],
  }),
  'flight.undoCount': command({
    access: ['bp3mi', 'immigration'],
    input: z.strictObject({ countId: CountId }),
    output: z.strictObject({}),
    errors: ['count-unknown', 'undo-too-late'],
  }),
  'shift.log': query({
    access: anyDesk,
    input: z.strictObject({}),
    output: z.array(LogLine),
    errors: [],
  }),
};
