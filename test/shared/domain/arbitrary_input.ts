/** Arbitrary inputs over the whole delivered catalogue, well formed by construction. */
import fc from 'fast-check';
import type { AssessmentInput } from '../../../shared/domain/assessment_input.ts';
import type { Indicator } from '../../../shared/domain/catalogue_entries.ts';
import { DocumentStatus, type IndicatorAnswer, MitigationValue } from '../../../shared/domain/words.ts';
import { catalogue } from './delivered.ts';

/** Number of runs; the soak raises it. */
export const runs = Number(process.env.TAPIS_RUNS ?? 300);

const some = <Value>(codes: readonly string[], value: (code: string) => fc.Arbitrary<Value>, most: number) =>
  fc
    .uniqueArray(fc.constantFrom(...codes), { maxLength: most })
    .chain((chosen) => fc.record(Object.fromEntries(chosen.map((code) => [code, value(code)]))));

const answer = (indicator: Indicator): fc.Arbitrary<IndicatorAnswer> =>
  fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({ value: fc.constant('present' as const), basis: fc.constantFrom(...indicator.basis) }),
    },
    {
      weight: 2,
      arbitrary: fc.record({ value: fc.constant('absent' as const), basis: fc.constantFrom(...indicator.basis) }),
    },
    { weight: 1, arbitrary: fc.constant({ value: 'notAsked' as const, basis: null }) },
    { weight: 1, arbitrary: fc.constant({ value: 'declined' as const, basis: 'statement' as const }) },
  );

const indicatorOf = (code: string): Indicator => {
  const found = catalogue.indicators.find((indicator) => indicator.code === code);
  if (found === undefined) throw new Error(code);
  return found;
};

const codes = (entries: readonly { readonly code: string }[]) => entries.map(({ code }) => code);

/** Any present indicator, with a basis it allows. */
export const anyPresent = fc
  .constantFrom(...catalogue.indicators)
  .chain(({ code, basis }) => fc.record({ code: fc.constant(code), basis: fc.constantFrom(...basis) }));

/** Any input that the catalogue allows. */
export const anyInput: fc.Arbitrary<AssessmentInput> = fc.record({
  id: fc.constant('F'),
  minor: fc.oneof({ weight: 5, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
  purpose: fc.constantFrom(...codes(catalogue.purposes)),
  destination: fc.constantFrom('MYS', 'SGP', 'SAU', 'KHM', 'JPN'),
  transit: fc.array(fc.constantFrom('MYS', 'SGP', 'THA', 'LKA'), { maxLength: 3 }),
  documents: some(codes(catalogue.documents), () => fc.constantFrom(...DocumentStatus.options), 12),
  indicators: some(codes(catalogue.indicators), (code) => answer(indicatorOf(code)), 14),
  mitigations: some(codes(catalogue.mitigations), () => fc.constantFrom(...MitigationValue.options), 9),
});
