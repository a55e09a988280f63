/** Who is signed in where: a table in memory, so that a restart asks everybody for the PIN again. */
import type { OfficerId } from '../../shared/ids.ts';
import type { Instant } from '../../shared/time.ts';
import { addMillis } from '../../shared/time.ts';
import type { CallerKey } from './application.ts';

/** One officer at one page. */
export interface Session {
  readonly officerId: OfficerId;
  readonly startedAt: Instant;
  locked: boolean;
  lastCommandAt: Instant;
  /** The subject whose personal data was shown last: the same again writes no second access event. */
  lastViewed: string | null;
}

/** Sessions by caller. */
export interface Sessions {
  get(caller: CallerKey): Session | null;
  start(caller: CallerKey, officerId: OfficerId, now: Instant): void;
  readonly end: (caller: CallerKey) => void;
  /** Locks a session in which nothing was done for `idleMs`; the page locks earlier, at its own idle time. */
  lockIdle(caller: CallerKey, now: Instant, idleMs: number): void;
}

/** An empty table. */
export function createSessions(): Sessions {
  const table = new Map<CallerKey, Session>();
  return {
    get: (caller) => table.get(caller) ?? null,
    start: (caller, officerId, now) => {
      const known = table.get(caller);
      if (known?.officerId === officerId) {
        known.locked = false;
        known.lastCommandAt = now;
      } else {
        table.set(caller, { officerId, startedAt: now, locked: false, lastCommandAt: now, lastViewed: null });
      }
    },
    end: (caller) => {
      table.delete(caller);
    },
    lockIdle: (caller, now, idleMs) => {
      const session = table.get(caller);
      if (session !== undefined && addMillis(session.lastCommandAt, idleMs) < now) session.locked = true;
    },
  };
}
