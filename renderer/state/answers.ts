/** The answers of an open screening and what follows from them; pure, for the screens and their tests. */
import { answerKey, type AnswerValue, type ScreeningView } from '../../shared/contract/screening.ts';
import type { CatalogueIndex } from '../../shared/domain/catalogue_index.ts';
import type { Checklist, ChecklistState } from '../../shared/domain/checklist.ts';
import type { DocumentStatus, EvidenceBasis, IndicatorValue } from '../../shared/domain/words.ts';
import { registerGroup } from '../../shared/domain/explanation.ts';
import type { Text } from '../../shared/text/id.ts';
import { dayOf } from '../../shared/time.ts';
import type { AnswerFault } from './screening.ts';

/** The open screening as its screens use it. */
export interface Work {
  readonly view: ScreeningView;
  readonly index: CatalogueIndex;
  readonly answers: readonly AnswerValue[];
  /** The answer on a fact, by `answerKey`. */
  readonly given: ReadonlyMap<string, AnswerValue>;
  /** Null while the purpose is not chosen. */
  readonly list: Checklist | null;
  readonly fault: AnswerFault | null;
  /** Answers by `answerKey` that are on this device alone, until the station is back. */
  readonly kept: ReadonlySet<string>;
  /** False: somebody else's, or closed; it may be read only. */
  readonly writable: boolean;
  give(answers: readonly AnswerValue[]): void;
  /** Shows the officer answers that were being written while somebody else answered the same, and sends none. */
  holdBack(answers: readonly AnswerValue[]): void;
}

/** What was said in the private talk stands by name on no open screen. */
export const isPrivateFact = ({ indicators }: Pick<CatalogueIndex, 'indicators'>, code: string): boolean =>
  indicators.get(code)?.stage === 'private';

/** What a fact rests on, in a word: another party on a paper is the system or the issuer that was asked. */
export function basisWord(
  { journey: { questions } }: Text,
  { indicators }: Pick<CatalogueIndex, 'indicators'>,
  { code, basis }: { readonly code: string; readonly basis: EvidenceBasis },
): string {
  const ofRegister = basis === 'thirdParty' && indicators.get(code)?.group === registerGroup;
  return ofRegister ? questions.basisRegister : questions.basisOf[basis];
}

/** The state the checklist follows from. */
export function checklistState(view: ScreeningView, answers: readonly AnswerValue[], purpose: string): ChecklistState {
  const documents: Record<string, DocumentStatus> = {};
  const indicators: Record<string, { value: IndicatorValue }> = {};
  for (const answer of answers) {
    if (answer.kind === 'document') documents[answer.code] = answer.value;
    if (answer.kind === 'indicator') indicators[answer.code] = { value: answer.value };
  }
  const { minor, destination, transit } = view;
  const immigrationSecond =
    view.ownAssessmentDue === 'second' || view.assessments.some(({ stage }) => stage === 'second');
  const day = dayOf(view.openedAt);
  return { purpose, minor, destination, transit, day, documents, indicators, immigrationSecond };
}

/** What is recorded on a paper; `notChecked` when nothing is. */
export function documentAnswer(work: Work, code: string): DocumentStatus {
  const answer = work.given.get(answerKey({ kind: 'document', code }));
  return answer?.kind === 'document' ? answer.value : 'notChecked';
}

/** What is recorded on an indicator, or null. */
export function indicatorAnswer(work: Work, code: string): Extract<AnswerValue, { kind: 'indicator' }> | null {
  const answer = work.given.get(answerKey({ kind: 'indicator', code }));
  return answer?.kind === 'indicator' ? answer : null;
}

/** What is recorded on a mitigating fact, or null. */
export function mitigationAnswer(work: Work, code: string): Extract<AnswerValue, { kind: 'mitigation' }> | null {
  const answer = work.given.get(answerKey({ kind: 'mitigation', code }));
  return answer?.kind === 'mitigation' ? answer : null;
}

/** An answer on an indicator in the form the contract wants: the basis follows from the value. */
export function indicatorOf(
  indicator: { readonly code: string; readonly basis: readonly EvidenceBasis[] },
  value: IndicatorValue,
  more: { readonly basis?: EvidenceBasis | null; readonly note?: string | null } = {},
): AnswerValue {
  const usual = more.basis ?? indicator.basis[0] ?? null;
  const basis = value === 'notAsked' ? null : value === 'declined' ? 'statement' : usual;
  return { kind: 'indicator', code: indicator.code, value, basis, note: more.note ?? null };
}
