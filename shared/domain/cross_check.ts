/**
 * What two scans say together: passport × boarding pass × the flights of the shift. Facts only; the sentences are in the
 * tables of texts, and what follows from a fact is the officer's.
 */
import { z } from 'zod';
import type { ClockTime, Day } from '../time.ts';
import { addDays } from '../time.ts';
import type { BoardingLeg, BoardingPass } from './bcbp.ts';
import { documentState, isIndonesian, isOfficialPassport, isPassport, isUnder18 } from './document_state.ts';
import { normaliseFlightNumber } from './flight_number.ts';
import type { TravelDocument } from './mrz.ts';
import { MrzCheck } from './mrz.ts';
import { compareNames, NameReason } from './traveller_name.ts';

/** `block`: settle it first. `look`: look at it, then go on. `info`: good to know. The first two end the fast way. */
export const FindingSeverity = z.enum(['block', 'look', 'info']);
/** How much a finding weighs. */
export type FindingSeverity = z.infer<typeof FindingSeverity>;

const none = z.strictObject({});
const finding = <Code extends string, Data extends z.ZodType>(code: Code, data: Data) =>
  z.strictObject({ code: z.literal(code), severity: FindingSeverity, data });

/** One finding. The data hold no name: both names stand in the document and on the pass. */
export const CrossCheckFinding = z.discriminatedUnion('code', [
  finding('noDocument', none),
  finding('noBoardingPass', none),
  /** Typed, not scanned: no check digit vouches for it. */
  finding('documentTyped', none),
  /** The clock is doubtful: days until expiry, age and the day of the flight are not certain. */
  finding('clockDoubtful', none),
  finding('notAPassport', z.strictObject({ documentCode: z.string() })),
  /** Outside the clarification: diplomatic or official. */
  finding('officialPassport', z.strictObject({ documentCode: z.string() })),
  finding('checkDigitFailed', z.strictObject({ fields: z.array(MrzCheck.shape.field) })),
  finding('fieldUnreadable', z.strictObject({ fields: z.array(z.enum(['birthDate', 'expiryDate', 'sex'])) })),
  finding('passportExpired', z.strictObject({ expiryDate: z.string() })),
  finding('passportUnderSixMonths', z.strictObject({ expiryDate: z.string() })),
  finding('expiryUnknown', none),
  /** Outside the clarification: not Indonesian. */
  finding('nationalityNotIndonesian', z.strictObject({ nationality: z.string().nullable() })),
  finding('under18', z.strictObject({ birthDate: z.string() })),
  finding('ageUnknown', z.strictObject({ birthDate: z.string().nullable() })),
  finding('nameDifferent', z.strictObject({ reasons: z.array(NameReason) })),
  finding('nameUncertain', z.strictObject({ reasons: z.array(NameReason) })),
  /** `days` after today; negative: before. */
  finding('flightNotToday', z.strictObject({ date: z.string(), days: z.int() })),
  finding('flightNotInTable', z.strictObject({ flightNumber: z.string(), date: z.string() })),
  finding('notFromStation', z.strictObject({ from: z.string(), station: z.string() })),
  finding('legsDoNotConnect', z.strictObject({ leg: z.int(), to: z.string(), from: z.string() })),
  finding('boardingPassCutShort', none),
]);
/** One finding of the cross-check. */
export type CrossCheckFinding = z.infer<typeof CrossCheckFinding>;

/** What is compared. Without a flight table nothing is said about it; `clock` is the station's clock, if known. */
export interface CrossCheckInput {
  readonly document: TravelDocument | null;
  readonly boardingPass: BoardingPass | null;
  /** The flights of the shift: number in any spelling, scheduled day. */
  readonly flights?: readonly { readonly number: string; readonly day: Day }[];
  readonly today: Day;
  readonly clock?: ClockTime;
  /** False: somebody or something has set the clock, and nobody has looked at it yet. */
  readonly clockSure?: boolean;
  /** IATA code of the airport; PLM when left out. */
  readonly station?: string;
}

/** From this hour a flight of tomorrow, and up to that hour one of yesterday, is no surprise. */
const lateFrom = '18:00';
const earlyUntil = '06:00';

/** All findings, those of the document first. An empty list means that both papers agree with each other and the day. */
export function crossCheck(input: CrossCheckInput): CrossCheckFinding[] {
  const { document, boardingPass, today } = input;
  const found = [
    ...(document === null ? [missing('noDocument')] : documentFindings(document, today)),
    ...(boardingPass === null ? [missing('noBoardingPass')] : passFindings(boardingPass, input)),
    ...(document === null || boardingPass === null ? [] : nameFindings(document, boardingPass)),
  ];
  return input.clockSure === false
    ? [...found.map(withoutClock), { code: 'clockDoubtful', severity: 'look', data: {} }]
    : found;
}

/** What hangs on the day alone is only looked at while the clock is doubtful: it establishes nothing. */
const withoutClock = (found: CrossCheckFinding): CrossCheckFinding =>
  found.code === 'passportExpired' || found.code === 'flightNotToday' ? { ...found, severity: 'look' } : found;

/** Does any finding stand against clearing with one touch? */
export const blocksFastClear = (findings: readonly CrossCheckFinding[]): boolean =>
  findings.some(({ severity }) => severity !== 'info');

const missing = (code: 'noDocument' | 'noBoardingPass'): CrossCheckFinding => ({ code, severity: 'look', data: {} });

function documentFindings(document: TravelDocument, today: Day): CrossCheckFinding[] {
  const { documentCode, nationality, birthDate, unreadable } = document;
  const found: CrossCheckFinding[] = [];
  const failed = document.checkDigits.filter((check) => !check.ok).map((check) => check.field);
  if (document.format === 'typed') found.push({ code: 'documentTyped', severity: 'info', data: {} });
  if (failed.length > 0) found.push({ code: 'checkDigitFailed', severity: 'block', data: { fields: failed } });
  if (unreadable.length > 0) found.push({ code: 'fieldUnreadable', severity: 'look', data: { fields: unreadable } });
  if (!isPassport(document)) found.push({ code: 'notAPassport', severity: 'look', data: { documentCode } });
  if (isOfficialPassport(document)) found.push({ code: 'officialPassport', severity: 'look', data: { documentCode } });
  found.push(...validityFindings(document, today));
  if (!isIndonesian(document))
    found.push({ code: 'nationalityNotIndonesian', severity: 'look', data: { nationality } });
  const under18 = isUnder18(document, today);
  if (under18 === true && birthDate !== null) found.push({ code: 'under18', severity: 'look', data: { birthDate } });
  if (under18 === null) found.push({ code: 'ageUnknown', severity: 'look', data: { birthDate } });
  return found;
}

function validityFindings(document: TravelDocument, today: Day): CrossCheckFinding[] {
  const { expiryDate } = document;
  const state = documentState(document, today);
  if (expiryDate === null) return [{ code: 'expiryUnknown', severity: 'look', data: {} }];
  if (state === 'expired') return [{ code: 'passportExpired', severity: 'block', data: { expiryDate } }];
  if (state === 'underSixMonths') return [{ code: 'passportUnderSixMonths', severity: 'look', data: { expiryDate } }];
  return [];
}

function nameFindings(document: TravelDocument, pass: BoardingPass): CrossCheckFinding[] {
  if (pass.name === null) return [];
  const { verdict, reasons } = compareNames(document, pass.name);
  if (verdict === 'match') return [];
  const data = { reasons: [...reasons] };
  return verdict === 'likely'
    ? [{ code: 'nameUncertain', severity: 'look', data }]
    : [{ code: 'nameDifferent', severity: 'block', data }];
}

function passFindings(pass: BoardingPass, input: CrossCheckInput): CrossCheckFinding[] {
  const station = input.station ?? 'PLM';
  const fromHere = pass.legs.find((leg) => leg.from === station);
  const leg = fromHere ?? pass.legs[0];
  const found: CrossCheckFinding[] = [];
  const first = pass.legs[0];
  if (first !== undefined && first.from !== station) {
    // A later leg from here is a change of planes at this airport; none at all is a pass of another journey.
    const severity = fromHere === undefined ? 'look' : 'info';
    found.push({ code: 'notFromStation', severity, data: { from: first.from, station } });
  }
  if (leg !== undefined) found.push(...flightFindings(leg, input));
  found.push(...connectionFindings(pass.legs));
  if (pass.cutShort) found.push({ code: 'boardingPassCutShort', severity: 'info', data: {} });
  return found;
}

function flightFindings(leg: BoardingLeg, input: CrossCheckInput): CrossCheckFinding[] {
  const { today, clock, flights } = input;
  const { date, flightNumber } = leg;
  const found: CrossCheckFinding[] = [];
  const listed = (flights ?? []).some(
    (flight) => flight.day === date && (normaliseFlightNumber(flight.number) ?? flight.number) === flightNumber,
  );
  if (date !== today) {
    const tomorrow = date === addDays(today, 1) && (clock === undefined || clock >= lateFrom);
    const yesterday = date === addDays(today, -1) && (clock === undefined || clock < earlyUntil);
    const near = tomorrow || yesterday;
    // A flight soon after midnight that the shift waits for is nothing to speak of.
    if (!near || !listed) {
      const data = { date, days: daysBetween(today, date) };
      found.push({ code: 'flightNotToday', severity: near ? 'info' : 'look', data });
    }
  }
  if (flights === undefined || flights.length === 0) return found;
  if (!listed) found.push({ code: 'flightNotInTable', severity: 'look', data: { flightNumber, date } });
  return found;
}

const millisPerDay = 86_400_000;
const daysBetween = (from: Day, to: Day): number => Math.round((Date.parse(to) - Date.parse(from)) / millisPerDay);

function connectionFindings(legs: readonly BoardingLeg[]): CrossCheckFinding[] {
  return legs.flatMap((leg, index): CrossCheckFinding[] => {
    const next = legs[index + 1];
    if (next === undefined || next.from === leg.to) return [];
    return [{ code: 'legsDoNotConnect', severity: 'look', data: { leg: index + 2, to: leg.to, from: next.from } }];
  });
}
