import type { Migration } from '../migrate.ts';

/** Signed heads of the log, the keys of those who cosign them, and their cosignatures. */
export const checkpoints: Migration = {
  version: 120,
  sql: `
CREATE INDEX event_alarm ON event (seq) WHERE kind = 'log-behind-head';

CREATE TABLE checkpoint (
  size INTEGER PRIMARY KEY CHECK (size > 0),
  note TEXT NOT NULL CHECK (length(note) > 0),
  cause TEXT NOT NULL CHECK (cause IN ('postponed', 'held', 'shiftClosed', 'exported', 'behindHead')),
  at TEXT NOT NULL
) STRICT;
CREATE TRIGGER checkpoint_goes_on BEFORE INSERT ON checkpoint
  WHEN NEW.size <= (SELECT coalesce(max(size), 0) FROM checkpoint)
    OR NEW.size <> (SELECT coalesce(max(seq) + 1, 0) FROM event)
  BEGIN SELECT RAISE(ABORT, 'a checkpoint is of the whole log and larger than the one before'); END;
CREATE TRIGGER checkpoint_is_kept BEFORE UPDATE ON checkpoint
  BEGIN SELECT RAISE(ABORT, 'a checkpoint is never changed'); END;
CREATE TRIGGER checkpoint_stays BEFORE DELETE ON checkpoint
  BEGIN SELECT RAISE(ABORT, 'a checkpoint is never deleted'); END;

CREATE TABLE cosignerKey (
  verifierKey TEXT PRIMARY KEY,
  officerId TEXT NOT NULL REFERENCES officer (id),
  madeAt TEXT NOT NULL,
  endedAt TEXT
) STRICT;
CREATE UNIQUE INDEX cosignerKey_one_each ON cosignerKey (officerId) WHERE endedAt IS NULL;
CREATE TRIGGER cosignerKey_is_kept BEFORE UPDATE ON cosignerKey
  WHEN OLD.endedAt IS NOT NULL OR NEW.verifierKey <> OLD.verifierKey OR NEW.officerId <> OLD.officerId
    OR NEW.madeAt <> OLD.madeAt
  BEGIN SELECT RAISE(ABORT, 'a key ends once and is otherwise never changed'); END;
CREATE TRIGGER cosignerKey_stays BEFORE DELETE ON cosignerKey
  BEGIN SELECT RAISE(ABORT, 'a key stays known for what it signed'); END;

CREATE TABLE cosignerSecret (
  verifierKey TEXT PRIMARY KEY REFERENCES cosignerKey (verifierKey),
  salt BLOB NOT NULL CHECK (length(salt) = 16),
  nonce BLOB NOT NULL CHECK (length(nonce) = 12),
  wrapped BLOB NOT NULL CHECK (length(wrapped) > 16)
) STRICT;
CREATE TRIGGER cosignerSecret_until_its_key_ends BEFORE DELETE ON cosignerSecret
  WHEN EXISTS (SELECT 1 FROM cosignerKey WHERE verifierKey = OLD.verifierKey AND endedAt IS NULL)
  BEGIN SELECT RAISE(ABORT, 'the secret of a key that counts is kept'); END;

CREATE TABLE cosignature (
  size INTEGER NOT NULL REFERENCES checkpoint (size),
  verifierKey TEXT NOT NULL REFERENCES cosignerKey (verifierKey),
  signature BLOB NOT NULL CHECK (length(signature) = 72),
  at TEXT NOT NULL,
  PRIMARY KEY (size, verifierKey)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER cosignature_goes_on BEFORE INSERT ON cosignature
  WHEN NEW.size <= (SELECT coalesce(max(size), 0) FROM cosignature WHERE verifierKey = NEW.verifierKey)
    OR NOT EXISTS (SELECT 1 FROM cosignerKey WHERE verifierKey = NEW.verifierKey AND endedAt IS NULL)
  BEGIN SELECT RAISE(ABORT, 'a cosigner goes on with a key that counts'); END;
CREATE TRIGGER cosignature_is_kept BEFORE UPDATE ON cosignature
  BEGIN SELECT RAISE(ABORT, 'a cosignature is never changed'); END;
CREATE TRIGGER cosignature_stays BEFORE DELETE ON cosignature
  BEGIN SELECT RAISE(ABORT, 'a cosignature is never deleted'); END;
`,
};
