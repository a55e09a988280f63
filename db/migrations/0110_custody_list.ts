import type { Migration } from '../migrate.ts';

/**
 * Why the list of passports held is not on paper: noted after a passport was taken, and with the shift that closes without
 * the list (`shiftId`). The index finds the last change of custody in the log.
 */
export const custodyList: Migration = {
  version: 110,
  sql: `
CREATE TABLE custodyListMissing (
  id INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  officerId TEXT NOT NULL REFERENCES officer (id),
  eventSeq INTEGER NOT NULL REFERENCES event (seq),
  shiftId TEXT UNIQUE REFERENCES shift (id),
  reason TEXT NOT NULL CHECK (length(reason) > 4)
) STRICT;
CREATE TRIGGER custodyListMissing_is_appended BEFORE INSERT ON custodyListMissing
  WHEN NEW.eventSeq <= (SELECT coalesce(max(eventSeq), -1) FROM custodyListMissing)
    OR NOT EXISTS (SELECT 1 FROM event WHERE seq = NEW.eventSeq AND kind = 'custody-list-missing')
  BEGIN SELECT RAISE(ABORT, 'why a list is missing is appended with its event'); END;
CREATE TRIGGER custodyListMissing_is_kept BEFORE UPDATE ON custodyListMissing
  BEGIN SELECT RAISE(ABORT, 'why a list is missing is never changed'); END;
CREATE TRIGGER custodyListMissing_stays BEFORE DELETE ON custodyListMissing
  BEGIN SELECT RAISE(ABORT, 'why a list is missing is never changed'); END;
CREATE INDEX event_custody ON event (kind, seq) WHERE kind IN ('passport-held', 'passport-moved', 'passport-released',
  'passport-due-changed', 'outage-entered', 'outage-taken-back');
`,
};
