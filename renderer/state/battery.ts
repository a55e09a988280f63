/** The battery of the machine this page stands on, where its browser tells. */
import { useEffect, useState } from 'react';
import { z } from 'zod';

/** As browsers describe it: the share that is left, 0 to 1. */
const Manager = z.object({ level: z.number().min(0).max(1), charging: z.boolean() });

/** What is left, whole percent, and whether it is being charged. */
export interface Battery {
  readonly percent: number;
  readonly charging: boolean;
}

const readBattery = (manager: unknown): Battery | null => {
  const found = Manager.safeParse(manager);
  return found.success ? { percent: Math.round(found.data.level * 100), charging: found.data.charging } : null;
};

/** The battery as it is now; null where there is none, or where it is not told. A machine on the mains says it is charging. */
export function useBattery(): Battery | null {
  const [battery, setBattery] = useState<Battery | null>(null);
  useEffect(() => {
    const left = new AbortController();
    void navigator.getBattery?.().then(
      (manager) => {
        if (left.signal.aborted) return;
        const read = () => setBattery(readBattery(manager));
        for (const change of ['levelchange', 'chargingchange'])
          manager.addEventListener(change, read, { signal: left.signal });
        read();
      },
      // A platform that refuses to tell is one that does not tell.
      () => setBattery(null),
    );
    return () => left.abort();
  }, []);
  return battery;
}
