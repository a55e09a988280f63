import { useState } from 'react';
import type { ObjectionView } from '../../shared/contract/objection.ts';
import { Button } from '../components/button.tsx';
import { Frame } from '../components/frame.tsx';
import { FailureNotice } from '../components/notice.tsx';
import { ScreenHead } from '../components/screen_head.tsx';
import { useCall } from '../state/calls.ts';
import { useText } from '../state/ui.ts';
import { ObjectionNew } from './objection_new.tsx';
import { ObjectionSheet } from './objection_sheet.tsx';
import { ObjectionLine, ObjectionStanding } from './objection_words.tsx';

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
