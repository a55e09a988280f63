/** Figures of the live board: pure, from the shift as it came. */
import type { FlightView, ShiftView } from '../shared/contract/shift.ts';
import { millis } from '../shared/time.ts';

/** Travellers with a last state: counted, scanned, clarified. One still being clarified is not among them. */
export const countedOf = (flight: FlightView): number =>
  flight.passed + flight.outside + flight.scanned + flight.clarified;

/** People who have not come by yet; null where the seats are not known. */
export const leftOf = (flight: FlightView): number | null =>
  flight.seats === null ? null : Math.max(0, flight.seats - countedOf(flight) - flight.open);

/** Whole minutes from `now` (ms since 1970) until the gate closes; negative when it has. */
export const minutesToGate = (flight: FlightView, now: number): number =>
  Math.floor((millis(flight.gateClosesAt) - now) / 60_000);

/**
 * How many can still be looked at before the gate closes, at the pace of this desk: the median of scan-and-go and of
 * clarifications, weighed by how many of each this shift had. Null while no pace is known.
 */
export function stillDoable(flight: FlightView, shift: ShiftView, now: number): number | null {
  const { scan, clarification } = shift.pace;
  const sum = (pick: (flight: FlightView) => number) => shift.flights.reduce((total, each) => total + pick(each), 0);
  const scans =
    scan === null
      ? 0
      : Math.max(
          1,
          sum((each) => each.scanned),
        );
  const clarifications = clarification === null ? 0 : sum((each) => each.clarified);
  const weight = scans + clarifications;
  if (weight === 0) return null;
  const seconds = (scans * (scan ?? 0) + clarifications * (clarification ?? 0)) / weight;
  if (seconds <= 0) return null;
  return Math.max(0, Math.floor((millis(flight.gateClosesAt) - now) / 1000 / seconds));
}

/** By departure, the ones that have left last. */
export function inOrder(flights: readonly FlightView[], now: number): FlightView[] {
  const gone = (flight: FlightView) => (millis(flight.departsAt) < now ? 1 : 0);
  return flights.toSorted((a, b) => gone(a) - gone(b) || millis(a.departsAt) - millis(b.departsAt));
}

/** The next flight to leave. */
export const nextFlight = (flights: readonly FlightView[], now: number): FlightView | null =>
  inOrder(flights, now).find((flight) => millis(flight.departsAt) >= now) ?? null;
