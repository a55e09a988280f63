import type { Migration } from '../migrate.ts';

const kinds = `('clarificationSheet', 'postponementNotice', 'passportReceipt', 'passportReturn', 'handoverMinutes', 'travellerStatement',
  'tppoReferral', 'shiftSheet', 'custodyList', 'familyHandover', 'approvalCards', 'travellerSheet', 'outageForm',
  'destructionCertificate', 'personalCopy')`;
const classes = `('cleared', 'asked', 'restricted', 'protected')`;
const sameSeries = 'series = NEW.series AND agency = NEW.agency AND counter = NEW.counter AND year = NEW.year';

/** The case stands in `erasing`: for the length of one transaction its words may go. */
const erasing = (screening: string): string => `EXISTS (SELECT 1 FROM erasing WHERE subject = ${screening})`;

/** Rows that go whole with their case, and not before. */
const goesWithCase = (table: string, screening: string): string => `
CREATE TRIGGER ${table}_goes_with_its_case BEFORE DELETE ON ${table} WHEN NOT ${erasing(screening)}
  BEGIN SELECT RAISE(ABORT, '${table} goes only with its case'); END;`;

const own = ['traveller', 'answer', 'assessment', 'talk', 'residence', 'recheck', 'person', 'statement'];
/** Table, its column, the table it belongs to. */
const words = [
  ['decisionCorrection', 'decisionId', 'decision'],
  ['afterPostponement', 'decisionId', 'decision'],
  ['objectionWords', 'objectionId', 'objection'],
  ['handoverWords', 'handoverId', 'handover'],
  ['handoverReceiver', 'handoverId', 'handover'],
  ['careCallWords', 'callId', 'careCall'],
  ['followUpWords', 'followUpId', 'followUp'],
  ['sealedNoteWords', 'noteId', 'sealedNote'],
  ['sealedActWords', 'actId', 'sealedAct'],
  ['statementWords', 'statementId', 'statement'],
  ['integrityReportWords', 'reportId', 'integrityReport'],
  ['correctionRequestWords', 'requestId', 'correctionRequest'],
  ['correctionAnswerWords', 'requestId', 'correctionRequest'],
] as const;

/** Nothing more is written about a case that is erased. */
const staysEmpty = (table: string): string => `
CREATE TRIGGER ${table}_not_of_an_erased_case BEFORE INSERT ON ${table}
  WHEN EXISTS (SELECT 1 FROM erasure WHERE screeningId = NEW.screeningId)
  BEGIN SELECT RAISE(ABORT, 'the case is erased'); END;`;

const appended = (table: string): string => `
CREATE TRIGGER ${table}_is_appended BEFORE UPDATE ON ${table} BEGIN SELECT RAISE(ABORT, '${table} is appended'); END;`;
const stays = (table: string): string => `
CREATE TRIGGER ${table}_stays BEFORE DELETE ON ${table} BEGIN SELECT RAISE(ABORT, '${table} is never deleted'); END;`;

/** The same for what hangs on a decision. */
const staysEmptyAfter = (table: string): string => `
CREATE TRIGGER ${table}_not_of_an_erased_case BEFORE INSERT ON ${table} WHEN EXISTS (SELECT 1 FROM erasure e
    JOIN decision d ON d.screeningId = e.screeningId WHERE d.id = NEW.decisionId)
  BEGIN SELECT RAISE(ABORT, 'the case is erased'); END;`;

/** The table of papers with two kinds more: its list of kinds is part of the table, so the table is made anew. */
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
CREATE TRIGGER paper_is_kept BEFORE UPDATE OF id, kind, series, agency, counter, year, sequence, number, subjectId, screeningId,
  issuedAt, issuedBy ON paper
  BEGIN SELECT RAISE(ABORT, 'papers are never changed'); END;
CREATE TRIGGER paper_is_recorded_once BEFORE UPDATE OF eventSeq, leafHash ON paper WHEN OLD.eventSeq IS NOT NULL
  BEGIN SELECT RAISE(ABORT, 'papers are never changed'); END;
CREATE TRIGGER paper_is_void_once BEFORE UPDATE OF voidedAt, voidedBy, voidReason ON paper
  WHEN OLD.voidedAt IS NOT NULL
    AND NOT (NEW.voidedAt IS OLD.voidedAt AND NEW.voidedBy IS OLD.voidedBy AND ${erasing('OLD.screeningId')})
  BEGIN SELECT RAISE(ABORT, 'a void paper stays void'); END;
CREATE TRIGGER paper_is_taken_once BEFORE UPDATE OF taken, takenAt, takenBy, witness ON paper
  WHEN (OLD.taken IS NOT NULL OR OLD.voidedAt IS NOT NULL) AND NOT (NEW.taken IS OLD.taken AND NEW.takenAt IS OLD.takenAt
    AND NEW.takenBy IS OLD.takenBy AND ${erasing('OLD.screeningId')})
  BEGIN SELECT RAISE(ABORT, 'a paper is taken once'); END;
CREATE TRIGGER paper_stays BEFORE DELETE ON paper BEGIN SELECT RAISE(ABORT, 'papers are never deleted'); END;
DROP TRIGGER paperSheet_stays;
CREATE TRIGGER paperSheet_stays BEFORE DELETE ON paperSheet
  WHEN NOT EXISTS (SELECT 1 FROM erasing e JOIN paper p ON p.id = OLD.paperId
    WHERE p.screeningId = e.subject OR p.kind = 'custodyList')
  BEGIN SELECT RAISE(ABORT, 'papers are never deleted'); END;
`;

/** What a row says in words may be blanked while its case is erased; everything else of it never changes. */
const blankedSkeletons = `
DROP TRIGGER decision_is_kept;
CREATE TRIGGER decision_is_kept BEFORE UPDATE OF id, screeningId, kind, officerId, role, at, ground, groundToBeConfirmed, milderSteps,
  toldIn, statementOffered, passportReturned, readAloud, cause ON decision
  BEGIN SELECT RAISE(ABORT, 'decisions are never changed'); END;
CREATE TRIGGER decision_says_the_same BEFORE UPDATE OF evidence, reason, departLine, statement ON decision
  WHEN NOT ${erasing('OLD.screeningId')}
  BEGIN SELECT RAISE(ABORT, 'decisions are never changed'); END;
DROP TRIGGER decisionVoid_is_appended;
CREATE TRIGGER decisionVoid_is_appended BEFORE UPDATE ON decisionVoid
  WHEN NEW.decisionId <> OLD.decisionId OR NEW.officerId <> OLD.officerId OR NEW.at <> OLD.at
    OR NOT ${erasing('(SELECT screeningId FROM decision WHERE id = OLD.decisionId)')}
  BEGIN SELECT RAISE(ABORT, 'a void stays'); END;
DROP TRIGGER referral_ends_once;
CREATE TRIGGER referral_ends_once BEFORE UPDATE ON referral
  WHEN OLD.state <> 'waiting' AND NOT (NEW.id = OLD.id AND NEW.screeningId = OLD.screeningId AND NEW.decisionId = OLD.decisionId
    AND NEW.state = OLD.state AND NEW.at = OLD.at AND NEW.officerId = OLD.officerId AND NEW.acceptedBy IS OLD.acceptedBy
    AND NEW.closedAt IS OLD.closedAt AND ${erasing('OLD.screeningId')})
  BEGIN SELECT RAISE(ABORT, 'a referral ends once'); END;
DROP TRIGGER custody_is_not_rewritten;
CREATE TRIGGER custody_is_not_rewritten BEFORE UPDATE OF id, screeningId, decisionId, receiptNumber, receiptSource, seal, place, heldAt,
  heldBy, approvedBy, due, receiptTaken ON custody
  BEGIN SELECT RAISE(ABORT, 'custody is never rewritten'); END;
CREATE TRIGGER custody_says_the_same BEFORE UPDATE OF condition, dueReason, witness ON custody
  WHEN NOT ${erasing('OLD.screeningId')}
  BEGIN SELECT RAISE(ABORT, 'custody is never rewritten'); END;
DROP TRIGGER custodyMove_is_kept;
CREATE TRIGGER custodyMove_is_kept BEFORE UPDATE OF id, custodyId, step, kind, at, officerId, giverId, takerId, place, seal, due,
  authority ON custodyMove
  BEGIN SELECT RAISE(ABORT, 'moves of custody are appended'); END;
CREATE TRIGGER custodyMove_says_the_same BEFORE UPDATE OF giverName, takerName, paper, office, identity, reason ON custodyMove
  WHEN NOT ${erasing('(SELECT screeningId FROM custody WHERE id = OLD.custodyId)')}
  BEGIN SELECT RAISE(ABORT, 'moves of custody are appended'); END;
DROP TRIGGER custodyState_follows;
CREATE TRIGGER custodyState_follows BEFORE UPDATE ON custodyState
  WHEN NOT (OLD.state = 'out' AND NEW.custodyId = OLD.custodyId AND NEW.state = OLD.state AND NEW.step = OLD.step
      AND NEW.place IS OLD.place AND NEW.seal IS OLD.seal AND NEW.due IS OLD.due AND NEW.keeperId IS OLD.keeperId
      AND ${erasing('(SELECT screeningId FROM custody WHERE id = OLD.custodyId)')})
    AND (NEW.custodyId <> OLD.custodyId OR NEW.passportHash IS NOT OLD.passportHash OR NEW.step <> OLD.step + 1
    OR NOT EXISTS (SELECT 1 FROM custodyMove m WHERE m.custodyId = NEW.custodyId AND m.step = NEW.step
      AND m.place IS NEW.place AND m.seal IS NEW.seal AND m.due IS NEW.due
      AND (m.kind IN ('holder', 'proxy', 'office', 'bp3mi', 'seized')) = (NEW.state = 'out')
      AND CASE WHEN m.kind IN ('reseal', 'extend') THEN NEW.keeperId IS OLD.keeperId AND NEW.keeperName IS OLD.keeperName
        ELSE m.takerId IS NEW.keeperId AND m.takerName IS NEW.keeperName END))
  BEGIN SELECT RAISE(ABORT, 'where a passport is follows its moves'); END;
`;

/**
 * The end of retention: what is erased and by whom, what is kept for a legal case, requests for correction. Triggers that
 * forbid changing or deleting make one exception: while the case stands in `erasing`. It may stand there only for a case
 * that has its row in `erasure`, and only until the end of the transaction: `mustEnd` refers to a table that stays empty.
 */
export const retention: Migration = {
  version: 140,
  sql: `
CREATE TABLE erasureRun (
  id TEXT PRIMARY KEY,
  at TEXT NOT NULL,
  byId TEXT NOT NULL REFERENCES officer (id),
  secondId TEXT NOT NULL REFERENCES officer (id),
  listHash TEXT NOT NULL CHECK (length(listHash) = 64),
  cases INTEGER NOT NULL CHECK (cases >= 0),
  periods TEXT NOT NULL CHECK (json_valid(periods)),
  rootBefore TEXT NOT NULL,
  finishedAt TEXT,
  rootAfter TEXT,
  CHECK (byId <> secondId),
  CHECK ((finishedAt IS NULL) = (rootAfter IS NULL))
) STRICT;
CREATE TRIGGER erasureRun_is_kept BEFORE UPDATE OF id, at, byId, secondId, listHash, cases, periods, rootBefore ON erasureRun
  BEGIN SELECT RAISE(ABORT, 'a run is never changed'); END;
CREATE TRIGGER erasureRun_ends_once BEFORE UPDATE ON erasureRun WHEN OLD.finishedAt IS NOT NULL
  BEGIN SELECT RAISE(ABORT, 'a run ends once'); END;${stays('erasureRun')}

CREATE TABLE erasure (
  screeningId TEXT PRIMARY KEY REFERENCES screening (id),
  class TEXT NOT NULL CHECK (class IN ${classes}),
  at TEXT NOT NULL,
  lastAt TEXT NOT NULL,
  runId TEXT REFERENCES erasureRun (id)
) STRICT;
CREATE INDEX erasure_run ON erasure (runId);${appended('erasure')}${stays('erasure')}

CREATE TABLE never (id TEXT PRIMARY KEY CHECK (length(id) = 0 AND length(id) = 1)) STRICT;
CREATE TABLE erasing (
  subject TEXT PRIMARY KEY,
  mustEnd TEXT NOT NULL DEFAULT '-' REFERENCES never (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE TRIGGER erasing_has_its_erasure BEFORE INSERT ON erasing
  WHEN NOT EXISTS (SELECT 1 FROM erasure WHERE screeningId = NEW.subject)
    AND NOT EXISTS (SELECT 1 FROM erasureRun WHERE id = NEW.subject AND finishedAt IS NULL)
  BEGIN SELECT RAISE(ABORT, 'nothing is erased without its row'); END;${appended('erasing')}

CREATE TABLE legalHold (
  id TEXT PRIMARY KEY,
  screeningId TEXT NOT NULL REFERENCES screening (id),
  letter TEXT NOT NULL CHECK (length(letter) > 2),
  office TEXT NOT NULL CHECK (length(office) > 2),
  reason TEXT NOT NULL CHECK (length(reason) > 4),
  officerId TEXT NOT NULL REFERENCES officer (id),
  at TEXT NOT NULL
) STRICT;
CREATE INDEX legalHold_screening ON legalHold (screeningId);
CREATE TABLE legalHoldLift (
  holdId TEXT PRIMARY KEY REFERENCES legalHold (id),
  letter TEXT NOT NULL CHECK (length(letter) > 2),
  reason TEXT NOT NULL CHECK (length(reason) > 4),
  officerId TEXT NOT NULL REFERENCES officer (id),
  at TEXT NOT NULL
) STRICT;
CREATE TRIGGER legalHold_is_appended BEFORE UPDATE ON legalHold
  WHEN NEW.id <> OLD.id OR NEW.screeningId <> OLD.screeningId OR NEW.letter <> OLD.letter OR NEW.office <> OLD.office
    OR NEW.officerId <> OLD.officerId OR NEW.at <> OLD.at OR NOT ${erasing('OLD.screeningId')}
  BEGIN SELECT RAISE(ABORT, 'a legal hold is never changed'); END;
CREATE TRIGGER legalHoldLift_is_appended BEFORE UPDATE ON legalHoldLift
  WHEN NEW.holdId <> OLD.holdId OR NEW.letter <> OLD.letter OR NEW.officerId <> OLD.officerId OR NEW.at <> OLD.at
    OR NOT ${erasing('(SELECT screeningId FROM legalHold WHERE id = OLD.holdId)')}
  BEGIN SELECT RAISE(ABORT, 'a legal hold is never changed'); END;${stays('legalHold')}${stays('legalHoldLift')}
CREATE TRIGGER erasure_stops_at_a_hold BEFORE INSERT ON erasure
  WHEN EXISTS (SELECT 1 FROM legalHold h WHERE h.screeningId = NEW.screeningId
      AND NOT EXISTS (SELECT 1 FROM legalHoldLift WHERE holdId = h.id))
    OR (NEW.runId IS NOT NULL AND EXISTS (SELECT 1 FROM screening WHERE id = NEW.screeningId AND state = 'open'))
    OR EXISTS (SELECT 1 FROM custody c JOIN custodyState s ON s.custodyId = c.id
      WHERE c.screeningId = NEW.screeningId AND s.state = 'held')
  BEGIN SELECT RAISE(ABORT, 'an open case, a passport in custody or a legal hold stops erasure'); END;

CREATE TABLE correctionRequest (
  id TEXT PRIMARY KEY,
  screeningId TEXT NOT NULL REFERENCES screening (id),
  broughtBy TEXT NOT NULL CHECK (broughtBy IN ('traveller', 'family', 'proxy', 'lawyer', 'institution')),
  receivedAt TEXT NOT NULL,
  officerId TEXT NOT NULL REFERENCES officer (id),
  at TEXT NOT NULL,
  CHECK (receivedAt <= at)
) STRICT;
CREATE INDEX correctionRequest_screening ON correctionRequest (screeningId);
CREATE TABLE correctionRequestWords (
  requestId TEXT PRIMARY KEY REFERENCES correctionRequest (id),
  name TEXT NOT NULL CHECK (length(name) > 1),
  identity TEXT NOT NULL CHECK (length(identity) > 1),
  content TEXT NOT NULL CHECK (length(content) > 4)
) STRICT;
CREATE TABLE correctionAnswer (
  requestId TEXT PRIMARY KEY REFERENCES correctionRequest (id),
  outcome TEXT NOT NULL CHECK (outcome IN ('corrected', 'partly', 'refused')),
  officerId TEXT NOT NULL REFERENCES officer (id),
  at TEXT NOT NULL
) STRICT;
CREATE TABLE correctionAnswerWords (
  requestId TEXT PRIMARY KEY REFERENCES correctionAnswer (requestId),
  content TEXT NOT NULL CHECK (length(content) > 4)
) STRICT;
${['correctionRequest', 'correctionRequestWords', 'correctionAnswer', 'correctionAnswerWords'].map(appended).join('')}
${['correctionRequest', 'correctionAnswer'].map(stays).join('')}
${widerPapers}
${blankedSkeletons}
${own.map((table) => goesWithCase(table, 'OLD.screeningId')).join('')}
${words.map(([table, column, of]) => goesWithCase(table, `(SELECT screeningId FROM ${of} WHERE id = OLD.${column})`)).join('')}
CREATE TRIGGER objectionStepWords_goes_with_its_case BEFORE DELETE ON objectionStepWords
  WHEN NOT ${erasing('(SELECT o.screeningId FROM objectionStep s JOIN objection o ON o.id = s.objectionId WHERE s.id = OLD.stepId)')}
  BEGIN SELECT RAISE(ABORT, 'objectionStepWords goes only with its case'); END;
CREATE TRIGGER integrityStepWords_goes_with_its_case BEFORE DELETE ON integrityStepWords
  WHEN NOT ${erasing('(SELECT r.screeningId FROM integrityStep s JOIN integrityReport r ON r.id = s.reportId WHERE s.id = OLD.stepId)')}
  BEGIN SELECT RAISE(ABORT, 'integrityStepWords goes only with its case'); END;
CREATE TRIGGER eventContent_is_kept BEFORE UPDATE ON eventContent BEGIN SELECT RAISE(ABORT, 'events are never changed'); END;
CREATE TRIGGER eventContent_goes_with_its_case BEFORE DELETE ON eventContent WHEN NOT EXISTS (SELECT 1 FROM erasing)
  BEGIN SELECT RAISE(ABORT, 'what an event says goes only with its case'); END;
${[
  ...own,
  'decision',
  'custody',
  'objection',
  'handover',
  'careCall',
  'followUp',
  'sealedNote',
  'paper',
  'legalHold',
  'correctionRequest',
]
  .map(staysEmpty)
  .join('')}
${['decisionVoid', 'decisionCorrection', 'afterPostponement'].map(staysEmptyAfter).join('')}
`,
};
