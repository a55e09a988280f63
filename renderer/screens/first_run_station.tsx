import { Field } from '../components/field.tsx';
import { useText } from '../state/ui.ts';
import { FirstRunButtons } from './first_run_buttons.tsx';
import { stationFaults, stationReady, type FirstRunProps } from './first_run_draft.ts';

export function FirstRunStation({ draft, onChange, onNext, onBack }: FirstRunProps) {
  const t = useText();
  const { first } = t.shift;
  const faults = stationFaults(draft, t);
  const ready = stationReady(draft);
  return (
    <form
      className="stack-wide"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) onNext();
      }}
    >
      <h1>{first.stationQuestion}</h1>
      <div className="pair">
        <Field
          label={first.airport}
          hint={first.airportHint}
          value={draft.airport}
          onChange={(airport) => onChange({ airport: airport.toUpperCase() })}
          maxLength={3}
          mono
          fault={faults.airport}
        />
        <Field
          label={first.counter}
          hint={first.counterHint}
          value={draft.counter}
          onChange={(counter) => onChange({ counter: counter.toUpperCase() })}
          maxLength={6}
          mono
          autoFocus
          fault={faults.counter}
        />
      </div>
      <Field
        label={first.stationName}
        hint={first.stationNameHint}
        value={draft.name}
        onChange={(name) => onChange({ name })}
        maxLength={80}
        fault={faults.name}
      />
      <FirstRunButtons onBack={onBack} ready={ready} />
    </form>
  );
}
