import type { Migration } from '../migrate.ts';

/** Copies of the database that were made, or should have been. */
export const backup: Migration = {
  version: 130,
  sql: `
CREATE TABLE backup (
  id TEXT PRIMARY KEY,
  reason TEXT NOT NULL CHECK (reason IN ('time', 'shiftClosed', 'asked', 'keyRotated')),
  at TEXT NOT NULL,
  file TEXT NOT NULL,
  bytes INTEGER NOT NULL CHECK (bytes >= 0),
  events INTEGER NOT NULL CHECK (events >= 0),
  root TEXT NOT NULL,
  fault TEXT CHECK (fault IN ('disk-full', 'folder-unusable', 'database-damaged', 'copy-damaged')),
  secondFault TEXT CHECK (secondFault IN ('disk-full', 'folder-unusable', 'database-damaged', 'copy-damaged'))
) STRICT;
CREATE INDEX backup_by_time ON backup (at);
CREATE TRIGGER backup_is_kept BEFORE UPDATE ON backup BEGIN SELECT RAISE(ABORT, 'what was said of a backup is never changed'); END;
CREATE TRIGGER backup_stays BEFORE DELETE ON backup BEGIN SELECT RAISE(ABORT, 'what was said of a backup is never deleted'); END;
`,
};
