import type { Migration } from '../migrate.ts';

/** The station on the counter's network: the authority it issues certificates with, and the devices that were paired. */
export const devices: Migration = {
  version: 270,
  sql: `
CREATE TABLE networkAuthority (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  certificate TEXT NOT NULL,
  privateKey TEXT NOT NULL,
  madeAt TEXT NOT NULL
) STRICT;
CREATE TABLE device (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 40),
  place TEXT NOT NULL CHECK (place IN ('beforeXray', 'counter1', 'counter2', 'counter3', 'counter4', 'secondary', 'supervisor')),
  fingerprint TEXT NOT NULL UNIQUE,
  pairedAt TEXT NOT NULL,
  pairedBy TEXT NOT NULL REFERENCES officer (id),
  revokedAt TEXT,
  revokedBy TEXT REFERENCES officer (id),
  CHECK ((revokedAt IS NULL) = (revokedBy IS NULL))
) STRICT;
CREATE UNIQUE INDEX device_in_use_by_name ON device (name) WHERE revokedAt IS NULL;
CREATE TRIGGER networkAuthority_is_kept BEFORE UPDATE ON networkAuthority BEGIN SELECT RAISE(ABORT, 'the authority is never changed'); END;
CREATE TRIGGER networkAuthority_stays BEFORE DELETE ON networkAuthority BEGIN SELECT RAISE(ABORT, 'the authority is never deleted'); END;
CREATE TRIGGER device_is_only_revoked BEFORE UPDATE ON device
  WHEN OLD.revokedAt IS NOT NULL OR NEW.revokedAt IS NULL OR NEW.id <> OLD.id OR NEW.name <> OLD.name OR NEW.place <> OLD.place
    OR NEW.fingerprint <> OLD.fingerprint OR NEW.pairedAt <> OLD.pairedAt OR NEW.pairedBy <> OLD.pairedBy
  BEGIN SELECT RAISE(ABORT, 'a device is revoked once and never changed'); END;
CREATE TRIGGER device_stays BEFORE DELETE ON device BEGIN SELECT RAISE(ABORT, 'a device is never deleted'); END;
`,
};
