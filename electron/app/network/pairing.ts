/** The one pairing code that may be open on a host: two minutes, one use, then one device that waits for the admin's answer. */
import { createPublicKey, type KeyObject, type X509Certificate } from 'node:crypto';
import {
  approvalSeconds,
  pairingSeconds,
  type NetworkPlace,
  type PairingState,
} from '../../../shared/contract/network.ts';
import { authorityOf } from './certificates.ts';
import type { PairingAnswer } from './doorway.ts';
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

interface Asker {
  readonly publicKey: KeyObject;
  readonly comparison: string;
  readonly answered: Promise<PairingAnswer>;
  readonly say: (answer: PairingAnswer) => void;
}

function askerWith(publicKey: KeyObject, comparison: string): Asker {
  let say: Asker['say'] = () => undefined;
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
  asker: Asker | null;
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
  const askerOf = (publicKey: KeyObject): Asker | null =>
    open?.asker?.publicKey.equals(publicKey) === true ? open.asker : null;

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
    state(): { state: PairingState; seconds: number; comparison: string | null } {
      lapse();
      if (open === null) return { state: last, seconds: 0, comparison: null };
      return {
        state: open.asker === null ? 'waiting' : 'asked',
        seconds: Math.ceil((open.until - monotonic()) / 1000),
        comparison: open.asker?.comparison ?? null,
      };
    },
    /** Whether this certificate comes from the open code; then it is used, and nobody else's does. */
    takes({ publicKey, verify }: Pick<X509Certificate, 'publicKey' | 'verify'>): boolean {
      lapse();
      if (open === null || open.asker !== null || !verify(open.publicKey)) return false;
      open.asker = askerWith(publicKey, comparisonOf(publicKey, open.secret));
      open.until = within(approvalSeconds);
      trust(null);
      return true;
    },
    comparisonOf: (publicKey: KeyObject): string | null => askerOf(publicKey)?.comparison ?? null,
    answerTo: (publicKey: KeyObject): Promise<PairingAnswer> =>
      askerOf(publicKey)?.answered ?? Promise.resolve({ state: 'lost' }),
    /** The key of the device that asks with these digits. */
    keyOf: (comparison: string): KeyObject | null => {
      lapse();
      return open?.asker?.comparison === comparison ? open.asker.publicKey : null;
    },
    /** The digits of the device that asks, `waiting` while nobody has, null where nothing is open. */
    open: (): { comparison: string | null } | null => {
      lapse();
      return open && { comparison: open.asker?.comparison ?? null };
    },
    /** Says what was decided; what must be recorded is the caller's. */
    decided: settle,
    /** The device that asked is gone. */
    gone(publicKey: KeyObject): void {
      if (askerOf(publicKey) !== null) end('lost');
    },
    end,
  };
}
