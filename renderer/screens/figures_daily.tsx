import { useState } from 'react';
import { Button } from '../components/button.tsx';
import { Choice, Choices } from '../components/choice.tsx';
import { FailureNotice } from '../components/notice.tsx';
import { dailyFigure, dailyMeasures, waReport, type DailyMeasure } from '../figure_sets.ts';
import { useCall } from '../state/calls.ts';
import { labelIn, useCatalogue } from '../state/catalogue.ts';
import { useStation } from '../state/session.ts';
import { useFormat, useLabel, useText } from '../state/ui.ts';
import { FigurePlot, type BoardProps } from './figure_plot.tsx';

type Copied = 'not' | 'done' | 'failed';

/** Travellers by day, hour, flight, destination and purpose, and the report to be copied. */
export function FiguresDaily({ period, under }: BoardProps) {
  const words = useText().figures;
  const format = useFormat();
  const label = useLabel();
  const purposes = useCatalogue().index?.purposes;
  const station = useStation()?.station;
  const [drawn, setDrawn] = useState<DailyMeasure>('travellers');
  const [copied, setCopied] = useState<Copied>('not');
  const { value, failure } = useCall('figures.daily', period);
  if (value === undefined) return <FailureNotice failure={failure} />;
  const writing = { words, format };
  const same = (key: string): string => (key === '' ? words.unknown : key);
  const lists = [
    ['byDay', value.byDay, format.day],
    ['byHour', value.byHour, (hour: string) => `${hour}:00`],
    ['byFlight', value.byFlight, same],
    ['byDestination', value.byDestination, same],
    ['byPurpose', value.byPurpose, (code: string) => label(labelIn(purposes, code))],
  ] as const;
  const copy = async () => {
    const heading = { station: station?.name ?? '', from: format.day(period.from), to: format.day(period.to) };
    try {
      await navigator.clipboard.writeText(waReport(value, heading, writing));
      setCopied('done');
    } catch {
      // The browser gives no reason a person could act on: that it did not work is what there is to say.
      setCopied('failed');
    }
  };
  return (
    <div className="figure-board">
      <div className="row">
        <Button onClick={() => void copy()}>{words.wa.copy}</Button>
        <span role="status">{copied === 'not' ? '' : copied === 'done' ? words.wa.copied : words.wa.failed}</span>
      </div>
      <Choices label={words.measure} width={160}>
        {dailyMeasures.map((one) => (
          <Choice key={one} label={words.measures[one]} selected={drawn === one} onChoose={() => setDrawn(one)} />
        ))}
      </Choices>
      {lists.map(([name, groups, labelOf]) => (
        <FigurePlot key={name} figure={dailyFigure(name, { groups, drawn, labelOf }, writing)} under={under} />
      ))}
    </div>
  );
}
