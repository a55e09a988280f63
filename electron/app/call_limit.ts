/** How many calls one caller may make: far more than a page at work, far less than a page that runs wild. */

/** So many at once, */
export const callsAtOnce = 3_000;
/** and from then on so many in a second. A busy board asks forty times, a device that hands in what waited some two hundred. */
export const callsPerSecond = 300;

/** Counts calls of callers. */
export interface CallLimit {
  /** Whether this caller may make one now; it then counts. */
  takes(caller: string): boolean;
}

/** Nobody has called yet. @param monotonic milliseconds that never go back */
export function createCallLimit(
  monotonic: () => number,
  { atOnce = callsAtOnce, perSecond = callsPerSecond } = {},
): CallLimit {
  /** Of each caller, when all its calls will have been paid for; in parts of a call, a thousand for each. */
  const paid = new Map<string, number>();
  const price = 1_000;
  return {
    takes(caller) {
      const now = monotonic() * perSecond;
      const until = Math.max(paid.get(caller) ?? now, now) + price;
      // One part more: what is reckoned with is no whole number.
      if (until - now > atOnce * price + 1) return false;
      // Who owes nothing is as good as new.
      if (paid.size >= 64) for (const [other, at] of paid) if (at <= now) paid.delete(other);
      paid.set(caller, until);
      return true;
    },
  };
}
