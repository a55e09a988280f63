/**
 * What an officer has begun on this tablet stays with that officer: through the lock, and while a colleague works here in between.
 * Nobody sees what another one was writing.
 */
import type { StoreApi } from 'zustand';

interface Kept {
  /** Puts away what is there now and returns how to bring it back. */
  putAway(): () => void;
}

const stores: Kept[] = [];
const away = new Map<string, readonly (() => void)[]>();
let here: string | null = null;

/** Keeps a store's state per officer; `blank` is what a new one begins with. */
export function keepPerOfficer<T extends object>(store: Pick<StoreApi<T>, 'getState' | 'setState'>, blank: T): void {
  stores.push({
    putAway: () => {
      const kept = store.getState();
      store.setState(blank, true);
      return () => store.setState(kept, true);
    },
  });
}

/** Who is at this tablet; null: locked, or nobody signed in. */
export const officerHere = (): string | null => here;

/** Another officer is at this tablet, or nobody (null: locked, signed out). */
export function changeOfficer(to: string | null): void {
  if (to === here) return;
  const brought = stores.map((store) => store.putAway());
  if (here !== null) away.set(here, brought);
  here = to;
  if (to === null) return;
  for (const bringBack of away.get(to) ?? []) bringBack();
  away.delete(to);
}
