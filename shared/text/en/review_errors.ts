import type { Entry } from '../sentence.ts';
import type { reviewErrors as source } from '../id/review_errors.ts';

/** Failures of reviews and of signing a shift. */
export const reviewErrors: Record<keyof typeof source, Entry> = {
  'own-decision': {
    what: 'You took part in this decision, so you may not review it.',
    safe: 'The review goes on waiting; nothing has changed.',
    todo: 'Ask another shift head of the same agency.',
  },
  'second-not-due': {
    what: 'A second assessment of this case is not needed, or was given already.',
    safe: 'The assessments there are still stand.',
    todo: 'Open the case again, then accept or return it.',
  },
  'assess-first': {
    what: 'This case is judged on its own first, before its decision is seen.',
    safe: 'Nothing has been accepted or returned.',
    todo: 'Give your assessment on the page of the case.',
  },
  'review-ended': {
    what: 'This review has ended.',
    safe: 'The decision was accepted and stands as recorded.',
    todo: 'Go back to the review queue.',
  },
  'already-returned': {
    what: 'This decision was returned already and waits for its officer.',
    safe: 'The first reason stays recorded.',
    todo: 'Wait for the answer, or accept if it is no longer needed.',
  },
  'not-returned': {
    what: 'Nothing that was returned waits for your answer on this decision.',
    safe: 'Nothing has changed.',
    todo: 'Load this screen again; the answer may be recorded already.',
  },
  'shift-not-closed': {
    what: 'This shift is not closed yet.',
    safe: 'Nothing has been signed.',
    todo: 'Close the shift first.',
  },
  'shift-already-signed': {
    what: 'This shift is signed for your agency already.',
    safe: 'The first signature stands.',
    todo: 'Go back to the list of shifts.',
  },
};
