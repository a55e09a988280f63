/** How many calls a caller may make: as the count is kept, and as each of the three ways in asks for it. */
import { describe, expect, it } from 'vitest';
import { callsAtOnce, callsPerSecond, createCallLimit } from '../../electron/app/call_limit.ts';
import { heldClock } from './machine.ts';

/** Calls until the first that is refused. */
const taken = (takes: () => boolean): number => {
  let count = 0;
  while (count < 100_000 && takes()) count += 1;
  return count;
};

describe('the limit of calls', () => {
  it('lets so many through at once, then so many a second, and after a rest as many again [E22 L8 V2.4.1]', () => {
    const clock = heldClock();
    const limit = createCallLimit(() => clock.monotonic());
    // Written out once more on purpose: whoever loosens them says so in two places.
    expect([callsAtOnce, callsPerSecond]).toEqual([3_000, 300]);
    const burst = () => taken(() => limit.takes('page-1'));
    expect(burst()).toBe(callsAtOnce);
    clock.advance(1_000);
    expect(burst()).toBe(callsPerSecond);
    clock.advance(60_000);
    expect(burst()).toBe(callsAtOnce);
  });

  it('is never in the way of a page that reads all day long as often as changes are told', () => {
    const clock = heldClock();
    const limit = createCallLimit(() => clock.monotonic());
    // Four times a second, with three windows on one ticket and fifteen queries in each.
    for (let tick = 0; tick < 4 * 600; tick += 1) {
      for (let call = 0; call < 3 * 15; call += 1) expect(limit.takes('page-1')).toBe(true);
      clock.advance(250);
    }
  });

  it('counts each caller apart, and does not forget one that still owes', () => {
    const clock = heldClock();
    const limit = createCallLimit(() => clock.monotonic(), { atOnce: 3, perSecond: 1 });
    expect(taken(() => limit.takes('page-0'))).toBe(3);
    for (let other = 1; other < 200; other += 1) expect(limit.takes(`page-${String(other)}`)).toBe(true);
    expect(limit.takes('page-0')).toBe(false);
    clock.advance(1_000);
    expect(taken(() => limit.takes('page-0'))).toBe(1);
  });
});
