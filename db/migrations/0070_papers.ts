import type { Migration } from '../migrate.ts';

const kinds = `('clarificationSheet', 'postponementNotice', 'passportReceipt', 'passportReturn', 'handoverMinutes', 'travellerStatement',
  'tppoReferral', 'shiftSheet', 'custodyList', 'familyHandover', 'approvalCards', 'travellerSheet', 'outageForm')`;
const sameSeries = 'series = NEW.series AND agency = NEW.agency AND counter = NEW.counter AND year = NEW.year';

/**
 * Papers: a number each, content that never changes, void ones accounted for, every copy counted. The receipts given out
 * before become papers whose content is not kept; it is written once, when such a receipt is made again.
 */
export const papers: Migration = {
  version: 70,
  sql: `
CREATE TABLE paper (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ${kinds}),
  series TEXT NOT NULL,
  agency TEXT NOT NULL CHECK (agency IN ('bp3mi', 'immigration')),
  counter TEXT NOT NULL,
  year INTEGER NOT NULL,
  sequence INTEGER NOT NULL CHECK (sequence > 0),
  number TEXT NOT NULL UNIQUE,
  subjectId TEXT NOT NULL,
  screeningId TEXT REFERENCES screening (id),
  issuedAt TEXT NOT NULL,
  issuedBy TEXT NOT NULL REFERENCES officer (id),
  eventSeq INTEGER REFERENCES event (seq),
  leafHash TEXT,
  voidedAt TEXT,
  voidedBy TEXT REFERENCES officer (id),
  voidReason TEXT CHECK (length(voidReason) > 4),
  taken TEXT CHECK (taken IN ('signed', 'thumb', 'refused')),
  takenAt TEXT,
  takenBy TEXT REFERENCES officer (id),
  witness TEXT CHECK (length(witness) > 1),
  UNIQUE (series, agency, counter, year, sequence),
  CHECK ((eventSeq IS NULL) = (leafHash IS NULL)),
  CHECK ((voidedAt IS NULL) = (voidReason IS NULL) AND (voidedAt IS NULL) = (voidedBy IS NULL)),
  CHECK ((taken IS NULL) = (takenAt IS NULL) AND (taken IS NULL) = (takenBy IS NULL)),
  CHECK (taken IS NULL OR (taken = 'signed') = (witness IS NULL))
) STRICT;
CREATE INDEX paper_subject ON paper (subjectId, kind);
CREATE INDEX paper_screening ON paper (screeningId) WHERE screeningId IS NOT NULL;

CREATE TABLE paperSheet (
  paperId TEXT PRIMARY KEY REFERENCES paper (id),
  sheet TEXT NOT NULL CHECK (json_valid(sheet))
) STRICT;

CREATE TABLE paperCopy (
  paperId TEXT NOT NULL REFERENCES paper (id),
  copy INTEGER NOT NULL CHECK (copy > 0),
  way TEXT NOT NULL CHECK (way IN ('print', 'save')),
  format TEXT NOT NULL CHECK (format IN ('a4', 'roll80')),
  at TEXT NOT NULL,
  officerId TEXT NOT NULL REFERENCES officer (id),
  PRIMARY KEY (paperId, copy)
) STRICT, WITHOUT ROWID;

INSERT INTO paper SELECT 'pap_' || substr(r.decisionId, 5), 'passportReceipt', 'STP', 'immigration',
    (SELECT counter FROM station), CAST(substr(r.head, -5, 4) AS INTEGER), CAST(substr(r.number, length(r.head) + 1) AS INTEGER),
    r.number, r.decisionId, d.screeningId, r.at, d.officerId, NULL, NULL,
    CASE WHEN d.state = 'void' THEN r.at END, CASE WHEN d.state = 'void' THEN d.officerId END,
    CASE WHEN d.state = 'void' THEN 'Keputusan ditarik sebelum paspor diterima.' END,
    c.receiptTaken, CASE WHEN c.receiptTaken IS NOT NULL THEN c.heldAt END, CASE WHEN c.receiptTaken IS NOT NULL THEN c.heldBy END, c.witness
  FROM (SELECT *, rowid AS place, rtrim(number, '0123456789') AS head FROM receipt) r
  JOIN decision d ON d.id = r.decisionId LEFT JOIN custody c ON c.receiptNumber = r.number
  ORDER BY r.place;
INSERT INTO paperCopy SELECT p.id, 1, 'print', 'a4', c.heldAt, c.heldBy FROM paper p JOIN custody c ON c.receiptNumber = p.number;
DROP TABLE receipt;

CREATE UNIQUE INDEX paper_one_valid ON paper (kind, subjectId)
  WHERE voidedAt IS NULL AND kind IN ('postponementNotice', 'passportReceipt', 'passportReturn');
CREATE TRIGGER paper_numbers_have_no_gap BEFORE INSERT ON paper
  WHEN NEW.sequence <> (SELECT coalesce(max(sequence), 0) + 1 FROM paper WHERE ${sameSeries})
    OR NOT EXISTS (SELECT 1 FROM numberSeries WHERE kind = NEW.series AND agency = NEW.agency AND counter = NEW.counter
      AND year = NEW.year AND last = NEW.sequence)
  BEGIN SELECT RAISE(ABORT, 'numbers of papers have no gap'); END;
CREATE TRIGGER paper_begins_valid BEFORE INSERT ON paper
  WHEN NEW.voidedAt IS NOT NULL OR NEW.taken IS NOT NULL OR NEW.eventSeq IS NULL
  BEGIN SELECT RAISE(ABORT, 'a paper begins valid, recorded and not yet taken'); END;
CREATE TRIGGER paper_is_kept BEFORE UPDATE OF id, kind, series, agency, counter, year, sequence, number, subjectId, screeningId,
  issuedAt, issuedBy ON paper
  BEGIN SELECT RAISE(ABORT, 'papers are never changed'); END;
CREATE TRIGGER paper_is_recorded_once BEFORE UPDATE OF eventSeq, leafHash ON paper WHEN OLD.eventSeq IS NOT NULL
  BEGIN SELECT RAISE(ABORT, 'papers are never changed'); END;
CREATE TRIGGER paper_is_void_once BEFORE UPDATE OF voidedAt, voidedBy, voidReason ON paper WHEN OLD.voidedAt IS NOT NULL
  BEGIN SELECT RAISE(ABORT, 'a void paper stays void'); END;
CREATE TRIGGER paper_is_taken_once BEFORE UPDATE OF taken, takenAt, takenBy, witness ON paper
  WHEN OLD.taken IS NOT NULL OR OLD.voidedAt IS NOT NULL
  BEGIN SELECT RAISE(ABORT, 'a paper is taken once'); END;
CREATE TRIGGER paper_stays BEFORE DELETE ON paper BEGIN SELECT RAISE(ABORT, 'papers are never deleted'); END;
CREATE TRIGGER paperSheet_is_kept BEFORE UPDATE ON paperSheet BEGIN SELECT RAISE(ABORT, 'papers are never changed'); END;
CREATE TRIGGER paperSheet_stays BEFORE DELETE ON paperSheet BEGIN SELECT RAISE(ABORT, 'papers are never deleted'); END;
CREATE TRIGGER paperCopy_is_the_next BEFORE INSERT ON paperCopy
  WHEN NEW.copy <> (SELECT count(*) + 1 FROM paperCopy WHERE paperId = NEW.paperId)
    OR EXISTS (SELECT 1 FROM paper WHERE id = NEW.paperId AND voidedAt IS NOT NULL)
  BEGIN SELECT RAISE(ABORT, 'copies are counted, and a void paper has no more'); END;
CREATE TRIGGER paperCopy_is_kept BEFORE UPDATE ON paperCopy BEGIN SELECT RAISE(ABORT, 'copies are counted'); END;
CREATE TRIGGER paperCopy_stays BEFORE DELETE ON paperCopy BEGIN SELECT RAISE(ABORT, 'copies are counted'); END;
CREATE TRIGGER numberSeries_counts BEFORE UPDATE ON numberSeries
  WHEN NEW.last <> OLD.last + 1 OR NEW.kind <> OLD.kind OR NEW.agency <> OLD.agency OR NEW.counter <> OLD.counter OR NEW.year <> OLD.year
  BEGIN SELECT RAISE(ABORT, 'numbers go on by one'); END;
CREATE TRIGGER numberSeries_begins BEFORE INSERT ON numberSeries
  WHEN NEW.last <> 1
  BEGIN SELECT RAISE(ABORT, 'numbers go on by one'); END;
CREATE TRIGGER numberSeries_stays BEFORE DELETE ON numberSeries BEGIN SELECT RAISE(ABORT, 'numbers go on by one'); END;
`,
};
