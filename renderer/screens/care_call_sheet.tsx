import { useState } from 'react';
import { CallTo } from '../../shared/domain/handover.ts';
import type { ScreeningId } from '../../shared/ids.ts';
import { Button } from '../components/button.tsx';
import { Choice, Choices } from '../components/choice.tsx';
import { Field } from '../components/field.tsx';
import { FailureNotice } from '../components/notice.tsx';
import { Sheet } from '../components/sheet.tsx';
import { useCall, useCommand } from '../state/calls.ts';
import { useText } from '../state/ui.ts';

const empty = {};

/** A call made for a child that is alone, with the on-call list beside it. */
export function CareCallSheet(props: { readonly screeningId: ScreeningId; readonly onClose: () => void }) {
  const { screeningId, onClose } = props;
  const t = useText();
  const words = t.after.handover;
  const log = useCommand('handover.logCall');
  const onCall = useCall('handover.onCall', empty).value;
  const [toWhom, setTo] = useState<CallTo>('parent');
  const [reached, setReached] = useState<boolean | null>(null);
  const [name, setName] = useState('');
  const [number, setNumber] = useState('');
  const [note, setNote] = useState('');
  const ready = reached !== null && number.trim().length > 2;
  const save = async () => {
    if (reached === null) return;
    const answer = await log.run({ screeningId, toWhom, reached, name, number, note });
    if (answer.ok) onClose();
  };
  return (
    <Sheet title={words.callAdd} onClose={onClose}>
      <div className="stack">
        <Choices label={words.callToTitle} width={160}>
          {CallTo.options.map((one) => (
            <Choice key={one} label={words.callTo[one]} selected={toWhom === one} onChoose={() => setTo(one)} />
          ))}
        </Choices>
        {toWhom === 'uptdPpa' && (
          <Choices label={words.onCall} width={260}>
            {(onCall ?? []).map((one) => (
              <Choice
                key={`${one.name} ${one.phone}`}
                label={one.name}
                detail={`${one.phone} · ${one.hours}`}
                selected={number === one.phone}
                onChoose={() => {
                  setName(one.name);
                  setNumber(one.phone);
                }}
              />
            ))}
          </Choices>
        )}
        {toWhom === 'uptdPpa' && onCall?.length === 0 && <p className="soft">{words.onCallNone}</p>}
        <div className="pair">
          <Field label={words.callName} value={name} onChange={setName} maxLength={80} />
          <Field label={words.callNumber} value={number} onChange={setNumber} maxLength={30} mono inputMode="tel" />
        </div>
        <Choices label={words.callResult} width={200}>
          <Choice label={words.reached} size="decision" selected={reached === true} onChoose={() => setReached(true)} />
          <Choice
            label={words.notReached}
            size="decision"
            selected={reached === false}
            onChoose={() => setReached(false)}
          />
        </Choices>
        <Field label={words.callNote} value={note} onChange={setNote} maxLength={500} rows={2} />
        <FailureNotice failure={log.failure} />
        <div>
          <Button kind="primary" size="decision" disabled={!ready} busy={log.busy} onClick={() => void save()}>
            {words.callAdd}
          </Button>
        </div>
      </div>
    </Sheet>
  );
}
