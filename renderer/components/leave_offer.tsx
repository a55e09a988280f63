import { useState } from 'react';
import { readAgain, useCommand } from '../state/calls.ts';
import { useKept } from '../state/kept.ts';
import { useText } from '../state/ui.ts';
import { Button } from './button.tsx';
import { Tick } from './field.tsx';
import { FailureNotice, Notice } from './notice.tsx';
import { Sheet } from './sheet.tsx';

/** On a device whose station does not answer it: the way to join again, or to become something else. */
export function LeaveOffer() {
  const { kept: words } = useText();
  const [open, setOpen] = useState(false);
  return (
    <div>
      <Button size="small" onClick={() => setOpen(true)}>
        {words.leave}
      </Button>
      {open && <LeaveSheet onClose={() => setOpen(false)} />}
    </div>
  );
}

function LeaveSheet({ onClose }: { readonly onClose: () => void }) {
  const { kept: words } = useText();
  const leave = useCommand('station.leave');
  const waiting = useKept()?.others ?? 0;
  const [sure, setSure] = useState(false);
  const go = async () => {
    const answer = await leave.run({});
    if (answer.ok) await readAgain();
  };
  return (
    <Sheet title={words.leaveTitle} onClose={onClose}>
      <div className="stack">
        <p>{words.leaveLead}</p>
        {waiting > 0 && <Notice tone="attention" what={words.leaveQueue({ count: waiting })} />}
        <Tick label={words.leaveAsk} checked={sure} onChange={setSure} />
        <FailureNotice failure={leave.failure} />
        <div className="row row-spread">
          <span />
          <Button kind="primary" busy={leave.busy} disabled={!sure} onClick={() => void go()}>
            {words.leaveNow}
          </Button>
        </div>
      </div>
    </Sheet>
  );
}
