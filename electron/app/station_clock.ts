/** The time of the record: the wall clock, but never behind the log, and never standing still. */
import { instantOf, millis, type Instant } from '../../shared/time.ts';
import type { Clock } from './application.ts';

/** The station's time. */
export interface StationClock {
  readonly now: () => Instant;
  /** An event was written at this moment: no later one comes before it. */
  readonly noted: (at: Instant) => void;
}

/**
 * A wall clock that was set back must not put events out of order, nor stop the time in which lock-outs, undo and
 * approvals run out: while it stands behind the last event, time goes on from that event by the monotonic clock. That
 * the clock was behind is recorded when the station opens.
 * @param last time of the last event in the log, or null
 */
export function stationClock(clock: Clock, last: Instant | null): StationClock {
  let floor = last === null ? null : { at: millis(last), mono: clock.monotonic() };
  return {
    now: () => {
      const wall = clock.now();
      if (floor === null) return wall;
      const running = instantOf(floor.at + clock.monotonic() - floor.mono);
      return running > wall ? running : wall;
    },
    noted: (at) => {
      floor = { at: millis(at), mono: clock.monotonic() };
    },
  };
}
