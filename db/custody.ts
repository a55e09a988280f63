/** Passports in custody: what the receipt says, the ledger of moves, where each is now, the balance. */
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { CustodyId, CustodyMoveId, DecisionId, OfficerId, ScreeningId, ShiftId } from '../shared/ids.ts';
import { Day, Instant } from '../shared/time.ts';
import { CustodyMoveKind, SeizingAuthority } from '../shared/domain/custody.ts';
import { PaperTaken } from '../shared/domain/words.ts';
import { tableOf } from './row.ts';

/** A passport that was taken, as its receipt says it. Never changed; the database itself writes the move `in` with it. */
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
  /** Null only for passports taken before this was recorded. */
  receiptTaken: PaperTaken.nullable(),
  witness: z.string().nullable(),
});
export type CustodyRecord = z.infer<typeof CustodyRecord>;

/**
 * One line of the ledger; steps count from 1 for each passport. Giver and taker are an officer of the station or a named
 * person from outside; only `extend` has no taker. Place, seal and due are those after the move; null once it is out.
 */
export const CustodyMoveRecord = z.strictObject({
  id: CustodyMoveId,
  custodyId: CustodyId,
  step: z.int(),
  kind: CustodyMoveKind,
  at: Instant,
  officerId: OfficerId,
  giverId: OfficerId.nullable(),
  giverName: z.string().nullable(),
  takerId: OfficerId.nullable(),
  takerName: z.string().nullable(),
  place: z.string().nullable(),
  seal: z.string().nullable(),
  due: Day.nullable(),
  paper: z.string(),
  office: z.string(),
  identity: z.string(),
  authority: SeizingAuthority.nullable(),
  reason: z.string(),
});
export type CustodyMoveRecord = z.infer<typeof CustodyMoveRecord>;

/** Where a passport is now. Written by the database alone, from the moves. */
export const CustodyStateRecord = z.strictObject({
  custodyId: CustodyId,
  /** Keyed hash of the passport; null only for one written down as held twice before that was refused. */
  passportHash: z.string().nullable(),
  state: z.enum(['held', 'out']),
  step: z.int(),
  place: z.string().nullable(),
  seal: z.string().nullable(),
  due: Day.nullable(),
  keeperId: OfficerId.nullable(),
  keeperName: z.string().nullable(),
});
export type CustodyStateRecord = z.infer<typeof CustodyStateRecord>;

/** Why the list of passports held is not on paper, and the event that says so. */
const ListMissingRecord = z.strictObject({
  at: Instant,
  officerId: OfficerId,
  eventSeq: z.int(),
  /** The shift that closed without it; null where it was noted in between. */
  shiftId: ShiftId.nullable(),
  reason: z.string(),
});

/** Positions in the log; -1: never. */
const ListPlaces = z.strictObject({ changed: z.int(), printed: z.int(), missing: z.int() });

/** Passports taken, gone and held. */
const Balance = z.strictObject({ taken: z.int(), gone: z.int(), held: z.int() });

/** Reads of custody. */
export function readCustody(db: Database) {
  const custody = tableOf(db, 'custody', CustodyRecord);
  const moves = tableOf(db, 'custodyMove', CustodyMoveRecord);
  const states = tableOf(db, 'custodyState', CustodyStateRecord);
  const balance = db.prepare('SELECT taken, gone, held FROM custodyBalance');
  const recount = db.prepare(
    `SELECT (SELECT count(*) FROM custody) AS taken,
       (SELECT count(*) FROM custodyMove WHERE place IS NULL) AS gone,
       (SELECT count(*) FROM custody c WHERE NOT EXISTS
         (SELECT 1 FROM custodyMove m WHERE m.custodyId = c.id AND m.place IS NULL)) AS held`,
  );
  const due = db.prepare(
    `SELECT count(*) AS held, coalesce(sum(due < @today), 0) AS overdue, coalesce(sum(due = @today), 0) AS dueToday
       FROM custodyState WHERE state = 'held'`,
  );
  // What a list that was issued before a change says is no longer so, whenever it was printed. A form for postponements
  // that was entered or taken back may be a passport more or less.
  const list = db.prepare(
    `SELECT
       max(coalesce((SELECT max(seq) FROM event WHERE kind IN
           ('passport-held', 'passport-moved', 'passport-released', 'passport-due-changed')), -1),
         coalesce((SELECT max(e.seq) FROM event e JOIN outageEntry o ON o.id = json_extract(e.subjects, '$[0].id')
           JOIN outageForm f ON f.number = o.form
           WHERE e.kind IN ('outage-entered', 'outage-taken-back') AND f.kind = 'postponement'), -1)) AS changed,
       coalesce((SELECT max(eventSeq) FROM paper p WHERE subjectId = 'custody' AND kind = 'custodyList' AND voidedAt IS NULL
         AND EXISTS (SELECT 1 FROM paperCopy WHERE paperId = p.id AND way = 'print')), -1) AS printed,
       coalesce((SELECT max(eventSeq) FROM custodyListMissing), -1) AS missing`,
  );
  const lists = tableOf(db, 'custodyListMissing', ListMissingRecord);
  return {
    /** Why a shift closed without the list of the passports that stayed, or null. */
    listMissingAt: (id: ShiftId) => lists.one('SELECT * FROM custodyListMissing WHERE shiftId = ?', id)?.reason ?? null,
    /** Where in the log the last change of what lies here stands, the list last printed, and why there is none. */
    custodyListPlaces: () => ListPlaces.parse(list.get()),
    custody: (id: CustodyId) => custody.one('SELECT * FROM custody WHERE id = ?', id),
    custodyOf: (id: DecisionId) => custody.one('SELECT * FROM custody WHERE decisionId = ?', id),
    /** Where a passport is now. */
    custodyState: (id: CustodyId) => states.one('SELECT * FROM custodyState WHERE custodyId = ?', id),
    /** The ledger of one passport, from the day it came in. */
    custodyMoves: (id: CustodyId) => moves.all('SELECT * FROM custodyMove WHERE custodyId = ? ORDER BY step', id),
    custodyMove: (id: CustodyMoveId) => moves.one('SELECT * FROM custodyMove WHERE id = ?', id),
    heldPassports: () =>
      custody.all(
        `SELECT c.* FROM custody c JOIN custodyState s ON s.custodyId = c.id WHERE s.state = 'held'
           ORDER BY s.due, s.place, c.heldAt`,
      ),
    /** Passports that left custody at this moment or later, the latest first; of one way out, or of all. */
    passportsGone: (since: Instant, way: CustodyMoveKind | null) =>
      custody.all(
        `SELECT c.* FROM custody c JOIN custodyMove m ON m.custodyId = c.id
           WHERE m.place IS NULL AND m.at >= ? AND m.kind = coalesce(?, m.kind) ORDER BY m.at DESC, m.rowid DESC`,
        since,
        way,
      ),
    /** How many are held, and how many of them overdue or due on a day. */
    custodyDue: (today: Day) =>
      z.strictObject({ held: z.int(), overdue: z.int(), dueToday: z.int() }).parse(due.get({ today })),
    passportHeld: (passportHash: string) =>
      states.one("SELECT * FROM custodyState WHERE passportHash = ? AND state = 'held'", passportHash) !== null,
    /** The balance as the database keeps it. */
    custodyBalance: () => Balance.parse(balance.get()),
    /** The same, counted anew from the ledger. */
    custodyRecount: () => Balance.parse(recount.get()),
    /** Whether both say the same. */
    custodyAgrees: () => {
      const kept = Balance.parse(balance.get());
      const counted = Balance.parse(recount.get());
      return kept.taken === counted.taken && kept.gone === counted.gone && kept.held === counted.held;
    },
    passportsTaken: () => Balance.parse(balance.get()).taken,
    sealInUse: (seal: string) =>
      states.one("SELECT * FROM custodyState WHERE seal = ? AND state = 'held'", seal) !== null,
    custodyOfReceipt: (number: string) => custody.one('SELECT * FROM custody WHERE upper(receiptNumber) = ?', number),
    receiptUsed: (number: string) => custody.one('SELECT * FROM custody WHERE receiptNumber = ?', number) !== null,
  };
}

/** Writes of custody: only ever one more row. */
export function writeCustody(db: Database) {
  return {
    insertCustody: tableOf(db, 'custody', CustodyRecord).insert,
    insertCustodyMove: tableOf(db, 'custodyMove', CustodyMoveRecord).insert,
    insertListMissing: tableOf(db, 'custodyListMissing', ListMissingRecord).insert,
  };
}
