import { useState } from 'react';
import type { OutputOf } from '../../shared/contract/index.ts';
import { ScreeningId, type HandoverId } from '../../shared/ids.ts';
import { Button } from '../components/button.tsx';
import { Frame } from '../components/frame.tsx';
import { FailureNotice } from '../components/notice.tsx';
import { ScreenHead } from '../components/screen_head.tsx';
import { useCall } from '../state/calls.ts';
import { useMay } from '../state/session.ts';
import { useFormat, useText } from '../state/ui.ts';
import { CareCallSheet } from './care_call_sheet.tsx';
import { CaseData } from './case_data.tsx';
import { HandoverAnswer } from './handover_answer.tsx';
import { HandoverNew } from './handover_new.tsx';
import { HandoverItems } from './handovers.tsx';
import { SealedPanel } from './sealed_panel.tsx';
import { Statements } from './statements.tsx';
import { OutcomeLines } from './outcome_lines.tsx';

/** One case after its decision: who took the person over, who was called, what became of it, and what is sealed. */
export function CaseAfter({ id }: { readonly id: string }) {
  const parsed = ScreeningId.safeParse(id);
  return <Frame>{parsed.success && <Case screeningId={parsed.data} />}</Frame>;
}

type Found = OutputOf<'handover.case'>;

function Case({ screeningId }: { readonly screeningId: ScreeningId }) {
  const t = useText();
  const words = t.after.handover;
  const may = useMay();
  const reading = useCall('handover.case', { screeningId });
  // Of an erased case, and of one of the other agency, a shift head reads what retention says below: no failure.
  const retention = useCall('retention.case', { screeningId }, { when: may('retention.case') }).value;
  const erased = retention?.erased ?? null;
  const [open, setOpen] = useState<'handover' | 'call' | null>(null);
  const [answering, setAnswering] = useState<HandoverId | null>(null);
  const found = reading.value;
  const shown = found?.handovers.find(({ id }) => id === answering);
  const offered = found?.handovers.some(({ state }) => state === 'offered') === true;
  return (
    <section className="stack-wide" aria-busy={reading.waiting}>
      <ScreenHead
        title={erased === null ? (found?.name ?? words.caseTitle) : t.retention.erasedName}
        lead={words.caseTitle}
      >
        {found !== undefined && may('handover.offer') && !offered && (
          <Button kind="primary" size="decision" onClick={() => setOpen('handover')}>
            {words.offer}
          </Button>
        )}
      </ScreenHead>
      {retention === undefined && <FailureNotice failure={reading.failure} />}
      {found !== undefined && (
        <>
          {found.handovers.length > 0 && (
            <section className="stack-tight">
              <h2>{words.list}</h2>
              <HandoverItems handovers={found.handovers} onAnswer={setAnswering} />
            </section>
          )}
          <Calls found={found} onAdd={() => setOpen('call')} />
          <Statements screeningId={screeningId} />
          <Outcomes found={found} />
        </>
      )}
      {found !== undefined && <SealedPanel screeningId={screeningId} />}
      <CaseData screeningId={screeningId} own={found !== undefined} />
      {open === 'handover' && found !== undefined && (
        <HandoverNew
          screeningId={screeningId}
          name={found.name}
          passportHeld={found.passportHeld}
          onClose={() => setOpen(null)}
          onOffered={(id) => {
            setOpen(null);
            setAnswering(id);
          }}
        />
      )}
      {shown !== undefined && <HandoverAnswer handover={shown} onClose={() => setAnswering(null)} />}
      {open === 'call' && <CareCallSheet screeningId={screeningId} onClose={() => setOpen(null)} />}
    </section>
  );
}

function Calls({ found, onAdd }: { readonly found: Found; readonly onAdd: () => void }) {
  const t = useText();
  const format = useFormat();
  const words = t.after.handover;
  return (
    <section className="stack-tight">
      <div className="row row-spread">
        <h2>{words.calls}</h2>
        <Button onClick={onAdd}>{words.callAdd}</Button>
      </div>
      {found.minor && <p className="soft">{words.callsNote}</p>}
      <ul className="record-lines">
        {found.calls.map((call) => (
          <li key={`${call.at} ${call.toWhom}`}>
            <span>
              {words.callTo[call.toWhom]} {call.name} <span className="mono">{call.number}</span>
              <span className="small soft record-by">
                {call.by}, {format.moment(call.at)}
              </span>
            </span>
            <b>{call.reached ? words.reached : words.notReached}</b>
            {call.note !== '' && <q className="record-note">{call.note}</q>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Outcomes({ found }: { readonly found: Found }) {
  const t = useText();
  const words = t.after.handover;
  return (
    <section className="stack-tight">
      <h2>{words.outcomes}</h2>
      {found.followUps.length === 0 && <p className="soft">{words.outcomesNone}</p>}
      <OutcomeLines found={found.followUps} />
    </section>
  );
}
