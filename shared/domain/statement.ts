/**
 * A traveller's own statement (surat pernyataan): in the traveller's words, with or without a decision. A correction or an
 * addition is another statement.
 */
import { z } from 'zod';
import { Interpreter, TalkLanguage } from './talk.ts';

/** Language a statement was given in; here it is always said. */
export const StatementLanguage = TalkLanguage.exclude(['notRecorded']);
/** Language a statement was given in. */
export type StatementLanguage = z.infer<typeof StatementLanguage>;

/** Who interpreted a statement; here it is always said. */
export const StatementInterpreter = Interpreter.exclude(['notRecorded']);
/** Who interpreted a statement. */
export type StatementInterpreter = z.infer<typeof StatementInterpreter>;

/** Longest statement, in UTF-16 units: two pages of the paper. */
export const longestStatement = 4000;

const Line = z.string().trim().min(1).max(80).nullable();

/** A statement as it is taken. A line stands only where its value asks for one. */
export const StatementInput = z
  .strictObject({
    content: z.string().trim().min(3).max(longestStatement),
    language: StatementLanguage,
    /** Which other language. */
    languageName: Line,
    interpreter: StatementInterpreter,
    interpreterName: Line,
    /** It was read back to the traveller. */
    readBack: z.boolean(),
  })
  .refine(({ language, languageName }) => (language === 'other') === (languageName !== null), {
    path: ['languageName'],
  })
  .refine(({ interpreter, interpreterName }) => interpreter !== 'none' || interpreterName === null, {
    path: ['interpreterName'],
  });
/** A statement as it is taken. */
export type StatementInput = z.infer<typeof StatementInput>;
