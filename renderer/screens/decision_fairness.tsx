import { IconBook2, IconCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { MilderStep, NotCompletedCause, shortestWords, ToldLanguage } from '../../shared/domain/decision.ts';
import { Choice, Choices } from '../components/choice.tsx';
import { Field } from '../components/field.tsx';
import { useText } from '../state/ui.ts';
import { Part, type DecisionWords } from './decision_part.tsx';

/** The least restrictive step: what was tried before. */
export function MilderPart({ draft, change }: DecisionWords) {
  const t = useText();
  const toggle = (step: MilderStep) =>
    change({
      milderSteps: draft.milderSteps.includes(step)
        ? draft.milderSteps.filter((one) => one !== step)
        : [...draft.milderSteps, step],
    });
  return (
    <Part id="decision-milder" title={t.decision.milderTitle} done={draft.milderSteps.length > 0}>
      <Choices label={t.decision.milderTitle} width={260}>
        {MilderStep.options.map((step) => (
          <Choice
            key={step}
            label={t.decision.milder[step]}
            selected={draft.milderSteps.includes(step)}
            onChoose={() => toggle(step)}
          />
        ))}
      </Choices>
    </Part>
  );
}

/** In which language the reason was told. */
export function ToldPart({ draft, change }: DecisionWords) {
  const t = useText();
  return (
    <Part id="decision-told" title={t.decision.told} done={draft.toldIn !== null}>
      <Choices label={t.decision.told} width={180}>
        {ToldLanguage.options.map((language) => (
          <Choice
            key={language}
            label={t.decision.languages[language]}
            selected={draft.toldIn === language}
            onChoose={() => change({ toldIn: language })}
          />
        ))}
      </Choices>
    </Part>
  );
}

interface Beside {
  /** What was taken before, where there is a case to look it up in. */
  readonly children?: ReactNode;
}

/** The traveller's own words, or that there were none: asked in any case. */
export function StatementPart({ draft, change, children }: DecisionWords & Beside) {
  const t = useText();
  return (
    <Part id="decision-statement" title={t.decision.statement} done={draft.statement !== null}>
      <p className="say say-small">{t.decision.statementAsk}</p>
      <Choices label={t.decision.statement} width={260}>
        <Choice
          label={t.decision.statementNone}
          selected={draft.statement === 'none'}
          onChoose={() => change({ statement: 'none' })}
        />
        <Choice
          label={t.decision.statementGiven}
          selected={draft.statement === 'given'}
          onChoose={() => change({ statement: 'given' })}
        />
      </Choices>
      {children}
      {draft.statement === 'given' && (
        <Field
          label={t.decision.statementText}
          value={draft.statementText}
          onChange={(statementText) => change({ statementText })}
          maxLength={4000}
          rows={3}
          autoFocus
        />
      )}
    </Part>
  );
}

/** The passport goes back into the traveller's hand first; then this is touched, and beside it the act. */
export function ReturnPassport({ draft, change }: DecisionWords) {
  const t = useText();
  const { passportReturned } = draft;
  const Icon = passportReturned ? IconCheck : IconBook2;
  return (
    <div
      id="decision-passport"
      className="step-foot-before"
      role="group"
      aria-label={t.decision.passport}
      tabIndex={-1}
    >
      <Choice
        size="decision"
        icon={<Icon size={28} stroke={2} aria-hidden="true" />}
        label={passportReturned ? t.decision.returned : t.decision.returnPassport}
        selected={passportReturned}
        onChoose={() => change({ passportReturned: !passportReturned })}
      />
    </div>
  );
}

/** An advice is no stop: the traveller hears that the journey is still open. */
export function ReadAloudPart({ draft, change }: DecisionWords) {
  const t = useText();
  const words = draft.kind === 'selfWithdrawn' ? t.decision.readAloudWithdrawn : t.decision.readAloudText;
  return (
    <Part id="decision-aloud" title={t.decision.readAloud} done={draft.readAloud}>
      <p className="say">{words}</p>
      <Choice
        size="decision"
        label={t.decision.readAloudDone}
        selected={draft.readAloud}
        onChoose={() => change({ readAloud: !draft.readAloud })}
      />
    </Part>
  );
}

/** What the traveller says to an advice, or to staying by choice; without it nobody could tell it from a stop. */
export function OwnWordsPart({ draft, change, children }: DecisionWords & Beside) {
  const t = useText();
  const ask = draft.kind === 'selfWithdrawn' ? t.decision.ownWordsAskWithdrawn : t.decision.ownWordsAsk;
  return (
    <Part
      id="decision-own-words"
      title={t.decision.statementText}
      done={draft.statementText.trim().length >= shortestWords}
    >
      <p className="say say-small">{ask}</p>
      {children}
      <Field
        label={t.decision.statementText}
        value={draft.statementText}
        onChange={(statementText) => change({ statementText, statement: 'given' })}
        maxLength={4000}
        rows={3}
      />
    </Part>
  );
}

/** Why a clarification ended without an end. */
export function CausePart({ draft, change }: DecisionWords) {
  const t = useText();
  return (
    <Part id="decision-cause" title={t.decision.cause} done={draft.cause !== null}>
      <Choices label={t.decision.cause} width={260}>
        {NotCompletedCause.options.map((cause) => (
          <Choice
            key={cause}
            size="decision"
            label={t.decision.causes[cause]}
            selected={draft.cause === cause}
            onChoose={() => change({ cause })}
          />
        ))}
      </Choices>
    </Part>
  );
}
