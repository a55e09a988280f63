/** What is written down while the receipt is made and the passport changes hands; kept per decision, so that nothing typed is lost. */
import { create } from 'zustand';
import type { PaperTaken } from '../../shared/domain/words.ts';
import type { Day } from '../../shared/time.ts';
import { keepPerOfficer } from './per_officer.ts';

/** A hold being written down. */
export interface HoldDraft {
  readonly source: 'station' | 'book';
  readonly bookNumber: string;
  readonly handed: boolean;
  readonly signature: PaperTaken | null;
  /** Where the receipt was not signed. */
  readonly witness: string;
  readonly seal: string;
  readonly place: string;
  readonly condition: string;
  /** Null: the next working day. */
  readonly due: Day | null;
  readonly dueReason: string;
}

const blank: HoldDraft = {
  source: 'station',
  bookNumber: '',
  handed: false,
  signature: null,
  witness: '',
  seal: '',
  place: '',
  condition: '',
  due: null,
  dueReason: '',
};

interface HoldDrafts {
  readonly of: Readonly<Record<string, HoldDraft>>;
}

const useDraftsOf = create<HoldDrafts>(() => ({ of: {} }));
keepPerOfficer(useDraftsOf, { of: {} });

/** The hold of a decision as it is being written down. */
export const useHoldDraft = (decisionId: string): HoldDraft => useDraftsOf(({ of }) => of[decisionId]) ?? blank;

/** Changes it. */
export function changeHold(decisionId: string, more: Partial<HoldDraft>): void {
  useDraftsOf.setState(({ of }) => ({ of: { ...of, [decisionId]: { ...(of[decisionId] ?? blank), ...more } } }));
}
