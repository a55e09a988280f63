import { useState } from 'react';
import { CorrectionOutcome, type CorrectionView, type HoldView } from '../../shared/contract/retention.ts';
import { ObjectionBy } from '../../shared/domain/objection.ts';
import type { ScreeningId } from '../../shared/ids.ts';
import { Button } from '../components/button.tsx';
import { Choice, Choices } from '../components/choice.tsx';
import { Field } from '../components/field.tsx';
import { FailureNotice } from '../components/notice.tsx';
import { Sheet } from '../components/sheet.tsx';
import { useCommand, type AnyFailure } from '../state/calls.ts';
import { useText } from '../state/ui.ts';
import { PaperButton } from './paper_button.tsx';

interface CaseProps {
  readonly screeningId: ScreeningId;
  readonly onClose: () => void;
}

const has = (text: string, least: number): boolean => text.trim().length >= least;

interface FootProps {
  readonly label: string;
  readonly ready: boolean;
  readonly act: { readonly busy: boolean; readonly failure: AnyFailure | null };
  readonly onGo: () => void;
}

function Foot({ label, ready, act, onGo }: FootProps) {
  return (
    <>
      <FailureNotice failure={act.failure} />
      <div className="row row-spread">
        <span />
        <Button kind="primary" busy={act.busy} disabled={!ready} onClick={onGo}>
          {label}
        </Button>
      </div>
    </>
  );
}

/** A letter that keeps the case beyond its period. */
export function HoldSheet({ screeningId, onClose }: CaseProps) {
  const words = useText().retention.hold;
  const place = useCommand('hold.place');
  const [letter, setLetter] = useState('');
  const [office, setOffice] = useState('');
  const [reason, setReason] = useState('');
  const go = async () => {
    const answer = await place.run({ screeningId, letter, office, reason });
    if (answer.ok) onClose();
  };
  const ready = has(letter, 3) && has(office, 3) && has(reason, 5);
  return (
    <Sheet title={words.placeTitle} onClose={onClose}>
      <div className="stack">
        <p>{words.placeLead}</p>
        <div className="pair">
          <Field label={words.letter} value={letter} onChange={setLetter} maxLength={80} autoFocus />
          <Field label={words.office} value={office} onChange={setOffice} maxLength={120} />
        </div>
        <Field label={words.reason} value={reason} onChange={setReason} maxLength={600} rows={3} />
        <Foot label={words.save} ready={ready} act={place} onGo={() => void go()} />
      </div>
    </Sheet>
  );
}

/** The letter that ends a hold. */
export function HoldLiftSheet({ hold, onClose }: { readonly hold: HoldView; readonly onClose: () => void }) {
  const words = useText().retention.hold;
  const lift = useCommand('hold.lift');
  const [letter, setLetter] = useState('');
  const [reason, setReason] = useState('');
  const go = async () => {
    const answer = await lift.run({ holdId: hold.id, letter, reason });
    if (answer.ok) onClose();
  };
  return (
    <Sheet title={words.liftTitle} onClose={onClose}>
      <div className="stack">
        <p>{words.held(hold)}</p>
        <Field label={words.liftLetter} value={letter} onChange={setLetter} maxLength={80} autoFocus />
        <Field label={words.reason} value={reason} onChange={setReason} maxLength={600} rows={3} />
        <Foot label={words.liftSave} ready={has(letter, 3) && has(reason, 5)} act={lift} onGo={() => void go()} />
      </div>
    </Sheet>
  );
}

/** Somebody asks that the record be put right. */
export function CorrectionSheet({ screeningId, onClose }: CaseProps) {
  const t = useText();
  const words = t.retention.correction;
  const receive = useCommand('correction.receive');
  const [broughtBy, setBy] = useState<ObjectionBy>('traveller');
  const [name, setName] = useState('');
  const [identity, setIdentity] = useState('');
  const [content, setContent] = useState('');
  const go = async () => {
    const answer = await receive.run({ screeningId, broughtBy, name, identity, content, receivedAt: null });
    if (answer.ok) onClose();
  };
  const ready = has(name, 2) && has(identity, 2) && has(content, 5);
  return (
    <Sheet title={words.title} onClose={onClose}>
      <div className="stack">
        <p>{words.lead}</p>
        <Choices label={words.broughtBy} width={120}>
          {ObjectionBy.options.map((one) => (
            <Choice
              key={one}
              label={t.after.objection.by[one]}
              selected={broughtBy === one}
              onChoose={() => setBy(one)}
            />
          ))}
        </Choices>
        <div className="pair">
          <Field label={words.name} value={name} onChange={setName} maxLength={80} />
          <Field
            label={words.identity}
            placeholder={words.identityHint}
            value={identity}
            onChange={setIdentity}
            maxLength={120}
          />
        </div>
        <Field label={words.content} value={content} onChange={setContent} maxLength={2000} rows={4} />
        <Foot label={words.save} ready={ready} act={receive} onGo={() => void go()} />
      </div>
    </Sheet>
  );
}

interface AnswerProps {
  readonly request: CorrectionView;
  readonly onClose: () => void;
}

/** What came of a request. */
export function CorrectionAnswerSheet({ request, onClose }: AnswerProps) {
  const words = useText().retention.correction;
  const save = useCommand('correction.answer');
  const [outcome, setOutcome] = useState<CorrectionOutcome | null>(null);
  const [content, setContent] = useState('');
  const go = async () => {
    if (outcome === null) return;
    const answer = await save.run({ requestId: request.id, outcome, content });
    if (answer.ok) onClose();
  };
  return (
    <Sheet title={words.answerTitle} onClose={onClose}>
      <div className="stack">
        <q className="record-note">{request.content}</q>
        <p className="soft">{words.answerHint}</p>
        <Choices label={words.outcomeLabel} width={160}>
          {CorrectionOutcome.options.map((one) => (
            <Choice key={one} label={words.outcome[one]} selected={outcome === one} onChoose={() => setOutcome(one)} />
          ))}
        </Choices>
        <Field label={words.answerContent} value={content} onChange={setContent} maxLength={2000} rows={4} />
        <Foot label={words.answerSave} ready={outcome !== null && has(content, 5)} act={save} onGo={() => void go()} />
      </div>
    </Sheet>
  );
}

/** The copy is a paper with its number; what it asks for stands on it. */
export function CopySheet({ screeningId, onClose }: CaseProps) {
  const words = useText().retention.copy;
  const [askedBy, setAskedBy] = useState('');
  const [identity, setIdentity] = useState('');
  return (
    <Sheet title={words.title} onClose={onClose}>
      <div className="stack">
        <p>{words.lead}</p>
        <div className="pair">
          <Field label={words.askedBy} value={askedBy} onChange={setAskedBy} maxLength={120} autoFocus />
          <Field label={words.identity} value={identity} onChange={setIdentity} maxLength={120} />
        </div>
        {has(askedBy, 2) && has(identity, 2) && (
          <div className="row row-spread">
            <span />
            <PaperButton kind="personalCopy" subjectId={screeningId} filled={{ askedBy, identity }} primary />
          </div>
        )}
      </div>
    </Sheet>
  );
}
