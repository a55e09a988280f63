/** Renders a frozen sheet as PDF, A4 or for the 80 mm roll. The same sheet and marks give the same bytes. */
import pdfmake from 'pdfmake';
import type { Content, ContentQr, TDocumentDefinitions } from 'pdfmake/interfaces';
import { qrText, type PaperFormat, type PaperProof, type PaperSheet } from '../../../shared/domain/paper.ts';
import { id as indonesian } from '../../../shared/text/id.ts';
import { formats } from '../../../shared/text/language.ts';
import { dayOf, type Instant } from '../../../shared/time.ts';
import { blockOf, said, type Room } from './blocks.ts';
import { families, fontFiles } from './fonts.ts';

/** What stands on a copy besides what the paper says. */
export interface PaperMarks {
  readonly proof: PaperProof;
  readonly issuedAt: Instant;
  /** A copy after the first: which, when and by whom it was made. */
  readonly duplicate: { readonly copy: number; readonly at: Instant; readonly by: string } | null;
}

// What a paper shows comes from the sheet alone: no address is fetched and no file is read.
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy(() => false);
for (const [name, content] of fontFiles()) pdfmake.virtualfs.writeFileSync(name, content);
pdfmake.setFonts(families);

const mm = 72 / 25.4;
const a4 = { width: 210 * mm, height: 297 * mm };
const margins = { left: 22 * mm, right: 18 * mm, top: 14 * mm, bottom: 20 * mm };
const roll = { width: 80 * mm, side: 4 * mm };
const words = indonesian.paper.sheet;

function roomOf(sheet: PaperSheet, format: PaperFormat, issuedAt: Instant): Room {
  const dated = `${sheet.letterhead.city}, ${formats.id.plainDay(dayOf(issuedAt))}`;
  if (format === 'roll80') return { sheet, dated, width: roll.width - 2 * roll.side, size: 8, roll: true };
  const page = sheet.template.landscape === true ? a4.height : a4.width;
  const size = { fine: 8.5, small: 9.3, normal: 10, large: 14 }[sheet.template.size ?? 'normal'];
  return { sheet, dated, width: page - margins.left - margins.right, size, roll: false };
}

/** The agency in capitals, its last line largest, a thick and a thin rule: as offices have it. */
function letterhead({ sheet, width, roll: narrow }: Room): Content {
  const { office, address } = sheet.letterhead;
  const lines = office.map((line, at) =>
    said(line.toUpperCase(), {
      size: narrow ? 8 : at === office.length - 1 ? 13 : 11,
      look: at === office.length - 1 ? 'strong' : 'plain',
    }),
  );
  const small = address.map((line) => said(line, { size: narrow ? 7 : 8.5 }));
  return {
    stack: [
      ...[...lines, ...small].map((line): Content => ({ stack: [line], alignment: 'center' })),
      {
        canvas: [
          { type: 'line', x1: 0, y1: 0, x2: width, y2: 0, lineWidth: narrow ? 1 : 2 },
          { type: 'line', x1: 0, y1: 2.6, x2: width, y2: 2.6, lineWidth: 0.6 },
        ],
        margin: [0, 5, 0, 0],
      },
    ],
    margin: [0, 0, 0, narrow ? 6 : 12],
  };
}

/** Title and number, with the code that leads to the log beside them; on the roll the code stands at the end. */
function title(room: Room, proof: PaperProof): Content {
  const { template } = room.sheet;
  const line = (text: string, look: 'plain' | 'strong' | 'large', scale = 1): Content => ({
    stack: [said(text, { size: room.size * scale, look })],
    alignment: 'center',
  });
  const lines = [
    line(template.title.toUpperCase(), 'large'),
    ...(template.subtitle === undefined ? [] : [line(template.subtitle, 'plain', 0.92)]),
    line(`${words.number}: ${proof.number}`, 'strong'),
    ...(template.officeNumber
      ? [line(`${words.officeNumber}: ${'.'.repeat(room.roll ? 24 : 44)}`, 'plain', 0.92)]
      : []),
  ];
  if (room.roll) return { stack: lines, margin: [0, 0, 0, 6] };
  // Two points a module for every number there can be: a code of 45 modules.
  const side = 90;
  return {
    columns: [
      { width: side, text: '' },
      { width: room.width - 2 * side - 16, stack: lines },
      { width: side, stack: [{ ...codeOf(proof, side), alignment: 'right' }] },
    ],
    columnGap: 8,
    margin: [0, 0, 0, 8],
  };
}

const codeOf = (proof: PaperProof, fit: number): ContentQr => ({
  qr: qrText(proof),
  fit,
  eccLevel: 'M',
  foreground: '#000000',
  background: '#ffffff',
});

const recorded = ({ station, seq, leafHash }: PaperProof): string =>
  `${words.proof} ${words.proofPlace({ station, seq })} SHA-256 ${leafHash}`;

/** The end of a roll: the code, and what stands in the footer of a page. */
function rollEnd({ width, size }: Room, { proof, issuedAt }: PaperMarks): Content {
  const lines = [recorded(proof), `${proof.number} · ${proof.station} · ${formats.id.moment(issuedAt)}`];
  return {
    stack: [
      { ...codeOf(proof, width * 0.55), alignment: 'center' },
      ...lines.map((line): Content => ({ stack: [said(line, { size: size * 0.8 })], margin: [0, 3, 0, 0] })),
    ],
    margin: [0, 8, 0, 10],
    unbreakable: true,
  };
}

const stamp = (text: string, size: number, width: number): Content => ({
  table: { widths: [width], body: [[{ stack: [said(text, { size, look: 'strong' })], alignment: 'center' }]] },
  layout: { hLineWidth: () => 1.4, vLineWidth: () => 1.4, paddingTop: () => 2, paddingBottom: () => 2 },
});

/** Stamps at the head of every page: a copy that is not the first, a paper that is none. */
function stamps(room: Room, { duplicate }: PaperMarks): Content[] {
  const found: Content[] = [];
  if (room.sheet.practice) found.push(stamp(words.practice, room.roll ? 8 : 9, room.roll ? room.width - 10 : 190));
  if (duplicate !== null) {
    const { copy, at, by } = duplicate;
    found.push(stamp(words.duplicate, room.roll ? 10 : 12, room.roll ? room.width - 10 : 190), {
      stack: [said(words.copy({ copy, at: formats.id.moment(at), by }), { size: 7.5 })],
      alignment: room.roll ? 'center' : 'right',
      margin: [0, 1, 0, 0],
    });
  }
  return found;
}

function footer(room: Room, { proof, issuedAt }: PaperMarks, at: { page: number; of: number }): Content {
  const line = `${proof.number}  ·  ${proof.station}  ·  ${formats.id.moment(issuedAt)}`;
  return {
    stack: [
      {
        columns: [
          { stack: [said(line, { size: 7.5 })], width: room.width - 110 },
          { stack: [said(words.page(at), { size: 7.5, look: 'right' })], width: 110 },
        ],
      },
      said(recorded(proof), { size: 6.2 }),
    ],
    margin: [margins.left, 16, margins.right, 0],
  };
}

type Sides = [number, number, number, number];

/** A page of A4: stamps and foot on every one. The stamps stand in the upper margin, which grows with them. */
function pages(room: Room, marks: PaperMarks): Partial<TDocumentDefinitions> {
  const top = margins.top + stamps(room, marks).length * 20;
  const stamped = (): Content => ({
    columns: [
      { text: '', width: '*' },
      { stack: stamps(room, marks), width: 210 },
    ],
    margin: [margins.left, 18, margins.right, 0],
  });
  return {
    pageSize: 'A4',
    pageOrientation: room.sheet.template.landscape === true ? 'landscape' : 'portrait',
    pageMargins: [margins.left, top, margins.right, margins.bottom],
    header: stamped,
    footer: (page, of) => footer(room, marks, { page, of }),
    // A heading alone at the foot of a page belongs to the next one.
    pageBreakBefore: ({ headlineLevel }, { getFollowingNodesOnPage }) =>
      headlineLevel === 1 && getFollowingNodesOnPage().length === 0,
    ...(room.sheet.practice
      ? { watermark: { text: words.practiceWord, color: '#000000', opacity: 0.08, font: 'Sans', bold: true } }
      : {}),
  };
}

const rollSides: Sides = [roll.side, 5 * mm, roll.side, 5 * mm];

function definition(sheet: PaperSheet, marks: PaperMarks, format: PaperFormat): TDocumentDefinitions {
  const room = roomOf(sheet, format, marks.issuedAt);
  const body = [
    letterhead(room),
    title(room, marks.proof),
    ...sheet.template.blocks.map((block) => blockOf(block, room)),
  ];
  return {
    info: {
      title: `${sheet.template.title} ${marks.proof.number}`,
      creator: 'Tapis',
      producer: 'Tapis',
      creationDate: new Date(marks.issuedAt),
    },
    language: 'id-ID',
    displayTitle: true,
    defaultStyle: { font: 'Sans', fontSize: room.size, lineHeight: 1.18, color: '#000000' },
    ...(room.roll ? { pageSize: { width: roll.width, height: 'auto' }, pageMargins: rollSides } : pages(room, marks)),
    content: room.roll ? [...stamps(room, marks), ...body, rollEnd(room, marks)] : body,
  };
}

/** Renders one copy. */
export async function renderPaper(sheet: PaperSheet, marks: PaperMarks, format: PaperFormat): Promise<Buffer> {
  return pdfmake.createPdf(definition(sheet, marks, format)).getBuffer();
}
