/** Papers: issue, copies, how they were taken, void numbers, and what every paper carries. */
import { z } from 'zod';
import { PaperId, ScreeningId } from '../ids.ts';
import { Instant } from '../time.ts';
import { StationHotlines } from '../domain/hotlines.ts';
import { Letterhead, PaperFormat, PaperKind } from '../domain/paper.ts';
import { AgencyCode, PaperTaken } from '../domain/words.ts';
import { command, job, query } from './procedure.ts';

/** A paper as a list shows it: no word of what it says, so no personal data. */
export const PaperView = z.strictObject({
  id: PaperId,
  kind: PaperKind,
  number: z.string(),
  agency: AgencyCode,
  subjectId: z.string(),
  screeningId: ScreeningId.nullable(),
  issuedAt: Instant,
  by: z.string(),
  /** Copies that were printed or saved; the second and later say DUPLIKAT. */
  copies: z.int(),
  /** Whether it also fits the 80 mm roll. */
  roll: z.boolean(),
  /** False for a receipt given out before papers were kept, until it is made again. */
  kept: z.boolean(),
  /** What it said went with its case; number, moments and copies stay. */
  erased: z.boolean(),
  voided: z.strictObject({ at: Instant, by: z.string(), reason: z.string() }).nullable(),
  taken: z.strictObject({ how: PaperTaken, at: Instant, by: z.string(), witness: z.string().nullable() }).nullable(),
});
export type PaperView = z.infer<typeof PaperView>;

/** How far a number series has come: issued = last, of which so many are void. */
export const SeriesView = z.strictObject({
  series: z.string(),
  agency: AgencyCode,
  counter: z.string(),
  year: z.int(),
  last: z.int(),
  void: z.int(),
});
export type SeriesView = z.infer<typeof SeriesView>;

/** What every paper of an agency carries. */
export const PaperSettings = z.strictObject({
  letterheads: z.strictObject({ bp3mi: Letterhead, immigration: Letterhead }),
  /** What the station has in place of the catalogue's numbers, and beside them. */
  hotlines: StationHotlines,
});
export type PaperSettings = z.infer<typeof PaperSettings>;

const desks = ['bp3mi', 'immigration', 'supervisor'] as const;

/** Rows of papers. */
export const paper = {
  'paper.issue': command({
    access: desks,
    input: z.strictObject({
      kind: PaperKind,
      subjectId: z.string().min(1).max(64),
      /** What a kind asks the officer for, e.g. seal and place on a receipt. */
      filled: z.record(z.string().max(30), z.string().max(4000)).default({}),
    }),
    output: PaperView,
    errors: ['paper-subject-unknown', 'paper-not-yours', 'paper-not-filled', 'paper-exists'],
    auditRefusal: true,
  }),
  'paper.output': job({
    access: desks,
    input: z.strictObject({ paperId: PaperId, way: z.enum(['preview', 'print', 'save']), format: PaperFormat }),
    output: z.strictObject({
      /** The PDF, base64. */
      pdf: z.string(),
      /** Which copy this is; 0 for a preview, which is none. */
      copy: z.int(),
      fileName: z.string(),
    }),
    errors: ['paper-unknown', 'paper-void', 'paper-not-kept', 'paper-no-roll'],
    views: 'personal',
  }),
  'paper.taken': command({
    access: desks,
    input: z.strictObject({
      paperId: PaperId,
      how: PaperTaken,
      /** Name of the witness where it was not signed; null where it was. */
      witness: z.string().trim().max(80).nullable(),
    }),
    output: PaperView,
    errors: ['paper-unknown', 'paper-void', 'paper-not-printed', 'paper-already-taken', 'witness-missing'],
  }),
  'paper.void': command({
    access: desks,
    input: z.strictObject({ paperId: PaperId, reason: z.string().trim().min(5).max(300) }),
    output: PaperView,
    errors: ['paper-unknown', 'paper-void', 'paper-in-use'],
    auditRefusal: true,
  }),
  /** Papers of one case or one subject, oldest first; without either the latest of the agency, newest first. */
  'paper.list': query({
    access: [...desks, 'auditor'],
    input: z.strictObject({ screeningId: ScreeningId.nullable(), subjectId: z.string().max(64).nullable() }),
    output: z.strictObject({ papers: z.array(PaperView), series: z.array(SeriesView) }),
    errors: [],
    alone: 'read',
  }),
  'paper.settings': query({
    access: 'signedIn',
    input: z.strictObject({}),
    output: PaperSettings,
    errors: [],
  }),
  'paper.setSettings': command({
    access: ['admin'],
    input: PaperSettings,
    output: PaperSettings,
    errors: [],
  }),
};
