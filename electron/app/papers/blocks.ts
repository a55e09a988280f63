/** The parts of a paper as the layout library wants them. Every width is a number: a long word must never push a column out. */
import type { Content, ContentText, ContentTable, TableCell } from 'pdfmake/interfaces';
import type { HotlineLine } from '../../../shared/domain/hotlines.ts';
import { shows, type PaperBlock, type PaperContent, type PaperSheet } from '../../../shared/domain/paper.ts';
import { runsOf } from './fonts.ts';

/** What is laid out, and the room there is, in points. */
export interface Room {
  readonly sheet: PaperSheet;
  /** `Palembang, 25 November 2026`. */
  readonly dated: string;
  readonly width: number;
  /** Size of ordinary text. */
  readonly size: number;
  readonly roll: boolean;
}

type Of<T extends PaperBlock['type']> = Extract<PaperBlock, { type: T }>;
type Look = 'plain' | 'strong' | 'mono' | 'right' | 'small' | 'large';

const ink = '#000000';
const faint = '#555555';

/** Text in its typefaces. */
export function said(text: string, { size, look = 'plain' }: { size: number; look?: Look }): ContentText {
  const scale = { plain: 1, strong: 1, mono: 0.95, right: 1, small: 0.88, large: 1.25 }[look];
  return {
    text: runsOf(text, look === 'mono' ? 'Mono' : 'Sans').map(({ text: stretch, font }) => ({ text: stretch, font })),
    fontSize: size * scale,
    bold: look === 'strong' || look === 'large',
    ...(look === 'right' ? { alignment: 'right' as const } : {}),
  };
}

/** Lines for the hand. */
const handLines = (width: number, lines: number, pitch = 17): Content => ({
  canvas: Array.from({ length: lines }, (_, line) => ({
    type: 'line' as const,
    x1: 0,
    y1: 11 + line * pitch,
    x2: width,
    y2: 11 + line * pitch,
    lineWidth: 0.6,
    lineColor: faint,
    dash: { length: 1, space: 2 },
  })),
  margin: [0, 0, 0, 3],
});

const dots = '........................';

/** A text with its fields put in. */
const filled = (text: string, content: PaperContent): string =>
  text.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => {
    const value = content.fields[name] ?? '';
    return value === '' ? dots : value;
  });

function fields({ rows }: Of<'fields'>, room: Room): Content {
  const label = room.roll ? room.width * 0.36 : Math.min(158, room.width * 0.34);
  const value = room.width - label - 10;
  const { content } = room.sheet;
  const body = rows
    .filter((row) => shows(content, row.when))
    .map((row): TableCell[] => {
      const text = content.fields[row.field] ?? '';
      const cell =
        text === '' ? handLines(value, row.lines ?? 1) : said(text, { size: room.size, look: row.look ?? 'plain' });
      return [said(row.label, { size: room.size }), said(':', { size: room.size }), cell];
    });
  if (body.length === 0) return [];
  return {
    table: { widths: [label, 10, value], body },
    layout: bare(1.4),
    margin: [0, 0, 0, 5],
  };
}

/** No lines, no space but a little above and below. */
const bare = (above: number): ContentTable['layout'] => ({
  hLineWidth: () => 0,
  vLineWidth: () => 0,
  paddingLeft: () => 0,
  paddingRight: () => 0,
  paddingTop: () => above,
  paddingBottom: () => above,
});

function list(block: Of<'list'>, room: Room): Content {
  const { content } = room.sheet;
  const entries = content.lists[block.list] ?? [];
  if (entries.length === 0) {
    return block.empty === null
      ? handLines(room.width, block.lines ?? 2)
      : [{ stack: [said(block.empty, { size: room.size })], margin: [0, 0, 0, 5] }];
  }
  const mark = (index: number) => (block.ordered === true ? `${String(index + 1)}.` : '–');
  return [
    {
      table: {
        widths: [16, room.width - 16],
        body: entries.map((entry, index) => [said(mark(index), { size: room.size }), said(entry, { size: room.size })]),
      },
      layout: bare(1),
      margin: [0, 0, 0, 5],
    },
    ...(block.more === undefined ? [] : [handLines(room.width, block.more)]),
  ];
}

const framed = (padding: number): ContentTable['layout'] => ({
  hLineWidth: () => 0.7,
  vLineWidth: () => 0.7,
  hLineColor: () => ink,
  vLineColor: () => ink,
  paddingLeft: () => padding,
  paddingRight: () => padding,
  paddingTop: () => padding * 0.7,
  paddingBottom: () => padding * 0.7,
});

function quote({ field, lines }: Of<'quote'>, room: Room): Content {
  const text = room.sheet.content.fields[field] ?? '';
  const inner = room.width - 18;
  const body = text === '' ? handLines(inner, lines, 20) : said(text, { size: room.size });
  const frame: Content = { table: { widths: [inner], body: [[body]] }, layout: framed(9) };
  // A few lines stay together; a long statement goes on over the page.
  return { stack: [frame], margin: [0, 1, 0, 7], unbreakable: text.length < 900 };
}

/** Widths in points that fill the room, padding and rules counted. */
function columnWidths(columns: Of<'table'>['columns'], room: Room): number[] {
  const padding = columns.length * 8 + (columns.length + 1) * 0.5;
  const fixed = columns.reduce((sum, { width }) => sum + (width === '*' ? 0 : width), 0);
  const open = columns.filter(({ width }) => width === '*').length;
  const left = Math.max(30 * open, room.width - padding - fixed);
  const widths = columns.map(({ width }) => (width === '*' ? left / open : width));
  const scale = (room.width - padding) / widths.reduce((sum, width) => sum + width, 0);
  return widths.map((width) => width * Math.min(1, scale));
}

function table(block: Of<'table'>, room: Room): Content {
  const rows = room.sheet.content.tables[block.table] ?? [];
  const { columns } = block;
  const size = room.size * 0.9;
  if (rows.length === 0 && (block.handRows ?? 0) === 0 && block.empty !== null) {
    return [{ stack: [said(block.empty, { size: room.size })], margin: [0, 0, 0, 5] }];
  }
  const cells = rows.map((row) =>
    columns.map(({ look }, at): TableCell => said(row[at] ?? '', { size, look: look ?? 'plain' })),
  );
  const hand = Array.from({ length: block.handRows ?? 0 }, () =>
    columns.map((): TableCell => ({ text: ' ', fontSize: 13 })),
  );
  return {
    table: {
      headerRows: 1,
      dontBreakRows: rows.every((row) => row.every((cell) => cell.length < 600)),
      widths: columnWidths(columns, room),
      body: [
        columns.map(({ head }): TableCell => ({ stack: [said(head, { size, look: 'strong' })], fillColor: '#eeeeee' })),
        ...cells,
        ...hand,
      ],
    },
    layout: {
      hLineWidth: () => 0.5,
      vLineWidth: () => 0.5,
      paddingLeft: () => 4,
      paddingRight: () => 4,
      paddingTop: () => 2.5,
      paddingBottom: () => 2.5,
    },
    margin: [0, 1, 0, 7],
  };
}

function ticks({ label, options }: Of<'ticks'>, room: Room): Content {
  const { content } = room.sheet;
  const one = ({ text, field }: (typeof options)[number]): TableCell[] => {
    const ticked = field !== undefined && (content.fields[field] ?? '') !== '';
    return [
      {
        canvas: [
          { type: 'rect', x: 0, y: 2, w: 8, h: 8, lineWidth: 0.8 },
          ...(ticked
            ? [
                { type: 'line' as const, x1: 1, y1: 3, x2: 7, y2: 9, lineWidth: 1.1 },
                { type: 'line' as const, x1: 7, y1: 3, x2: 1, y2: 9, lineWidth: 1.1 },
              ]
            : []),
        ],
      },
      said(filled(text, content), { size: room.size }),
    ];
  };
  const asked: Content[] = label === undefined ? [] : [{ ...said(label, { size: room.size }), margin: [0, 1, 0, 2] }];
  return [
    ...asked,
    { table: { widths: [14, room.width - 14], body: options.map(one) }, layout: bare(1.2), margin: [0, 0, 0, 5] },
  ];
}

function hotlines(lines: readonly HotlineLine[], title: string, room: Room): Content {
  if (lines.length === 0) return [];
  const size = room.size * 0.9;
  const cell = ({ label, number }: HotlineLine): Content => ({
    text: [
      ...runsOf(`${label}: `).map(({ text, font }) => ({ text, font })),
      ...runsOf(number).map(({ text, font }) => ({ text, font, bold: true })),
    ],
    fontSize: size,
  });
  const columns = room.roll ? 1 : 2;
  const rows: TableCell[][] = [];
  for (let at = 0; at < lines.length; at += columns) {
    const row = lines.slice(at, at + columns).map(cell);
    rows.push([...row, ...Array.from({ length: columns - row.length }, () => '')]);
  }
  return [
    { stack: [said(title, { size, look: 'strong' })], margin: [0, 2, 0, 1] },
    {
      table: { widths: Array.from({ length: columns }, () => room.width / columns), body: rows },
      layout: bare(0.8),
      margin: [0, 0, 0, 6],
    },
  ];
}

/** Room for ink, in points: less where the paper itself is small, so that its places stay on one page. */
const inkRoom = ({ sheet }: Room): number => (sheet.template.size === 'small' ? 28 : 34);

/** One place to sign: role, room for ink, name, what stands under it. */
function place({ role, signer }: Of<'signatures'>['places'][number], room: Room, width: number): Content {
  const known = room.sheet.content.signers[signer] ?? { name: '', detail: '' };
  const centre = { alignment: 'center' as const };
  const rule: Content = {
    canvas: [{ type: 'line', x1: width * 0.08, y1: 0, x2: width * 0.92, y2: 0, lineWidth: 0.7 }],
    margin: [0, 1, 0, 1],
  };
  return {
    stack: [
      { stack: [said(role, { size: room.size })], ...centre },
      { text: ' ', fontSize: room.roll ? 30 : inkRoom(room) },
      { stack: [said(known.name === '' ? ' ' : known.name, { size: room.size, look: 'strong' })], ...centre },
      rule,
      { stack: [said(known.detail === '' ? ' ' : known.detail, { size: room.size, look: 'small' })], ...centre },
    ],
  };
}

function signatures({ places, dated, columns: beside = 2 }: Of<'signatures'>, room: Room): Content {
  const shown = places.filter((one) => shows(room.sheet.content, one.when));
  const columns = room.roll ? 1 : beside;
  const gap = room.roll ? 0 : 28;
  const width = (room.width - gap * (columns - 1)) / columns;
  const rows: Content[] = [];
  for (let at = 0; at < shown.length; at += columns) {
    const row = shown.slice(at, at + columns);
    // A lone signature stands on the right, where the office signs.
    const pads = Array.from({ length: columns - row.length }, () => ({ text: '', width }));
    rows.push({
      columns: [...pads, ...row.map((one) => ({ width, stack: [place(one, room, width)] }))],
      columnGap: gap,
      margin: [0, 0, 0, 8],
      unbreakable: true,
    });
  }
  const [first, ...others] = rows;
  if (first === undefined) return [];
  const head: Content[] = dated
    ? [
        {
          stack: [said(room.dated, { size: room.size })],
          margin: [room.roll ? 0 : (width + gap) * (columns - 1), 4, 0, 6],
          alignment: 'center',
        },
      ]
    : [{ text: ' ', fontSize: 4 }];
  return [{ stack: [...head, first], unbreakable: true }, ...others];
}

function box({ title, blocks }: Of<'box'>, room: Room): Content {
  const inner = { ...room, width: room.width - 18 };
  const head: Content[] =
    title === null ? [] : [{ stack: [said(title, { size: room.size, look: 'strong' })], margin: [0, 0, 0, 3] }];
  const body = [...head, ...blocks.map((block) => blockOf(block, inner))];
  const frame: Content = { table: { widths: [inner.width], body: [[{ stack: body }]] }, layout: framed(9) };
  return { stack: [frame], margin: [0, 3, 0, 8], unbreakable: true };
}

/** One block, or nothing where its condition does not hold. */
export function blockOf(block: PaperBlock, room: Room): Content {
  const { content, hotlines: lines } = room.sheet;
  if (!shows(content, block.when)) return [];
  switch (block.type) {
    case 'fields':
      return fields(block, room);
    case 'heading':
      return {
        ...said(filled(block.text, content), { size: room.size, look: 'strong' }),
        margin: [0, 5, 0, 3],
        headlineLevel: 1,
      };
    case 'text':
      return {
        stack: [said(filled(block.text, content), { size: room.size, look: block.look ?? 'plain' })],
        margin: [0, 1, 0, 5],
      };
    case 'list':
      return list(block, room);
    case 'quote':
      return quote(block, room);
    case 'table':
      return table(block, room);
    case 'ticks':
      return ticks(block, room);
    case 'hotlines':
      return hotlines(lines, filled(block.title, room.sheet.content), room);
    case 'signatures':
      return signatures(block, room);
    case 'box':
      return box(block, room);
    case 'pageBreak':
      return { text: '', pageBreak: 'after' };
  }
}
