/** Figures of the live board and of the closing balance. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { balanceLines, balanceOf } from '../../renderer/balance.ts';
import { countedOf, inOrder, leftOf, nextFlight, stillDoable } from '../../renderer/board.ts';
import type { FlightView, LogLine, ShiftView } from '../../shared/contract/shift.ts';
import { DecisionKind } from '../../shared/domain/words.ts';
import { FlightId, newId, OfficerId, ScreeningId, ShiftId } from '../../shared/ids.ts';
import { addMillis, millis } from '../../shared/time.ts';

const runs = Number(process.env.TAPIS_RUNS ?? 300);
const nine = '2026-11-21T02:00:00.000Z';
const now = millis(nine);
let made = 0;
const bytes = (count: number) => {
  made += 1;
  return Uint8Array.from({ length: count }, (_, index) => made + index);
};

const flight = (part: Partial<FlightView> & { readonly inMinutes?: number }): FlightView => {
  const { inMinutes = 60, ...rest } = part;
  const departsAt = addMillis(nine, inMinutes * 60_000);
  return {
    id: newId(FlightId, 'flt', bytes),
    number: 'AK 450',
    destination: 'KUL',
    day: '2026-11-21',
    departs: '10:00',
    gateCloseMinutes: 20,
    offloadMinutes: 45,
    seats: 180,
    delayMinutes: 0,
    departsAt,
    gateClosesAt: addMillis(departsAt, -20 * 60_000),
    offloadUntil: addMillis(departsAt, -45 * 60_000),
    passed: 0,
    outside: 0,
    scanned: 0,
    clarified: 0,
    open: 0,
    ...rest,
  };
};

const shiftOf = (flights: FlightView[], pace: ShiftView['pace']): ShiftView => ({
  id: newId(ShiftId, 'shf', bytes),
  openedAt: nine,
  openedBy: newId(OfficerId, 'ofc', bytes),
  day: '2026-11-21',
  flights,
  handedOver: null,
  pace,
});

describe('people of a flight', () => {
  it('are left until they are counted in any way or in front of an officer', () => {
    const one = flight({ passed: 100, outside: 10, scanned: 20, clarified: 5, open: 2 });
    expect(countedOf(one)).toBe(135);
    expect(leftOf(one)).toBe(43);
    expect(leftOf(flight({ seats: null }))).toBeNull();
    expect(leftOf(flight({ seats: 10, passed: 12 }))).toBe(0);
  });
});

describe('how many can still be done', () => {
  it('follows the pace of this desk until the gate closes', () => {
    const one = flight({ inMinutes: 60 });
    // 40 minutes to the gate, 20 s each.
    expect(stillDoable(one, shiftOf([one], { scan: 20, clarification: null }), now)).toBe(120);
    const mixed = flight({ scanned: 3, clarified: 1 });
    // Three of 20 s and one of 180 s are 60 s each on the average.
    expect(stillDoable(mixed, shiftOf([mixed], { scan: 20, clarification: 180 }), now)).toBe(40);
  });

  it('is not told without a pace, and is none when the gate has closed', () => {
    const one = flight({});
    expect(stillDoable(one, shiftOf([one], { scan: null, clarification: null }), now)).toBeNull();
    const closed = flight({ inMinutes: 10 });
    expect(stillDoable(closed, shiftOf([closed], { scan: 20, clarification: null }), now)).toBe(0);
  });
});

describe('the order of the board', () => {
  it('is by departure, what has left last', () => {
    const [gone, late, soon] = [flight({ inMinutes: -5 }), flight({ inMinutes: 90 }), flight({ inMinutes: 30 })];
    const flights = [gone, late, soon].filter((each) => each !== undefined);
    expect(inOrder(flights, now)).toEqual([soon, late, gone]);
    expect(nextFlight(flights, now)).toEqual(soon);
    expect(nextFlight([flight({ inMinutes: -5 })], now)).toBeNull();
  });
});

describe('the balance', () => {
  const lines = fc.array(
    fc.record({
      state: fc.constantFrom('open' as const, 'decided' as const, 'void' as const),
      decision: fc.option(fc.constantFrom(...DecisionKind.options), { nil: null }),
    }),
    { maxLength: 40 },
  );
  const lineOf = ({ state, decision }: Pick<LogLine, 'state' | 'decision'>): LogLine => ({
    screeningId: newId(ScreeningId, 'scr', bytes),
    depth: 'clarification',
    flight: null,
    purpose: null,
    at: nine,
    officer: 'Petugas',
    state,
    decision,
    secondOfficer: null,
    seconds: null,
    touches: null,
    keys: null,
  });

  it('counts everybody exactly once', () => {
    fc.assert(
      fc.property(lines, fc.nat(200), fc.nat(50), (drawn, passed, outside) => {
        const shift = shiftOf([flight({ passed, outside })], { scan: null, clarification: null });
        const totals = balanceOf(shift, drawn.map(lineOf));
        const sum = balanceLines.reduce((total, line) => total + totals[line], 0);
        expect(sum).toBe(passed + outside + drawn.length);
      }),
      { numRuns: runs },
    );
  });

  it('puts an undone clear under void, not under cleared', () => {
    const shift = shiftOf([], { scan: null, clarification: null });
    expect(balanceOf(shift, [lineOf({ state: 'void', decision: 'cleared' })])).toMatchObject({ void: 1, cleared: 0 });
  });
});
