import { Button } from '../components/button.tsx';
import { Notice } from '../components/notice.tsx';
import type { Work } from '../state/answers.ts';
import { dropDraft, useDecisionDrafts } from '../state/decision_draft.ts';
import { useOfficer } from '../state/session.ts';
import { useFormat, useText } from '../state/ui.ts';
import { BothVersions } from './both_versions.tsx';

/** The form that was being written is long, and this stands above it. One function for good: it is called when the notice comes. */
const intoSight = (notice: HTMLDivElement | null): void => {
  notice?.scrollIntoView({ block: 'nearest' });
};

/** While one officer wrote a decision another one recorded theirs: it stands, and nothing of what was written is lost. */
export function Overtaken({ work }: { readonly work: Work }) {
  const t = useText();
  const format = useFormat();
  const me = useOfficer();
  const draft = useDecisionDrafts(({ of }) => of[work.view.id]);
  const stands = work.view.decisions.findLast(({ state }) => state !== 'void');
  // One's own decision takes its draft with it as soon as its answer is here.
  if (draft === undefined || stands === undefined || stands.officer === me?.name) return null;
  const { officer, at, kind, reason } = stands;
  const words = t.decision.overtaken;
  return (
    <Notice ref={intoSight} tone="attention" what={words.what({ officer, clock: format.clock(at) })}>
      <p>{words.safe}</p>
      <BothVersions
        theirs={words.theirs}
        mine={words.mine}
        lines={[
          {
            what: t.journey.step.decision,
            theirs: { value: t.decision.kindsDone[kind], note: reason },
            mine: { value: t.decision.kinds[draft.kind], note: draft.reason },
          },
        ]}
      />
      <p>{words.todo({ officer })}</p>
      <div className="row">
        <Button onClick={() => dropDraft(work.view.id)}>{words.drop}</Button>
      </div>
    </Notice>
  );
}
