import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wilson } from '../../../shared/domain/proportion.ts';
import { runs } from './arbitrary_input.ts';

test.each([
  // Newcombe, Statistics in Medicine 17 (1998), table I: method 3 (score without continuity correction).
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
])('%i of %i lies between %f and %f', (hits, n, low, high) => {
  const found = wilson(hits, n);
  expect(found.low).toBeCloseTo(low, 4);
  expect(found.high).toBeCloseTo(high, 4);
});

test('of no cases nothing is known', () => {
  expect(wilson(0, 0)).toEqual({ low: 0, high: 1 });
});

test('the share lies within, both ends between 0 and 1, and the other way round is the mirror', () => {
  const share = fc
    .integer({ min: 1, max: 5000 })
    .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));
  fc.assert(
    fc.property(share, ([hits, n]) => {
      const { low, high } = wilson(hits, n);
      expect(low).toBeGreaterThanOrEqual(0);
      expect(low).toBeLessThanOrEqual(hits / n);
      expect(high).toBeGreaterThanOrEqual(hits / n);
      expect(high).toBeLessThanOrEqual(1);
      expect(wilson(n - hits, n).low).toBeCloseTo(1 - high, 12);
    }),
    { numRuns: runs },
  );
});
