import { useState, type ReactNode } from 'react';
import type { RecoveryCause } from '../../shared/contract/recovery.ts';
import { Button } from '../components/button.tsx';
import { FailureNotice, Notice } from '../components/notice.tsx';
import { readAgain, useCommand } from '../state/calls.ts';
import { useText } from '../state/ui.ts';
import { areTyped, noParts, RecoverySheet } from './recovery_sheet.tsx';

/** The key from both parts of the sheet, tried on the database that is here. */
export function RecoveryKey({ cause, back }: { readonly cause: RecoveryCause; readonly back: ReactNode }) {
  const words = useText().recovery;
  const put = useCommand('recovery.key');
  const [parts, setParts] = useState(noParts);
  const [done, setDone] = useState(false);
  const go = async () => {
    const answer = await put.run({ parts: [...parts] });
    if (answer.ok) setDone(true);
  };
  if (done) {
    return (
      <OpenNow>
        <h1>{words.keyBack}</h1>
        <Notice what={words.keyDone}>{cause === 'passphrase' && <p>{words.keyDoneMore}</p>}</Notice>
      </OpenNow>
    );
  }
  return (
    <form
      className="stack-wide"
      onSubmit={(event) => {
        event.preventDefault();
        if (areTyped(parts) && !put.busy) void go();
      }}
    >
      <div className="stack-tight">
        <h1>{words.key}</h1>
        {cause === 'passphrase' && <p className="lead">{words.causes[cause]}</p>}
      </div>
      <RecoverySheet parts={parts} onParts={setParts} lead={words.sheetLead} />
      <FailureNotice failure={put.failure} />
      <div className="foot">
        {back}
        <Button kind="primary" submit busy={put.busy} disabled={!areTyped(parts)}>
          {put.busy ? words.puttingKey : words.putKey}
        </Button>
      </div>
    </form>
  );
}

/** What was done, and the way into the station. */
export function OpenNow({ children }: { readonly children: ReactNode }) {
  const words = useText().recovery;
  const end = useCommand('recovery.end');
  const open = async () => {
    const answer = await end.run({ anyway: false });
    if (answer.ok) await readAgain();
  };
  return (
    <div className="stack-wide">
      {children}
      <FailureNotice failure={end.failure} />
      <div className="foot">
        <Button kind="primary" size="decision" hotkey="Enter" busy={end.busy} onClick={() => void open()}>
          {end.busy ? words.opening : words.open}
        </Button>
      </div>
    </div>
  );
}
