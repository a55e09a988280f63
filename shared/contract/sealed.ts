/** Sealed TPPO notes and integrity reports: who may read them, and who learns that somebody did. */
import { z } from 'zod';
import { ApprovalId, IntegrityId, NoteId, OfficerId, ScreeningId, SealedActId } from '../ids.ts';
import { Instant } from '../time.ts';
import { AgencyCode } from '../domain/words.ts';
import { command, query } from './procedure.ts';
import { approvalFaults } from './session.ts';

const text = (longest: number) => z.string().trim().max(longest);
const withSupervisor = ['bp3mi', 'immigration', 'supervisor'] as const;

/** What is sealed on a record, as the caller may see it. */
export const SealedView = z.strictObject({
  /** Sealed things the caller cannot read: only that they are there. */
  hidden: z.int(),
  /** Null content: closed to the caller, or erased. */
  notes: z.array(
    z.strictObject({ id: NoteId, by: z.string(), at: Instant, content: z.string().nullable(), mine: z.boolean() }),
  ),
  /** One for each agency that has the case; null where nobody is named yet. */
  holders: z.array(
    z.strictObject({ agency: AgencyCode, officerId: OfficerId.nullable(), name: z.string().nullable() }),
  ),
  /** Who opened it or moved the case, with the reason: for those who may read it anyway. */
  acts: z.array(
    z.strictObject({
      kind: z.enum(['opened', 'holderMoved']),
      by: z.string(),
      at: Instant,
      reason: z.string().nullable(),
    }),
  ),
  mayWrite: z.boolean(),
  mayOpen: z.boolean(),
  mayMoveHolder: z.boolean(),
  /** Opened with a reason until then; null when the caller needs none or has not. */
  openUntil: Instant.nullable(),
});
export type SealedView = z.infer<typeof SealedView>;

const reportState = z.enum(['received', 'passedOn', 'closed']);

/** An integrity report in the list of a head, the auditor, or its own writer. Its words are read one by one. */
export const IntegrityLine = z.strictObject({
  id: IntegrityId,
  kind: z.enum(['bribe', 'insider', 'other']),
  at: Instant,
  by: z.string(),
  mine: z.boolean(),
  leaveOut: AgencyCode.nullable(),
  /** Null: nobody has taken it up. */
  state: reportState.nullable(),
  mayHandle: z.boolean(),
});
export type IntegrityLine = z.infer<typeof IntegrityLine>;

/** Rows of sealed notes and integrity reports. */
export const sealed = {
  'note.read': query({
    access: withSupervisor,
    input: z.strictObject({ screeningId: ScreeningId }),
    output: SealedView,
    errors: ['screening-unknown'],
    views: 'personal',
  }),
  'note.write': command({
    access: withSupervisor,
    input: z.strictObject({ screeningId: ScreeningId, content: text(4000).min(5) }),
    output: z.strictObject({ noteId: NoteId }),
    errors: ['screening-unknown'],
  }),
  'note.open': command({
    access: withSupervisor,
    input: z.strictObject({ screeningId: ScreeningId, reason: text(500).min(15) }),
    output: z.strictObject({ until: Instant }),
    errors: ['screening-unknown', 'nothing-sealed', 'not-your-power'],
    auditRefusal: true,
  }),
  'note.moveHolder': command({
    access: withSupervisor,
    input: z.strictObject({ screeningId: ScreeningId, officerId: OfficerId, reason: text(500).min(5) }),
    output: z.strictObject({}),
    errors: ['screening-unknown', 'officer-unknown', 'not-your-power', 'holder-not-self'],
    auditRefusal: true,
  }),
  /** What was opened of mine since I was last told. */
  'note.alerts': query({
    access: 'signedIn',
    input: z.strictObject({}),
    output: z.array(
      z.strictObject({
        actId: SealedActId,
        screeningId: ScreeningId,
        kind: z.enum(['opened', 'holderMoved']),
        by: z.string(),
        at: Instant,
        reason: z.string().nullable(),
      }),
    ),
    errors: [],
  }),
  'note.seen': command({
    access: 'signedIn',
    input: z.strictObject({ actId: SealedActId }),
    output: z.strictObject({}),
    errors: ['alert-unknown'],
  }),
  'integrity.report': command({
    access: ['bp3mi', 'immigration', 'supervisor', 'admin'],
    input: z.strictObject({
      kind: z.enum(['bribe', 'insider', 'other']),
      screeningId: ScreeningId.nullable(),
      /** The heads of this agency are left out: the report is about them. */
      leaveOut: AgencyCode.nullable(),
      content: text(4000).min(15),
    }),
    output: z.strictObject({ reportId: IntegrityId }),
    errors: ['screening-unknown'],
  }),
  /** Everything to heads and auditor, the own reports to anybody else. */
  'integrity.list': query({
    access: 'signedIn',
    input: z.strictObject({}),
    output: z.array(IntegrityLine),
    errors: [],
  }),
  /** Each reading is an event, so it is a command. */
  'integrity.read': command({
    access: 'signedIn',
    input: z.strictObject({ reportId: IntegrityId }),
    output: z.strictObject({
      content: z.string().nullable(),
      /** The case it is about, named by its identifier alone. */
      screeningId: ScreeningId.nullable(),
      steps: z.array(z.strictObject({ state: reportState, by: z.string(), at: Instant, note: z.string().nullable() })),
    }),
    errors: ['report-unknown'],
  }),
  'integrity.handle': command({
    access: withSupervisor,
    input: z.strictObject({
      reportId: IntegrityId,
      state: z.enum(['received', 'passedOn', 'closed']),
      note: text(1000),
    }),
    output: z.strictObject({}),
    errors: ['report-unknown', 'report-closed', 'report-note-missing'],
  }),
  /** Who will read a report: names alone, known to everybody. */
  'integrity.heads': query({
    access: 'signedIn',
    input: z.strictObject({}),
    output: z.array(z.strictObject({ officerId: OfficerId, name: z.string(), agency: AgencyCode, since: Instant })),
    errors: [],
  }),
  'integrity.setHead': command({
    access: ['admin'],
    input: z.strictObject({ officerId: OfficerId, head: z.boolean(), approvalId: ApprovalId }),
    output: z.strictObject({}),
    errors: ['officer-unknown', 'head-needs-agency', 'head-unchanged', ...approvalFaults],
    auditRefusal: true,
  }),
};
