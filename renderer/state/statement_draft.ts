/** A statement as it is being written, kept per case and officer: nothing a traveller said is typed twice. */
import { create } from 'zustand';
import { StatementInput, type StatementInterpreter, type StatementLanguage } from '../../shared/domain/statement.ts';
import { keepPerOfficer } from './per_officer.ts';

/** A statement being written. */
export interface StatementDraft {
  readonly content: string;
  readonly language: StatementLanguage | null;
  readonly languageName: string;
  readonly interpreter: StatementInterpreter;
  readonly interpreterName: string;
  readonly readBack: boolean | null;
}

/** Nothing is written yet. Without an interpreter is what is usual; the language is never assumed. */
export const blankStatement: StatementDraft = {
  content: '',
  language: null,
  languageName: '',
  interpreter: 'none',
  interpreterName: '',
  readBack: null,
};

interface Drafts {
  readonly of: Readonly<Record<string, StatementDraft>>;
}

/** The drafts of this page by case. */
export const useStatementDrafts = create<Drafts>(() => ({ of: {} }));
keepPerOfficer(useStatementDrafts, { of: {} });

/** Changes the draft of a case. */
export function changeStatement(screeningId: string, change: Partial<StatementDraft>): void {
  useStatementDrafts.setState(({ of }) => {
    return { of: { ...of, [screeningId]: { ...(of[screeningId] ?? blankStatement), ...change } } };
  });
}

/** The statement is stored. */
export function dropStatement(screeningId: string): void {
  useStatementDrafts.setState(({ of: { [screeningId]: _gone, ...rest } }) => ({ of: rest }));
}

/** The draft in the shape the application takes, or null while something is missing. */
export function statementOf(draft: StatementDraft): StatementInput | null {
  const { language, interpreter } = draft;
  const line = (wanted: boolean, text: string) => (wanted && text.trim() !== '' ? text.trim() : null);
  const parsed = StatementInput.safeParse({
    ...draft,
    languageName: line(language === 'other', draft.languageName),
    interpreterName: line(interpreter !== 'none', draft.interpreterName),
  });
  return parsed.success ? parsed.data : null;
}
