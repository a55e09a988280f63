import type { Migration } from '../migrate.ts';

const place = `('beforeXray', 'counter1', 'counter2', 'counter3', 'counter4', 'secondary', 'supervisor')`;

/**
 * Names and places of devices after their pairing, one row for each change: the device itself stays as it was paired. The
 * newest row counts. And at which desk a referral or a person was accepted.
 */
export const places: Migration = {
  version: 300,
  sql: `
CREATE TABLE deviceNaming (
  deviceId TEXT NOT NULL REFERENCES device (id),
  step INTEGER NOT NULL CHECK (step > 0),
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 40),
  place TEXT NOT NULL CHECK (place IN ${place}),
  at TEXT NOT NULL,
  officerId TEXT NOT NULL REFERENCES officer (id),
  PRIMARY KEY (deviceId, step)
) STRICT;
CREATE VIEW deviceNow AS
  SELECT d.id, coalesce(n.name, d.name) AS name, coalesce(n.place, d.place) AS place, d.fingerprint, d.pairedAt, d.pairedBy,
    d.revokedAt, d.revokedBy
  FROM device d LEFT JOIN deviceNaming n
    ON n.deviceId = d.id AND n.step = (SELECT max(step) FROM deviceNaming WHERE deviceId = d.id);
DROP INDEX device_in_use_by_name;
CREATE TRIGGER device_name_is_free BEFORE INSERT ON device
  WHEN EXISTS (SELECT 1 FROM deviceNow WHERE revokedAt IS NULL AND name = NEW.name)
  BEGIN SELECT RAISE(ABORT, 'another device in use has this name'); END;
CREATE TRIGGER deviceNaming_name_is_free BEFORE INSERT ON deviceNaming
  WHEN EXISTS (SELECT 1 FROM deviceNow WHERE revokedAt IS NULL AND name = NEW.name AND id <> NEW.deviceId)
  BEGIN SELECT RAISE(ABORT, 'another device in use has this name'); END;
CREATE TRIGGER deviceNaming_of_one_in_use BEFORE INSERT ON deviceNaming
  WHEN NOT EXISTS (SELECT 1 FROM device WHERE id = NEW.deviceId AND revokedAt IS NULL)
  BEGIN SELECT RAISE(ABORT, 'a revoked device keeps its name'); END;
CREATE TRIGGER deviceNaming_is_kept BEFORE UPDATE ON deviceNaming BEGIN SELECT RAISE(ABORT, 'a name is never changed, only followed by another'); END;
CREATE TRIGGER deviceNaming_stays BEFORE DELETE ON deviceNaming BEGIN SELECT RAISE(ABORT, 'a name is never deleted'); END;
ALTER TABLE referral ADD COLUMN acceptedPlace TEXT CHECK (acceptedPlace IN ${place});
ALTER TABLE handover ADD COLUMN receivedPlace TEXT CHECK (receivedPlace IN ${place});
`,
};
