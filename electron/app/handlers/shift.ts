/** The shift, its flights and the one-touch counts. */
import type { CountRecord, FlightRecord, ShiftRecord } from '../../../db/shifts.ts';
import { FlightEntry, type FlightView, type LogLine, type ShiftView } from '../../../shared/contract/shift.ts';
import type { shiftSign } from '../../../shared/contract/shift_sign.ts';
import { normaliseFlightNumber } from '../../../shared/domain/flight_number.ts';
import { CountId, FlightId, newId, OfficerId, ShiftId } from '../../../shared/ids.ts';
import { err, ok } from '../../../shared/result.ts';
import { addMillis, weekdayOf, type Day } from '../../../shared/time.ts';
import { z } from 'zod';
import { setClockDoubt } from '../clock_doubt.ts';
import { actor, type CommandContext, type Handlers, type QueryContext } from '../context.ts';
import { custodyListState, noteListMissing } from '../custody_list.ts';
import { departureOf } from '../departure.ts';
import { countedAs } from '../standing.ts';

/** How long a one-touch act can be taken back, in milliseconds. */
export const undoMillis = 10_000;

/** Longest delay of a flight, minutes: two days later it is another flight. */
const longestDelay = 2880;

function flightView(ctx: QueryContext, flight: FlightRecord): FlightView {
  const { shiftId: _shift, ...entry } = flight;
  const departsAt = departureOf(flight);
  const tally = ctx.read.flightTally(flight.id);
  return {
    ...entry,
    departsAt,
    gateClosesAt: addMillis(departsAt, -flight.gateCloseMinutes * 60_000),
    offloadUntil: addMillis(departsAt, -flight.offloadMinutes * 60_000),
    passed: tally.get('pass') ?? 0,
    outside: tally.get('outside') ?? 0,
    scanned: tally.get('scan') ?? 0,
    clarified: tally.get('clarification') ?? 0,
    open: tally.get('open') ?? 0,
  };
}

function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? null;
}

const keyOf = ({ number, day }: FlightEntry) => `${normaliseFlightNumber(number) ?? number} ${day}`;
const twice = (flights: readonly FlightEntry[]): boolean => new Set(flights.map(keyOf)).size < flights.length;

function insertFlight(ctx: CommandContext, shiftId: ShiftId, entry: FlightEntry): FlightId {
  const id = newId(FlightId, 'flt', ctx.random);
  // Boarding passes pad the number (AK 0450); stored without zeros both spellings meet.
  const number = normaliseFlightNumber(entry.number) ?? entry.number;
  ctx.write.insertFlight({ id, shiftId, ...entry, number, delayMinutes: 0 });
  return id;
}

/** A flight of the open shift, or null. */
function flightOfShift(ctx: QueryContext, shift: ShiftRecord, id: FlightId): FlightRecord | null {
  const flight = ctx.read.flight(id);
  return flight?.shiftId === shift.id ? flight : null;
}

function count(ctx: CommandContext, wanted: { flightId: FlightId; kind: CountRecord['kind']; reason: string | null }) {
  const shift = ctx.read.openShift();
  if (shift === null) return err({ code: 'no-open-shift' as const });
  if (flightOfShift(ctx, shift, wanted.flightId) === null) return err({ code: 'flight-unknown' as const });
  const id = newId(CountId, 'cnt', ctx.random);
  ctx.write.insertCount({ id, shiftId: shift.id, ...wanted, officerId: actor(ctx).id, at: ctx.now, undoneAt: null });
  ctx.audit(wanted.kind === 'pass' ? 'traveller-passed' : 'traveller-outside', [
    { type: 'count', id },
    { type: 'flight', id: wanted.flightId },
  ]);
  return ok({ countId: id });
}

/** Every traveller once, by last state, and the passports: what a shift closes with. */
export function shiftFigures(ctx: QueryContext, shift: ShiftRecord): Record<string, number> {
  const totals: Record<string, number> = { passed: 0, outside: 0, void: 0 };
  const counts = ctx.read.shiftCounts(shift.id);
  totals.passed = counts.get('pass') ?? 0;
  totals.outside = counts.get('outside') ?? 0;
  for (const screening of ctx.read.shiftScreenings(shift.id)) {
    const state = countedAs(ctx, screening);
    totals[state] = (totals[state] ?? 0) + 1;
  }
  const held = ctx.read.heldPassports().length;
  return { ...totals, passportsInCustody: held, passportsTaken: ctx.read.passportsTaken() };
}

function logLine(ctx: QueryContext, screening: ReturnType<QueryContext['read']['shiftScreenings']>[number]): LogLine {
  const decision = ctx.read.decisionsOf(screening.id).findLast(({ state }) => state === 'confirmed');
  const effort = ctx.read.effortOf(screening.id);
  return {
    screeningId: screening.id,
    depth: screening.depth,
    flight: screening.flightId === null ? null : (ctx.read.flight(screening.flightId)?.number ?? null),
    purpose: screening.purpose,
    at: screening.openedAt,
    officer: ctx.read.officerName(decision?.officerId ?? screening.officerId),
    // A decision declared void leaves its traveller counted as such.
    state: countedAs(ctx, screening) === 'void' ? 'void' : screening.state,
    decision: decision?.kind ?? null,
    secondOfficer: decision?.secondOfficerId ? ctx.read.officerName(decision.secondOfficerId) : null,
    ...effort,
  };
}

const Template = z.array(FlightEntry);

const templateFor = (ctx: QueryContext, day: Day): FlightEntry[] => {
  const stored = ctx.read.template(weekdayOf(day));
  return stored === null ? [] : Template.parse(stored).map((flight) => ({ ...flight, day }));
};

/**
 * What whoever closed a shift left for the next one. It stands in the log alone and goes from there with the shortest period,
 * because people write names where they are asked not to.
 */
function noteOf(ctx: QueryContext, shift: ShiftRecord | null): ShiftView['handedOver'] {
  const left = ctx.read.lastEventOf('shift-note-left');
  if (shift === null || left?.subjects.every(({ id }) => id !== shift.id) !== false) return null;
  const said = ctx.read.eventContent(left.seq).find(({ name }) => name === 'note');
  const by = OfficerId.safeParse(left.actor);
  if (said === undefined || !by.success) return null;
  return { note: z.string().parse(JSON.parse(said.content)), by: ctx.read.officerName(by.data), at: left.at };
}

/** Handlers of `shift.*`. */
export const shiftHandlers: Omit<Handlers<'shift'>, keyof typeof shiftSign> = {
  'shift.current': (_input, ctx) => {
    const shift = ctx.read.openShift();
    if (shift === null) return ok(null);
    const { id, openedAt, openedBy, day } = shift;
    const pace = {
      scan: median(ctx.read.latestSeconds('scan')),
      clarification: median(ctx.read.latestSeconds('clarification')),
    };
    const flights = ctx.read.flights(id).map((one) => flightView(ctx, one));
    return ok({
      id,
      openedAt,
      openedBy,
      day,
      flights,
      handedOver: noteOf(ctx, ctx.read.closedShifts(1)[0] ?? null),
      pace,
    });
  },
  'shift.open': ({ flights }, ctx) => {
    if (ctx.read.openShift() !== null) return err({ code: 'shift-already-open' });
    if (twice(flights)) return err({ code: 'flight-twice' });
    const id = newId(ShiftId, 'shf', ctx.random);
    ctx.write.insertShift({
      id,
      day: ctx.today,
      openedAt: ctx.now,
      openedBy: actor(ctx).id,
      closedAt: null,
      closedBy: null,
      closedWith: null,
      totals: null,
    });
    for (const flight of flights) insertFlight(ctx, id, flight);
    // Whoever opens a shift has looked at the clock: the call says so.
    setClockDoubt(ctx.write, null);
    ctx.audit('shift-opened', [{ type: 'shift', id }], { flights, clockConfirmed: true });
    return ok({ shiftId: id });
  },
  'shift.close': ({ approvalId, listMissing: why, note }, ctx) => {
    const shift = ctx.read.openShift();
    if (shift === null) return err({ code: 'no-open-shift' });
    const waiting = ctx.read.openReferrals().filter(({ state }) => state === 'waiting');
    if (waiting.length > 0) return err({ code: 'referrals-open', detail: { count: waiting.length } });
    const parties = ctx.read.openParties();
    if (parties.length > 0) return err({ code: 'parties-open', detail: { count: parties.length } });
    const open = ctx.read.openScreenings();
    if (open.length > 0) return err({ code: 'screenings-open', detail: { count: open.length } });
    const list = custodyListState(ctx);
    const without = list === 'due' || list === 'missing';
    if (without && why === null) return err({ code: 'custody-list-not-printed' });
    const listMissing = without ? why : null;
    const approved = approvalId === null ? null : ctx.takeApproval(approvalId, 'shift.close', shift.id);
    if (approved?.ok === false) return approved;
    const incoming = approved?.value.approver ?? null;
    const totals = shiftFigures(ctx, shift);
    ctx.write.closeShift(shift.id, { at: ctx.now, by: actor(ctx).id, with: incoming, totals });
    if (listMissing !== null) noteListMissing(ctx, listMissing, shift.id);
    if (note !== null) ctx.audit('shift-note-left', [{ type: 'shift', id: shift.id }], { note });
    ctx.audit(
      'shift-closed',
      [{ type: 'shift', id: shift.id }, ...(incoming === null ? [] : [{ type: 'officer', id: incoming }])],
      { totals, ...(list === 'none' ? {} : { custodyList: { printed: !without, missing: listMissing } }) },
    );
    return ok({ totals });
  },
  'shift.template': ({ day }, ctx) => ok(templateFor(ctx, day)),
  'shift.saveTemplate': ({ weekday, flights }, ctx) => {
    if (twice(flights)) return err({ code: 'flight-twice' });
    ctx.write.saveTemplate(weekday, flights);
    ctx.audit('template-saved', [], { template: { weekday, flights } });
    return ok({});
  },
  'shift.log': (_input, ctx) => {
    const shift = ctx.read.openShift();
    return ok(shift === null ? [] : ctx.read.shiftScreenings(shift.id).map((screening) => logLine(ctx, screening)));
  },
};

/** Handlers of `flight.*`. */
export const flightHandlers: Handlers<'flight'> = {
  'flight.add': ({ flight }, ctx) => {
    const shift = ctx.read.openShift();
    if (shift === null) return err({ code: 'no-open-shift' });
    if (twice([...ctx.read.flights(shift.id), flight])) return err({ code: 'flight-twice' });
    const id = insertFlight(ctx, shift.id, flight);
    ctx.audit('flight-added', [{ type: 'flight', id }], { flight });
    return ok({ flightId: id });
  },
  'flight.delay': ({ flightId, minutes }, ctx) => {
    const shift = ctx.read.openShift();
    if (shift === null) return err({ code: 'no-open-shift' });
    const flight = flightOfShift(ctx, shift, flightId);
    if (flight === null) return err({ code: 'flight-unknown' });
    const delayMinutes = Math.min(longestDelay, Math.max(0, flight.delayMinutes + minutes));
    ctx.write.setDelay(flightId, delayMinutes);
    ctx.audit('flight-delayed', [{ type: 'flight', id: flightId }], {
      delay: { before: flight.delayMinutes, after: delayMinutes },
    });
    return ok({ delayMinutes });
  },
  'flight.pass': ({ flightId }, ctx) => count(ctx, { flightId, kind: 'pass', reason: null }),
  'flight.outside': ({ flightId, reason }, ctx) => count(ctx, { flightId, kind: 'outside', reason }),
  'flight.undoCount': ({ countId }, ctx) => {
    const counted = ctx.read.count(countId);
    if (counted?.officerId !== actor(ctx).id || counted.undoneAt !== null) return err({ code: 'count-unknown' });
    const closed = ctx.read.openShift()?.id !== counted.shiftId;
    if (closed || addMillis(counted.at, undoMillis) < ctx.now) return err({ code: 'undo-too-late' });
    ctx.write.undoCount(countId, ctx.now);
    ctx.audit('count-undone', [{ type: 'count', id: countId }]);
    return ok({});
  },
};
