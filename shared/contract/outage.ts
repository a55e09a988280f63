/** The outage kit: blank forms printed ahead, entered afterwards, counted. */
import { z } from 'zod';
import { ApprovalId, CustodyId, OfficerId, OutageEntryId, OutagePrintId, ScreeningId } from '../ids.ts';
import { Day, Instant } from '../time.ts';
import { CustodyInside, CustodyOut, moveWordFaults, SeizingAuthority } from '../domain/custody.ts';
import { decisionFaults } from '../domain/decision.ts';
import { FormKind, PaperDecision } from '../domain/outage.ts';
import { DecisionKind, PaperTaken, SelectionReason } from '../domain/words.ts';
import { command, query } from './procedure.ts';
import { PassportInput, scanErrors } from './screening.ts';
import { approvalFaults } from './session.ts';

const desk = ['bp3mi', 'immigration', 'supervisor'] as const;

/** One line of text: no control characters. */
const line = (longest: number) =>
  z
    .string()
    .trim()
    .max(longest)
    .regex(/^\P{Cc}*$/u);

/** The number printed on a form. */
const FormNumber = z.string().regex(/^(?:LATIHAN\/)?DRT-[A-Z0-9]+\/[A-Z]{3}-[A-Z0-9]{1,6}\/\d{4}\/\d{4,6}$/);

/** A passport kept on paper: what the carbon STP book and the form say. */
const PaperHold = z.strictObject({
  secondId: OfficerId,
  receiptNumber: line(40),
  seal: line(40),
  place: line(80),
  condition: line(200),
  due: Day,
  dueReason: z.string().trim().max(300).nullable(),
  receiptTaken: PaperTaken,
  witness: line(80).nullable(),
});

/** What a form can say happened to a passport in custody; a new due date needs no form. */
export const PaperMove = z.enum([...CustodyInside.options, ...CustodyOut.options]);
export type PaperMove = z.infer<typeof PaperMove>;

const common = {
  form: FormNumber,
  /** When it really happened, as written on the form. */
  happenedAt: Instant,
  /** Who acted. */
  officerId: OfficerId,
};

const traveller = {
  passport: PassportInput,
  flight: z
    .string()
    .regex(/^[A-Z0-9]{2} ?\d{1,4}[A-Z]?$/)
    .nullable(),
  purpose: z.string().max(40),
  selection: SelectionReason,
  decision: PaperDecision,
};

/** One form as it is entered. */
export const OutageEntry = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('clarification'), ...common, ...traveller }),
  z.strictObject({ kind: z.literal('postponement'), ...common, ...traveller, hold: PaperHold.nullable() }),
  z.strictObject({
    kind: z.literal('custodyMove'),
    ...common,
    custodyId: CustodyId,
    move: PaperMove,
    /** The second name: an officer who confirms with the own PIN, or (null) the person from outside named below. */
    secondId: OfficerId.nullable(),
    receiver: line(80),
    place: line(80),
    seal: line(40),
    paper: line(200),
    identity: line(120),
    office: line(120),
    authority: SeizingAuthority.nullable(),
    reason: line(300),
  }),
]);
export type OutageEntry = z.infer<typeof OutageEntry>;

/** An entry that waits for somebody who acted. */
export const OutageWaiting = z.strictObject({
  entryId: OutageEntryId,
  form: z.string(),
  kind: FormKind,
  happenedAt: Instant,
  enteredAt: Instant,
  enteredBy: z.string(),
  name: z.string(),
  decision: DecisionKind.nullable(),
  /** A passport that lies somewhere although nobody has confirmed it yet. */
  hold: z.strictObject({ receiptNumber: z.string(), seal: z.string(), place: z.string() }).nullable(),
  /** Who acted, and whether they confirmed. */
  people: z.array(z.strictObject({ officerId: OfficerId, name: z.string(), confirmed: z.boolean() })),
  mayTakeBack: z.boolean(),
});
export type OutageWaiting = z.infer<typeof OutageWaiting>;

/** One printed form and what became of it. */
export const OutageForm = z.strictObject({
  number: z.string(),
  sequence: z.int(),
  year: z.int(),
  kind: FormKind,
  state: z.enum(['blank', 'waiting', 'recorded', 'spoiled']),
  reason: z.string().nullable(),
});
export type OutageForm = z.infer<typeof OutageForm>;

const Count = z.strictObject({
  at: Instant,
  by: z.string(),
  printed: z.int(),
  used: z.int(),
  spoiled: z.int(),
  blank: z.int(),
  missing: z.array(z.string()),
});

/** What can stand against taking a form over. */
const entryErrors = [
  ...decisionFaults,
  ...scanErrors,
  ...moveWordFaults,
  'purpose-unknown',
  'officer-unknown',
  'in-party',
  'already-open',
  'form-does-not-fit',
  'happened-later',
  'happened-before-print',
  'hold-incomplete',
  'hold-without-hold',
  'second-is-the-same',
  'approver-not-official',
  'receipt-missing',
  'receipt-unknown',
  'receipt-in-use',
  'seal-in-use',
  'witness-missing',
  'due-in-the-past',
  'due-reason-missing',
  'already-held',
  'custody-officials-only',
  'custody-unknown',
  'already-released',
  'receiver-missing',
  'second-name-does-not-fit',
  'happened-before-hold',
] as const;
/** What can stand against taking a form over. */
export type OutageEntryError = (typeof entryErrors)[number];

/** Rows of the outage kit. */
export const outage = {
  'outage.print': command({
    access: desk,
    input: z.strictObject({ kind: FormKind, count: z.int().min(1).max(20) }),
    output: z.strictObject({ printId: OutagePrintId, numbers: z.array(z.string()) }),
    errors: ['form-kind-not-yours'],
  }),
  'outage.forms': query({
    access: desk,
    input: z.strictObject({}),
    output: z.strictObject({
      kinds: z.array(FormKind),
      forms: z.array(OutageForm),
      prints: z.array(
        z.strictObject({
          id: OutagePrintId,
          kind: FormKind,
          first: z.string(),
          last: z.string(),
          count: z.int(),
          at: Instant,
          by: z.string(),
        }),
      ),
      lastCount: Count.nullable(),
    }),
    errors: [],
  }),
  /** How many entries wait: a figure for the board, which shows nobody. */
  'outage.count': query({
    access: desk,
    input: z.strictObject({}),
    output: z.strictObject({ waiting: z.int() }),
    errors: [],
    alone: 'read',
  }),
  'outage.enter': command({
    access: desk,
    input: z.strictObject({ entry: OutageEntry }),
    /** `waiting`: somebody who acted has still to confirm; the form is used all the same. */
    output: z.strictObject({
      entryId: OutageEntryId,
      state: z.enum(['waiting', 'recorded']),
      screeningId: ScreeningId.nullable(),
    }),
    errors: [...entryErrors, 'form-unknown', 'form-not-yours', 'form-used', 'form-spoiled'],
    auditRefusal: true,
  }),
  'outage.waiting': query({
    access: desk,
    input: z.strictObject({}),
    output: z.array(OutageWaiting),
    errors: [],
    views: 'personal',
  }),
  'outage.confirm': command({
    access: desk,
    input: z.strictObject({
      entryId: OutageEntryId,
      /** Who confirms: the signed-in officer, or somebody whose PIN gave the approval. */
      officerId: OfficerId,
      approvalId: ApprovalId.nullable(),
    }),
    output: z.strictObject({ state: z.enum(['waiting', 'recorded']), screeningId: ScreeningId.nullable() }),
    errors: [...entryErrors, 'entry-unknown', 'entry-ended', 'already-confirmed', 'not-who-acted', ...approvalFaults],
    auditRefusal: true,
  }),
  'outage.takeBack': command({
    access: desk,
    input: z.strictObject({ entryId: OutageEntryId, reason: z.string().trim().min(5).max(300) }),
    output: z.strictObject({}),
    errors: ['entry-unknown', 'entry-ended', 'not-yours'],
  }),
  'outage.spoil': command({
    access: desk,
    input: z.strictObject({ form: FormNumber, reason: z.string().trim().min(5).max(200) }),
    output: z.strictObject({}),
    errors: ['form-unknown', 'form-not-yours', 'form-used', 'form-spoiled'],
  }),
  'outage.reconcile': command({
    access: desk,
    /** Numbers of the blank forms that lie there. */
    input: z.strictObject({ blank: z.array(FormNumber).max(5000) }),
    output: Count,
    errors: ['stack-contradicts'],
  }),
};
