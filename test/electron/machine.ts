/** A machine whose clock and randomness a test holds: two of them with the same seed give the same station. */
import { createHash } from 'node:crypto';
import type { Clock, Machine } from '../../electron/app/application.ts';
import { instantOf, millis, type Instant } from '../../shared/time.ts';

/** A clock that stands still until told. */
export interface HeldClock extends Clock {
  advance(ms: number): void;
  /** Somebody sets the wall clock; time itself goes on. */
  jump(ms: number): void;
}

/** A clock at a Saturday morning of November 2026. */
export function heldClock(start: Instant = '2026-11-21T00:30:00.000Z'): HeldClock {
  let passed = 0;
  let set = 0;
  return {
    now: () => instantOf(millis(start) + passed + set),
    monotonic: () => 1000 + passed,
    advance: (ms) => {
      passed += ms;
    },
    jump: (ms) => {
      set += ms;
    },
  };
}

/** Bytes that look random and are the same for the same seed. */
export function seededRandom(seed: string): (bytes: number) => Uint8Array {
  let count = 0;
  return (bytes) => {
    const blocks: Buffer[] = [];
    for (let have = 0; have < bytes; have += 32) {
      count += 1;
      blocks.push(
        createHash('sha256')
          .update(`${seed} ${String(count)}`)
          .digest(),
      );
    }
    return new Uint8Array(Buffer.concat(blocks).subarray(0, bytes));
  };
}

/** Chance, the same for the same seed. */
export function diceOf(seed: string) {
  const bytes = seededRandom(seed);
  /** A whole number from 0 up to below `below`. */
  const upTo = (below: number): number => new DataView(bytes(4).buffer).getUint32(0) % below;
  return {
    upTo,
    oneOf: <T>(list: readonly T[]): T => {
      const one = list[upTo(list.length)];
      if (one === undefined) throw new Error('an empty list');
      return one;
    },
    chance: (percent: number): boolean => upTo(100) < percent,
  };
}

/** A machine over a folder; what is not given is held still. */
export const testMachine = (dataDir: string, given: Pick<Machine, 'secrets'> & Partial<Machine>): Machine => ({
  dataDir,
  clock: heldClock(),
  random: seededRandom('tapis'),
  log: { note: () => undefined },
  ...given,
});
