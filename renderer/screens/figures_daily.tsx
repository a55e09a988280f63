import { useState } from 'react';
import type { FigureGroup, FlightFigures } from '../../shared/contract/figures.ts';
import { Button } from '../components/button.tsx';
import { Choice, Choices } from '../components/choice.tsx';
import { Pick } from '../components/field.tsx';
import { FailureNotice } from '../components/notice.tsx';
import { dayFigure, endsFigure, helpedFigure, hourFigure } from '../figure_days.ts';
import { dailyFigure, dailyMeasures, waReport, type DailyMeasure } from '../figure_sets.ts';
import { useCall } from '../state/calls.ts';
import { labelIn, useCatalogue } from '../state/catalogue.ts';
import { useStation } from '../state/session.ts';
import { useFormat, useLabel, useText } from '../state/ui.ts';
import { FigurePlot, type BoardProps, type Figure } from './figure_plot.tsx';

/** Travellers of all flights by day, hour, flight, destination and purpose, or of one flight; and the report to be copied. */
export function FiguresDaily({ period, under }: BoardProps) {
  const t = useText();
  const words = t.figures;
  const format = useFormat();
  const label = useLabel();
  const catalogue = useCatalogue().index;
  const [drawn, setDrawn] = useState<DailyMeasure>('travellers');
  const [flight, setFlight] = useState('');
  const all = useCall('figures.daily', period);
  const one = useCall('figures.flight', { period, flight }, { when: flight !== '' });
  const value = all.value;
  if (value === undefined) return <FailureNotice failure={all.failure} />;
  const writing = { words, format };
  const same = (key: string): string => (key === '' ? words.unknown : key);
  const named = value.byFlight.map(({ key }) => key).filter((key) => key !== '');
  // A flight chosen in another period stays chosen, with nothing counted.
  const flights = [...new Set([...named, ...(flight === '' ? [] : [flight])])].toSorted();
  const shown: Pick<FlightFigures, 'states' | 'byDay'> | undefined = flight === '' ? value : one.value;
  const byPurpose = (code: string): string => label(labelIn(catalogue?.purposes, code));
  const country = (code: string): string => same(label(labelIn(catalogue?.countries, code)));
  const ofAll = (): Figure[] => [
    hourFigure(value.byHour, drawn, writing),
    dailyFigure('byFlight', { groups: value.byFlight, drawn, labelOf: same }, writing),
    dailyFigure('byDestination', { groups: value.byDestination, drawn, labelOf: country }, writing),
    dailyFigure('byPurpose', { groups: value.byPurpose, drawn, labelOf: byPurpose }, writing),
    helpedFigure(value.helped, t.journey.help.cause, writing),
  ];
  return (
    <div className="figure-board">
      <div className="figure-bar">
        <Pick
          label={words.flight.label}
          value={flight}
          onChange={setFlight}
          options={[{ value: '', label: words.flight.all }, ...flights.map((key) => ({ value: key, label: key }))]}
        />
        {shown !== undefined && <CopyReport figures={shown} period={period} flight={flight === '' ? null : flight} />}
      </div>
      <FailureNotice failure={one.failure} />
      {shown !== undefined && (
        <>
          <Measures groups={shown.byDay} drawn={drawn} onDraw={setDrawn} />
          {flight !== '' && <p className="soft">{words.flight.note}</p>}
          {flight !== '' && one.value !== undefined && one.value.missed.asked > 0 && (
            <p>
              {words.flight.missed({
                missed: format.number(one.value.missed.missed),
                asked: format.number(one.value.missed.asked),
              })}
            </p>
          )}
          {[
            dayFigure(shown.byDay, { period, drawn }, writing),
            endsFigure(shown, writing),
            ...(flight === '' ? ofAll() : []),
          ].map((figure) => (
            <FigurePlot key={figure.name} figure={figure} under={flight === '' ? under : `${under} · ${flight}`} />
          ))}
        </>
      )}
    </div>
  );
}

/** What is drawn, each with its sum over the period. */
function Measures({
  groups,
  drawn,
  onDraw,
}: {
  readonly groups: readonly FigureGroup[];
  readonly drawn: DailyMeasure;
  readonly onDraw: (measure: DailyMeasure) => void;
}) {
  const words = useText().figures;
  const format = useFormat();
  const sum = (measure: DailyMeasure): string =>
    format.number(groups.reduce((total, group) => total + group[measure], 0));
  return (
    <div className="figure-sums">
      <Choices label={words.measure} width={180}>
        {dailyMeasures.map((one) => (
          <Choice
            key={one}
            label={sum(one)}
            detail={words.measures[one]}
            selected={drawn === one}
            onChoose={() => onDraw(one)}
          />
        ))}
      </Choices>
    </div>
  );
}

type Copied = 'not' | 'done' | 'failed';

/** Copies the report as offices send it. */
function CopyReport({
  figures,
  period,
  flight,
}: {
  readonly figures: Pick<FlightFigures, 'states'>;
  readonly period: BoardProps['period'];
  readonly flight: string | null;
}) {
  const words = useText().figures;
  const format = useFormat();
  const station = useStation()?.station;
  const [copied, setCopied] = useState<Copied>('not');
  const copy = async () => {
    const heading = { station: station?.name ?? '', from: format.day(period.from), to: format.day(period.to), flight };
    try {
      await navigator.clipboard.writeText(waReport(figures, heading, { words, format }));
      setCopied('done');
    } catch {
      // The browser gives no reason a person could act on: that it did not work is what there is to say.
      setCopied('failed');
    }
  };
  return (
    <>
      <Button onClick={() => void copy()}>{words.wa.copy}</Button>
      <span role="status">{copied === 'not' ? '' : copied === 'done' ? words.wa.copied : words.wa.failed}</span>
    </>
  );
}
