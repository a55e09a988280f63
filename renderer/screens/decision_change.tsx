import { useState } from 'react';
import type { DecisionView } from '../../shared/contract/decision.ts';
import { groundsOffered, NotCompletedCause, ToldLanguage } from '../../shared/domain/decision.ts';
import { Correction, correctableOf } from '../../shared/domain/decision_correction.ts';
import type { ApprovalId } from '../../shared/ids.ts';
import { dayOf, instantOf } from '../../shared/time.ts';
import { stationNow } from '../clock.ts';
import { Button } from '../components/button.tsx';
import { Choice, Choices } from '../components/choice.tsx';
import { Field, Pick } from '../components/field.tsx';
import { FailureNotice } from '../components/notice.tsx';
import { SecondPerson } from '../components/second_person.tsx';
import { Sheet } from '../components/sheet.tsx';
import { useCommand } from '../state/calls.ts';
import type { Work } from '../state/answers.ts';
import { useLabel, useText } from '../state/ui.ts';
import { usePartWords } from './decision_versions.tsx';

interface ChangeProps {
  readonly work: Work;
  readonly decision: DecisionView;
  readonly onClose: () => void;
}

const shortestWhy = 5;

/** Puts one part of a recorded decision right: a version is appended, the old one stays. */
export function CorrectSheet({ work, decision, onClose }: ChangeProps) {
  const t = useText();
  const { correct: words, fields } = t.later;
  const read = usePartWords(work);
  const correct = useCommand('decision.correct');
  const [field, setField] = useState<Correction['field'] | null>(null);
  const [value, setValue] = useState('');
  const [why, setWhy] = useState('');
  const recorded = field === null ? null : decision[field];
  const what = Correction.safeParse({ field, value: field === 'statement' && value.trim() === '' ? null : value });
  const ready = what.success && value.trim() !== (recorded ?? '') && why.trim().length >= shortestWhy;
  const two = decision.kind === 'postponedPassportHeld' && field === 'ground';
  const save = async (approvalId: ApprovalId | null) => {
    if (!what.success) return;
    const answer = await correct.run({ decisionId: decision.id, what: what.data, why: why.trim(), approvalId });
    if (answer.ok) onClose();
  };
  const choose = (one: Correction['field']) => {
    setField(one);
    setValue(decision[one] ?? '');
    correct.dismiss();
  };
  return (
    <Sheet title={words.title} onClose={onClose}>
      <div className="stack">
        <p>{words.lead}</p>
        <Choices label={words.which} width={200}>
          {correctableOf(decision.kind).map((one) => (
            <Choice key={one} label={fields[one]} selected={field === one} onChoose={() => choose(one)} />
          ))}
        </Choices>
        {field !== null && (
          <>
            <p>
              <span className="small soft">{words.was}</span> <q>{read(field, recorded)}</q>
            </p>
            <NewValue work={work} decision={decision} field={field} value={value} onValue={setValue} />
            <Field label={words.why} value={why} onChange={setWhy} maxLength={500} />
          </>
        )}
        <FailureNotice failure={correct.failure} />
        {two && <p>{words.second}</p>}
        {two && ready ? (
          <SecondPerson
            call="decision.correct"
            subject={decision.id}
            question={t.custody.second.pickName}
            accepts={({ immigrationOfficial, name }) => immigrationOfficial && name !== decision.officer}
            onApproved={(approvalId) => void save(approvalId)}
          />
        ) : (
          <Button
            kind="primary"
            size="decision"
            disabled={!ready || two}
            busy={correct.busy}
            onClick={() => void save(null)}
          >
            {words.save}
          </Button>
        )}
      </div>
    </Sheet>
  );
}

interface NewValueProps {
  readonly work: Work;
  readonly decision: DecisionView;
  readonly field: Correction['field'];
  readonly value: string;
  readonly onValue: (value: string) => void;
}

/** What it should read: one of a closed list, or words. */
function NewValue({ work, decision, field, value, onValue }: NewValueProps) {
  const t = useText();
  const label = useLabel();
  const { now } = t.later.correct;
  const hold = decision.kind === 'postponedPassportHeld';
  switch (field) {
    case 'ground': {
      const facts = { day: dayOf(instantOf(stationNow())), nationality: work.view.document?.nationality ?? null };
      const grounds = groundsOffered(work.index.catalogue.legal.grounds, facts).filter(
        ({ allowsPassportHold }) => !hold || allowsPassportHold,
      );
      const options = grounds.map((ground) => ({ value: ground.code, label: label(ground.label) }));
      return <Pick label={now} value={value} onChange={onValue} options={options} />;
    }
    case 'toldIn': {
      const options = ToldLanguage.options.map((one) => ({ value: one, label: t.decision.languages[one] }));
      return <Pick label={now} value={value} onChange={onValue} options={options} />;
    }
    case 'cause': {
      const options = NotCompletedCause.options.map((one) => ({ value: one, label: t.decision.causes[one] }));
      return <Pick label={now} value={value} onChange={onValue} options={options} />;
    }
    case 'departLine':
      return <Field label={now} value={value} onChange={onValue} maxLength={500} />;
    case 'reason':
      return <Field label={now} value={value} onChange={onValue} maxLength={2000} rows={4} />;
    case 'statement':
      return <Field label={now} value={value} onChange={onValue} maxLength={4000} rows={4} />;
  }
}

/** Declares a decision void. It stays readable; nothing follows it. */
export function VoidSheet({ decision, onClose }: Omit<ChangeProps, 'work'>) {
  const t = useText();
  const { void: words } = t.later;
  const declare = useCommand('decision.void');
  const [why, setWhy] = useState('');
  const save = async () => {
    const answer = await declare.run({ decisionId: decision.id, why: why.trim() });
    if (answer.ok) onClose();
  };
  return (
    <Sheet title={words.title} onClose={onClose}>
      <div className="stack">
        <p className="lead">
          <b>{t.decision.kindsDone[decision.kind]}</b>
        </p>
        <p>{words.lead}</p>
        <Field label={words.why} value={why} onChange={setWhy} maxLength={500} autoFocus />
        <FailureNotice failure={declare.failure} />
        <div className="row row-spread">
          <Button kind="quiet" onClick={onClose}>
            {t.frame.cancel}
          </Button>
          <Button
            kind="alarm"
            size="decision"
            disabled={why.trim().length < shortestWhy}
            busy={declare.busy}
            onClick={() => void save()}
          >
            {words.save}
          </Button>
        </div>
      </div>
    </Sheet>
  );
}
