import { useState } from 'react';
import { FairnessBy, type FairnessGroup } from '../../shared/contract/figures.ts';
import { provinces } from '../../shared/domain/provinces.ts';
import { Choice, Choices } from '../components/choice.tsx';
import { FailureNotice } from '../components/notice.tsx';
import { countFigure, fairnessFigures } from '../figure_sets.ts';
import { useCall } from '../state/calls.ts';
import { labelIn, useCatalogue } from '../state/catalogue.ts';
import { useFormat, useLabel, useText } from '../state/ui.ts';
import { FigurePlot, type BoardProps } from './figure_plot.tsx';

/** How groups of those clarified were dealt with. */
export function FiguresFairness({ period, under }: BoardProps) {
  const words = useText().figures;
  const format = useFormat();
  const label = useLabel();
  const countries = useCatalogue().index?.countries;
  const [by, setBy] = useState<FairnessBy>('selection');
  const { value, failure } = useCall('figures.fairness', { period, by });
  const named: Readonly<Record<string, string>> = {
    ...words.selection,
    ...words.sex,
    ...words.age,
    ...words.shift,
    ...Object.fromEntries(by === 'province' ? provinces.map(({ code, name }) => [code, name]) : []),
  };
  const labelOf = ({ key, name }: FairnessGroup): string => {
    if (key === '') return words.unknown;
    return name ?? named[key] ?? (by === 'destination' ? label(labelIn(countries, key)) : key);
  };
  return (
    <div className="figure-board">
      <Choices label={words.by} width={136}>
        {FairnessBy.options.map((one) => (
          <Choice key={one} label={words.fairnessBy[one]} selected={by === one} onChoose={() => setBy(one)} />
        ))}
      </Choices>
      <p className="soft">
        {words.hidden}: {words.hiddenLong}
      </p>
      <FailureNotice failure={failure} />
      {value !== undefined &&
        fairnessFigures(value, labelOf, { words, format }).map((figure) => (
          <FigurePlot key={figure.name} figure={figure} under={`${under} · ${words.fairnessBy[by]}`} />
        ))}
    </div>
  );
}

/** Concentrations that ask for a closer look. */
export function FiguresCollusion({ period, under }: BoardProps) {
  const words = useText().figures;
  const format = useFormat();
  const { value, failure } = useCall('figures.collusion', period);
  if (value === undefined) return <FailureNotice failure={failure} />;
  const m = words.measures;
  const writing = { words, format };
  const labelOf = (key: string): string => key;
  const cases = { name: 'cases', of: null, label: m.cases } as const;
  const fast = countFigure(
    'fastClears',
    {
      lines: value.fastClears.map(({ officer, high, fast: n }) => ({ key: officer, counts: { high, fast: n } })),
      measures: [
        { name: 'high', of: null, label: m.high },
        { name: 'fast', of: 'high', label: m.fast },
      ],
      drawn: 'fast',
      labelOf,
    },
    writing,
  );
  const afterHold = countFigure(
    'afterHold',
    {
      lines: value.afterHold.map(({ proposedBy, clearedBy, n }) => ({
        key: words.handed({ from: proposedBy, to: clearedBy }),
        counts: { cases: n },
      })),
      measures: [cases],
      drawn: 'cases',
      labelOf,
    },
    writing,
  );
  const flights = countFigure(
    'flights',
    {
      lines: value.flights.map(({ officer, flight, cleared, expected }) => ({
        key: words.ofFlight({ name: officer, flight }),
        counts: { cleared, expected: Math.round(expected) },
      })),
      measures: [
        { name: 'cleared', of: null, label: m.cleared },
        { name: 'expected', of: null, label: m.expected },
      ],
      drawn: 'cleared',
      labelOf,
    },
    writing,
  );
  const agents = countFigure(
    'agents',
    {
      lines: value.agents.map(({ agent, officer, flight, cases: n, cleared, ofAgent }) => ({
        key: words.recruiter({ sign: agent, name: officer, flight }),
        counts: { ofAgent, cases: n, cleared },
      })),
      measures: [
        { name: 'ofAgent', of: null, label: m.ofAgent },
        { name: 'cases', of: 'ofAgent', label: m.cases },
        { name: 'cleared', of: 'cases', label: m.cleared },
      ],
      drawn: 'cases',
      labelOf,
    },
    writing,
  );
  return (
    <div className="figure-board">
      {[fast, afterHold, flights, agents].map((figure) => (
        <FigurePlot key={figure.name} figure={figure} under={under} />
      ))}
    </div>
  );
}
