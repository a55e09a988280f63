import type { Migration } from '../migrate.ts';

const provinces = `('11', '12', '13', '14', '15', '16', '17', '18', '19', '21', '31', '32', '33', '34', '35', '36', '51', '52', '53',
  '61', '62', '63', '64', '65', '71', '72', '73', '74', '75', '76', '81', '82', '91', '92', '93', '94', '95', '96')`;

/** What stands beside the answers: the talk, people around the departure, the province, and documents to be checked again. */
export const talk: Migration = {
  version: 40,
  sql: `
CREATE TABLE talk (
  id INTEGER PRIMARY KEY,
  screeningId TEXT NOT NULL REFERENCES screening (id),
  part TEXT NOT NULL CHECK (part IN ('language', 'interpreter', 'private')),
  value TEXT NOT NULL,
  line TEXT,
  officerOffered INTEGER CHECK (officerOffered IN (0, 1)),
  officerId TEXT NOT NULL REFERENCES officer (id),
  at TEXT NOT NULL,
  CHECK (
    (part = 'language' AND value IN ('notRecorded', 'indonesian', 'palembangMalay', 'javanese', 'sundanese', 'english', 'other')
      AND (value = 'other') = (line IS NOT NULL))
    OR (part = 'interpreter' AND value IN ('notRecorded', 'none', 'officer', 'companion', 'professional')
      AND (value = 'professional' OR line IS NULL))
    OR (part = 'private' AND value IN ('notRecorded', 'notHeld', 'secondDevice', 'hereAlone', 'paper')
      AND (value = 'paper') = (line IS NOT NULL))
  ),
  CHECK (part = 'private' OR officerOffered IS NULL)
) STRICT;
CREATE INDEX talk_screening ON talk (screeningId, part, id);
CREATE INDEX talk_paper ON talk (line) WHERE part = 'private' AND value = 'paper';
CREATE TRIGGER talk_is_appended BEFORE UPDATE ON talk BEGIN SELECT RAISE(ABORT, 'the talk is appended'); END;

CREATE TABLE backEntry (
  answerId INTEGER PRIMARY KEY REFERENCES answer (id),
  paper TEXT NOT NULL CHECK (length(paper) > 0)
) STRICT;
CREATE TRIGGER backEntry_is_appended BEFORE UPDATE ON backEntry
  BEGIN SELECT RAISE(ABORT, 'a back-entry is never changed'); END;

CREATE TABLE person (
  id TEXT PRIMARY KEY,
  screeningId TEXT NOT NULL REFERENCES screening (id),
  role TEXT NOT NULL CHECK (role IN ('recruiter', 'sponsor', 'payer', 'companion')),
  relation TEXT CHECK (relation IN ('family', 'friend', 'colleague', 'employer', 'agency', 'recruiter', 'unknown')),
  saidInPrivate INTEGER NOT NULL CHECK (saidInPrivate IN (0, 1)),
  nameKey TEXT CHECK (length(nameKey) = 64),
  handleKey TEXT CHECK (length(handleKey) = 64),
  officerId TEXT NOT NULL REFERENCES officer (id),
  at TEXT NOT NULL
) STRICT;
CREATE INDEX person_screening ON person (screeningId);
CREATE INDEX person_name ON person (nameKey) WHERE nameKey IS NOT NULL;
CREATE INDEX person_handle ON person (handleKey) WHERE handleKey IS NOT NULL;
CREATE TRIGGER person_is_appended BEFORE UPDATE ON person BEGIN SELECT RAISE(ABORT, 'people are appended'); END;

CREATE TABLE personWords (
  personId TEXT PRIMARY KEY REFERENCES person (id),
  name TEXT,
  handle TEXT,
  agency TEXT,
  note TEXT,
  CHECK (name IS NOT NULL OR handle IS NOT NULL OR agency IS NOT NULL)
) STRICT;
CREATE TRIGGER personWords_are_kept BEFORE UPDATE ON personWords
  BEGIN SELECT RAISE(ABORT, 'people are appended'); END;

CREATE TABLE personTakenBack (
  personId TEXT PRIMARY KEY REFERENCES person (id),
  officerId TEXT NOT NULL REFERENCES officer (id),
  at TEXT NOT NULL
) STRICT;
CREATE TRIGGER personTakenBack_is_kept BEFORE UPDATE ON personTakenBack
  BEGIN SELECT RAISE(ABORT, 'people are appended'); END;
CREATE TRIGGER personTakenBack_stays BEFORE DELETE ON personTakenBack
  WHEN EXISTS (SELECT 1 FROM personWords WHERE personId = OLD.personId)
  BEGIN SELECT RAISE(ABORT, 'what was taken back stays so'); END;

CREATE TABLE residence (
  id INTEGER PRIMARY KEY,
  screeningId TEXT NOT NULL REFERENCES screening (id),
  province TEXT CHECK (province IN ${provinces}),
  officerId TEXT NOT NULL REFERENCES officer (id),
  at TEXT NOT NULL
) STRICT;
CREATE INDEX residence_screening ON residence (screeningId, id);
CREATE TRIGGER residence_is_appended BEFORE UPDATE ON residence BEGIN SELECT RAISE(ABORT, 'residence is appended'); END;

CREATE TABLE recheck (
  id INTEGER PRIMARY KEY,
  answerId INTEGER NOT NULL REFERENCES answer (id),
  screeningId TEXT NOT NULL REFERENCES screening (id),
  code TEXT NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN ('confirmed', 'notConfirmed', 'stillNotCheckable')),
  stands TEXT NOT NULL CHECK (stands IN ('asAnswer', 'beside')),
  officerId TEXT NOT NULL REFERENCES officer (id),
  at TEXT NOT NULL
) STRICT;
CREATE INDEX recheck_screening ON recheck (screeningId, id);
CREATE UNIQUE INDEX recheck_ends_once ON recheck (answerId) WHERE outcome <> 'stillNotCheckable';
CREATE INDEX answer_notCheckable ON answer (screeningId) WHERE kind = 'document' AND value = 'notCheckable';
CREATE TRIGGER recheck_is_appended BEFORE UPDATE ON recheck BEGIN SELECT RAISE(ABORT, 'rechecks are appended'); END;

CREATE TABLE recheckNote (
  recheckId INTEGER PRIMARY KEY REFERENCES recheck (id),
  note TEXT NOT NULL CHECK (length(note) > 0)
) STRICT;
CREATE TRIGGER recheckNote_is_kept BEFORE UPDATE ON recheckNote
  BEGIN SELECT RAISE(ABORT, 'rechecks are appended'); END;
`,
};
