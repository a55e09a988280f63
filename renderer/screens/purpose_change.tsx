import { useState } from 'react';
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

/** Purpose and last country of an open screening, when one is missing or the traveller says another; each touch is stored. */
export function PurposeChange({ work, onDone }: { readonly work: Work; readonly onDone: () => void }) {
  const t = useText();
  const { view, index } = work;
  const set = useCommand('screening.setPurpose');
  const [chosen, setDestination] = useState<string | null>(null);
  // A boarding pass that comes while this is open brings a destination of its own.
  const destination = chosen ?? view.destination;
  const store = async (purpose: string, country: string | null) => {
    await settled(view.id);
    const { id: screeningId, transit } = view;
    const revision = currentRevision(view);
    const answer = await set.run({ screeningId, revision, purpose, destination: country, transit });
    if (!answer.ok) return;
    noteRevision(view.id, answer.value.revision);
    if (country !== null) onDone();
  };
  const choose = (country: string | null) => {
    setDestination(country);
    if (view.purpose !== null && country !== null) void store(view.purpose, country);
  };
  return (
    <section className="stack" aria-busy={set.busy}>
      <FailureNotice failure={set.failure} />
      <Destination work={work} value={destination} onChange={choose} />
      <h2 className="question">{t.journey.purpose.title}</h2>
      <PurposeTiles
        purposes={index.catalogue.purposes}
        chosen={view.purpose}
        onClear={null}
        onClarify={({ code }) => void store(code, destination)}
      />
      {view.purpose !== null && view.destination !== null && <StepFoot onNext={onDone} />}
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
