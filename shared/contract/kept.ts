/** What a device has taken down while its station did not answer: told by the device itself, never by the station. */
import { z } from 'zod';
import { ScreeningId } from '../ids.ts';
import { Instant } from '../time.ts';
import { job, query } from './procedure.ts';
import { AnswerValue, answerErrors } from './screening.ts';

/** Why the station did not take what was handed in later; it stays on the device until its officer discards it. */
export const KeptRefusal = z.enum([...answerErrors, 'forbidden', 'invalid-input']);
export type KeptRefusal = z.infer<typeof KeptRefusal>;

/** Answers on one screening that are on this device alone. */
export const KeptAnswers = z.strictObject({
  screeningId: ScreeningId,
  /** A fact answered twice stands here once, with the later answer. */
  answers: z.array(AnswerValue),
  /** When the first of them was given, by the station's clock as far as the device knows it. */
  since: Instant,
  /** Null: they wait for the station. */
  refused: KeptRefusal.nullable(),
});
export type KeptAnswers = z.infer<typeof KeptAnswers>;

/**
 * Whether the station answers: `here` is the station itself; `away`, it does not; `turnedAway`, it does, but not to this
 * device, which was revoked.
 */
const HostState = z.enum(['here', 'reached', 'away', 'turnedAway']);

/** Rows of what a device keeps. */
export const kept = {
  'kept.state': query({
    access: 'public',
    input: z.strictObject({}),
    output: z.strictObject({
      host: HostState,
      /** Since when it does not answer. */
      since: Instant.nullable(),
      /** The answers of the officer at this page, while the page is not locked. */
      own: z.array(KeptAnswers),
      /** How many acts of others wait here, sealed: nobody but their officers reads them. */
      others: z.int(),
      /** Entries of the file that nobody can read: damaged, or written over. */
      unreadable: z.int(),
    }),
    errors: [],
  }),
  /** Discards the own refused answers on a screening; null: the entries that nobody can read. */
  'kept.discard': job({
    access: 'signedIn',
    input: z.strictObject({ screeningId: ScreeningId.nullable() }),
    output: z.strictObject({}),
    errors: [],
  }),
};
