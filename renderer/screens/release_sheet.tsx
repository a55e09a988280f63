import { useState } from 'react';
import type { CustodyView } from '../../shared/contract/decision.ts';
import { Button } from '../components/button.tsx';
import { Choice, Choices } from '../components/choice.tsx';
import { Field } from '../components/field.tsx';
import { FailureNotice } from '../components/notice.tsx';
import { Sheet } from '../components/sheet.tsx';
import { useCommand } from '../state/calls.ts';
import { useText } from '../state/ui.ts';

const receivers = ['holder', 'proxy', 'office'] as const;

/** A passport goes back: to whom, by name; a proxy with letter and identity card. */
export function ReleaseSheet({ custody, onClose }: { readonly custody: CustodyView; readonly onClose: () => void }) {
  const t = useText();
  const release = useCommand('custody.release');
  const [to, setTo] = useState<(typeof receivers)[number]>('holder');
  const [receiver, setReceiver] = useState<string | null>(null);
  const [paper, setPaper] = useState('');
  const name = receiver ?? (to === 'holder' ? custody.name : '');
  const missing =
    name.trim().length < 2
      ? t.custody.release.missingReceiver
      : to === 'proxy' && paper.trim().length < 3
        ? t.custody.release.missingPaper
        : null;
  const give = async () => {
    const answer = await release.run({ custodyId: custody.id, to, receiver: name.trim(), paper: paper.trim() });
    if (answer.ok) onClose();
  };
  return (
    <Sheet title={t.custody.release.title} onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (missing === null) void give();
        }}
      >
        <p className="record-name">{custody.name}</p>
        <Choices label={t.custody.release.to} width={150}>
          {receivers.map((one) => (
            <Choice
              key={one}
              label={t.custody.release[one]}
              selected={to === one}
              onChoose={() => {
                setTo(one);
                setReceiver(null);
              }}
            />
          ))}
        </Choices>
        <Field label={t.custody.release.receiver} value={name} onChange={setReceiver} maxLength={80} />
        {to !== 'holder' && (
          <Field
            label={to === 'proxy' ? t.custody.release.proxyPaper : t.custody.release.officePaper}
            value={paper}
            onChange={setPaper}
            maxLength={200}
          />
        )}
        <FailureNotice failure={release.failure} />
        <p className="soft" role="status">
          {missing}
        </p>
        <Button kind="primary" size="decision" submit disabled={missing !== null} busy={release.busy}>
          {t.custody.release.confirm}
        </Button>
      </form>
    </Sheet>
  );
}
