/** Shares of small numbers, with how far they can be trusted. */

/** A share `hits` of `n`, with its 95 % interval. */
export interface Proportion {
  readonly hits: number;
  readonly n: number;
  readonly low: number;
  readonly high: number;
}

/** The 97.5 % point of the normal distribution: 95 % lie within it on both sides. */
const z = 1.959963984540054;

/**
 * The 95 % interval of a share by Wilson (1927), both ends between 0 and 1. It holds for small numbers and for shares of
 * none or all, where the usual interval has no width. Of no cases nothing is known: 0 to 1.
 */
export function wilson(hits: number, n: number): { low: number; high: number } {
  if (n === 0) return { low: 0, high: 1 };
  const share = hits / n;
  const middle = share + z ** 2 / (2 * n);
  const reach = z * Math.sqrt((share * (1 - share)) / n + z ** 2 / (4 * n ** 2));
  const whole = 1 + z ** 2 / n;
  // With none or all of the cases the end is 0 or 1 exactly; rounding would leave it a little beside.
  return {
    low: hits === 0 ? 0 : (middle - reach) / whole,
    high: hits === n ? 1 : (middle + reach) / whole,
  };
}

/** A share with its interval. */
export const proportion = (hits: number, n: number): Proportion => ({ hits, n, ...wilson(hits, n) });
