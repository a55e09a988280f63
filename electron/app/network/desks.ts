/** The windows of paired devices, each a caller with a session of its own; in memory only. */
import type { Reader } from '../../../db/store.ts';
import type { DevicePlace } from '../../../shared/domain/words.ts';
import { DeviceId } from '../../../shared/ids.ts';
import type { Instant } from '../../../shared/time.ts';
import type { CallerKey, Clock } from '../application.ts';
import type { Desk } from '../context.ts';

/** Most windows of one device; of more, the one silent for longest is gone. */
const mostWindows = 16;

/** A window asks for its session every second, in the background at least once a minute: silent for so long, it is gone. */
const unseenMillis = 5 * 60_000;

interface Device {
  seenAt: Instant;
  /** When each window was heard of last, by the monotonic clock; the latest at the end. */
  readonly windows: Map<string, number>;
}

const callerOf = (id: DeviceId, window: string): CallerKey => `device-${id}-${window}`;

/**
 * Where a caller's machine stands: as the admin said of the paired device it is a window of, or of the station's own machine.
 * @param own the place of the station's own machine
 */
export function deskOf(read: Reader, own: DevicePlace, caller: CallerKey | null): Desk {
  const id = DeviceId.safeParse(/^device-([^-]+)-/.exec(caller ?? '')?.[1]).data;
  const device = id === undefined ? null : read.device(id);
  return device === null ? { place: own, device: null } : { place: device.place, device: device.name };
}

/** @param forget ends the session of a caller */
export function createDesks(clock: Clock, forget: (caller: CallerKey) => void) {
  const devices = new Map<DeviceId, Device>();
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
