/**
 * Papers: the kinds there are, their number series, what a paper says, and the templates it is laid out by. What a paper
 * says is plain data in Indonesian, frozen when its number is given out; how it looks is a template, which is data too.
 */
import { z } from 'zod';
import { HandoverId, StatementId } from '../ids.ts';
import { HotlineLine } from './hotlines.ts';
import type { AgencyCode } from './words.ts';

/** The kinds of papers. */
export const PaperKind = z.enum([
  'clarificationSheet',
  'postponementNotice',
  'passportReceipt',
  'passportReturn',
  'handoverMinutes',
  'travellerStatement',
  'tppoReferral',
  'shiftSheet',
  'custodyList',
  'familyHandover',
  'approvalCards',
  'travellerSheet',
  'outageForm',
  'destructionCertificate',
  'personalCopy',
  'conductProof',
]);
/** A kind of paper. */
export type PaperKind = z.infer<typeof PaperKind>;

/** The sizes a paper comes in: a sheet, or the 80 mm roll of a receipt printer. */
export const PaperFormat = z.enum(['a4', 'roll80']);
/** A size a paper comes in. */
export type PaperFormat = z.infer<typeof PaperFormat>;

interface Series {
  /** What its numbers begin with. */
  readonly code: string;
  /** Which agencies issue it (legal.papers `issuedBy`); a series each. */
  readonly agencies: readonly AgencyCode[];
  /** One valid paper for a subject at a time; what others are limited by follows from their subject (`validAtOnce`). */
  readonly once: boolean;
}

const immigration: readonly AgencyCode[] = ['immigration'];
const bp3mi: readonly AgencyCode[] = ['bp3mi'];
const both: readonly AgencyCode[] = ['bp3mi', 'immigration'];

/** The number series of each kind. */
export const paperSeries: Readonly<Record<PaperKind, Series>> = {
  clarificationSheet: { code: 'LK', agencies: both, once: false },
  postponementNotice: { code: 'SPK', agencies: immigration, once: true },
  passportReceipt: { code: 'STP', agencies: immigration, once: true },
  passportReturn: { code: 'BPP', agencies: immigration, once: true },
  handoverMinutes: { code: 'BAST', agencies: both, once: false },
  travellerStatement: { code: 'SP', agencies: both, once: false },
  tppoReferral: { code: 'RT', agencies: both, once: false },
  shiftSheet: { code: 'LG', agencies: both, once: false },
  custodyList: { code: 'DPS', agencies: immigration, once: false },
  familyHandover: { code: 'SPN', agencies: bp3mi, once: false },
  approvalCards: { code: 'KP', agencies: immigration, once: false },
  travellerSheet: { code: 'LI', agencies: both, once: false },
  outageForm: { code: 'DRT', agencies: both, once: false },
  destructionCertificate: { code: 'BAP', agencies: both, once: true },
  personalCopy: { code: 'SDP', agencies: both, once: false },
  conductProof: { code: 'BSB', agencies: both, once: false },
};

/** The series of a kind at an agency: where both agencies issue a kind, each has a series of its own. */
export function seriesOf(kind: PaperKind, agency: AgencyCode): string {
  const { code, agencies } = paperSeries[kind];
  if (agencies.length === 1) return code;
  return `${code}-${agency === 'immigration' ? 'IMI' : 'BP3MI'}`;
}

/**
 * How many valid papers of a kind there are for a subject at a time. A handover has one set of minutes, whoever prints it; a
 * statement is one paper in the file of each agency; anything else is a snapshot, each with a number of its own.
 */
export function validAtOnce(kind: PaperKind, subjectId: string): 'one' | 'oneEach' | 'many' {
  if (paperSeries[kind].once || HandoverId.safeParse(subjectId).success) return 'one';
  return StatementId.safeParse(subjectId).success ? 'oneEach' : 'many';
}

/** Where numbers are given out. Those of practice cannot be taken for real ones. */
export interface NumberPlace {
  readonly airport: string;
  readonly counter: string;
  readonly practice: boolean;
}

/** What all numbers of a series at a counter begin with, e.g. `STP/PLM-1/`. */
export const numberPrefix = (series: string, { airport, counter, practice }: NumberPlace): string =>
  `${practice ? 'LATIHAN/' : ''}${series}/${airport}-${counter}/`;

/** A number, e.g. `STP/PLM-1/2026/0001`; beyond 9999 it grows longer. */
export const paperNumber = (
  series: string,
  place: NumberPlace,
  { year, sequence }: { year: number; sequence: number },
) => `${numberPrefix(series, place)}${String(year)}/${String(sequence).padStart(4, '0')}`;

/** What binds a paper to the log: the event of its issue. */
export interface PaperProof {
  readonly station: string;
  readonly number: string;
  /** Position of the event in the log. */
  readonly seq: number;
  /** Leaf hash of the event, base64. */
  readonly leafHash: string;
}

/** The text of a paper's QR code: `TAPIS1|station|number|seq|leaf hash in base64url without padding`. */
export const qrText = ({ station, number, seq, leafHash }: PaperProof): string =>
  ['TAPIS1', station, number, String(seq), base64url(leafHash)].join('|');

const base64url = (base64: string): string => base64.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');

const code = z.string().regex(/^[a-z][A-Za-z0-9]{1,39}$/);
const said = z.string().max(8000);

/** What a paper says, by the names its template knows. An empty text is a line to be filled in by hand. */
export const PaperContent = z.strictObject({
  fields: z.record(code, said),
  lists: z.record(code, z.array(said)).default({}),
  /** Rows of cells. */
  tables: z.record(code, z.array(z.array(said))).default({}),
  /** Who signs; an empty name is a dotted line. */
  signers: z.record(code, z.strictObject({ name: said, detail: said })).default({}),
});
/** What a paper says. */
export type PaperContent = z.output<typeof PaperContent>;

/** Shown only where this field, list or table says something; with `!` in front only where it says nothing. */
const when = z
  .string()
  .regex(/^!?[a-z][A-Za-z0-9]{1,39}$/)
  .optional();
/** Fields the law's list asks for that this line or block carries under another name. */
const law = z.array(code).optional();

/** `{field}` in a text is replaced; an empty field leaves dots. */
const words = z.string().min(1).max(2000);

const Fields = z.strictObject({
  type: z.literal('fields'),
  when,
  rows: z.array(
    z.strictObject({
      label: words,
      field: code,
      when,
      law,
      look: z.enum(['plain', 'strong', 'mono']).optional(),
      /** Lines left for the hand where the field is empty; one unless said. */
      lines: z.int().min(1).max(8).optional(),
    }),
  ),
});
const Heading = z.strictObject({ type: z.literal('heading'), text: words, when });
const Words = z.strictObject({
  type: z.literal('text'),
  text: words,
  look: z.enum(['plain', 'strong', 'small', 'large']).optional(),
  when,
  law,
});
const List = z.strictObject({
  type: z.literal('list'),
  list: code,
  ordered: z.boolean().optional(),
  /** Said where the list is empty; null leaves lines for the hand. */
  empty: words.nullable(),
  lines: z.int().min(1).max(8).optional(),
  /** Lines for the hand after the last entry, where there is one. */
  more: z.int().min(1).max(8).optional(),
  when,
  law,
});
/** Somebody's own words in a frame of their own; ruled lines where there are none yet. */
const Quote = z.strictObject({ type: z.literal('quote'), field: code, lines: z.int().min(2).max(24), when, law });
const Table = z.strictObject({
  type: z.literal('table'),
  table: code,
  columns: z
    .array(
      z.strictObject({
        head: words,
        /** Points, or a share of what is left. */
        width: z.union([z.number().min(10).max(400), z.literal('*')]),
        look: z.enum(['plain', 'strong', 'mono', 'right']).optional(),
      }),
    )
    .min(1)
    .max(12),
  empty: words.nullable(),
  /** Empty rows after the last, for the hand. */
  handRows: z.int().min(0).max(30).optional(),
  when,
  law,
});
/** Boxes to tick by hand; the one whose field says something is ticked already. */
const Ticks = z.strictObject({
  type: z.literal('ticks'),
  label: words.optional(),
  options: z.array(z.strictObject({ text: words, field: code.optional() })).max(8),
  when,
  law,
});
/** The numbers anybody can call, as they were at the issue. */
const Hotlines = z.strictObject({ type: z.literal('hotlines'), title: words, when });
const Signatures = z.strictObject({
  type: z.literal('signatures'),
  places: z
    .array(z.strictObject({ role: words, signer: code, when, law }))
    .min(1)
    .max(6),
  /** Place and day above the places. */
  dated: z.boolean(),
  /** Places beside each other on a sheet; two unless said. */
  columns: z.int().min(2).max(3).optional(),
  when,
  law,
});
const Break = z.strictObject({ type: z.literal('pageBreak'), when });

const Simple = [Fields, Heading, Words, List, Quote, Table, Ticks, Hotlines] as const;
const Box = z.strictObject({
  type: z.literal('box'),
  title: words.nullable(),
  blocks: z.array(z.discriminatedUnion('type', Simple)),
  when,
  law,
});
const Block = z.discriminatedUnion('type', [...Simple, Box, Signatures, Break]);
/** One part of a paper. */
export type PaperBlock = z.infer<typeof Block>;

/** How a kind of paper is laid out. */
export const PaperTemplate = z.strictObject({
  kind: PaperKind,
  title: words,
  /** A line under the title, e.g. the legal basis. */
  subtitle: words.optional(),
  /** An empty line for the office's own letter number. */
  officeNumber: z.boolean(),
  size: z.enum(['fine', 'small', 'normal', 'large']).optional(),
  landscape: z.boolean().optional(),
  /** Also fits the 80 mm roll. */
  roll: z.boolean(),
  blocks: z.array(Block).min(1),
});
export type PaperTemplate = z.infer<typeof PaperTemplate>;

/** An agency's letterhead: who, in capitals, the last line largest; then the small lines of the address. */
export const Letterhead = z.strictObject({
  office: z.array(z.string().trim().min(2).max(80)).min(1).max(4),
  address: z.array(z.string().trim().min(2).max(120)).max(3),
  /** Where papers are signed: stands before the day. */
  city: z.string().trim().min(2).max(40),
});
export type Letterhead = z.infer<typeof Letterhead>;

/** Everything a paper shows, as it was when its number was given out. */
export const PaperSheet = z.strictObject({
  template: PaperTemplate,
  content: PaperContent,
  letterhead: Letterhead,
  hotlines: z.array(HotlineLine),
  practice: z.boolean(),
});
/** Everything a paper shows. */
export type PaperSheet = z.output<typeof PaperSheet>;

/** Whether a part of a template is shown for this content. */
export function shows(content: PaperContent, condition: string | undefined): boolean {
  if (condition === undefined) return true;
  const name = condition.replace('!', '');
  const something =
    (content.fields[name] ?? '') !== '' ||
    (content.lists[name] ?? []).length > 0 ||
    (content.tables[name] ?? []).length > 0 ||
    (content.signers[name]?.name ?? '') !== '';
  return something !== condition.startsWith('!');
}
