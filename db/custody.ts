/** Passports in custody, their receipts and the number series. */
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { CustodyId, DecisionId, OfficerId, ScreeningId } from '../shared/ids.ts';
import { Day, Instant } from '../shared/time.ts';
import { PaperTaken, type AgencyCode } from '../shared/domain/words.ts';
import { tableOf } from './row.ts';

/** A passport that was taken; returned when `releasedAt` is set. Never deleted. */
export const CustodyRecord = z.strictObject({
  id: CustodyId,
  screeningId: ScreeningId,
  decisionId: DecisionId,
  receiptNumber: z.string(),
  receiptSource: z.enum(['station', 'book']),
  seal: z.string(),
  place: z.string(),
  condition: z.string(),
  heldAt: Instant,
  heldBy: OfficerId,
  approvedBy: OfficerId,
  due: Day,
  dueReason: z.string().nullable(),
  releasedAt: Instant.nullable(),
  releasedBy: OfficerId.nullable(),
  releasedTo: z.enum(['holder', 'proxy', 'office']).nullable(),
  receiver: z.string().nullable(),
  releasePaper: z.string().nullable(),
  /** Null only for passports taken before this was recorded. */
  receiptTaken: PaperTaken.nullable(),
  witness: z.string().nullable(),
});
export type CustodyRecord = z.infer<typeof CustodyRecord>;

/** A receipt number given out for a decision. */
const ReceiptRecord = z.strictObject({ number: z.string(), decisionId: DecisionId, at: Instant });
export type ReceiptRecord = z.infer<typeof ReceiptRecord>;

/** Reads of custody. */
export function readCustody(db: Database) {
  const custody = tableOf(db, 'custody', CustodyRecord);
  const receipts = tableOf(db, 'receipt', ReceiptRecord);
  const taken = db.prepare('SELECT count(*) FROM custody').pluck();
  return {
    custody: (id: CustodyId) => custody.one('SELECT * FROM custody WHERE id = ?', id),
    custodyOf: (id: DecisionId) => custody.one('SELECT * FROM custody WHERE decisionId = ?', id),
    heldPassports: () => custody.all('SELECT * FROM custody WHERE releasedAt IS NULL ORDER BY due, heldAt'),
    passportsTaken: () => z.int().parse(taken.get()),
    sealInUse: (seal: string) =>
      custody.one('SELECT * FROM custody WHERE seal = ? AND releasedAt IS NULL', seal) !== null,
    receiptUsed: (number: string) => custody.one('SELECT * FROM custody WHERE receiptNumber = ?', number) !== null,
    receipt: (number: string) => receipts.one('SELECT * FROM receipt WHERE number = ?', number),
    receiptOf: (id: DecisionId) => receipts.one('SELECT * FROM receipt WHERE decisionId = ?', id),
  };
}

/** Writes of custody. */
export function writeCustody(db: Database) {
  const release = db.prepare(
    'UPDATE custody SET releasedAt = ?, releasedBy = ?, releasedTo = ?, receiver = ?, releasePaper = ? WHERE id = ?',
  );
  const next = db
    .prepare(
      `INSERT INTO numberSeries (kind, agency, counter, year, last) VALUES (?, ?, ?, ?, 1)
       ON CONFLICT (kind, agency, counter, year) DO UPDATE SET last = last + 1 RETURNING last`,
    )
    .pluck();
  return {
    insertCustody: tableOf(db, 'custody', CustodyRecord).insert,
    insertReceipt: tableOf(db, 'receipt', ReceiptRecord).insert,
    /** The next number of a series, from 1, without gaps as long as the transaction commits. */
    nextNumber: (series: { kind: string; agency: AgencyCode; counter: string; year: number }) =>
      z.int().parse(next.get(series.kind, series.agency, series.counter, series.year)),
    releaseCustody: (
      id: CustodyId,
      released: { at: Instant; by: OfficerId; to: 'holder' | 'proxy' | 'office'; receiver: string; paper: string },
    ) => {
      release.run(released.at, released.by, released.to, released.receiver, released.paper, id);
    },
  };
}
