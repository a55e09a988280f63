/** Statements of travellers in their own words. Only ever added: a correction is another statement. */
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { OfficerId, ScreeningId, StatementId } from '../shared/ids.ts';
import { Instant } from '../shared/time.ts';
import { StatementInterpreter, StatementLanguage } from '../shared/domain/statement.ts';
import { tableOf } from './row.ts';

/** A statement without a word that tells about the person. */
const StatementRecord = z.strictObject({
  id: StatementId,
  screeningId: ScreeningId,
  language: StatementLanguage,
  interpreter: StatementInterpreter,
  readBack: z.boolean(),
  officerId: OfficerId,
  at: Instant,
});

const words = {
  content: z.string(),
  /** Which other language. */
  languageName: z.string().nullable(),
  interpreterName: z.string().nullable(),
};
const StatementWords = z.strictObject({ statementId: StatementId, ...words });

/** A statement with its words; empty once they are erased. */
const StatementTaken = StatementRecord.extend(words);
export type StatementTaken = z.infer<typeof StatementTaken>;

/** Reads of statements. */
export function readStatements(db: Database) {
  const statements = tableOf(db, 'statement', StatementTaken);
  const select = `SELECT s.*, coalesce(w.content, '') AS content, w.languageName, w.interpreterName
     FROM statement s LEFT JOIN statementWords w ON w.statementId = s.id`;
  return {
    statement: (id: StatementId) => statements.one(`${select} WHERE s.id = ?`, id),
    /** Statements of a case, in the order they were taken. */
    statementsOf: (id: ScreeningId) => statements.all(`${select} WHERE s.screeningId = ? ORDER BY s.rowid`, id),
  };
}

/** Writes of statements. */
export function writeStatements(db: Database) {
  const statements = tableOf(db, 'statement', StatementRecord);
  const spoken = tableOf(db, 'statementWords', StatementWords);
  return {
    insertStatement: ({ content, languageName, interpreterName, ...record }: StatementTaken) => {
      statements.insert(record);
      spoken.insert({ statementId: record.id, content, languageName, interpreterName });
    },
  };
}
