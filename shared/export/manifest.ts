/**
 * What an export of data holds, as files of one folder (docs/decisions/0018), and how an outsider checks it.
 *
 * - `TABLE.csv`, `TABLE.jsonl`, `export.xlsx`: the rows in the formats that were asked for
 * - `TABLE.schema.json`: JSON Schema of a row of `TABLE.jsonl`
 * - `dictionary.csv`, `dictionary.html`: every column and code, in Indonesian and English
 * - `verify.html`: the page that checks it
 * - `manifest.json`: what was exported for whom, size and SHA-256 of each of these files
 * - `event.json`: the event of the log that was recorded before the bundle was closed, as it was hashed
 * - `event-content.json`: what that event says, with its salt: the SHA-256 of `manifest.json` among it
 * - `event.tlog-proof`: that the event is in the log, with the checkpoint the station signed
 * - `keys.txt`: the station's verifier key
 */
import { z } from 'zod';
import { AgencyCode } from '../domain/words.ts';
import { ExportId, ShiftId } from '../ids.ts';
import { Day, Instant } from '../time.ts';
import { ExportFormat, Receiver } from './profile.ts';
import { TableName } from './tables.ts';

/** The names of the files that stand in every bundle beside the rows. */
export const exportFiles = {
  workbook: 'export.xlsx',
  dictionaryTable: 'dictionary.csv',
  dictionaryPage: 'dictionary.html',
  page: 'verify.html',
  manifest: 'manifest.json',
  event: 'event.json',
  content: 'event-content.json',
  proof: 'event.tlog-proof',
  keys: 'keys.txt',
} as const;

/** The name under which the event's content is committed to. */
export const contentName = 'export';

/** The kind of the event. */
export const exportEvent = 'data-exported';

/** Which clarifications: those of a shift, or those opened on these days of the station, both included. */
export const ExportScope = z.union([z.strictObject({ shiftId: ShiftId }), z.strictObject({ from: Day, to: Day })]);
export type ExportScope = z.infer<typeof ExportScope>;

/** What was asked for. */
export const ExportOrder = z.strictObject({
  exportId: ExportId,
  agency: AgencyCode,
  receiver: Receiver,
  scope: ExportScope,
  formats: z.array(ExportFormat).min(1),
  namesInCare: z.boolean(),
});
export type ExportOrder = z.infer<typeof ExportOrder>;

const Sha256Hex = z.string().regex(/^[0-9a-f]{64}$/);
const FileFacts = z.strictObject({ bytes: z.int().min(0), sha256: Sha256Hex });
/** Size and hash of a file. */
export type FileFacts = z.infer<typeof FileFacts>;

/** The manifest of a bundle. */
export const ExportManifest = z.strictObject({
  format: z.literal('tapis.data-export@v1'),
  /** Name of the log and of the station's key. */
  origin: z.string(),
  station: z.strictObject({ id: z.string(), name: z.string() }),
  order: ExportOrder,
  writtenAt: Instant,
  rows: z.partialRecord(TableName, z.int().min(0)),
  files: z.record(z.string(), FileFacts),
});
export type ExportManifest = z.infer<typeof ExportManifest>;

/** What the event of an export says to everybody. */
export const ExportContent = z.strictObject({
  order: ExportOrder,
  manifestSha256: Sha256Hex,
  rows: z.partialRecord(TableName, z.int().min(0)),
  /** The public key it was encrypted to; null: to none. */
  recipient: z.string().nullable(),
});
export type ExportContent = z.infer<typeof ExportContent>;

/** `event-content.json`. */
export const DisclosedContent = z.strictObject({ salt: z.string(), content: ExportContent });
