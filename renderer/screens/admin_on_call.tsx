import { useState } from 'react';
import type { OnCall } from '../../shared/domain/handover.ts';
import { Button } from '../components/button.tsx';
import { Field } from '../components/field.tsx';
import { FailureNotice } from '../components/notice.tsx';
import { useCall, useCommand } from '../state/calls.ts';
import { useText } from '../state/ui.ts';

const empty = {};
const blank: OnCall = { name: '', phone: '', hours: '' };

/** Whom to call for a child that is alone. */
export function AdminOnCall() {
  const reading = useCall('handover.onCall', empty);
  return reading.value === undefined ? null : <List stored={reading.value} />;
}

function List({ stored }: { readonly stored: readonly OnCall[] }) {
  const t = useText();
  const words = t.after.onCall;
  const save = useCommand('handover.setOnCall');
  const [rows, setRows] = useState<readonly OnCall[]>(stored);
  const change = (at: number, more: Partial<OnCall>) =>
    setRows((before) => before.map((row, index) => (index === at ? { ...row, ...more } : row)));
  const fits = rows.every(({ name, phone }) => name.trim().length > 1 && phone.trim().length > 2);
  const changed = JSON.stringify(rows) !== JSON.stringify(stored);
  return (
    <section className="stack">
      <h2>{words.title}</h2>
      <p className="soft">{words.lead}</p>
      {rows.map((row, at) => (
        <div key={at} className="on-call">
          <Field label={words.name} value={row.name} onChange={(name) => change(at, { name })} maxLength={80} />
          <Field
            label={words.phone}
            value={row.phone}
            onChange={(phone) => change(at, { phone })}
            maxLength={30}
            mono
          />
          <Field label={words.hours} value={row.hours} onChange={(hours) => change(at, { hours })} maxLength={80} />
          <Button
            size="small"
            kind="quiet"
            onClick={() => setRows((before) => before.filter((_row, index) => index !== at))}
          >
            {words.remove}
          </Button>
        </div>
      ))}
      <FailureNotice failure={save.failure} />
      <div className="row">
        <Button onClick={() => setRows((before) => [...before, blank])} disabled={rows.length >= 20}>
          {words.add}
        </Button>
        <Button
          kind="primary"
          disabled={!changed || !fits}
          busy={save.busy}
          onClick={() => void save.run({ onCall: [...rows] })}
        >
          {changed ? words.save : words.saved}
        </Button>
      </div>
    </section>
  );
}
