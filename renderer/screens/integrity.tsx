import { useState } from 'react';
import type { IntegrityLine } from '../../shared/contract/sealed.ts';
import { Button } from '../components/button.tsx';
import { Frame } from '../components/frame.tsx';
import { FailureNotice } from '../components/notice.tsx';
import { ScreenHead } from '../components/screen_head.tsx';
import { useCall } from '../state/calls.ts';
import { useMay } from '../state/session.ts';
import { useFormat, useText } from '../state/ui.ts';
import { IntegrityRead, IntegrityWrite } from './integrity_sheets.tsx';

const empty = {};

/** Reports on a bribe or an insider: written by anybody, read by heads and auditor alone. */
export function IntegrityScreen({ back }: { readonly back: boolean }) {
  const t = useText();
  const format = useFormat();
  const words = t.after.integrity;
  const may = useMay();
  const list = useCall('integrity.list', empty);
  const heads = useCall('integrity.heads', empty).value;
  const [open, setOpen] = useState<'write' | IntegrityLine | null>(null);
  const names = heads?.map(({ name, agency }) => `${name} (${t.frame.agencies[agency]})`) ?? [];
  return (
    <Frame queue={false} flightId={false}>
      <section className="stack" aria-busy={list.waiting}>
        <ScreenHead title={words.title} lead={words.lead} back={back}>
          {may('integrity.report') && (
            <Button kind="primary" onClick={() => setOpen('write')}>
              {words.write}
            </Button>
          )}
        </ScreenHead>
        {heads !== undefined && (
          <p className="small">{names.length === 0 ? words.noReaders : words.readers({ names: format.list(names) })}</p>
        )}
        <FailureNotice failure={list.failure} />
        {list.value?.length === 0 && <p className="lead empty">{words.none}</p>}
        <ul>
          {(list.value ?? []).map((one) => (
            <li
              key={one.id}
              className="after-item"
              data-urgency={one.mayHandle && one.state === null ? 'loud' : 'calm'}
            >
              <div className="grow stack-tight">
                <p className="custody-name">{words.kind[one.kind]}</p>
                <p className="small soft">
                  {one.mine ? words.mine : words.by({ name: one.by, when: format.moment(one.at) })}
                </p>
              </div>
              <p className="after-standing">
                <b>{one.state === null ? words.fresh : words.state[one.state]}</b>
              </p>
              <Button onClick={() => setOpen(one)} label={`${words.read}: ${words.kind[one.kind]}`}>
                {words.read}
              </Button>
            </li>
          ))}
        </ul>
      </section>
      {open === 'write' && <IntegrityWrite screeningId={null} onClose={() => setOpen(null)} />}
      {open !== null && open !== 'write' && <IntegrityRead line={open} onClose={() => setOpen(null)} />}
    </Frame>
  );
}
