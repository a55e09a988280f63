import { IconX } from '@tabler/icons-react';
import { addDays, type Day } from '../../shared/time.ts';
import { faultyFields, isUntouched, tidy, twiceKeys, type FlightDraft, type FlightField } from '../flight_draft.ts';
import { useText } from '../state/ui.ts';

interface FlightsTableProps {
  readonly drafts: readonly FlightDraft[];
  readonly today: Day;
  readonly onChange: (drafts: readonly FlightDraft[]) => void;
  /** Faults of rows still being typed are shown only once the officer wants to go on. */
  readonly strict: boolean;
}

/** Flights as rows to type in. A row says what is wrong with it when it is left. */
export function FlightsTable({ drafts, today, onChange, strict }: FlightsTableProps) {
  const t = useText();
  const { flights } = t.shift;
  const twice = twiceKeys(drafts);
  const set = (key: number, part: Partial<FlightDraft>) =>
    onChange(drafts.map((draft) => (draft.key === key ? { ...draft, ...part } : draft)));
  return (
    <table className="table flights-table">
      <thead>
        <tr>
          <th scope="col">{flights.number}</th>
          <th scope="col">{flights.destination}</th>
          <th scope="col">{flights.day}</th>
          <th scope="col">{flights.departs}</th>
          <th scope="col">{flights.seats}</th>
          <th scope="col">{flights.gate}</th>
          <th scope="col">{flights.offload}</th>
          <th>
            <span className="unseen">{flights.removeRow}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {drafts.map((draft) => (
          <FlightRow
            key={draft.key}
            draft={draft}
            today={today}
            twice={twice.includes(draft.key)}
            strict={strict}
            onChange={(part) => set(draft.key, part)}
            onRemove={() => onChange(drafts.filter(({ key }) => key !== draft.key))}
          />
        ))}
      </tbody>
    </table>
  );
}

interface FlightRowProps {
  readonly draft: FlightDraft;
  readonly today: Day;
  readonly twice: boolean;
  readonly strict: boolean;
  readonly onChange: (part: Partial<FlightDraft>) => void;
  readonly onRemove: () => void;
}

function FlightRow({ draft, today, twice, strict, onChange, onRemove }: FlightRowProps) {
  const t = useText();
  const { flights } = t.shift;
  const wrong = isUntouched(draft) ? [] : faultyFields(draft);
  // A field not yet typed is no fault before the officer goes on.
  const shown = wrong.filter((field) => strict || draft[field] !== '');
  // An example in an empty field of a row already begun would look like a value.
  const cell = { draft, shown, onChange, examples: isUntouched(draft) };
  const name = draft.number === '' ? null : draft.number;
  return (
    <>
      <tr onBlur={() => onChange(tidy(draft))}>
        <Cell {...cell} field="number" label={flights.number} width={6} placeholder="AK 450" />
        <Cell {...cell} field="destination" label={flights.destination} width={4} placeholder="KUL" />
        <td>
          <select
            className="field-input cell-input"
            aria-label={flights.day}
            value={draft.day}
            onChange={(event) => onChange({ day: event.currentTarget.value })}
          >
            <option value={today}>{flights.today}</option>
            <option value={addDays(today, 1)}>{flights.tomorrow}</option>
          </select>
        </td>
        <Cell {...cell} field="departs" label={flights.departs} width={5} placeholder="07:40" numeric />
        <Cell {...cell} field="seats" label={flights.seats} width={4} placeholder="180" numeric />
        <Cell {...cell} field="gate" label={flights.gate} width={3} numeric />
        <Cell {...cell} field="offload" label={flights.offload} width={3} numeric />
        <td>
          <button
            type="button"
            className="button"
            data-kind="quiet"
            data-size="small"
            aria-label={name === null ? flights.removeRow : flights.remove({ number: name })}
            onClick={onRemove}
          >
            <IconX size={20} stroke={1.75} aria-hidden="true" />
          </button>
        </td>
      </tr>
      {(shown.length > 0 || twice) && (
        <tr className="row-fault">
          <td colSpan={8} role="alert">
            {[...shown.map((field) => faultWords(flights, field)), ...(twice ? [flights.faultTwice] : [])].join(' ')}
          </td>
        </tr>
      )}
    </>
  );
}

type Words = ReturnType<typeof useText>['shift']['flights'];

function faultWords(flights: Words, field: FlightField): string {
  switch (field) {
    case 'number':
      return flights.faultNumber;
    case 'destination':
      return flights.faultDestination;
    case 'day':
      return flights.day;
    case 'departs':
      return flights.faultDeparts;
    case 'seats':
      return flights.faultSeats;
    case 'gate':
      return flights.faultGate;
    case 'offload':
      return flights.faultOffload;
  }
}

interface CellProps {
  readonly draft: FlightDraft;
  readonly field: Exclude<FlightField, 'day'>;
  readonly shown: readonly FlightField[];
  readonly label: string;
  readonly examples: boolean;
  readonly width: number;
  readonly placeholder?: string;
  readonly numeric?: boolean;
  readonly onChange: (part: Partial<FlightDraft>) => void;
}

function Cell({ draft, field, shown, label, examples, width, placeholder, numeric = false, onChange }: CellProps) {
  return (
    <td>
      <input
        className="field-input cell-input mono"
        style={{ '--cell-width': `${width}ch` }}
        aria-label={label}
        aria-invalid={shown.includes(field)}
        value={draft[field]}
        placeholder={examples ? placeholder : undefined}
        inputMode={numeric ? 'numeric' : 'text'}
        autoComplete="off"
        spellCheck={false}
        maxLength={10}
        onChange={(event) => onChange({ [field]: event.currentTarget.value.toUpperCase() })}
      />
    </td>
  );
}
