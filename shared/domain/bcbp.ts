/**
 * The bar code of a boarding pass (IATA Resolution 792, format M). The package `bcbp` cuts the fields but validates
 * nothing, so the frame is measured first and every field is checked after. Kept is what a screening needs; frequent
 * flyer numbers, baggage tags, ticket numbers and security data are read over and not kept.
 */
import { decode } from 'bcbp';
import { z } from 'zod';
import type { Result } from '../result.ts';
import { err, ok } from '../result.ts';
import type { Day } from '../time.ts';
import { dayOfYearNear } from './bcbp_date.ts';
import type { BcbpFrameFault } from './bcbp_frame.ts';
import { bcbpFrame } from './bcbp_frame.ts';
import { normaliseFlightNumber } from './flight_number.ts';

const Airport = z.string().regex(/^[A-Z]{3}$/);

/** The name as printed: at most 20 characters, often with a title glued to its end (`ANNAMRS`). */
export const PassengerName = z.strictObject({
  surname: z.string().min(1).max(20),
  /** What stands after the slash, title and all; empty when there is no slash. */
  given: z.string().max(20),
  /** The field is full, so the name may go on. */
  mayBeCut: z.boolean(),
});
/** The name on a boarding pass. */
export type PassengerName = z.infer<typeof PassengerName>;

/** One flight of the pass. */
export const BoardingLeg = z.strictObject({
  from: Airport,
  to: Airport,
  carrier: z.string().regex(/^[A-Z0-9]{2,3}$/),
  /** With the carrier, without leading zeros: `AK 456`. */
  flightNumber: z.string().regex(/^[A-Z0-9]{2,3} [1-9]\d{0,3}[A-Z]?$/),
  date: z.iso.date(),
  /** `12A`; also `INF`, `SBY` and the like; null when blank. */
  seat: z.string().max(4).nullable(),
  /** Check-in sequence number without leading zeros; null when blank (infants). */
  sequence: z.string().max(5).nullable(),
  pnr: z.string().max(7).nullable(),
  compartment: z.string().max(1).nullable(),
  passengerStatus: z.string().max(1).nullable(),
});
/** One flight of the pass. */
export type BoardingLeg = z.infer<typeof BoardingLeg>;

/** A boarding pass as read from its bar code, or typed (`source: 'typed'`, without a name). */
export const BoardingPass = z.strictObject({
  source: z.enum(['bcbp', 'typed']),
  name: PassengerName.nullable(),
  electronicTicket: z.boolean().nullable(),
  legs: z.array(BoardingLeg).min(1).max(4),
  /** Where the last leg ends. */
  destination: Airport,
  /** Airports between, in order. */
  transit: z.array(Airport).max(4),
  /** The code is shorter than it says it is, after everything that counts here. */
  cutShort: z.boolean(),
});
/** A boarding pass. */
export type BoardingPass = z.infer<typeof BoardingPass>;

/** Why a text is no boarding pass; `leg` counts from 1. `badField` names the field that is not what it must be. */
export type BcbpFault =
  BcbpFrameFault | { readonly code: 'badField'; readonly field: BcbpField; readonly leg: number | null };

/** A field a fault can name. */
export type BcbpField =
  | 'name'
  | 'electronicTicket'
  | 'from'
  | 'to'
  | 'carrier'
  | 'flightNumber'
  | 'date'
  | 'seat'
  | 'sequence'
  | 'pnr'
  | 'compartment'
  | 'passengerStatus';

/** A typed pass: the flight of the table and the place the journey ends. */
export interface TypedPass {
  readonly from: string;
  readonly flightNumber: string;
  readonly flightTo: string;
  readonly date: Day;
  readonly finalAirport: string;
  readonly seat: string;
}

const blank = z
  .string()
  .optional()
  .transform((text) => text?.trim() || null);
const fits = (pattern: RegExp) => blank.pipe(z.string().regex(pattern).nullable());
const must = (pattern: RegExp) => blank.pipe(z.string().regex(pattern));
const withoutZeros = (text: string | null): string | null => text?.replace(/^0+(?=[A-Z0-9])/, '') ?? null;

/** What the package hands over for a leg, field by field, in the form it must have. */
const DecodedLeg = z.object({
  departureAirport: must(/^[A-Z]{3}$/),
  arrivalAirport: must(/^[A-Z]{3}$/),
  operatingCarrierDesignator: must(/^(?:[A-Z]{2,3}|[A-Z][0-9]|[0-9][A-Z])$/),
  flightNumber: must(/^0*[1-9]\d{0,3}[A-Z]?$/),
  seatNumber: fits(/^[A-Z0-9]{1,4}$/).transform(withoutZeros),
  checkInSequenceNumber: fits(/^[A-Z0-9]{1,5}$/).transform(withoutZeros),
  operatingCarrierPNR: fits(/^[A-Z0-9]{1,7}$/),
  compartmentCode: fits(/^[A-Z]$/),
  passengerStatus: fits(/^[A-Z0-9]$/),
});

const fieldNames: Readonly<Record<string, BcbpField>> = {
  departureAirport: 'from',
  arrivalAirport: 'to',
  operatingCarrierDesignator: 'carrier',
  flightNumber: 'flightNumber',
  seatNumber: 'seat',
  checkInSequenceNumber: 'sequence',
  operatingCarrierPNR: 'pnr',
  compartmentCode: 'compartment',
  passengerStatus: 'passengerStatus',
};

/** The package wants a year for its dates; they are not used, and without one it would read the machine's clock. */
const anyLeapYear = 2024;

/**
 * Reads the text of a boarding pass's bar code. `today` is the station's day: the code holds a day of the year only,
 * and the year is the one that brings the first flight nearest to today and each further one nearest to the one before.
 */
export function parseBoardingPass(text: string, today: Day): Result<BoardingPass, BcbpFault> {
  const frame = bcbpFrame(text);
  if (!frame.ok) return frame;
  const { data, meta } = decode(frame.value.text, anyLeapYear);
  const name = nameOf(data?.passengerName ?? '');
  if (name === null) return err({ code: 'badField', field: 'name', leg: null });
  const ticket = meta?.electronicTicketIndicator ?? '';
  if (!/^[A-Z]?$/.test(ticket)) return err({ code: 'badField', field: 'electronicTicket', leg: null });
  const legs: BoardingLeg[] = [];
  for (const [index, dayOfYear] of frame.value.daysOfYear.entries()) {
    const leg = legOf(data?.legs?.[index], dayOfYear, legs.at(-1)?.date ?? today);
    if (!leg.ok) return err({ code: 'badField', field: leg.error, leg: index + 1 });
    legs.push(leg.value);
  }
  const destination = legs.at(-1)?.to;
  if (destination === undefined) return err({ code: 'badLegCount', found: '0' });
  return ok({
    source: 'bcbp',
    name,
    electronicTicket: ticket === 'E',
    legs,
    destination,
    transit: legs.slice(0, -1).map((leg) => leg.to),
    cutShort: frame.value.cutShort,
  });
}

/** A pass that is typed, not scanned. It carries no name, so nothing can be compared with the passport. */
export function typedBoardingPass(typed: TypedPass): BoardingPass {
  const flightNumber = normaliseFlightNumber(typed.flightNumber) ?? typed.flightNumber;
  const leg: BoardingLeg = {
    from: typed.from,
    to: typed.flightTo,
    carrier: flightNumber.split(' ')[0] ?? '',
    flightNumber,
    date: typed.date,
    seat: withoutZeros(typed.seat.trim().toUpperCase() || null),
    sequence: null,
    pnr: null,
    compartment: null,
    passengerStatus: null,
  };
  return {
    source: 'typed',
    name: null,
    electronicTicket: null,
    legs: [leg],
    destination: typed.finalAirport,
    transit: typed.finalAirport === typed.flightTo ? [] : [typed.flightTo],
    cutShort: false,
  };
}

/** A field of 20 characters: full at 20, or at 19 when the cut fell on a space. */
const fullName = 19;

function nameOf(printed: string): PassengerName | null {
  if (!/^[A-Z][A-Z .'/-]*$/.test(printed)) return null;
  const [surname = '', ...rest] = printed.split('/');
  return { surname: surname.trim(), given: rest.join(' ').trim(), mayBeCut: printed.length >= fullName };
}

function legOf(decoded: unknown, dayOfYear: string, near: Day): Result<BoardingLeg, BcbpField> {
  const parsed = DecodedLeg.safeParse(decoded);
  if (!parsed.success) return err(fieldNames[String(parsed.error.issues[0]?.path[0])] ?? 'from');
  const leg = parsed.data;
  const date = /^\d{3}$/.test(dayOfYear) ? dayOfYearNear(Number(dayOfYear), near) : null;
  if (date === null) return err('date');
  const flightNumber = normaliseFlightNumber(leg.operatingCarrierDesignator + leg.flightNumber);
  if (flightNumber === null) return err('flightNumber');
  return ok({
    from: leg.departureAirport,
    to: leg.arrivalAirport,
    carrier: leg.operatingCarrierDesignator,
    flightNumber,
    date,
    seat: leg.seatNumber,
    sequence: leg.checkInSequenceNumber,
    pnr: leg.operatingCarrierPNR,
    compartment: leg.compartmentCode,
    passengerStatus: leg.passengerStatus,
  });
}
