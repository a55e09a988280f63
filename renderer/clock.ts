/** The only reader of this machine's clock in the page. Countdowns follow the station's clock, not the tablet's. */
import { useSyncExternalStore } from 'react';
import { millis, type Instant } from '../shared/time.ts';

let ahead = 0;

/** Milliseconds since 1970 on the station's clock. */
export const stationNow = (): number => Date.now() + ahead;

/** Takes over the station's clock from an answer just received. */
export function alignClock(now: Instant): void {
  const difference = millis(now) - Date.now();
  // Below a second it is the way of the answer, not the clock.
  if (Math.abs(difference - ahead) > 1000) ahead = difference;
}

/** Milliseconds since the page was opened; never goes back. For measuring how long a step took. */
export const elapsed = (): number => performance.now();

const listeners = new Set<() => void>();
let second = Math.floor(stationNow() / 1000);
let ticking: ReturnType<typeof setInterval> | undefined;

function tick() {
  const now = Math.floor(stationNow() / 1000);
  if (now === second) return;
  second = now;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  ticking ??= setInterval(tick, 250);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(ticking);
    ticking = undefined;
  };
}

/** The station's clock in milliseconds, renewed each full second. */
export const useNow = (): number => useSyncExternalStore(subscribe, () => second) * 1000;
