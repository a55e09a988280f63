/** Surat Pernyataan: a statement as it was taken, or ruled lines to write one on. */
import type { ScreeningRecord } from '../../../../db/screenings.ts';
import type { StatementView } from '../../../../shared/contract/statement.ts';
import { ScreeningId } from '../../../../shared/ids.ts';
import { id as indonesian } from '../../../../shared/text/id.ts';
import type { QueryContext } from '../../context.ts';
import { caseOfStatements, statementOf } from '../../statements.ts';
import { contentOf, type PaperBuilder } from '../builder.ts';
import { callerSigns, format, travellerFields } from './common.ts';

const words = indonesian.paper.content;
const { talk, decision, statement: said } = indonesian;

/** How it was given: language, who interpreted, whether it was read back. */
function givenHow(statement: StatementView): Record<string, string> {
  if (statement.from === 'decision') {
    return { language: statement.toldIn === null ? '' : decision.languages[statement.toldIn] };
  }
  const { language, languageName, interpreter, interpreterName, readBack } = statement;
  const who = talk.interpreters[interpreter];
  return {
    language: languageName ?? talk.languages[language],
    interpreter: interpreter === 'none' ? said.noInterpreter : [who, interpreterName ?? ''].filter(Boolean).join(': '),
    readBack: readBack ? words.yes : '',
  };
}

function statementFields(statement: StatementView | null): Record<string, string> {
  if (statement === null) return {};
  const { content, by, at } = statement;
  return { ownWords: content, writtenBy: `${by}, ${format.moment(at)}`, ...givenHow(statement) };
}

/** A statement by its own identifier or its decision's; of a case, an empty sheet. */
function subjectOf(
  ctx: QueryContext,
  subject: string,
): { screening: ScreeningRecord; statement: StatementView | null } | null {
  const id = ScreeningId.safeParse(subject);
  if (!id.success) return statementOf(ctx, subject);
  const screening = caseOfStatements(ctx, id.data);
  return screening && { screening, statement: null };
}

/** Surat Pernyataan. */
export const travellerStatement: PaperBuilder = {
  build: (ctx, subject) => {
    const found = subjectOf(ctx, subject);
    if (found === null) return null;
    const fields = travellerFields(ctx, found.screening);
    return {
      screeningId: found.screening.id,
      content: contentOf({
        fields: { ...fields, ...statementFields(found.statement) },
        signers: { holder: { name: fields.name ?? '', detail: '' }, officer: callerSigns(ctx) },
      }),
    };
  },
};
