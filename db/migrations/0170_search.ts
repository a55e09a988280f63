import type { Migration } from '../migrate.ts';

/** Marks a case to be read into the index again before the transaction ends. */
const due = (name: string, on: string, cases: string): string => `
CREATE TRIGGER ${name} AFTER ${on} BEGIN
  INSERT INTO searchDue SELECT DISTINCT id FROM screening
    WHERE id IN (${cases}) AND id NOT IN (SELECT screeningId FROM searchDue);
END;`;

const ofPerson = (row: string) => `SELECT screeningId FROM person WHERE id = ${row}.personId`;

/**
 * The index of the local history. What a case is found by is one line of tokens for FTS5, which keeps and merges their lists; every
 * word that may name somebody is a number there, and the word itself stands in \`searchWord\` alone, as long as a case uses it.
 * \`searchDue\` holds what changed; it is empty at the end of every transaction, and every case of an older station stands in it.
 */
export const search: Migration = {
  version: 170,
  sql: `
CREATE TABLE searchWord (
  id INTEGER PRIMARY KEY,
  word TEXT NOT NULL UNIQUE,
  uses INTEGER NOT NULL CHECK (uses >= 0)
) STRICT;
CREATE TABLE searchPiece (
  piece TEXT NOT NULL,
  wordId INTEGER NOT NULL,
  PRIMARY KEY (piece, wordId)
) STRICT, WITHOUT ROWID;
CREATE TABLE searchCase (
  no INTEGER PRIMARY KEY,
  screeningId TEXT NOT NULL UNIQUE REFERENCES screening (id),
  name TEXT NOT NULL,
  number TEXT NOT NULL,
  openedAt TEXT NOT NULL,
  day TEXT NOT NULL,
  flight TEXT,
  destination TEXT,
  officer TEXT NOT NULL,
  decision TEXT,
  state TEXT NOT NULL,
  tokens TEXT NOT NULL
) STRICT;
CREATE INDEX searchCase_day ON searchCase (day, no);
CREATE VIRTUAL TABLE searchToken USING fts5
  (tokens, content = '', columnsize = 0, detail = none, tokenize = "ascii tokenchars '_'");
INSERT INTO searchToken (searchToken, rank) VALUES ('secure-delete', 1);
CREATE TABLE searchDue (screeningId TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
CREATE TABLE searchRules (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  version INTEGER NOT NULL
) STRICT;
INSERT INTO searchRules VALUES (1, 0);
${due('screening_is_searched', 'INSERT ON screening', 'NEW.id')}
${due('screening_changes_search', 'UPDATE OF state, flightId, destination, passportHash, openedAt ON screening', 'NEW.id')}
${due('traveller_is_searched', 'INSERT ON traveller', 'NEW.screeningId')}
${due('traveller_changes_search', 'UPDATE OF document ON traveller', 'NEW.screeningId')}
${due('traveller_leaves_search', 'DELETE ON traveller', 'OLD.screeningId')}
${due('answer_is_searched', 'INSERT ON answer', 'NEW.screeningId')}
${due('answer_leaves_search', 'DELETE ON answer', 'OLD.screeningId')}
${due('personWords_are_searched', 'INSERT ON personWords', ofPerson('NEW'))}
${due('personWords_leave_search', 'DELETE ON personWords', ofPerson('OLD'))}
${due('personTakenBack_leaves_search', 'INSERT ON personTakenBack', ofPerson('NEW'))}
${due('decision_is_searched', 'INSERT ON decision', 'NEW.screeningId')}
${due('decision_changes_search', 'UPDATE OF state ON decision', 'NEW.screeningId')}
${due('referral_is_searched', 'INSERT ON referral', 'NEW.screeningId')}
${due('party_changes_search', 'UPDATE OF leader, licence ON party', 'SELECT id FROM screening WHERE partyId = NEW.id')}
${due('erasure_leaves_search', 'INSERT ON erasure', 'NEW.screeningId')}
`,
};
