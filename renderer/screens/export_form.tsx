import { useState } from 'react';
import type { OutputOf } from '../../shared/contract/index.ts';
import { ExportFormat, type Receiver } from '../../shared/export/profile.ts';
import { dayOf, instantOf, type Day } from '../../shared/time.ts';
import { useNow } from '../clock.ts';
import { Button } from '../components/button.tsx';
import { Choice, Choices } from '../components/choice.tsx';
import { Field, Pick } from '../components/field.tsx';
import { FailureNotice, Notice } from '../components/notice.tsx';
import { readDay, typedDay } from '../days.ts';
import { useCall, useCommand } from '../state/calls.ts';
import { useFormat, useText } from '../state/ui.ts';

const empty = {};

type Options = OutputOf<'export.options'>;

/** A new export: what, for whom, in which form, where to. */
export function ExportForm() {
  const reading = useCall('export.options', empty);
  return (
    <>
      <FailureNotice failure={reading.failure} />
      {reading.value !== undefined && <Form options={reading.value} />}
    </>
  );
}

interface Draft {
  readonly by: 'shift' | 'days';
  readonly shiftId: string;
  readonly from: string;
  readonly to: string;
  readonly receiver: Receiver;
  readonly formats: readonly ExportFormat[];
  readonly folder: string;
}

function firstDraft({ shifts, receivers }: Options, today: Day): Draft {
  return {
    by: 'shift',
    shiftId: shifts[0]?.shiftId ?? '',
    from: typedDay(today),
    to: typedDay(today),
    receiver: (receivers.find(({ ready }) => ready) ?? receivers[0])?.receiver ?? 'central',
    formats: ['csv', 'xlsx', 'jsonl'],
    folder: '',
  };
}

/** What is asked for; null while something of it is missing. */
function scopeOf({ by, shiftId, from, to }: Draft, { shifts }: Options) {
  if (by === 'shift') {
    const shift = shifts.find((one) => one.shiftId === shiftId);
    return shift === undefined ? null : { shiftId: shift.shiftId };
  }
  const days = { from: readDay(from), to: readDay(to) };
  return days.from === null || days.to === null ? null : { from: days.from, to: days.to };
}

interface PartProps {
  readonly options: Options;
  readonly draft: Draft;
  readonly set: (change: Partial<Draft>) => void;
}

function Form({ options }: { readonly options: Options }) {
  const words = useText().exports;
  const today = dayOf(instantOf(useNow()));
  const start = useCommand('export.start');
  const [draft, setDraft] = useState(() => firstDraft(options, today));
  const set = (change: Partial<Draft>) => setDraft((before) => ({ ...before, ...change }));
  const scope = scopeOf(draft, options);
  const chosen = options.receivers.find(({ receiver }) => receiver === draft.receiver);
  const ready = scope !== null && draft.formats.length > 0 && chosen?.ready === true;
  const go = () => {
    if (scope === null) return;
    const { receiver, formats, folder } = draft;
    void start.run({ scope, receiver, formats: [...formats], folder });
  };
  return (
    <form
      className="stack-wide"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready && !start.busy) go();
      }}
    >
      <What {...{ options, draft, set }} />
      <ToWhom {...{ options, draft, set }} />
      <section className="stack-tight">
        <h2>{words.formatsLabel}</h2>
        <Choices label={words.formatsLabel} width={200}>
          {ExportFormat.options.map((name) => (
            <Choice
              key={name}
              label={words.formats[name]}
              selected={draft.formats.includes(name)}
              onChoose={() =>
                set({
                  formats: ExportFormat.options.filter((one) => (one === name) !== draft.formats.includes(one)),
                })
              }
            />
          ))}
        </Choices>
        <Field
          label={words.folder}
          hint={words.folderHint({ folder: options.folder })}
          value={draft.folder}
          onChange={(folder) => set({ folder })}
          maxLength={400}
        />
      </section>
      {chosen !== undefined && chosen.ready && !chosen.encrypted && (
        <Notice tone="attention" what={words.plainWarning} />
      )}
      <FailureNotice failure={start.failure} />
      <div>
        <Button kind="primary" submit busy={start.busy} disabled={!ready}>
          {words.go}
        </Button>
      </div>
    </form>
  );
}

function What({ options, draft, set }: PartProps) {
  const t = useText();
  const words = t.exports;
  const format = useFormat();
  const lineOf = ({ day, openedAt, closedAt, clarifications: count }: Options['shifts'][number]) =>
    words.shiftLine({
      day: format.day(day),
      from: format.clock(openedAt),
      to: closedAt === null ? null : format.clock(closedAt),
      count,
    });
  const dayField = (name: 'from' | 'to') => (
    <Field
      label={words[name]}
      value={draft[name]}
      placeholder="21-11-2026"
      inputMode="numeric"
      maxLength={10}
      mono
      fault={draft[name].length >= 8 && readDay(draft[name]) === null ? t.evidence.browse.dayFault : null}
      onChange={(value) => set({ [name]: value })}
    />
  );
  return (
    <section className="stack-tight">
      <h2>{words.what}</h2>
      <p className="soft">{words.scopeHint}</p>
      <Choices label={words.what} width={200}>
        <Choice label={words.shift} selected={draft.by === 'shift'} onChoose={() => set({ by: 'shift' })} />
        <Choice label={words.period} selected={draft.by === 'days'} onChoose={() => set({ by: 'days' })} />
      </Choices>
      {draft.by === 'days' && (
        <div className="row">
          {dayField('from')}
          {dayField('to')}
        </div>
      )}
      {draft.by === 'shift' && options.shifts.length === 0 && <p className="lead soft">{words.noShift}</p>}
      {draft.by === 'shift' && options.shifts.length > 0 && (
        <Pick
          label={words.shiftLabel}
          value={draft.shiftId}
          onChange={(shiftId) => set({ shiftId })}
          options={options.shifts.map((one) => ({ value: one.shiftId, label: lineOf(one) }))}
        />
      )}
    </section>
  );
}

function ToWhom({ options, draft, set }: PartProps) {
  const words = useText().exports;
  const chosen = options.receivers.find(({ receiver }) => receiver === draft.receiver);
  const detailOf = ({ ready, encrypted }: Options['receivers'][number]) => {
    if (!ready) return words.notReady;
    return encrypted ? words.encrypted : words.plain;
  };
  return (
    <section className="stack-tight">
      <h2>{words.toWhom}</h2>
      <Choices label={words.toWhom} width={260}>
        {options.receivers.map((one) => (
          <Choice
            key={one.receiver}
            label={words.receivers[one.receiver]}
            detail={detailOf(one)}
            selected={one.receiver === draft.receiver}
            disabled={!one.ready}
            onChoose={() => set({ receiver: one.receiver })}
          />
        ))}
      </Choices>
      {chosen !== undefined && <p className="soft">{words.names[`${chosen.namesInCare}`]}</p>}
    </section>
  );
}
