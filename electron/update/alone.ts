/** Who works with a folder alone, and waiting for one's turn. */
import { lockStation, StationBusy } from '../../db/open.ts';
import type { Starting } from './starting.ts';

/** How often the mark is looked for, in milliseconds. */
export const lookMillis = 100;

/** Takes a folder's lock; null where another program has it. */
export function hold(folder: string): (() => void) | null {
  try {
    return lockStation(folder);
  } catch (cause) {
    if (cause instanceof StationBusy) return null;
    throw cause;
  }
}

/** Somebody asked for the end while this start waited for another one. Nothing was begun. */
export class AskedToEnd extends Error {}

/** Waits until the next look. */
export const pause = () => new Promise<void>((resolve) => setTimeout(resolve, lookMillis));

/** Pauses that throw AskedToEnd once somebody asks for the end. */
export function pausesUntil({ stop }: Pick<Starting, 'stop'>): () => Promise<void> {
  const asked: NodeJS.Signals[] = [];
  void stop.then((signal) => asked.push(signal));
  return async () => {
    await pause();
    if (asked.length > 0) throw new AskedToEnd('nothing was begun');
  };
}

/**
 * Runs work alone, once whoever has the folder's lock lets go of it.
 * @throws StationBusy after so many milliseconds, and what a pause throws
 */
export async function alone<T>(
  folder: string,
  { most, wait }: { most: number; wait: () => Promise<void> },
  work: () => Promise<T>,
): Promise<T> {
  let unlock = hold(folder);
  for (let waited = 0; unlock === null; waited += lookMillis) {
    if (waited >= most) throw new StationBusy('another program works with this station');
    await wait();
    unlock = hold(folder);
  }
  try {
    return await work();
  } finally {
    unlock();
  }
}
