import { useState } from 'react';
import type { DecisionKind } from '../../shared/domain/words.ts';
import { departs } from '../../shared/domain/decision.ts';
import { Button } from '../components/button.tsx';
import { FailureNotice } from '../components/notice.tsx';
import { Steps } from '../components/steps.tsx';
import { blankDraft, changeDraft, latestAssessment, useDecisionDrafts } from '../state/decision_draft.ts';
import type { EffortStep } from '../state/effort.ts';
import { useStep } from '../state/steps.ts';
import type { Work } from '../state/answers.ts';
import { useText } from '../state/ui.ts';
import { DocumentsStep } from './checklist_documents.tsx';
import { QuestionsStep } from './checklist_questions.tsx';
import { DecisionBar } from './decision_bar.tsx';
import { DecisionForm } from './decision_form.tsx';
import { OwnStep } from './own_assessment.tsx';
import { PurposeChange } from './purpose_change.tsx';
import { Result } from './result.tsx';
import type { Step } from './screening_step.ts';
import { TalkStrip } from './talk_strip.tsx';
import { usePropose } from './use_propose.ts';
import { useTop } from './use_top.ts';

const order: readonly Step[] = ['purpose', 'documents', 'questions', 'own', 'result', 'decision'];
const efforts: Readonly<Record<Step, EffortStep>> = {
  purpose: 'purpose',
  documents: 'documents',
  questions: 'questions',
  own: 'own',
  result: 'result',
  decision: 'decision',
};

interface StepsProps {
  readonly work: Work;
  readonly step: Step;
  readonly onStep: (step: Step) => void;
}

/** The steps of an open screening; Esc goes back one, Enter goes on. */
export function ScreeningSteps({ work, step, onStep }: StepsProps) {
  const t = useText();
  useStep(work.view.id, efforts[step]);
  useTop(step);
  return (
    <>
      <Steps names={order.map((name) => t.journey.step[name])} current={order.indexOf(step)} />
      {(step === 'documents' || step === 'questions') && <TalkStrip work={work} />}
      {step === 'purpose' && <PurposeChange work={work} onDone={() => onStep('documents')} />}
      {step === 'documents' && (
        <DocumentsStep work={work} onBack={() => onStep('purpose')} onNext={() => onStep('questions')} />
      )}
      {step === 'questions' && (
        <QuestionsStep
          work={work}
          onBack={() => onStep('documents')}
          onNext={() => onStep(work.view.ownAssessmentDue === null ? 'result' : 'own')}
        />
      )}
      {step === 'own' && <OwnStep work={work} onBack={() => onStep('questions')} onDone={() => onStep('result')} />}
      {step === 'result' && <ResultStep work={work} onStep={onStep} />}
      {step === 'decision' && <DecisionStep work={work} onStep={onStep} />}
    </>
  );
}

type ResultStepProps = Omit<StepsProps, 'step'>;

/** The result, and right under it what to decide: to clear in the direction of the advice is one touch. */
function ResultStep({ work, onStep }: ResultStepProps) {
  const t = useText();
  const propose = usePropose(work);
  const assessment = latestAssessment(work.view);
  if (assessment === null) return null;
  const { recommendation } = assessment.result;
  const choose = (kind: DecisionKind) => {
    if (kind === 'cleared' && !departs(kind, recommendation)) {
      void propose.run({ ...blankDraft(kind), passportReturned: true });
      return;
    }
    changeDraft(work.view.id, { kind });
    onStep('decision');
  };
  return (
    <>
      <Result assessment={assessment} index={work.index} />
      <div className="row">
        <Button kind="quiet" hotkey="Escape" onClick={() => onStep('questions')}>
          {t.result.backToQuestions}
        </Button>
      </div>
      <FailureNotice failure={propose.failure} />
      <DecisionBar recommendation={recommendation} busy={propose.busy} uncounted={work.kept.size} onChoose={choose} />
    </>
  );
}

function DecisionStep({ work, onStep }: ResultStepProps) {
  const draft = useDecisionDrafts(({ of }) => of[work.view.id]);
  const [last, setLast] = useState(draft);
  if (draft !== undefined && draft !== last) setLast(draft);
  // Just recorded: the screen of what follows is already on its way.
  if (last === undefined) return <ResultStep work={work} onStep={onStep} />;
  const leave = () => onStep('result');
  return <DecisionForm work={work} draft={last} onBack={leave} onRecorded={leave} />;
}
