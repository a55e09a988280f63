/**
 * A workbook (ECMA-376, XLSX) written row by row: one sheet a table, header fixed and filtered, dates as dates, text as
 * text. Only the row at hand is in memory (docs/decisions/0018 says why no library writes it).
 */
import { Zip, ZipDeflate } from 'fflate';
import type { Cell, Column } from '../../../shared/export/column.ts';
import type { Sheet } from '../../../shared/export/tables.ts';
import { millis } from '../../../shared/time.ts';
import type { ExportRow } from './rows.ts';

/** One sheet and its rows. */
export interface SheetRows {
  readonly sheet: Sheet;
  readonly rows: Iterable<ExportRow>;
}

const utf8 = new TextEncoder();
/** Text of sheets is packed in pieces of about so many signs. */
const pieceLength = 32_768;
/** Signs a cell can hold. */
const longestCell = 32_767;

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';

/** Styles of `styles.xml`, by their places. */
const style = { text: 1, moment: 2, day: 3, header: 4 } as const;

const styles = `${head}<styleSheet xmlns="${main}"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="5"><xf/><xf numFmtId="49" applyNumberFormat="1"/><xf numFmtId="164" applyNumberFormat="1"/><xf numFmtId="165" applyNumberFormat="1"/><xf numFmtId="49" fontId="1" applyNumberFormat="1" applyFont="1"/></cellXfs></styleSheet>`;

/** What XML cannot hold becomes U+FFFD; what a spreadsheet would read as an escaped sign (`_x0041_`) stays what it is. */
const escaped = (text: string): string =>
  text
    .slice(0, longestCell)
    // eslint-disable-next-line no-control-regex -- exactly these are no characters of XML 1.0
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu, '\ufffd')
    .replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '_x000D_');

/** `A`, `B` … `AA`. */
const letters = (index: number): string =>
  index < 26
    ? String.fromCodePoint(65 + index)
    : `${letters(Math.floor(index / 26) - 1)}${String.fromCodePoint(65 + (index % 26))}`;

/** WIB has no summer time: UTC+7. */
const stationOffset = 7 * 3_600_000;
const dayMillis = 86_400_000;
/** 1970-01-01 in days of the spreadsheet. */
const epoch = 25_569;

const textCell = (place: string, text: string, look: number): string =>
  `<c r="${place}" s="${look}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;

/** A cell by what its column holds. Moments stand on the station's clock. */
function cellXml(place: string, { type }: Column, cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return `<c r="${place}"><v>${cell}</v></c>`;
  if (typeof cell === 'boolean') return `<c r="${place}" t="b"><v>${cell ? 1 : 0}</v></c>`;
  if (typeof cell === 'object') return textCell(place, cell.join(' '), style.text);
  if (type === 'moment') {
    return `<c r="${place}" s="${style.moment}"><v>${(millis(cell) + stationOffset) / dayMillis + epoch}</v></c>`;
  }
  if (type === 'day') return `<c r="${place}" s="${style.day}"><v>${Date.parse(cell) / dayMillis + epoch}</v></c>`;
  return textCell(place, cell, style.text);
}

/** `done` is told how many lines the sheet has, its header among them. */
function* sheetXml({ sheet: { columns }, rows }: SheetRows, first: boolean, done: (lines: number) => void) {
  const last = letters(columns.length - 1);
  const widths = columns
    .map(([, { width }], at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`)
    .join('');
  yield `${head}<worksheet xmlns="${main}"><sheetViews><sheetView${first ? ' tabSelected="1"' : ''} workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths}</cols><sheetData>`;
  yield `<row r="1">${columns.map(([name], at) => textCell(`${letters(at)}1`, name, style.header)).join('')}</row>`;
  let line = 1;
  for (const row of rows) {
    line += 1;
    const cells = columns.map(([name, column], at) => cellXml(`${letters(at)}${line}`, column, row[name] ?? null));
    yield `<row r="${line}">${cells.join('')}</row>`;
  }
  done(line);
  yield `</sheetData><autoFilter ref="A1:${last}${line}"/></worksheet>`;
}

const relation = (id: string, kind: string, target: string): string =>
  `<Relationship Id="${id}" Type="${office}/${kind}" Target="${target}"/>`;
const relations = (...all: readonly string[]): string =>
  `${head}<Relationships xmlns="${packages}/relationships">${all.join('')}</Relationships>`;

/** The range of a filter by name, as every program writes it beside the filter itself. */
const filterName = ({ name, columns }: Sheet, at: number, lines: number): string =>
  `<definedName name="_xlnm._FilterDatabase" localSheetId="${at}" hidden="1">${name}!$A$1:$${letters(columns.length - 1)}$${lines}</definedName>`;

/** The parts beside the sheets. `lines`: how many each has. */
function frame(all: readonly Sheet[], lines: readonly number[]): readonly (readonly [string, string])[] {
  const names = all.map(({ name }) => name);
  const filters = all.map((sheet, at) => filterName(sheet, at, lines[at] ?? 1)).join('');
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const override = (part: string, kind: string) => `<Override PartName="${part}" ContentType="${type}.${kind}+xml"/>`;
  const parts = names.map((_, at) => override(`/xl/worksheets/sheet${at + 1}.xml`, 'worksheet')).join('');
  const sheets = names.map((name, at) => `<sheet name="${name}" sheetId="${at + 1}" r:id="s${at + 1}"/>`).join('');
  const own = names.map((_, at) => relation(`s${at + 1}`, 'worksheet', `worksheets/sheet${at + 1}.xml`));
  return [
    [
      '[Content_Types].xml',
      `${head}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${override('/xl/workbook.xml', 'sheet.main')}${override('/xl/styles.xml', 'styles')}${parts}</Types>`,
    ],
    ['_rels/.rels', relations(relation('w', 'officeDocument', 'xl/workbook.xml'))],
    [
      'xl/workbook.xml',
      `${head}<workbook xmlns="${main}" xmlns:r="${office}"><bookViews><workbookView/></bookViews><sheets>${sheets}</sheets><definedNames>${filters}</definedNames></workbook>`,
    ],
    ['xl/_rels/workbook.xml.rels', relations(...own, relation('st', 'styles', 'styles.xml'))],
    ['xl/styles.xml', styles],
  ];
}

function* pieces(texts: Iterable<string>): Generator<string> {
  let piece = '';
  for (const text of texts) {
    piece += text;
    if (piece.length < pieceLength) continue;
    yield piece;
    piece = '';
  }
  yield piece;
}

/** The bytes of a workbook, as they come. `at`: milliseconds since 1970, the time its parts carry. */
export function* workbookOf(sheets: readonly SheetRows[], at: number): Generator<Uint8Array> {
  let packed: Uint8Array[] = [];
  // Packed in this thread: whatever comes has come when `push` and `end` return.
  const zip = new Zip((fault, bytes) => {
    if (fault !== null) throw fault;
    packed.push(bytes);
  });
  const flushed = (): Uint8Array[] => {
    const ready = packed;
    packed = [];
    return ready;
  };
  const lines: number[] = [];
  const parts = function* (): Generator<readonly [string, Iterable<string>]> {
    for (const [at, one] of sheets.entries()) {
      yield [`xl/worksheets/sheet${at + 1}.xml`, sheetXml(one, at === 0, (count) => lines.push(count))];
    }
    // Last: only now is known how far each filter reaches.
    for (const [name, text] of frame(
      sheets.map(({ sheet }) => sheet),
      lines,
    )) {
      yield [name, [text]];
    }
  };
  for (const [name, texts] of parts()) {
    const part = new ZipDeflate(name, { level: 6 });
    part.mtime = at;
    zip.add(part);
    for (const piece of pieces(texts)) {
      part.push(utf8.encode(piece));
      yield* flushed();
    }
    part.push(new Uint8Array(0), true);
    yield* flushed();
  }
  zip.end();
  yield* flushed();
}
