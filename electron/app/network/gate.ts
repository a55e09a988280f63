/** Who is let in to a station, and as what: the devices in use, and one that has used the open pairing code. */
import { createPrivateKey, createPublicKey, X509Certificate, type KeyObject } from 'node:crypto';
import type { Reader } from '../../../db/store.ts';
import type { EventKind } from '../../../shared/audit/event.ts';
import type { NetworkPlace } from '../../../shared/contract/network.ts';
import type { DeviceId } from '../../../shared/ids.ts';
import type { HostApplication, Machine } from '../application.ts';
import type { CommandContext, EventContent } from '../context.ts';
import { traceOf } from '../log.ts';
import { certificateOf, newKeyPair, pemOf, type Issuer } from './certificates.ts';
import { hostName } from '../standby/host_there.ts';
import type { StationSpare } from '../context.ts';
import { createDesks } from './desks.ts';
import type { Doorway, Guest } from './doorway.ts';
import { createPairing } from './pairing.ts';

/** SHA-256 of a certificate, 64 hex digits. */
export const fingerprintOf = (certificate: X509Certificate): string =>
  certificate.fingerprint256.replaceAll(':', '').toLowerCase();

/** A public key as it is stored: SPKI, base64. */
export const spkiOf = (publicKey: KeyObject): string =>
  publicKey.export({ type: 'spki', format: 'der' }).toString('base64');

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

interface Parts {
  readonly machine: Machine;
  readonly read: Reader;
  readonly transact: <T>(work: (ctx: CommandContext) => T) => T;
  readonly spare: () => StationSpare;
}

/** What the gate has to know of the host around it. */
interface Around {
  /** The application; null before the start. */
  readonly calls: () => HostApplication | null;
  readonly isClosed: () => boolean;
  /** Whose certificates the listener trusts besides; null: nobody's. */
  readonly trust: (authority: string | null) => void;
}

/** What happens at a socket has nobody to tell; what cannot be recorded did not happen. */
function recorder({ machine, transact }: Parts, { isClosed }: Around) {
  return (kind: EventKind, content: EventContent): boolean => {
    if (isClosed()) return false;
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
}

/** The gate of a live station. */
export function createGate(parts: Parts, around: Around) {
  const { machine, read } = parts;
  const record = recorder(parts, around);
  const desks = createDesks(machine.clock, (caller) => around.calls()?.forget(caller));
  const pairing = createPairing({
    random: machine.random,
    monotonic: () => machine.clock.monotonic(),
    trust: around.trust,
    ended: (how) => record('pairing-ended', { pairing: { how } }),
  });

  /** A disk that is full now keeps no device out: it is kept at the next connection. */
  const keepKey = (deviceId: DeviceId, publicKey: KeyObject): void => {
    try {
      parts.transact(({ write }) => {
        write.insertDeviceKey({ deviceId, publicKey: spkiOf(publicKey) });
      });
    } catch (thrown) {
      machine.log.note(`network ${traceOf(thrown)}`);
    }
  };
  const guestOf = (certificate: X509Certificate): Guest | null => {
    const device = read.deviceOfCertificate(fingerprintOf(certificate));
    const { publicKey } = certificate;
    if (device !== null) {
      if (device.revokedAt !== null) return null;
      // Paired by an earlier version, which kept no key: from now on it is known.
      if (read.deviceKey(device.id) === null) keepKey(device.id, publicKey);
      return { kind: 'device', id: device.id };
    }
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
    const subject = hostName(read.term());
    const own = certificateOf({ subject, publicKey, purpose, serial: machine.random(16) }, issuer);
    return {
      place,
      credentials: { certificate: own, privateKey: pemOf(privateKey) },
      authority: certificate,
      coming: pairing.lapse,
      admit: (shown) => {
        if (around.isClosed()) return null;
        try {
          return guestOf(shown);
        } catch (thrown) {
          machine.log.note(`network ${traceOf(thrown)}`);
          return null;
        }
      },
      call: async ({ device, window }, name, input, act) => {
        const calls = around.calls();
        if (calls === null) throw new Error('a call before the start');
        const caller = desks.seen(device, window);
        const named = act === null ? undefined : { ...act, device };
        const reply = await calls.dispatch(caller, name, input, named);
        // Put out meanwhile: what this call has begun, a sign-in for one, ends with it.
        if (!desks.has(device, window)) calls.forget(caller);
        return reply;
      },
      queueKey: (device, window) => around.calls()?.queueKey(desks.seen(device, window), device) ?? null,
      follow: (follower) => around.calls()?.follow(follower) ?? (() => undefined),
      spare: (device, asked) => parts.spare().pull(device, asked),
      succession: (device) => parts.spare().succession(device),
      superseded: (shown) => parts.spare().superseded(shown),
      forget: desks.drop,
      gone: (guest) => {
        if (!around.isClosed() && guest.kind === 'asking') pairing.gone(guest);
      },
    };
  };

  return { desks, pairing, doorwayAt };
}
