/**
 * A schedule as it is pasted from a chat, a mail or a spreadsheet: one flight a line, columns in any order, separated by
 * anything. What cannot be read is handed back line by line; nothing is guessed from half a line.
 */
import { FlightEntry } from '../shared/contract/shift.ts';
import { airportCountry } from '../shared/domain/airports.ts';
import { normaliseFlightNumber } from '../shared/domain/flight_number.ts';
import { readClock, type FlightDefaults } from './flight_draft.ts';

/** What a text brought. */
export interface Schedule {
  readonly flights: readonly FlightEntry[];
  /** Lines that look like something but are no flight, as written. */
  readonly unread: readonly string[];
}

const flightNumber = /(?<![A-Z0-9])(?:[A-Z]{2}|[A-Z]\d|\d[A-Z])[ -]?0*[1-9]\d{0,3}[A-Z]?(?![A-Z0-9])/;
const clockTime = /(?<![\d.:/-])(?:[01]?\d|2[0-3])[:.]?[0-5]\d(?![\d.:/])/g;

/** The time of a line as written: with a colon or point if there is one, else four digits alone. */
function timeIn(rest: string): string | null {
  const times = rest.match(clockTime) ?? [];
  return times.find((time) => /[:.]/.test(time)) ?? times.find((time) => time.length === 4) ?? null;
}

/** Three letters of a schedule that are no airport. */
const otherCodes = new Set(['WIB', 'UTC', 'GMT', 'STD', 'ETD', 'ATD', 'STA', 'ETA', 'DEP', 'ARR', 'PAX', 'JAM']);

/** The airport of a line: three letters alone and not the station's own; the last known one, else the last there is. */
function airportIn(rest: string, own: string): string | null {
  const written = rest.match(/(?<![A-Z0-9])[A-Z]{3}(?![A-Z0-9])/g) ?? [];
  const codes = written.filter((code) => code !== own && !otherCodes.has(code));
  return codes.findLast((code) => airportCountry(code) !== null) ?? codes.at(-1) ?? null;
}

function readLine(line: string, defaults: FlightDefaults & { readonly airport: string }): FlightEntry | null {
  const upper = line.toUpperCase();
  const [written] = flightNumber.exec(upper) ?? [];
  const number = written === undefined ? null : normaliseFlightNumber(written);
  if (written === undefined || number === null) return null;
  const rest = upper.replace(written, ' ');
  const time = timeIn(rest);
  const destination = airportIn(rest, defaults.airport);
  if (time === null || destination === null) return null;
  // What is left of plain numbers, once the time is gone, is the seats.
  const others = rest.replace(time, ' ');
  const [seats] = /(?<![A-Z\d.:/-])[1-9]\d{0,2}(?![A-Z\d.:/-])/.exec(others) ?? [];
  const entry = FlightEntry.safeParse({
    number,
    destination,
    day: defaults.day,
    departs: readClock(time),
    gateCloseMinutes: defaults.gateCloseMinutes,
    offloadMinutes: defaults.offloadMinutes,
    seats: seats === undefined ? null : Number(seats),
  });
  return entry.success ? entry.data : null;
}

/** Reads a pasted schedule. Empty lines and lines without a digit (headings) are passed over. */
export function readSchedule(text: string, defaults: FlightDefaults & { readonly airport: string }): Schedule {
  const lines = text
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim())
    .filter((line) => /\d/.test(line));
  const read = lines.map((line) => ({ line, flight: readLine(line, defaults) }));
  return {
    flights: read.flatMap(({ flight }) => flight ?? []),
    unread: read.flatMap(({ line, flight }) => (flight === null ? [line] : [])),
  };
}
