/** What the scans say, read by the application itself whatever the page believed. */
import { createHmac } from 'node:crypto';
import type { FlightRecord, ShiftRecord } from '../../db/shifts.ts';
import type { ScreeningRecord } from '../../db/screenings.ts';
import type { StationRecord } from '../../db/station.ts';
import type { Failure } from '../../shared/contract/index.ts';
import type { BoardingInput, PassportInput, ScanReading, SeenBefore } from '../../shared/contract/screening.ts';
import { airportCountry } from '../../shared/domain/airports.ts';
import { parseBoardingPass, typedBoardingPass, type BoardingPass } from '../../shared/domain/bcbp.ts';
import { blocksFastClear, crossCheck } from '../../shared/domain/cross_check.ts';
import { isUnder18 } from '../../shared/domain/document_state.ts';
import { parseMrz, typedDocument, type TravelDocument } from '../../shared/domain/mrz.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { addMillis, clockOf, dayOf, type Day } from '../../shared/time.ts';
import { openPartyOf, openScreeningOf } from './access.ts';
import type { QueryContext } from './context.ts';

/** Failures of reading a scan. */
export type ScanFailure = Failure<
  'mrz-unreadable' | 'mrz-wrong-length' | 'mrz-bad-character' | 'bcbp-unreadable' | 'no-open-shift' | 'flight-unknown'
>;

/** Both papers read, with the shift they were read in. */
export interface Reading {
  readonly shift: ShiftRecord;
  readonly document: TravelDocument;
  readonly boardingPass: BoardingPass | null;
  readonly flight: FlightRecord | null;
  /** HMAC-SHA-256 of issuing state and number under the station's key, hex: finds the same passport without storing it. */
  readonly passportHash: string;
  readonly destination: string | null;
  readonly transit: readonly string[];
  readonly findings: ScanReading['findings'];
  readonly minor: boolean;
}

function readPassport(input: PassportInput, today: Day): Result<TravelDocument, ScanFailure> {
  if (input.source === 'typed') return ok(typedDocument(input));
  const parsed = parseMrz(input.text, today);
  if (parsed.ok) return parsed;
  const fault = parsed.error;
  if (fault.code === 'wrongLength') {
    return err({ code: 'mrz-wrong-length', detail: { lengths: fault.lengths.join(', ') } });
  }
  if (fault.code === 'badCharacter') {
    const { line, column, character } = fault;
    return err({ code: 'mrz-bad-character', detail: { line, column, character } });
  }
  return err({ code: 'mrz-unreadable', detail: { why: fault.code } });
}

/** Failures of reading a boarding pass alone. */
type PassFailure = Failure<'bcbp-unreadable' | 'flight-unknown'>;

function readBoarding(
  input: NonNullable<BoardingInput>,
  { today, flights, airport }: { today: Day; flights: readonly FlightRecord[]; airport: string },
): Result<BoardingPass, PassFailure> {
  if (input.source === 'bcbp') {
    const parsed = parseBoardingPass(input.text, today);
    return parsed.ok ? parsed : err({ code: 'bcbp-unreadable', detail: { why: parsed.error.code } });
  }
  const flight = flights.find(({ id }) => id === input.flightId);
  if (flight === undefined) return err({ code: 'flight-unknown' });
  return ok(
    typedBoardingPass({
      from: airport,
      flightNumber: flight.number,
      flightTo: flight.destination,
      date: flight.day,
      finalAirport: input.finalAirport,
      seat: input.seat,
    }),
  );
}

/** The flight of the shift a boarding pass is for: its leg out of this airport. */
function flightOf(pass: BoardingPass | null, flights: readonly FlightRecord[], airport: string): FlightRecord | null {
  const leg = pass?.legs.find(({ from }) => from === airport) ?? pass?.legs[0];
  return flights.find(({ number, day }) => number === leg?.flightNumber && day === leg.date) ?? null;
}

/** What every scan of the open shift is read against. */
export interface Desk {
  readonly shift: ShiftRecord;
  readonly station: StationRecord;
  readonly flights: readonly FlightRecord[];
}

/** The open shift as scans are read against it; many scans read in one call share it. */
export function deskOf(ctx: QueryContext): Result<Desk, Failure<'no-open-shift'>> {
  const shift = ctx.read.openShift();
  const station = ctx.read.station();
  if (shift === null || station === null) return err({ code: 'no-open-shift' });
  return ok({ shift, station, flights: ctx.read.flights(shift.id) });
}

/** What both papers, or the one that is there, say about the journey. */
type Journey = Omit<Reading, 'document' | 'passportHash' | 'minor'>;

function journeyOf<P extends BoardingPass | null>(
  ctx: QueryContext,
  { shift, station, flights }: Desk,
  { document, boardingPass }: { document: TravelDocument | null; boardingPass: P },
): Journey & { readonly boardingPass: P } {
  const findings = crossCheck({
    document,
    boardingPass,
    today: ctx.today,
    clock: clockOf(ctx.now),
    clockSure: ctx.clockSure,
    station: station.airport,
    flights,
  });
  const flight = flightOf(boardingPass, flights, station.airport);
  return { shift, boardingPass, flight, ...routeOf(boardingPass), findings };
}

/** The countries a boarding pass tells. */
export function routeOf(pass: BoardingPass | null): Pick<Reading, 'destination' | 'transit'> {
  if (pass === null) return { destination: null, transit: [] };
  const transit = pass.transit.map(airportCountry).filter((code) => code !== null);
  return { destination: abroad(pass.destination), transit };
}

/** Reads both papers, cross-checks them and names the passport by its hash. */
export function readScan(
  ctx: QueryContext,
  input: { passport: PassportInput; boarding: BoardingInput },
  desk: ReturnType<typeof deskOf> = deskOf(ctx),
): Result<Reading, ScanFailure> {
  if (!desk.ok) return desk;
  const { station, flights } = desk.value;
  const document = readPassport(input.passport, ctx.today);
  if (!document.ok) return document;
  const place = { today: ctx.today, flights, airport: station.airport };
  const pass = input.boarding === null ? ok(null) : readBoarding(input.boarding, place);
  if (!pass.ok) return pass;
  return ok({
    ...journeyOf(ctx, desk.value, { document: document.value, boardingPass: pass.value }),
    document: document.value,
    passportHash: passportHash(document.value, station.passportKey),
    minor: isUnder18(document.value, ctx.today) === true,
  });
}

/** Reads a boarding pass alone: its passport was recorded before, or has not come yet (null). */
export function readPass(
  ctx: QueryContext,
  papers: { boarding: NonNullable<BoardingInput>; document: TravelDocument | null },
  desk: ReturnType<typeof deskOf> = deskOf(ctx),
): Result<Journey & { readonly boardingPass: BoardingPass }, PassFailure | Failure<'no-open-shift'>> {
  if (!desk.ok) return desk;
  const { station, flights } = desk.value;
  const pass = readBoarding(papers.boarding, { today: ctx.today, flights, airport: station.airport });
  if (!pass.ok) return pass;
  return ok(journeyOf(ctx, desk.value, { document: papers.document, boardingPass: pass.value }));
}

/** The country a journey ends in; null when unknown, or when one pass brings the traveller home again: the officer asks. */
function abroad(airport: string): string | null {
  const country = airportCountry(airport);
  return country === 'IDN' ? null : country;
}

/** Typed documents name no issuing state; Indonesia's own passports are the rule here, so nationality stands in for it. */
function passportHash(document: TravelDocument, key: string): string {
  const state = document.issuingState ?? document.nationality ?? '';
  return hashOfNumber({ state, number: document.documentNumber, key });
}

/** Key under which a passport is found again: HMAC-SHA-256 of issuing state and number under the station's key, hex. */
export const hashOfNumber = ({ state, number, key }: { state: string; number: string; key: string }): string =>
  createHmac('sha256', Buffer.from(key, 'base64')).update(`${state}|${number}`).digest('hex');

const sameAgainMillis = 72 * 3_600_000;

/** Earlier encounters with the same passport: what was asked for, never what came out. */
export function seenBefore(
  ctx: QueryContext,
  passport: { hash: string; destination: string | null; except: ScreeningRecord['id'] | null },
): SeenBefore[] {
  return ctx.read
    .screeningsOfPassport(passport.hash)
    .filter(({ id, state }) => id !== passport.except && state === 'decided')
    .map((screening) => {
      const last = ctx.read.decisionsOf(screening.id).findLast(({ state }) => state === 'confirmed');
      const recent = addMillis(screening.openedAt, sameAgainMillis) >= ctx.now;
      return {
        at: screening.openedAt,
        day: dayOf(screening.openedAt),
        flight: screening.flightId === null ? null : (ctx.read.flight(screening.flightId)?.number ?? null),
        purpose: screening.purpose,
        destination: screening.destination,
        askedFor: ctx.read
          .answers(screening.id)
          .filter(({ kind, value }) => kind === 'document' && value === 'missing')
          .map(({ code }) => code),
        sameAgain: recent && last?.kind === 'cleared' && screening.destination === passport.destination,
        postponed: last?.kind === 'postponed' || last?.kind === 'postponedPassportHeld',
      };
    });
}

/** The reading as the page sees it. */
export function readingView(ctx: QueryContext, reading: Reading): ScanReading {
  const open = openScreeningOf(ctx, reading.passportHash);
  const party = openPartyOf(ctx, reading.passportHash);
  return {
    document: reading.document,
    boardingPass: reading.boardingPass,
    flightId: reading.flight?.id ?? null,
    destination: reading.destination,
    transit: [...reading.transit],
    findings: [...reading.findings],
    minor: reading.minor,
    seenBefore: seenBefore(ctx, { hash: reading.passportHash, destination: reading.destination, except: null }),
    openScreeningId: open?.id ?? null,
    openPartyId: party?.id ?? null,
    fastClear: mayFastClear(ctx, reading) && open === null && party === null,
  };
}

/**
 * Whether nothing stands against clearing with one touch: an adult, both papers agreeing, a flight of this shift, and
 * the last departure not postponed (then what was asked for is looked at first).
 */
export function mayFastClear(ctx: QueryContext, reading: Reading): boolean {
  const { minor, flight, destination, findings, passportHash: hash } = reading;
  if (minor || flight === null || destination === null || blocksFastClear(findings)) return false;
  return seenBefore(ctx, { hash, destination, except: null })[0]?.postponed !== true;
}
