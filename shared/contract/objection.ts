/** Objections and complaints received later, with the clock of UU 30/2014 art. 75–78. */
import { z } from 'zod';
import { CustodyId, DecisionId, ObjectionId, ScreeningId } from '../ids.ts';
import { Day, Instant } from '../time.ts';
import {
  ObjectionAnswer,
  ObjectionBy,
  ObjectionChannel,
  objectionFaults,
  ObjectionKind,
  ObjectionState,
  ObjectionStepKind,
  ObjectionUrgency,
} from '../domain/objection.ts';
import { AgencyCode, DecisionKind } from '../domain/words.ts';
import { command, query } from './procedure.ts';

const text = (longest: number) => z.string().trim().max(longest);

/** A past case as it is found again: enough to be sure that it is this one. */
export const FoundCase = z.strictObject({
  screeningId: ScreeningId,
  name: z.string(),
  documentNumber: z.string(),
  openedAt: Instant,
  decisionId: DecisionId.nullable(),
  kind: DecisionKind.nullable(),
  decidedAt: Instant.nullable(),
  receiptNumber: z.string().nullable(),
  /** The agency whose decision it is, else the one that has the case. */
  agency: AgencyCode,
  /** The last day for an objection in time; null where there is no decision. */
  objectUntil: Day.nullable(),
  provisional: z.boolean(),
});
export type FoundCase = z.infer<typeof FoundCase>;

/** An objection as the desk sees it. */
export const ObjectionView = z.strictObject({
  id: ObjectionId,
  kind: ObjectionKind,
  screeningId: ScreeningId,
  name: z.string(),
  decision: z.strictObject({ kind: DecisionKind, at: Instant, officer: z.string() }).nullable(),
  agency: AgencyCode,
  channel: ObjectionChannel,
  broughtBy: ObjectionBy,
  bringer: z.string(),
  contact: z.string(),
  content: z.string(),
  receivedOn: Day,
  receivedBy: z.string(),
  state: ObjectionState,
  urgency: ObjectionUrgency,
  day: z.int().nullable(),
  deadline: Day.nullable(),
  late: z.boolean(),
  provisional: z.boolean(),
  steps: z.array(
    z.strictObject({
      kind: ObjectionStepKind,
      on: Day,
      answer: ObjectionAnswer.nullable(),
      signer: z.string(),
      letter: z.string(),
      note: z.string(),
      by: z.string(),
      at: Instant,
      /** Entered by somebody who had a hand in the decision. */
      byDecider: z.boolean(),
      /** Entered on a later day than it is said to be of. */
      enteredLater: z.boolean(),
    }),
  ),
  /** The passport taken with the decision, if it still lies here. */
  heldPassport: CustodyId.nullable(),
  /** Steps the caller may take now. */
  next: z.array(ObjectionStepKind),
});
export type ObjectionView = z.infer<typeof ObjectionView>;

const desk = ['bp3mi', 'immigration', 'supervisor'] as const;

/** Rows of objections. */
export const objection = {
  /** A search is an event, so it is a command: by receipt number or passport number, whole. */
  'objection.find': command({
    access: desk,
    input: z.strictObject({ text: text(40).min(4) }),
    output: z.array(FoundCase),
    errors: [],
  }),
  'objection.receive': command({
    access: desk,
    input: z.strictObject({
      kind: ObjectionKind,
      screeningId: ScreeningId,
      /** Needed for an objection; a complaint may be about anything. */
      decisionId: DecisionId.nullable(),
      channel: ObjectionChannel,
      broughtBy: ObjectionBy,
      name: text(80).min(2),
      contact: text(120),
      content: text(4000).min(5),
      receivedOn: Day,
    }),
    output: z.strictObject({ objectionId: ObjectionId }),
    errors: ['screening-unknown', 'decision-unknown', 'objection-day-wrong', 'objection-open'],
  }),
  'objection.step': command({
    access: desk,
    input: z.strictObject({
      objectionId: ObjectionId,
      step: ObjectionStepKind,
      on: Day,
      answer: ObjectionAnswer.nullable(),
      /** Name and post of who signed the answer; of an appeal's answer, the superior. */
      signer: text(120),
      letter: text(80),
      note: text(2000),
    }),
    output: z.strictObject({ state: ObjectionState }),
    errors: [
      ...objectionFaults,
      'objection-unknown',
      'not-your-power',
      'signer-missing',
      'appeal-needs-superior',
      'passport-still-held',
    ],
    auditRefusal: true,
  }),
  'objection.list': query({
    access: desk,
    input: z.strictObject({}),
    output: z.array(ObjectionView),
    errors: [],
    views: 'personal',
  }),
};
