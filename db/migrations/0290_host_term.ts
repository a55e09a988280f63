import type { Migration } from '../migrate.ts';

/** A spare takes the place of its host: each time the term is one higher, and a host of a lower one is none any more. */
export const hostTerm: Migration = {
  version: 290,
  sql: `
CREATE TABLE hostTerm (
  term INTEGER PRIMARY KEY CHECK (term > 1),
  takenAt TEXT NOT NULL,
  takenBy TEXT REFERENCES officer (id),
  device TEXT REFERENCES device (id),
  CHECK ((takenBy IS NULL) = (device IS NULL))
) STRICT;
CREATE TRIGGER hostTerm_is_kept BEFORE UPDATE ON hostTerm BEGIN SELECT RAISE(ABORT, 'a term is never changed'); END;
CREATE TRIGGER hostTerm_stays BEFORE DELETE ON hostTerm BEGIN SELECT RAISE(ABORT, 'a term is never deleted'); END;
`,
};
