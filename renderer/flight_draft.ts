/** Flights as they are typed or pasted, until they are flights. Pure. */
import { FlightEntry } from '../shared/contract/shift.ts';
import { normaliseFlightNumber } from '../shared/domain/flight_number.ts';
import type { Day } from '../shared/time.ts';

/** One row as it stands in the fields. */
export interface FlightDraft {
  readonly key: number;
  readonly number: string;
  readonly destination: string;
  readonly day: Day;
  readonly departs: string;
  readonly seats: string;
  readonly gate: string;
  readonly offload: string;
}

/** What a flight takes from the station where the row leaves it open. */
export interface FlightDefaults {
  readonly day: Day;
  readonly gateCloseMinutes: number;
  readonly offloadMinutes: number;
}

let keys = 0;
const newKey = () => {
  keys += 1;
  return keys;
};

/** An empty row with the station's usual minutes. */
export const emptyFlight = ({ day, gateCloseMinutes, offloadMinutes }: FlightDefaults): FlightDraft => ({
  key: newKey(),
  number: '',
  destination: '',
  day,
  departs: '',
  seats: '',
  gate: String(gateCloseMinutes),
  offload: String(offloadMinutes),
});

/** A row from a flight of the template or of a pasted schedule. */
export const draftOf = (entry: FlightEntry): FlightDraft => ({
  key: newKey(),
  number: entry.number,
  destination: entry.destination,
  day: entry.day,
  departs: entry.departs,
  seats: entry.seats === null ? '' : String(entry.seats),
  gate: String(entry.gateCloseMinutes),
  offload: String(entry.offloadMinutes),
});

/** `740`, `7.40`, `0740`, `7:40` → `07:40`; anything else stays as it is. */
export function readClock(text: string): string {
  const [, hours, minutes] = /^(\d{1,2})[.:h ]?(\d{2})$/.exec(text.trim()) ?? [];
  return hours === undefined || minutes === undefined ? text.trim() : `${hours.padStart(2, '0')}:${minutes}`;
}

/** Brings a row to its usual form when the officer leaves it. */
export const tidy = (draft: FlightDraft): FlightDraft => ({
  ...draft,
  number: normaliseFlightNumber(draft.number) ?? draft.number.trim().toUpperCase(),
  destination: draft.destination.trim().toUpperCase(),
  departs: readClock(draft.departs),
});

const whole = (text: string): number | null => (/^\d{1,4}$/.test(text.trim()) ? Number(text) : null);

function parse(draft: FlightDraft) {
  const { number, destination, day, departs, seats, gate, offload } = tidy(draft);
  return FlightEntry.safeParse({
    number,
    destination,
    day,
    departs,
    gateCloseMinutes: whole(gate),
    offloadMinutes: whole(offload),
    seats: seats.trim() === '' ? null : (whole(seats) ?? Number.NaN),
  });
}

/** The flight of a complete row, or null. */
export function entryOf(draft: FlightDraft): FlightEntry | null {
  const parsed = parse(draft);
  return parsed.success ? parsed.data : null;
}

export type FlightField = 'number' | 'destination' | 'day' | 'departs' | 'seats' | 'gate' | 'offload';
const fieldOf: Readonly<Record<string, FlightField>> = {
  number: 'number',
  destination: 'destination',
  day: 'day',
  departs: 'departs',
  seats: 'seats',
  gateCloseMinutes: 'gate',
  offloadMinutes: 'offload',
};

/** The fields of a row which cannot be right. */
export function faultyFields(draft: FlightDraft): readonly FlightField[] {
  const parsed = parse(draft);
  if (parsed.success) return [];
  return [...new Set(parsed.error.issues.flatMap(({ path }) => fieldOf[String(path[0])] ?? []))];
}

/** Nothing has been typed in it yet: such a row is left out without a word. */
export const isUntouched = ({ number, destination, departs, seats }: FlightDraft): boolean =>
  `${number}${destination}${departs}${seats}`.trim() === '';

/** Keys of rows whose flight and day stand in an earlier row as well. */
export function twiceKeys(drafts: readonly FlightDraft[]): readonly number[] {
  const seen = new Set<string>();
  return drafts
    .filter((draft) => !isUntouched(draft))
    .flatMap((draft) => {
      const { number, day, key } = tidy(draft);
      const name = `${number} ${day}`;
      if (seen.has(name)) return [key];
      seen.add(name);
      return [];
    });
}
