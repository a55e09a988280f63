import { useState } from 'react';
import type { ObjectionView } from '../../shared/contract/objection.ts';
import { Button } from '../components/button.tsx';
import { Frame } from '../components/frame.tsx';
import { FailureNotice } from '../components/notice.tsx';
import { ScreenHead } from '../components/screen_head.tsx';
import { useCall } from '../state/calls.ts';
import { useFormat, useText } from '../state/ui.ts';
import { ObjectionNew } from './objection_new.tsx';
import { ObjectionSheet } from './objection_sheet.tsx';

const empty = {};
const order = ['act', 'lastDay', 'loud', 'calm', 'done'];

/** Every objection and complaint of this agency by urgency: its age in working days, and what is to be done by when. */
export function ObjectionsScreen() {
  const t = useText();
  const words = t.after.objection;
  const list = useCall('objection.list', empty);
  const [adding, setAdding] = useState(false);
  const [open, setOpen] = useState<string | null>(null);
  const all = (list.value ?? []).toSorted((a, b) => order.indexOf(a.urgency) - order.indexOf(b.urgency));
  const running = all.filter(({ urgency }) => urgency !== 'done');
  const ended = all.filter(({ urgency }) => urgency === 'done');
  const chosen = all.find(({ id }) => id === open);
  return (
    <Frame>
      <section className="stack" aria-busy={list.waiting}>
        <ScreenHead title={words.title} lead={words.lead}>
          <Button kind="primary" onClick={() => setAdding(true)}>
            {words.add}
          </Button>
        </ScreenHead>
        <FailureNotice failure={list.failure} />
        {!list.waiting && all.length === 0 && (
          <div className="empty">
            <p className="lead">{words.none}</p>
            <p className="soft">{words.noneNote}</p>
          </div>
        )}
        <Items items={running} onOpen={setOpen} />
        {ended.length > 0 && (
          <details className="stack">
            <summary className="summary">{words.ended({ count: ended.length })}</summary>
            <Items items={ended} onOpen={setOpen} />
          </details>
        )}
      </section>
      {adding && <ObjectionNew onClose={() => setAdding(false)} />}
      {chosen !== undefined && <ObjectionSheet objection={chosen} onClose={() => setOpen(null)} />}
    </Frame>
  );
}

function Items(props: { readonly items: readonly ObjectionView[]; readonly onOpen: (id: string) => void }) {
  const t = useText();
  return (
    <ul>
      {props.items.map((objection) => (
        <li key={objection.id} className="after-item" data-urgency={objection.urgency}>
          <div className="grow stack-tight">
            <p className="custody-name">{objection.name}</p>
            <ObjectionLine objection={objection} />
          </div>
          <ObjectionStanding objection={objection} />
          <Button onClick={() => props.onOpen(objection.id)} label={`${t.after.objection.open}: ${objection.name}`}>
            {t.after.objection.open}
          </Button>
        </li>
      ))}
    </ul>
  );
}

/** What it is about, from whom, received when. */
export function ObjectionLine({ objection }: { readonly objection: ObjectionView }) {
  const t = useText();
  const format = useFormat();
  const words = t.after.objection;
  const { decision, receivedOn, channel, receivedBy, bringer, broughtBy, late } = objection;
  return (
    <>
      <p className="small">
        <b>{words.kind[objection.kind]}</b>
        {decision !== null && (
          <>
            {' · '}
            {words.about({
              kind: t.decision.kindsDone[decision.kind],
              day: format.moment(decision.at),
              officer: decision.officer,
            })}
          </>
        )}
      </p>
      <p className="small soft">
        {words.from({ name: bringer, by: words.by[broughtBy] })} ·{' '}
        {words.received({ day: format.day(receivedOn), channel: words.channel[channel], by: receivedBy })}
        {late && ` · ${words.late}`}
      </p>
    </>
  );
}

/** State in words, the day of ten, and the deadline; provisional where a year has no decree. */
export function ObjectionStanding({ objection }: { readonly objection: ObjectionView }) {
  const t = useText();
  const format = useFormat();
  const words = t.after.objection;
  const { state, day, deadline, provisional } = objection;
  const running = state === 'open' || state === 'appealed' || state === 'overdue';
  const until = running
    ? words.deadline.answer
    : state === 'rejected'
      ? words.deadline.appeal
      : words.deadline.carryOut;
  return (
    <p className="after-standing">
      <b>{words.state[state]}</b>
      {running && day !== null && <span>{words.day({ day })}</span>}
      {deadline !== null && (
        <span className="small">
          {until({ day: format.day(deadline) })}
          {provisional && ` (${t.after.holidays.provisionalShort})`}
        </span>
      )}
    </p>
  );
}
