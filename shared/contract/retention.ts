/** The end of retention: what is due, erasure by two persons, legal holds, requests for correction. */
import { z } from 'zod';
import { ObjectionBy } from '../domain/objection.ts';
import { KeptBack, Periods, RetentionClass } from '../domain/retention.ts';
import { ApprovalId, CorrectionRequestId, ErasureRunId, HashHex, LegalHoldId, ScreeningId } from '../ids.ts';
import { Day, Instant } from '../time.ts';
import { command, job, query } from './procedure.ts';
import { approvalFaults } from './session.ts';

const Count = z.int().min(0);

/** How many cases of a class there are: period running, due, kept back and why. */
const RetentionFigures = z.strictObject({
  running: Count,
  due: Count,
  back: z.strictObject({ open: Count, passport: Count, objection: Count, hold: Count }),
});
export type RetentionFigures = z.infer<typeof RetentionFigures>;

/** Officers who left and still have a name: the longest period running since, due, over but named by a kept case. */
const OfficerFigures = z.strictObject({ running: Count, due: Count, named: Count });
export type OfficerFigures = z.infer<typeof OfficerFigures>;

const Bilingual = z.strictObject({ id: z.string(), en: z.string() });

/** A class with its period in force and the delivered one, in days. */
const ClassView = z.strictObject({
  code: RetentionClass,
  days: z.int(),
  delivered: z.int(),
  basis: Bilingual,
  sources: z.array(z.string()),
  figures: RetentionFigures,
});
export type ClassView = z.infer<typeof ClassView>;

/** One erasure. */
const RunView = z.strictObject({
  id: ErasureRunId,
  at: Instant,
  by: z.string(),
  second: z.string(),
  /** Cases on the approved list, and how many of them were erased. */
  cases: Count,
  erased: Count,
  /** Officers who lost their name with it. */
  officers: Count,
  /** False where it was broken off. */
  finished: z.boolean(),
});
export type RunView = z.infer<typeof RunView>;

/** A legal hold on a case. */
const HoldView = z.strictObject({
  id: LegalHoldId,
  letter: z.string(),
  office: z.string(),
  reason: z.string(),
  by: z.string(),
  at: Instant,
  lifted: z.strictObject({ letter: z.string(), reason: z.string(), by: z.string(), at: Instant }).nullable(),
});
export type HoldView = z.infer<typeof HoldView>;

/** What came of a request for correction. */
export const CorrectionOutcome = z.enum(['corrected', 'partly', 'refused']);
export type CorrectionOutcome = z.infer<typeof CorrectionOutcome>;

/** A request to put a record right; three times 24 hours (UU 27/2022 art. 30). */
const CorrectionView = z.strictObject({
  id: CorrectionRequestId,
  broughtBy: ObjectionBy,
  name: z.string(),
  identity: z.string(),
  content: z.string(),
  receivedAt: Instant,
  by: z.string(),
  deadline: Instant,
  late: z.boolean(),
  answer: z
    .strictObject({ outcome: CorrectionOutcome, content: z.string(), by: z.string(), at: Instant, inTime: z.boolean() })
    .nullable(),
});
export type CorrectionView = z.infer<typeof CorrectionView>;

/** When and under which class a case was erased. */
export const ErasedView = z.strictObject({ at: Instant, class: RetentionClass });

const Words = (least: number, most: number) => z.string().trim().min(least).max(most);
const desks = ['bp3mi', 'immigration', 'supervisor'] as const;

/** Rows of the end of retention. */
export const retention = {
  'retention.due': query({
    access: ['admin', 'supervisor'],
    input: z.strictObject({}),
    output: z.strictObject({
      decidedByAgencies: z.boolean(),
      shortestDays: z.int(),
      classes: z.array(ClassView),
      officers: OfficerFigures,
      /** Names exactly this list, for the approval. */
      listHash: HashHex,
      /** Cases that are due. */
      due: Count,
      /** An erasure that runs now. */
      progress: z.strictObject({ done: Count, of: Count }).nullable(),
      runs: z.array(RunView),
      /** Days a backup still holds what is erased here. */
      backupDays: z.int(),
      /** Exports in the station's own folder, and those of them that have to go but could not be removed yet. */
      exports: z.strictObject({ there: Count, due: Count }),
    }),
    errors: [],
  }),
  /** The second person approved exactly these four numbers. */
  'retention.set': command({
    access: ['admin'],
    input: z.strictObject({ periods: Periods, approvalId: ApprovalId }),
    output: Periods,
    errors: [...approvalFaults],
    auditRefusal: true,
  }),
  /** The second person approved exactly this list. */
  'retention.erase': job({
    access: ['admin'],
    input: z.strictObject({ listHash: HashHex, approvalId: ApprovalId }),
    output: z.strictObject({
      runId: ErasureRunId,
      erased: Count,
      officers: Count,
      /** On the list, but kept after all: something happened to them meanwhile. */
      left: Count,
      /** False: a reader was in the way; what was deleted goes from the write-ahead log with the next copy or close. */
      logEmptied: z.boolean(),
    }),
    errors: ['nothing-due', 'due-list-changed', 'erasure-runs', ...approvalFaults],
    auditRefusal: true,
  }),
  /** What retention says of one case: class, day, holds, requests for correction. */
  'retention.case': query({
    access: [...desks, 'auditor'],
    input: z.strictObject({ screeningId: ScreeningId }),
    output: z.strictObject({
      erased: ErasedView.nullable(),
      class: RetentionClass,
      /** The first day on which it may be erased; null once it is. */
      dueOn: Day.nullable(),
      back: KeptBack.nullable(),
      holds: z.array(HoldView),
      requests: z.array(CorrectionView),
    }),
    errors: ['screening-unknown'],
    views: 'personal',
  }),
  'hold.place': command({
    access: ['supervisor'],
    input: z.strictObject({
      screeningId: ScreeningId,
      letter: Words(3, 80),
      office: Words(3, 120),
      reason: Words(5, 600),
    }),
    output: z.strictObject({ holdId: LegalHoldId }),
    errors: ['screening-unknown', 'case-erased'],
    auditRefusal: true,
  }),
  'hold.lift': command({
    access: ['supervisor'],
    input: z.strictObject({ holdId: LegalHoldId, letter: Words(3, 80), reason: Words(5, 600) }),
    output: z.strictObject({}),
    errors: ['hold-unknown', 'hold-lifted'],
    auditRefusal: true,
  }),
  'correction.receive': command({
    access: desks,
    input: z.strictObject({
      screeningId: ScreeningId,
      broughtBy: ObjectionBy,
      name: Words(2, 80),
      /** How it was checked who asks. */
      identity: Words(2, 120),
      content: Words(5, 2000),
      /** When it came; null: now. The deadline runs from here. */
      receivedAt: Instant.nullable(),
    }),
    output: z.strictObject({ requestId: CorrectionRequestId, deadline: Instant }),
    errors: ['screening-unknown', 'case-erased', 'received-later'],
  }),
  'correction.answer': command({
    access: desks,
    input: z.strictObject({
      requestId: CorrectionRequestId,
      outcome: CorrectionOutcome,
      /** What was put right and where, or why not. */
      content: Words(5, 2000),
    }),
    output: z.strictObject({}),
    errors: ['correction-unknown', 'correction-answered'],
  }),
  /** Requests that wait for an answer, the oldest first. */
  'correction.open': query({
    access: desks,
    input: z.strictObject({}),
    output: z.array(
      z.strictObject({ id: CorrectionRequestId, screeningId: ScreeningId, deadline: Instant, late: z.boolean() }),
    ),
    errors: [],
  }),
};
