/** The one pairing code that may be open on a host: two minutes, one use, then one device that waits for the admin's answer. */
import { createPublicKey, type KeyObject, type X509Certificate } from 'node:crypto';
import {
  approvalSeconds,
  pairingSeconds,
  type NetworkPlace,
  type PairingState,
} from '../../../shared/contract/network.ts';
import { authorityOf } from './certificates.ts';
import type { Asker, PairingAnswer } from './doorway.ts';
import { comparisonOf, pairingAuthority, pairingKey, writeCode } from './pairing_code.ts';

/** Why a code, or the device that used it, came to nothing. */
export type PairingEnd = 'cancelled' | 'replaced' | 'expired' | 'lost';

/** What pairing needs from outside. */
interface Surroundings {
  readonly random: (bytes: number) => Uint8Array;
  /** Milliseconds that never go back. */
  readonly monotonic: () => number;
  /** The authority of the open code (PEM) is to be trusted; null: none is. */
  readonly trust: (authority: string | null) => void;
  readonly ended: (how: PairingEnd) => void;
}

/** The device that asks, as long as it waits. */
interface Waiting extends Asker {
  readonly say: (answer: PairingAnswer) => void;
}

function askerWith(publicKey: KeyObject, comparison: string): Waiting {
  let say: Waiting['say'] = () => undefined;
  const answered = new Promise<PairingAnswer>((resolve) => {
    say = resolve;
  });
  return { publicKey, comparison, answered, say };
}

interface OpenCode {
  readonly secret: Uint8Array;
  readonly publicKey: KeyObject;
  /** Until when the code is good, or the device waits. */
  until: number;
  asker: Waiting | null;
}

/** Pairing on a host. */
export type Pairing = ReturnType<typeof createPairing>;

/** Nothing is open yet. */
export function createPairing({ random, monotonic, trust, ended }: Surroundings) {
  let open: OpenCode | null = null;
  let last: Extract<PairingState, 'none' | 'expired' | 'lost'> = 'none';
  let timer: NodeJS.Timeout | null = null;

  /** Ends what is open, without a word to the log. */
  const settle = (answer: PairingAnswer) => {
    open?.asker?.say(answer);
    open = null;
    last = 'none';
    if (timer !== null) clearTimeout(timer);
    timer = null;
    trust(null);
  };
  const end = (how: PairingEnd) => {
    if (open === null) return;
    settle({ state: 'lost' });
    last = how === 'expired' || how === 'lost' ? how : 'none';
    ended(how);
  };
  /** Time is looked at whenever anything happens; the timer only sees to it that something does. */
  const lapse = () => {
    if (open !== null && monotonic() >= open.until) end(open.asker === null ? 'expired' : 'lost');
  };
  const within = (seconds: number): number => {
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(lapse, seconds * 1000 + 50).unref();
    return monotonic() + seconds * 1000;
  };
  return {
    /** Opens a code for a host, instead of one that was open. */
    start(place: NetworkPlace, authority: KeyObject): string {
      lapse();
      end('replaced');
      const secret = random(32);
      const privateKey = pairingKey(secret);
      last = 'none';
      open = { secret, publicKey: createPublicKey(privateKey), until: within(pairingSeconds), asker: null };
      trust(authorityOf({ name: pairingAuthority, privateKey }, random(16)));
      return writeCode({ place, authority, secret });
    },
    lapse,
    state: (): { state: PairingState; seconds: number; comparison: string | null } => {
      lapse();
      if (open === null) return { state: last, seconds: 0, comparison: null };
      return {
        state: open.asker === null ? 'waiting' : 'asked',
        seconds: Math.ceil((open.until - monotonic()) / 1000),
        comparison: open.asker?.comparison ?? null,
      };
    },
    /** The device whose certificate comes from the open code; then the code is used, and nobody else's does. Null: it does not. */
    takes({ publicKey, verify }: Pick<X509Certificate, 'publicKey' | 'verify'>): Asker | null {
      lapse();
      if (open === null || open.asker !== null || !verify(open.publicKey)) return null;
      open.asker = askerWith(publicKey, comparisonOf(publicKey, open.secret));
      open.until = within(approvalSeconds);
      trust(null);
      return open.asker;
    },
    /** The key of the device that asks with these digits. */
    keyOf: (comparison: string): KeyObject | null => {
      lapse();
      return open?.asker?.comparison === comparison ? open.asker.publicKey : null;
    },
    /** What is open, with the digits of the device that asks, if one does; null: nothing is. */
    open: (): { comparison: string | null } | null => {
      lapse();
      return open && { comparison: open.asker?.comparison ?? null };
    },
    /** Says what was decided; what must be recorded is the caller's. */
    decided: settle,
    /** The device that asked is gone. */
    gone({ comparison, publicKey }: Asker): void {
      if (open?.asker?.comparison === comparison && open.asker.publicKey.equals(publicKey)) end('lost');
    },
    end,
  };
}
