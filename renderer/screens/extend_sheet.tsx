import { useState } from 'react';
import type { CustodyView } from '../../shared/contract/custody.ts';
import { freeWorkingDays } from '../../shared/domain/custody.ts';
import { addWorkingDays, provisionalBetween } from '../../shared/domain/working_days.ts';
import { dayOf, instantOf, type Day } from '../../shared/time.ts';
import { Button } from '../components/button.tsx';
import { Choice, Choices } from '../components/choice.tsx';
import { Field } from '../components/field.tsx';
import { FailureNotice, Notice } from '../components/notice.tsx';
import { Sheet } from '../components/sheet.tsx';
import { stationNow } from '../clock.ts';
import { readDay } from '../days.ts';
import { useCalendar } from '../state/calendar.ts';
import { useCommand } from '../state/calls.ts';
import { useFormat, useText } from '../state/ui.ts';

interface ExtendSheetProps {
  readonly custody: CustodyView;
  readonly now: NonNullable<CustodyView['now']>;
  readonly onClose: () => void;
}

/** Another due day; beyond three working days from the taking it says why. */
export function ExtendSheet({ custody, now, onClose }: ExtendSheetProps) {
  const t = useText();
  const format = useFormat();
  const { extend: words } = t.ledger;
  const extend = useCommand('custody.extend');
  const calendar = useCalendar();
  const today = dayOf(instantOf(stationNow()));
  const [due, setDue] = useState<Day | null>(null);
  const [reason, setReason] = useState('');
  const long = due !== null && due >= addWorkingDays(dayOf(custody.heldAt), freeWorkingDays + 1, calendar);
  const missing =
    due === null || due === now.due || due < today
      ? words.missingDue
      : long && reason.trim().length < 5
        ? words.missingReason
        : null;
  const set = async () => {
    if (due === null) return;
    const answer = await extend.run({ custodyId: custody.id, step: custody.step, due, reason: reason.trim() });
    if (answer.ok) onClose();
  };
  return (
    <Sheet title={words.title} onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (missing === null) void set();
        }}
      >
        <p className="record-name">{custody.name}</p>
        <p>{words.now({ day: format.longDay(now.due) })}</p>
        <Days days={[1, 2, 3].map((days) => addWorkingDays(today, days, calendar))} due={due} onDue={setDue} />
        {due !== null && provisionalBetween(today, due, calendar) && (
          <Notice tone="attention" what={t.after.holidays.provisional} />
        )}
        <Field label={long ? words.reasonLong : words.reason} value={reason} onChange={setReason} maxLength={300} />
        <p className="small soft">{words.note}</p>
        <FailureNotice failure={extend.failure} />
        <p className="soft" role="status">
          {missing}
        </p>
        <Button kind="primary" size="decision" submit disabled={missing !== null} busy={extend.busy}>
          {words.confirm}
        </Button>
      </form>
    </Sheet>
  );
}

interface DaysProps {
  readonly days: readonly Day[];
  readonly due: Day | null;
  readonly onDue: (day: Day | null) => void;
}

/** The next working days, one touch each; any other is typed. */
function Days({ days, due, onDue }: DaysProps) {
  const t = useText();
  const format = useFormat();
  const { extend: words } = t.ledger;
  const [text, setText] = useState<string | null>(null);
  return (
    <>
      <Choices label={words.due} width={180}>
        {days.map((day) => (
          <Choice
            key={day}
            size="decision"
            label={format.longDay(day)}
            selected={text === null && due === day}
            onChoose={() => {
              setText(null);
              onDue(day);
            }}
          />
        ))}
        <Choice
          size="decision"
          label={words.other}
          selected={text !== null}
          onChoose={() => {
            setText('');
            onDue(null);
          }}
        />
      </Choices>
      {text !== null && (
        <Field
          label={words.due}
          hint={t.journey.scan.dateHelp}
          value={text}
          onChange={(next) => {
            setText(next);
            onDue(readDay(next));
          }}
          fault={text.length >= 8 && due === null ? t.journey.scan.fieldWrong : null}
          maxLength={10}
          mono
          autoFocus
        />
      )}
    </>
  );
}
