/** The windows of paired devices, each a caller with a session of its own; in memory only. */
import type { DeviceId } from '../../../shared/ids.ts';
import type { Instant } from '../../../shared/time.ts';
import type { CallerKey, Clock } from '../application.ts';

/** Most windows of one device; of more, the one silent for longest is gone. */
const mostWindows = 16;

/** A window asks for its session every second, in the background at least once a minute: silent for so long, it is gone. */
const unseenMillis = 5 * 60_000;

interface Device {
  seenAt: Instant;
  /** When each window was heard of last, by the monotonic clock; the latest at the end. */
  readonly windows: Map<string, number>;
}

/** @param forget ends the session of a caller */
export function createDesks(clock: Clock, forget: (caller: CallerKey) => void) {
  const devices = new Map<DeviceId, Device>();
  const callerOf = (id: DeviceId, window: string): CallerKey => `device-${id}-${window}`;
  const drop = (id: DeviceId, window: string) => {
    if (devices.get(id)?.windows.delete(window) === true) forget(callerOf(id, window));
  };
  return {
    /** The caller behind a window, which is heard of now. */
    seen(id: DeviceId, window: string): CallerKey {
      const known = devices.get(id) ?? { seenAt: clock.now(), windows: new Map<string, number>() };
      devices.set(id, known);
      known.seenAt = clock.now();
      known.windows.delete(window);
      known.windows.set(window, clock.monotonic());
      const [silent] = known.windows.keys();
      if (known.windows.size > mostWindows && silent !== undefined) drop(id, silent);
      return callerOf(id, window);
    },
    drop,
    has: (id: DeviceId, window: string): boolean => devices.get(id)?.windows.has(window) === true,
    /** The device is gone with all its windows. */
    end(id: DeviceId): void {
      for (const window of [...(devices.get(id)?.windows.keys() ?? [])]) drop(id, window);
    },
    seenAt: (id: DeviceId): Instant | null => devices.get(id)?.seenAt ?? null,
    /** Ends the sessions of windows that are silent. */
    sweep: (): void => {
      const line = clock.monotonic() - unseenMillis;
      for (const [id, { windows }] of devices) {
        for (const [window, seen] of [...windows]) if (seen < line) drop(id, window);
      }
    },
  };
}
