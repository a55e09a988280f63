import type { Migration } from '../migrate.ts';

const agency = `('bp3mi', 'immigration')`;

/** Rows that are only ever added: a trigger for each table. */
const appended = (...tables: readonly string[]): string =>
  tables
    .map(
      (table) =>
        `CREATE TRIGGER ${table}_is_appended BEFORE UPDATE ON ${table} BEGIN SELECT RAISE(ABORT, '${table} is appended'); END;`,
    )
    .join('\n');

/**
 * After the decision: objections, handovers and what became of a case, sealed notes, integrity reports. Words that name or
 * tell about a person stand in tables of their own, erased on their own.
 */
export const after: Migration = {
  version: 90,
  sql: `
CREATE TABLE objection (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('objection', 'complaint')),
  screeningId TEXT NOT NULL REFERENCES screening (id),
  decisionId TEXT REFERENCES decision (id),
  agency TEXT NOT NULL CHECK (agency IN ${agency}),
  channel TEXT NOT NULL CHECK (channel IN ('counter', 'letter', 'email', 'hotline', 'otherOffice')),
  broughtBy TEXT NOT NULL CHECK (broughtBy IN ('traveller', 'family', 'proxy', 'lawyer', 'institution')),
  receivedOn TEXT NOT NULL,
  officerId TEXT NOT NULL REFERENCES officer (id),
  at TEXT NOT NULL,
  CHECK (kind <> 'objection' OR decisionId IS NOT NULL)
) STRICT;
CREATE INDEX objection_screening ON objection (screeningId);
CREATE TABLE objectionWords (
  objectionId TEXT PRIMARY KEY REFERENCES objection (id),
  name TEXT NOT NULL,
  contact TEXT NOT NULL,
  content TEXT NOT NULL CHECK (length(content) > 0)
) STRICT;
CREATE TABLE objectionStep (
  id INTEGER PRIMARY KEY,
  objectionId TEXT NOT NULL REFERENCES objection (id),
  kind TEXT NOT NULL CHECK (kind IN ('answer', 'appeal', 'appealAnswer', 'carryOut', 'withdraw', 'close')),
  onDay TEXT NOT NULL,
  answer TEXT CHECK (answer IN ('granted', 'rejected', 'inadmissible')),
  officerId TEXT NOT NULL REFERENCES officer (id),
  at TEXT NOT NULL,
  CHECK ((kind IN ('answer', 'appealAnswer')) = (answer IS NOT NULL))
) STRICT;
CREATE INDEX objectionStep_objection ON objectionStep (objectionId, id);
CREATE TRIGGER objection_ends_once BEFORE INSERT ON objectionStep
  WHEN EXISTS (SELECT 1 FROM objectionStep WHERE objectionId = NEW.objectionId AND kind IN ('carryOut', 'withdraw', 'close'))
  BEGIN SELECT RAISE(ABORT, 'an objection ends once'); END;
CREATE TABLE objectionStepWords (
  stepId INTEGER PRIMARY KEY REFERENCES objectionStep (id),
  signer TEXT NOT NULL,
  letter TEXT NOT NULL,
  note TEXT NOT NULL
) STRICT;

CREATE TABLE handover (
  id TEXT PRIMARY KEY,
  screeningId TEXT NOT NULL REFERENCES screening (id),
  agency TEXT NOT NULL CHECK (agency IN ${agency}),
  toWhom TEXT NOT NULL CHECK (toWhom IN ('bp3mi', 'police', 'socialServices', 'family', 'otherOffice')),
  passport TEXT NOT NULL CHECK (passport IN ('ownHand', 'outOfCustody', 'inCustody', 'none')),
  phone TEXT NOT NULL CHECK (phone IN ('ownHand', 'receiver', 'none')),
  officerId TEXT NOT NULL REFERENCES officer (id),
  at TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('offered', 'accepted', 'refused', 'withdrawn')),
  closedAt TEXT,
  closedBy TEXT REFERENCES officer (id),
  CHECK ((state = 'offered') = (closedAt IS NULL) AND (closedAt IS NULL) = (closedBy IS NULL)),
  CHECK (agency <> toWhom)
) STRICT;
CREATE INDEX handover_screening ON handover (screeningId);
CREATE UNIQUE INDEX handover_one_offered ON handover (screeningId) WHERE state = 'offered';
CREATE TRIGGER handover_ends_once BEFORE UPDATE ON handover
  WHEN OLD.state <> 'offered' OR NEW.id <> OLD.id OR NEW.screeningId <> OLD.screeningId OR NEW.toWhom <> OLD.toWhom
    OR NEW.passport <> OLD.passport OR NEW.phone <> OLD.phone OR NEW.officerId <> OLD.officerId OR NEW.at <> OLD.at
  BEGIN SELECT RAISE(ABORT, 'a handover ends once and is not rewritten'); END;
CREATE TABLE handoverWords (
  handoverId TEXT PRIMARY KEY REFERENCES handover (id),
  office TEXT NOT NULL,
  place TEXT NOT NULL,
  reason TEXT NOT NULL,
  belongings TEXT NOT NULL,
  health TEXT NOT NULL,
  needs TEXT NOT NULL,
  copies TEXT NOT NULL
) STRICT;
CREATE TABLE handoverReceiver (
  handoverId TEXT PRIMARY KEY REFERENCES handover (id),
  name TEXT NOT NULL CHECK (length(name) > 1),
  post TEXT NOT NULL,
  paper TEXT NOT NULL,
  note TEXT NOT NULL
) STRICT;

CREATE TABLE careCall (
  id INTEGER PRIMARY KEY,
  screeningId TEXT NOT NULL REFERENCES screening (id),
  toWhom TEXT NOT NULL CHECK (toWhom IN ('parent', 'otherFamily', 'uptdPpa')),
  reached INTEGER NOT NULL CHECK (reached IN (0, 1)),
  officerId TEXT NOT NULL REFERENCES officer (id),
  at TEXT NOT NULL
) STRICT;
CREATE INDEX careCall_screening ON careCall (screeningId, id);
CREATE TABLE careCallWords (
  callId INTEGER PRIMARY KEY REFERENCES careCall (id),
  name TEXT NOT NULL,
  number TEXT NOT NULL,
  note TEXT NOT NULL
) STRICT;

CREATE TABLE followUp (
  id INTEGER PRIMARY KEY,
  screeningId TEXT NOT NULL REFERENCES screening (id),
  after INTEGER NOT NULL CHECK (after IN (7, 30, 180)),
  outcome TEXT NOT NULL CHECK (outcome IN ('confirmedVictim', 'irregular', 'nothingFound', 'departedLater', 'unknown')),
  officerId TEXT NOT NULL REFERENCES officer (id),
  at TEXT NOT NULL,
  UNIQUE (screeningId, after)
) STRICT;
CREATE TABLE followUpWords (
  followUpId INTEGER PRIMARY KEY REFERENCES followUp (id),
  note TEXT NOT NULL CHECK (length(note) > 0)
) STRICT;

CREATE TABLE caseHolder (
  id INTEGER PRIMARY KEY,
  screeningId TEXT NOT NULL REFERENCES screening (id),
  agency TEXT NOT NULL CHECK (agency IN ${agency}),
  holderId TEXT NOT NULL REFERENCES officer (id),
  officerId TEXT NOT NULL REFERENCES officer (id),
  at TEXT NOT NULL
) STRICT;
CREATE INDEX caseHolder_screening ON caseHolder (screeningId, agency, id);
CREATE TABLE sealedNote (
  id TEXT PRIMARY KEY,
  screeningId TEXT NOT NULL REFERENCES screening (id),
  officerId TEXT NOT NULL REFERENCES officer (id),
  at TEXT NOT NULL
) STRICT;
CREATE INDEX sealedNote_screening ON sealedNote (screeningId);
CREATE TABLE sealedNoteWords (
  noteId TEXT PRIMARY KEY REFERENCES sealedNote (id),
  content TEXT NOT NULL CHECK (length(content) > 0)
) STRICT;
CREATE TABLE sealedAct (
  id TEXT PRIMARY KEY,
  screeningId TEXT NOT NULL REFERENCES screening (id),
  kind TEXT NOT NULL CHECK (kind IN ('opened', 'holderMoved')),
  officerId TEXT NOT NULL REFERENCES officer (id),
  at TEXT NOT NULL,
  until TEXT,
  CHECK ((kind = 'opened') = (until IS NOT NULL))
) STRICT;
CREATE INDEX sealedAct_screening ON sealedAct (screeningId, officerId);
CREATE TABLE sealedActWords (
  actId TEXT PRIMARY KEY REFERENCES sealedAct (id),
  reason TEXT NOT NULL CHECK (length(reason) > 0)
) STRICT;
CREATE TABLE sealedAlert (
  actId TEXT NOT NULL REFERENCES sealedAct (id),
  ownerId TEXT NOT NULL REFERENCES officer (id),
  seenAt TEXT,
  PRIMARY KEY (actId, ownerId)
) STRICT;
CREATE INDEX sealedAlert_unseen ON sealedAlert (ownerId) WHERE seenAt IS NULL;
CREATE TRIGGER sealedAlert_is_seen_once BEFORE UPDATE ON sealedAlert
  WHEN OLD.seenAt IS NOT NULL OR NEW.actId <> OLD.actId OR NEW.ownerId <> OLD.ownerId
  BEGIN SELECT RAISE(ABORT, 'an alert is seen once'); END;

CREATE TABLE officerHead (
  id INTEGER PRIMARY KEY,
  officerId TEXT NOT NULL REFERENCES officer (id),
  agency TEXT NOT NULL CHECK (agency IN ${agency}),
  since TEXT NOT NULL,
  sinceBy TEXT NOT NULL REFERENCES officer (id),
  sinceWith TEXT NOT NULL REFERENCES officer (id),
  until TEXT,
  untilBy TEXT REFERENCES officer (id),
  untilWith TEXT REFERENCES officer (id),
  CHECK (sinceBy <> sinceWith AND sinceWith <> officerId),
  CHECK ((until IS NULL) = (untilBy IS NULL) AND (until IS NULL) = (untilWith IS NULL))
) STRICT;
CREATE UNIQUE INDEX officerHead_now ON officerHead (officerId) WHERE until IS NULL;
CREATE TRIGGER officerHead_ends_once BEFORE UPDATE ON officerHead
  WHEN OLD.until IS NOT NULL OR NEW.officerId <> OLD.officerId OR NEW.agency <> OLD.agency OR NEW.since <> OLD.since
    OR NEW.sinceBy <> OLD.sinceBy OR NEW.sinceWith <> OLD.sinceWith
  BEGIN SELECT RAISE(ABORT, 'a head is named once and ends once'); END;
CREATE TABLE integrityReport (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('bribe', 'insider', 'other')),
  screeningId TEXT REFERENCES screening (id),
  leaveOut TEXT CHECK (leaveOut IN ${agency}),
  officerId TEXT NOT NULL REFERENCES officer (id),
  at TEXT NOT NULL
) STRICT;
CREATE TABLE integrityReportWords (
  reportId TEXT PRIMARY KEY REFERENCES integrityReport (id),
  content TEXT NOT NULL CHECK (length(content) > 0)
) STRICT;
CREATE TABLE integrityStep (
  id INTEGER PRIMARY KEY,
  reportId TEXT NOT NULL REFERENCES integrityReport (id),
  state TEXT NOT NULL CHECK (state IN ('received', 'passedOn', 'closed')),
  officerId TEXT NOT NULL REFERENCES officer (id),
  at TEXT NOT NULL
) STRICT;
CREATE INDEX integrityStep_report ON integrityStep (reportId, id);
CREATE TABLE integrityStepWords (
  stepId INTEGER PRIMARY KEY REFERENCES integrityStep (id),
  note TEXT NOT NULL CHECK (length(note) > 0)
) STRICT;
${appended(
  'objection',
  'objectionWords',
  'objectionStep',
  'objectionStepWords',
  'handoverWords',
  'handoverReceiver',
  'careCall',
  'careCallWords',
  'followUp',
  'followUpWords',
  'caseHolder',
  'sealedNote',
  'sealedNoteWords',
  'sealedAct',
  'sealedActWords',
  'integrityReport',
  'integrityReportWords',
  'integrityStep',
  'integrityStepWords',
)}
`,
};
