import { useDebouncedValue } from '@mantine/hooks';
import type { Recommendation } from '../../shared/domain/words.ts';
import { shortestReason } from '../../shared/domain/decision.ts';
import type { ScreeningId } from '../../shared/ids.ts';
import { dayOf } from '../../shared/time.ts';
import { id as indonesian } from '../../shared/text/id.ts';
import { Button } from '../components/button.tsx';
import { Field } from '../components/field.tsx';
import { isPrivateFact } from '../state/answers.ts';
import { Notice } from '../components/notice.tsx';
import { useCall } from '../state/calls.ts';
import { candidatesOf, draftReason, sameEvidence } from '../state/decision_draft.ts';
import { useFormat, useText } from '../state/ui.ts';
import { Part, type DecisionWork } from './decision_part.tsx';

/** The written reason: drafted from the ticked facts, in the officer's hands from the first key on. */
export function ReasonPart({ work, draft, change }: DecisionWork) {
  const t = useText();
  const ticked = candidatesOf(work.answers, work.index.purposes.get(work.view.purpose ?? '')).filter(({ reference }) =>
    draft.evidence.some((one) => sameEvidence(one, reference)),
  );
  const redraft = () => {
    const { view, index } = work;
    change({ reason: draftReason({ view, ticked, index, text: indonesian }), reasonOwn: false });
  };
  const hints = [
    ...(draft.reasonOwn || draft.reason === '' ? [] : [t.decision.reasonDrafted]),
    ...(ticked.some(({ answer }) => isPrivateFact(work.index, answer.code)) ? [t.decision.reasonNotPrivate] : []),
  ];
  return (
    <Part id="decision-reason" title={t.decision.reason} done={draft.reason.trim().length >= shortestReason}>
      <Field
        label={t.decision.reasonLabel}
        hint={hints.length === 0 ? undefined : hints.join(' ')}
        value={draft.reason}
        onChange={(reason) => change({ reason, reasonOwn: true })}
        maxLength={2000}
        rows={4}
      />
      <Reused screeningId={work.view.id} reason={draft.reason} />
      {draft.reasonOwn && ticked.length > 0 && (
        <div className="row">
          <Button size="small" onClick={redraft}>
            {t.decision.reasonDraft}
          </Button>
        </div>
      )}
    </Part>
  );
}

const pauseMillis = 600;

/** The same words as another decision's: said while there is still time, marked for review, no hindrance. */
function Reused({ screeningId, reason }: { readonly screeningId: ScreeningId; readonly reason: string }) {
  const t = useText();
  const format = useFormat();
  const [settled] = useDebouncedValue(reason, pauseMillis);
  const when = settled.trim().length >= shortestReason;
  const used = useCall('decision.reasonUsed', { screeningId, reason: settled }, { when }).value;
  if (used === undefined || used.last === null || settled !== reason) return null;
  const words = t.later.reused({ count: used.own + used.others, day: format.day(dayOf(used.last)) });
  return (
    <Notice tone="attention" what={words}>
      <p>{t.later.reusedNote}</p>
    </Notice>
  );
}

interface DepartPartProps extends DecisionWork {
  readonly recommendation: Recommendation;
}

/** One line when the decision departs from the advice, in either direction. */
export function DepartPart({ draft, change, recommendation }: DepartPartProps) {
  const t = useText();
  return (
    <Part
      id="decision-depart"
      title={t.decision.departLine}
      note={`${t.result.recommendation}: ${t.result.recommendations[recommendation]}. ${t.decision.departsNote}`}
      done={draft.departLine.trim().length >= 5}
    >
      <Field
        label={t.decision.departExample}
        value={draft.departLine}
        onChange={(departLine) => change({ departLine })}
        maxLength={500}
      />
    </Part>
  );
}
