import type { Migration } from '../migrate.ts';

/** Referrals that came without the network: the public key of each device, and what was carried in which case. */
export const carried: Migration = {
  version: 310,
  sql: `
CREATE TABLE deviceKey (
  deviceId TEXT PRIMARY KEY REFERENCES device (id),
  publicKey TEXT NOT NULL UNIQUE
) STRICT;
CREATE TABLE carried (
  id TEXT PRIMARY KEY CHECK (length(id) = 32),
  screeningId TEXT NOT NULL UNIQUE REFERENCES screening (id),
  deviceId TEXT NOT NULL REFERENCES device (id),
  madeAt TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;
CREATE TABLE carriedWords (
  carriedId TEXT PRIMARY KEY REFERENCES carried (id),
  words TEXT NOT NULL
) STRICT;
CREATE TRIGGER deviceKey_is_kept BEFORE UPDATE ON deviceKey BEGIN SELECT RAISE(ABORT, 'the key of a device is never changed'); END;
CREATE TRIGGER deviceKey_stays BEFORE DELETE ON deviceKey BEGIN SELECT RAISE(ABORT, 'the key of a device is never deleted'); END;
CREATE TRIGGER carried_is_kept BEFORE UPDATE ON carried BEGIN SELECT RAISE(ABORT, 'what was carried is never changed'); END;
CREATE TRIGGER carried_stays BEFORE DELETE ON carried BEGIN SELECT RAISE(ABORT, 'a code is taken once, for ever'); END;
CREATE TRIGGER carriedWords_are_kept BEFORE UPDATE ON carriedWords BEGIN SELECT RAISE(ABORT, 'what was carried is never changed'); END;
`,
};
