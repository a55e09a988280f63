import { useState } from 'react';
import { Button } from '../components/button.tsx';
import { Field } from '../components/field.tsx';
import { FailureNotice } from '../components/notice.tsx';
import { Page } from '../components/page.tsx';
import { readAgain, useCommand } from '../state/calls.ts';
import { useText } from '../state/ui.ts';

/** The host runs, its database is locked: the passphrase opens it for everybody. */
export function Unlock() {
  const words = useText().storage.key;
  const unlock = useCommand('station.unlock');
  const forgotten = useText().recovery.forgotten;
  const begin = useCommand('recovery.begin');
  const [passphrase, setPassphrase] = useState('');
  const [shown, setShown] = useState(false);
  const go = async () => {
    const answer = await unlock.run({ passphrase });
    if (answer.ok) await readAgain();
    else setPassphrase('');
  };
  return (
    <Page>
      <form
        className="page-narrow stack-wide"
        onSubmit={(event) => {
          event.preventDefault();
          if (passphrase !== '' && !unlock.busy) void go();
        }}
      >
        <h1>{words.closedTitle}</h1>
        <p className="lead">{words.closedLead}</p>
        <Field
          label={words.passphrase}
          value={passphrase}
          onChange={setPassphrase}
          type={shown ? 'text' : 'password'}
          maxLength={200}
          autoFocus
        />
        <FailureNotice failure={unlock.failure ?? begin.failure} />
        <div className="row row-spread">
          <Button onClick={() => setShown(!shown)}>{shown ? words.hide : words.show}</Button>
          <Button kind="primary" submit busy={unlock.busy} disabled={passphrase === ''}>
            {unlock.busy ? words.opening : words.open}
          </Button>
        </div>
        <div>
          <Button size="small" kind="quiet" busy={begin.busy} onClick={() => void begin.run({})}>
            {forgotten}
          </Button>
        </div>
      </form>
    </Page>
  );
}
