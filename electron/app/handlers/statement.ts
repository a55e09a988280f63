/** Statements of a traveller, taken with or without a decision. */
import { newId, StatementId } from '../../../shared/ids.ts';
import { err, ok } from '../../../shared/result.ts';
import { actor, type Handlers } from '../context.ts';
import { caseOfStatements, statementsView } from '../statements.ts';

/** Handlers of `statement.*`. */
export const statementHandlers: Handlers<'statement'> = {
  'statement.take': ({ screeningId, statement }, ctx) => {
    if (caseOfStatements(ctx, screeningId) === null) return err({ code: 'screening-unknown' });
    const id = newId(StatementId, 'stm', ctx.random);
    ctx.write.insertStatement({ id, screeningId, ...statement, officerId: actor(ctx).id, at: ctx.now });
    ctx.audit(
      'statement-taken',
      [
        { type: 'screening', id: screeningId },
        { type: 'statement', id },
      ],
      { statement },
    );
    return ok({ statementId: id });
  },
  'statement.list': ({ screeningId }, ctx) =>
    caseOfStatements(ctx, screeningId) === null
      ? err({ code: 'screening-unknown' })
      : ok(statementsView(ctx, screeningId)),
};
