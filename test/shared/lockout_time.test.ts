import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { lockedSeconds, pinTooSimple } from '../../shared/domain/lockout.ts';
import { newId, ScreeningId } from '../../shared/ids.ts';
import { addMillis, clockOf, dayOf, instantOf, millis, momentOf } from '../../shared/time.ts';

const runs = Number(process.env.TAPIS_RUNS ?? 300);

describe('lock-out', () => {
  it('grows and stops at five minutes, so that the desk never closes itself', () => {
    expect([0, 1, 2, 3, 4, 5, 8, 9, 10, 1000].map(lockedSeconds)).toEqual([0, 0, 0, 5, 10, 20, 160, 300, 300, 300]);
  });

  it('knows PINs that are none', () => {
    expect(['111111', '123456', '987654', '012345678'].map(pinTooSimple)).toEqual([true, true, true, true]);
    expect(['314159', '121212', '112233'].map(pinTooSimple)).toEqual([false, false, false]);
  });
});

describe('time', () => {
  it('is WIB on the desk and UTC in the record', () => {
    expect(momentOf('2026-11-21', '06:40')).toBe('2026-11-20T23:40:00.000Z');
    expect(dayOf('2026-11-20T23:40:00.000Z')).toBe('2026-11-21');
    expect(clockOf('2026-11-20T17:00:00.000Z')).toBe('00:00');
  });

  it('is read and shown as the calendar of Jakarta has it', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1975-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }),
        (date) => {
          const at = date.toISOString();
          const there = Temporal.Instant.from(at).toZonedDateTimeISO('Asia/Jakarta');
          expect(millis(at)).toBe(there.epochMilliseconds);
          expect(instantOf(millis(at) + 0.7)).toBe(at);
          expect(dayOf(at)).toBe(there.toPlainDate().toString());
          expect(momentOf(dayOf(at), clockOf(at))).toBe(`${at.slice(0, 16)}:00.000Z`);
          expect(clockOf(at)).toBe(there.toPlainTime().toString({ smallestUnit: 'minute' }));
        },
      ),
      { numRuns: runs },
    );
    expect(() => millis('soon')).toThrow(RangeError);
  });

  it('adds and takes away without loss', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), (ms) => {
        const at = '2026-11-20T23:40:00.000Z';
        expect(addMillis(addMillis(at, ms), -ms)).toBe(at);
      }),
      { numRuns: runs },
    );
  });
});

describe('identifiers', () => {
  it('are of their kind whatever the random bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 20, maxLength: 20 }), (bytes) => {
        expect(ScreeningId.safeParse(newId(ScreeningId, 'scr', () => bytes)).success).toBe(true);
      }),
      { numRuns: runs },
    );
  });
});
