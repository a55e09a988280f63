/** The open screening with all that its screens need: what is stored, what was just touched, and the checklist that follows from both. */
import { useCallback, useMemo } from 'react';
import { answerKey, type AnswerValue, type ScreeningView } from '../../shared/contract/screening.ts';
import type { CatalogueIndex } from '../../shared/domain/catalogue_index.ts';
import { checklistFor } from '../../shared/domain/checklist.ts';
import { checklistState, type Work } from './answers.ts';
import { call, readAgain } from './calls.ts';
import { useKeptOn } from './kept.ts';
import { officerHere } from './per_officer.ts';
import { currentAnswers, giveAnswers, holdBack, useDrafts, type SendAnswers } from './screening.ts';

const send: SendAnswers = async (input) => {
  const answer = await call('screening.answer', input);
  // Stored: the next answer builds on the revision this one made, and need not wait. Refused: the stored view counts from here.
  const read = readAgain();
  if (!answer.ok) await read;
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
  const own = useKeptOn(view.id);
  // What another officer of this tablet was answering is not shown.
  const fault = draft?.fault?.by === officerHere() ? draft.fault : own.fault;
  const writable = view.state === 'open';
  return { view, index, answers, given, list, fault, kept: own.waiting, writable, give, holdBack: back };
}
