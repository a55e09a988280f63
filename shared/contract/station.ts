/** Settings, and the log as an auditor reads it. */
import { z } from 'zod';
import { Instant } from '../time.ts';
import { EventKind } from '../audit/event.ts';
import { Role } from '../domain/words.ts';
import { command, job, query } from './procedure.ts';

/** What the station's technician may set; all with a safe start value. */
export const Settings = z.strictObject({
  /** Minutes without a touch until the screen locks; the work stays. */
  idleMinutes: z.int().min(1).max(30),
  /** Minutes after which a referral nobody accepted lapses. */
  referralMinutes: z.int().min(1).max(60),
  /** Minutes before departure at which a waiting referral lapses at the latest. */
  referralBeforeDeparture: z.int().min(10).max(120),
  /** Where BP3MI brings a traveller it refers; empty: Immigration's counter. */
  referralPlace: z.string().max(80),
  /** Gate close and last offload for a flight typed without them, minutes before departure. */
  gateCloseMinutes: z.int().min(5).max(120),
  offloadMinutes: z.int().min(5).max(180),
  /** Where a traveller asks about the data (joint controllers, UU 27/2022). */
  contactBp3mi: z.string().max(200),
  contactImmigration: z.string().max(200),
});
export type Settings = z.infer<typeof Settings>;

/** One event of the log as a person reads it: never its content. */
export const EventLine = z.strictObject({
  seq: z.int(),
  kind: EventKind,
  at: Instant,
  actor: z.string().nullable(),
  role: Role.nullable(),
  subjects: z.array(z.string()),
  leafHash: z.string(),
});
export type EventLine = z.infer<typeof EventLine>;

/** Rows of settings and log. */
export const station = {
  'settings.get': query({ access: 'signedIn', input: z.strictObject({}), output: Settings, errors: [] }),
  'settings.set': command({ access: ['admin'], input: Settings, output: Settings, errors: [] }),
  'clock.state': query({
    access: 'signedIn',
    input: z.strictObject({}),
    output: z.strictObject({
      /** Why the clock is doubtful: when it was noticed, and by how many seconds it went (negative: back). */
      doubt: z.strictObject({ at: Instant, seconds: z.int() }).nullable(),
      now: Instant,
    }),
    errors: [],
  }),
  'clock.confirm': command({
    access: ['bp3mi', 'immigration', 'supervisor', 'admin'],
    input: z.strictObject({}),
    output: z.strictObject({}),
    errors: ['clock-not-doubtful'],
  }),
  'audit.list': query({
    access: ['auditor', 'supervisor'],
    input: z.strictObject({ before: z.int().nullable(), limit: z.int().min(1).max(200) }),
    output: z.strictObject({ size: z.int(), root: z.string(), events: z.array(EventLine) }),
    errors: [],
  }),
  'audit.verify': job({
    access: ['auditor', 'supervisor'],
    input: z.strictObject({}),
    output: z.strictObject({ intact: z.boolean(), size: z.int(), brokenAt: z.int().nullable(), root: z.string() }),
    errors: [],
  }),
};
