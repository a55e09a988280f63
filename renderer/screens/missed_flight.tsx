import { useState } from 'react';
import type { ScreeningView } from '../../shared/contract/screening.ts';
import { addMillis, instantOf } from '../../shared/time.ts';
import { Button } from '../components/button.tsx';
import { Choice, Choices } from '../components/choice.tsx';
import { FailureNotice } from '../components/notice.tsx';
import { useNow } from '../clock.ts';
import { useCall, useCommand } from '../state/calls.ts';
import { useMay } from '../state/session.ts';
import type { Work } from '../state/answers.ts';
import { useText } from '../state/ui.ts';

const empty = {};
/** Closed so many minutes before the gate did, a traveller may still have missed the flight because of us. */
const tightMinutes = 10;

/** Whether this traveller was let go: only then was a flight missed because of the clarification. */
function letGo({ decisions, referral }: ScreeningView): boolean {
  const last = decisions.findLast(({ state, voided }) => state === 'confirmed' || voided !== null);
  if (last === undefined) return false;
  if (last.voided !== null || referral?.state === 'lapsed') return true;
  return last.kind === 'cleared' || last.kind === 'advised' || last.kind === 'notCompleted';
}

/** Asked where it was tight, otherwise a touch away, once the gate has closed. For the figures alone. */
export function MissedFlight({ work: { view } }: { readonly work: Work }) {
  const { missed: words } = useText().later;
  const may = useMay();
  const now = instantOf(useNow());
  const shift = useCall('shift.current', empty).value;
  const record = useCommand('decision.missedFlight');
  const [asking, setAsking] = useState(false);
  const flight = shift?.flights.find(({ id }) => id === view.flightId);
  if (!may('decision.missedFlight') || flight === undefined || flight.gateClosesAt > now || !letGo(view)) return null;
  const tight = view.closedAt !== null && view.closedAt >= addMillis(flight.gateClosesAt, -tightMinutes * 60_000);
  const known = view.missedFlight;
  const answer = async (missed: boolean) => {
    const given = await record.run({ screeningId: view.id, missed });
    if (given.ok) setAsking(false);
  };
  if (!asking && (known !== null || !tight)) {
    return (
      <div className="row">
        {known !== null && <span className="soft">{known ? words.recorded : words.recordedNo}</span>}
        <Button size="small" kind="quiet" onClick={() => setAsking(true)}>
          {known === null ? words.record : words.change}
        </Button>
      </div>
    );
  }
  return (
    <section className="stack-tight">
      <h3>{words.question}</h3>
      <p className="small soft">{words.note}</p>
      <Choices label={words.question} width={200}>
        <Choice size="decision" label={words.yes} selected={known === true} onChoose={() => void answer(true)} />
        <Choice size="decision" label={words.no} selected={known === false} onChoose={() => void answer(false)} />
      </Choices>
      <FailureNotice failure={record.failure} />
    </section>
  );
}
