/** Who is signed in where: a table in memory, so that a restart asks everybody for the PIN again. */
import type { OfficerId } from '../../shared/ids.ts';
import type { Instant } from '../../shared/time.ts';
import { addMillis } from '../../shared/time.ts';
import type { CallerKey } from './application.ts';

/** One officer at one page. */
export interface Session {
  readonly officerId: OfficerId;
  /** When the PIN was entered last. */
  enteredAt: Instant;
  locked: boolean;
  lastCommandAt: Instant;
  /** When each subject's personal data was last shown here: a view that is only read again writes no second event. */
  readonly viewed: Map<string, Instant>;
}

/** Sessions by caller. */
export interface Sessions {
  get(caller: CallerKey): Session | null;
  start(caller: CallerKey, officerId: OfficerId, now: Instant): void;
  readonly end: (caller: CallerKey) => void;
  /** Ends the sessions of an officer at all pages but this one. */
  endElsewhere(officerId: OfficerId, caller: CallerKey | null): void;
  /**
   * Locks a session in which nothing was done for `idleMs` (the page locks earlier, at its own idle time), and one at work
   * whose PIN was entered longer than `longestMillis` ago.
   */
  lockDue(caller: CallerKey, now: Instant, idleMs: number): void;
}

/** Twelve hours in milliseconds: no shift is longer, and whoever works on enters the PIN once more. */
export const longestMillis = 12 * 3_600_000;

/** An empty table. */
export function createSessions(): Sessions {
  const table = new Map<CallerKey, Session>();
  return {
    get: (caller) => table.get(caller) ?? null,
    start: (caller, officerId, now) => {
      const known = table.get(caller);
      if (known?.officerId === officerId) {
        if (known.locked) known.viewed.clear();
        known.locked = false;
        known.enteredAt = now;
        known.lastCommandAt = now;
      } else {
        table.set(caller, { officerId, enteredAt: now, locked: false, lastCommandAt: now, viewed: new Map() });
      }
    },
    end: (caller) => {
      table.delete(caller);
    },
    endElsewhere: (officerId, caller) => {
      for (const [key, session] of table) if (session.officerId === officerId && key !== caller) table.delete(key);
    },
    lockDue: (caller, now, idleMs) => {
      const session = table.get(caller);
      if (session === undefined) return;
      const { lastCommandAt, enteredAt } = session;
      if (addMillis(lastCommandAt, idleMs) < now || addMillis(enteredAt, longestMillis) < now) session.locked = true;
    },
  };
}
