/** Reviews: the queue, the case on one page, the blind second assessment, verdict and answer, and how far both agree. */
import { z } from 'zod';
import { CustodyId, DecisionId, ScreeningId } from '../ids.ts';
import { Day, Instant } from '../time.ts';
import { Agreement } from '../domain/agreement.ts';
import { ReviewActKind, ReviewCause, ReviewState } from '../domain/decision_review.ts';
import { AgencyCode, DecisionKind, OwnAssessment } from '../domain/words.ts';
import { command, query } from './procedure.ts';
import { ScreeningView } from './screening.ts';

/** A decision in the queue of its agency's shift heads. No name: a person opens the case to see one. */
export const ReviewItem = z.strictObject({
  decisionId: DecisionId,
  screeningId: ScreeningId,
  /** When it was marked for review. */
  since: Instant,
  /** By the end of this day: the first working day after it was marked. */
  due: Day,
  overdue: z.boolean(),
  state: ReviewState,
  /** It was reviewed before; an answer, a correction or a void brought it back. */
  back: z.boolean(),
  flight: z.string().nullable(),
  purpose: z.string().nullable(),
  catalogueSha256: z.string(),
  /** Null, none and null while the caller has yet to judge the case: they tell what became of it. */
  kind: DecisionKind.nullable(),
  causes: z.array(ReviewCause),
  officer: z.string().nullable(),
  /** The caller judges the case before anything of the first judgement is shown. */
  blind: z.boolean(),
  /** The caller took part in it: another shift head reviews it. */
  own: z.boolean(),
});
export type ReviewItem = z.infer<typeof ReviewItem>;

/** What happened in a review. */
const ReviewActView = z.strictObject({
  kind: ReviewActKind,
  by: z.string(),
  at: Instant,
  words: z.string().nullable(),
});
export type ReviewActView = z.infer<typeof ReviewActView>;

/** The case of a review. While `item.blind` it comes without assessment, score, decision and what followed. */
const ReviewCase = z.strictObject({
  item: ReviewItem,
  record: ScreeningView,
  acts: z.array(ReviewActView),
  /** Both own assessments, once the second was given. */
  twice: z.strictObject({ first: OwnAssessment, second: OwnAssessment, knew: z.boolean(), by: z.string() }).nullable(),
  custodyId: CustodyId.nullable(),
});
export type ReviewCase = z.infer<typeof ReviewCase>;

const Words = z.string().trim().min(5).max(1000);
const One = z.strictObject({ decisionId: DecisionId });

/** Rows of review. */
export const review = {
  'review.queue': query({
    access: ['supervisor'],
    input: z.strictObject({}),
    /** The oldest first. */
    output: z.array(ReviewItem),
    errors: [],
  }),
  'review.count': query({
    access: ['supervisor'],
    input: z.strictObject({}),
    output: z.strictObject({
      /** With a reviewer; how many of them past their day; with an officer. */
      waiting: z.int(),
      overdue: z.int(),
      returned: z.int(),
    }),
    errors: [],
  }),
  'review.case': query({
    access: ['supervisor'],
    /** The case is named too, so that the view is recorded as one of it. */
    input: z.strictObject({ screeningId: ScreeningId, decisionId: DecisionId }),
    output: ReviewCase,
    errors: ['decision-unknown'],
    views: 'personal',
  }),
  'review.assess': command({
    access: ['supervisor'],
    input: One.extend({
      own: OwnAssessment,
      why: Words,
      /** The reviewer knew already what had become of the case: such a pair does not count in the agreement. */
      knew: z.boolean(),
    }),
    output: z.strictObject({}),
    errors: ['decision-unknown', 'own-decision', 'second-not-due'],
    auditRefusal: true,
  }),
  'review.accept': command({
    access: ['supervisor'],
    input: One.extend({ note: Words.nullable() }),
    output: z.strictObject({}),
    errors: ['decision-unknown', 'own-decision', 'assess-first', 'review-ended'],
    auditRefusal: true,
  }),
  'review.return': command({
    access: ['supervisor'],
    input: One.extend({ reason: Words }),
    output: z.strictObject({}),
    errors: ['decision-unknown', 'own-decision', 'assess-first', 'review-ended', 'already-returned'],
    auditRefusal: true,
  }),
  /** The officer's own decisions that a reviewer gave back. */
  'review.mine': query({
    access: ['bp3mi', 'immigration'],
    input: z.strictObject({}),
    output: z.array(
      z.strictObject({
        decisionId: DecisionId,
        screeningId: ScreeningId,
        kind: DecisionKind,
        flight: z.string().nullable(),
        decidedAt: Instant,
        reason: z.string(),
        by: z.string(),
        at: Instant,
      }),
    ),
    errors: [],
  }),
  'review.answer': command({
    access: ['bp3mi', 'immigration'],
    input: One.extend({ answer: Words }),
    output: z.strictObject({}),
    errors: ['decision-unknown', 'not-returned'],
  }),
  /** How far officers and reviewers agree: the own agency's for a shift head, both for the auditor. */
  'review.agreement': query({
    access: ['supervisor', 'auditor'],
    input: z.strictObject({}),
    output: z.array(
      z.strictObject({
        agency: AgencyCode,
        blind: Agreement,
        /** Second assessments by somebody who knew what had become of the case; not counted. */
        knew: z.int(),
      }),
    ),
    errors: [],
  }),
};
