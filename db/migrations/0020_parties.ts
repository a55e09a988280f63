import type { Migration } from '../migrate.ts';

/** Parties with their members until they are signed, and the party a screening came from. */
export const parties: Migration = {
  version: 20,
  sql: `
CREATE TABLE party (
  id TEXT PRIMARY KEY,
  shiftId TEXT NOT NULL REFERENCES shift (id),
  flightId TEXT NOT NULL REFERENCES flight (id),
  kind TEXT NOT NULL CHECK (kind IN ('group', 'family')),
  purpose TEXT NOT NULL,
  leader TEXT,
  licence TEXT,
  officerId TEXT NOT NULL REFERENCES officer (id),
  openedAt TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'signed', 'undone', 'cancelled')),
  revision INTEGER NOT NULL CHECK (revision >= 0),
  closedAt TEXT,
  closedBy TEXT REFERENCES officer (id),
  CHECK (kind = 'group' OR (leader IS NULL AND licence IS NULL)),
  CHECK ((state = 'open') = (closedAt IS NULL) AND (closedAt IS NULL) = (closedBy IS NULL))
) STRICT;
CREATE INDEX party_open ON party (state) WHERE state = 'open';
CREATE TRIGGER party_ends_once BEFORE UPDATE OF state ON party
  WHEN NOT (OLD.state = 'open' AND NEW.state IN ('signed', 'cancelled')) AND NOT (OLD.state = 'signed' AND NEW.state = 'undone')
  BEGIN SELECT RAISE(ABORT, 'a party ends once'); END;

CREATE TABLE partyMember (
  id TEXT PRIMARY KEY,
  partyId TEXT NOT NULL REFERENCES party (id),
  officerId TEXT NOT NULL REFERENCES officer (id),
  at TEXT NOT NULL,
  position INTEGER NOT NULL CHECK (position > 0),
  passport TEXT CHECK (json_valid(passport)),
  boarding TEXT CHECK (json_valid(boarding)),
  passportHash TEXT,
  scans INTEGER NOT NULL CHECK (scans >= 0),
  readTwoWays INTEGER NOT NULL CHECK (readTwoWays IN (0, 1)),
  settled TEXT NOT NULL CHECK (json_valid(settled)),
  parentId TEXT REFERENCES partyMember (id),
  CHECK (passport IS NOT NULL OR boarding IS NOT NULL),
  CHECK ((passport IS NULL) = (passportHash IS NULL)),
  CHECK (parentId IS NULL OR parentId <> id),
  UNIQUE (partyId, passportHash)
) STRICT;
CREATE INDEX partyMember_party ON partyMember (partyId, position);
CREATE INDEX partyMember_passport ON partyMember (passportHash);
CREATE TRIGGER partyMember_only_while_open BEFORE INSERT ON partyMember
  WHEN NOT EXISTS (SELECT 1 FROM party WHERE id = NEW.partyId AND state = 'open')
  BEGIN SELECT RAISE(ABORT, 'members join an open party'); END;
CREATE TRIGGER party_keeps_no_members BEFORE UPDATE OF state ON party
  WHEN EXISTS (SELECT 1 FROM partyMember WHERE partyId = OLD.id)
  BEGIN SELECT RAISE(ABORT, 'a party that ended keeps nobody''s papers'); END;

ALTER TABLE screening ADD COLUMN partyId TEXT REFERENCES party (id);
CREATE INDEX screening_party ON screening (partyId) WHERE partyId IS NOT NULL;
CREATE TRIGGER screening_keeps_its_party BEFORE UPDATE OF partyId ON screening
  BEGIN SELECT RAISE(ABORT, 'a screening stays with its party'); END;
`,
};
