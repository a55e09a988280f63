import { useState } from 'react';
import type { Day } from '../../shared/time.ts';
import { Choice, Choices } from '../components/choice.tsx';
import { Field } from '../components/field.tsx';
import { readDay } from '../days.ts';
import { useFormat, useText } from '../state/ui.ts';

interface DayFieldProps {
  readonly label: string;
  readonly today: Day;
  /** The day that stands there; null: what was typed is none. */
  readonly value: Day | null;
  readonly onChange: (day: Day | null) => void;
}

/** A day in the past: today with one touch, or typed. */
export function DayField({ label, today, value, onChange }: DayFieldProps) {
  const t = useText();
  const format = useFormat();
  const words = t.after.objection;
  const [text, setText] = useState<string | null>(null);
  return (
    <div className="stack-tight">
      <h3>{label}</h3>
      <Choices label={label} width={200}>
        <Choice
          label={words.today}
          detail={format.day(today)}
          selected={text === null}
          onChoose={() => {
            setText(null);
            onChange(today);
          }}
        />
        <Choice
          label={words.otherDay}
          selected={text !== null}
          onChoose={() => {
            setText('');
            onChange(null);
          }}
        />
      </Choices>
      {text !== null && (
        <Field
          label={label}
          hint={words.dayHelp}
          value={text}
          onChange={(next) => {
            setText(next);
            onChange(readDay(next));
          }}
          fault={text.length >= 8 && value === null ? words.dayWrong : null}
          maxLength={10}
          mono
          autoFocus
        />
      )}
    </div>
  );
}
