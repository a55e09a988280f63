/** The clock of made-up days: it stands still until it is moved, wall and running time together, so that nothing ever jumps. */
import { momentOf, millis, type ClockTime, type Day, type Instant } from '../../../shared/time.ts';
import type { Clock } from '../../app/application.ts';

/** A clock that whoever works moves on. */
export interface DeskClock extends Clock {
  /** Milliseconds since 1970. */
  readonly at: () => number;
  readonly pass: (seconds: number) => void;
  /** Moves on to a moment (milliseconds since 1970); one that is past is left past. */
  readonly reach: (at: number) => void;
}

/** A clock that begins at this moment, in milliseconds since 1970. */
export function deskClock(start: number): DeskClock {
  let at = start;
  let told: { readonly at: number; readonly text: Instant } = { at, text: new Date(at).toISOString() };
  return {
    at: () => at,
    now: () => {
      if (told.at !== at) told = { at, text: new Date(at).toISOString() };
      return told.text;
    },
    monotonic: () => at - start,
    pass: (seconds) => {
      at += Math.round(seconds * 1000);
    },
    reach: (moment) => {
      at = Math.max(at, moment);
    },
  };
}

/** A time of a day at the station, in milliseconds since 1970. */
export const epochOf = (day: Day, time: ClockTime): number => millis(momentOf(day, time));
