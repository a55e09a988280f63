/** How far two people who judged the same cases apart from each other agree. */
import { z } from 'zod';
import { proportion } from './proportion.ts';
import { OwnAssessment } from './words.ts';

/** One case judged twice. */
export interface Pair {
  readonly first: OwnAssessment;
  readonly second: OwnAssessment;
}

/** So many pairs are needed before kappa says anything; below, its interval is wider than its scale. */
export const fewestForKappa = 20;

/** Agreement over a set of pairs. */
export const Agreement = z.strictObject({
  /** Cases judged alike, of all, with the 95 % interval by Wilson. */
  same: z.strictObject({ hits: z.int(), n: z.int(), low: z.number(), high: z.number() }),
  /** Cohen's kappa: agreement beyond what the two would reach by chance. Null: too few, or chance explains all of it. */
  kappa: z.number().nullable(),
});
export type Agreement = z.infer<typeof Agreement>;

/** Cohen's kappa (1960), unweighted; null where it is not defined because both always said the same one thing. */
export function cohensKappa(pairs: readonly Pair[]): number | null {
  const n = pairs.length;
  const share = (of: (pair: Pair) => boolean) => pairs.filter(of).length / n;
  const observed = share(({ first, second }) => first === second);
  const chance = OwnAssessment.options.reduce(
    (sum, word) => sum + share(({ first }) => first === word) * share(({ second }) => second === word),
    0,
  );
  return n === 0 || chance === 1 ? null : (observed - chance) / (1 - chance);
}

/** The agreement figure of these pairs. */
export const agreementOf = (pairs: readonly Pair[]): Agreement => ({
  same: proportion(pairs.filter(({ first, second }) => first === second).length, pairs.length),
  kappa: pairs.length < fewestForKappa ? null : cohensKappa(pairs),
});
