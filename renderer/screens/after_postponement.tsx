import { useState } from 'react';
import type { DecisionView } from '../../shared/contract/decision.ts';
import { Meets, Offload } from '../../shared/domain/after_postponement.ts';
import { addMillis, clockOf, ClockTime, dayOf, instantOf, momentOf, type Instant } from '../../shared/time.ts';
import { Button } from '../components/button.tsx';
import { Choice, Choices } from '../components/choice.tsx';
import { Field } from '../components/field.tsx';
import { FailureNotice, Notice } from '../components/notice.tsx';
import { Sheet } from '../components/sheet.tsx';
import { stationNow } from '../clock.ts';
import { useCommand } from '../state/calls.ts';
import { useMay } from '../state/session.ts';
import { useFormat, useText } from '../state/ui.ts';

type Note = NonNullable<DecisionView['after']>[number];

/** Airline told, bag off, who meets the person: due until it is noted; a later note leaves the earlier one readable. */
export function AfterPostponement({ decision }: { readonly decision: DecisionView }) {
  const t = useText();
  const may = useMay();
  const { after: words } = t.later;
  const [open, setOpen] = useState(false);
  if (decision.after === null) return null;
  const last = decision.after.at(-1);
  const earlier = decision.after.slice(0, -1);
  return (
    <section className="stack-tight after-postponement" aria-label={words.title}>
      {last === undefined ? (
        <Notice tone="attention" what={words.due}>
          {may('decision.noteAfter') && (
            <div className="row">
              <Button size="decision" onClick={() => setOpen(true)}>
                {words.fill}
              </Button>
            </div>
          )}
        </Notice>
      ) : (
        <>
          <h3>{words.title}</h3>
          <NoteWords note={last} />
          {may('decision.noteAfter') && (
            <div className="row">
              <Button size="small" onClick={() => setOpen(true)}>
                {words.change}
              </Button>
            </div>
          )}
        </>
      )}
      {earlier.length > 0 && (
        <details>
          <summary className="summary">{words.earlier({ count: earlier.length })}</summary>
          {earlier.map((note) => (
            <NoteWords key={note.at} note={note} />
          ))}
        </details>
      )}
      {open && <AfterSheet decision={decision} last={last ?? null} onClose={() => setOpen(false)} />}
    </section>
  );
}

function NoteWords({ note }: { readonly note: Note }) {
  const t = useText();
  const format = useFormat();
  const { after: words } = t.later;
  return (
    <p>
      {[
        words.told({ name: note.airlineName, clock: format.clock(note.airlineAt) }),
        words.offloads[note.offload],
        `${words.meets}: ${[words.meetsWho[note.meets], note.meetsName].filter(Boolean).join(', ')}`,
      ].join(' · ')}{' '}
      <span className="small soft">({words.by({ name: note.by, clock: format.clock(note.at) })})</span>
    </p>
  );
}

/** The moment a clock time names: today, or last night where today's has not come yet. */
function momentOfClock(clock: string): Instant | null {
  if (!ClockTime.safeParse(clock).success) return null;
  const now = instantOf(stationNow());
  const at = momentOf(dayOf(now), clock);
  return at > addMillis(now, 60_000) ? addMillis(at, -86_400_000) : at;
}

interface AfterSheetProps {
  readonly decision: DecisionView;
  readonly last: Note | null;
  readonly onClose: () => void;
}

function AfterSheet({ decision, last, onClose }: AfterSheetProps) {
  const t = useText();
  const { after: words } = t.later;
  const note = useCommand('decision.noteAfter');
  const [airline, setAirline] = useState(last?.airlineName ?? '');
  const [clock, setClock] = useState(clockOf(last?.airlineAt ?? instantOf(stationNow())));
  const [offload, setOffload] = useState<Offload | null>(last?.offload ?? null);
  const [meets, setMeets] = useState<Meets | null>(last?.meets ?? null);
  const [name, setName] = useState(last?.meetsName ?? '');
  const at = momentOfClock(clock);
  const named = meets === 'alone' || name.trim().length > 1;
  const ready = airline.trim().length > 1 && at !== null && offload !== null && meets !== null && named;
  const save = async () => {
    if (at === null || offload === null || meets === null) return;
    const who = { airlineName: airline.trim(), airlineAt: at };
    const meetsName = meets === 'alone' ? null : name.trim();
    const answer = await note.run({ decisionId: decision.id, ...who, offload, meets, meetsName });
    if (answer.ok) onClose();
  };
  return (
    <Sheet title={words.title} onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) void save();
        }}
      >
        <div className="pair">
          <Field label={words.airline} value={airline} onChange={setAirline} maxLength={80} autoFocus />
          <Field label={words.airlineAt} value={clock} onChange={setClock} maxLength={5} mono />
        </div>
        <h3>{words.offload}</h3>
        <Choices label={words.offload} width={140}>
          {Offload.options.map((one) => (
            <Choice key={one} label={words.offloads[one]} selected={offload === one} onChoose={() => setOffload(one)} />
          ))}
        </Choices>
        <h3>{words.meets}</h3>
        <Choices label={words.meets} width={170}>
          {Meets.options.map((one) => (
            <Choice key={one} label={words.meetsWho[one]} selected={meets === one} onChoose={() => setMeets(one)} />
          ))}
        </Choices>
        {meets !== null && meets !== 'alone' && (
          <Field label={words.meetsName} value={name} onChange={setName} maxLength={80} />
        )}
        <FailureNotice failure={note.failure} />
        <Button kind="primary" size="decision" submit disabled={!ready} busy={note.busy}>
          {words.save}
        </Button>
      </form>
    </Sheet>
  );
}
