import { useState } from 'react';
import { dayOf, instantOf } from '../../shared/time.ts';
import { Frame } from '../components/frame.tsx';
import { ScreenHead } from '../components/screen_head.tsx';
import { Stages } from '../components/stages.tsx';
import { stationNow } from '../clock.ts';
import { periodOf, type FigurePeriod } from '../figure_period.ts';
import { useStation } from '../state/session.ts';
import { useFormat, useText } from '../state/ui.ts';
import type { BoardProps } from './figure_plot.tsx';
import { FiguresDaily } from './figures_daily.tsx';
import { FiguresPeriod } from './figures_period.tsx';
import { FiguresAccuracy, FiguresIndicators, FiguresTime } from './figures_work.tsx';
import { FiguresCollusion, FiguresFairness } from './figures_boards.tsx';

const tabs = ['daily', 'indicators', 'accuracy', 'time', 'fairness', 'collusion'] as const;
type Tab = (typeof tabs)[number];

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
  const today = dayOf(instantOf(stationNow()));
  const [period, setPeriod] = useState<FigurePeriod>(() => periodOf('week', today));
  const Board = boards[tab];
  const days = [...new Set([period.from, period.to])].map(format.day).join(' – ');
  const under = `${station?.name ?? ''} · ${days}`;
  return (
    <Frame queue={false} flightId={false}>
      <div className="stack-wide">
        <ScreenHead title={words.title} lead={words.lead} back={back} />
        <Stages label={words.parts} names={tabs} nameOf={words.tabs} current={tab} onChoose={setTab} />
        <FiguresPeriod today={today} period={period} onChange={setPeriod} />
        <p className="soft">{under}</p>
        <Board period={period} under={under} />
      </div>
    </Frame>
  );
}
