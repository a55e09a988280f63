/** Papers: numbers, what each says, copies, and how they were taken. */
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { OfficerId, PaperId, ScreeningId, type DecisionId } from '../shared/ids.ts';
import { Instant } from '../shared/time.ts';
import { PaperFormat, PaperKind, PaperSheet } from '../shared/domain/paper.ts';
import { AgencyCode, PaperTaken } from '../shared/domain/words.ts';
import { tableOf } from './row.ts';

/** A paper without what it says. `eventSeq` is null only for receipts given out before papers were kept. */
export const PaperRecord = z.strictObject({
  id: PaperId,
  kind: PaperKind,
  series: z.string(),
  agency: AgencyCode,
  counter: z.string(),
  year: z.int(),
  sequence: z.int(),
  number: z.string(),
  subjectId: z.string(),
  screeningId: ScreeningId.nullable(),
  issuedAt: Instant,
  issuedBy: OfficerId,
  eventSeq: z.int().nullable(),
  /** Leaf hash of the event, base64. */
  leafHash: z.string().nullable(),
  voidedAt: Instant.nullable(),
  voidedBy: OfficerId.nullable(),
  voidReason: z.string().nullable(),
  taken: PaperTaken.nullable(),
  takenAt: Instant.nullable(),
  takenBy: OfficerId.nullable(),
  witness: z.string().nullable(),
});
export type PaperRecord = z.infer<typeof PaperRecord>;

const SheetRecord = z.strictObject({ paperId: PaperId, sheet: PaperSheet });

/** One copy that left the application, from 1. */
const CopyRecord = z.strictObject({
  paperId: PaperId,
  copy: z.int(),
  way: z.enum(['print', 'save']),
  format: PaperFormat,
  at: Instant,
  officerId: OfficerId,
});
export type CopyRecord = z.infer<typeof CopyRecord>;

const SeriesLine = z.strictObject({
  series: z.string(),
  agency: AgencyCode,
  counter: z.string(),
  year: z.int(),
  last: z.int(),
  void: z.int(),
});
/** How far a series has come, and how many of its numbers are void. */
export type SeriesLine = z.infer<typeof SeriesLine>;

const latest = 400;

/** Reads of papers. */
export function readPapers(db: Database) {
  const papers = tableOf(db, 'paper', PaperRecord);
  const sheets = tableOf(db, 'paperSheet', SheetRecord);
  const copies = db.prepare('SELECT count(*) FROM paperCopy WHERE paperId = ?').pluck();
  const series = db.prepare(
    `SELECT series, agency, counter, year, max(sequence) AS last, count(voidedAt) AS void FROM paper
       GROUP BY series, agency, counter, year ORDER BY year DESC, series`,
  );
  const validOf = (kind: PaperKind, subjectId: string) =>
    papers.one(
      'SELECT * FROM paper WHERE kind = ? AND subjectId = ? AND voidedAt IS NULL ORDER BY rowid DESC LIMIT 1',
      kind,
      subjectId,
    );
  return {
    paper: (id: PaperId) => papers.one('SELECT * FROM paper WHERE id = ?', id),
    paperByNumber: (number: string) => papers.one('SELECT * FROM paper WHERE number = ?', number),
    paperSheet: (id: PaperId) => sheets.one('SELECT * FROM paperSheet WHERE paperId = ?', id)?.sheet ?? null,
    paperCopies: (id: PaperId) => z.int().parse(copies.get(id)),
    /** The valid paper of a kind about a subject, the latest where there are several. */
    validPaper: validOf,
    /** The valid paper of a kind about a subject that this agency issued, the latest where there are several. */
    validPaperBy: (kind: PaperKind, subjectId: string, agency: AgencyCode) =>
      papers.one(
        'SELECT * FROM paper WHERE kind = ? AND subjectId = ? AND agency = ? AND voidedAt IS NULL ORDER BY rowid DESC LIMIT 1',
        kind,
        subjectId,
        agency,
      ),
    /** Valid papers about a subject, of every kind. */
    validPapersOf: (subjectId: string) =>
      papers.all('SELECT * FROM paper WHERE subjectId = ? AND voidedAt IS NULL ORDER BY rowid', subjectId),
    /** Papers of a traveller's case, in the order they were made. */
    papersOfScreening: (id: ScreeningId) => papers.all('SELECT * FROM paper WHERE screeningId = ? ORDER BY rowid', id),
    papersOfSubject: (id: string) => papers.all('SELECT * FROM paper WHERE subjectId = ? ORDER BY rowid', id),
    /** The latest papers of the station, newest first. */
    latestPapers: () => papers.all('SELECT * FROM paper ORDER BY rowid DESC LIMIT ?', latest),
    paperSeries: () => z.array(SeriesLine).parse(series.all()),
    /** The valid receipt of a hold. */
    receiptOf: (id: DecisionId) => validOf('passportReceipt', id),
  };
}

/** Writes of papers. */
export function writePapers(db: Database) {
  const record = db.prepare('UPDATE paper SET eventSeq = ?, leafHash = ? WHERE id = ?');
  const cancel = db.prepare('UPDATE paper SET voidedAt = ?, voidedBy = ?, voidReason = ? WHERE id = ?');
  const take = db.prepare('UPDATE paper SET taken = ?, takenAt = ?, takenBy = ?, witness = ? WHERE id = ?');
  const next = db
    .prepare(
      `INSERT INTO numberSeries (kind, agency, counter, year, last) VALUES (?, ?, ?, ?, 1)
       ON CONFLICT (kind, agency, counter, year) DO UPDATE SET last = last + 1 RETURNING last`,
    )
    .pluck();
  return {
    insertPaper: tableOf(db, 'paper', PaperRecord).insert,
    insertPaperSheet: tableOf(db, 'paperSheet', SheetRecord).insert,
    insertPaperCopy: tableOf(db, 'paperCopy', CopyRecord).insert,
    /** A receipt given out before papers were kept gets its content, and with it the event that holds it. */
    recordPaper: (id: PaperId, event: { seq: number; leafHash: string }) => {
      record.run(event.seq, event.leafHash, id);
    },
    voidPaper: (id: PaperId, voided: { at: Instant; by: OfficerId; reason: string }) => {
      cancel.run(voided.at, voided.by, voided.reason, id);
    },
    takePaper: (
      id: PaperId,
      taken: { how: z.infer<typeof PaperTaken>; at: Instant; by: OfficerId; witness: string | null },
    ) => {
      take.run(taken.how, taken.at, taken.by, taken.witness, id);
    },
    /** The next number of a series, from 1, without gaps as long as the transaction commits. */
    nextNumber: (series: { kind: string; agency: AgencyCode; counter: string; year: number }) =>
      z.int().parse(next.get(series.kind, series.agency, series.counter, series.year)),
  };
}
