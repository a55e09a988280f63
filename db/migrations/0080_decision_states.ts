import type { Migration } from '../migrate.ts';

/**
 * The moves of a decision, corrections and voids that are appended, marks for review, what is still due after a
 * postponement, missed flights, lapsed referrals Immigration has read, and the sealed cards of approval by telephone.
 */
export const decisionStates: Migration = {
  version: 80,
  sql: `
CREATE TABLE decisionVoid (
  decisionId TEXT PRIMARY KEY REFERENCES decision (id),
  why TEXT NOT NULL CHECK (length(why) >= 5),
  officerId TEXT NOT NULL REFERENCES officer (id),
  at TEXT NOT NULL
) STRICT;
CREATE TRIGGER decisionVoid_has_its_ground BEFORE INSERT ON decisionVoid
  WHEN NOT EXISTS (SELECT 1 FROM decision d JOIN screening s ON s.id = d.screeningId
      JOIN officer o ON o.id = NEW.officerId
      WHERE d.id = NEW.decisionId AND d.state = 'confirmed' AND s.state = 'decided'
        AND (o.id = d.officerId OR (o.role = 'supervisor' AND o.agency = d.role)))
    OR EXISTS (SELECT 1 FROM custody c JOIN custodyState s ON s.custodyId = c.id
      WHERE c.decisionId = NEW.decisionId AND s.state = 'held')
  BEGIN SELECT RAISE(ABORT, 'only a closed decision without a passport in custody is void, by its officer or the shift head'); END;
CREATE TRIGGER decisionVoid_is_appended BEFORE UPDATE ON decisionVoid BEGIN SELECT RAISE(ABORT, 'a void stays'); END;

CREATE TABLE decisionCorrection (
  id INTEGER PRIMARY KEY,
  decisionId TEXT NOT NULL REFERENCES decision (id),
  what TEXT NOT NULL CHECK (json_valid(what)),
  why TEXT NOT NULL CHECK (length(why) >= 5),
  officerId TEXT NOT NULL REFERENCES officer (id),
  secondOfficerId TEXT REFERENCES officer (id),
  at TEXT NOT NULL,
  CHECK (secondOfficerId IS NULL OR secondOfficerId <> officerId)
) STRICT;
CREATE INDEX decisionCorrection_decision ON decisionCorrection (decisionId, id);
CREATE TRIGGER decisionCorrection_is_by_who_may BEFORE INSERT ON decisionCorrection
  WHEN NOT EXISTS (SELECT 1 FROM decision d JOIN officer o ON o.id = NEW.officerId
      WHERE d.id = NEW.decisionId AND d.state = 'confirmed'
        AND (o.id = d.officerId OR (o.role = 'supervisor' AND o.agency = d.role))
        AND (d.kind <> 'postponedPassportHeld' OR json_extract(NEW.what, '$.field') <> 'ground' OR EXISTS (
          SELECT 1 FROM officer x WHERE x.id = NEW.secondOfficerId AND x.id <> d.officerId AND x.immigrationOfficial = 1)))
  BEGIN SELECT RAISE(ABORT, 'a standing decision is corrected by its officer or the shift head'); END;
CREATE TRIGGER decisionCorrection_is_appended BEFORE UPDATE ON decisionCorrection
  BEGIN SELECT RAISE(ABORT, 'corrections are appended'); END;

DROP TRIGGER decision_goes_on;
CREATE TRIGGER decision_goes_on BEFORE UPDATE OF state, secondOfficerId, confirmedAt ON decision
  WHEN NOT (OLD.kind = 'postponedPassportHeld' AND OLD.state = 'proposed' AND NEW.state = 'confirmed'
      AND NEW.confirmedAt IS NOT NULL AND EXISTS (SELECT 1 FROM officer
        WHERE id = NEW.secondOfficerId AND id <> OLD.officerId AND immigrationOfficial = 1 AND active = 1))
    AND NOT (OLD.kind = 'postponedPassportHeld' AND OLD.state <> 'void' AND NEW.state = 'void'
      AND NEW.secondOfficerId IS OLD.secondOfficerId AND NEW.confirmedAt IS OLD.confirmedAt
      AND NOT EXISTS (SELECT 1 FROM custody WHERE decisionId = OLD.id))
    AND NOT (OLD.state = 'confirmed' AND NEW.state = 'void'
      AND NEW.secondOfficerId IS OLD.secondOfficerId AND NEW.confirmedAt IS OLD.confirmedAt
      AND EXISTS (SELECT 1 FROM decisionVoid WHERE decisionId = OLD.id))
  BEGIN SELECT RAISE(ABORT, 'a decision is confirmed once and a taken passport has one'); END;
CREATE TRIGGER decision_has_the_power BEFORE INSERT ON decision
  WHEN NEW.role NOT IN ('bp3mi', 'immigration')
    OR (NEW.kind = 'referred' AND NEW.role <> 'bp3mi')
    OR (NEW.kind IN ('postponed', 'postponedPassportHeld') AND NOT EXISTS (
      SELECT 1 FROM officer WHERE id = NEW.officerId AND immigrationOfficial = 1))
  BEGIN SELECT RAISE(ABORT, 'only a Pejabat Imigrasi stops a journey, only BP3MI refers'); END;
CREATE TRIGGER decision_takes_its_turn BEFORE INSERT ON decision
  WHEN EXISTS (SELECT 1 FROM decision WHERE screeningId = NEW.screeningId AND state <> 'void' AND kind <> 'referred')
    OR EXISTS (SELECT 1 FROM referral r WHERE r.screeningId = NEW.screeningId
      AND r.rowid = (SELECT max(rowid) FROM referral WHERE screeningId = NEW.screeningId)
      AND NOT (r.state = 'accepted' AND NEW.role = 'immigration') AND NOT (r.state = 'sentBack' AND NEW.role = 'bp3mi'))
    OR EXISTS (SELECT 1 FROM decision d JOIN screening s ON s.id = d.screeningId
      WHERE d.screeningId = NEW.screeningId AND s.state <> 'open')
  BEGIN SELECT RAISE(ABORT, 'a traveller has one standing decision, by whose turn it is'); END;
CREATE TRIGGER referral_is_accepted_by_immigration BEFORE UPDATE OF acceptedBy ON referral
  WHEN NEW.acceptedBy IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM officer WHERE id = NEW.acceptedBy AND agency = 'immigration')
  BEGIN SELECT RAISE(ABORT, 'Immigration accepts a referral'); END;

CREATE TABLE decisionReview (
  decisionId TEXT NOT NULL REFERENCES decision (id),
  cause TEXT NOT NULL CHECK (cause IN
    ('hold', 'postponed', 'remoteApproval', 'groundToBeConfirmed', 'void', 'drawn', 'reasonReused')),
  at TEXT NOT NULL,
  PRIMARY KEY (decisionId, cause)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER decisionReview_is_kept BEFORE UPDATE ON decisionReview BEGIN SELECT RAISE(ABORT, 'a mark for review stays'); END;
CREATE TRIGGER decision_postponed_is_reviewed AFTER INSERT ON decision WHEN NEW.kind = 'postponed'
  BEGIN
    INSERT INTO decisionReview VALUES (NEW.id, 'postponed', NEW.at);
    INSERT INTO decisionReview SELECT NEW.id, 'groundToBeConfirmed', NEW.at WHERE NEW.groundToBeConfirmed = 1;
  END;
CREATE TRIGGER decision_held_is_reviewed AFTER UPDATE OF state ON decision
  WHEN NEW.kind = 'postponedPassportHeld' AND NEW.state = 'confirmed'
  BEGIN
    INSERT INTO decisionReview VALUES (NEW.id, 'hold', NEW.confirmedAt);
    INSERT INTO decisionReview SELECT NEW.id, 'groundToBeConfirmed', NEW.confirmedAt WHERE NEW.groundToBeConfirmed = 1;
  END;
CREATE TRIGGER decisionVoid_is_reviewed AFTER INSERT ON decisionVoid
  BEGIN INSERT INTO decisionReview VALUES (NEW.decisionId, 'void', NEW.at); END;

CREATE TABLE afterPostponement (
  id INTEGER PRIMARY KEY,
  decisionId TEXT NOT NULL REFERENCES decision (id),
  airlineName TEXT NOT NULL CHECK (length(airlineName) > 1),
  airlineAt TEXT NOT NULL,
  offload TEXT NOT NULL CHECK (offload IN ('passengerAndBag', 'passengerOnly', 'notCheckedIn')),
  meets TEXT NOT NULL CHECK (meets IN ('family', 'bp3mi', 'police', 'socialServices', 'companion', 'alone')),
  meetsName TEXT,
  officerId TEXT NOT NULL REFERENCES officer (id),
  at TEXT NOT NULL,
  CHECK ((meets = 'alone') = (meetsName IS NULL))
) STRICT;
CREATE INDEX afterPostponement_decision ON afterPostponement (decisionId, id);
CREATE TRIGGER afterPostponement_follows_one BEFORE INSERT ON afterPostponement
  WHEN NOT EXISTS (SELECT 1 FROM decision WHERE id = NEW.decisionId AND state = 'confirmed'
    AND kind IN ('postponed', 'postponedPassportHeld'))
  BEGIN SELECT RAISE(ABORT, 'nobody was postponed'); END;
CREATE TRIGGER afterPostponement_is_appended BEFORE UPDATE ON afterPostponement
  BEGIN SELECT RAISE(ABORT, 'what was done after a postponement is appended'); END;

CREATE TABLE missedFlight (
  id INTEGER PRIMARY KEY,
  screeningId TEXT NOT NULL REFERENCES screening (id),
  missed INTEGER NOT NULL CHECK (missed IN (0, 1)),
  officerId TEXT NOT NULL REFERENCES officer (id),
  at TEXT NOT NULL
) STRICT;
CREATE INDEX missedFlight_screening ON missedFlight (screeningId, id);
CREATE TRIGGER missedFlight_comes_after BEFORE INSERT ON missedFlight
  WHEN NOT EXISTS (SELECT 1 FROM screening WHERE id = NEW.screeningId AND state = 'decided' AND flightId IS NOT NULL)
  BEGIN SELECT RAISE(ABORT, 'a flight is missed after the clarification'); END;
CREATE TRIGGER missedFlight_is_appended BEFORE UPDATE ON missedFlight
  BEGIN SELECT RAISE(ABORT, 'missed flights are appended'); END;

CREATE TABLE lapseRead (
  referralId TEXT PRIMARY KEY REFERENCES referral (id),
  officerId TEXT NOT NULL REFERENCES officer (id),
  at TEXT NOT NULL
) STRICT;
CREATE TRIGGER lapseRead_is_by_immigration BEFORE INSERT ON lapseRead
  WHEN NOT EXISTS (SELECT 1 FROM referral WHERE id = NEW.referralId AND state = 'lapsed')
    OR NOT EXISTS (SELECT 1 FROM officer WHERE id = NEW.officerId AND agency = 'immigration')
  BEGIN SELECT RAISE(ABORT, 'Immigration reads that a referral lapsed'); END;
CREATE TRIGGER lapseRead_is_kept BEFORE UPDATE ON lapseRead BEGIN SELECT RAISE(ABORT, 'what was read was read'); END;

CREATE TABLE approvalCard (
  id TEXT PRIMARY KEY,
  officerId TEXT NOT NULL REFERENCES officer (id),
  madeBy TEXT NOT NULL REFERENCES officer (id),
  madeAt TEXT NOT NULL,
  retiredAt TEXT,
  failedAttempts INTEGER NOT NULL CHECK (failedAttempts >= 0),
  lockedUntil TEXT,
  CHECK (madeBy <> officerId)
) STRICT;
CREATE UNIQUE INDEX approvalCard_one ON approvalCard (officerId) WHERE retiredAt IS NULL;
CREATE TRIGGER approvalCard_is_of_an_official BEFORE INSERT ON approvalCard
  WHEN NOT EXISTS (SELECT 1 FROM officer WHERE id = NEW.officerId AND immigrationOfficial = 1)
  BEGIN SELECT RAISE(ABORT, 'a card is of a Pejabat Imigrasi'); END;
CREATE TRIGGER approvalCard_is_kept BEFORE UPDATE OF id, officerId, madeBy, madeAt ON approvalCard
  BEGIN SELECT RAISE(ABORT, 'a card is never changed'); END;
CREATE TABLE approvalCode (
  id INTEGER PRIMARY KEY,
  cardId TEXT NOT NULL REFERENCES approvalCard (id),
  codeHash TEXT NOT NULL UNIQUE CHECK (codeHash LIKE '$argon2id$%'),
  usedAt TEXT,
  usedFor TEXT REFERENCES decision (id),
  CHECK ((usedAt IS NULL) = (usedFor IS NULL))
) STRICT;
CREATE INDEX approvalCode_card ON approvalCode (cardId);
CREATE TRIGGER approvalCode_is_used_once BEFORE UPDATE ON approvalCode
  WHEN OLD.usedAt IS NOT NULL OR NEW.codeHash <> OLD.codeHash OR NEW.cardId <> OLD.cardId OR NEW.id <> OLD.id
  BEGIN SELECT RAISE(ABORT, 'a code is used once'); END;
CREATE TRIGGER approvalCode_stays BEFORE DELETE ON approvalCode BEGIN SELECT RAISE(ABORT, 'a code is never deleted'); END;
CREATE TABLE remoteApproval (
  decisionId TEXT PRIMARY KEY REFERENCES decision (id),
  codeId INTEGER NOT NULL UNIQUE REFERENCES approvalCode (id)
) STRICT;
CREATE TRIGGER remoteApproval_has_its_code BEFORE INSERT ON remoteApproval
  WHEN NOT EXISTS (SELECT 1 FROM approvalCode c JOIN approvalCard k ON k.id = c.cardId
    JOIN decision d ON d.id = NEW.decisionId AND d.secondOfficerId = k.officerId
    WHERE c.id = NEW.codeId AND c.usedFor = NEW.decisionId)
  BEGIN SELECT RAISE(ABORT, 'a remote approval has its code'); END;
CREATE TRIGGER remoteApproval_is_kept BEFORE UPDATE ON remoteApproval BEGIN SELECT RAISE(ABORT, 'it stays remote'); END;
CREATE TRIGGER remoteApproval_is_reviewed AFTER INSERT ON remoteApproval
  BEGIN INSERT INTO decisionReview SELECT id, 'remoteApproval', confirmedAt FROM decision WHERE id = NEW.decisionId; END;
`,
};
