/** The decision, the second person, the referral, and the call for help. */
import { z } from 'zod';
import { ApprovalId, DecisionId, FlightId, HelpId, ReferralId, ScreeningId } from '../ids.ts';
import { Instant } from '../time.ts';
import { Meets, Offload } from '../domain/after_postponement.ts';
import { DecisionProposal, decisionFaults, MilderStep, NotCompletedCause, ToldLanguage } from '../domain/decision.ts';
import { HotlineShown } from '../domain/hotlines.ts';
import { ReviewCause } from '../domain/decision_review.ts';
import { DecisionKind, DevicePlace, Role } from '../domain/words.ts';
import { command, job, query } from './procedure.ts';
import { approvalFaults } from './session.ts';

/** A recorded decision. */
export const DecisionView = z.strictObject({
  id: DecisionId,
  kind: DecisionKind,
  /** A hold is proposed until the second Pejabat Imigrasi has approved it. */
  state: z.enum(['proposed', 'confirmed', 'void']),
  at: Instant,
  officer: z.string(),
  role: Role,
  secondOfficer: z.string().nullable(),
  ground: z.string().nullable(),
  groundToBeConfirmed: z.boolean(),
  reason: z.string().nullable(),
  evidence: z.array(z.string()),
  receiptNumber: z.string().nullable(),
  departLine: z.string().nullable(),
  milderSteps: z.array(MilderStep),
  toldIn: ToldLanguage.nullable(),
  statementOffered: z.boolean(),
  statement: z.string().nullable(),
  cause: NotCompletedCause.nullable(),
  /** The second Pejabat Imigrasi approved by telephone. */
  remote: z.boolean(),
  /** What was put right since, in order, with what stood there before. */
  corrections: z.array(
    z.strictObject({
      field: z.enum(['ground', 'reason', 'departLine', 'toldIn', 'statement', 'cause']),
      before: z.string().nullable(),
      after: z.string().nullable(),
      why: z.string(),
      by: z.string(),
      at: Instant,
    }),
  ),
  voided: z.strictObject({ why: z.string(), by: z.string(), at: Instant }).nullable(),
  /** Why somebody else looks at it afterwards. */
  review: z.array(ReviewCause),
  /** Whether the caller may correct it, or void it, as it stands now. */
  mayCorrect: z.boolean(),
  mayVoid: z.boolean(),
  /** What was done after a postponement, the latest last; null where there is nothing to be done. */
  after: z
    .array(
      z.strictObject({
        airlineName: z.string(),
        airlineAt: Instant,
        offload: Offload,
        meets: Meets,
        meetsName: z.string().nullable(),
        by: z.string(),
        at: Instant,
      }),
    )
    .nullable(),
});
export type DecisionView = z.infer<typeof DecisionView>;

/** A referral on the counter's list. */
export const ReferralView = z.strictObject({
  id: ReferralId,
  screeningId: ScreeningId,
  state: z.enum(['waiting', 'accepted', 'sentBack', 'lapsed']),
  at: Instant,
  by: z.string(),
  reason: z.string(),
  flight: z.string().nullable(),
  flightId: FlightId.nullable(),
  departsAt: Instant.nullable(),
  closedAt: Instant.nullable(),
  /** After this moment the traveller may go on. */
  lapsesAt: Instant,
  acceptedBy: z.string().nullable(),
  /** Of the desk at which it was accepted; null, too, where that was before desks had places. */
  acceptedPlace: DevicePlace.nullable(),
  note: z.string().nullable(),
});
export type ReferralView = z.infer<typeof ReferralView>;

/** Why help is called for without a form first. */
export const HelpCause = z.enum(['asksForHelp', 'threat', 'injury', 'childAlone', 'bribe']);
export type HelpCause = z.infer<typeof HelpCause>;

/** Rows of decision, referral and help. */
export const decision = {
  'decision.propose': command({
    access: ['bp3mi', 'immigration'],
    input: z.strictObject({ screeningId: ScreeningId, revision: z.int(), proposal: DecisionProposal }),
    output: z.strictObject({ decisionId: DecisionId, state: z.enum(['proposed', 'confirmed']) }),
    errors: [...decisionFaults, 'screening-unknown', 'not-open', 'stale-revision', 'not-yours', 'sealed-first'],
    auditRefusal: true,
  }),
  'decision.withdraw': command({
    access: ['immigration'],
    input: z.strictObject({ decisionId: DecisionId }),
    output: z.strictObject({}),
    errors: ['decision-unknown', 'already-confirmed'],
  }),
  'decision.confirm': command({
    access: ['immigration'],
    input: z.strictObject({ decisionId: DecisionId, approvalId: ApprovalId }),
    output: z.strictObject({ decisionId: DecisionId, approver: z.string() }),
    errors: [...decisionFaults, 'decision-unknown', 'already-confirmed', ...approvalFaults],
    auditRefusal: true,
  }),
  'referral.list': query({
    access: ['bp3mi', 'immigration'],
    input: z.strictObject({}),
    output: z.array(ReferralView),
    errors: [],
    alone: 'read',
  }),
  'referral.accept': command({
    access: ['immigration'],
    input: z.strictObject({ referralId: ReferralId }),
    output: z.strictObject({ screeningId: ScreeningId }),
    errors: ['referral-unknown', 'referral-closed'],
  }),
  'referral.sendBack': command({
    access: ['immigration'],
    input: z.strictObject({ referralId: ReferralId, reason: z.string().trim().min(5).max(300) }),
    output: z.strictObject({}),
    errors: ['referral-unknown', 'referral-closed'],
  }),
  'referral.lapse': command({
    access: ['bp3mi', 'immigration'],
    input: z.strictObject({ referralId: ReferralId }),
    output: z.strictObject({}),
    errors: ['referral-unknown', 'referral-closed', 'not-yet-lapsed'],
  }),
  /** Immigration has read that a referral lapsed and the traveller went on. */
  'referral.acknowledge': command({
    access: ['immigration'],
    input: z.strictObject({ referralId: ReferralId }),
    output: z.strictObject({}),
    errors: ['referral-unknown', 'not-lapsed', 'already-read'],
  }),
  'help.now': job({
    access: ['bp3mi', 'immigration', 'supervisor'],
    input: z.strictObject({
      cause: HelpCause,
      screeningId: ScreeningId.nullable(),
      flightId: FlightId.nullable(),
      pin: z.string().regex(/^\d{6,12}$/),
    }),
    output: z.strictObject({ helpId: HelpId }),
    errors: ['pin-wrong', 'locked-out'],
    auditRefusal: true,
  }),
  /** The numbers anybody can call, for whoever stands at the screen. Nothing of anybody is in it. */
  'help.lines': query({
    access: 'public',
    input: z.strictObject({}),
    output: z.array(HotlineShown),
    errors: [],
  }),
  'help.list': query({
    access: ['bp3mi', 'immigration', 'supervisor'],
    input: z.strictObject({}),
    output: z.array(
      z.strictObject({
        id: HelpId,
        cause: HelpCause,
        at: Instant,
        by: z.string(),
        flight: z.string().nullable(),
        screeningId: ScreeningId.nullable(),
        note: z.string().nullable(),
      }),
    ),
    errors: [],
    alone: 'read',
  }),
  'help.complete': command({
    access: ['bp3mi', 'immigration', 'supervisor'],
    input: z.strictObject({ helpId: HelpId, note: z.string().trim().min(5).max(2000) }),
    output: z.strictObject({}),
    errors: ['help-unknown', 'already-complete'],
  }),
};
