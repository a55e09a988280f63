/** The host's side of the counter's network: when it listens, who is let in, and who is put out. */
import { createPrivateKey, createPublicKey, X509Certificate, type KeyObject } from 'node:crypto';
import { networkInterfaces } from 'node:os';
import type { Reader } from '../../../db/store.ts';
import type { EventKind } from '../../../shared/audit/event.ts';
import { NetworkPlace, type NetworkFault } from '../../../shared/contract/network.ts';
import { pairingSeconds } from '../../../shared/contract/network.ts';
import type { DeviceId } from '../../../shared/ids.ts';
import type { Application, Machine } from '../application.ts';
import type { CommandContext, EventContent, StationNetwork } from '../context.ts';
import { traceOf } from '../log.ts';
import { codeOf } from '../private_file.ts';
import { certificateOf, newKeyPair, pemOf, type Issuer } from './certificates.ts';
import { createDesks } from './desks.ts';
import type { Doorway, Guest, Listen, Listening } from './doorway.ts';
import { createPairing } from './pairing.ts';

/** Name of the setting: where the host listens, or null. */
export const networkSetting = 'network';

/** Until a host that could not listen tries again, milliseconds: a cable may be plugged in later. */
const againMillis = 10_000;
const sweepMillis = 60_000;

interface Parts {
  readonly machine: Machine;
  readonly read: Reader;
  readonly transact: <T>(work: (ctx: CommandContext) => T) => T;
  /** Null: this program serves nobody. */
  readonly listen: Listen | null;
}

/** Where the host is to listen. */
export function networkPlace(read: Reader): NetworkPlace | null {
  const stored = read.setting(networkSetting);
  return stored === null ? null : NetworkPlace.parse(stored);
}

/** SHA-256 of a certificate, 64 hex digits. */
export const fingerprintOf = (certificate: X509Certificate): string =>
  certificate.fingerprint256.replaceAll(':', '').toLowerCase();

/** Who issues, from what is stored. @throws where there is no authority yet */
export function issuerOf(read: Reader): {
  readonly issuer: Issuer;
  readonly certificate: string;
  readonly key: KeyObject;
} {
  const kept = read.networkAuthority();
  if (kept === null) throw new Error('no authority');
  const privateKey = createPrivateKey(kept.privateKey);
  const name = new X509Certificate(kept.certificate).subject.replace(/^CN=/, '');
  return { issuer: { name, privateKey }, certificate: kept.certificate, key: createPublicKey(privateKey) };
}

function faultOf(machine: Machine, thrown: unknown): NetworkFault {
  const code = codeOf(thrown);
  if (code === 'EADDRNOTAVAIL') return 'address-not-here';
  if (code === 'EADDRINUSE') return 'port-taken';
  machine.log.note(`network ${traceOf(thrown)}`);
  return 'network-failed';
}

/** IPv4 addresses of this machine on networks. */
const addressesHere = () =>
  Object.entries(networkInterfaces()).flatMap(([card, places]) =>
    (places ?? [])
      .filter(({ family, internal }) => family === 'IPv4' && !internal)
      .map(({ address }) => ({ card, address })),
  );

/** The network of a live station. Nothing listens before `start`. */
export function createNetwork({ machine, read, transact, listen }: Parts): StationNetwork {
  let calls: Pick<Application, 'dispatch' | 'forget'> | null = null;
  let now: { readonly place: NetworkPlace; readonly listening: Listening } | null = null;
  let fault: NetworkFault | null = null;
  let closed = false;
  let again: NodeJS.Timeout | null = null;

  /** What happens at a socket has nobody to tell; what cannot be recorded did not happen. */
  const record = (kind: EventKind, content: EventContent): boolean => {
    if (closed) return false;
    try {
      transact((ctx) => {
        ctx.audit(kind, [], content);
      });
      return true;
    } catch (thrown) {
      machine.log.note(`network ${kind} ${traceOf(thrown)}`);
      return false;
    }
  };
  const desks = createDesks(machine.clock, (caller) => calls?.forget(caller));
  const pairing = createPairing({
    random: machine.random,
    monotonic: () => machine.clock.monotonic(),
    trust: (authority) => now?.listening.trust(authority),
    ended: (how) => record('pairing-ended', { pairing: { how } }),
  });

  const guestOf = (certificate: X509Certificate): Guest | null => {
    const device = read.deviceOfCertificate(fingerprintOf(certificate));
    if (device !== null) return device.revokedAt === null ? { kind: 'device', id: device.id } : null;
    const { publicKey } = certificate;
    const asker = pairing.takes({ publicKey, verify: (key) => certificate.verify(key) });
    if (asker === null) return null;
    if (record('device-asked', { device: { comparison: asker.comparison } })) return { kind: 'asking', ...asker };
    pairing.decided({ state: 'lost' });
    return null;
  };

  const doorwayAt = (place: NetworkPlace): Doorway => {
    const { issuer, certificate } = issuerOf(read);
    const { publicKey, privateKey } = newKeyPair();
    const purpose = { kind: 'server', address: place.address } as const;
    const own = certificateOf({ subject: 'Tapis host', publicKey, purpose, serial: machine.random(16) }, issuer);
    return {
      place,
      credentials: { certificate: own, privateKey: pemOf(privateKey) },
      authority: certificate,
      coming: pairing.lapse,
      admit: (shown) => {
        if (closed) return null;
        try {
          return guestOf(shown);
        } catch (thrown) {
          machine.log.note(`network ${traceOf(thrown)}`);
          return null;
        }
      },
      call: async (device, window, name, input) => {
        if (calls === null) throw new Error('a call before the start');
        const caller = desks.seen(device, window);
        const reply = await calls.dispatch(caller, name, input);
        // Put out meanwhile: what this call has begun, a sign-in for one, ends with it.
        if (!desks.has(device, window)) calls.forget(caller);
        return reply;
      },
      forget: desks.drop,
      gone: (guest) => {
        if (!closed && guest.kind === 'asking') pairing.gone(guest);
      },
    };
  };

  const listensAt = ({ address, port }: NetworkPlace): boolean =>
    now?.place.address === address && now.place.port === port;
  const open = async (place: NetworkPlace): Promise<NetworkFault | null> => {
    if (listen === null) return 'network-failed';
    if (listensAt(place)) return null;
    try {
      const listening = await listen(doorwayAt(place));
      if (closed) listening.close();
      else {
        shut();
        now = { place, listening };
      }
      return null;
    } catch (thrown) {
      return faultOf(machine, thrown);
    }
  };
  const shut = () => {
    pairing.end('cancelled');
    now?.listening.close();
    now = null;
    fault = null;
  };

  /** Listens where the setting says, or tries again later. */
  const attempt = async (): Promise<void> => {
    const place = closed ? null : networkPlace(read);
    if (place === null || now !== null) return;
    const found = await open(place);
    if (closed) return;
    const wanted = networkPlace(read);
    if (wanted?.address !== place.address || wanted.port !== place.port) {
      if (listensAt(place)) shut();
      return;
    }
    fault = found;
    if (found !== null) again = setTimeout(() => void attempt(), againMillis).unref();
  };
  const sweeper = setInterval(desks.sweep, sweepMillis).unref();
  const isDevice = (id: DeviceId) => (guest: Guest) => guest.kind === 'device' && guest.id === id;

  return {
    start: (application) => {
      calls = application;
      void attempt();
    },
    state: () => ({ listening: now !== null, fault, addresses: addressesHere() }),
    open,
    shut,
    pair: () => {
      if (now === null) return null;
      return { code: pairing.start(now.place, issuerOf(read).key), seconds: pairingSeconds };
    },
    pairing,
    presence: (id) => ({ connected: now?.listening.holds(isDevice(id)) ?? false, seenAt: desks.seenAt(id) }),
    putOut: (id) => {
      now?.listening.cut(isDevice(id));
      desks.end(id);
    },
    close: () => {
      closed = true;
      clearInterval(sweeper);
      if (again !== null) clearTimeout(again);
      pairing.decided({ state: 'lost' });
      now?.listening.close();
    },
  };
}
