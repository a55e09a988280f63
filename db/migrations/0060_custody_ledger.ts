import type { Migration } from '../migrate.ts';

const outs = `('holder', 'proxy', 'office', 'bp3mi', 'seized')`;

/**
 * The custody ledger. `custody` becomes what the receipt says and never changes; `custodyMove` is appended, one row for
 * everything that happens to the passport; `custodyState` is where it is now; `custodyBalance` is the one row that must
 * be right: taken = gone + held. State and balance are written by the triggers of a move alone, and hold themselves
 * against the moves.
 */
export const custodyLedger: Migration = {
  version: 60,
  sql: `
DROP TRIGGER decision_goes_on;
ALTER TABLE custody RENAME TO custodyBefore;
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
  receiptTaken TEXT CHECK (receiptTaken IN ('signed', 'thumb', 'refused')),
  witness TEXT CHECK (length(witness) > 1),
  CHECK (heldBy <> approvedBy)
) STRICT;
INSERT INTO custody SELECT id, screeningId, decisionId, receiptNumber, receiptSource, seal, place, condition, heldAt, heldBy,
  approvedBy, due, dueReason, receiptTaken, witness FROM custodyBefore ORDER BY rowid;

CREATE TABLE custodyMove (
  id TEXT PRIMARY KEY,
  custodyId TEXT NOT NULL REFERENCES custody (id),
  step INTEGER NOT NULL CHECK (step > 0),
  kind TEXT NOT NULL CHECK (kind IN ('in', 'place', 'officer', 'reseal', 'extend', 'holder', 'proxy', 'office', 'bp3mi', 'seized')),
  at TEXT NOT NULL,
  officerId TEXT NOT NULL REFERENCES officer (id),
  giverId TEXT REFERENCES officer (id),
  giverName TEXT,
  takerId TEXT REFERENCES officer (id),
  takerName TEXT,
  place TEXT,
  seal TEXT,
  due TEXT,
  paper TEXT NOT NULL,
  office TEXT NOT NULL,
  identity TEXT NOT NULL,
  authority TEXT CHECK (authority IN ('ppns', 'police')),
  reason TEXT NOT NULL,
  UNIQUE (custodyId, step),
  CHECK ((kind = 'in') = (step = 1)),
  CHECK ((giverId IS NULL) <> (giverName IS NULL)),
  CHECK ((takerId IS NULL) + (takerName IS NULL) = CASE kind WHEN 'extend' THEN 2 ELSE 1 END),
  CHECK (giverId IS NULL OR giverId IS NOT takerId),
  CHECK (CASE kind WHEN 'in' THEN giverName IS NOT NULL AND takerId = officerId ELSE giverId = officerId END),
  CHECK (kind <> 'officer' OR takerId IS NOT NULL),
  CHECK (kind NOT IN ('holder', 'proxy', 'office', 'seized') OR takerName IS NOT NULL),
  CHECK ((kind IN ${outs}) = (place IS NULL) AND (place IS NULL) = (seal IS NULL) AND (place IS NULL) = (due IS NULL)),
  CHECK ((kind = 'seized') = (authority IS NOT NULL))
) STRICT;
CREATE INDEX custodyMove_kind ON custodyMove (kind, at);

INSERT INTO custodyMove SELECT 'mov_' || substr(c.id, 5), c.id, 1, 'in', c.heldAt, c.heldBy, NULL,
  coalesce((SELECT json_extract(document, '$.displayName') FROM traveller t WHERE t.screeningId = c.screeningId), '?'),
  c.heldBy, NULL, c.place, c.seal, c.due, c.receiptNumber, '', '', NULL, coalesce(c.dueReason, '')
  FROM custodyBefore c ORDER BY c.rowid;
INSERT INTO custodyMove SELECT 'mov_' || lower(hex(randomblob(10))), c.id, 2, c.releasedTo, c.releasedAt, c.releasedBy,
  c.releasedBy, NULL, NULL, c.receiver, NULL, NULL, NULL, coalesce(c.releasePaper, ''), '', '', NULL, ''
  FROM custodyBefore c WHERE c.releasedAt IS NOT NULL ORDER BY c.rowid;

CREATE TABLE custodyState (
  custodyId TEXT PRIMARY KEY REFERENCES custody (id),
  passportHash TEXT,
  state TEXT NOT NULL CHECK (state IN ('held', 'out')),
  step INTEGER NOT NULL CHECK (step > 0),
  place TEXT,
  seal TEXT,
  due TEXT,
  keeperId TEXT REFERENCES officer (id),
  keeperName TEXT,
  CHECK ((state = 'out') = (place IS NULL) AND (place IS NULL) = (seal IS NULL) AND (place IS NULL) = (due IS NULL)),
  CHECK ((keeperId IS NULL) <> (keeperName IS NULL))
) STRICT;
INSERT INTO custodyState SELECT c.id, s.passportHash, CASE WHEN m.kind = 'in' THEN 'held' ELSE 'out' END, m.step, m.place, m.seal,
  m.due, m.takerId, m.takerName
  FROM custody c JOIN screening s ON s.id = c.screeningId
  JOIN custodyMove m ON m.custodyId = c.id AND m.step = (SELECT max(step) FROM custodyMove WHERE custodyId = c.id);
-- Before this ledger one passport could be written down as held twice. Such a second row stays, but stands for no passport.
UPDATE custodyState AS later SET passportHash = NULL WHERE state = 'held' AND EXISTS (SELECT 1 FROM custodyState AS first
  WHERE first.state = 'held' AND first.passportHash = later.passportHash AND first.rowid < later.rowid);
CREATE UNIQUE INDEX custodyState_seal ON custodyState (seal) WHERE state = 'held';
CREATE UNIQUE INDEX custodyState_passport ON custodyState (passportHash) WHERE state = 'held';
CREATE INDEX custodyState_held ON custodyState (state, due);

CREATE TABLE custodyBalance (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  taken INTEGER NOT NULL CHECK (taken >= 0),
  gone INTEGER NOT NULL CHECK (gone >= 0),
  held INTEGER NOT NULL CHECK (held >= 0),
  CHECK (taken = gone + held)
) STRICT;
INSERT INTO custodyBalance SELECT 1, count(*), coalesce(sum(state = 'out'), 0), coalesce(sum(state = 'held'), 0) FROM custodyState;
DROP TABLE custodyBefore;

CREATE TRIGGER decision_goes_on BEFORE UPDATE OF state, secondOfficerId, confirmedAt ON decision
  WHEN NOT (OLD.state = 'proposed' AND NEW.state = 'confirmed')
    AND NOT (OLD.kind = 'postponedPassportHeld' AND OLD.state <> 'void' AND NEW.state = 'void'
      AND NEW.secondOfficerId IS OLD.secondOfficerId AND NEW.confirmedAt IS OLD.confirmedAt
      AND NOT EXISTS (SELECT 1 FROM custody WHERE decisionId = OLD.id))
  BEGIN SELECT RAISE(ABORT, 'a decision is confirmed once and a taken passport has one'); END;

CREATE TRIGGER custody_has_its_decision BEFORE INSERT ON custody
  WHEN NOT EXISTS (SELECT 1 FROM decision d JOIN officer first ON first.id = d.officerId JOIN officer second ON second.id = d.secondOfficerId
    WHERE d.id = NEW.decisionId AND d.screeningId = NEW.screeningId AND d.kind = 'postponedPassportHeld' AND d.state = 'confirmed'
    AND second.id = NEW.approvedBy AND first.id <> second.id AND first.immigrationOfficial = 1 AND second.immigrationOfficial = 1)
  BEGIN SELECT RAISE(ABORT, 'no passport is taken without a confirmed hold'); END;
CREATE TRIGGER custody_says_how_the_receipt_was_taken BEFORE INSERT ON custody
  WHEN NEW.receiptTaken IS NULL OR (NEW.receiptTaken = 'signed') <> (NEW.witness IS NULL)
  BEGIN SELECT RAISE(ABORT, 'a receipt is signed, or taken before a witness'); END;
CREATE TRIGGER custody_is_taken_once BEFORE INSERT ON custody
  WHEN EXISTS (SELECT 1 FROM custody WHERE id = NEW.id OR decisionId = NEW.decisionId OR receiptNumber = NEW.receiptNumber)
    OR EXISTS (SELECT 1 FROM custodyState WHERE state = 'held'
      AND passportHash = (SELECT passportHash FROM screening WHERE id = NEW.screeningId))
  BEGIN SELECT RAISE(ABORT, 'a passport is taken once'); END;
CREATE TRIGGER custody_is_not_rewritten BEFORE UPDATE ON custody
  BEGIN SELECT RAISE(ABORT, 'custody is never rewritten'); END;
CREATE TRIGGER custody_is_kept BEFORE DELETE ON custody BEGIN SELECT RAISE(ABORT, 'custody is never deleted'); END;
CREATE TRIGGER custody_begins AFTER INSERT ON custody BEGIN
  INSERT INTO custodyMove VALUES ('mov_' || substr(NEW.id, 5), NEW.id, 1, 'in', NEW.heldAt, NEW.heldBy, NULL,
    coalesce((SELECT json_extract(document, '$.displayName') FROM traveller WHERE screeningId = NEW.screeningId), '?'),
    NEW.heldBy, NULL, NEW.place, NEW.seal, NEW.due, NEW.receiptNumber, '', '', NULL, coalesce(NEW.dueReason, ''));
END;

CREATE TRIGGER custodyMove_is_new BEFORE INSERT ON custodyMove
  WHEN EXISTS (SELECT 1 FROM custodyMove WHERE id = NEW.id)
  BEGIN SELECT RAISE(ABORT, 'moves of custody are appended'); END;
CREATE TRIGGER custodyMove_comes_in BEFORE INSERT ON custodyMove
  WHEN NEW.kind = 'in' AND (EXISTS (SELECT 1 FROM custodyState WHERE custodyId = NEW.custodyId)
    OR NOT EXISTS (SELECT 1 FROM custody WHERE id = NEW.custodyId AND heldAt = NEW.at AND heldBy = NEW.takerId
      AND place = NEW.place AND seal = NEW.seal AND due = NEW.due AND receiptNumber = NEW.paper))
  BEGIN SELECT RAISE(ABORT, 'a passport comes in once, as its receipt says'); END;
CREATE TRIGGER custodyMove_follows BEFORE INSERT ON custodyMove
  WHEN NEW.kind <> 'in' AND NOT EXISTS (SELECT 1 FROM custodyState s JOIN custodyMove last
    ON last.custodyId = s.custodyId AND last.step = s.step
    WHERE s.custodyId = NEW.custodyId AND s.state = 'held' AND NEW.step = s.step + 1 AND NEW.at >= last.at)
  BEGIN SELECT RAISE(ABORT, 'only a passport that is held moves, one move after the other'); END;
CREATE TRIGGER custodyMove_has_the_power BEFORE INSERT ON custodyMove
  WHEN NOT EXISTS (SELECT 1 FROM officer WHERE id = NEW.officerId AND role = 'immigration' AND immigrationOfficial = 1 AND active = 1)
  BEGIN SELECT RAISE(ABORT, 'only a Pejabat Imigrasi keeps passports'); END;
CREATE TRIGGER custodyMove_second_name BEFORE INSERT ON custodyMove
  WHEN length(trim(coalesce(NEW.giverName, '??'))) < 1 OR length(trim(coalesce(NEW.takerName, '??'))) < 2
    OR NEW.takerId IS NOT NULL AND NEW.kind <> 'in' AND NOT EXISTS (SELECT 1 FROM officer o WHERE o.id = NEW.takerId AND o.active = 1
      AND CASE NEW.kind
        WHEN 'officer' THEN o.role = 'immigration' AND o.immigrationOfficial = 1
        WHEN 'place' THEN o.agency = 'immigration' AND o.role IN ('immigration', 'supervisor')
        WHEN 'reseal' THEN o.role IN ('bp3mi', 'immigration', 'supervisor')
        WHEN 'bp3mi' THEN o.agency = 'bp3mi' AND o.role IN ('bp3mi', 'supervisor')
        ELSE 0 END)
  BEGIN SELECT RAISE(ABORT, 'a move has two names'); END;
CREATE TRIGGER custodyMove_says_enough BEFORE INSERT ON custodyMove
  WHEN CASE NEW.kind
    WHEN 'proxy' THEN length(NEW.paper) < 3 OR length(NEW.identity) < 3
    WHEN 'office' THEN length(NEW.paper) < 3 OR length(NEW.office) < 3
    WHEN 'bp3mi' THEN length(NEW.paper) < 3
    WHEN 'seized' THEN length(NEW.paper) < 3
    WHEN 'reseal' THEN length(NEW.reason) < 5
    ELSE 0 END
  BEGIN SELECT RAISE(ABORT, 'a move names its paper'); END;
CREATE TRIGGER custodyMove_changes_one_thing BEFORE INSERT ON custodyMove
  WHEN NEW.kind IN ('place', 'officer', 'reseal', 'extend') AND NOT EXISTS (SELECT 1 FROM custodyState s
    WHERE s.custodyId = NEW.custodyId AND (s.place = NEW.place) = (NEW.kind <> 'place') AND (s.seal = NEW.seal) = (NEW.kind <> 'reseal')
      AND (s.due = NEW.due) = (NEW.kind <> 'extend'))
  BEGIN SELECT RAISE(ABORT, 'a move changes one thing'); END;
CREATE TRIGGER custodyMove_seal_is_free BEFORE INSERT ON custodyMove
  WHEN NEW.kind IN ('in', 'reseal') AND EXISTS (SELECT 1 FROM custodyState WHERE state = 'held' AND seal = NEW.seal)
  BEGIN SELECT RAISE(ABORT, 'a seal is on one passport'); END;
CREATE TRIGGER custodyMove_is_kept BEFORE UPDATE ON custodyMove BEGIN SELECT RAISE(ABORT, 'moves of custody are appended'); END;
CREATE TRIGGER custodyMove_stays BEFORE DELETE ON custodyMove BEGIN SELECT RAISE(ABORT, 'moves of custody are appended'); END;
CREATE TRIGGER custodyMove_counts AFTER INSERT ON custodyMove BEGIN
  INSERT INTO custodyState SELECT NEW.custodyId, s.passportHash, 'held', 1, NEW.place, NEW.seal, NEW.due, NEW.takerId, NULL
    FROM custody c JOIN screening s ON s.id = c.screeningId WHERE c.id = NEW.custodyId AND NEW.kind = 'in';
  UPDATE custodyState SET state = CASE WHEN NEW.kind IN ${outs} THEN 'out' ELSE 'held' END, step = NEW.step, place = NEW.place,
    seal = NEW.seal, due = NEW.due,
    keeperId = CASE WHEN NEW.kind IN ('reseal', 'extend') THEN keeperId ELSE NEW.takerId END,
    keeperName = CASE WHEN NEW.kind IN ('reseal', 'extend') THEN keeperName ELSE NEW.takerName END
    WHERE custodyId = NEW.custodyId AND NEW.kind <> 'in';
  UPDATE custodyBalance SET taken = taken + (NEW.kind = 'in'), gone = gone + (NEW.kind IN ${outs}),
    held = held + (NEW.kind = 'in') - (NEW.kind IN ${outs});
END;

CREATE TRIGGER custodyState_begins BEFORE INSERT ON custodyState
  WHEN EXISTS (SELECT 1 FROM custodyState WHERE custodyId = NEW.custodyId) OR NEW.state <> 'held' OR NEW.step <> 1
    OR NOT EXISTS (SELECT 1 FROM custodyMove m WHERE m.custodyId = NEW.custodyId AND m.step = 1 AND m.place IS NEW.place
      AND m.seal IS NEW.seal AND m.due IS NEW.due AND m.takerId IS NEW.keeperId AND m.takerName IS NEW.keeperName)
  BEGIN SELECT RAISE(ABORT, 'where a passport is follows its moves'); END;
CREATE TRIGGER custodyState_follows BEFORE UPDATE ON custodyState
  WHEN NEW.custodyId <> OLD.custodyId OR NEW.passportHash IS NOT OLD.passportHash OR NEW.step <> OLD.step + 1
    OR NOT EXISTS (SELECT 1 FROM custodyMove m WHERE m.custodyId = NEW.custodyId AND m.step = NEW.step
      AND m.place IS NEW.place AND m.seal IS NEW.seal AND m.due IS NEW.due
      AND (m.kind IN ${outs}) = (NEW.state = 'out')
      AND CASE WHEN m.kind IN ('reseal', 'extend') THEN NEW.keeperId IS OLD.keeperId AND NEW.keeperName IS OLD.keeperName
        ELSE m.takerId IS NEW.keeperId AND m.takerName IS NEW.keeperName END)
  BEGIN SELECT RAISE(ABORT, 'where a passport is follows its moves'); END;
CREATE TRIGGER custodyState_stays BEFORE DELETE ON custodyState
  BEGIN SELECT RAISE(ABORT, 'where a passport is follows its moves'); END;

CREATE TRIGGER custodyBalance_is_one BEFORE INSERT ON custodyBalance
  BEGIN SELECT RAISE(ABORT, 'there is one balance of custody'); END;
CREATE TRIGGER custodyBalance_balances BEFORE UPDATE ON custodyBalance
  WHEN NEW.taken <> NEW.gone + NEW.held
    OR NEW.taken <> (SELECT count(*) FROM custodyMove WHERE kind = 'in')
    OR NEW.gone <> (SELECT count(*) FROM custodyMove WHERE kind IN ${outs})
    OR NEW.held <> (SELECT count(*) FROM custodyState WHERE state = 'held')
  BEGIN SELECT RAISE(ABORT, 'passports taken are gone or held'); END;
CREATE TRIGGER custodyBalance_stays BEFORE DELETE ON custodyBalance
  BEGIN SELECT RAISE(ABORT, 'there is one balance of custody'); END;
`,
};
