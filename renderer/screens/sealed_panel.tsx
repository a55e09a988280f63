import { IconLock } from '@tabler/icons-react';
import { useState } from 'react';
import type { SealedView } from '../../shared/contract/sealed.ts';
import type { ScreeningId } from '../../shared/ids.ts';
import { Button } from '../components/button.tsx';
import { FailureNotice } from '../components/notice.tsx';
import { useCall } from '../state/calls.ts';
import { useFormat, useText } from '../state/ui.ts';
import { HolderSheet, OpenSheet, WriteSheet } from './sealed_sheets.tsx';

type Open = 'write' | 'open' | 'holder' | null;

/** What is sealed on a case: its own words to those who may read them, to all others only that it is there. */
export function SealedPanel({ screeningId }: { readonly screeningId: ScreeningId }) {
  const t = useText();
  const words = t.after.sealed;
  const reading = useCall('note.read', { screeningId });
  const [open, setOpen] = useState<Open>(null);
  const view = reading.value;
  const close = () => setOpen(null);
  return (
    <section className="stack-tight" aria-busy={reading.waiting}>
      <h2>{words.title}</h2>
      <p className="small soft">{words.lead}</p>
      <FailureNotice failure={reading.failure} />
      {view !== undefined && (
        <>
          <Notes view={view} />
          <Holders view={view} onMove={() => setOpen('holder')} />
          <div className="row">
            {view.mayWrite && <Button onClick={() => setOpen('write')}>{words.write}</Button>}
            {view.mayOpen && <Button onClick={() => setOpen('open')}>{words.open}</Button>}
          </div>
        </>
      )}
      {open === 'write' && <WriteSheet screeningId={screeningId} onClose={close} />}
      {open === 'open' && <OpenSheet screeningId={screeningId} onClose={close} />}
      {open === 'holder' && <HolderSheet screeningId={screeningId} onClose={close} />}
    </section>
  );
}

function Notes({ view }: { readonly view: SealedView }) {
  const t = useText();
  const format = useFormat();
  const words = t.after.sealed;
  return (
    <>
      {view.hidden > 0 && (
        <p className="sealed-hidden">
          <IconLock size={20} stroke={1.75} aria-hidden="true" />
          {words.hidden({ count: view.hidden })}
        </p>
      )}
      {view.openUntil !== null && <p className="small">{words.openUntil({ clock: format.clock(view.openUntil) })}</p>}
      <ul className="record-lines">
        {view.notes.map((note) => (
          <li key={note.id}>
            <span className="small soft">
              {note.by}, {format.moment(note.at)}
            </span>
            {note.content === null ? <b>{words.closed}</b> : <q className="record-note">{note.content}</q>}
          </li>
        ))}
      </ul>
      {view.acts.length > 0 && (
        <section>
          <h3 className="eyebrow">{words.acts}</h3>
          <ul className="record-lines">
            {view.acts.map((act) => (
              <li key={`${act.at} ${act.by}`}>
                <span className="small">
                  {act.by} {words.act[act.kind]}, {format.moment(act.at)}
                </span>
                {act.reason !== null && <q className="record-note">{act.reason}</q>}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function Holders({ view, onMove }: { readonly view: SealedView; readonly onMove: () => void }) {
  const t = useText();
  const words = t.after.sealed;
  return (
    <div className="row">
      <div className="grow">
        {view.holders.map(({ agency, name }) => (
          <p key={agency} className="small">
            {words.holder({ agency: t.frame.agencies[agency], name: name ?? words.noHolder })}
          </p>
        ))}
      </div>
      {view.mayMoveHolder && (
        <Button size="small" onClick={onMove}>
          {words.move}
        </Button>
      )}
    </div>
  );
}
