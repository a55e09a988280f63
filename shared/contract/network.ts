/** One station for several desks: the host on the counter's network, its paired devices, and a machine that joins one. */
import { z } from 'zod';
import { DevicePlace } from '../domain/words.ts';
import { DeviceId, HashHex } from '../ids.ts';
import { Instant } from '../time.ts';
import { command, job, query } from './procedure.ts';

/** The port on the counter's network where none is asked for. */
export const usualNetworkPort = 4320;

/** How the text of a pairing code begins: a burst of the reader is told by it. */
export const pairingPrefix = 'TAPIS-PAIR-1';

/** Seconds in which a pairing code is good. */
export const pairingSeconds = 120;

/** Seconds in which the admin answers a device that has asked. */
export const approvalSeconds = 300;

/** One address of this machine, never all of them at once; written with four numbers. */
const LocalAddress = z.ipv4().refine((address) => {
  const first = Number(address.split('.', 1)[0]);
  return first > 0 && first < 224;
});

/** Where the host listens. */
export const NetworkPlace = z.strictObject({ address: LocalAddress, port: z.int().min(1024).max(65_535) });
export type NetworkPlace = z.infer<typeof NetworkPlace>;

/** Why the host does not listen although it is switched on. */
export const NetworkFault = z.enum(['address-not-here', 'port-taken', 'network-failed']);
export type NetworkFault = z.infer<typeof NetworkFault>;

/** Six digits that stand on both screens: the device that asks is the one in one's hand. */
export const Comparison = z.string().regex(/^\d{6}$/);

const DeviceName = z.string().trim().min(1).max(40);

/** A device as admin and shift head see it. */
export const DeviceView = z.strictObject({
  id: DeviceId,
  name: DeviceName,
  place: DevicePlace,
  /** SHA-256 of its certificate. */
  fingerprint: HashHex,
  pairedAt: Instant,
  /** Names of officers. */
  pairedBy: z.string(),
  revokedAt: Instant.nullable(),
  revokedBy: z.string().nullable(),
  /** It holds a connection now, from this address. */
  connected: z.boolean(),
  address: z.string().nullable(),
  /** Its last call since the host was started. */
  seenAt: Instant.nullable(),
});
export type DeviceView = z.infer<typeof DeviceView>;

/**
 * What has become of the newest pairing code: `waiting` for a device, `asked` by one, gone unused (`expired`), or the
 * device went away or was not answered in time (`lost`). After an approval, a refusal or an end: `none`.
 */
export const PairingState = z.enum(['none', 'waiting', 'asked', 'expired', 'lost']);
export type PairingState = z.infer<typeof PairingState>;

/** What has become of this machine's asking: `refused` by the admin, `lost`: the host ended it, or cannot be reached. */
const JoiningState = z.enum(['none', 'asking', 'refused', 'lost', 'failed', 'joined']);

const shown = ['admin', 'supervisor'] as const;

/** Rows of the station's network. */
export const network = {
  'network.state': query({
    access: shown,
    input: z.strictObject({}),
    output: z.strictObject({
      /** Null: switched off. */
      place: NetworkPlace.nullable(),
      listening: z.boolean(),
      fault: NetworkFault.nullable(),
      /** Addresses of this machine on networks, with the name of the card. */
      addresses: z.array(z.strictObject({ card: z.string(), address: z.string() })),
    }),
    errors: ['practice-no-network'],
  }),
  'network.switchOn': job({
    access: ['admin'],
    input: NetworkPlace,
    output: NetworkPlace,
    errors: ['practice-no-network', ...NetworkFault.options],
  }),
  'network.switchOff': job({
    access: ['admin'],
    input: z.strictObject({}),
    output: z.strictObject({}),
    errors: ['practice-no-network', 'network-off'],
  }),
  'device.list': query({
    access: shown,
    input: z.strictObject({}),
    /** Those in use first, then the revoked ones; each the newest first. */
    output: z.array(DeviceView),
    errors: ['practice-no-network'],
  }),
  /** A new code; one that is still open is no longer good. */
  'device.pair': job({
    access: ['admin'],
    input: z.strictObject({}),
    output: z.strictObject({
      /** Text of the QR: who has it may ask once to be paired. */
      code: z.string(),
      seconds: z.int(),
    }),
    errors: ['practice-no-network', 'network-off'],
  }),
  'device.pairing': query({
    access: ['admin'],
    input: z.strictObject({}),
    output: z.strictObject({
      state: PairingState,
      /** Left until the code, or the device that asked, is given up. */
      seconds: z.int(),
      /** Of the device that asks. */
      comparison: Comparison.nullable(),
    }),
    errors: ['practice-no-network'],
  }),
  'device.approve': job({
    access: ['admin'],
    /** The comparison of the device that asks, as it was on the screen. */
    input: z.strictObject({ comparison: Comparison, name: DeviceName, place: DevicePlace }),
    output: DeviceView,
    errors: ['practice-no-network', 'pairing-over', 'device-name-taken'],
  }),
  /** Refuses the device that asks, or takes the code back where none has asked. */
  'device.endPairing': job({
    access: ['admin'],
    input: z.strictObject({}),
    output: z.strictObject({}),
    errors: ['practice-no-network', 'pairing-over'],
  }),
  /** Another name, another place, or both; whoever works there goes on. */
  'device.rename': command({
    access: ['admin'],
    input: z.strictObject({ deviceId: DeviceId, name: DeviceName, place: DevicePlace }),
    output: DeviceView,
    errors: ['practice-no-network', 'device-unknown', 'device-revoked', 'device-name-taken', 'device-unchanged'],
  }),
  'device.revoke': job({
    access: ['admin'],
    input: z.strictObject({ deviceId: DeviceId }),
    output: DeviceView,
    errors: ['practice-no-network', 'device-unknown', 'device-revoked'],
  }),
  /** This machine, which has no station of its own, asks the host of a pairing code to be one of its devices. */
  'station.join': job({
    access: 'public',
    input: z.strictObject({ code: z.string().trim().max(400) }),
    output: z.strictObject({ comparison: Comparison }),
    errors: [
      'practice-no-network',
      'station-exists',
      'pairing-code-wrong',
      'pairing-not-accepted',
      'station-differs',
      'station-unreachable',
    ],
  }),
  /**
   * This machine is a device no more, and may join again or become something else. Only while its station does not answer it: it was
   * revoked, or the station is gone. What it kept is put aside.
   */
  'station.leave': job({
    access: 'public',
    alone: 'own',
    input: z.strictObject({}),
    output: z.strictObject({}),
    errors: ['not-joined', 'device-still-paired', 'spare-keeps-copy'],
  }),
  'station.joining': query({
    access: 'public',
    alone: 'own',
    input: z.strictObject({}),
    output: z.strictObject({
      state: JoiningState,
      /** While it asks. */
      comparison: Comparison.nullable(),
      /** Once it has joined: what the admin called it, and the station. */
      device: z.strictObject({ name: DeviceName, place: DevicePlace, station: z.string() }).nullable(),
    }),
    errors: [],
  }),
};
