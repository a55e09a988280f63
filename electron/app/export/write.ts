/** Writes one export, in a thread: rows as they come from the database, straight to the disk, the name last. */
import { createHash } from 'node:crypto';
import { readFileSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';
import { openExportReader, type ExportReader, type RowOrder } from '../../../db/exports.ts';
import type { DatabasePlace } from '../../../db/open.ts';
import { exportFiles, type ExportManifest, type FileFacts } from '../../../shared/export/manifest.ts';
import { mostWorkbookRows, sheetsFor, type ReceiverProfile } from '../../../shared/export/profile.ts';
import { jsonSchemaOf } from '../../../shared/export/schema.ts';
import type { Sheet, TableName } from '../../../shared/export/tables.ts';
import { millis } from '../../../shared/time.ts';
import type { Progress } from '../context.ts';
import { flushFolder } from '../private_file.ts';
import { dictionaryPage, dictionaryTable } from './dictionary.ts';
import { exportRows, type ExportRow } from './rows.ts';
import { encryptedSink, folderSink, type Sink } from './sink.ts';
import { csvOf, jsonLinesOf } from './text_files.ts';
import { workbookOf } from './workbook.ts';
import type { ExportWriting, RecordedExport, WrittenExport } from './writing.ts';

/** A workbook was asked for, and a table has more rows than one takes. */
class TooManyRows extends Error {}

/** No clarification is in what was asked for. */
class NothingToExport extends Error {}

/** How the application takes part. */
export interface Conversation {
  readonly passed: (progress: Progress) => void;
  /** The log says what was written; gives the last files. */
  readonly recorded: (written: WrittenExport) => Promise<RecordedExport>;
}

/** Progress is told each so many rows. */
const step = 500;

type Counts = Partial<Record<TableName, number>>;

interface Work {
  readonly read: ExportReader;
  readonly sink: Sink;
  readonly sheets: readonly Sheet[];
  readonly from: { readonly order: RowOrder; readonly profile: ReceiverProfile };
  readonly files: Record<string, FileFacts>;
  /** Passes the rows of a table on, and counts them. */
  readonly counted: (table: TableName, rows: Iterable<ExportRow>) => Iterable<ExportRow>;
  /** Rows of each table that were passed on, in all formats together. */
  readonly written: Record<string, number>;
}

function counter(of: number, passed: Conversation['passed']): Pick<Work, 'counted' | 'written'> {
  let done = 0;
  const written: Record<string, number> = {};
  return {
    written,
    counted: function* (table, rows) {
      written[table] ??= 0;
      for (const row of rows) {
        yield row;
        written[table] += 1;
        done += 1;
        // Sealed rows were counted beforehand and never come.
        if (done % step === 0) passed({ done: Math.min(done, of), of });
      }
    },
  };
}

/** Counts first: a workbook that cannot be is refused before anything is written. */
function countRows(read: ExportReader, sheets: readonly Sheet[], { order }: Work['from'], workbook: boolean): Counts {
  const counts: Counts = {};
  for (const { name } of sheets) counts[name] = read.count(name, order);
  if (counts.screenings === 0) throw new NothingToExport('no clarification');
  if (workbook && Object.values(counts).some((rows) => rows > mostWorkbookRows)) throw new TooManyRows('workbook');
  return counts;
}

const add = async ({ sink, files }: Work, name: string, pieces: Iterable<Uint8Array | string>, packed = false) => {
  files[name] = await sink.file(name, pieces, packed);
};

async function writeRows(work: Work, { order, writtenAt }: ExportWriting): Promise<void> {
  const rowsOf = (sheet: Sheet) => work.counted(sheet.name, exportRows(work.read, sheet, work.from));
  for (const sheet of work.sheets) {
    if (order.formats.includes('csv')) await add(work, `${sheet.name}.csv`, csvOf(sheet, rowsOf(sheet)));
    if (order.formats.includes('jsonl')) {
      await add(work, `${sheet.name}.jsonl`, jsonLinesOf(rowsOf(sheet)));
      await add(work, `${sheet.name}.schema.json`, [jsonSchemaOf(sheet)]);
    }
  }
  if (!order.formats.includes('xlsx')) return;
  const sheets = work.sheets.map((sheet) => ({ sheet, rows: rowsOf(sheet) }));
  await add(work, exportFiles.workbook, workbookOf(sheets, millis(writtenAt)), true);
}

async function writeBundle(work: Work, writing: ExportWriting, recorded: Conversation['recorded']): Promise<void> {
  const { sink, sheets, files, read } = work;
  await writeRows(work, writing);
  const catalogue = read.newestCatalogue();
  await add(work, exportFiles.dictionaryTable, [dictionaryTable(sheets, catalogue)]);
  await add(work, exportFiles.dictionaryPage, [dictionaryPage(sheets, catalogue)]);
  await add(work, exportFiles.page, [readFileSync(writing.verifier)]);
  const { origin, station, order, writtenAt } = writing;
  const rows = Object.fromEntries(sheets.map(({ name }) => [name, (work.written[name] ?? 0) / order.formats.length]));
  const manifest: ExportManifest = {
    format: 'tapis.data-export@v1',
    origin,
    station,
    order,
    writtenAt,
    rows,
    files,
  };
  const text = `${JSON.stringify(manifest, null, 2)}\n`;
  await sink.file(exportFiles.manifest, [text]);
  const said = await recorded({ manifestSha256: createHash('sha256').update(text).digest('hex'), rows });
  await sink.file(exportFiles.event, [said.event]);
  await sink.file(exportFiles.content, [said.content]);
  await sink.file(exportFiles.proof, [said.proof]);
  await sink.file(exportFiles.keys, [said.keys]);
  await sink.finish();
}

/**
 * Writes an export beside its final name and gives it that name when all of it is on the disk. What is left of a draft
 * where it throws is the caller's to clear.
 * @throws TooManyRows, NothingToExport; what the file system and SQLite throw
 */
export async function writeExport(
  place: DatabasePlace,
  writing: ExportWriting,
  { passed, recorded }: Conversation,
): Promise<void> {
  const { order, recipient, draft, final, writtenAt } = writing;
  const profile = { recipient: recipient ?? '', namesInCare: order.namesInCare };
  const from = { order: { scope: writing.rows, agency: order.agency }, profile };
  const sheets = sheetsFor(order.agency, order.receiver);
  const { read, close } = openExportReader(place);
  try {
    const counts = countRows(read, sheets, from, order.formats.includes('xlsx'));
    const of = Object.values(counts).reduce((sum, rows) => sum + rows, 0) * order.formats.length;
    passed({ done: 0, of });
    const sink = recipient === null ? folderSink(draft) : encryptedSink(draft, recipient, millis(writtenAt));
    try {
      await writeBundle({ read, sink, sheets, from, files: {}, ...counter(of, passed) }, writing, recorded);
    } finally {
      sink.close();
    }
    renameSync(draft, final);
    await flushFolder(dirname(final));
  } finally {
    close();
  }
}
