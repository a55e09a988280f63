import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agreementOf, cohensKappa, fewestForKappa, type Pair } from '../../../shared/domain/agreement.ts';
import { OwnAssessment } from '../../../shared/domain/words.ts';

const times = (n: number, first: OwnAssessment, second: OwnAssessment): Pair[] =>
  Array.from({ length: n }, () => ({ first, second }));
const anyPairs = fc.array(
  fc.record({ first: fc.constantFrom(...OwnAssessment.options), second: fc.constantFrom(...OwnAssessment.options) }),
  { minLength: 1, maxLength: 80 },
);

describe('agreement', () => {
  it("is Cohen's kappa of a worked table", () => {
    // Observed 35 of 50 alike; chance 0.5 × 0.6 + 0.5 × 0.4 = 0.5: (0.7 − 0.5) / (1 − 0.5).
    const pairs = [
      ...times(20, 'clear', 'clear'),
      ...times(5, 'clear', 'concern'),
      ...times(10, 'concern', 'clear'),
      ...times(15, 'concern', 'concern'),
    ];
    expect(cohensKappa(pairs)).toBeCloseTo(0.4, 12);
    const { same, kappa } = agreementOf(pairs);
    expect(same).toMatchObject({ hits: 35, n: 50 });
    // Wilson's interval of 35 of 50.
    expect(same.low).toBeCloseTo(0.5625, 3);
    expect(same.high).toBeCloseTo(0.809, 3);
    expect(kappa).toBeCloseTo(0.4, 12);
  });

  it('says nothing of kappa with too few pairs, or where both always said the same one thing', () => {
    expect(agreementOf([])).toEqual({ same: { hits: 0, n: 0, low: 0, high: 1 }, kappa: null });
    const few = [...times(fewestForKappa - 2, 'clear', 'clear'), ...times(1, 'concern', 'concern')];
    expect(agreementOf(few).kappa).toBeNull();
    expect(agreementOf([...few, ...times(1, 'concern', 'concern')]).kappa).toBeCloseTo(1, 12);
    expect(agreementOf(times(50, 'clear', 'clear')).kappa).toBeNull();
  });

  it('is the same whoever is called first, at most 1, and 1 only when all agree', () => {
    fc.assert(
      fc.property(anyPairs, (pairs) => {
        const kappa = cohensKappa(pairs);
        const turned = cohensKappa(pairs.map(({ first, second }) => ({ first: second, second: first })));
        if (kappa === null) {
          expect(turned).toBeNull();
          return;
        }
        expect(turned).toBeCloseTo(kappa, 9);
        expect(kappa).toBeLessThanOrEqual(1 + 1e-12);
        expect(kappa > 1 - 1e-9).toBe(pairs.every(({ first, second }) => first === second));
      }),
    );
  });
});
