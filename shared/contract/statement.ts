/** Statements of a traveller in their own words: taken at any time, also without a decision. */
import { z } from 'zod';
import { DecisionId, ScreeningId, StatementId } from '../ids.ts';
import { Instant } from '../time.ts';
import { ToldLanguage } from '../domain/decision.ts';
import { StatementInput, StatementInterpreter, StatementLanguage } from '../domain/statement.ts';
import { AgencyCode } from '../domain/words.ts';
import { command, query } from './procedure.ts';

const said = { content: z.string(), by: z.string(), agency: AgencyCode, at: Instant };

/** A statement as it was given: taken on its own, or with a decision. Its `id` is what its paper is about. */
export const StatementView = z.discriminatedUnion('from', [
  z.strictObject({
    from: z.literal('taken'),
    id: StatementId,
    ...said,
    language: StatementLanguage,
    languageName: z.string().nullable(),
    interpreter: StatementInterpreter,
    interpreterName: z.string().nullable(),
    readBack: z.boolean(),
  }),
  z.strictObject({ from: z.literal('decision'), id: DecisionId, ...said, toldIn: ToldLanguage.nullable() }),
]);
export type StatementView = z.infer<typeof StatementView>;

const access = ['bp3mi', 'immigration', 'supervisor'] as const;

/** Rows of statements. */
export const statement = {
  /** A correction or an addition is another statement; none is ever changed. */
  'statement.take': command({
    access,
    input: z.strictObject({ screeningId: ScreeningId, statement: StatementInput }),
    output: z.strictObject({ statementId: StatementId }),
    errors: ['screening-unknown'],
  }),
  'statement.list': query({
    access,
    input: z.strictObject({ screeningId: ScreeningId }),
    /** In the order they were given; with a decision only what no statement of its own says already. */
    output: z.array(StatementView),
    errors: ['screening-unknown'],
    alone: 'read',
    views: 'personal',
  }),
};
