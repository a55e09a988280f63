/** What passes between the application and the thread that writes an export. */
import { z } from 'zod';
import { RowScope } from '../../../db/exports.ts';
import { ExportOrder, ExportManifest } from '../../../shared/export/manifest.ts';
import { TableName } from '../../../shared/export/tables.ts';
import { HashHex } from '../../../shared/ids.ts';
import { Instant } from '../../../shared/time.ts';

/** All that is needed to write one. */
export const ExportWriting = z.strictObject({
  order: ExportOrder,
  rows: RowScope,
  station: ExportManifest.shape.station,
  /** Name of the log. */
  origin: z.string(),
  writtenAt: Instant,
  /** Public key it is encrypted to; null: a folder that anybody reads. */
  recipient: z.string().nullable(),
  /** Where it is written to, and the name it gets when all of it is on the disk. Both in one folder. */
  draft: z.string(),
  final: z.string(),
  /** The page that checks a bundle, as it was built. */
  verifier: z.string(),
});
export type ExportWriting = z.infer<typeof ExportWriting>;

/** What was written so far: all but what only the log can say. */
export const WrittenExport = z.strictObject({
  manifestSha256: HashHex,
  rows: z.partialRecord(TableName, z.int()),
});
export type WrittenExport = z.infer<typeof WrittenExport>;

/** What the log says of it, as the texts of the last files. */
export const RecordedExport = z.strictObject({
  event: z.string(),
  content: z.string(),
  proof: z.string(),
  keys: z.string(),
});
export type RecordedExport = z.infer<typeof RecordedExport>;
