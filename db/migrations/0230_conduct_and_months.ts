import type { Migration } from '../migrate.ts';

const kinds = `('clarificationSheet', 'postponementNotice', 'passportReceipt', 'passportReturn', 'handoverMinutes', 'travellerStatement',
  'tppoReferral', 'shiftSheet', 'custodyList', 'familyHandover', 'approvalCards', 'travellerSheet', 'outageForm',
  'destructionCertificate', 'personalCopy', 'conductProof')`;
const sameSeries = 'series = NEW.series AND agency = NEW.agency AND counter = NEW.counter AND year = NEW.year';
/** The case stands in `erasing`: for the length of one transaction its words may go. */
const erasing = 'EXISTS (SELECT 1 FROM erasing WHERE subject = OLD.screeningId)';

/** The table of papers with one kind more: its list of kinds is part of the table, so the table is made anew. */
const widerPapers = `
PRAGMA legacy_alter_table = ON;
CREATE TABLE paperNew (
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
INSERT INTO paperNew SELECT id, kind, series, agency, counter, year, sequence, number, subjectId, screeningId, issuedAt, issuedBy,
  eventSeq, leafHash, voidedAt, voidedBy, voidReason, taken, takenAt, takenBy, witness FROM paper ORDER BY rowid;
DROP TABLE paper;
ALTER TABLE paperNew RENAME TO paper;
PRAGMA legacy_alter_table = OFF;
CREATE INDEX paper_subject ON paper (subjectId, kind);
CREATE INDEX paper_screening ON paper (screeningId) WHERE screeningId IS NOT NULL;
CREATE UNIQUE INDEX paper_one_valid ON paper (kind, subjectId)
  WHERE voidedAt IS NULL AND kind IN ('postponementNotice', 'passportReceipt', 'passportReturn', 'destructionCertificate');
CREATE TRIGGER paper_numbers_have_no_gap BEFORE INSERT ON paper
  WHEN NEW.sequence <> (SELECT coalesce(max(sequence), 0) + 1 FROM paper WHERE ${sameSeries})
    OR NOT EXISTS (SELECT 1 FROM numberSeries WHERE kind = NEW.series AND agency = NEW.agency AND counter = NEW.counter
      AND year = NEW.year AND last = NEW.sequence)
  BEGIN SELECT RAISE(ABORT, 'numbers of papers have no gap'); END;
CREATE TRIGGER paper_begins_valid BEFORE INSERT ON paper
  WHEN NEW.voidedAt IS NOT NULL OR NEW.taken IS NOT NULL OR NEW.eventSeq IS NULL
  BEGIN SELECT RAISE(ABORT, 'a paper begins valid, recorded and not yet taken'); END;
CREATE TRIGGER paper_is_the_one_of_its_subject BEFORE INSERT ON paper
  WHEN substr(NEW.subjectId, 1, 4) IN ('hnd_', 'stm_') AND EXISTS (SELECT 1 FROM paper
    WHERE kind = NEW.kind AND subjectId = NEW.subjectId AND voidedAt IS NULL
      AND (agency = NEW.agency OR substr(NEW.subjectId, 1, 4) = 'hnd_'))
  BEGIN SELECT RAISE(ABORT, 'a handover has one valid paper of a kind, a statement one of each agency'); END;
CREATE TRIGGER paper_not_of_an_erased_case BEFORE INSERT ON paper
  WHEN EXISTS (SELECT 1 FROM erasure WHERE screeningId = NEW.screeningId)
  BEGIN SELECT RAISE(ABORT, 'the case is erased'); END;
CREATE TRIGGER paper_is_kept BEFORE UPDATE OF id, kind, series, agency, counter, year, sequence, number, subjectId, screeningId,
  issuedAt, issuedBy ON paper
  BEGIN SELECT RAISE(ABORT, 'papers are never changed'); END;
CREATE TRIGGER paper_is_recorded_once BEFORE UPDATE OF eventSeq, leafHash ON paper WHEN OLD.eventSeq IS NOT NULL
  BEGIN SELECT RAISE(ABORT, 'papers are never changed'); END;
CREATE TRIGGER paper_is_void_once BEFORE UPDATE OF voidedAt, voidedBy, voidReason ON paper
  WHEN OLD.voidedAt IS NOT NULL AND NOT (NEW.voidedAt IS OLD.voidedAt AND NEW.voidedBy IS OLD.voidedBy AND ${erasing})
  BEGIN SELECT RAISE(ABORT, 'a void paper stays void'); END;
CREATE TRIGGER paper_is_taken_once BEFORE UPDATE OF taken, takenAt, takenBy, witness ON paper
  WHEN (OLD.taken IS NOT NULL OR OLD.voidedAt IS NOT NULL) AND NOT (NEW.taken IS OLD.taken AND NEW.takenAt IS OLD.takenAt
    AND NEW.takenBy IS OLD.takenBy AND ${erasing})
  BEGIN SELECT RAISE(ABORT, 'a paper is taken once'); END;
CREATE TRIGGER paper_stays BEFORE DELETE ON paper BEGIN SELECT RAISE(ABORT, 'papers are never deleted'); END;
`;

const sameMonth = (row: 'NEW' | 'OLD'): string =>
  `cube = ${row}.cube AND month = substr(${row}.day, 1, 7) AND a = ${row}.a AND b = ${row}.b AND c = ${row}.c`;

/** What is counted of a month, kept with every number of its days: a year is then twelve of these and not 365. */
const months = `
CREATE TABLE figureMonth (
  cube TEXT NOT NULL,
  month TEXT NOT NULL,
  a TEXT NOT NULL,
  b TEXT NOT NULL,
  c TEXT NOT NULL,
  n INTEGER NOT NULL,
  PRIMARY KEY (cube, month, a, b, c)
) STRICT, WITHOUT ROWID;
INSERT INTO figureMonth SELECT cube, substr(day, 1, 7), a, b, c, sum(n) FROM figure GROUP BY 1, 2, 3, 4, 5;
CREATE TRIGGER figureMonth_of_nothing_goes AFTER UPDATE OF n ON figureMonth WHEN NEW.n = 0
  BEGIN DELETE FROM figureMonth WHERE cube = NEW.cube AND month = NEW.month AND a = NEW.a AND b = NEW.b AND c = NEW.c; END;
CREATE TRIGGER figure_adds_to_its_month AFTER INSERT ON figure BEGIN
  INSERT INTO figureMonth VALUES (NEW.cube, substr(NEW.day, 1, 7), NEW.a, NEW.b, NEW.c, NEW.n)
    ON CONFLICT DO UPDATE SET n = n + excluded.n;
  END;
CREATE TRIGGER figure_changes_its_month AFTER UPDATE OF n ON figure BEGIN
  UPDATE figureMonth SET n = n + NEW.n - OLD.n WHERE ${sameMonth('NEW')};
  END;
CREATE TRIGGER figure_leaves_its_month AFTER DELETE ON figure WHEN OLD.n <> 0 BEGIN
  UPDATE figureMonth SET n = n - OLD.n WHERE ${sameMonth('OLD')};
  END;
`;

/** A kind of paper more, an officer's own proof; and figures of whole months beside those of days. */
export const conductAndMonths: Migration = {
  version: 230,
  sql: `${widerPapers}${months}`,
};
