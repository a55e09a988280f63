/** Exports of data: what can be exported, starting one, how far it is, what was exported, and for whom. */
import { z } from 'zod';
import { AgencyCode } from '../domain/words.ts';
import { ExportOrder, ExportScope } from '../export/manifest.ts';
import { ExportFormat, Receiver, ReceiverProfile } from '../export/profile.ts';
import { ExportId, ShiftId } from '../ids.ts';
import { Day, Instant } from '../time.ts';
import { job, query } from './procedure.ts';

/** Why an export did not come to be. */
export const ExportFault = z.enum([
  'disk-full',
  'folder-gone',
  'too-many-rows',
  'nothing-to-export',
  'database-damaged',
  'cancelled',
  'interrupted',
  'failed',
]);
export type ExportFault = z.infer<typeof ExportFault>;

/** What the technician sets for exports. */
export const ExportSettings = z.strictObject({
  /** Where exports are written unless another folder is named, as a whole path; empty: `exports` in the data folder. */
  folder: z.string().trim().max(400),
  receivers: z.strictObject({ bp3mi: ReceiverProfile, immigration: ReceiverProfile, central: ReceiverProfile }),
});
export type ExportSettings = z.infer<typeof ExportSettings>;

const unset: ReceiverProfile = { recipient: '', namesInCare: false };

/** Settings of a station that never changed them. */
export const firstExportSettings: ExportSettings = {
  folder: '',
  receivers: { bp3mi: unset, immigration: unset, central: unset },
};

/** One export that was made, or should have been. */
export const ExportView = z.strictObject({
  order: ExportOrder,
  /** When it ended. */
  at: Instant,
  /** Who asked for it. */
  by: z.string(),
  folder: z.string(),
  name: z.string(),
  /** Clarifications in it; null where there is none. */
  clarifications: z.int().nullable(),
  encrypted: z.boolean(),
  fault: ExportFault.nullable(),
  /** It lies where it was written. */
  there: z.boolean(),
});
export type ExportView = z.infer<typeof ExportView>;

/** The export that runs now; `of` is 0 until its rows are counted. */
const RunningExport = z.strictObject({ exportId: ExportId, done: z.int(), of: z.int() });

const ShiftChoice = z.strictObject({
  shiftId: ShiftId,
  day: Day,
  openedAt: Instant,
  closedAt: Instant.nullable(),
  /** Clarifications the caller's agency exports. */
  clarifications: z.int(),
});

/** Rows of exports. */
export const dataExport = {
  'export.options': query({
    access: ['supervisor'],
    input: z.strictObject({}),
    output: z.strictObject({
      agency: AgencyCode,
      /** The station's folder for exports. */
      folder: z.string(),
      /** The latest shifts, newest first. */
      shifts: z.array(ShiftChoice),
      receivers: z.array(
        z.strictObject({ receiver: Receiver, encrypted: z.boolean(), ready: z.boolean(), namesInCare: z.boolean() }),
      ),
    }),
    errors: ['practice-not-exported'],
  }),
  'export.start': job({
    access: ['supervisor'],
    input: z.strictObject({
      scope: ExportScope,
      receiver: Receiver,
      formats: z.array(ExportFormat).min(1).max(3),
      /** A whole path, such as a stick; empty: the station's folder. */
      folder: z.string().trim().max(400),
    }),
    output: z.strictObject({ exportId: ExportId }),
    errors: [
      'practice-not-exported',
      'export-running',
      'receiver-not-yours',
      'recipient-missing',
      'recipient-wrong',
      'shift-unknown',
      'period-wrong',
      'clock-doubtful',
      'folder-unusable',
    ],
    auditRefusal: true,
  }),
  'export.list': query({
    access: ['supervisor', 'admin'],
    input: z.strictObject({}),
    output: z.strictObject({ running: RunningExport.nullable(), exports: z.array(ExportView) }),
    errors: ['practice-not-exported'],
  }),
  'export.cancel': job({
    access: ['supervisor'],
    input: z.strictObject({ exportId: ExportId }),
    output: z.strictObject({}),
    errors: ['practice-not-exported', 'export-not-running'],
  }),
  'export.settings': query({
    access: ['supervisor', 'admin'],
    input: z.strictObject({}),
    output: ExportSettings,
    errors: [],
  }),
  'export.configure': job({
    access: ['admin'],
    input: ExportSettings,
    output: ExportSettings,
    errors: ['practice-not-exported', 'folder-unusable', 'recipient-wrong'],
  }),
};
