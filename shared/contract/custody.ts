/** The passport in custody: receipt and taking, moves, ways out, due day, list and history. */
import { z } from 'zod';
import {
  ApprovalId,
  CustodyId,
  CustodyMoveId,
  DecisionId,
  HashHex,
  OfficerId,
  OutageEntryId,
  ScreeningId,
} from '../ids.ts';
import { Day, Instant } from '../time.ts';
import { CustodyInside, CustodyMoveKind, CustodyOut, moveWordFaults, SeizingAuthority } from '../domain/custody.ts';
import { decisionFaults } from '../domain/decision.ts';
import { Effort } from '../domain/effort.ts';
import { PaperTaken } from '../domain/words.ts';
import { command, query } from './procedure.ts';
import { approvalFaults } from './session.ts';

/** One line of text as it stands on a paper: no control characters. */
export const line = (longest: number) =>
  z
    .string()
    .trim()
    .max(longest)
    .regex(/^\P{Cc}*$/u);

/** How and to whom a passport went. */
const Gone = z.strictObject({
  way: CustodyOut,
  at: Instant,
  by: z.string(),
  receiver: z.string(),
  office: z.string(),
  paper: z.string(),
});

/** A passport in custody, or gone from it. Seal, place and due are those of the receipt; `now` those of today. */
export const CustodyView = z.strictObject({
  id: CustodyId,
  screeningId: ScreeningId,
  decisionId: DecisionId,
  name: z.string(),
  documentNumber: z.string(),
  /** The names went with the case; the ledger stays. */
  erased: z.boolean(),
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
  /** How the receipt was taken; null where it was taken before this was recorded. */
  receiptTaken: PaperTaken.nullable(),
  witness: z.string().nullable(),
  /** How many lines its ledger has: a move names the last one it knows of. */
  step: z.int(),
  overdue: z.boolean(),
  now: z
    .strictObject({
      place: z.string(),
      seal: z.string(),
      due: Day,
      keeper: z.string(),
      /** Null where a named person from outside keeps it. */
      keeperId: OfficerId.nullable(),
    })
    .nullable(),
  gone: Gone.nullable(),
});
export type CustodyView = z.infer<typeof CustodyView>;

/**
 * A passport that lies here on a paper form which not everybody who acted has confirmed: the ledger has no line of it and
 * the balance does not count it.
 */
export const CustodyOnPaper = z.strictObject({
  entryId: OutageEntryId,
  /** Number of the form. */
  form: z.string(),
  name: z.string(),
  documentNumber: z.string(),
  /** Number of the carbon STP book. */
  receiptNumber: z.string(),
  seal: z.string(),
  place: z.string(),
  due: Day,
  overdue: z.boolean(),
  /** When it was taken, as the form says. */
  heldAt: Instant,
  heldBy: z.string(),
  /** Names of those whose PIN is missing. */
  waitingFor: z.array(z.string()),
});
export type CustodyOnPaper = z.infer<typeof CustodyOnPaper>;

/**
 * How the list on paper stands against what lies here: nothing does; it was printed since the last change; it was said since
 * then why it could not be; or it is due.
 */
export const CustodyListState = z.enum(['none', 'printed', 'missing', 'due']);
export type CustodyListState = z.infer<typeof CustodyListState>;

/** Why there is no list on paper, in the officer's words. */
export const ListMissingReason = line(200).min(5);

/** One line of the ledger: who gave, who took, and what it changed. */
export const CustodyMoveView = z.strictObject({
  id: CustodyMoveId,
  step: z.int(),
  kind: CustodyMoveKind,
  at: Instant,
  giver: z.string(),
  taker: z.string().nullable(),
  place: z.string().nullable(),
  seal: z.string().nullable(),
  due: Day.nullable(),
  paper: z.string(),
  office: z.string(),
  identity: z.string(),
  authority: SeizingAuthority.nullable(),
  reason: z.string(),
});
export type CustodyMoveView = z.infer<typeof CustodyMoveView>;

/** An officer of the station who puts a PIN to being the second name. */
const SecondOfficer = z.strictObject({ officerId: OfficerId, approvalId: ApprovalId });

/** Several passports that change hands at once, each with the last line of its ledger the officers have seen. */
const TakeOverSet = z.strictObject({
  /** Whether the caller gives them to the other officer or takes them. */
  way: z.enum(['give', 'take']),
  passports: z
    .array(z.strictObject({ custodyId: CustodyId, step: z.int().min(1) }))
    .min(1)
    .max(400)
    .refine((passports) => new Set(passports.map(({ custodyId }) => custodyId)).size === passports.length),
});
/** Several passports that change hands at once. */
export type TakeOverSet = z.output<typeof TakeOverSet>;

/** What can stand against any move. */
const moveErrors = [
  ...moveWordFaults,
  'seal-in-use',
  'custody-unknown',
  'already-released',
  'custody-changed',
  'custody-officials-only',
  'receiver-missing',
  'second-name-does-not-fit',
  ...approvalFaults,
] as const;

/** Rows of custody. */
export const custody = {
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
      'custody-officials-only',
      'receipt-missing',
      'receipt-unknown',
      'receipt-not-printed',
      'receipt-differs',
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
  'custody.move': command({
    access: ['immigration'],
    input: z.strictObject({
      custodyId: CustodyId,
      /** The last line of its ledger the officer has seen: a passport moved meanwhile is not moved again unseen. */
      step: z.int().min(1),
      kind: CustodyInside,
      /** The new place; empty unless it goes to another. */
      place: line(80).default(''),
      /** The new seal; empty unless it is sealed anew. */
      seal: line(40).default(''),
      /** The second name: an officer with PIN, or a named person from outside. */
      officer: SecondOfficer.nullable(),
      receiver: line(80).default(''),
      paper: line(60).default(''),
      reason: line(300).default(''),
    }),
    output: CustodyView,
    errors: moveErrors,
    auditRefusal: true,
  }),
  'custody.release': command({
    access: ['immigration'],
    input: z.strictObject({
      custodyId: CustodyId,
      to: CustodyOut,
      /** The receiving person's name, unless an officer of BP3MI at this station takes it with PIN. */
      receiver: line(80).default(''),
      officer: SecondOfficer.nullable().default(null),
      /** Letter of authority, receipt of the office, minutes of the handover, warrant: its number. */
      paper: line(200).default(''),
      /** Identity card of a proxy. */
      identity: line(120).default(''),
      /** Which office; the unit of an investigator. */
      office: line(120).default(''),
      authority: SeizingAuthority.nullable().default(null),
    }),
    output: CustodyView,
    errors: moveErrors,
    auditRefusal: true,
  }),
  'custody.extend': command({
    access: ['immigration'],
    input: z.strictObject({ custodyId: CustodyId, step: z.int().min(1), due: Day, reason: line(300).default('') }),
    output: CustodyView,
    errors: [
      'custody-unknown',
      'already-released',
      'custody-changed',
      'custody-officials-only',
      'due-in-the-past',
      'due-unchanged',
      'due-reason-missing',
    ],
    auditRefusal: true,
  }),
  /** What the other officer approves when passports change hands: the hash of which way, which ones and their last lines. */
  'custody.takeOverSubject': query({
    access: ['immigration'],
    input: TakeOverSet,
    output: z.strictObject({ subject: HashHex }),
    errors: [],
  }),
  /** All of them or none. The approval is the other officer's, for `custody.takeOverSubject` of the same set. */
  'custody.takeOver': command({
    access: ['immigration'],
    input: TakeOverSet.extend({ officer: SecondOfficer }),
    output: z.strictObject({ moved: z.int() }),
    errors: [
      'custody-officials-only',
      'second-name-does-not-fit',
      'custody-unknown',
      'take-over-gone',
      'take-over-moved',
      'take-over-kept',
      ...approvalFaults,
    ],
    auditRefusal: true,
  }),
  /** The list is not on paper because it could not be printed. Nobody is kept from working by it, and the log says so. */
  'custody.listMissing': command({
    access: ['immigration'],
    input: z.strictObject({ reason: ListMissingReason }),
    output: z.strictObject({}),
    errors: ['custody-list-not-due'],
  }),
  /** Overdue first, then by place. BP3MI is shown none that is held, and of those gone only what came to it with a person. */
  'custody.list': query({
    access: ['bp3mi', 'immigration', 'supervisor'],
    input: z.strictObject({}),
    output: z.strictObject({
      held: z.array(CustodyView),
      /** Oldest first; none for BP3MI. */
      onPaper: z.array(CustodyOnPaper),
      /** Gone within the last 30 days, the latest first. */
      gone: z.array(CustodyView),
      taken: z.int(),
      returned: z.int(),
      inCustody: z.int(),
      /** The balance the database keeps and the one counted anew from the ledger are the same. */
      balanced: z.boolean(),
      list: CustodyListState,
    }),
    errors: [],
    views: 'personal',
  }),
  /** Figures alone: what a header can show without showing anybody. */
  'custody.count': query({
    access: ['immigration', 'supervisor'],
    input: z.strictObject({}),
    output: z.strictObject({
      held: z.int(),
      overdue: z.int(),
      dueToday: z.int(),
      /** Besides those held: on paper forms that wait for somebody who acted. */
      onPaper: z.int(),
      list: CustodyListState,
    }),
    errors: [],
    alone: 'read',
  }),
  'custody.history': query({
    access: ['bp3mi', 'immigration', 'supervisor'],
    input: z.strictObject({ custodyId: CustodyId }),
    output: z.strictObject({ passport: CustodyView, moves: z.array(CustodyMoveView) }),
    errors: ['custody-unknown'],
    views: 'personal',
  }),
};
