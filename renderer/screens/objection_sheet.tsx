import { useState } from 'react';
import { useLocation } from 'wouter';
import type { ObjectionView } from '../../shared/contract/objection.ts';
import { ObjectionAnswer, type ObjectionStepKind } from '../../shared/domain/objection.ts';
import { dayOf, instantOf, type Day } from '../../shared/time.ts';
import { stationNow } from '../clock.ts';
import { Button } from '../components/button.tsx';
import { Choice, Choices } from '../components/choice.tsx';
import { Field } from '../components/field.tsx';
import { FailureNotice, Notice } from '../components/notice.tsx';
import { Sheet } from '../components/sheet.tsx';
import { custodyPath } from '../routes.ts';
import { useCommand } from '../state/calls.ts';
import { useMay } from '../state/session.ts';
import { useFormat, useText } from '../state/ui.ts';
import { DayField } from './day_field.tsx';
import { ObjectionLine, ObjectionStanding } from './objection_words.tsx';

/** One objection: what it says, what was done, and the steps that may follow now. */
export function ObjectionSheet(props: { readonly objection: ObjectionView; readonly onClose: () => void }) {
  const { objection, onClose } = props;
  const t = useText();
  const words = t.after.objection;
  const [step, setStep] = useState<ObjectionStepKind | null>(null);
  return (
    <Sheet title={objection.name} onClose={onClose} size="wide">
      <div className="stack">
        <div className="row row-spread">
          <div>
            <ObjectionLine objection={objection} />
            {objection.contact !== '' && <p className="small soft">{objection.contact}</p>}
          </div>
          <div className="after-item-standing" data-urgency={objection.urgency}>
            <ObjectionStanding objection={objection} />
          </div>
        </div>
        <Loud objection={objection} />
        <blockquote className="after-words">{objection.content}</blockquote>
        <History objection={objection} />
        {step === null ? (
          <Choices label={words.title} width={220}>
            {objection.next.map((one) => (
              <Choice key={one} label={words.step[one]} size="decision" onChoose={() => setStep(one)} />
            ))}
          </Choices>
        ) : (
          <StepForm key={step} objection={objection} step={step} onDone={() => setStep(null)} />
        )}
        {objection.state === 'appealRejected' && <Notice what={words.courtNote} />}
      </div>
    </Sheet>
  );
}

/** What cannot wait: the last day, granted by silence, and the way to the passport. */
function Loud({ objection }: { readonly objection: ObjectionView }) {
  const t = useText();
  const words = t.after.objection;
  const may = useMay();
  const [, go] = useLocation();
  const { state, urgency, heldPassport, decision } = objection;
  const silent = state === 'deemedGranted' || state === 'appealDeemedGranted';
  const return_ = urgency === 'act' || urgency === 'lastDay';
  const what = silent ? words.deemed : urgency === 'lastDay' ? words.lastDay : words.state[state];
  if (!return_) return null;
  return (
    <Notice tone={silent || urgency === 'lastDay' ? 'error' : 'attention'} what={what}>
      {heldPassport === null && decision?.kind === 'postponedPassportHeld' && <p>{words.passportBack}</p>}
      {heldPassport !== null && may('custody.release') && (
        <div className="row">
          <Button kind="alarm" size="decision" onClick={() => go(custodyPath(heldPassport))}>
            {words.returnPassport}
          </Button>
        </div>
      )}
    </Notice>
  );
}

function History({ objection }: { readonly objection: ObjectionView }) {
  const t = useText();
  const format = useFormat();
  const words = t.after.objection;
  if (objection.steps.length === 0) return null;
  return (
    <section className="stack-tight">
      <h3>{words.history}</h3>
      <ul className="record-lines">
        {objection.steps.map((one) => (
          <li key={`${one.kind} ${one.at}`}>
            <span>
              <b>
                {words.stepDone[one.kind]}
                {one.answer !== null && `: ${words.answer[one.answer]}`}
              </b>
              <span className="small soft record-by">
                {[
                  format.day(one.on),
                  one.signer,
                  one.letter,
                  one.by,
                  one.byDecider ? words.byDecider : '',
                  one.enteredLater ? words.enteredLater : '',
                ]
                  .filter((part) => part !== '')
                  .join(' · ')}
              </span>
            </span>
            {one.note !== '' && <q className="record-note">{one.note}</q>}
          </li>
        ))}
      </ul>
    </section>
  );
}

interface StepFormProps {
  readonly objection: ObjectionView;
  readonly step: ObjectionStepKind;
  readonly onDone: () => void;
}

function StepForm({ objection, step, onDone }: StepFormProps) {
  const t = useText();
  const words = t.after.objection;
  const take = useCommand('objection.step');
  const today = dayOf(instantOf(stationNow()));
  const answers = step === 'answer' || step === 'appealAnswer';
  const [answer, setAnswer] = useState<ObjectionAnswer | null>(null);
  const [signer, setSigner] = useState('');
  const [letter, setLetter] = useState('');
  const [note, setNote] = useState('');
  const [on, setOn] = useState<Day | null>(today);
  const ready = on !== null && (!answers || (answer !== null && signer.trim().length > 1));
  const save = async () => {
    if (on === null) return;
    const done = await take.run({ objectionId: objection.id, step, on, answer, signer, letter, note });
    if (done.ok) onDone();
  };
  return (
    <section className="stack after-form">
      <h3>{words.step[step]}</h3>
      {answers && (
        <>
          <Choices label={words.answerTitle} width={180}>
            {ObjectionAnswer.options.map((one) => (
              <Choice
                key={one}
                label={words.answer[one]}
                size="decision"
                selected={answer === one}
                onChoose={() => setAnswer(one)}
              />
            ))}
          </Choices>
          <div className="pair">
            <Field
              label={step === 'appealAnswer' ? words.signerAppeal : words.signer}
              value={signer}
              onChange={setSigner}
              maxLength={120}
            />
            <Field label={words.letter} value={letter} onChange={setLetter} maxLength={80} mono />
          </div>
        </>
      )}
      <DayField label={words.on} today={today} value={on} onChange={setOn} />
      <Field label={words.note} value={note} onChange={setNote} maxLength={2000} rows={3} />
      <FailureNotice failure={take.failure} />
      <div className="after-foot">
        <Button kind="quiet" onClick={onDone}>
          {t.frame.cancel}
        </Button>
        <Button kind="primary" size="decision" disabled={!ready} busy={take.busy} onClick={() => void save()}>
          {words.save}
        </Button>
      </div>
    </section>
  );
}
