/** The data dictionary of an export: every column and every code in both languages, as CSV and as a page to read. */
import type { Catalogue } from '../../../shared/domain/catalogue.ts';
import { codeLists, type CodeListName } from '../../../shared/export/code_lists.ts';
import { columnWords } from '../../../shared/export/schema.ts';
import type { Sheet } from '../../../shared/export/tables.ts';
import { exportWords as english } from '../../../shared/text/en/export.ts';
import { exportWords as indonesian } from '../../../shared/text/id/export.ts';
import { csvLines } from './text_files.ts';

/** One line: what it describes, where it belongs, its name, and what it is called and means in both languages. */
type Line = readonly [
  what: string,
  of: string,
  name: string,
  type: string,
  titleId: string,
  aboutId: string,
  titleEn: string,
  aboutEn: string,
];

const heading: Line = ['what', 'of', 'name', 'type', 'title_id', 'description_id', 'title_en', 'description_en'];

function tableLines({ name, columns }: Sheet): Line[] {
  const [own, other] = [indonesian.tables[name], english.tables[name]];
  return [
    ['table', '', name, '', own.title, own.about, other.title, other.about],
    ...columns.map(([key, { type, list }]): Line => {
      const [titleId, aboutId] = columnWords(own.columns, key);
      const [titleEn, aboutEn] = columnWords(other.columns, key);
      return ['column', name, key, list === null ? type : `${type} (${list})`, titleId, aboutId, titleEn, aboutEn];
    }),
  ];
}

const wordOf = (labels: Readonly<Record<string, string>>, code: string): string => labels[code] ?? code;

function listLines(sheets: readonly Sheet[]): Line[] {
  const used = new Set<CodeListName>(
    sheets.flatMap(({ columns }) => columns.flatMap(([, { list }]) => (list === null ? [] : [list]))),
  );
  return [...used].flatMap((list) =>
    codeLists[list].map((code): Line => {
      const [own, other] = [wordOf(indonesian.lists[list], code), wordOf(english.lists[list], code)];
      return ['code', list, code, '', own, '', other, ''];
    }),
  );
}

/** Codes an agency may change, as the catalogue in force names them. What is sealed never leaves, but may be named. */
function catalogueLines(catalogue: Catalogue): Line[] {
  const lists = {
    purpose: catalogue.purposes,
    document: catalogue.documents,
    indicator: catalogue.indicators,
    mitigation: catalogue.mitigations,
    ground: catalogue.legal.grounds,
  };
  return Object.entries(lists).flatMap(([list, entries]) =>
    entries.map(({ code, label }): Line => ['code', list, code, catalogue.version, label.id, '', label.en, '']),
  );
}

const linesOf = (sheets: readonly Sheet[], catalogue: Catalogue): Line[] => [
  ...sheets.flatMap(tableLines),
  ...listLines(sheets),
  ...catalogueLines(catalogue),
];

/** The dictionary as CSV. */
export const dictionaryTable = (sheets: readonly Sheet[], catalogue: Catalogue): string =>
  `\ufeff${csvLines([heading, ...linesOf(sheets, catalogue)])}`;

const html = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const style =
  'body{font:15px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:76rem;padding:0 1rem;color-scheme:light dark}' +
  'table{border-collapse:collapse;width:100%;margin:0 0 2rem}th,td{text-align:left;vertical-align:top;padding:.35rem .6rem;' +
  'border-bottom:1px solid #8884}code{font-family:ui-monospace,monospace}h2{margin:2rem 0 .25rem}small{opacity:.75}';

const row = (cells: readonly string[]): string => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
const both = (own: string, other: string): string => `${html(own)}<br><small lang="en">${html(other)}</small>`;

function sheetPage(sheet: Sheet): string {
  const [first, ...columns] = tableLines(sheet);
  if (first === undefined) return '';
  const rows = columns.map(([, , name, type, titleId, aboutId, titleEn, aboutEn]) =>
    row([`<code>${html(name)}</code>`, html(type), both(titleId, titleEn), both(aboutId, aboutEn)]),
  );
  const [, , name, , titleId, aboutId, titleEn, aboutEn] = first;
  return `<h2>${html(titleId)} · <span lang="en">${html(titleEn)}</span> <code>${html(name)}</code></h2><p>${both(aboutId, aboutEn)}</p><table>${rows.join('')}</table>`;
}

/** The dictionary as a page that needs nothing else. */
export function dictionaryPage(sheets: readonly Sheet[], catalogue: Catalogue): string {
  const codes = [...listLines(sheets), ...catalogueLines(catalogue)].map(([, list, code, , own, , other]) =>
    row([`<code>${html(list)}</code>`, `<code>${html(code)}</code>`, both(own, other)]),
  );
  const { dictionary } = indonesian;
  const notes = dictionary.notes.map((note, at) => `<li>${both(note, english.dictionary.notes[at] ?? '')}</li>`);
  return (
    `<!doctype html><html lang="id"><head><meta charset="utf-8"><title>${html(dictionary.title)}</title>` +
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><style>${style}</style></head>` +
    `<body><h1>${both(dictionary.title, english.dictionary.title)}</h1><ul>${notes.join('')}</ul>` +
    `${sheets.map(sheetPage).join('')}<h2>${both(dictionary.codes, english.dictionary.codes)}</h2>` +
    `<table>${codes.join('')}</table></body></html>\n`
  );
}
