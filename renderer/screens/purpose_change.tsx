import { useState } from 'react';
import { Button } from '../components/button.tsx';
import { Choice, Choices } from '../components/choice.tsx';
import { Field, Pick } from '../components/field.tsx';
import { FailureNotice } from '../components/notice.tsx';
import { useCommand } from '../state/calls.ts';
import { currentRevision, noteRevision, settled } from '../state/screening.ts';
import type { Work } from '../state/answers.ts';
import { useLabel, useText } from '../state/ui.ts';
import { PurposeTiles } from './purpose_tiles.tsx';
import { StepFoot } from './step_foot.tsx';

/** Countries one touch away: where flights from here go, and where journeys end most. */
const near = ['MYS', 'SGP', 'SAU', 'THA', 'KHM', 'JPN'] as const;

/** Purpose and last country of an open screening, when one is missing or the traveller says another. */
export function PurposeChange({ work, onDone }: { readonly work: Work; readonly onDone: () => void }) {
  const t = useText();
  const label = useLabel();
  const { view, index } = work;
  const set = useCommand('screening.setPurpose');
  const [destination, setDestination] = useState(view.destination);
  const [purpose, setPurpose] = useState(view.purpose);
  const known = purpose === null ? undefined : index.purposes.get(purpose);
  const store = async (code: string) => {
    setPurpose(code);
    await settled(view.id);
    const { transit } = view;
    const answer = await set.run({
      screeningId: view.id,
      revision: currentRevision(view),
      purpose: code,
      destination,
      transit,
    });
    if (!answer.ok) return;
    noteRevision(view.id, answer.value.revision);
    if (destination !== null) onDone();
  };
  const unchanged = purpose === view.purpose && destination === view.destination;
  return (
    <section className="stack" aria-busy={set.busy}>
      <Destination work={work} value={destination} onChange={setDestination} />
      <h2 className="question">{t.journey.purpose.title}</h2>
      {known !== undefined && <p className="lead">{label(known.label)}</p>}
      <FailureNotice failure={set.failure} />
      {purpose !== null && !unchanged && (
        <div className="row">
          <Button kind="primary" busy={set.busy} onClick={() => void store(purpose)}>
            {t.frame.save}
          </Button>
        </div>
      )}
      <PurposeTiles purposes={index.catalogue.purposes} onClear={null} onClarify={({ code }) => void store(code)} />
      {view.purpose !== null && view.destination !== null && unchanged && <StepFoot onNext={onDone} />}
    </section>
  );
}

interface DestinationProps {
  readonly work: Work;
  readonly value: string | null;
  readonly onChange: (country: string | null) => void;
}

function Destination({ work, value, onChange }: DestinationProps) {
  const t = useText();
  const label = useLabel();
  const { countries } = work.index.catalogue.destinations;
  const listed = countries.toSorted((a, b) => label(a.label).localeCompare(label(b.label)));
  const other = value !== null && !listed.some(({ code }) => code === value) ? value : '';
  const [typed, setTyped] = useState(other);
  return (
    <section className="stack-tight">
      <h2>{t.journey.purpose.destination}</h2>
      {value === null && <p>{t.journey.purpose.destinationMissing}</p>}
      <Choices label={t.journey.purpose.destination} width={150}>
        {near.map((code) => (
          <Choice
            key={code}
            label={label(countries.find((one) => one.code === code)?.label ?? { id: code, en: code })}
            selected={value === code}
            onChoose={() => onChange(code)}
          />
        ))}
      </Choices>
      <div className="pair">
        <Pick
          label={t.journey.purpose.destinationList}
          value={value ?? ''}
          onChange={(code) => onChange(code === '' ? null : code)}
          options={[
            { value: '', label: '–' },
            ...listed.map(({ code, label: name }) => ({ value: code, label: label(name) })),
          ]}
        />
        <Field
          label={t.journey.purpose.destinationOther}
          value={typed}
          onChange={(text) => {
            const code = text.toUpperCase();
            setTyped(code);
            if (/^[A-Z]{3}$/.test(code)) onChange(code);
          }}
          maxLength={3}
          mono
        />
      </div>
    </section>
  );
}
