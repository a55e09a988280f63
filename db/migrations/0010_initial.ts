import type { Migration } from '../migrate.ts';

const agency = `('bp3mi', 'immigration')`;
const role = `('bp3mi', 'immigration', 'supervisor', 'auditor', 'admin')`;
const decisionKind = `('cleared', 'advised', 'selfWithdrawn', 'notCompleted', 'referred', 'postponed', 'postponedPassportHeld')`;

/** The station, its people, shifts and flights, screenings, decisions, custody, and the log. */
export const initial: Migration = {
  version: 10,
  sql: `
CREATE TABLE station (
  id TEXT PRIMARY KEY,
  airport TEXT NOT NULL,
  counter TEXT NOT NULL,
  name TEXT NOT NULL,
  createdAt TEXT NOT NULL,
  logPublicKey TEXT NOT NULL,
  logPrivateKey TEXT NOT NULL,
  pinPepper TEXT NOT NULL,
  passportKey TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX station_is_one ON station ((1));

CREATE TABLE officer (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  serviceNumber TEXT NOT NULL,
  agency TEXT CHECK (agency IN ${agency}),
  role TEXT NOT NULL CHECK (role IN ${role}),
  immigrationOfficial INTEGER NOT NULL CHECK (immigrationOfficial IN (0, 1)),
  active INTEGER NOT NULL CHECK (active IN (0, 1)),
  pinHash TEXT,
  codeHash TEXT,
  failedAttempts INTEGER NOT NULL CHECK (failedAttempts >= 0),
  lockedUntil TEXT,
  createdAt TEXT NOT NULL,
  CHECK (immigrationOfficial = 0 OR (agency = 'immigration' AND role IN ('immigration', 'supervisor'))),
  CHECK (role NOT IN ('bp3mi', 'immigration') OR agency = role),
  CHECK (role <> 'supervisor' OR agency IS NOT NULL)
) STRICT;
CREATE UNIQUE INDEX officer_name ON officer (name) WHERE active = 1;

CREATE TABLE setting (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL CHECK (json_valid(value))
) STRICT;

CREATE TABLE catalogue (
  sha256 TEXT PRIMARY KEY,
  version TEXT NOT NULL,
  content TEXT NOT NULL CHECK (json_valid(content)),
  activatedAt TEXT NOT NULL,
  active INTEGER NOT NULL CHECK (active IN (0, 1))
) STRICT;
CREATE UNIQUE INDEX catalogue_in_force ON catalogue (active) WHERE active = 1;

CREATE TABLE shift (
  id TEXT PRIMARY KEY,
  day TEXT NOT NULL,
  openedAt TEXT NOT NULL,
  openedBy TEXT NOT NULL REFERENCES officer (id),
  closedAt TEXT,
  closedBy TEXT REFERENCES officer (id),
  closedWith TEXT REFERENCES officer (id),
  totals TEXT CHECK (json_valid(totals)),
  CHECK ((closedAt IS NULL) = (closedBy IS NULL))
) STRICT;
CREATE UNIQUE INDEX shift_open_is_one ON shift ((1)) WHERE closedAt IS NULL;

CREATE TABLE flight (
  id TEXT PRIMARY KEY,
  shiftId TEXT NOT NULL REFERENCES shift (id),
  number TEXT NOT NULL,
  destination TEXT NOT NULL,
  day TEXT NOT NULL,
  departs TEXT NOT NULL,
  gateCloseMinutes INTEGER NOT NULL,
  offloadMinutes INTEGER NOT NULL,
  seats INTEGER,
  delayMinutes INTEGER NOT NULL CHECK (delayMinutes >= 0),
  UNIQUE (shiftId, number, day)
) STRICT;

CREATE TABLE flightTemplate (
  weekday INTEGER PRIMARY KEY CHECK (weekday BETWEEN 1 AND 7),
  flights TEXT NOT NULL CHECK (json_valid(flights))
) STRICT;

CREATE TABLE travellerCount (
  id TEXT PRIMARY KEY,
  shiftId TEXT NOT NULL REFERENCES shift (id),
  flightId TEXT NOT NULL REFERENCES flight (id),
  kind TEXT NOT NULL CHECK (kind IN ('pass', 'outside')),
  reason TEXT CHECK (reason IN ('foreigner', 'airlineCrew', 'officialPassport', 'transit')),
  officerId TEXT NOT NULL REFERENCES officer (id),
  at TEXT NOT NULL,
  undoneAt TEXT,
  CHECK ((kind = 'outside') = (reason IS NOT NULL))
) STRICT;
CREATE INDEX travellerCount_flight ON travellerCount (flightId, kind) WHERE undoneAt IS NULL;

CREATE TABLE screening (
  id TEXT PRIMARY KEY,
  shiftId TEXT NOT NULL REFERENCES shift (id),
  flightId TEXT REFERENCES flight (id),
  depth TEXT NOT NULL CHECK (depth IN ('scan', 'clarification')),
  state TEXT NOT NULL CHECK (state IN ('open', 'decided', 'void')),
  revision INTEGER NOT NULL CHECK (revision >= 0),
  officerId TEXT NOT NULL REFERENCES officer (id),
  openedAt TEXT NOT NULL,
  closedAt TEXT,
  purpose TEXT,
  destination TEXT,
  transit TEXT NOT NULL CHECK (json_valid(transit)),
  minor INTEGER NOT NULL CHECK (minor IN (0, 1)),
  selection TEXT CHECK (selection IN ('random', 'wholeFlight', 'documentFact', 'tip', 'askedForHelp', 'officersChoice')),
  catalogueSha256 TEXT NOT NULL REFERENCES catalogue (sha256),
  passportHash TEXT NOT NULL,
  CHECK (depth <> 'clarification' OR selection IS NOT NULL),
  CHECK ((state = 'open') = (closedAt IS NULL))
) STRICT;
CREATE INDEX screening_passport ON screening (passportHash, openedAt);
CREATE INDEX screening_shift ON screening (shiftId, openedAt);
CREATE INDEX screening_open ON screening (state) WHERE state = 'open';
CREATE TRIGGER screening_stays_closed BEFORE UPDATE OF state ON screening
  WHEN OLD.state = 'void' OR (OLD.state = 'decided' AND NOT (NEW.state = 'void' AND OLD.depth = 'scan'))
  BEGIN SELECT RAISE(ABORT, 'a closed screening stays closed'); END;

CREATE TABLE traveller (
  screeningId TEXT PRIMARY KEY REFERENCES screening (id),
  document TEXT NOT NULL CHECK (json_valid(document)),
  boardingPass TEXT CHECK (json_valid(boardingPass)),
  findings TEXT NOT NULL CHECK (json_valid(findings))
) STRICT;

CREATE TABLE answer (
  id INTEGER PRIMARY KEY,
  screeningId TEXT NOT NULL REFERENCES screening (id),
  kind TEXT NOT NULL CHECK (kind IN ('document', 'indicator', 'mitigation')),
  code TEXT NOT NULL,
  value TEXT NOT NULL,
  basis TEXT CHECK (basis IN ('document', 'statement', 'thirdParty', 'observation')),
  note TEXT,
  officerId TEXT NOT NULL REFERENCES officer (id),
  at TEXT NOT NULL,
  CHECK (
    (kind = 'document' AND value IN ('seen', 'missing', 'doubtful', 'notChecked', 'notApplicable', 'notCheckable'))
    OR (kind = 'indicator' AND value IN ('present', 'absent', 'notAsked', 'declined'))
    OR (kind = 'mitigation' AND value IN ('present', 'absent', 'notAsked'))
  )
) STRICT;
CREATE INDEX answer_screening ON answer (screeningId, kind, code, id);
CREATE TRIGGER answer_is_appended BEFORE UPDATE ON answer BEGIN SELECT RAISE(ABORT, 'answers are appended'); END;

CREATE TABLE assessment (
  id INTEGER PRIMARY KEY,
  screeningId TEXT NOT NULL REFERENCES screening (id),
  stage TEXT NOT NULL CHECK (stage IN ('desk', 'second')),
  own TEXT NOT NULL CHECK (own IN ('clear', 'unsure', 'concern')),
  officerId TEXT NOT NULL REFERENCES officer (id),
  role TEXT NOT NULL CHECK (role IN ${role}),
  at TEXT NOT NULL,
  result TEXT NOT NULL CHECK (json_valid(result))
) STRICT;
CREATE INDEX assessment_screening ON assessment (screeningId, id);
CREATE TRIGGER assessment_is_appended BEFORE UPDATE ON assessment BEGIN SELECT RAISE(ABORT, 'assessments are appended'); END;

CREATE TABLE effort (
  screeningId TEXT NOT NULL REFERENCES screening (id),
  step TEXT NOT NULL,
  seconds REAL NOT NULL,
  touches INTEGER NOT NULL,
  keys INTEGER NOT NULL,
  officerId TEXT NOT NULL REFERENCES officer (id),
  at TEXT NOT NULL
) STRICT;
CREATE INDEX effort_screening ON effort (screeningId);

CREATE TABLE decision (
  id TEXT PRIMARY KEY,
  screeningId TEXT NOT NULL REFERENCES screening (id),
  kind TEXT NOT NULL CHECK (kind IN ${decisionKind}),
  state TEXT NOT NULL CHECK (state IN ('proposed', 'confirmed', 'void')),
  officerId TEXT NOT NULL REFERENCES officer (id),
  role TEXT NOT NULL CHECK (role IN ${role}),
  at TEXT NOT NULL,
  ground TEXT,
  groundToBeConfirmed INTEGER NOT NULL CHECK (groundToBeConfirmed IN (0, 1)),
  evidence TEXT NOT NULL CHECK (json_valid(evidence)),
  reason TEXT NOT NULL,
  departLine TEXT,
  milderSteps TEXT NOT NULL CHECK (json_valid(milderSteps)),
  toldIn TEXT,
  statementOffered INTEGER NOT NULL CHECK (statementOffered IN (0, 1)),
  statement TEXT,
  passportReturned INTEGER NOT NULL CHECK (passportReturned IN (0, 1)),
  readAloud INTEGER NOT NULL CHECK (readAloud IN (0, 1)),
  cause TEXT,
  secondOfficerId TEXT REFERENCES officer (id),
  confirmedAt TEXT,
  CHECK (kind NOT IN ('postponed', 'postponedPassportHeld') OR (role = 'immigration' AND ground IS NOT NULL)),
  CHECK (kind <> 'postponedPassportHeld' OR state <> 'confirmed' OR (secondOfficerId IS NOT NULL AND secondOfficerId <> officerId))
) STRICT;
CREATE INDEX decision_screening ON decision (screeningId, at);
CREATE UNIQUE INDEX decision_one_pending ON decision (screeningId) WHERE state = 'proposed';
CREATE TRIGGER decision_is_kept BEFORE UPDATE OF id, screeningId, kind, officerId, role, at, ground, groundToBeConfirmed,
  evidence, reason, departLine, milderSteps, toldIn, statementOffered, statement, passportReturned, readAloud, cause ON decision
  BEGIN SELECT RAISE(ABORT, 'decisions are never changed'); END;
CREATE TRIGGER decision_goes_on BEFORE UPDATE OF state, secondOfficerId, confirmedAt ON decision
  WHEN NOT (OLD.state = 'proposed' AND NEW.state = 'confirmed')
    AND NOT (OLD.kind = 'postponedPassportHeld' AND OLD.state <> 'void' AND NEW.state = 'void'
      AND NEW.secondOfficerId IS OLD.secondOfficerId AND NEW.confirmedAt IS OLD.confirmedAt
      AND NOT EXISTS (SELECT 1 FROM custody WHERE decisionId = OLD.id))
  BEGIN SELECT RAISE(ABORT, 'a decision is confirmed once and a taken passport has one'); END;

CREATE TABLE referral (
  id TEXT PRIMARY KEY,
  screeningId TEXT NOT NULL REFERENCES screening (id),
  decisionId TEXT NOT NULL UNIQUE REFERENCES decision (id),
  state TEXT NOT NULL CHECK (state IN ('waiting', 'accepted', 'sentBack', 'lapsed')),
  at TEXT NOT NULL,
  officerId TEXT NOT NULL REFERENCES officer (id),
  acceptedBy TEXT REFERENCES officer (id),
  closedAt TEXT,
  note TEXT,
  CHECK ((state = 'waiting') = (closedAt IS NULL)),
  CHECK (state <> 'accepted' OR acceptedBy IS NOT NULL)
) STRICT;
CREATE INDEX referral_screening ON referral (screeningId, at);
CREATE INDEX referral_waiting ON referral (state) WHERE state = 'waiting';
CREATE TRIGGER referral_ends_once BEFORE UPDATE ON referral WHEN OLD.state <> 'waiting'
  BEGIN SELECT RAISE(ABORT, 'a referral ends once'); END;

CREATE TABLE numberSeries (
  kind TEXT NOT NULL,
  agency TEXT NOT NULL CHECK (agency IN ${agency}),
  counter TEXT NOT NULL,
  year INTEGER NOT NULL,
  last INTEGER NOT NULL CHECK (last > 0),
  PRIMARY KEY (kind, agency, counter, year)
) STRICT;

CREATE TABLE receipt (
  number TEXT PRIMARY KEY,
  decisionId TEXT NOT NULL UNIQUE REFERENCES decision (id),
  at TEXT NOT NULL
) STRICT;

CREATE TABLE custody (
  id TEXT PRIMARY KEY,
  screeningId TEXT NOT NULL REFERENCES screening (id),
  decisionId TEXT NOT NULL UNIQUE REFERENCES decision (id),
  receiptNumber TEXT NOT NULL UNIQUE CHECK (length(receiptNumber) > 0),
  receiptSource TEXT NOT NULL CHECK (receiptSource IN ('station', 'book')),
  seal TEXT NOT NULL CHECK (length(seal) > 0),
  place TEXT NOT NULL CHECK (length(place) > 0),
  condition TEXT NOT NULL,
  heldAt TEXT NOT NULL,
  heldBy TEXT NOT NULL REFERENCES officer (id),
  approvedBy TEXT NOT NULL REFERENCES officer (id),
  due TEXT NOT NULL,
  dueReason TEXT,
  releasedAt TEXT,
  releasedBy TEXT REFERENCES officer (id),
  releasedTo TEXT CHECK (releasedTo IN ('holder', 'proxy', 'office')),
  receiver TEXT,
  releasePaper TEXT,
  CHECK (heldBy <> approvedBy),
  CHECK ((releasedAt IS NULL) = (releasedBy IS NULL) AND (releasedAt IS NULL) = (releasedTo IS NULL)
    AND (releasedAt IS NULL) = (receiver IS NULL))
) STRICT;
CREATE UNIQUE INDEX custody_seal ON custody (seal) WHERE releasedAt IS NULL;
CREATE TRIGGER custody_has_its_decision BEFORE INSERT ON custody
  WHEN NOT EXISTS (SELECT 1 FROM decision WHERE id = NEW.decisionId AND screeningId = NEW.screeningId
    AND kind = 'postponedPassportHeld' AND state = 'confirmed' AND secondOfficerId = NEW.approvedBy)
  BEGIN SELECT RAISE(ABORT, 'no passport is taken without a confirmed hold'); END;
CREATE TRIGGER custody_is_released_once BEFORE UPDATE ON custody WHEN OLD.releasedAt IS NOT NULL
  BEGIN SELECT RAISE(ABORT, 'a passport is released once'); END;
CREATE TRIGGER custody_is_not_rewritten BEFORE UPDATE OF id, screeningId, decisionId, receiptNumber, receiptSource, seal, place,
  condition, heldAt, heldBy, approvedBy, due, dueReason ON custody
  BEGIN SELECT RAISE(ABORT, 'custody is never rewritten'); END;
CREATE TRIGGER custody_is_kept BEFORE DELETE ON custody BEGIN SELECT RAISE(ABORT, 'custody is never deleted'); END;

CREATE TABLE helpCall (
  id TEXT PRIMARY KEY,
  cause TEXT NOT NULL CHECK (cause IN ('asksForHelp', 'threat', 'injury', 'childAlone', 'bribe')),
  screeningId TEXT REFERENCES screening (id),
  flightId TEXT REFERENCES flight (id),
  officerId TEXT NOT NULL REFERENCES officer (id),
  at TEXT NOT NULL,
  note TEXT,
  completedAt TEXT,
  completedBy TEXT REFERENCES officer (id)
) STRICT;

CREATE TABLE event (
  seq INTEGER PRIMARY KEY CHECK (seq >= 0),
  kind TEXT NOT NULL,
  station TEXT NOT NULL,
  actor TEXT,
  role TEXT,
  at TEXT NOT NULL,
  mono INTEGER NOT NULL,
  boot TEXT NOT NULL,
  subjects TEXT NOT NULL CHECK (json_valid(subjects)),
  commitments TEXT NOT NULL CHECK (json_valid(commitments))
) STRICT;
CREATE TRIGGER event_is_appended BEFORE INSERT ON event
  WHEN NEW.seq <> (SELECT coalesce(max(seq) + 1, 0) FROM event)
  BEGIN SELECT RAISE(ABORT, 'events are appended in order'); END;
CREATE TRIGGER event_is_kept BEFORE UPDATE ON event BEGIN SELECT RAISE(ABORT, 'events are never changed'); END;
CREATE TRIGGER event_stays BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, 'events are never deleted'); END;

CREATE TABLE eventContent (
  seq INTEGER NOT NULL REFERENCES event (seq),
  name TEXT NOT NULL,
  salt BLOB NOT NULL CHECK (length(salt) = 32),
  content TEXT NOT NULL CHECK (json_valid(content)),
  PRIMARY KEY (seq, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE treeNode (
  level INTEGER NOT NULL CHECK (level >= 0),
  position INTEGER NOT NULL CHECK (position >= 0),
  hash BLOB NOT NULL CHECK (length(hash) = 32),
  PRIMARY KEY (level, position)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER treeNode_is_kept BEFORE UPDATE ON treeNode BEGIN SELECT RAISE(ABORT, 'the tree is never changed'); END;
CREATE TRIGGER treeNode_stays BEFORE DELETE ON treeNode BEGIN SELECT RAISE(ABORT, 'the tree is never cut'); END;
`,
};
