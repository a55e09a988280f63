import { useState } from 'react';
import type { PaperView } from '../../shared/contract/paper.ts';
import { Button } from '../components/button.tsx';
import { Field } from '../components/field.tsx';
import { FailureNotice } from '../components/notice.tsx';
import { useCommand } from '../state/calls.ts';
import { useText } from '../state/ui.ts';

const shortest = 5;

/** A paper that is wrong becomes void with a reason; its number is never used again. */
export function PaperVoid({ paper }: { readonly paper: PaperView }) {
  const t = useText().paper;
  const cancel = useCommand('paper.void');
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  if (!open) {
    return (
      <div>
        <Button kind="quiet" size="small" onClick={() => setOpen(true)}>
          {t.makeVoid}
        </Button>
      </div>
    );
  }
  return (
    <form
      className="stack-tight"
      onSubmit={(event) => {
        event.preventDefault();
        if (reason.trim().length >= shortest) void cancel.run({ paperId: paper.id, reason: reason.trim() });
      }}
    >
      <Field label={t.voidReason} hint={t.voidHint} value={reason} onChange={setReason} maxLength={300} autoFocus />
      <FailureNotice failure={cancel.failure} />
      <div className="row">
        <Button submit busy={cancel.busy} disabled={reason.trim().length < shortest}>
          {t.voidGo}
        </Button>
        <Button kind="quiet" onClick={() => setOpen(false)}>
          {t.voidKeep}
        </Button>
      </div>
    </form>
  );
}
