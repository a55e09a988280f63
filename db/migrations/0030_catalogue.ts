import type { Migration } from '../migrate.ts';

/** Proposed catalogues with their replay, the keys whose signatures count, and the fence around what was in force. */
export const catalogue: Migration = {
  version: 30,
  sql: `
CREATE TABLE catalogueSigner (
  id INTEGER PRIMARY KEY,
  fingerprint TEXT NOT NULL CHECK (length(fingerprint) = 64),
  verifierKey TEXT NOT NULL CHECK (length(verifierKey) > 0),
  addedAt TEXT NOT NULL,
  addedBy TEXT NOT NULL REFERENCES officer (id),
  addedWith TEXT NOT NULL REFERENCES officer (id),
  removedAt TEXT,
  removedBy TEXT REFERENCES officer (id),
  removedWith TEXT REFERENCES officer (id),
  CHECK (addedBy <> addedWith),
  CHECK ((removedAt IS NULL) = (removedBy IS NULL) AND (removedAt IS NULL) = (removedWith IS NULL)),
  CHECK (removedBy IS NULL OR removedBy <> removedWith)
) STRICT;
CREATE UNIQUE INDEX catalogueSigner_trusted ON catalogueSigner (fingerprint) WHERE removedAt IS NULL;
CREATE TRIGGER catalogueSigner_is_kept BEFORE UPDATE OF id, fingerprint, verifierKey, addedAt, addedBy, addedWith ON catalogueSigner
  BEGIN SELECT RAISE(ABORT, 'a signer is never rewritten'); END;
CREATE TRIGGER catalogueSigner_ends_once BEFORE UPDATE ON catalogueSigner WHEN OLD.removedAt IS NOT NULL
  BEGIN SELECT RAISE(ABORT, 'a signer is removed once'); END;
CREATE TRIGGER catalogueSigner_stays BEFORE DELETE ON catalogueSigner
  BEGIN SELECT RAISE(ABORT, 'signers are never deleted'); END;

CREATE TABLE catalogueProposal (
  id INTEGER PRIMARY KEY,
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  version TEXT NOT NULL,
  content TEXT NOT NULL CHECK (json_valid(content)),
  origin TEXT NOT NULL CHECK (origin IN ('file', 'delivered')),
  signers TEXT NOT NULL CHECK (json_valid(signers)),
  proposedAt TEXT NOT NULL,
  proposedBy TEXT NOT NULL REFERENCES officer (id),
  replayBase TEXT REFERENCES catalogue (sha256),
  replayedAt TEXT,
  replayedBy TEXT REFERENCES officer (id),
  replay TEXT CHECK (json_valid(replay)),
  state TEXT NOT NULL CHECK (state IN ('proposed', 'activated', 'withdrawn')),
  closedAt TEXT,
  closedBy TEXT REFERENCES officer (id),
  closedWith TEXT REFERENCES officer (id),
  CHECK ((json_array_length(signers) > 0) = (origin = 'file')),
  CHECK ((replay IS NULL) = (replayBase IS NULL) AND (replay IS NULL) = (replayedAt IS NULL)
    AND (replay IS NULL) = (replayedBy IS NULL)),
  CHECK ((state = 'proposed') = (closedAt IS NULL) AND (closedAt IS NULL) = (closedBy IS NULL)),
  CHECK (state <> 'activated' OR (replay IS NOT NULL AND closedWith IS NOT NULL AND closedWith <> closedBy))
) STRICT;
CREATE UNIQUE INDEX catalogueProposal_open ON catalogueProposal (sha256) WHERE state = 'proposed';
CREATE UNIQUE INDEX catalogueProposal_activated ON catalogueProposal (sha256) WHERE state = 'activated';
CREATE TRIGGER catalogueProposal_is_kept BEFORE UPDATE OF id, sha256, version, content, origin, signers, proposedAt, proposedBy
  ON catalogueProposal BEGIN SELECT RAISE(ABORT, 'a proposal is never rewritten'); END;
CREATE TRIGGER catalogueProposal_ends_once BEFORE UPDATE ON catalogueProposal WHEN OLD.state <> 'proposed'
  BEGIN SELECT RAISE(ABORT, 'a proposal ends once'); END;
CREATE TRIGGER catalogueProposal_stays BEFORE DELETE ON catalogueProposal
  BEGIN SELECT RAISE(ABORT, 'proposals are never deleted'); END;

CREATE TRIGGER catalogue_is_kept BEFORE UPDATE OF sha256, version, content, activatedAt ON catalogue
  BEGIN SELECT RAISE(ABORT, 'a catalogue is never rewritten'); END;
CREATE TRIGGER catalogue_stays BEFORE DELETE ON catalogue
  BEGIN SELECT RAISE(ABORT, 'catalogues are never deleted'); END;
CREATE TRIGGER catalogue_does_not_return BEFORE UPDATE OF active ON catalogue WHEN NEW.active > OLD.active
  BEGIN SELECT RAISE(ABORT, 'an earlier catalogue does not come back'); END;
CREATE TRIGGER catalogue_has_two_persons BEFORE INSERT ON catalogue
  WHEN EXISTS (SELECT 1 FROM catalogue) AND NOT EXISTS
    (SELECT 1 FROM catalogueProposal WHERE sha256 = NEW.sha256 AND version = NEW.version AND state = 'activated')
  BEGIN SELECT RAISE(ABORT, 'no catalogue comes into force without two persons'); END;

CREATE INDEX screening_catalogue ON screening (catalogueSha256, state);
`,
};
