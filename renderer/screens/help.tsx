import { useState } from 'react';
import type { OutputOf } from '../../shared/contract/index.ts';
import { Button } from '../components/button.tsx';
import { Field } from '../components/field.tsx';
import { Frame } from '../components/frame.tsx';
import { FailureNotice } from '../components/notice.tsx';
import { useCall, useCommand } from '../state/calls.ts';
import { useFormat, useText } from '../state/ui.ts';

const empty = {};
const shortestNote = 5;

type HelpCall = OutputOf<'help.list'>[number];

/** Calls for help whose form is still to be written in this shift. */
export function HelpScreen() {
  const t = useText();
  const list = useCall('help.list', empty);
  const calls = list.value ?? [];
  return (
    <Frame>
      <section className="stack" aria-busy={list.waiting}>
        <h1>{t.journey.help.formTitle}</h1>
        <FailureNotice failure={list.failure} />
        {!list.waiting && calls.length === 0 && <p className="lead empty">{t.journey.help.formNone}</p>}
        <ul className="stack-wide">
          {calls.map((call) => (
            <HelpForm key={call.id} call={call} />
          ))}
        </ul>
      </section>
    </Frame>
  );
}

function HelpForm({ call }: { readonly call: HelpCall }) {
  const t = useText();
  const format = useFormat();
  const complete = useCommand('help.complete');
  const [note, setNote] = useState(call.note ?? '');
  const ready = note.trim().length >= shortestNote;
  return (
    <li>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) void complete.run({ helpId: call.id, note: note.trim() });
        }}
      >
        <p>
          <b>{t.journey.help.cause[call.cause]}</b>
          <span className="soft">
            {' '}
            · {format.clock(call.at)} · {t.frame.ofOfficer({ name: call.by })}
            {call.flight !== null && ` · ${call.flight}`}
          </span>
        </p>
        <Field label={t.journey.help.formNote} value={note} onChange={setNote} maxLength={2000} rows={4} />
        <FailureNotice failure={complete.failure} />
        <div className="row">
          <Button kind="primary" submit disabled={!ready} busy={complete.busy}>
            {t.journey.help.formSave}
          </Button>
        </div>
      </form>
    </li>
  );
}
