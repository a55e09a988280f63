/** From stored rows to what leaves: sealed things out, corrections in, travellers in care not named, only the columns of the receiver. */
import { z } from 'zod';
import type { ExportReader, RowOrder, StoredRow } from '../../../db/exports.ts';
import { assess, type Assessment } from '../../../shared/domain/assessment.ts';
import type { Catalogue } from '../../../shared/domain/catalogue.ts';
import type { Cell } from '../../../shared/export/column.ts';
import { withheld, type ReceiverProfile } from '../../../shared/export/profile.ts';
import type { Sheet, TableName } from '../../../shared/export/tables.ts';
import { immigrationOnly, inputOf } from '../assessing.ts';

/** A row by the names of its columns. */
export type ExportRow = Readonly<Record<string, Cell>>;

/** Indicators of one catalogue that never leave, or not from this agency. */
interface Closed {
  readonly catalogue: Catalogue;
  readonly codes: ReadonlySet<string>;
}

/**
 * Facts of the private talk and facts that are an integrity report stay here whatever the answer: of a list without one
 * line somebody would read that it was there. What only Immigration knows leaves with its own exports.
 */
const closedCodes = (catalogue: Catalogue, { agency }: RowOrder): ReadonlySet<string> =>
  new Set(
    catalogue.indicators
      .filter(({ code, stage, decisiveFor }) => {
        const sealed = stage === 'private' || decisiveFor === 'integrityReport';
        return sealed || (agency === 'bp3mi' && immigrationOnly(catalogue, code));
      })
      .map(({ code }) => code),
  );

function closedBy(read: ExportReader, order: RowOrder): (sha256: string) => Closed {
  const known = new Map<string, Closed>();
  return (sha256) => {
    const found = known.get(sha256);
    if (found !== undefined) return found;
    const catalogue = read.catalogue(sha256);
    const closed = { catalogue, codes: closedCodes(catalogue, order) };
    known.set(sha256, closed);
    return closed;
  };
}

/** Rows of one traveller follow each other: asked once for each. */
function careOf(read: ExportReader): (screeningId: string) => boolean {
  let last = { id: '', inCare: false };
  return (id) => {
    if (last.id !== id) last = { id, inCare: read.inCare(id) };
    return last.inCare;
  };
}

interface Making {
  readonly read: ExportReader;
  readonly order: RowOrder;
  readonly closed: (sha256: string) => Closed;
  readonly inCare: (screeningId: string) => boolean;
}

/** The result on the answers that may leave; the stored one where that is all of them. */
function openResult(
  { read, closed }: Making,
  { screeningId, beside: { catalogueSha256: sha256, stage, result } }: StoredRow<'assessments'>,
): Assessment | null {
  const { catalogue, codes } = closed(sha256);
  const { screening, answers } = read.caseOf(screeningId);
  const open = answers.filter(({ kind, code }) => kind !== 'indicator' || !codes.has(code));
  const counted = answers.filter(({ value }) => value !== 'notAsked');
  if (counted.every((answer) => open.includes(answer))) return result;
  const { purpose, destination } = screening;
  if (purpose === null || destination === null) return null;
  return assess(
    { catalogue, sha256 },
    { ...inputOf(screening, open), purpose, destination },
    {
      immigrationSecond: stage === 'second',
    },
  );
}

function assessmentRow(making: Making, row: StoredRow<'assessments'>): ExportRow {
  const result = openResult(making, row);
  return {
    ...row.cells,
    paperFinding: result?.paper.finding ?? null,
    tppoOutput: result?.tppo.output ?? null,
    attentionBand: result?.attention.band ?? null,
    attentionPoints: result?.attention.points ?? null,
    recommendation: result?.recommendation ?? null,
  };
}

function decisionRow({ closed }: Making, { cells, beside }: StoredRow<'decisions'>): ExportRow {
  const { codes } = closed(beside.catalogueSha256);
  const put = Object.fromEntries(beside.appended.map(({ field, value }) => [field, value]));
  const evidence = z.array(z.string()).parse(cells['evidence']);
  return {
    ...cells,
    ...put,
    evidence: evidence.filter((one) => !one.startsWith('indicator:') || !codes.has(one.slice('indicator:'.length))),
  };
}

/** A row with whose it is. */
interface Owned {
  readonly screeningId: string;
  readonly cells: ExportRow;
}

function* openRows(making: Making, table: TableName): Iterable<Owned> {
  const { read, order, closed, inCare } = making;
  switch (table) {
    case 'screenings':
      for (const { screeningId, cells } of read.rows(table, order)) {
        yield { screeningId, cells: { ...cells, inCare: inCare(screeningId) } };
      }
      return;
    case 'answers':
      for (const row of read.rows(table, order)) {
        const { codes } = closed(row.beside.catalogueSha256);
        if (row.cells['kind'] !== 'indicator' || !codes.has(String(row.cells['code']))) yield row;
      }
      return;
    case 'assessments':
      for (const row of read.rows(table, order)) yield { ...row, cells: assessmentRow(making, row) };
      return;
    case 'decisions':
      for (const row of read.rows(table, order)) yield { ...row, cells: decisionRow(making, row) };
      return;
    case 'custody':
    case 'papers':
    case 'referrals':
    case 'handovers':
    case 'followUps':
      yield* read.rows(table, order);
  }
}

/** The rows of one table as they leave, one after the other; each is what the table's schema says, or it throws. */
export function* exportRows(
  read: ExportReader,
  sheet: Sheet,
  { order, profile }: { readonly order: RowOrder; readonly profile: ReceiverProfile },
): Generator<ExportRow> {
  const making: Making = { read, order, closed: closedBy(read, order), inCare: careOf(read) };
  for (const { screeningId, cells } of openRows(making, sheet.name)) {
    const inCare = making.inCare(screeningId);
    const row = sheet.columns.map(([name, { sees }]) => [
      name,
      withheld(sees, inCare, profile) ? null : (cells[name] ?? null),
    ]);
    yield sheet.row.parse(Object.fromEntries(row));
  }
}
