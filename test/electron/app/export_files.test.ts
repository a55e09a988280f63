/** The files of an export as other programs read them: a parser of CSV that is not the writer's, and LibreOffice. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { column, type Cell } from '../../../shared/export/column.ts';
import { wholeSheet, type Sheet } from '../../../shared/export/tables.ts';
import { csvOf, jsonLinesOf } from '../../../electron/app/export/text_files.ts';
import { workbookOf, type SheetRows } from '../../../electron/app/export/workbook.ts';
import { libreOffice } from '../../helpers/tools.ts';
import { runs } from '../../shared/domain/arbitrary_input.ts';

/** RFC 4180, read sign by sign. */
function parseCsv(text: string): string[][] {
  const lines: string[][] = [];
  let [line, field, quoted]: [string[], string, boolean] = [[], '', false];
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at] ?? '';
    if (quoted) {
      if (sign !== '"') field += sign;
      else if (text[at + 1] === '"') {
        field += '"';
        at += 1;
      } else quoted = false;
    } else if (sign === '"') quoted = true;
    else if (sign === ',') {
      line.push(field);
      field = '';
    } else if (sign === '\r' && text[at + 1] === '\n') {
      lines.push([...line, field]);
      [line, field] = [[], ''];
      at += 1;
    } else field += sign;
  }
  expect([line, field, quoted]).toEqual([[], '', false]);
  return lines;
}

const sheet: Sheet = {
  ...wholeSheet('followUps'),
  columns: [
    ['text', column('text')],
    ['number', column('number')],
    ['codes', column('codes')],
    ['yes', column('yesNo')],
    ['at', column('moment')],
    ['on', column('day')],
    ['none', column('text', { optional: true })],
  ],
};

const rowOf = (text: string, number = 1) => ({
  ...{ text, number, codes: ['MYS', 'SGP'], yes: true },
  ...{ at: '2026-11-20T23:40:00.120Z', on: '2026-11-21', none: null },
});

const formula = /^[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/u;
/** Texts as people and attackers write them: every sign there is, often with a formula in front. */
const texts = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }).map((text) => Buffer.from(text, 'utf8').toString('utf8')),
  fc
    .tuple(fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n=', '"=', '＝', ' =', "'="), fc.string())
    .map(([sign, rest]) => `${sign}${rest}`),
  fc.constantFrom(
    '=HYPERLINK("http://x","y")',
    "=cmd|'/C calc'!A0",
    '@SUM(1+1)',
    '-2+3',
    '+1',
    'a,b',
    'a"b',
    'a\r\nb',
    '_x0041_',
  ),
);

describe('a CSV', () => {
  const read = (rows: readonly Record<string, Cell>[]) =>
    parseCsv([...csvOf(sheet, rows)].join('').replace(/^\ufeff/, ''));

  it('gives back every text to another parser; a formula only with an apostrophe before it [V1.1.2 V1.3.3]', () => {
    fc.assert(
      fc.property(fc.array(texts, { minLength: 1, maxLength: 5 }), (all) => {
        const [names, ...lines] = read(all.map((text) => rowOf(text)));
        expect(names).toEqual(['text', 'number', 'codes', 'yes', 'at', 'on', 'none']);
        expect(lines.map(([text]) => text)).toEqual(all.map((text) => (formula.test(text) ? `'${text}` : text)));
        for (const fields of lines) for (const field of fields) expect(field).not.toMatch(formula);
      }),
      { numRuns: runs },
    );
  });

  it('keeps a number below nothing, and what has no value empty', () => {
    expect(read([rowOf('a', -2)])[1]).toEqual([
      'a',
      '-2',
      'MYS SGP',
      'true',
      '2026-11-20T23:40:00.120Z',
      '2026-11-21',
      '',
    ]);
  });

  it('has as many lines as rows, in pieces of any number', () => {
    for (const count of [0, 1, 250, 251, 1000]) {
      const rows = Array.from({ length: count }, (_, at) => rowOf(String(at)));
      expect(read(rows)).toHaveLength(count + 1);
      expect([...jsonLinesOf(rows)].join('').split('\n')).toHaveLength(count + 1);
    }
  });
});

const workbook = (sheets: readonly SheetRows[]): Uint8Array =>
  Buffer.concat([...workbookOf(sheets, Date.parse('2026-11-21T00:00:00Z'))]);

describe('a workbook', () => {
  it('has no formula, whatever is written into it, and XML that any program reads [V1.2.1 V1.3.3]', () => {
    fc.assert(
      fc.property(fc.array(texts, { minLength: 1, maxLength: 5 }), (all) => {
        const parts = unzipSync(workbook([{ sheet, rows: all.map((text) => rowOf(text)) }]));
        const xml = new TextDecoder().decode(parts['xl/worksheets/sheet1.xml']);
        expect(xml).not.toMatch(/<f[ >]/);
        // eslint-disable-next-line no-control-regex -- these are no characters of XML 1.0
        expect(xml).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/);
        expect(xml).toContain('<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>');
        expect(xml.match(/<row /g)).toHaveLength(all.length + 1);
        expect(xml.replaceAll(/<[^<>]*>/g, '')).not.toMatch(/[<>]/);
      }),
      { numRuns: Math.min(runs, 1000) },
    );
  });
});

describe.skipIf(libreOffice === null)('LibreOffice', () => {
  /** Converts in a folder of its own and gives what came of it. */
  function converted(bytes: Uint8Array, to: string, filter: string): Buffer {
    const dir = mkdtempSync(join(tmpdir(), 'tapis-office-'));
    try {
      writeFileSync(join(dir, 'export.xlsx'), bytes);
      const profile = `-env:UserInstallation=file://${dir}/profile`;
      const args = [
        profile,
        '--headless',
        '--convert-to',
        filter,
        '--outdir',
        join(dir, 'out'),
        join(dir, 'export.xlsx'),
      ];
      const { status, stderr } = spawnSync(libreOffice ?? '', args, { encoding: 'utf8', timeout: 50_000 });
      expect([status, stderr]).toEqual([0, expect.any(String)]);
      return readFileSync(join(dir, 'out', `export.${to}`));
    } finally {
      rmSync(dir, { recursive: true, force: true });
    }
  }

  const nasty = ['=1+1', '00123', '2026-01-02', 'a,"b"\nc', '_x0041_', '<&>', 'Ünïcødé 🙂', 'X1234567'];
  const bytes = workbook([
    { sheet, rows: nasty.map((text) => rowOf(text, 7.5)) },
    { sheet: wholeSheet('custody'), rows: [] },
  ]);

  it('opens it: every text as it was written, numbers, booleans and dates as what they are', () => {
    // Fields as they are stored, in UTF-8; of all sheets the first.
    const lines = parseCsv(
      converted(bytes, 'csv', 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false')
        .toString()
        .replaceAll(/(?<!\r)\n(?=[^"]*(?:"[^"]*"[^"]*)*$)/g, '\r\n'),
    );
    expect(lines).toHaveLength(nasty.length + 1);
    expect(lines.slice(1).map(([text]) => text)).toEqual(nasty);
    expect(lines[1]).toEqual(['=1+1', '7.5', 'MYS SGP', 'TRUE', '2026-11-21 06:40:00', '2026-11-21', '']);
  });

  it('finds types, widths and the filter of each sheet', () => {
    const flat = converted(bytes, 'fods', 'fods').toString();
    const typed = (type: string) => flat.match(new RegExp(`office:value-type="${type}"`, 'g'))?.length ?? 0;
    // It keeps a boolean as a number that is shown as TRUE, by its own formula.
    expect([typed('date'), typed('float')]).toEqual([2 * nasty.length, 2 * nasty.length]);
    expect(flat.match(/table:formula="[^"]*"/g)).toEqual(nasty.map(() => 'table:formula="of:=TRUE()"'));
    expect(flat).toContain('office:date-value="2026-11-21T06:40:00');
    expect(flat).toMatch(
      /target-range-address="\$?'?followUps'?\.\$?A\$?1:[^"]*G\$?9"[^>]*display-filter-buttons="true"/,
    );
    expect(new Set(flat.match(/style:column-width="[\d.]+/g)).size).toBeGreaterThan(3);
    expect(flat).toContain('table:name="custody"');
  });
});
