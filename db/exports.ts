/**
 * The rows of an export, table by table, from a connection of its own that sees one moment of the database. Rows are
 * given one after the other; nothing is kept of them.
 */
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { Catalogue } from '../shared/domain/catalogue.ts';
import { Assessment } from '../shared/domain/assessment.ts';
import { Correction } from '../shared/domain/decision_correction.ts';
import type { AgencyCode } from '../shared/domain/words.ts';
import type { Cell } from '../shared/export/column.ts';
import { sheetOf, type TableName } from '../shared/export/tables.ts';
import { HashHex, ScreeningId, ShiftId } from '../shared/ids.ts';
import { Instant } from '../shared/time.ts';
import { openForReading, type DatabasePlace } from './open.ts';
import { tableOf } from './row.ts';
import { AnswerRecord, AssessmentRecord, ScreeningRecord } from './screenings.ts';

/** Which clarifications: one, those of one shift, or those opened from a moment up to, not including, another. */
export const RowScope = z.union([
  z.strictObject({ screeningId: ScreeningId }),
  z.strictObject({ shiftId: ShiftId }),
  z.strictObject({ from: Instant, until: Instant }),
]);
export type RowScope = z.infer<typeof RowScope>;

/** What is read: the clarifications in scope that an agency opened, for Immigration also those referred to it. */
export interface RowOrder {
  readonly scope: RowScope;
  readonly agency: AgencyCode;
}

const Of = z.object({ screeningId: ScreeningId });
const sealing = { catalogueSha256: HashHex };

/** What is read of a row besides its cells. */
const Beside = {
  screenings: z.object({}),
  answers: z.object(sealing),
  assessments: z.object({ ...sealing, stage: AssessmentRecord.shape.stage, result: Assessment }),
  decisions: z.object({ ...sealing, appended: z.array(Correction) }),
  custody: z.object({}),
  papers: z.object({}),
  referrals: z.object({}),
  handovers: z.object({}),
  followUps: z.object({}),
} as const satisfies Record<TableName, z.ZodObject<z.ZodRawShape>>;

/** Columns that are not stored but follow from what is. */
const made: Partial<Record<TableName, readonly string[]>> = {
  screenings: ['inCare'],
  assessments: ['paperFinding', 'tppoOutput', 'attentionBand', 'attentionPoints', 'recommendation'],
};

/** A row of a table as it is stored: the cells of its columns, and what else is needed to make the rest of them. */
export interface StoredRow<T extends TableName> {
  readonly screeningId: string;
  readonly cells: Readonly<Record<string, Cell>>;
  readonly beside: z.output<(typeof Beside)[T]>;
}

const select: Readonly<Record<TableName, string>> = {
  screenings: `s.id AS screeningId, s.shiftId, h.day AS shiftDay, o.agency, s.depth, s.state, s.openedAt, s.closedAt,
    f.number AS flight, f.day AS flightDay, s.purpose, s.destination, s.transit, s.selection, s.minor,
    s.partyId IS NOT NULL AS withParty, c.version AS catalogueVersion, s.officerId, o.name AS officerName,
    json_extract(t.document, '$.displayName') AS travellerName, json_extract(t.document, '$.documentNumber') AS documentNumber,
    json_extract(t.document, '$.birthDate') AS birthDate, json_extract(t.document, '$.nationality') AS nationality,
    json_extract(t.document, '$.sex') AS sex`,
  answers: 'a.screeningId, a.kind, a.code, a.value, a.basis, a.note, a.officerId, a.at, s.catalogueSha256',
  assessments: 'a.screeningId, a.stage, a.own, a.officerId, a.at, a.result, s.catalogueSha256',
  decisions: `d.id AS decisionId, d.screeningId, d.kind, d.state, d.at, d.confirmedAt, d.ground, d.groundToBeConfirmed,
    (SELECT json_group_array(json_extract(value, '$.kind') || ':' || json_extract(value, '$.code')) FROM json_each(d.evidence))
      AS evidence,
    d.milderSteps, d.toldIn, d.statementOffered, d.passportReturned, d.readAloud, d.cause, d.officerId, d.secondOfficerId,
    d.reason, d.departLine, d.statement, s.catalogueSha256,
    (SELECT count(*) FROM decisionCorrection WHERE decisionId = d.id) AS corrections,
    (SELECT json_group_array(json(what)) FROM (SELECT what FROM decisionCorrection WHERE decisionId = d.id ORDER BY id))
      AS appended`,
  custody: `m.custodyId, k.screeningId, k.decisionId, k.receiptNumber, m.step, m.kind, m.at, m.officerId,
    m.giverId AS giverOfficerId, m.takerId AS takerOfficerId, m.place, m.seal, m.due, m.authority, m.giverName, m.takerName,
    m.identity AS takerIdentity, m.paper, m.office, m.reason`,
  papers: `p.id AS paperId, p.screeningId, p.kind, p.number, p.agency, p.issuedAt, p.issuedBy AS officerId, p.taken,
    p.takenAt, p.voidedAt, p.witness, p.voidReason`,
  referrals: `r.id AS referralId, r.screeningId, r.decisionId, r.state, r.at, r.officerId, r.acceptedBy, r.closedAt, r.note`,
  handovers: `x.id AS handoverId, x.screeningId, x.agency, x.toWhom, x.state, x.at, x.officerId, x.closedAt, x.closedBy,
    x.passport, x.phone, w.office, w.place, w.reason, w.belongings, w.health, w.needs, v.name AS receiverName,
    v.post AS receiverPost, v.paper AS receiverPaper`,
  followUps: 'u.screeningId, u.after, u.outcome, u.at, u.officerId, n.note',
};

const joins: Readonly<Record<TableName, string>> = {
  screenings: `JOIN shift h ON h.id = s.shiftId JOIN catalogue c ON c.sha256 = s.catalogueSha256
    LEFT JOIN flight f ON f.id = s.flightId LEFT JOIN traveller t ON t.screeningId = s.id`,
  // The answers in force; BP3MI exports those its own officers gave.
  answers: `JOIN answer a ON a.screeningId = s.id AND a.id = (SELECT max(y.id) FROM answer y
      JOIN officer z ON z.id = y.officerId AND (@agency = 'immigration' OR z.agency = @agency)
      WHERE y.screeningId = s.id AND y.kind = a.kind AND y.code = a.code)`,
  assessments: `JOIN assessment a ON a.screeningId = s.id AND (@agency = 'immigration' OR a.role = @agency)`,
  decisions: 'JOIN decision d ON d.screeningId = s.id AND d.role = @agency',
  custody: 'JOIN custody k ON k.screeningId = s.id JOIN custodyMove m ON m.custodyId = k.id',
  papers: 'JOIN paper p ON p.screeningId = s.id AND p.agency = @agency',
  referrals: 'JOIN referral r ON r.screeningId = s.id',
  handovers: `JOIN handover x ON x.screeningId = s.id AND x.agency = @agency
    LEFT JOIN handoverWords w ON w.handoverId = x.id LEFT JOIN handoverReceiver v ON v.handoverId = x.id`,
  followUps: `JOIN followUp u ON u.screeningId = s.id JOIN officer q ON q.id = u.officerId AND q.agency = @agency
    LEFT JOIN followUpWords n ON n.followUpId = u.id`,
};

/** Within a case; cases come in the order they were opened. */
const within: Readonly<Record<TableName, string>> = {
  screenings: '',
  answers: ', a.id',
  assessments: ', a.id',
  decisions: ', d.at, d.rowid',
  custody: ', k.rowid, m.step',
  papers: ', p.rowid',
  referrals: ', r.rowid',
  handovers: ', x.rowid',
  followUps: ', u.after',
};

/** A period reads the table as it lies, a shift by its index: neither sorts more than one case. */
const scopeSql = (scope: RowScope): { where: string; order: string } => {
  if ('screeningId' in scope) return { where: 's.id = @screeningId', order: 's.rowid' };
  return 'shiftId' in scope
    ? { where: 's.shiftId = @shiftId', order: 's.openedAt, s.rowid' }
    : { where: 's.openedAt >= @from AND s.openedAt < @until', order: 's.rowid' };
};

const fromSql = (table: TableName, scope: RowScope): string => `
  FROM screening s JOIN officer o ON o.id = s.officerId ${joins[table]}
  WHERE ${scopeSql(scope).where}
    AND (o.agency = @agency OR (@agency = 'immigration' AND EXISTS (SELECT 1 FROM referral WHERE screeningId = s.id)))`;

/**
 * Whether somebody takes care of the traveller, or the record says that somebody should: a child, a call for help, signs of
 * trafficking, a referral or handover for it, a confirmed victim. What is sealed counts too: it protects, and says no more.
 */
const inCareSql = `
  SELECT s.minor = 1 OR s.selection IS 'askedForHelp'
    OR EXISTS (SELECT 1 FROM paper WHERE screeningId = s.id AND kind = 'tppoReferral' AND voidedAt IS NULL)
    OR EXISTS (SELECT 1 FROM careCall WHERE screeningId = s.id)
    OR EXISTS (SELECT 1 FROM followUp WHERE screeningId = s.id AND outcome = 'confirmedVictim')
    OR EXISTS (SELECT 1 FROM handover WHERE screeningId = s.id AND state IN ('offered', 'accepted')
      AND toWhom IN ('bp3mi', 'police', 'socialServices'))
    OR s.id IN (SELECT screeningId FROM helpCall WHERE screeningId IS NOT NULL
      AND cause IN ('asksForHelp', 'threat', 'injury', 'childAlone'))
    OR EXISTS (SELECT 1 FROM decision d WHERE d.screeningId = s.id AND (d.ground = 'traffickingPrevention'
      OR EXISTS (SELECT 1 FROM decisionCorrection c WHERE c.decisionId = d.id
        AND json_extract(c.what, '$.value') = 'traffickingPrevention')))
    OR EXISTS (SELECT 1 FROM assessment a WHERE a.screeningId = s.id
      AND (json_extract(a.result, '$.tppo.output') = 'offerHelp' OR json_extract(a.result, '$.tppo.childReferral') = 1))
  FROM screening s WHERE s.id = ?`;

/** Reads of one export. */
export interface ExportReader {
  readonly count: (table: TableName, order: RowOrder) => number;
  readonly rows: <T extends TableName>(table: T, order: RowOrder) => Iterable<StoredRow<T>>;
  readonly inCare: (screeningId: string) => boolean;
  /** A clarification with its answers in force, for a result on some of them. */
  readonly caseOf: (screeningId: string) => { screening: ScreeningRecord; answers: AnswerRecord[] };
  readonly catalogue: (sha256: string) => Catalogue;
  /** The catalogue in force. */
  readonly newestCatalogue: () => Catalogue;
}

/** Reads of exports over a connection. */
export function exportReader(db: Database): ExportReader {
  const care = db.prepare(inCareSql).pluck();
  const content = db.prepare('SELECT content FROM catalogue WHERE sha256 = ?').pluck();
  const inForce = db.prepare('SELECT content FROM catalogue WHERE active = 1').pluck();
  const screenings = tableOf(db, 'screening', ScreeningRecord);
  const answers = tableOf(db, 'answer', AnswerRecord);
  const ids = tableOf(db, 'screening', Of);
  // Made once: the outbox reads table after table of one case after the other.
  const known = new Map<TableName, ReturnType<typeof cellTable>>();
  const cellTable = (table: TableName) => {
    const stored = sheetOf(table, (_column, name) => made[table]?.includes(name) !== true);
    return tableOf(db, table, stored.row);
  };
  const cellsOf = (table: TableName) => {
    const cells = known.get(table) ?? cellTable(table);
    known.set(table, cells);
    return cells;
  };
  return {
    count: (table, { scope, agency }) =>
      z.int().parse(
        db
          .prepare(`SELECT count(*) ${fromSql(table, scope)}`)
          .pluck()
          .get({ ...scope, agency }),
      ),
    rows: function* (table, { scope, agency }) {
      const cells = cellsOf(table);
      const beside = tableOf(db, table, Beside[table]);
      const sql = `SELECT ${select[table]} ${fromSql(table, scope)} ORDER BY ${scopeSql(scope).order}${within[table]}`;
      for (const row of db.prepare(sql).iterate({ ...scope, agency })) {
        yield { ...ids.read(row), cells: cells.read(row), beside: beside.read(row) };
      }
    },
    inCare: (id) => care.get(id) === 1,
    caseOf: (id) => {
      const screening = screenings.one('SELECT * FROM screening WHERE id = ?', ScreeningId.parse(id));
      if (screening === null) throw new Error('no such clarification');
      const given = answers.all(
        'SELECT * FROM answer WHERE id IN (SELECT max(id) FROM answer WHERE screeningId = ? GROUP BY kind, code) ORDER BY id',
        id,
      );
      return { screening, answers: given };
    },
    catalogue: (sha256) => Catalogue.parse(JSON.parse(z.string().parse(content.get(sha256)))),
    newestCatalogue: () => Catalogue.parse(JSON.parse(z.string().parse(inForce.get()))),
  };
}

/**
 * Opens a database for one export: everything that is read is of the same moment, whatever is written meanwhile.
 * Throws what `openForReading` throws.
 */
export function openExportReader(place: DatabasePlace): { readonly read: ExportReader; readonly close: () => void } {
  const db = openForReading(place);
  db.pragma('temp_store = MEMORY');
  db.exec('BEGIN');
  // The moment is that of the first read.
  db.prepare('SELECT count(*) FROM sqlite_schema').get();
  return {
    read: exportReader(db),
    close: () => {
      db.close();
    },
  };
}
