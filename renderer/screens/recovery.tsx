import { useState, type ReactNode } from 'react';
import type { OutputOf } from '../../shared/contract/index.ts';
import { Button } from '../components/button.tsx';
import { Choice, Choices } from '../components/choice.tsx';
import { FailureNotice, Notice } from '../components/notice.tsx';
import { Page } from '../components/page.tsx';
import { readAgain, useCall, useCommand } from '../state/calls.ts';
import { useText } from '../state/ui.ts';
import { RecoveryBackup } from './recovery_backup.tsx';
import { RecoveryKey } from './recovery_key.tsx';

const empty = {};

type State = OutputOf<'recovery.state'>;
type Way = 'restore' | 'key';

/** A station that does not open, or is brought back to a new computer: why, what is safe, and the ways out. */
export function Recovery() {
  const { value: state, failure } = useCall('recovery.state', empty);
  const [way, setWay] = useState<Way | null>(null);
  if (state === undefined) {
    return (
      <Page>
        <div className="page-narrow">
          <FailureNotice failure={failure} />
        </div>
      </Page>
    );
  }
  const only = state.cause === 'new' ? 'restore' : state.cause === 'passphrase' ? 'key' : null;
  const chosen = way ?? only;
  const back = <Back only={only} onBack={() => setWay(null)} />;
  return (
    <Page>
      <div className="page-narrow stack-wide">
        {chosen === null && <Ways state={state} onWay={setWay} />}
        {chosen === 'restore' && <RecoveryBackup state={state} back={back} />}
        {chosen === 'key' && <RecoveryKey cause={state.cause} back={back} />}
      </div>
    </Page>
  );
}

/** Back to the ways, or, where there is one only, to the screen from which it was asked for. */
function Back({ only, onBack }: { readonly only: Way | null; readonly onBack: () => void }): ReactNode {
  const words = useText().recovery;
  const end = useCommand('recovery.end');
  const back = async () => {
    if (only === null) {
      onBack();
      return;
    }
    const answer = await end.run({ anyway: false });
    if (answer.ok) await readAgain();
  };
  return (
    <Button kind="quiet" hotkey="Escape" busy={end.busy} onClick={() => void back()}>
      {words.back}
    </Button>
  );
}

/** Keys first where the key is what is missing. */
function Ways({ state, onWay }: { readonly state: State; readonly onWay: (way: Way) => void }) {
  const words = useText().recovery;
  const end = useCommand('recovery.end');
  const [still, setStill] = useState(false);
  const again = async (anyway: boolean) => {
    setStill(false);
    const answer = await end.run({ anyway });
    if (!answer.ok) return;
    setStill(!answer.value.open);
    await readAgain();
  };
  const keys = state.cause.startsWith('key-');
  const restore = (
    <Choice
      key="restore"
      size="decision"
      label={words.restore}
      detail={words.restoreDetail}
      onChoose={() => onWay('restore')}
    />
  );
  const key = state.database && (
    <Choice key="key" size="decision" label={words.key} detail={words.keyDetail} onChoose={() => onWay('key')} />
  );
  return (
    <div className="stack-wide">
      <div className="stack-tight">
        <h1>{words.title}</h1>
        <p className="lead">{words.causes[state.cause]}</p>
        <p className="soft">{words.safe}</p>
      </div>
      <Choices label={words.ways} width={300}>
        {keys ? [key, restore] : [restore, key]}
        <Choice
          size="decision"
          label={words.again}
          detail={words.againDetail}
          disabled={end.busy}
          onChoose={() => void again(false)}
        />
        {state.cause === 'damaged' && (
          <Choice
            size="decision"
            label={words.anyway}
            detail={words.anywayDetail}
            disabled={end.busy}
            onChoose={() => void again(true)}
          />
        )}
      </Choices>
      {still && <Notice tone="attention" what={words.causes[state.cause]} />}
      <FailureNotice failure={end.failure} />
    </div>
  );
}
