import { useId, type HTMLAttributes, type ReactNode } from 'react';

interface FieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly hint?: string | undefined;
  /** What is wrong with what stands there now. */
  readonly fault?: string | null;
  readonly mono?: boolean;
  readonly autoFocus?: boolean;
  readonly maxLength?: number;
  readonly inputMode?: HTMLAttributes<HTMLInputElement>['inputMode'];
  readonly type?: 'text' | 'password' | 'time';
  readonly placeholder?: string;
  readonly required?: boolean;
  /** Rows of a longer text; one line otherwise. */
  readonly rows?: number;
}

/** A labelled field with its hint above and its fault below. */
export function Field(props: FieldProps) {
  const id = useId();
  const fault = props.fault ?? null;
  const shared = {
    id,
    className: props.mono === true ? 'field-input mono' : 'field-input',
    value: props.value,
    maxLength: props.maxLength,
    placeholder: props.placeholder,
    required: props.required,
    autoComplete: 'off',
    autoCorrect: 'off',
    spellCheck: false,
    'aria-invalid': fault !== null,
    'aria-describedby': `${id}-hint ${id}-fault`,
    autoFocus: props.autoFocus,
    // A sheet moves the focus once more after it has opened, to what is marked so.
    'data-autofocus': props.autoFocus,
  };
  return (
    <Labelled id={id} label={props.label} hint={props.hint} fault={fault}>
      {props.rows === undefined ? (
        <input
          {...shared}
          type={props.type ?? 'text'}
          inputMode={props.inputMode}
          onChange={(event) => props.onChange(event.currentTarget.value)}
        />
      ) : (
        <textarea {...shared} rows={props.rows} onChange={(event) => props.onChange(event.currentTarget.value)} />
      )}
    </Labelled>
  );
}

interface PickProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly hint?: string;
  readonly fault?: string | null;
}

/** One of a list too long for buttons. */
export function Pick({ label, value, onChange, options, hint, fault = null }: PickProps) {
  const id = useId();
  return (
    <Labelled id={id} label={label} hint={hint} fault={fault}>
      <select
        id={id}
        className="field-input"
        value={value}
        aria-invalid={fault !== null}
        aria-describedby={`${id}-hint ${id}-fault`}
        onChange={(event) => onChange(event.currentTarget.value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Labelled>
  );
}

interface LabelledProps {
  readonly id: string;
  readonly label: string;
  readonly hint: string | undefined;
  readonly fault: string | null;
  readonly children: ReactNode;
}

function Labelled({ id, label, hint, fault, children }: LabelledProps) {
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      {hint !== undefined && (
        <span className="field-hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      {children}
      <span className="field-fault" id={`${id}-fault`} aria-live="polite">
        {fault}
      </span>
    </div>
  );
}

/** A sentence with a box to tick. */
export function Tick(props: {
  readonly label: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}) {
  return (
    <label className="tick">
      <input
        type="checkbox"
        checked={props.checked}
        onChange={(event) => props.onChange(event.currentTarget.checked)}
      />
      <span>{props.label}</span>
    </label>
  );
}
