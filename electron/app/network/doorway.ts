/** What the application and a listener on the counter's network have to say to each other. */
import type { KeyObject, X509Certificate } from 'node:crypto';
import type { Name, Reply } from '../../../shared/contract/index.ts';
import type { NetworkPlace } from '../../../shared/contract/network.ts';
import { z } from 'zod';
import { DevicePlace } from '../../../shared/domain/words.ts';
import { ActId, DeviceId } from '../../../shared/ids.ts';
import { Instant } from '../../../shared/time.ts';
import { Comparison } from '../../../shared/contract/network.ts';
import type { Follower } from '../followers.ts';
import type { Succession } from '../standby/wire.ts';
import type { Credentials } from './certificates.ts';
import type { QueueKey } from './queue_key.ts';

/** Who is at the other end of a connection, told by the certificate alone. */
export type Guest = { readonly kind: 'device'; readonly id: DeviceId } | ({ readonly kind: 'asking' } & Asker);

/** A device that has used the pairing code, with a key of its own. */
export interface Asker {
  readonly publicKey: KeyObject;
  /** The six digits that stand on both screens. */
  readonly comparison: string;
  /** What the admin answers; resolves then. */
  readonly answered: Promise<PairingAnswer>;
}

/** A window of a device: 16 random bytes in base64url, chosen by the device. */
export const WindowKey = z.string().regex(/^[\w-]{22}$/);

/** Header that names the window. */
export const windowHeader = 'x-tapis-window';

/** Header that names an act: the same for each sending of it. */
export const actHeader = 'x-tapis-act';
/** Header of an act that waited on the device: when it was given, by the device's clock and by the station's. */
export const givenHeader = 'x-tapis-given';

/** An act in the two headers; the second may be missing. */
export const ActNamed = z.object({
  id: ActId,
  given: z
    .string()
    .transform((both) => both.split(' '))
    .pipe(z.tuple([Instant, Instant]))
    .transform(([device, station]) => ({ device, station }))
    .nullable(),
});
export type ActNamed = z.infer<typeof ActNamed>;

/** What a device that asks is told first. */
export const Asked = z.strictObject({ comparison: Comparison });

/** What a device that asked is told in the end. */
export const PairingAnswer = z.discriminatedUnion('state', [
  z.strictObject({
    state: z.literal('approved'),
    deviceId: DeviceId,
    name: z.string(),
    place: DevicePlace,
    /** Name of the station. */
    station: z.string(),
    /** PEM: the device's own, and the authority's. */
    certificate: z.string(),
    authority: z.string(),
  }),
  z.strictObject({ state: z.enum(['refused', 'lost']) }),
]);
export type PairingAnswer = z.infer<typeof PairingAnswer>;

/** What the application gives to a listener. */
export interface Doorway {
  readonly place: NetworkPlace;
  /** The host's own. */
  readonly credentials: Credentials;
  /** PEM: whose certificates are trusted always. */
  readonly authority: string;
  /** A connection comes, before its handshake: what is trusted besides may have lapsed. */
  coming(): void;
  /** Who has shown this certificate; null: nobody who may say anything. */
  admit(certificate: X509Certificate): Guest | null;
  /** @param act where the device numbers its acts */
  call(
    from: { readonly device: DeviceId; readonly window: string },
    name: string,
    input: unknown,
    act: ActNamed | null,
  ): Promise<Reply<Name>>;
  /** The key of the officer who is signed in at a window of the device and has not locked it; null: nobody is. */
  queueKey(device: DeviceId, window: string): QueueKey | null;
  /** Hears of every change; answers how to end it. */
  follow(follower: Follower): () => void;
  /** The copy for the spare: bytes of an answer, or null where this device has none to get. */
  spare(device: DeviceId, asked: unknown): Promise<Uint8Array | null>;
  /** Who is the host and who would be. */
  succession(device: DeviceId): Succession;
  /** A device has met another host, whose certificate (PEM) this is; whether that one has the station now. */
  superseded(certificate: string): boolean;
  /** A window of the device is gone. */
  forget(device: DeviceId, window: string): void;
  /** The connection is closed. */
  gone(guest: Guest): void;
}

/** A listener that listens. */
export interface Listening {
  /** Trusts this authority (PEM) besides the station's from the next handshake on; null: the station's alone. */
  trust(pairing: string | null): void;
  /** Ends the connections of these guests at once. */
  cut(which: (guest: Guest) => boolean): void;
  /** From where one of these guests is connected; null: none is. */
  from(which: (guest: Guest) => boolean): string | null;
  /** Stops listening and ends all connections. */
  close(): void;
}

/** Starts a listener. Rejects with the system's error. */
export type Listen = (doorway: Doorway) => Promise<Listening>;
