import { useState } from 'react';
import { dayOf, instantOf } from '../../shared/time.ts';
import { Button } from '../components/button.tsx';
import { FailureNotice } from '../components/notice.tsx';
import { Sheet } from '../components/sheet.tsx';
import { stationNow } from '../clock.ts';
import { emptyFlight, entryOf, type FlightDraft } from '../flight_draft.ts';
import { useCall, useCommand } from '../state/calls.ts';
import { useText } from '../state/ui.ts';
import { FlightsTable } from './flights_table.tsx';

const empty = {};

/** One more flight in a shift already open. */
export function FlightAdd({ onClose }: { readonly onClose: () => void }) {
  const t = useText();
  const settings = useCall('settings.get', empty).value;
  const add = useCommand('flight.add');
  const [day] = useState(() => dayOf(instantOf(stationNow())));
  const [typed, setTyped] = useState<readonly FlightDraft[] | null>(null);
  const [strict, setStrict] = useState(false);
  if (settings === undefined) return null;
  const { gateCloseMinutes, offloadMinutes } = settings;
  const drafts = typed ?? [{ ...emptyFlight({ day, gateCloseMinutes, offloadMinutes }), key: 0 }];
  const [draft] = drafts;
  const go = async () => {
    setStrict(true);
    const flight = draft === undefined ? null : entryOf(draft);
    if (flight === null) return;
    const answer = await add.run({ flight });
    if (answer.ok) onClose();
  };
  return (
    <Sheet title={t.shift.flights.addOne} onClose={onClose} size="wide">
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void go();
        }}
      >
        <FlightsTable drafts={drafts} today={day} onChange={setTyped} strict={strict} />
        <FailureNotice failure={add.failure} />
        <div className="row row-spread">
          <Button kind="quiet" onClick={onClose}>
            {t.frame.cancel}
          </Button>
          <Button kind="primary" submit busy={add.busy}>
            {t.shift.flights.addGo}
          </Button>
        </div>
      </form>
    </Sheet>
  );
}
