import type { AnswerValue } from '../../shared/contract/screening.ts';
import { OwnAssessment, type MitigationValue } from '../../shared/domain/words.ts';
import { ArrowArea } from '../components/arrow_area.tsx';
import { Button } from '../components/button.tsx';
import { Choice, Choices } from '../components/choice.tsx';
import { FailureNotice } from '../components/notice.tsx';
import { useCommand } from '../state/calls.ts';
import { useCutOff } from '../state/kept.ts';
import { currentRevision, noteRevision, settled } from '../state/screening.ts';
import { mitigationAnswer, type Work } from '../state/answers.ts';
import { useText } from '../state/ui.ts';
import { useActiveRow } from './answer_row.tsx';
import { MitigationRow } from './fact_rows.tsx';
import { Waits } from './waits.tsx';

const values: readonly MitigationValue[] = ['present', 'absent', 'notAsked'];
const notAsked = (code: string): AnswerValue => ({ kind: 'mitigation', code, value: 'notAsked' });

interface StepProps {
  readonly work: Work;
  readonly onBack: () => void;
  readonly onDone: () => void;
}

/** The officer's own judgement, before any result is shown: a score seen first would be an anchor. */
export function OwnStep({ work, onBack, onDone }: StepProps) {
  const t = useText();
  const { view, index } = work;
  const assess = useCommand('screening.assessOwn');
  const waits = useCutOff();
  const shown = work.list?.mitigations ?? [];
  const openOf = (codes: readonly string[]) => codes.filter((code) => mitigationAnswer(work, code) === null);
  const open = openOf(shown.map(({ code }) => code));
  // What cannot apply to this purpose is not shown and was not asked: it is recorded as exactly that.
  const hidden = openOf(index.catalogue.mitigations.map(({ code }) => code)).filter((code) => !open.includes(code));
  const row = useActiveRow({
    codes: shown.map(({ code }) => code),
    open,
    choices: values.length,
    onAnswer: (code, choice) => {
      const value = values[choice];
      if (value !== undefined) work.give([{ kind: 'mitigation', code, value }]);
    },
  });
  const judge = async (own: OwnAssessment) => {
    work.give(hidden.map(notAsked));
    await settled(view.id);
    const answer = await assess.run({ screeningId: view.id, revision: currentRevision(view), own });
    if (!answer.ok) return;
    noteRevision(view.id, answer.value.revision);
    onDone();
  };
  return (
    <section className="stack" aria-busy={assess.busy}>
      <div className="stack-tight">
        <h2 className="question">{t.journey.own.mitigations}</h2>
        <p className="soft">{t.journey.own.mitigationsNote}</p>
      </div>
      <ArrowArea className="rows" label={t.journey.own.mitigations}>
        {shown.map((mitigation) => (
          <MitigationRow
            key={mitigation.code}
            work={work}
            mitigation={mitigation}
            active={row.active === mitigation.code}
            onActive={() => row.setActive(mitigation.code)}
          />
        ))}
      </ArrowArea>
      <div className="row">
        <Button kind="quiet" hotkey="Escape" onClick={onBack}>
          {t.frame.back}
        </Button>
      </div>
      <div className="own">
        <div className="own-head">
          <div className="grow">
            <h2>{t.journey.own.title}</h2>
            <p className="soft">
              {open.length > 0
                ? t.journey.own.missing({ count: open.length })
                : view.ownAssessmentDue === 'second'
                  ? t.journey.own.secondNote
                  : t.journey.own.note}
            </p>
          </div>
          {open.length > 0 && (
            <Button hotkey="0" onClick={() => work.give(open.map(notAsked))}>
              {t.journey.own.rest}
            </Button>
          )}
        </div>
        <FailureNotice failure={assess.failure} />
        <Waits />
        <Choices label={t.journey.own.title} width={240}>
          {OwnAssessment.options.map((own, at) => (
            <Choice
              key={own}
              size="decision"
              hotkey={String(at + 7)}
              label={t.journey.own.choice[own]}
              detail={t.journey.own.choiceNote[own]}
              disabled={open.length > 0 || assess.busy || waits}
              onChoose={() => void judge(own)}
            />
          ))}
        </Choices>
      </div>
    </section>
  );
}
