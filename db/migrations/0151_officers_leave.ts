import type { Migration } from '../migrate.ts';

/** Tables of a case that name officers, by the columns that do. */
const own: readonly (readonly [table: string, ...columns: string[]])[] = [
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
  ...own.flatMap(([table, ...columns]) => columns.map((column) => `SELECT screeningId, ${column} FROM ${table}`)),
  ...beneath.flatMap(([table, key, of, ...columns]) =>
    columns.map((column) => `SELECT o.screeningId, x.${column} FROM ${table} x JOIN ${of} o ON o.id = x.${key}`),
  ),
].join('\n  UNION ALL ');

const appended = (table: string): string => `
CREATE TRIGGER ${table}_is_appended BEFORE UPDATE ON ${table} BEGIN SELECT RAISE(ABORT, '${table} is appended'); END;
CREATE TRIGGER ${table}_stays BEFORE DELETE ON ${table} BEGIN SELECT RAISE(ABORT, '${table} is never deleted'); END;`;

/**
 * Officers that left: since when, without anything to sign in or to sign with; and the end of their names. `officerInCase`
 * says which officers a case names. Papers without a case lose what they say with the last name it was kept for, but
 * certificates of destruction: they prove who destroyed.
 */
export const officersLeave: Migration = {
  version: 151,
  sql: `
CREATE TABLE officerLeft (
  officerId TEXT PRIMARY KEY REFERENCES officer (id),
  at TEXT NOT NULL
) STRICT;${appended('officerLeft')}
INSERT INTO officerLeft SELECT o.id, coalesce(
    (SELECT max(e.at) FROM event e WHERE e.kind = 'officer-deactivated' AND instr(e.subjects, o.id) > 0),
    (SELECT max(at) FROM event), o.createdAt)
  FROM officer o WHERE o.active = 0;
UPDATE officer SET pinHash = NULL, codeHash = NULL, failedAttempts = 0, lockedUntil = NULL WHERE active = 0;
UPDATE approvalCard SET retiredAt = (SELECT at FROM officerLeft l WHERE l.officerId = approvalCard.officerId)
  WHERE retiredAt IS NULL AND officerId IN (SELECT officerId FROM officerLeft);
CREATE TRIGGER officer_leaves_without_a_secret BEFORE UPDATE ON officer
  WHEN NEW.active = 0 AND (NEW.pinHash IS NOT NULL OR NEW.codeHash IS NOT NULL)
  BEGIN SELECT RAISE(ABORT, 'who left has no PIN'); END;
CREATE TRIGGER officer_stays BEFORE DELETE ON officer BEGIN SELECT RAISE(ABORT, 'officers are never deleted'); END;

CREATE VIEW officerInCase (screeningId, officerId) AS
  ${named};

CREATE TABLE officerErasure (
  officerId TEXT PRIMARY KEY REFERENCES officerLeft (officerId),
  at TEXT NOT NULL,
  runId TEXT REFERENCES erasureRun (id)
) STRICT;${appended('officerErasure')}
CREATE INDEX officerErasure_run ON officerErasure (runId);
CREATE TRIGGER officerErasure_waits BEFORE INSERT ON officerErasure
  WHEN EXISTS (SELECT 1 FROM officer WHERE id = NEW.officerId AND active = 1)
    OR EXISTS (SELECT 1 FROM officerInCase c WHERE c.officerId = NEW.officerId
      AND NOT EXISTS (SELECT 1 FROM erasure WHERE screeningId = c.screeningId))
  BEGIN SELECT RAISE(ABORT, 'who works here, or is named by a kept case, keeps the name'); END;

DROP TRIGGER erasing_has_its_erasure;
CREATE TRIGGER erasing_has_its_erasure BEFORE INSERT ON erasing
  WHEN NOT EXISTS (SELECT 1 FROM erasure WHERE screeningId = NEW.subject)
    AND NOT EXISTS (SELECT 1 FROM erasureRun WHERE id = NEW.subject AND finishedAt IS NULL)
    AND NOT EXISTS (SELECT 1 FROM officerErasure WHERE officerId = NEW.subject)
  BEGIN SELECT RAISE(ABORT, 'nothing is erased without its row'); END;
CREATE TRIGGER officer_keeps_the_name BEFORE UPDATE OF name, serviceNumber ON officer
  WHEN NOT EXISTS (SELECT 1 FROM erasing WHERE subject = OLD.id)
  BEGIN SELECT RAISE(ABORT, 'an officer keeps the name'); END;
DROP TRIGGER paperSheet_stays;
CREATE TRIGGER paperSheet_stays BEFORE DELETE ON paperSheet
  WHEN NOT EXISTS (SELECT 1 FROM erasing e JOIN paper p ON p.id = OLD.paperId
    WHERE p.screeningId = e.subject OR p.kind = 'custodyList' OR (p.screeningId IS NULL AND p.kind <> 'destructionCertificate'
      AND EXISTS (SELECT 1 FROM officerErasure WHERE officerId = e.subject)))
  BEGIN SELECT RAISE(ABORT, 'papers are never deleted'); END;
`,
};
