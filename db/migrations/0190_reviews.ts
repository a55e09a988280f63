import type { Migration } from '../migrate.ts';

const causes = `('hold', 'postponed', 'remoteApproval', 'groundToBeConfirmed', 'void', 'override', 'fastHighClear', 'drawn', 'random',
    'reasonReused')`;
const own = `('clear', 'unsure', 'concern')`;

/** Tables of a case that name officers, by the columns that do. */
const ofCase: readonly (readonly [table: string, ...columns: string[]])[] = [
  ['answer', 'officerId'],
  ['assessment', 'officerId'],
  ['effort', 'officerId'],
  ['talk', 'officerId'],
  ['residence', 'officerId'],
  ['person', 'officerId'],
  ['recheck', 'officerId'],
  ['decision', 'officerId', 'secondOfficerId'],
  ['referral', 'officerId', 'acceptedBy'],
  ['custody', 'heldBy', 'approvedBy'],
  ['missedFlight', 'officerId'],
  ['helpCall', 'officerId', 'completedBy'],
  ['paper', 'issuedBy', 'voidedBy', 'takenBy'],
  ['objection', 'officerId'],
  ['handover', 'officerId', 'closedBy'],
  ['careCall', 'officerId'],
  ['followUp', 'officerId'],
  ['caseHolder', 'holderId', 'officerId'],
  ['sealedNote', 'officerId'],
  ['sealedAct', 'officerId'],
  ['integrityReport', 'officerId'],
  ['statement', 'officerId'],
  ['outageEntry', 'enteredBy', 'officerId', 'secondId'],
  ['legalHold', 'officerId'],
  ['correctionRequest', 'officerId'],
];

/** Tables whose rows belong to a row of a case: by which column to which table. */
const beneath: readonly (readonly [table: string, key: string, of: string, ...columns: string[]])[] = [
  ['personTakenBack', 'personId', 'person', 'officerId'],
  ['decisionVoid', 'decisionId', 'decision', 'officerId'],
  ['decisionCorrection', 'decisionId', 'decision', 'officerId', 'secondOfficerId'],
  ['afterPostponement', 'decisionId', 'decision', 'officerId'],
  ['reviewAct', 'decisionId', 'decision', 'officerId'],
  ['lapseRead', 'referralId', 'referral', 'officerId'],
  ['custodyMove', 'custodyId', 'custody', 'officerId', 'giverId', 'takerId'],
  ['custodyState', 'custodyId', 'custody', 'keeperId'],
  ['outageEntry', 'custodyId', 'custody', 'enteredBy', 'officerId', 'secondId'],
  ['outageConfirmation', 'entryId', 'outageEntry', 'officerId'],
  ['paperCopy', 'paperId', 'paper', 'officerId'],
  ['objectionStep', 'objectionId', 'objection', 'officerId'],
  ['handoverMinutes', 'handoverId', 'handover', 'officerId'],
  ['sealedAlert', 'actId', 'sealedAct', 'ownerId'],
  ['integrityStep', 'reportId', 'integrityReport', 'officerId'],
  ['legalHoldLift', 'holdId', 'legalHold', 'officerId'],
  ['correctionAnswer', 'requestId', 'correctionRequest', 'officerId'],
];

const named = [
  'SELECT id AS screeningId, officerId FROM screening',
  'SELECT s.id, p.officerId FROM party p JOIN screening s ON s.partyId = p.id',
  'SELECT s.id, p.closedBy FROM party p JOIN screening s ON s.partyId = p.id',
  'SELECT s.id, m.officerId FROM partyMember m JOIN screening s ON s.partyId = m.partyId',
  ...ofCase.flatMap(([table, ...columns]) => columns.map((column) => `SELECT screeningId, ${column} FROM ${table}`)),
  ...beneath.flatMap(([table, key, of, ...columns]) =>
    columns.map((column) => `SELECT o.screeningId, x.${column} FROM ${table} x JOIN ${of} o ON o.id = x.${key}`),
  ),
].join('\n  UNION ALL ');

const appended = (table: string): string => `
CREATE TRIGGER ${table}_is_appended BEFORE UPDATE ON ${table} BEGIN SELECT RAISE(ABORT, '${table} is appended'); END;`;
const stays = (table: string): string => `
CREATE TRIGGER ${table}_stays BEFORE DELETE ON ${table} BEGIN SELECT RAISE(ABORT, '${table} is never deleted'); END;`;

/** The last act of a review that moves it. */
const lastAct = `coalesce((SELECT kind FROM reviewAct WHERE decisionId = NEW.decisionId AND kind <> 'assessed'
      ORDER BY id DESC LIMIT 1), 'none')`;

/** What brings a reviewed decision back into the queue. */
const comesBack = (table: string, kind: string): string => `
CREATE TRIGGER ${table}_comes_back AFTER INSERT ON ${table}
  WHEN EXISTS (SELECT 1 FROM reviewAct WHERE decisionId = NEW.decisionId AND kind IN ('accepted', 'returned'))
  BEGIN INSERT INTO reviewAct (decisionId, kind, officerId, at) VALUES (NEW.decisionId, '${kind}', NEW.officerId, NEW.at); END;`;

/**
 * Reviews: more causes, the blind second assessment, the verdicts and answers; and the shift heads' signatures of a closed
 * shift, each a cosignature on a checkpoint that covers its close. What a review says in words goes with its case.
 */
export const reviews: Migration = {
  version: 190,
  sql: `
PRAGMA legacy_alter_table = ON;
CREATE TABLE decisionReviewNew (
  decisionId TEXT NOT NULL REFERENCES decision (id),
  cause TEXT NOT NULL CHECK (cause IN ${causes}),
  at TEXT NOT NULL,
  PRIMARY KEY (decisionId, cause)
) STRICT, WITHOUT ROWID;
INSERT INTO decisionReviewNew SELECT decisionId, cause, at FROM decisionReview;
DROP TABLE decisionReview;
ALTER TABLE decisionReviewNew RENAME TO decisionReview;
PRAGMA legacy_alter_table = OFF;
CREATE TRIGGER decisionReview_is_kept BEFORE UPDATE ON decisionReview BEGIN SELECT RAISE(ABORT, 'a mark for review stays'); END;
CREATE TRIGGER decisionReview_stays BEFORE DELETE ON decisionReview BEGIN SELECT RAISE(ABORT, 'a mark for review stays'); END;

CREATE TABLE reviewAct (
  id INTEGER PRIMARY KEY,
  decisionId TEXT NOT NULL REFERENCES decision (id),
  kind TEXT NOT NULL CHECK (kind IN ('assessed', 'accepted', 'returned', 'answered', 'corrected', 'voided')),
  own TEXT CHECK (own IN ${own}),
  firstOwn TEXT CHECK (firstOwn IN ${own}),
  knew INTEGER CHECK (knew IN (0, 1)),
  officerId TEXT NOT NULL REFERENCES officer (id),
  at TEXT NOT NULL,
  CHECK ((kind = 'assessed') = (own IS NOT NULL) AND (own IS NULL) = (firstOwn IS NULL) AND (own IS NULL) = (knew IS NULL))
) STRICT;
CREATE INDEX reviewAct_decision ON reviewAct (decisionId, id);
CREATE UNIQUE INDEX reviewAct_one_assessment ON reviewAct (decisionId) WHERE kind = 'assessed';
CREATE TABLE reviewActWords (
  actId INTEGER PRIMARY KEY REFERENCES reviewAct (id),
  words TEXT NOT NULL CHECK (length(words) >= 5)
) STRICT;
CREATE TRIGGER reviewAct_is_by_another BEFORE INSERT ON reviewAct
  WHEN NEW.kind IN ('assessed', 'accepted', 'returned') AND (
    NOT EXISTS (SELECT 1 FROM decision d JOIN officer o ON o.id = NEW.officerId
      WHERE d.id = NEW.decisionId AND o.role = 'supervisor' AND o.agency = d.role)
    OR NOT EXISTS (SELECT 1 FROM decisionReview WHERE decisionId = NEW.decisionId)
    OR EXISTS (SELECT 1 FROM decision d WHERE d.id = NEW.decisionId AND NEW.officerId IN (d.officerId, d.secondOfficerId))
    OR EXISTS (SELECT 1 FROM decision d JOIN assessment a ON a.screeningId = d.screeningId
      WHERE d.id = NEW.decisionId AND a.officerId = NEW.officerId)
    OR EXISTS (SELECT 1 FROM decisionVoid WHERE decisionId = NEW.decisionId AND officerId = NEW.officerId)
    OR EXISTS (SELECT 1 FROM decisionCorrection WHERE decisionId = NEW.decisionId
      AND NEW.officerId IN (officerId, secondOfficerId)))
  BEGIN SELECT RAISE(ABORT, 'a decision is reviewed by a shift head of its agency who took no part in it'); END;
CREATE TRIGGER reviewAct_judges_first BEFORE INSERT ON reviewAct
  WHEN NEW.kind IN ('accepted', 'returned')
    AND EXISTS (SELECT 1 FROM decisionReview WHERE decisionId = NEW.decisionId AND cause IN ('hold', 'drawn', 'random'))
    AND EXISTS (SELECT 1 FROM decision d JOIN assessment a ON a.screeningId = d.screeningId AND a.role = d.role
      WHERE d.id = NEW.decisionId)
    AND NOT EXISTS (SELECT 1 FROM reviewAct WHERE decisionId = NEW.decisionId AND kind = 'assessed')
  BEGIN SELECT RAISE(ABORT, 'the second assessment comes before the verdict'); END;
CREATE TRIGGER reviewAct_takes_its_turn BEFORE INSERT ON reviewAct
  WHEN (NEW.kind = 'returned' AND ${lastAct} IN ('accepted', 'returned'))
    OR (NEW.kind = 'accepted' AND ${lastAct} = 'accepted')
    OR (NEW.kind = 'assessed' AND ${lastAct} <> 'none')
    OR (NEW.kind = 'answered' AND (${lastAct} <> 'returned' OR NOT EXISTS (
      SELECT 1 FROM decision WHERE id = NEW.decisionId AND officerId = NEW.officerId)))
  BEGIN SELECT RAISE(ABORT, 'a review goes from the reviewer to the officer and back'); END;
CREATE TRIGGER reviewAct_not_of_an_erased_case BEFORE INSERT ON reviewAct
  WHEN EXISTS (SELECT 1 FROM erasure e JOIN decision d ON d.screeningId = e.screeningId WHERE d.id = NEW.decisionId)
  BEGIN SELECT RAISE(ABORT, 'the case is erased'); END;${appended('reviewAct')}${stays('reviewAct')}${appended('reviewActWords')}
CREATE TRIGGER reviewActWords_goes_with_its_case BEFORE DELETE ON reviewActWords
  WHEN NOT EXISTS (SELECT 1 FROM erasing WHERE subject = (SELECT d.screeningId FROM reviewAct a
    JOIN decision d ON d.id = a.decisionId WHERE a.id = OLD.actId))
  BEGIN SELECT RAISE(ABORT, 'reviewActWords goes only with its case'); END;${comesBack('decisionCorrection', 'corrected')}${comesBack('decisionVoid', 'voided')}

CREATE TABLE shiftSignature (
  shiftId TEXT NOT NULL REFERENCES shift (id),
  agency TEXT NOT NULL CHECK (agency IN ('bp3mi', 'immigration')),
  officerId TEXT NOT NULL REFERENCES officer (id),
  size INTEGER NOT NULL REFERENCES checkpoint (size),
  at TEXT NOT NULL,
  PRIMARY KEY (shiftId, agency)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER shiftSignature_is_a_cosignature BEFORE INSERT ON shiftSignature
  WHEN NOT EXISTS (SELECT 1 FROM officer WHERE id = NEW.officerId AND role = 'supervisor' AND agency = NEW.agency)
    OR NOT EXISTS (SELECT 1 FROM cosignature c JOIN cosignerKey k ON k.verifierKey = c.verifierKey
      WHERE c.size = NEW.size AND k.officerId = NEW.officerId)
    OR NOT EXISTS (SELECT 1 FROM event e JOIN eventAbout a ON a.seq = e.seq
      WHERE a.id = NEW.shiftId AND e.kind = 'shift-closed' AND e.seq < NEW.size)
  BEGIN SELECT RAISE(ABORT, 'a shift is signed by a cosignature of its agency''s head on a checkpoint that covers its close'); END;
${appended('shiftSignature')}${stays('shiftSignature')}

DROP VIEW officerInCase;
CREATE VIEW officerInCase (screeningId, officerId) AS
  ${named};
`,
};
