/** Handing a person over, calls for a child that is alone, and what became of a case later. */
import { z } from 'zod';
import { HandoverId, PaperId, ScreeningId } from '../ids.ts';
import { Day, Instant } from '../time.ts';
import { FollowUpDay, Outcome } from '../domain/follow_up.ts';
import { CallTo, HandoverContents, HandoverState, HandoverTo, OnCall } from '../domain/handover.ts';
import { AgencyCode, DecisionKind, DevicePlace } from '../domain/words.ts';
import { command, query } from './procedure.ts';

const text = (longest: number) => z.string().trim().max(longest);

/** A handover as either side sees it. */
export const HandoverView = z.strictObject({
  id: HandoverId,
  screeningId: ScreeningId,
  name: z.string(),
  minor: z.boolean(),
  agency: AgencyCode,
  toWhom: HandoverTo,
  office: z.string(),
  place: z.string(),
  reason: z.string(),
  contents: HandoverContents,
  at: Instant,
  by: z.string(),
  state: HandoverState,
  closedAt: Instant.nullable(),
  closedBy: z.string().nullable(),
  /** Of the desk at which an officer of this station received the person; null everywhere else. */
  receivedPlace: DevicePlace.nullable(),
  receiver: z.strictObject({ name: z.string(), post: z.string(), paper: z.string(), note: z.string() }).nullable(),
  /** The minutes, or the letter to a family: a paper of this station, or one written by hand whose number was typed (paper null). */
  minutes: z
    .strictObject({ number: z.string(), paperId: PaperId.nullable(), agency: AgencyCode, by: z.string(), at: Instant })
    .nullable(),
  /** The caller may type the number of minutes that were written by hand. */
  mineToNumber: z.boolean(),
  /** The caller may accept or refuse it as the receiver. */
  mineToAnswer: z.boolean(),
  /** The caller may write down what a receiver outside said, or take the offer back. */
  mineToRecord: z.boolean(),
});
export type HandoverView = z.infer<typeof HandoverView>;

const CareCall = z.strictObject({
  toWhom: CallTo,
  reached: z.boolean(),
  name: z.string(),
  number: z.string(),
  note: z.string(),
  by: z.string(),
  at: Instant,
});

const FollowedUp = z.strictObject({
  after: FollowUpDay,
  outcome: Outcome,
  note: z.string().nullable(),
  by: z.string(),
  at: Instant,
});

const desk = ['bp3mi', 'immigration'] as const;
const withSupervisor = ['bp3mi', 'immigration', 'supervisor'] as const;

/** Rows of handovers and outcomes. */
export const handover = {
  'handover.offer': command({
    access: desk,
    input: z.strictObject({
      screeningId: ScreeningId,
      toWhom: HandoverTo,
      /** Which office, or which family. */
      office: text(120).min(2),
      place: text(120),
      reason: text(1000).min(5),
      contents: HandoverContents,
    }),
    output: z.strictObject({ handoverId: HandoverId }),
    errors: [
      'screening-unknown',
      'handover-open',
      'handover-to-self',
      'parent-call-missing',
      'passport-still-held',
      'passport-not-held',
    ],
  }),
  'handover.answer': command({
    access: withSupervisor,
    input: z.strictObject({
      handoverId: HandoverId,
      accepted: z.boolean(),
      /** The receiver outside this station; null: the caller, an officer of BP3MI, receives. */
      receiver: z
        .strictObject({
          name: text(80).min(2),
          post: text(120),
          /** Warrant, letter, or for family the identity card that was seen. */
          paper: text(200),
        })
        .nullable(),
      /** Why it was refused; free words where it was accepted. */
      note: text(500),
    }),
    output: z.strictObject({ state: HandoverState }),
    errors: [
      'handover-unknown',
      'handover-closed',
      'not-your-power',
      'refusal-reason-missing',
      'receiver-paper-missing',
    ],
    auditRefusal: true,
  }),
  'handover.withdraw': command({
    access: withSupervisor,
    input: z.strictObject({ handoverId: HandoverId, note: text(500).min(5) }),
    output: z.strictObject({}),
    errors: ['handover-unknown', 'handover-closed', 'not-your-power'],
  }),
  /** Only where nothing could be printed: what this station prints has its number already. A later one puts a slip right. */
  'handover.minutesByHand': command({
    access: withSupervisor,
    input: z.strictObject({ handoverId: HandoverId, number: text(60).min(3) }),
    output: z.strictObject({}),
    errors: ['handover-unknown', 'not-your-power', 'paper-exists'],
  }),
  'handover.list': query({
    access: withSupervisor,
    input: z.strictObject({}),
    output: z.array(HandoverView),
    errors: [],
    views: 'personal',
  }),
  /** Of one case: handovers, calls made, answers to what became of it. */
  'handover.case': query({
    access: withSupervisor,
    input: z.strictObject({ screeningId: ScreeningId }),
    output: z.strictObject({
      name: z.string(),
      minor: z.boolean(),
      /** A passport of this case lies in custody. */
      passportHeld: z.boolean(),
      handovers: z.array(HandoverView),
      calls: z.array(CareCall),
      followUps: z.array(FollowedUp),
    }),
    errors: ['screening-unknown'],
    views: 'personal',
  }),
  'handover.logCall': command({
    access: withSupervisor,
    input: z.strictObject({
      screeningId: ScreeningId,
      toWhom: CallTo,
      reached: z.boolean(),
      name: text(80),
      number: text(30).min(3),
      note: text(500),
    }),
    output: z.strictObject({}),
    errors: ['screening-unknown'],
  }),
  'handover.onCall': query({
    access: 'signedIn',
    input: z.strictObject({}),
    output: z.array(OnCall),
    errors: [],
  }),
  'handover.setOnCall': command({
    access: ['admin'],
    input: z.strictObject({ onCall: z.array(OnCall).max(20) }),
    output: z.strictObject({}),
    errors: [],
  }),
  'followUp.due': query({
    access: withSupervisor,
    input: z.strictObject({}),
    output: z.array(
      z.strictObject({
        screeningId: ScreeningId,
        name: z.string(),
        /** The day the case is counted from. */
        since: Day,
        after: FollowUpDay,
        dueOn: Day,
        decision: DecisionKind.nullable(),
        handedTo: HandoverTo.nullable(),
        earlier: z.array(FollowedUp),
      }),
    ),
    errors: [],
    views: 'personal',
  }),
  'followUp.record': command({
    access: withSupervisor,
    input: z.strictObject({ screeningId: ScreeningId, after: FollowUpDay, outcome: Outcome, note: text(1000) }),
    output: z.strictObject({}),
    errors: ['screening-unknown', 'follow-up-not-due', 'outcome-note-missing'],
  }),
};
