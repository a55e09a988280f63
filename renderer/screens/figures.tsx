import { useState } from 'react';
import { addDays, dayOf, instantOf } from '../../shared/time.ts';
import { Choice, Choices } from '../components/choice.tsx';
import { Frame } from '../components/frame.tsx';
import { ScreenHead } from '../components/screen_head.tsx';
import { Stages } from '../components/stages.tsx';
import { stationNow } from '../clock.ts';
import { useStation } from '../state/session.ts';
import { useFormat, useText } from '../state/ui.ts';
import type { BoardProps } from './figure_plot.tsx';
import { FiguresDaily } from './figures_daily.tsx';
import { FiguresAccuracy, FiguresIndicators, FiguresTime } from './figures_work.tsx';
import { FiguresCollusion, FiguresFairness } from './figures_boards.tsx';

const tabs = ['daily', 'indicators', 'accuracy', 'time', 'fairness', 'collusion'] as const;
type Tab = (typeof tabs)[number];
const lengths = { today: 1, week: 7, month: 30, year: 365 } as const;
const periods = ['today', 'week', 'month', 'year'] as const;

const boards: Readonly<Record<Tab, (props: BoardProps) => React.JSX.Element>> = {
  daily: FiguresDaily,
  indicators: FiguresIndicators,
  accuracy: FiguresAccuracy,
  time: FiguresTime,
  fairness: FiguresFairness,
  collusion: FiguresCollusion,
};

/** Figures of a period, each with its table and with what it does not show. */
export function FiguresScreen({ back }: { readonly back: boolean }) {
  const words = useText().figures;
  const format = useFormat();
  const station = useStation()?.station;
  const [tab, setTab] = useState<Tab>('daily');
  const [length, setLength] = useState<(typeof periods)[number]>('week');
  const to = dayOf(instantOf(stationNow()));
  const from = addDays(to, 1 - lengths[length]);
  const Board = boards[tab];
  const under = `${station?.name ?? ''} · ${format.day(from)} – ${format.day(to)}`;
  return (
    <Frame queue={false} flightId={false}>
      <div className="stack-wide">
        <ScreenHead title={words.title} lead={words.lead} back={back} />
        <Stages label={words.parts} names={tabs} nameOf={words.tabs} current={tab} onChoose={setTab} />
        <Choices label={words.period.label} width={140}>
          {periods.map((one) => (
            <Choice key={one} label={words.period[one]} selected={length === one} onChoose={() => setLength(one)} />
          ))}
        </Choices>
        <p className="soft">{under}</p>
        <Board period={{ from, to }} under={under} />
      </div>
    </Frame>
  );
}
