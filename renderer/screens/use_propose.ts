import { elapsed } from '../clock.ts';
import { useCommand } from '../state/calls.ts';
import { dropDraft, proposalOf, type DecisionDraft } from '../state/decision_draft.ts';
import { effortOf, forgetEffort } from '../state/effort.ts';
import { currentRevision, settled } from '../state/screening.ts';
import type { Work } from '../state/answers.ts';

/** Sends a decision with what it cost in seconds, touches and keys; drops its draft once it is recorded. */
export function usePropose({ view }: Work) {
  const propose = useCommand('decision.propose');
  const run = async (draft: DecisionDraft): Promise<boolean> => {
    await settled(view.id);
    const proposal = proposalOf(draft, effortOf(view.id, elapsed()));
    const answer = await propose.run({ screeningId: view.id, revision: currentRevision(view), proposal });
    if (!answer.ok) return false;
    forgetEffort(view.id, elapsed());
    dropDraft(view.id);
    return true;
  };
  return { ...propose, run };
}
