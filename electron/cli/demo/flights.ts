/** The international flights out of Palembang, and how many of their travellers are looked at on which day. */
import type { InputOf } from '../../../shared/contract/index.ts';
import { addDays, weekdayOf, type Day } from '../../../shared/time.ts';
import { diceOf } from './chance.ts';

type FlightEntry = InputOf<'shift.open'>['flights'][number];

interface Scheduled extends Pick<FlightEntry, 'number' | 'destination' | 'departs'> {
  readonly seats: number;
  /** ISO weekdays. */
  readonly days: readonly number[];
  readonly charter: boolean;
}

/**
 * Airline, airport, seats and weekdays as published for 2025/26: AirAsia daily since July 2025, 180 seats; Batik Air Monday,
 * Tuesday, Thursday, Saturday since September 2025, 162 seats; Scoot Tuesday, Wednesday, Thursday, Saturday 07:20 since
 * January 2026, 112 seats; umrah charters twice a week, 430 people on the first one of 2023. Flight numbers, the hours of the
 * others and the days of the charters are [judgement].
 */
const schedule: readonly Scheduled[] = [
  { number: 'TR 263', destination: 'SIN', departs: '07:20', seats: 112, days: [2, 3, 4, 6], charter: false },
  { number: 'AK 450', destination: 'KUL', departs: '09:10', seats: 180, days: [1, 2, 3, 4, 5, 6, 7], charter: false },
  { number: 'ID 7461', destination: 'KUL', departs: '13:40', seats: 162, days: [1, 2, 4, 6], charter: false },
  { number: 'JT 9801', destination: 'JED', departs: '16:50', seats: 430, days: [1, 5], charter: true },
];

/** A flight of a planned shift: how many of its travellers are screened, waved on, and outside the clarification. */
export interface PlannedFlight {
  readonly entry: FlightEntry;
  readonly charter: boolean;
  readonly screened: number;
  readonly passed: number;
  readonly outside: number;
}

/** A shift: the flights before noon, or those after it. */
export interface PlannedShift {
  readonly day: Day;
  readonly flights: readonly PlannedFlight[];
}

/**
 * Nine seats in ten are taken and four travellers in five are citizens (as published for 2025); on a charter nearly all. Of
 * the citizens two in three are scanned, of pilgrims with their group fewer [judgement].
 */
function planned({ days: _days, charter, ...flight }: Scheduled, day: Day, seed: string): PlannedFlight {
  const dice = diceOf(`${seed} ${day} ${flight.number}`);
  const aboard = Math.round((flight.seats * dice.between(84, 98)) / 100);
  const citizens = Math.round((aboard * (charter ? 98 : dice.between(75, 85))) / 100);
  const screened = Math.round((citizens * (charter ? dice.between(38, 48) : dice.between(60, 75))) / 100);
  return {
    entry: { ...flight, day, gateCloseMinutes: 20, offloadMinutes: 45 },
    charter,
    screened,
    passed: citizens - screened,
    outside: aboard - citizens,
  };
}

function shiftsOf(day: Day, seed: string): PlannedShift[] {
  const flights = schedule.filter(({ days }) => days.includes(weekdayOf(day))).map((one) => planned(one, day, seed));
  const [morning, afternoon] = [true, false].map((early) =>
    flights.filter(({ entry }) => entry.departs < '12:00' === early),
  );
  return [morning, afternoon].flatMap((of = []) => (of.length === 0 ? [] : [{ day, flights: of }]));
}

const screenedIn = ({ flights }: PlannedShift): number => flights.reduce((sum, { screened }) => sum + screened, 0);

/** The shift with so many screenings fewer; those of its first flight go first. */
function shortened(shift: PlannedShift, fewer: number): PlannedShift {
  let left = fewer;
  const flights = shift.flights.map((flight) => {
    const off = Math.min(left, flight.screened);
    left -= off;
    return { ...flight, screened: flight.screened - off };
  });
  return { ...shift, flights };
}

/** The first day on which a station may have a flight. */
const firstDay = '2020-01-01';

/**
 * The shifts in which so many travellers are screened, the last one on `until`, oldest first; null where they would reach
 * further back than a station's calendar. The days before the oldest do not change what is planned for the others.
 */
export function planOf(screenings: number, until: Day, seed: string): readonly PlannedShift[] | null {
  const shifts: PlannedShift[] = [];
  let left = screenings;
  for (let day = until; left > 0; day = addDays(day, -1)) {
    if (day < firstDay) return null;
    for (const shift of shiftsOf(day, seed).toReversed()) {
      if (left <= 0) break;
      const many = screenedIn(shift);
      shifts.push(many > left ? shortened(shift, many - left) : shift);
      left -= many;
    }
  }
  return shifts.toReversed();
}
