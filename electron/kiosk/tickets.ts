/** Who may call over loopback: one-time launch tokens, and the tickets (cookies) given for them. Both live in memory only. */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { CallerKey } from '../app/application.ts';

/** What tickets need from outside. */
export interface TicketOffice {
  readonly random: (bytes: number) => Uint8Array;
  /** Milliseconds that never go back. */
  readonly monotonic: () => number;
  /** Tells the application that a caller is gone. */
  readonly forget: (caller: CallerKey) => void;
}

/** The launch tokens not yet used and the tickets in use. */
export interface Tickets {
  /** A new launch token, base64url of 32 random bytes, good for one entry. The oldest unused ones lapse beyond eight. */
  issue(): string;
  /**
   * Takes a launch token and answers the ticket, or null when the token is unknown, used or lapsed.
   * A browser that already holds a good ticket keeps it: its windows share one cookie, and so one session.
   */
  enter(token: string, ticket: string | null): string | null;
  /** The caller behind a ticket, or null. Notes that the caller was here. */
  callerOf(ticket: string | null): CallerKey | null;
  /** Takes a launch token back; the caller who came in with it is gone. */
  revoke(token: string): void;
  /** Ends the sessions of pages not heard of for `unseenMillis`; their tickets stay good. */
  sweep(): void;
}

/** A page keeps a stream open or asks for its session, in the background at least once a minute: silent for so long, it is gone. */
export const unseenMillis = 5 * 60_000;

const mostTokens = 8;
const mostTickets = 16;

interface Holder {
  readonly caller: CallerKey;
  readonly ticketDigest: Buffer;
  readonly tokenDigest: Buffer;
  seen: number;
}

const digest = (secret: string): Buffer => createHash('sha256').update(secret).digest();

/** Makes an empty office. Secrets are kept and compared as digests, in constant time. */
export function createTickets({ random, monotonic, forget }: TicketOffice): Tickets {
  let tokens: Buffer[] = [];
  let holders: Holder[] = [];
  let count = 0;
  const newSecret = () => Buffer.from(random(32)).toString('base64url');

  const holderOf = (ticket: string | null): Holder | null => {
    if (ticket === null) return null;
    const wanted = digest(ticket);
    return holders.find((holder) => timingSafeEqual(holder.ticketDigest, wanted)) ?? null;
  };

  const admit = (tokenDigest: Buffer): string => {
    const ticket = newSecret();
    count += 1;
    holders.push({ caller: `page-${String(count)}`, ticketDigest: digest(ticket), tokenDigest, seen: monotonic() });
    holders.sort((a, b) => b.seen - a.seen);
    for (const gone of holders.splice(mostTickets)) forget(gone.caller);
    return ticket;
  };

  return {
    issue() {
      const token = newSecret();
      tokens = [...tokens, digest(token)].slice(-mostTokens);
      return token;
    },
    enter(token, ticket) {
      const wanted = digest(token);
      const known = tokens.find((candidate) => timingSafeEqual(candidate, wanted));
      if (known === undefined) return null;
      tokens = tokens.filter((candidate) => candidate !== known);
      return ticket !== null && holderOf(ticket) !== null ? ticket : admit(wanted);
    },
    callerOf(ticket) {
      const holder = holderOf(ticket);
      if (holder === null) return null;
      holder.seen = monotonic();
      return holder.caller;
    },
    revoke(token) {
      const wanted = digest(token);
      tokens = tokens.filter((candidate) => !timingSafeEqual(candidate, wanted));
      const [gone, kept] = [
        holders.filter((holder) => timingSafeEqual(holder.tokenDigest, wanted)),
        holders.filter((holder) => !timingSafeEqual(holder.tokenDigest, wanted)),
      ];
      holders = kept;
      for (const holder of gone) forget(holder.caller);
    },
    sweep() {
      const line = monotonic() - unseenMillis;
      for (const holder of holders) if (holder.seen < line) forget(holder.caller);
    },
  };
}
