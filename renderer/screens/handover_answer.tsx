import { useState } from 'react';
import type { HandoverView } from '../../shared/contract/handover.ts';
import { Button } from '../components/button.tsx';
import { Choice, Choices } from '../components/choice.tsx';
import { Field } from '../components/field.tsx';
import { FailureNotice, Notice } from '../components/notice.tsx';
import { Sheet } from '../components/sheet.tsx';
import { useCommand } from '../state/calls.ts';
import { useText } from '../state/ui.ts';
import { HandoverPapers } from './handover_papers.tsx';

interface HandoverAnswerProps {
  readonly handover: HandoverView;
  readonly onClose: () => void;
}

/** The sheet of one handover: its papers, and the receiver's word. It stays open after the answer, for the papers. */
export function HandoverAnswer({ handover, onClose }: HandoverAnswerProps) {
  const words = useText().after.handover;
  const { state, receiver } = handover;
  return (
    <Sheet title={handover.name} onClose={onClose}>
      <div className="stack">
        <p>
          <b>{words.to[handover.toWhom]}</b> · {handover.office}
        </p>
        <blockquote className="after-words">{handover.reason}</blockquote>
        {state === 'offered' ? (
          <p className="small soft">{words.minutesNote}</p>
        ) : (
          <Notice what={state === 'accepted' ? words.accepted : words.refused}>
            {receiver !== null && <p>{words.receivedBy({ ...receiver, place: null })}</p>}
          </Notice>
        )}
        <HandoverPapers handover={handover} onSheet />
        {state === 'offered' ? (
          <AnswerForm handover={handover} />
        ) : (
          <div>
            <Button kind="primary" size="decision" onClick={onClose}>
              {words.done}
            </Button>
          </div>
        )}
      </div>
    </Sheet>
  );
}

/** BP3MI's own officer takes the person; anybody outside is written down by name. */
function AnswerForm({ handover }: { readonly handover: HandoverView }) {
  const t = useText();
  const words = t.after.handover;
  const answer = useCommand('handover.answer');
  const withdraw = useCommand('handover.withdraw');
  const [accepted, setAccepted] = useState(true);
  const [name, setName] = useState('');
  const [post, setPost] = useState('');
  const [paper, setPaper] = useState('');
  const [note, setNote] = useState('');
  const own = handover.mineToAnswer;
  const ready = (own || name.trim().length > 1) && (accepted || note.trim().length > 4);
  const save = () => {
    const receiver = own ? null : { name, post, paper };
    void answer.run({ handoverId: handover.id, accepted, receiver, note });
  };
  return (
    <div className="stack after-form">
      <Choices label={words.title} width={200}>
        <Choice
          label={own ? words.accept : words.accepted}
          size="decision"
          selected={accepted}
          onChoose={() => setAccepted(true)}
        />
        <Choice
          label={own ? words.refuse : words.refused}
          size="decision"
          selected={!accepted}
          onChoose={() => setAccepted(false)}
        />
      </Choices>
      {!own && (
        <>
          <div className="pair">
            <Field label={words.receiverName} value={name} onChange={setName} maxLength={80} />
            <Field label={words.receiverPost} value={post} onChange={setPost} maxLength={120} />
          </div>
          <Field label={words.receiverPaper} value={paper} onChange={setPaper} maxLength={200} />
        </>
      )}
      <Field
        label={accepted ? t.after.objection.note : words.refuseReason}
        value={note}
        onChange={setNote}
        maxLength={500}
        rows={3}
      />
      <FailureNotice failure={answer.failure ?? withdraw.failure} />
      <div className="row">
        <Button kind="primary" size="decision" disabled={!ready} busy={answer.busy} onClick={save}>
          {words.save}
        </Button>
        {handover.mineToRecord && (
          <Button
            disabled={note.trim().length < 5}
            busy={withdraw.busy}
            onClick={() => void withdraw.run({ handoverId: handover.id, note })}
          >
            {words.withdraw}
          </Button>
        )}
      </div>
    </div>
  );
}
