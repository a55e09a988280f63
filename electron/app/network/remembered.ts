/** What the host answered a window last, in memory only, for as long as its officer is there. */
import { z } from 'zod';
import { addMillis, Instant } from '../../../shared/time.ts';
import type { Clock } from '../application.ts';

/** Most answers of a window; of more, the one asked for longest ago goes. */
const most = 60;

const WithNow = z.looseObject({ now: Instant });

/** The station's clock as the device knows it: what the host said last, and the time since then by a clock that nobody sets. */
export function stationPulse(clock: Clock) {
  let heard: { readonly now: Instant; readonly at: number } | null = null;
  return {
    /** The host answered this. */
    hear(value: unknown): void {
      const found = WithNow.safeParse(value);
      if (found.success) heard = { now: found.data.now, at: clock.monotonic() };
    },
    now: (): Instant => (heard === null ? clock.now() : addMillis(heard.now, clock.monotonic() - heard.at)),
  };
}
/** See `stationPulse`. */
export type StationPulse = ReturnType<typeof stationPulse>;

/** The answers of one window. */
export function remembered(pulse: StationPulse) {
  const answers = new Map<string, unknown>();
  const keyOf = (name: string, input: unknown): string => `${name} ${JSON.stringify(input)}`;
  return {
    keep(name: string, input: unknown, value: unknown): void {
      const key = keyOf(name, input);
      answers.delete(key);
      answers.set(key, value);
      const [oldest] = answers.keys();
      if (answers.size > most && oldest !== undefined) answers.delete(oldest);
    },
    /** Undefined: it never asked this. The moment in an answer is the present one. */
    find(name: string, input: unknown): unknown {
      const value = answers.get(keyOf(name, input));
      const timed = WithNow.safeParse(value);
      return timed.success ? { ...timed.data, now: pulse.now() } : value;
    },
    /** Forgets all but the answers to these calls. */
    only(names: readonly string[]): void {
      for (const key of [...answers.keys()]) if (!names.includes(key.split(' ', 1)[0] ?? '')) answers.delete(key);
    },
  };
}
/** See `remembered`. */
export type Remembered = ReturnType<typeof remembered>;
