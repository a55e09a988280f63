import { useState } from 'react';
import type { OfficerId, ScreeningId } from '../../shared/ids.ts';
import { Button } from '../components/button.tsx';
import { Choice, Choices } from '../components/choice.tsx';
import { Field } from '../components/field.tsx';
import { FailureNotice } from '../components/notice.tsx';
import { Sheet } from '../components/sheet.tsx';
import { useCall, useCommand } from '../state/calls.ts';
import { useOfficer } from '../state/session.ts';
import { useText } from '../state/ui.ts';

const empty = {};

interface SealedSheetProps {
  readonly screeningId: ScreeningId;
  readonly onClose: () => void;
}

/** A note that only writer, accepting officer and holders read. */
export function WriteSheet({ screeningId, onClose }: SealedSheetProps) {
  const t = useText();
  const words = t.after.sealed;
  const write = useCommand('note.write');
  const [content, setContent] = useState('');
  const save = async () => {
    const answer = await write.run({ screeningId, content });
    if (answer.ok) onClose();
  };
  return (
    <Sheet title={words.write} onClose={onClose}>
      <div className="stack">
        <p className="soft">{words.lead}</p>
        <Field label={words.writeLabel} value={content} onChange={setContent} maxLength={4000} rows={7} autoFocus />
        <FailureNotice failure={write.failure} />
        <div>
          <Button
            kind="primary"
            size="decision"
            disabled={content.trim().length < 5}
            busy={write.busy}
            onClick={() => void save()}
          >
            {words.save}
          </Button>
        </div>
      </div>
    </Sheet>
  );
}

/** Opening what somebody else sealed: the reason goes to the owner. */
export function OpenSheet({ screeningId, onClose }: SealedSheetProps) {
  const t = useText();
  const words = t.after.sealed;
  const open = useCommand('note.open');
  const [reason, setReason] = useState('');
  const go = async () => {
    const answer = await open.run({ screeningId, reason });
    if (answer.ok) onClose();
  };
  return (
    <Sheet title={words.openTitle} onClose={onClose}>
      <div className="stack">
        <p>{words.openLead}</p>
        <Field label={words.openReason} value={reason} onChange={setReason} maxLength={500} rows={3} autoFocus />
        <FailureNotice failure={open.failure} />
        <div>
          <Button
            kind="primary"
            size="decision"
            disabled={reason.trim().length < 15}
            busy={open.busy}
            onClick={() => void go()}
          >
            {words.openGo}
          </Button>
        </div>
      </div>
    </Sheet>
  );
}

/** Another officer of the own agency becomes the one case holder. */
export function HolderSheet({ screeningId, onClose }: SealedSheetProps) {
  const t = useText();
  const words = t.after.sealed;
  const me = useOfficer();
  const move = useCommand('note.moveHolder');
  const officers = (useCall('officer.list', empty).value ?? []).filter(
    ({ active, enrolling, id, agency }) => active && !enrolling && id !== me?.id && agency === me?.agency,
  );
  const [chosen, setChosen] = useState<OfficerId | null>(null);
  const [reason, setReason] = useState('');
  const go = async () => {
    if (chosen === null) return;
    const answer = await move.run({ screeningId, officerId: chosen, reason });
    if (answer.ok) onClose();
  };
  return (
    <Sheet title={words.moveTitle} onClose={onClose}>
      <div className="stack">
        <Choices label={words.moveTitle} width={240}>
          {officers.map((officer) => (
            <Choice
              key={officer.id}
              label={officer.name}
              detail={t.frame.roles[officer.role]}
              selected={chosen === officer.id}
              onChoose={() => setChosen(officer.id)}
            />
          ))}
        </Choices>
        <Field label={words.moveReason} value={reason} onChange={setReason} maxLength={500} rows={2} />
        <FailureNotice failure={move.failure} />
        <div>
          <Button
            kind="primary"
            disabled={chosen === null || reason.trim().length < 5}
            busy={move.busy}
            onClick={() => void go()}
          >
            {words.moveGo}
          </Button>
        </div>
      </div>
    </Sheet>
  );
}
