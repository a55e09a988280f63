import { useState } from 'react';
import type { OutputOf } from '../../shared/contract/index.ts';
import { Outcome } from '../../shared/domain/follow_up.ts';
import { Button } from '../components/button.tsx';
import { Choice, Choices } from '../components/choice.tsx';
import { Field } from '../components/field.tsx';
import { FailureNotice } from '../components/notice.tsx';
import { Sheet } from '../components/sheet.tsx';
import { useCommand } from '../state/calls.ts';
import { useFormat, useText } from '../state/ui.ts';

interface FollowUpSheetProps {
  readonly due: OutputOf<'followUp.due'>[number];
  readonly onClose: () => void;
}

/** What became of a case: one touch from a closed list, with a word on how it is known. */
export function FollowUpSheet({ due, onClose }: FollowUpSheetProps) {
  const t = useText();
  const format = useFormat();
  const words = t.after.handover;
  const record = useCommand('followUp.record');
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [note, setNote] = useState('');
  const { screeningId, after } = due;
  const save = async () => {
    if (outcome === null) return;
    const answer = await record.run({ screeningId, after, outcome, note });
    if (answer.ok) onClose();
  };
  return (
    <Sheet title={due.name} onClose={onClose}>
      <div className="stack">
        <p>{words.dueAfter({ days: after, day: format.day(due.dueOn) })}</p>
        {due.earlier.map((one) => (
          <p key={one.after} className="small soft">
            {words.days({ days: one.after })}: {words.outcome[one.outcome]} · {one.by}, {format.moment(one.at)}
          </p>
        ))}
        <Choices label={words.outcomes} width={260}>
          {Outcome.options.map((one) => (
            <Choice
              key={one}
              label={words.outcome[one]}
              size="decision"
              selected={outcome === one}
              onChoose={() => setOutcome(one)}
            />
          ))}
        </Choices>
        <Field label={words.outcomeNote} value={note} onChange={setNote} maxLength={1000} rows={3} />
        <FailureNotice failure={record.failure} />
        <div>
          <Button
            kind="primary"
            size="decision"
            disabled={outcome === null}
            busy={record.busy}
            onClick={() => void save()}
          >
            {words.outcomeSave}
          </Button>
        </div>
      </div>
    </Sheet>
  );
}
