/** The decision, the second person, the referral, the passport in custody, and the call for help. */
import { z } from 'zod';
import { ApprovalId, CustodyId, DecisionId, FlightId, HelpId, ReferralId, ScreeningId } from '../ids.ts';
import { Day, Instant } from '../time.ts';
import { DecisionKind, PaperTaken, Role } from '../domain/words.ts';
import { DecisionProposal, decisionFaults } from '../domain/decision.ts';
import { Effort } from '../domain/effort.ts';
import { command, job, query } from './procedure.ts';
import { approvalFaults } from './session.ts';

/** One line of text as it stands on a paper: no control characters. */
const line = (longest: number) =>
  z
    .string()
    .trim()
    .max(longest)
    .regex(/^\P{Cc}*$/u);

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
});
export type DecisionView = z.infer<typeof DecisionView>;

/** A passport in custody, or returned. */
export const CustodyView = z.strictObject({
  id: CustodyId,
  screeningId: ScreeningId,
  decisionId: DecisionId,
  name: z.string(),
  documentNumber: z.string(),
  receiptNumber: z.string(),
  receiptSource: z.enum(['station', 'book']),
  seal: z.string(),
  place: z.string(),
  condition: z.string(),
  heldAt: Instant,
  heldBy: z.string(),
  approvedBy: z.string(),
  due: Day,
  dueReason: z.string().nullable(),
  overdue: z.boolean(),
  releasedAt: Instant.nullable(),
  releasedBy: z.string().nullable(),
  releasedTo: z.enum(['holder', 'proxy', 'office']).nullable(),
  receiver: z.string().nullable(),
  /** How the receipt was taken; null where it was taken before this was recorded. */
  receiptTaken: PaperTaken.nullable(),
  witness: z.string().nullable(),
});
export type CustodyView = z.infer<typeof CustodyView>;

/** A referral on the counter's list. */
export const ReferralView = z.strictObject({
  id: ReferralId,
  screeningId: ScreeningId,
  state: z.enum(['waiting', 'accepted', 'sentBack', 'lapsed']),
  at: Instant,
  by: z.string(),
  reason: z.string(),
  flight: z.string().nullable(),
  departsAt: Instant.nullable(),
  /** After this moment the traveller may go on. */
  lapsesAt: Instant,
  acceptedBy: z.string().nullable(),
  note: z.string().nullable(),
});
export type ReferralView = z.infer<typeof ReferralView>;

/** Why help is called for without a form first. */
export const HelpCause = z.enum(['asksForHelp', 'threat', 'injury', 'childAlone', 'bribe']);
export type HelpCause = z.infer<typeof HelpCause>;

/** Rows of decision, referral, custody and help. */
export const decision = {
  'decision.propose': command({
    access: ['bp3mi', 'immigration'],
    input: z.strictObject({ screeningId: ScreeningId, revision: z.int(), proposal: DecisionProposal }),
    output: z.strictObject({ decisionId: DecisionId, state: z.enum(['proposed', 'confirmed']) }),
    errors: [...decisionFaults, 'screening-unknown', 'not-open', 'stale-revision', 'not-yours'],
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
  'custody.reserveReceipt': command({
    access: ['immigration'],
    input: z.strictObject({ decisionId: DecisionId }),
    output: z.strictObject({ receiptNumber: z.string() }),
    errors: ['decision-unknown', 'decision-not-confirmed', 'already-held'],
  }),
  'custody.hold': command({
    access: ['immigration'],
    input: z.strictObject({
      decisionId: DecisionId,
      /** The station's own number, or one from the carbon STP book of the outage kit, typed in. */
      receiptSource: z.enum(['station', 'book']),
      receiptNumber: line(40),
      seal: line(40),
      place: line(80),
      condition: z.string().trim().max(200),
      due: Day,
      dueReason: z.string().trim().max(300).nullable(),
      receiptTaken: PaperTaken,
      /** Name of the witness where the receipt was not signed; null where it was. */
      witness: line(80).nullable(),
      /** The work of receipt and handing over, which comes after the decision was sent. */
      effort: z.array(Effort).max(8).default([]),
    }),
    output: CustodyView,
    errors: [
      ...decisionFaults,
      'decision-unknown',
      'decision-not-confirmed',
      'already-held',
      'not-yours',
      'receipt-missing',
      'receipt-unknown',
      'receipt-in-use',
      'seal-missing',
      'seal-in-use',
      'place-missing',
      'witness-missing',
      'due-in-the-past',
      'due-reason-missing',
    ],
    auditRefusal: true,
  }),
  'custody.release': command({
    access: ['immigration'],
    input: z.strictObject({
      custodyId: CustodyId,
      to: z.enum(['holder', 'proxy', 'office']),
      /** The receiving person's name: every move has two names. */
      receiver: line(80).min(2),
      /** For a proxy: letter and identity card seen. */
      paper: z.string().trim().max(200),
    }),
    output: CustodyView,
    errors: ['custody-unknown', 'already-released', 'proxy-paper-missing'],
  }),
  'custody.list': query({
    access: ['immigration', 'supervisor'],
    input: z.strictObject({}),
    output: z.strictObject({ held: z.array(CustodyView), taken: z.int(), returned: z.int() }),
    errors: [],
    views: 'personal',
  }),
  'referral.list': query({
    access: ['bp3mi', 'immigration'],
    input: z.strictObject({}),
    output: z.array(ReferralView),
    errors: [],
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
  }),
  'help.complete': command({
    access: ['bp3mi', 'immigration', 'supervisor'],
    input: z.strictObject({ helpId: HelpId, note: z.string().trim().min(5).max(2000) }),
    output: z.strictObject({}),
    errors: ['help-unknown', 'already-complete'],
  }),
};
