/** Schedules as they are pasted, and rows as they are typed. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  draftOf,
  emptyFlight,
  entryOf,
  faultyFields,
  isUntouched,
  readClock,
  tidy,
  twiceKeys,
} from '../../renderer/flight_draft.ts';
import { readSchedule } from '../../renderer/schedule_text.ts';
import { knownAirports } from '../../shared/domain/airports.ts';
import type { FlightEntry } from '../../shared/contract/shift.ts';

const runs = Number(process.env.TAPIS_RUNS ?? 300);
const defaults = { day: '2026-11-21', gateCloseMinutes: 20, offloadMinutes: 45, airport: 'PLM' };
const flight = (part: Partial<FlightEntry>): FlightEntry => ({
  number: 'AK 450',
  destination: 'KUL',
  day: defaults.day,
  departs: '07:40',
  gateCloseMinutes: 20,
  offloadMinutes: 45,
  seats: null,
  ...part,
});

describe('a pasted schedule', () => {
  it.each([
    ['AK 450 KUL 07:40 180', flight({ seats: 180 })],
    ['ak450;kul;7.40;180', flight({ seats: 180 })],
    ['07:40\tAK0450\tPLM-KUL', flight({})],
    ['1. AK-450 PLM KUL STD 07.40 WIB A320 180 kursi', flight({ seats: 180 })],
    ['21/11/2026 AK 450 KUL 0740', flight({})],
    ['2026-11-21,AK 450,PLM,KUL,07:40,08:50,180', flight({ seats: 180 })],
    ['SQ 8571 SIN 15:30-17:35 162', flight({ number: 'SQ 8571', destination: 'SIN', departs: '15:30', seats: 162 })],
    ['3K 412 SIN 9:05', flight({ number: '3K 412', destination: 'SIN', departs: '09:05' })],
  ])('%s', (line, expected) => {
    const { flights, unread } = readSchedule(line, defaults);
    expect(unread).toEqual([]);
    expect(flights).toEqual([expected]);
  });

  it('hands back what it cannot read and passes over headings and empty lines', () => {
    const text = 'Nomor;Tujuan;Jam\r\n\r\nAK 450;KUL;07:40\r\nJT 123 SIN\r\nKUL 08:00\r\n';
    const { flights, unread } = readSchedule(text, defaults);
    expect(flights).toEqual([flight({})]);
    expect(unread).toEqual(['JT 123 SIN', 'KUL 08:00']);
  });

  it('reads any flight back, in any order of columns, with any separator', () => {
    const upper = (alphabet: string, size: number) =>
      fc.array(fc.constantFrom(...alphabet), { minLength: size, maxLength: size }).map((letters) => letters.join(''));
    const two = (most: number) => fc.integer({ min: 0, max: most }).map((value) => String(value).padStart(2, '0'));
    const entries = fc
      .record({
        airline: upper('ABCDEFGHIJKLMNOPQRSTUVWXYZ', 2),
        digits: fc.integer({ min: 1, max: 9999 }),
        destination: fc.constantFrom(...knownAirports.filter((code) => code !== 'PLM')),
        departs: fc.tuple(two(23), two(59)).map(([hours, minutes]) => `${hours}:${minutes}`),
        seats: fc.option(fc.integer({ min: 1, max: 900 }), { nil: null }),
      })
      .map(({ airline, digits, ...rest }) => flight({ number: `${airline} ${String(digits)}`, ...rest }));
    const order = fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(entries, order, fc.constantFrom(' ', ';', ',', '\t', ' | ', ', '), (entry, columns, separator) => {
        const cells = [entry.number, entry.destination, entry.departs, entry.seats === null ? '' : String(entry.seats)];
        const line = columns.map((column) => cells[column]).join(separator);
        // Seats directly before a number without letters between them cannot be told apart; a separator that is a
        // blank makes such a line ambiguous to a person as well.
        fc.pre(!(separator === ' ' && /\d \d/.test(line.replace(entry.number, 'X'))));
        expect(readSchedule(line, defaults)).toEqual({ flights: [entry], unread: [] });
      }),
      { numRuns: runs },
    );
  });

  it('never breaks on any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const { flights, unread } = readSchedule(text, defaults);
        expect(flights.length + unread.length).toBeLessThanOrEqual(text.split(/\r\n|\r|\n/).length);
      }),
      { numRuns: runs },
    );
  });
});

describe('a typed row', () => {
  const row = (part: Partial<ReturnType<typeof emptyFlight>>) => ({ ...emptyFlight(defaults), ...part });

  it('becomes a flight when it is complete, in the usual form', () => {
    const draft = row({ number: 'ak450', destination: 'kul', departs: '740', seats: ' 180 ' });
    expect(entryOf(draft)).toEqual(flight({ seats: 180 }));
    expect(tidy(draft)).toMatchObject({ number: 'AK 450', destination: 'KUL', departs: '07:40' });
  });

  it('says which fields cannot be right', () => {
    expect(faultyFields(row({ number: 'AK', destination: 'KUL', departs: '25:00', seats: '901', gate: '4' }))).toEqual([
      'number',
      'departs',
      'gate',
      'seats',
    ]);
    expect(faultyFields(draftOf(flight({ seats: 180 })))).toEqual([]);
  });

  it('is left out while nothing stands in it', () => {
    expect(isUntouched(row({}))).toBe(true);
    expect(isUntouched(row({ seats: '1' }))).toBe(false);
  });

  it('finds a flight written twice on the same day', () => {
    const [first, second, other] = [
      row({ number: 'AK 450' }),
      row({ number: 'ak0450' }),
      row({ number: 'AK 450', day: '2026-11-22' }),
    ];
    expect(twiceKeys([first, second, other].filter((draft) => draft !== undefined))).toEqual([second?.key]);
  });

  it.each([
    ['740', '07:40'],
    ['7.40', '07:40'],
    ['0740', '07:40'],
    ['23:59', '23:59'],
    ['pagi', 'pagi'],
    ['7', '7'],
  ])('reads the clock %s as %s', (typed, clock) => {
    expect(readClock(typed)).toBe(clock);
  });
});
