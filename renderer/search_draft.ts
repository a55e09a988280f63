/** What is typed on the search screen, and how it becomes a call. */
import type { InputOf } from '../shared/contract/index.ts';
import { needsReference, type SearchPurpose } from '../shared/domain/search.ts';
import { searchedAs } from '../shared/domain/search_text.ts';
import type { DecisionKind } from '../shared/domain/words.ts';
import { readDay } from './days.ts';

/** What is typed. Days as people write them. */
export interface SearchDraft {
  readonly text: string;
  readonly about: string;
  readonly officerId: string;
  readonly decision: DecisionKind | null;
  readonly state: 'open' | 'decided' | null;
  readonly from: string;
  readonly to: string;
  readonly purpose: SearchPurpose | null;
  readonly reference: string;
}

export const emptyDraft: SearchDraft = {
  text: '',
  about: '',
  officerId: '',
  decision: null,
  state: null,
  from: '',
  to: '',
  purpose: null,
  reference: '',
};

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());

/** The call of a draft, or null while it has no purpose. The text goes where it belongs by what it looks like. */
export function criteriaOf(draft: SearchDraft): Omit<InputOf<'search.history'>, 'after'> | null {
  const { text, about, officerId, decision, state, from, to, purpose, reference } = draft;
  if (purpose === null) return null;
  const as = orNull(text) === null ? null : searchedAs(text);
  return {
    name: as === 'name' ? orNull(text) : null,
    passport: as === 'passport' ? orNull(text) : null,
    flight: as === 'flight' ? orNull(text) : null,
    about: as === 'about' ? orNull(text) : orNull(about),
    officerId: orNull(officerId),
    decision,
    state,
    from: readDay(from),
    to: readDay(to),
    purpose,
    reference,
  };
}

/** Whether there is something to look for, and what for. */
export function isReady(draft: SearchDraft): boolean {
  const { purpose, reference, text, about, officerId, decision, state, from, to } = draft;
  if (purpose === null || (needsReference(purpose) && reference.trim().length < 3)) return false;
  const days = [from, to].filter((day) => day !== '');
  if (days.some((day) => readDay(day) === null) || text.trim().length === 1 || [1, 2].includes(about.trim().length))
    return false;
  return (
    text.trim() !== '' ||
    about.trim() !== '' ||
    officerId !== '' ||
    decision !== null ||
    state !== null ||
    days.length > 0
  );
}
