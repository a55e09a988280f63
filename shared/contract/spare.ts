/** The spare: one device that keeps a copy of the station and can take its place. */
import { z } from 'zod';
import { DeviceId, OfficerId } from '../ids.ts';
import { Instant } from '../time.ts';
import { NetworkFault, NetworkPlace } from './network.ts';
import { job, query } from './procedure.ts';

/** What a check of the copy has found, done on the spare: it opened, was read page for page, and its log was hashed again. */
export const SpareCheck = z.strictObject({
  at: Instant,
  /** Events in its log, and the root of it (base64). */
  events: z.int(),
  root: z.string(),
});
export type SpareCheck = z.infer<typeof SpareCheck>;

/** Why a spare has no sound copy: it does not check, its disk is full or not writable, or it cannot keep a passphrase. */
export const SpareFault = z.enum(['copy-damaged', 'copy-disk', 'copy-passphrase']);
export type SpareFault = z.infer<typeof SpareFault>;

/**
 * `away`: not connected. `copying`: the first copy is on its way. `behind`: it has not kept up, and acts do not wait for it.
 * `inStep`: what is acknowledged at a desk is on its disk.
 */
export const SpareStanding = z.enum(['away', 'copying', 'behind', 'inStep']);
export type SpareStanding = z.infer<typeof SpareStanding>;

/** Another host has the station now. */
export const Superseded = z.strictObject({
  term: z.int(),
  /** Where it answers. */
  address: z.string(),
  /** When this one learnt of it. */
  at: Instant,
});
export type Superseded = z.infer<typeof Superseded>;

/** Rows of the spare. */
export const spare = {
  /** What the host says of its spare. */
  'spare.state': query({
    access: 'signedIn',
    input: z.strictObject({}),
    output: z.strictObject({
      term: z.int(),
      /** Null: none is named. */
      spare: z
        .strictObject({
          deviceId: DeviceId,
          name: z.string(),
          place: NetworkPlace,
          standing: SpareStanding,
          /** Of the first copy, 0 to 100. */
          percent: z.int(),
          /** The last check whose root is that of the host's own log at its size. */
          checked: SpareCheck.nullable(),
          fault: SpareFault.nullable(),
          placeFault: NetworkFault.nullable(),
        })
        .nullable(),
    }),
    errors: ['practice-no-network'],
  }),
  /** Names the spare; one that was named before is none any more. The place is where it answers once it is the host. */
  'spare.name': job({
    access: ['admin'],
    input: z.strictObject({ deviceId: DeviceId, place: NetworkPlace }),
    output: z.strictObject({}),
    errors: ['practice-no-network', 'device-unknown', 'device-revoked', 'spare-place-taken'],
  }),
  'spare.dismiss': job({
    access: ['admin'],
    input: z.strictObject({}),
    output: z.strictObject({}),
    errors: ['practice-no-network', 'spare-none'],
  }),
  /** What this machine itself is, answered here whoever else can be reached. */
  'spare.here': query({
    access: 'public',
    alone: 'own',
    input: z.strictObject({}),
    output: z.strictObject({
      superseded: Superseded.nullable(),
      /** This device is the spare of its station. */
      spare: z
        .strictObject({
          station: z.string(),
          /** When the copy took something up last; null: there is no whole one yet. */
          copiedAt: Instant.nullable(),
          /** The copy lies under the passphrase of the station. */
          passphrase: z.boolean(),
        })
        .nullable(),
    }),
    errors: [],
  }),
  /** On the spare: opens and checks its copy. Nothing is taken over yet. */
  'spare.look': job({
    access: 'public',
    alone: 'own',
    input: z.strictObject({ passphrase: z.string().max(200).nullable() }),
    output: z.strictObject({
      events: z.int(),
      lastEventAt: Instant.nullable(),
      /** Who may take over. */
      admins: z.array(z.strictObject({ id: OfficerId, name: z.string() })),
    }),
    errors: ['not-a-spare', 'spare-no-copy', 'spare-copy-damaged', 'passphrase-wrong', 'host-still-there'],
  }),
  /** On the spare: becomes the host of the station, after a look. */
  'spare.takeOver': job({
    access: 'public',
    alone: 'own',
    input: z.strictObject({ officerId: OfficerId, pin: z.string().max(64) }),
    output: z.strictObject({ term: z.int() }),
    errors: ['not-a-spare', 'spare-look-first', 'host-still-there', 'officer-unknown', 'pin-wrong', 'locked-out'],
  }),
};
