import { useState } from 'react';
import { Button } from '../components/button.tsx';
import { Frame } from '../components/frame.tsx';
import { FailureNotice } from '../components/notice.tsx';
import { ScreenHead } from '../components/screen_head.tsx';
import { useCall, useCommand, type Answer } from '../state/calls.ts';
import { useMay } from '../state/session.ts';
import { useText } from '../state/ui.ts';
import { AdminLinks } from './admin_links.tsx';
import { ExportForm } from './export_form.tsx';
import { ExportOutcome, ExportTable } from './export_list.tsx';
import { ExportSetup } from './export_setup.tsx';

const empty = {};

type Listed = Extract<Answer<'export.list'>, { ok: true }>['value'];

/** Exports: a new one, the one that runs, what was exported; for the technician keys and folder. */
export function ExportsScreen({ back }: { readonly back: boolean }) {
  const words = useText().exports;
  const reading = useCall('export.list', empty, { every: 1_000 });
  return (
    <Frame queue={false} flightId={false}>
      <div className="stack-wide">
        {!back && <AdminLinks />}
        <ScreenHead title={words.title} lead={back ? words.lead : words.leadAdmin} back={back} />
        <FailureNotice failure={reading.failure} />
        {reading.value !== undefined && <Body listed={reading.value} />}
      </div>
    </Frame>
  );
}

function Body({ listed: { running, exports } }: { readonly listed: Listed }) {
  const words = useText().exports;
  const may = useMay();
  // What had ended before this screen was opened is in the list alone.
  const [before] = useState(exports[0]?.order.exportId ?? null);
  return (
    <>
      {running === null ? <ExportOutcome made={exports[0]} before={before} /> : <Running running={running} />}
      {may('export.start') && (
        <div hidden={running !== null}>
          <ExportForm />
        </div>
      )}
      {may('export.configure') && <ExportSetup />}
      <section className="stack">
        <h2>{words.listTitle}</h2>
        <ExportTable exports={exports} />
      </section>
    </>
  );
}

function Running({ running }: { readonly running: NonNullable<Listed['running']> }) {
  const words = useText().exports;
  const may = useMay();
  const cancel = useCommand('export.cancel');
  const said = words.running(running);
  return (
    <section className="stack-tight" aria-live="polite">
      <h2>{said}</h2>
      <div className="row">
        <progress aria-label={said} className="long-progress" value={running.done} max={Math.max(running.of, 1)} />
        {may('export.cancel') && (
          <Button busy={cancel.busy} onClick={() => void cancel.run({ exportId: running.exportId })}>
            {words.cancel}
          </Button>
        )}
      </div>
      <p className="soft">{words.runningHint}</p>
      <FailureNotice failure={cancel.failure} />
    </section>
  );
}
