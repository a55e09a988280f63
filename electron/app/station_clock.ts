/** The time of the record: the wall clock, but never behind the log, and never standing still. */
import { instantOf, millis, type Instant } from '../../shared/time.ts';
import type { Clock } from './application.ts';

/** Milliseconds. Everything that runs out here does so in minutes or days. */
const smallestJump = 10_000;

/** The station's time. */
export interface StationClock {
  readonly now: () => Instant;
  /** An event was written at this moment: no later one comes before it. */
  readonly noted: (at: Instant) => void;
  /**
   * Seconds by which the wall clock went another way than time since this was asked last; 0 where it kept step. A
   * machine that slept also seems to jump: the monotonic clock stands still meanwhile.
   */
  readonly jumped: () => number;
}

/**
 * A wall clock that was set back must not put events out of order, nor stop the time in which lock-outs, undo and
 * approvals run out: while it stands behind the last event, time goes on from that event by the monotonic clock. That
 * the clock was behind is recorded when the station opens.
 * @param last time of the last event in the log, or null
 */
export function stationClock(clock: Clock, last: Instant | null): StationClock {
  const both = () => ({ wall: millis(clock.now()), mono: clock.monotonic() });
  let seen = both();
  let floor = last === null ? null : { at: millis(last), mono: clock.monotonic() };
  return {
    now: () => {
      const wall = clock.now();
      if (floor === null) return wall;
      const running = instantOf(floor.at + clock.monotonic() - floor.mono);
      return running > wall ? running : wall;
    },
    jumped: () => {
      const now = both();
      const by = now.wall - seen.wall - (now.mono - seen.mono);
      // Small steps are the time service at work: it must not add up what it takes back again.
      if (Math.abs(by) < smallestJump) return 0;
      seen = now;
      return Math.round(by / 1000);
    },
    noted: (at) => {
      floor = { at: millis(at), mono: clock.monotonic() };
    },
  };
}
