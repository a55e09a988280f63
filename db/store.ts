/** One open database as the application uses it: reads, and writes that exist only inside a transaction. */
import { isWhole, openDatabase, openForReading, rekey, UnreadableDatabase, type DatabasePlace } from './open.ts';
import { readApprovalCards, writeApprovalCards } from './approval_cards.ts';
import { readAudit, writeAudit } from './audit.ts';
import { readBackups, writeBackups } from './backups.ts';
import { readBeside, writeBeside } from './beside.ts';
import { readCarried, writeCarried } from './carried.ts';
import { readCatalogues, writeCatalogues } from './catalogues.ts';
import { readCheckpoints, writeCheckpoints } from './checkpoints.ts';
import { readCustody, writeCustody } from './custody.ts';
import { readDecisionLater, writeDecisionLater } from './decision_later.ts';
import { readDecisions, writeDecisions } from './decisions.ts';
import { readDevices, writeDevices } from './devices.ts';
import { exportReader } from './exports.ts';
import { readErasure, writeErasure } from './erasure.ts';
import { figureCounter } from './figure_count.ts';
import { readFigures } from './figures.ts';
import { readHandovers, writeHandovers } from './handovers.ts';
import { readLogSearch } from './log_search.ts';
import { readObjections, writeObjections } from './objections.ts';
import { readOutage, writeOutage } from './outage.ts';
import { readOutbox, writeOutbox } from './outbox.ts';
import { readOfficers, writeOfficers } from './officers.ts';
import { readPapers, writePapers } from './papers.ts';
import { readParties, writeParties } from './parties.ts';
import { readRechecks, writeRechecks } from './rechecks.ts';
import { readRetention, writeRetention } from './retention.ts';
import { readSearch } from './search.ts';
import { refreshSearch, searchIndex } from './search_index.ts';
import { readScreenings, writeScreenings } from './screenings.ts';
import { readSealed, writeSealed } from './sealed.ts';
import { readShifts, writeShifts } from './shifts.ts';
import { readReviews, writeReviews } from './reviews.ts';
import { readStatements, writeStatements } from './statements.ts';
import { readStation, writeStation } from './station.ts';
import { readTerms, writeTerms } from './terms.ts';
import { copySource, type CopySource } from './log_tail.ts';
import type { Database } from 'better-sqlite3';

const reads = (db: Database) => ({
  ...readStation(db),
  ...readOfficers(db),
  ...readShifts(db),
  ...readScreenings(db),
  ...readBackups(db),
  ...readBeside(db),
  ...readRechecks(db),
  ...readDecisions(db),
  ...readCustody(db),
  ...readCarried(db),
  ...readParties(db),
  ...readAudit(db),
  ...readLogSearch(db),
  ...readCheckpoints(db),
  ...readCatalogues(db),
  ...readObjections(db),
  ...readHandovers(db),
  ...readStatements(db),
  ...readSealed(db),
  ...readPapers(db),
  ...readOutage(db),
  ...readDecisionLater(db),
  ...readReviews(db),
  ...readApprovalCards(db),
  ...readRetention(db),
  ...readErasure(db),
  ...readSearch(db),
  ...readFigures(db),
  ...readOutbox(db),
  ...readDevices(db),
  ...readTerms(db),
  /** Rows as exports have them. */
  exports: exportReader(db),
});

const writes = (db: Database) => ({
  ...writeStation(db),
  ...writeOfficers(db),
  ...writeShifts(db),
  ...writeScreenings(db),
  ...writeBackups(db),
  ...writeBeside(db),
  ...writeRechecks(db),
  ...writeDecisions(db),
  ...writeCustody(db),
  ...writeCarried(db),
  ...writeParties(db),
  ...writeAudit(db),
  ...writeCheckpoints(db),
  ...writeCatalogues(db),
  ...writeObjections(db),
  ...writeHandovers(db),
  ...writeStatements(db),
  ...writeSealed(db),
  ...writePapers(db),
  ...writeOutage(db),
  ...writeDecisionLater(db),
  ...writeReviews(db),
  ...writeApprovalCards(db),
  ...writeRetention(db),
  ...writeErasure(db),
  ...writeOutbox(db),
  ...writeDevices(db),
  ...writeTerms(db),
});

/** Everything that can be read. */
export type Reader = ReturnType<typeof reads>;
/** Everything that can be written; handed out only inside a transaction. */
export type Writer = ReturnType<typeof writes>;

/** An open database. */
export interface Store {
  readonly read: Reader;
  /** Runs `work` in one immediate transaction; what it throws undoes everything. */
  transaction<T>(work: (write: Writer) => T): T;
  /**
   * One transaction around all that is done until `work` ends: the transactions inside become savepoints, and only the last
   * commit waits for the disk. Throws what `work` throws, with nothing of it kept. Nothing else may use the store meanwhile.
   */
  together<T>(work: () => Promise<T>): Promise<T>;
  /** Empties the write-ahead log into the file, so that what was deleted is in neither; false where a reader is in the way. */
  readonly emptyLog: () => boolean;
  /** Gives the database another key, whole or not at all. 32 bytes. */
  readonly rekey: (key: Uint8Array) => void;
  /** What a copy on another machine is made of. */
  readonly copies: CopySource;
  readonly close: () => void;
}

/** Opens a store. Throws what `openDatabase` throws. */
export function openStore(place: DatabasePlace): Store {
  const db = openDatabase(place);
  refreshSearch(db);
  const read = reads(db);
  const write = writes(db);
  const index = searchIndex(db);
  const count = figureCounter(db);
  const copies = copySource(db, place.path);
  return {
    read,
    copies,
    together: async (work) => {
      db.exec('BEGIN IMMEDIATE');
      try {
        const done = await work();
        db.exec('COMMIT');
        copies.committed();
        return done;
      } finally {
        // Where the disk was full, SQLite has undone everything by itself.
        if (db.inTransaction) db.exec('ROLLBACK');
      }
    },
    transaction: <T>(work: (write: Writer) => T) => {
      const done = db
        .transaction(() => {
          const value = work(write);
          index();
          count();
          return value;
        })
        .immediate();
      copies.committed();
      return done;
    },
    emptyLog: () => {
      const emptied = db.pragma('wal_checkpoint(TRUNCATE)', { simple: true }) === 0;
      copies.committed();
      return emptied;
    },
    rekey: (key) => {
      rekey(db, key);
      copies.anew();
    },
    close: () => {
      db.pragma('wal_checkpoint(TRUNCATE)');
      db.close();
      copies.close();
    },
  };
}

function readable(db: Database): Reader {
  try {
    return reads(db);
  } catch (cause) {
    db.close();
    throw new UnreadableDatabase('the tables of the database cannot be read', { cause });
  }
}

/** Opens a database to read it as it is. Throws what `openForReading` throws. */
export function openReader(place: DatabasePlace): {
  readonly read: Reader;
  /** Whether every page can be read and all of it fits together. Each page carries its own authentication. */
  readonly whole: () => boolean;
  readonly close: () => void;
} {
  const db = openForReading(place);
  return {
    read: readable(db),
    whole: () => isWhole(db),
    close: () => {
      db.close();
    },
  };
}
