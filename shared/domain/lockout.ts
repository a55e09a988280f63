/** How long a PIN is refused after wrong ones. It grows, but never closes the desk: five minutes at most. */

/**
 * Seconds a person must wait after so many wrong PINs in a row: none for the first two, then 5, 10, 20 … up to 300.
 * `lockedSeconds(2)` is 0, `lockedSeconds(3)` is 5, `lockedSeconds(5)` is 20, `lockedSeconds(60)` is 300.
 */
export function lockedSeconds(failed: number): number {
  return failed < 3 ? 0 : Math.min(300, 5 * 2 ** Math.min(failed - 3, 10));
}

/** One digit repeated, or a straight run up or down, is no PIN. */
export function pinTooSimple(pin: string): boolean {
  const steps = new Set(
    Array.from(pin)
      .slice(1)
      .map((digit, index) => Number(digit) - Number(pin[index])),
  );
  return steps.size === 1 && [-1, 0, 1].some((step) => steps.has(step));
}
