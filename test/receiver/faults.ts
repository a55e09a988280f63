/** Everything that goes wrong between a station and a receiver, drawn by a seed. */

export const faults = [
  'cutBefore',
  'cutAfter',
  'late',
  'slow',
  'error500',
  'busy429',
  'busy503',
  'half',
  'wrongSignature',
  'otherRequest',
  'garbage',
  'redirect',
  'twice',
  'replayed',
  'killedBefore',
  'killedAfter',
] as const;
export type Fault = (typeof faults)[number];

/** A small generator (mulberry32): the same seed gives the same faults. */
export function diceOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A fault in so many of ten requests, or none. */
export function drawnFault(dice: () => number, ofTen: number): Fault | null {
  if (dice() * 10 >= ofTen) return null;
  return faults[Math.floor(dice() * faults.length)] ?? null;
}
