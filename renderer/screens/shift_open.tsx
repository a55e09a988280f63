import { useState } from 'react';
import type { FlightEntry } from '../../shared/contract/shift.ts';
import { dayOf, instantOf, weekdayOf } from '../../shared/time.ts';
import { Button } from '../components/button.tsx';
import { FailureNotice } from '../components/notice.tsx';
import { Frame } from '../components/frame.tsx';
import { stationNow } from '../clock.ts';
import { draftOf, emptyFlight, entryOf, isUntouched, twiceKeys, type FlightDraft } from '../flight_draft.ts';
import { useCall, useCommand } from '../state/calls.ts';
import { useFirst } from '../state/desk.ts';
import { useMay, useStation } from '../state/session.ts';
import { useFormat, useText } from '../state/ui.ts';
import { BoardLinks } from './board_links.tsx';
import { AfterAlerts } from './after_alerts.tsx';
import { HomeFirst } from './home_first.tsx';
import { FlightsPaste } from './flights_paste.tsx';
import { FlightsTable } from './flights_table.tsx';
import { ClockCheck } from './shift_open_clock.tsx';

const empty = {};

/** No shift is open: those who may open one do it here, the others see that they wait. */
export function ShiftOpen() {
  const t = useText();
  const may = useMay();
  const first = useFirst();
  const [today] = useState(() => dayOf(instantOf(stationNow())));
  const template = useCall('shift.template', { day: today }, { when: may('shift.template') }).value;
  const settings = useCall('settings.get', empty).value;
  if (!may('shift.open')) {
    return (
      <Frame queue={false} flightId={false}>
        <h1>{t.shift.open.notYours}</h1>
        <p className="lead soft">{t.shift.open.notYoursLead}</p>
        <AfterAlerts />
        <BoardLinks />
      </Frame>
    );
  }
  if (template === undefined || settings === undefined)
    return (
      <Frame queue={false} flightId={false}>
        {null}
      </Frame>
    );
  const { gateCloseMinutes, offloadMinutes } = settings;
  return (
    <Frame queue={false} flightId={false}>
      <div className="stack-wide">
        <AfterAlerts />
        {/* What waits for the shift head needs no open shift. */}
        {first === 'oversight' && <HomeFirst first={first} />}
        <OpenForm defaults={{ day: today, gateCloseMinutes, offloadMinutes }} template={template} />
        <BoardLinks />
      </div>
    </Frame>
  );
}

interface OpenFormProps {
  readonly defaults: { readonly day: string; readonly gateCloseMinutes: number; readonly offloadMinutes: number };
  readonly template: readonly FlightEntry[];
}

function OpenForm({ defaults, template }: OpenFormProps) {
  const t = useText();
  const format = useFormat();
  const words = t.shift.open;
  const open = useCommand('shift.open');
  const [clock, setClock] = useState<'right' | 'wrong' | null>(null);
  const [strict, setStrict] = useState(false);
  const [drafts, setDrafts] = useState<readonly FlightDraft[]>(() =>
    template.length === 0 ? [emptyFlight(defaults)] : template.map(draftOf),
  );
  const filled = drafts.filter((draft) => !isUntouched(draft));
  const flights = filled.flatMap((draft) => entryOf(draft) ?? []);
  const complete = flights.length === filled.length && twiceKeys(drafts).length === 0;
  const weekday = format.weekday(weekdayOf(defaults.day));

  const go = () => {
    setStrict(true);
    if (clock === 'right' && complete) void open.run({ flights, clockConfirmed: true });
  };
  return (
    <div className="stack-wide">
      <h1>{words.title}</h1>
      <ClockCheck answer={clock} onAnswer={setClock} />
      <section className="stack">
        <div className="section-head">
          <h2>{words.flightsTitle}</h2>
          <FlightActs defaults={defaults} drafts={drafts} flights={complete ? flights : null} onChange={setDrafts} />
        </div>
        <p className="soft">
          {filled.length === 0 ? words.noFlights : template.length > 0 ? words.fromTemplate({ weekday }) : null}{' '}
          {t.shift.flights.minutesHint}
        </p>
        <FlightsTable drafts={drafts} today={defaults.day} onChange={setDrafts} strict={strict} />
      </section>
      <FailureNotice failure={open.failure} />
      <div className="foot">
        <Button kind="primary" size="decision" onClick={go} busy={open.busy} disabled={clock !== 'right'}>
          {filled.length === 0 ? words.go : words.goWith({ count: filled.length })}
        </Button>
        <p className="soft">{clock !== 'right' ? words.needClock : strict && !complete ? words.needRows : null}</p>
      </div>
    </div>
  );
}

interface FlightActsProps {
  readonly defaults: OpenFormProps['defaults'];
  readonly drafts: readonly FlightDraft[];
  /** The flights when every row is complete. */
  readonly flights: readonly FlightEntry[] | null;
  readonly onChange: (drafts: readonly FlightDraft[]) => void;
}

function FlightActs({ defaults, drafts, flights, onChange }: FlightActsProps) {
  const t = useText();
  const format = useFormat();
  const airport = useStation()?.station?.airport ?? '';
  const save = useCommand('shift.saveTemplate');
  const [pasting, setPasting] = useState(false);
  const [saved, setSaved] = useState<readonly FlightEntry[] | null>(null);
  const weekday = weekdayOf(defaults.day);
  const name = { weekday: format.weekday(weekday) };
  const isSaved = saved !== null && JSON.stringify(saved) === JSON.stringify(flights);
  const saveTemplate = async () => {
    if (flights === null) return;
    const answer = await save.run({ weekday, flights: [...flights] });
    if (answer.ok) setSaved(flights);
  };
  return (
    <>
      <div className="row">
        <Button size="small" onClick={() => onChange([...drafts, emptyFlight(defaults)])}>
          {t.shift.flights.add}
        </Button>
        <Button size="small" onClick={() => setPasting(true)}>
          {t.shift.flights.paste}
        </Button>
        {flights !== null && flights.length > 0 && (
          <Button size="small" kind="quiet" busy={save.busy} disabled={isSaved} onClick={() => void saveTemplate()}>
            {isSaved ? t.shift.flights.templateSaved(name) : t.shift.flights.template(name)}
          </Button>
        )}
      </div>
      <FailureNotice failure={save.failure} />
      {pasting && (
        <FlightsPaste
          defaults={{ ...defaults, airport }}
          onClose={() => setPasting(false)}
          onTake={(taken) => {
            onChange([...drafts.filter((draft) => !isUntouched(draft)), ...taken.map(draftOf)]);
            setPasting(false);
          }}
        />
      )}
    </>
  );
}
