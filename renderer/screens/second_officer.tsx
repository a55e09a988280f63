import { useState } from 'react';
import type { DecisionView } from '../../shared/contract/decision.ts';
import type { OfficerCard } from '../../shared/contract/session.ts';
import { Button } from '../components/button.tsx';
import { Choice, Choices } from '../components/choice.tsx';
import { FailureNotice, Notice } from '../components/notice.tsx';
import { PinPad } from '../components/pin_pad.tsx';
import { labelIn } from '../state/catalogue.ts';
import { useCall, useCommand } from '../state/calls.ts';
import { useOfficer } from '../state/session.ts';
import { isPrivateFact, type Work } from '../state/answers.ts';
import { changeDraft, type DecisionDraft } from '../state/decision_draft.ts';
import { useLabel, useText } from '../state/ui.ts';
import { PrivateFold, usePrivateFold } from './private_fold.tsx';
import { NobodyHere } from './remote_approval.tsx';
import type { Step } from './screening_step.ts';

const empty = {};

interface SecondOfficerProps {
  readonly work: Work;
  readonly decision: DecisionView;
  readonly onStep: (step: Step) => void;
}

/** A hold waits for another Pejabat Imigrasi, who reads it, picks the own name and types the own PIN on this tablet. */
export function SecondOfficer({ work, decision, onStep }: SecondOfficerProps) {
  const t = useText();
  const me = useOfficer();
  const officers = useCall('officer.list', empty).value;
  const withdraw = useCommand('decision.withdraw');
  const [nobody, setNobody] = useState(false);
  const officials = (officers ?? []).filter(
    ({ immigrationOfficial, active, enrolling }) => immigrationOfficial && active && !enrolling,
  );
  const others = officials.filter(({ id }) => id !== me?.id);
  const alone = officers !== undefined && others.length === 0;
  const giveUp = async (then: () => void) => {
    const answer = await withdraw.run({ decisionId: decision.id });
    if (answer.ok) then();
  };
  const postpone = () =>
    void giveUp(() => {
      changeDraft(work.view.id, withoutHold(decision, work));
      onStep('decision');
    });
  return (
    <section className="stack">
      <div className="stack-tight">
        <h2 className="question">{t.custody.second.title}</h2>
        <p>{t.custody.second.lead}</p>
      </div>
      <Summary work={work} decision={decision} />
      {alone && <Notice tone="attention" what={t.custody.second.none} />}
      {alone || nobody ? (
        <NobodyHere
          decision={decision}
          others={others}
          busy={withdraw.busy}
          onPostpone={postpone}
          onBack={alone ? null : () => setNobody(false)}
        />
      ) : (
        <Here decision={decision} officials={officials} onNobody={() => setNobody(true)} />
      )}
      <FailureNotice failure={withdraw.failure} />
      <div className="row">
        <Button kind="quiet" busy={withdraw.busy} onClick={() => void giveUp(() => undefined)}>
          {t.custody.second.withdraw}
        </Button>
      </div>
    </section>
  );
}

/** The same decision on the same facts, but the passport stays with its holder. */
function withoutHold(decision: DecisionView, { index }: Work): Partial<DecisionDraft> & Pick<DecisionDraft, 'kind'> {
  const { ground, evidence, reason, departLine, milderSteps, toldIn, statementOffered, statement } = decision;
  return {
    kind: 'postponed',
    ground,
    evidence: evidence.map((code) => ({ kind: index.documents.has(code) ? 'document' : 'indicator', code })),
    reason: reason ?? '',
    reasonOwn: true,
    departLine: departLine ?? '',
    milderSteps,
    toldIn,
    statement: statement !== null ? 'given' : statementOffered ? 'none' : null,
    statementText: statement ?? '',
    passportReturned: false,
  };
}

interface HereProps {
  readonly decision: DecisionView;
  readonly officials: readonly OfficerCard[];
  readonly onNobody: () => void;
}

/** Somebody is at hand: the own name, the own PIN. */
function Here({ decision, officials, onNobody }: HereProps) {
  const t = useText();
  const me = useOfficer();
  const [chosen, setChosen] = useState<OfficerCard | null>(null);
  if (chosen !== null && chosen.id !== me?.id) {
    return <Approve officer={chosen} decision={decision} onOther={() => setChosen(null)} />;
  }
  return (
    <>
      {chosen !== null && <Notice tone="attention" what={t.custody.second.selfRefused} />}
      <Choices label={t.custody.second.pickName} width={280}>
        {officials.map((officer) => (
          <Choice
            key={officer.id}
            size="decision"
            label={officer.name}
            {...(officer.id === me?.id ? { detail: t.custody.second.self } : {})}
            onChoose={() => setChosen(officer)}
          />
        ))}
      </Choices>
      <div>
        <Button onClick={onNobody}>{t.later.phone.nobody}</Button>
      </div>
    </>
  );
}

/** What the second person puts a name to. */
function Summary({ work, decision }: { readonly work: Work; readonly decision: DecisionView }) {
  const t = useText();
  const label = useLabel();
  const { index, view } = work;
  const ground = index.catalogue.legal.grounds.find(({ code }) => code === decision.ground);
  const fold = usePrivateFold();
  const apart = decision.evidence.filter((code) => isPrivateFact(index, code));
  const shown = fold.open ? decision.evidence : decision.evidence.filter((code) => !apart.includes(code));
  const facts = shown.map((code) =>
    label(labelIn(index.documents.has(code) ? index.documents : index.indicators, code)),
  );
  return (
    <section className="hold-summary" aria-label={t.custody.second.summary}>
      <h2>{t.decision.kindsDone[decision.kind]}</h2>
      <p className="record-name">{view.document?.displayName}</p>
      {ground !== undefined && (
        <p>
          {label(ground.label)} <span className="small soft">({ground.legalBasis})</span>
          {ground.toBeConfirmed && <em className="uncertain">{t.decision.groundToBeConfirmed}</em>}
        </p>
      )}
      <ul className="dashes">
        {facts.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
      <PrivateFold count={apart.length} fold={fold} />
      {decision.reason !== null && <q>{decision.reason}</q>}
      <p className="small soft">{t.frame.ofOfficer({ name: decision.officer })}</p>
    </section>
  );
}

interface ApproveProps {
  readonly officer: OfficerCard;
  readonly decision: DecisionView;
  readonly onOther: () => void;
}

function Approve({ officer, decision, onOther }: ApproveProps) {
  const t = useText();
  const approve = useCommand('session.approve');
  const confirm = useCommand('decision.confirm');
  const enter = async (pin: string) => {
    confirm.dismiss();
    const approval = await approve.run({ officerId: officer.id, pin, call: 'decision.confirm', subject: decision.id });
    if (approval.ok) await confirm.run({ decisionId: decision.id, approvalId: approval.value.approvalId });
  };
  return (
    <div className="approve">
      <PinPad
        label={t.custody.second.pin({ name: officer.name })}
        go={t.custody.second.approve}
        busy={approve.busy || confirm.busy}
        failure={approve.failure ?? confirm.failure}
        onEnter={(pin) => void enter(pin)}
      />
      <Button kind="quiet" hotkey="Escape" onClick={onOther}>
        {t.custody.second.pickName}
      </Button>
    </div>
  );
}
