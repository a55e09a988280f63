/** Rows as CSV (RFC 4180) and as JSON Lines. */
import { stringify } from 'csv-stringify/sync';
import type { Cell } from '../../../shared/export/column.ts';
import type { Sheet } from '../../../shared/export/tables.ts';
import type { ExportRow } from './rows.ts';

/** Rows taken together: some tens of kilobytes. */
const batch = 250;

/** A cell as text of a CSV; a number stays one, so that a minus is not taken for a formula. */
function csvCell(cell: Cell): string | number {
  if (cell === null) return '';
  if (typeof cell === 'number') return cell;
  return typeof cell === 'object' ? cell.join(' ') : String(cell);
}

/**
 * Lines as CSV: comma, CRLF, quotes where they are needed. What a spreadsheet would take for a formula begins with an
 * apostrophe.
 */
export const csvLines = (lines: readonly (readonly Cell[])[]): string =>
  stringify(
    lines.map((line) => line.map(csvCell)),
    { record_delimiter: 'windows', quote_record_delimiter: true, escape_formulas: true },
  );

function* batches<T>(items: Iterable<T>): Generator<T[]> {
  let taken: T[] = [];
  for (const item of items) {
    taken.push(item);
    if (taken.length < batch) continue;
    yield taken;
    taken = [];
  }
  if (taken.length > 0) yield taken;
}

/** A table as CSV: a byte order mark, by which Excel knows UTF-8, the names of the columns, the rows. */
export function* csvOf({ columns }: Sheet, rows: Iterable<ExportRow>): Generator<string> {
  const names = columns.map(([name]) => name);
  yield `\ufeff${csvLines([names])}`;
  for (const some of batches(rows)) yield csvLines(some.map((row) => names.map((name) => row[name] ?? null)));
}

/** A table as JSON Lines: one object a row, in the order of the columns. */
export function* jsonLinesOf(rows: Iterable<ExportRow>): Generator<string> {
  for (const some of batches(rows)) yield some.map((row) => `${JSON.stringify(row)}\n`).join('');
}
