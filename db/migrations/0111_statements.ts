import type { Migration } from '../migrate.ts';

/** Rows that are only ever added and never taken away while the case is kept. */
const appended = (...tables: readonly string[]): string =>
  tables
    .map(
      (table) =>
        `CREATE TRIGGER ${table}_is_appended BEFORE UPDATE ON ${table} BEGIN SELECT RAISE(ABORT, '${table} is appended'); END;`,
    )
    .join('\n');

/**
 * Statements of a traveller, taken with or without a decision; and the number of handover minutes that were written by hand
 * because nothing could be printed. What was printed has its number among the papers.
 */
export const statements: Migration = {
  version: 111,
  sql: `
CREATE TABLE statement (
  id TEXT PRIMARY KEY,
  screeningId TEXT NOT NULL REFERENCES screening (id),
  language TEXT NOT NULL CHECK (language IN ('indonesian', 'palembangMalay', 'javanese', 'sundanese', 'english', 'other')),
  interpreter TEXT NOT NULL CHECK (interpreter IN ('none', 'officer', 'companion', 'professional')),
  readBack INTEGER NOT NULL CHECK (readBack IN (0, 1)),
  officerId TEXT NOT NULL REFERENCES officer (id),
  at TEXT NOT NULL
) STRICT;
CREATE INDEX statement_screening ON statement (screeningId);
CREATE TABLE statementWords (
  statementId TEXT PRIMARY KEY REFERENCES statement (id),
  content TEXT NOT NULL CHECK (length(content) > 0),
  languageName TEXT CHECK (length(languageName) > 0),
  interpreterName TEXT CHECK (length(interpreterName) > 0)
) STRICT;

CREATE TABLE handoverMinutes (
  id INTEGER PRIMARY KEY,
  handoverId TEXT NOT NULL REFERENCES handover (id),
  number TEXT NOT NULL CHECK (length(number) > 2),
  officerId TEXT NOT NULL REFERENCES officer (id),
  at TEXT NOT NULL
) STRICT;
CREATE INDEX handoverMinutes_handover ON handoverMinutes (handoverId, id);
CREATE TRIGGER paper_is_the_one_of_its_subject BEFORE INSERT ON paper
  WHEN substr(NEW.subjectId, 1, 4) IN ('hnd_', 'stm_') AND EXISTS (SELECT 1 FROM paper
    WHERE kind = NEW.kind AND subjectId = NEW.subjectId AND voidedAt IS NULL
      AND (agency = NEW.agency OR substr(NEW.subjectId, 1, 4) = 'hnd_'))
  BEGIN SELECT RAISE(ABORT, 'a handover has one valid paper of a kind, a statement one of each agency'); END;
${appended('statement', 'statementWords', 'handoverMinutes')}
`,
};
