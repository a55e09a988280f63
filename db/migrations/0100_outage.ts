import type { Migration } from '../migrate.ts';

/** Numbered blank forms, what was entered from them, who confirmed it, and the stacks that were counted. */
export const outage: Migration = {
  version: 100,
  sql: `
CREATE TABLE outagePrint (
  id TEXT PRIMARY KEY,
  agency TEXT NOT NULL CHECK (agency IN ('bp3mi', 'immigration')),
  kind TEXT NOT NULL CHECK (kind IN ('clarification', 'postponement', 'custodyMove')),
  count INTEGER NOT NULL CHECK (count > 0),
  officerId TEXT NOT NULL REFERENCES officer (id),
  at TEXT NOT NULL,
  CHECK (kind = 'clarification' OR agency = 'immigration')
) STRICT;
CREATE TRIGGER outagePrint_is_kept BEFORE UPDATE ON outagePrint BEGIN SELECT RAISE(ABORT, 'a print is never changed'); END;
CREATE TRIGGER outagePrint_stays BEFORE DELETE ON outagePrint BEGIN SELECT RAISE(ABORT, 'a print is never deleted'); END;

CREATE TABLE outageForm (
  number TEXT PRIMARY KEY,
  printId TEXT NOT NULL REFERENCES outagePrint (id),
  paperId TEXT NOT NULL UNIQUE REFERENCES paper (id),
  agency TEXT NOT NULL CHECK (agency IN ('bp3mi', 'immigration')),
  kind TEXT NOT NULL CHECK (kind IN ('clarification', 'postponement', 'custodyMove')),
  year INTEGER NOT NULL,
  sequence INTEGER NOT NULL CHECK (sequence > 0),
  UNIQUE (agency, year, sequence)
) STRICT;
CREATE TRIGGER outageForm_is_kept BEFORE UPDATE ON outageForm BEGIN SELECT RAISE(ABORT, 'a form keeps its number'); END;
CREATE TRIGGER outageForm_stays BEFORE DELETE ON outageForm BEGIN SELECT RAISE(ABORT, 'forms are never deleted'); END;

CREATE TABLE outageEntry (
  id TEXT PRIMARY KEY,
  form TEXT NOT NULL REFERENCES outageForm (number),
  happenedAt TEXT NOT NULL,
  enteredAt TEXT NOT NULL,
  enteredBy TEXT NOT NULL REFERENCES officer (id),
  officerId TEXT NOT NULL REFERENCES officer (id),
  secondId TEXT REFERENCES officer (id),
  state TEXT NOT NULL CHECK (state IN ('waiting', 'recorded', 'takenBack')),
  closedAt TEXT,
  closedReason TEXT,
  screeningId TEXT REFERENCES screening (id),
  custodyId TEXT REFERENCES custody (id),
  CHECK (secondId IS NULL OR secondId <> officerId),
  CHECK (happenedAt <= enteredAt),
  CHECK ((state = 'waiting') = (closedAt IS NULL)),
  CHECK ((state = 'takenBack') = (closedReason IS NOT NULL)),
  CHECK ((state = 'recorded') = (screeningId IS NOT NULL OR custodyId IS NOT NULL))
) STRICT;
CREATE UNIQUE INDEX outageEntry_uses_a_form_once ON outageEntry (form) WHERE state <> 'takenBack';
CREATE UNIQUE INDEX outageEntry_screening ON outageEntry (screeningId) WHERE screeningId IS NOT NULL;
CREATE INDEX outageEntry_waiting ON outageEntry (state) WHERE state = 'waiting';
CREATE TRIGGER outageEntry_begins_waiting BEFORE INSERT ON outageEntry
  WHEN NEW.state <> 'waiting' OR EXISTS (SELECT 1 FROM outageSpoiled WHERE form = NEW.form)
  BEGIN SELECT RAISE(ABORT, 'an entry waits for those who acted, on a form that is not spoiled'); END;
CREATE TRIGGER outageEntry_is_kept BEFORE UPDATE OF id, form, happenedAt, enteredAt, enteredBy, officerId, secondId ON outageEntry
  BEGIN SELECT RAISE(ABORT, 'an entry is never rewritten'); END;
CREATE TRIGGER outageEntry_ends_once BEFORE UPDATE ON outageEntry WHEN OLD.state <> 'waiting'
  BEGIN SELECT RAISE(ABORT, 'an entry ends once'); END;
CREATE TRIGGER outageEntry_is_confirmed BEFORE UPDATE OF state ON outageEntry
  WHEN NEW.state = 'recorded' AND (
    NOT EXISTS (SELECT 1 FROM outageConfirmation WHERE entryId = NEW.id AND officerId = NEW.officerId)
    OR (NEW.secondId IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM outageConfirmation WHERE entryId = NEW.id AND officerId = NEW.secondId)))
  BEGIN SELECT RAISE(ABORT, 'nobody acts without the own confirmation'); END;
CREATE TRIGGER outageEntry_stays BEFORE DELETE ON outageEntry BEGIN SELECT RAISE(ABORT, 'entries are never deleted'); END;

CREATE TABLE outageConfirmation (
  id INTEGER PRIMARY KEY,
  entryId TEXT NOT NULL REFERENCES outageEntry (id),
  officerId TEXT NOT NULL REFERENCES officer (id),
  at TEXT NOT NULL,
  UNIQUE (entryId, officerId)
) STRICT;
CREATE TRIGGER outageConfirmation_is_of_who_acted BEFORE INSERT ON outageConfirmation
  WHEN NOT EXISTS (SELECT 1 FROM outageEntry WHERE id = NEW.entryId AND NEW.officerId IN (officerId, secondId))
  BEGIN SELECT RAISE(ABORT, 'only who acted confirms'); END;
CREATE TRIGGER outageConfirmation_is_kept BEFORE UPDATE ON outageConfirmation
  BEGIN SELECT RAISE(ABORT, 'a confirmation is never changed'); END;
CREATE TRIGGER outageConfirmation_stays BEFORE DELETE ON outageConfirmation
  BEGIN SELECT RAISE(ABORT, 'a confirmation is never deleted'); END;

CREATE TABLE outageWaiting (
  entryId TEXT PRIMARY KEY REFERENCES outageEntry (id),
  content TEXT NOT NULL CHECK (json_valid(content))
) STRICT;
CREATE TRIGGER outageWaiting_is_kept BEFORE UPDATE ON outageWaiting
  BEGIN SELECT RAISE(ABORT, 'an entry is never rewritten'); END;
CREATE TRIGGER outageWaiting_until_it_ends BEFORE DELETE ON outageWaiting
  WHEN EXISTS (SELECT 1 FROM outageEntry WHERE id = OLD.entryId AND state = 'waiting')
  BEGIN SELECT RAISE(ABORT, 'what waits is kept'); END;

CREATE TABLE outageSpoiled (
  form TEXT PRIMARY KEY REFERENCES outageForm (number),
  reason TEXT NOT NULL CHECK (length(reason) > 4),
  officerId TEXT NOT NULL REFERENCES officer (id),
  at TEXT NOT NULL
) STRICT;
CREATE TRIGGER outageSpoiled_is_not_used BEFORE INSERT ON outageSpoiled
  WHEN EXISTS (SELECT 1 FROM outageEntry WHERE form = NEW.form AND state <> 'takenBack')
  BEGIN SELECT RAISE(ABORT, 'a used form is not spoiled'); END;
CREATE TRIGGER outageSpoiled_is_kept BEFORE UPDATE ON outageSpoiled
  BEGIN SELECT RAISE(ABORT, 'a spoiled form stays so'); END;
CREATE TRIGGER outageSpoiled_stays BEFORE DELETE ON outageSpoiled
  BEGIN SELECT RAISE(ABORT, 'a spoiled form stays so'); END;

CREATE TABLE outageCount (
  id INTEGER PRIMARY KEY,
  agency TEXT NOT NULL CHECK (agency IN ('bp3mi', 'immigration')),
  officerId TEXT NOT NULL REFERENCES officer (id),
  at TEXT NOT NULL,
  printed INTEGER NOT NULL CHECK (printed >= 0),
  used INTEGER NOT NULL CHECK (used >= 0),
  spoiled INTEGER NOT NULL CHECK (spoiled >= 0),
  blank INTEGER NOT NULL CHECK (blank >= 0),
  missing TEXT NOT NULL CHECK (json_valid(missing)),
  CHECK (printed = used + spoiled + blank + json_array_length(missing))
) STRICT;
CREATE TRIGGER outageCount_is_kept BEFORE UPDATE ON outageCount BEGIN SELECT RAISE(ABORT, 'a count is never changed'); END;
CREATE TRIGGER outageCount_stays BEFORE DELETE ON outageCount BEGIN SELECT RAISE(ABORT, 'a count is never deleted'); END;
`,
};
