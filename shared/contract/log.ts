/** The log as auditor and supervisor read and verify it. Checkpoints, proofs and the export stand in `audit.ts`. */
import { z } from 'zod';
import { EventKind } from '../audit/event.ts';
import { Verification } from '../audit/verification.ts';
import { Role } from '../domain/words.ts';
import { OfficerId } from '../ids.ts';
import { Day, Instant } from '../time.ts';
import { job, query } from './procedure.ts';

/** One event of the log as a person reads it: never its content. */
export const EventLine = z.strictObject({
  seq: z.int(),
  kind: EventKind,
  at: Instant,
  actor: z.string().nullable(),
  actorId: OfficerId.nullable(),
  role: Role.nullable(),
  subjects: z.array(z.string()),
  leafHash: z.string(),
});
export type EventLine = z.infer<typeof EventLine>;

/** Which events; all that is given must hold. */
export const EventFilter = z.strictObject({
  kinds: z.array(EventKind).min(1).max(200).optional(),
  /** What they are about, or who acted: identifiers. */
  about: z
    .array(z.string().regex(/^[\w.-]{1,64}$/))
    .min(1)
    .max(4)
    .optional(),
  /** First and last day, both included. */
  from: Day.optional(),
  to: Day.optional(),
});
export type EventFilter = z.infer<typeof EventFilter>;

/** What a verification found, with the event at which the log breaks where that can still be read. */
const Verdict = Verification.extend({
  brokenEvent: z.strictObject({ at: Instant, kind: EventKind }).nullable(),
});
export type Verdict = z.infer<typeof Verdict>;

/** Who looked at data of travellers, or whose data was looked at. */
const ViewLine = z.strictObject({
  /** Identifier of the officer, or of the case. */
  id: z.string(),
  /** Name of the officer; null for a case. */
  name: z.string().nullable(),
  role: Role.nullable(),
  views: z.int(),
  searches: z.int(),
  /** Times something sealed was opened. */
  opened: z.int(),
  /** Cases the officer looked at, or officers who looked at the case. */
  others: z.int(),
  last: Instant,
});
export type ViewLine = z.infer<typeof ViewLine>;

/** Rows of reading and verifying the log. */
export const log = {
  'audit.list': query({
    access: ['auditor', 'supervisor'],
    input: z.strictObject({
      before: z.int().nullable(),
      limit: z.int().min(1).max(200),
      filter: EventFilter.optional(),
    }),
    output: z.strictObject({
      size: z.int(),
      root: z.string(),
      /** Newest first. */
      events: z.array(EventLine),
      /** What to ask before to go on; null: there are no earlier ones. */
      next: z.int().nullable(),
    }),
    errors: [],
  }),
  'audit.views': query({
    access: ['auditor'],
    input: z.strictObject({ by: z.enum(['officer', 'case']), from: Day, to: Day }),
    /** The latest first, 200 at most. */
    output: z.array(ViewLine),
    errors: [],
  }),
  /** Answers when all of it is verified, minutes later in a long log; asked meanwhile, the running one answers. */
  'audit.verify': job({
    access: ['auditor', 'supervisor'],
    input: z.strictObject({}),
    output: Verdict,
    errors: ['verification-stopped'],
  }),
  'audit.verifying': query({
    access: ['auditor', 'supervisor'],
    input: z.strictObject({}),
    output: z.strictObject({
      /** Events that are behind the one that runs now. */
      running: z.strictObject({ done: z.int(), of: z.int() }).nullable(),
      last: z.strictObject({ at: Instant, by: z.string().nullable(), verdict: Verdict }).nullable(),
    }),
    errors: [],
  }),
  'audit.stopVerifying': job({
    access: ['auditor', 'supervisor'],
    input: z.strictObject({}),
    output: z.strictObject({}),
    errors: [],
  }),
};
