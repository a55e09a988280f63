import type { Migration } from '../migrate.ts';

/** One reason more for a backup: the battery of the station's machine was nearly empty. */
export const powerLow: Migration = {
  version: 250,
  sql: `
CREATE TABLE backupNew (
  id TEXT PRIMARY KEY,
  reason TEXT NOT NULL CHECK (reason IN ('time', 'shiftClosed', 'asked', 'keyRotated', 'powerLow')),
  at TEXT NOT NULL,
  file TEXT NOT NULL,
  bytes INTEGER NOT NULL CHECK (bytes >= 0),
  events INTEGER NOT NULL CHECK (events >= 0),
  root TEXT NOT NULL,
  fault TEXT CHECK (fault IN ('disk-full', 'folder-unusable', 'database-damaged', 'copy-damaged')),
  secondFault TEXT CHECK (secondFault IN ('disk-full', 'folder-unusable', 'database-damaged', 'copy-damaged'))
) STRICT;
INSERT INTO backupNew SELECT id, reason, at, file, bytes, events, root, fault, secondFault FROM backup ORDER BY rowid;
DROP TABLE backup;
ALTER TABLE backupNew RENAME TO backup;
CREATE INDEX backup_by_time ON backup (at);
CREATE TRIGGER backup_is_kept BEFORE UPDATE ON backup BEGIN SELECT RAISE(ABORT, 'what was said of a backup is never changed'); END;
CREATE TRIGGER backup_stays BEFORE DELETE ON backup BEGIN SELECT RAISE(ABORT, 'what was said of a backup is never deleted'); END;
`,
};
