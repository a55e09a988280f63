import { useState } from 'react';
import type { ExportSettings } from '../../shared/contract/export.ts';
import { needsKey, Receiver, type ReceiverProfile } from '../../shared/export/profile.ts';
import { Button } from '../components/button.tsx';
import { Choice, Choices } from '../components/choice.tsx';
import { Field } from '../components/field.tsx';
import { FailureNotice } from '../components/notice.tsx';
import { useCall, useCommand } from '../state/calls.ts';
import { useText } from '../state/ui.ts';

const empty = {};

/** Where exports go, the key of each receiver, and whether people in care are named to it. */
export function ExportSetup() {
  const reading = useCall('export.settings', empty);
  return (
    <>
      <FailureNotice failure={reading.failure} />
      {reading.value !== undefined && <Setup stored={reading.value} />}
    </>
  );
}

function Setup({ stored }: { readonly stored: ExportSettings }) {
  const words = useText().exports.settings;
  const save = useCommand('export.configure');
  const [draft, setDraft] = useState(stored);
  const changed = JSON.stringify(draft) !== JSON.stringify(stored);
  const setReceiver = (receiver: Receiver) => (change: Partial<ReceiverProfile>) =>
    setDraft((before) => ({
      ...before,
      receivers: { ...before.receivers, [receiver]: { ...before.receivers[receiver], ...change } },
    }));
  return (
    <form
      className="stack settings"
      onSubmit={(event) => {
        event.preventDefault();
        if (changed && !save.busy) void save.run(draft);
      }}
    >
      <h2>{words.title}</h2>
      <fieldset>
        <Field
          label={words.folder}
          value={draft.folder}
          onChange={(folder) => setDraft((before) => ({ ...before, folder }))}
          maxLength={400}
        />
      </fieldset>
      {Receiver.options.map((receiver) => (
        <Profile
          key={receiver}
          receiver={receiver}
          profile={draft.receivers[receiver]}
          onChange={setReceiver(receiver)}
        />
      ))}
      <FailureNotice failure={save.failure} />
      <div>
        <Button kind="primary" submit busy={save.busy} disabled={!changed}>
          {changed ? words.save : words.saved}
        </Button>
      </div>
    </form>
  );
}

interface ProfileProps {
  readonly receiver: Receiver;
  readonly profile: ReceiverProfile;
  readonly onChange: (change: Partial<ReceiverProfile>) => void;
}

function Profile({ receiver, profile, onChange }: ProfileProps) {
  const { receivers, settings: words } = useText().exports;
  return (
    <fieldset>
      <legend>{receivers[receiver]}</legend>
      <Field
        label={words.recipient}
        hint={needsKey(receiver) ? words.recipientHint.central : words.recipientHint.own}
        value={profile.recipient}
        onChange={(recipient) => onChange({ recipient })}
        maxLength={100}
        mono
      />
      <div className="stack-tight">
        <span className="field-label">{words.names}</span>
        <Choices label={`${receivers[receiver]}: ${words.names}`} width={150}>
          <Choice
            label={words.namesHidden}
            selected={!profile.namesInCare}
            onChoose={() => onChange({ namesInCare: false })}
          />
          <Choice
            label={words.namesShown}
            selected={profile.namesInCare}
            onChoose={() => onChange({ namesInCare: true })}
          />
        </Choices>
      </div>
    </fieldset>
  );
}
