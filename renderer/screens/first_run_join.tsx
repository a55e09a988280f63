import { useEffect } from 'react';
import { Button } from '../components/button.tsx';
import { Field } from '../components/field.tsx';
import { FailureNotice, Notice } from '../components/notice.tsx';
import { Page } from '../components/page.tsx';
import { readAgain, useCall, useCommand } from '../state/calls.ts';
import { setPairingCode, usePairing } from '../state/pairing.ts';
import { useText } from '../state/ui.ts';
import { spaced } from './device_pairing.tsx';

const empty = {};

/** This machine becomes a desk of a station that exists. */
export function FirstRunJoin({ onBack }: { readonly onBack: () => void }) {
  const t = useText();
  const words = t.network;
  const join = useCommand('station.join');
  const code = usePairing((pairing) => pairing.code) ?? '';
  const joining = useCall('station.joining', empty, { every: 1_000 }).value;
  useEffect(() => {
    setPairingCode('');
    return () => setPairingCode(null);
  }, []);
  const joined = joining?.state === 'joined';
  useEffect(() => {
    if (joined) void readAgain();
  }, [joined]);
  const ask = async () => {
    await join.run({ code });
    setPairingCode('');
  };
  const failed =
    joining?.state === 'refused' || joining?.state === 'lost' || joining?.state === 'failed' ? joining.state : null;
  return (
    <Page>
      <div className="page-narrow stack-wide">
        <div className="stack-tight">
          <h1>{joining?.state === 'asking' ? words.joinAsking : words.joinTitle}</h1>
          <p className="soft">{joining?.state === 'asking' ? words.joinCompare : words.joinLead}</p>
        </div>
        {joining?.state === 'asking' && joining.comparison !== null && (
          <p className="comparison mono" role="status">
            {spaced(joining.comparison)}
          </p>
        )}
        {joining?.state !== 'asking' && (
          <form
            className="stack-wide"
            onSubmit={(event) => {
              event.preventDefault();
              if (code.trim() !== '') void ask();
            }}
          >
            {failed !== null && join.failure === null && (
              <Notice tone="error" what={words.joinStates[failed]}>
                <p>{words.joinSafe}</p>
                <p>{words.joinTodo}</p>
              </Notice>
            )}
            <FailureNotice failure={join.failure} />
            <Field
              label={words.joinCode}
              value={code}
              onChange={setPairingCode}
              maxLength={400}
              rows={3}
              mono
              autoFocus
            />
            <div className="foot">
              <Button kind="quiet" hotkey="Escape" onClick={onBack}>
                {t.frame.back}
              </Button>
              <Button kind="primary" submit busy={join.busy} disabled={code.trim() === ''}>
                {words.joinAsk}
              </Button>
            </div>
          </form>
        )}
      </div>
    </Page>
  );
}
