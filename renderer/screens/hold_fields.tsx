import { useState } from 'react';
import { addWorkingDays, provisionalBetween } from '../../shared/domain/working_days.ts';
import { dayOf, instantOf, type Day } from '../../shared/time.ts';
import { id as indonesian } from '../../shared/text/id.ts';
import { Choice, Choices } from '../components/choice.tsx';
import { Field } from '../components/field.tsx';
import { Notice } from '../components/notice.tsx';
import { stationNow } from '../clock.ts';
import { readDay } from '../days.ts';
import { useCalendar } from '../state/calendar.ts';
import type { HoldDraft } from '../state/hold_draft.ts';
import { useFormat, useText } from '../state/ui.ts';

interface HoldFieldsProps {
  readonly draft: HoldDraft;
  readonly due: Day;
  /** Further away than may be kept without a reason. */
  readonly long: boolean;
  readonly change: (more: Partial<HoldDraft>) => void;
}

/** Where the passport lies, sealed with what, in which state, until when. */
export function HoldFields({ draft, due, long, change }: HoldFieldsProps) {
  const t = useText();
  const [otherCondition, setOther] = useState(
    draft.condition !== '' && draft.condition !== indonesian.custody.hold.conditionGood,
  );
  // The receipt is in Indonesian whatever language the screen has.
  const good = indonesian.custody.hold.conditionGood;
  return (
    <section className="stack">
      <div className="pair">
        <Field
          label={t.custody.hold.seal}
          value={draft.seal}
          onChange={(seal) => change({ seal })}
          maxLength={40}
          mono
        />
        <Field
          label={t.custody.hold.place}
          value={draft.place}
          onChange={(place) => change({ place })}
          placeholder={t.custody.hold.placeExample}
          maxLength={80}
        />
      </div>
      <div className="stack-tight">
        <h3>{t.custody.hold.condition}</h3>
        <Choices label={t.custody.hold.condition} width={200}>
          <Choice
            label={t.custody.hold.conditionGood}
            selected={!otherCondition && draft.condition === good}
            onChoose={() => {
              setOther(false);
              change({ condition: good });
            }}
          />
          <Choice
            label={t.custody.hold.conditionOther}
            selected={otherCondition}
            onChoose={() => {
              setOther(true);
              change({ condition: '' });
            }}
          />
        </Choices>
        {otherCondition && (
          <Field
            label={t.custody.hold.condition}
            value={draft.condition}
            onChange={(condition) => change({ condition })}
            maxLength={200}
            autoFocus
          />
        )}
      </div>
      <Due draft={draft} due={due} long={long} change={change} />
    </section>
  );
}

function Due({ draft, due, long, change }: HoldFieldsProps) {
  const t = useText();
  const format = useFormat();
  const today = dayOf(instantOf(stationNow()));
  const calendar = useCalendar();
  const quick = [1, 2, 3].map((days) => addWorkingDays(today, days, calendar));
  const [text, setText] = useState<string | null>(null);
  const typed = text === null ? null : readDay(text);
  return (
    <div className="stack-tight">
      <h3>{t.custody.hold.due}</h3>
      <p className="small soft">{t.custody.hold.dueNote}</p>
      {provisionalBetween(today, due, calendar) && <Notice tone="attention" what={t.after.holidays.provisional} />}
      <Choices label={t.custody.hold.due} width={180}>
        {quick.map((day) => (
          <Choice
            key={day}
            label={format.longDay(day)}
            selected={text === null && due === day}
            onChoose={() => {
              setText(null);
              change({ due: day });
            }}
          />
        ))}
        <Choice label={t.custody.hold.dueOther} selected={text !== null} onChoose={() => setText('')} />
      </Choices>
      {text !== null && (
        <Field
          label={t.custody.hold.due}
          hint={t.journey.scan.dateHelp}
          value={text}
          onChange={(next) => {
            setText(next);
            const day = readDay(next);
            if (day !== null) change({ due: day });
          }}
          fault={text.length >= 8 && (typed === null || typed < today) ? t.journey.scan.fieldWrong : null}
          maxLength={10}
          mono
          autoFocus
        />
      )}
      {long && (
        <Field
          label={t.custody.hold.dueReason}
          value={draft.dueReason}
          onChange={(dueReason) => change({ dueReason })}
          maxLength={300}
        />
      )}
    </div>
  );
}
