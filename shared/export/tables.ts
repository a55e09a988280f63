/**
 * The tables of an export with their columns, as data: CSV, workbook, JSON Lines, JSON Schema and data dictionary are made
 * from this list. Names are stable; a new column goes to the end, a changed meaning gets a new name.
 */
import { z } from 'zod';
import type { AgencyCode } from '../domain/words.ts';
import { column, type Cell, type Column } from './column.ts';

const id = column('text');
const officerId = column('text');
const at = column('moment');
const words = column('text', { sees: 'words' });
const identity = column('text', { sees: 'identity' });
const code = column('code', { optional: true });

const screenings = {
  screeningId: id,
  shiftId: id,
  shiftDay: column('day'),
  agency: column('code', { list: 'agency' }),
  depth: column('code', { list: 'depth' }),
  state: column('code', { list: 'screeningState' }),
  openedAt: at,
  closedAt: column('moment', { optional: true }),
  flight: column('text', { optional: true }),
  flightDay: column('day', { optional: true }),
  purpose: code,
  destination: code,
  transit: column('codes'),
  selection: column('code', { list: 'selection', optional: true }),
  minor: column('yesNo'),
  withParty: column('yesNo'),
  catalogueVersion: column('text'),
  officerId,
  officerName: column('text', { sees: 'officer' }),
  inCare: column('yesNo'),
  travellerName: identity,
  documentNumber: identity,
  birthDate: identity,
  nationality: code,
  sex: column('code', { list: 'sex', optional: true }),
};

const answers = {
  screeningId: id,
  kind: column('code', { list: 'answerKind' }),
  code: column('code'),
  value: column('code', { list: 'answerValue' }),
  basis: column('code', { list: 'basis', optional: true }),
  note: words,
  officerId,
  at,
};

const assessments = {
  screeningId: id,
  stage: column('code', { list: 'stage' }),
  own: column('code', { list: 'own' }),
  paperFinding: column('code', { list: 'paperFinding', optional: true }),
  tppoOutput: column('code', { list: 'tppoOutput', optional: true }),
  attentionBand: column('code', { list: 'band', optional: true }),
  attentionPoints: column('number', { optional: true }),
  recommendation: column('code', { list: 'recommendation', optional: true }),
  officerId,
  at,
};

const decisions = {
  decisionId: id,
  screeningId: id,
  kind: column('code', { list: 'decision' }),
  state: column('code', { list: 'decisionState' }),
  at,
  confirmedAt: column('moment', { optional: true }),
  ground: code,
  groundToBeConfirmed: column('yesNo'),
  evidence: column('codes'),
  milderSteps: column('codes', { list: 'milderStep' }),
  toldIn: column('code', { list: 'toldIn', optional: true }),
  statementOffered: column('yesNo'),
  passportReturned: column('yesNo'),
  readAloud: column('yesNo'),
  cause: column('code', { list: 'cause', optional: true }),
  corrections: column('number'),
  officerId,
  secondOfficerId: column('text', { optional: true }),
  reason: words,
  departLine: words,
  statement: words,
};

const custody = {
  custodyId: id,
  screeningId: id,
  decisionId: id,
  receiptNumber: column('text'),
  step: column('number'),
  kind: column('code', { list: 'custodyMove' }),
  at,
  officerId,
  giverOfficerId: column('text', { optional: true }),
  takerOfficerId: column('text', { optional: true }),
  place: column('text', { optional: true }),
  seal: column('text', { optional: true }),
  due: column('day', { optional: true }),
  authority: column('code', { list: 'authority', optional: true }),
  giverName: identity,
  takerName: identity,
  takerIdentity: identity,
  paper: words,
  office: words,
  reason: words,
};

const papers = {
  paperId: id,
  screeningId: id,
  kind: column('code', { list: 'paperKind' }),
  number: column('text'),
  agency: column('code', { list: 'agency' }),
  issuedAt: at,
  officerId,
  taken: column('code', { list: 'paperTaken', optional: true }),
  takenAt: column('moment', { optional: true }),
  voidedAt: column('moment', { optional: true }),
  witness: words,
  voidReason: words,
};

const referrals = {
  referralId: id,
  screeningId: id,
  decisionId: id,
  state: column('code', { list: 'referralState' }),
  at,
  officerId,
  acceptedBy: column('text', { optional: true }),
  closedAt: column('moment', { optional: true }),
  note: words,
};

const handovers = {
  handoverId: id,
  screeningId: id,
  agency: column('code', { list: 'agency' }),
  toWhom: column('code', { list: 'handoverTo' }),
  state: column('code', { list: 'handoverState' }),
  at,
  officerId,
  closedAt: column('moment', { optional: true }),
  closedBy: column('text', { optional: true }),
  passport: column('code', { list: 'passportWith' }),
  phone: column('code', { list: 'phoneWith' }),
  office: words,
  place: words,
  reason: words,
  belongings: words,
  health: words,
  needs: words,
  receiverName: words,
  receiverPost: words,
  receiverPaper: words,
};

const followUps = {
  screeningId: id,
  after: column('number'),
  outcome: column('code', { list: 'outcome' }),
  at,
  officerId,
  note: words,
};

/** Every table: its columns, and the one agency that exports it (null: both). */
export const exportTables = {
  screenings: { of: null, columns: screenings },
  answers: { of: null, columns: answers },
  assessments: { of: null, columns: assessments },
  decisions: { of: null, columns: decisions },
  custody: { of: 'immigration', columns: custody },
  papers: { of: null, columns: papers },
  referrals: { of: null, columns: referrals },
  handovers: { of: null, columns: handovers },
  followUps: { of: null, columns: followUps },
} as const satisfies Record<
  string,
  { readonly of: AgencyCode | null; readonly columns: Readonly<Record<string, Column>> }
>;

/** The name of a table. */
export type TableName = keyof typeof exportTables;
/** The names of the columns of a table. */
export type ColumnName<T extends TableName> = keyof (typeof exportTables)[T]['columns'] & string;

/** The names of all tables, in their order. */
export const TableName = z.enum([
  'screenings',
  'answers',
  'assessments',
  'decisions',
  'custody',
  'papers',
  'referrals',
  'handovers',
  'followUps',
] satisfies TableName[]);

/** A table as one export has it: its name and the columns that leave, in their order. */
export interface Sheet {
  readonly name: TableName;
  readonly columns: readonly (readonly [name: string, column: Column])[];
  /** One row; anything else is a bug. */
  readonly row: z.ZodObject<Readonly<Record<string, z.ZodType<Cell>>>>;
}

/** A table with the columns that `keep` lets through. */
export function sheetOf(name: TableName, keep: (column: Column, name: string) => boolean): Sheet {
  const all: readonly (readonly [string, Column])[] = Object.entries(exportTables[name].columns);
  const columns = all.filter(([key, one]) => keep(one, key));
  const row = z.strictObject(Object.fromEntries(columns.map(([key, { schema }]) => [key, schema])));
  return { name, columns, row };
}

/** A table with every column it has. */
export const wholeSheet = (name: TableName): Sheet => sheetOf(name, () => true);
