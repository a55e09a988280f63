/** The open screening with all that its screens need: what is stored, what was just touched, and the checklist that follows from both. */
import { useCallback, useMemo } from 'react';
import type { AnswerValue, ScreeningView } from '../../shared/contract/screening.ts';
import type { CatalogueIndex } from '../../shared/domain/catalogue_index.ts';
import { checklistFor } from '../../shared/domain/checklist.ts';
import { checklistState, type Work } from './answers.ts';
import { call, readAgain } from './calls.ts';
import { officerHere } from './per_officer.ts';
import { answerKey, currentAnswers, giveAnswers, holdBack, useDrafts, type SendAnswers } from './screening.ts';

const send: SendAnswers = async (input) => {
  const answer = await call('screening.answer', input);
  // Refused or not, the stored view is what counts from here.
  await readAgain();
  return answer;
};

/** The work on a screening. */
export function useWork(view: ScreeningView, index: CatalogueIndex): Work {
  const draft = useDrafts((drafts) => drafts.of[view.id]);
  const answers = useMemo(() => currentAnswers(view, draft), [view, draft]);
  const given = useMemo(() => new Map(answers.map((answer) => [answerKey(answer), answer])), [answers]);
  const list = useMemo(() => {
    const { purpose } = view;
    if (purpose === null || !index.purposes.has(purpose)) return null;
    return checklistFor(index.catalogue, checklistState(view, answers, purpose));
  }, [view, answers, index]);
  const give = useCallback(
    (more: readonly AnswerValue[]) => {
      void giveAnswers(view, more, send);
    },
    [view],
  );
  const back = useCallback((mine: readonly AnswerValue[]) => holdBack(view, mine), [view]);
  // What another officer of this tablet was answering is not shown.
  const fault = draft?.fault?.by === officerHere() ? draft.fault : null;
  return { view, index, answers, given, list, fault, writable: view.state === 'open', give, holdBack: back };
}
