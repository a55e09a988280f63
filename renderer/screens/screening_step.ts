/** Where an open screening stands, from what is stored: after a crash or a change of officer it goes on from there. Pure. */
import type { ScreeningView } from '../../shared/contract/screening.ts';
import { firstLookOpen } from './cards.ts';
import type { Work } from '../state/answers.ts';

/** A step the officer moves through. */
export type Step = 'purpose' | 'documents' | 'questions' | 'own' | 'result' | 'decision';

/** A state of the record that leaves nothing to choose. */
export type Forced = 'second' | 'hold' | 'closed' | 'referral';

/** The state that rules the screen whatever step the officer was at, or null. */
export function forcedBy(view: ScreeningView, immigration: boolean): Forced | null {
  if (view.state !== 'open') return 'closed';
  const last = view.decisions.findLast(({ state }) => state !== 'void');
  if (last?.kind === 'postponedPassportHeld') {
    if (last.state === 'proposed') return 'second';
    if (last.state === 'confirmed') return 'hold';
  }
  const referral = view.referral?.state ?? null;
  if (referral === 'waiting') return 'referral';
  return referral === 'accepted' && !immigration ? 'referral' : null;
}

/** The step to begin or to go on with. */
export function resumeAt(work: Work): Step {
  const { view, answers } = work;
  if (view.purpose === null || view.destination === null || work.list === null) return 'purpose';
  if (view.ownAssessmentDue === null) return 'result';
  if (view.ownAssessmentDue === 'second') return 'questions';
  if (!answers.some(({ kind }) => kind === 'indicator')) return 'documents';
  return firstLookOpen(work) ? 'questions' : 'own';
}
