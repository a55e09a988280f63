/** When a flight leaves. */
import type { FlightRecord } from '../../db/shifts.ts';
import { addMillis, momentOf, type Instant } from '../../shared/time.ts';

/** Moment a flight leaves, with its delay. */
export const departureOf = (flight: FlightRecord): Instant =>
  addMillis(momentOf(flight.day, flight.departs), flight.delayMinutes * 60_000);
