import { tooFewToSay } from '../../shared/domain/figures.ts';
import { isSmall } from '../../shared/domain/suppression.ts';
import type { OutputOf } from '../../shared/contract/index.ts';
import { FailureNotice } from '../components/notice.tsx';
import { pairFigure } from '../figure_pairs.ts';
import { countFigure, shareFigure, type Writing } from '../figure_sets.ts';
import { barPlot } from '../plot_shapes.ts';
import { useCall } from '../state/calls.ts';
import { labelIn, useCatalogue } from '../state/catalogue.ts';
import { useFormat, useLabel, useText } from '../state/ui.ts';
import { FigurePlot, type BoardProps, type Figure } from './figure_plot.tsx';

const useWriting = (): Writing => ({ words: useText().figures, format: useFormat() });

/** How often indicators are present, and which come together. */
export function FiguresIndicators({ period, under }: BoardProps) {
  const writing = useWriting();
  const label = useLabel();
  const indicators = useCatalogue().index?.indicators;
  const { value, failure } = useCall('figures.indicators', period);
  if (value === undefined) return <FailureNotice failure={failure} />;
  const m = writing.words.measures;
  const nameOf = (code: string): string => `${code} ${label(labelIn(indicators, code))}`;
  const cases = { name: 'cases', of: null, label: m.cases } as const;
  const codes = value.codes.toSorted((a, b) => b.present - a.present);
  const often = countFigure(
    'indicators',
    {
      lines: codes.map(({ code, ...counts }) => ({ key: code, counts: { ...counts, cases: value.cases } })),
      measures: [
        cases,
        { name: 'present', of: 'cases', label: m.present },
        { name: 'absent', of: 'cases', label: m.absent },
        { name: 'declined', of: 'cases', label: m.declined },
      ],
      drawn: 'present',
      labelOf: nameOf,
      // An indicator that was never there is in the table.
      draw: (marks) => barPlot(marks.filter((mark) => mark.value !== 0)),
    },
    writing,
  );
  const pairs = pairFigure(value, (code) => label(labelIn(indicators, code)), writing);
  return (
    <div className="figure-board">
      <FigurePlot figure={often} under={under} />
      <FigurePlot figure={pairs} under={under} />
    </div>
  );
}

type Agreement = OutputOf<'figures.accuracy'>['agreement'];
function agreementFigure(agreement: Agreement, writing: Writing): Figure {
  const { words } = writing;
  return countFigure(
    'agreement',
    {
      lines: agreement
        .filter(({ n }) => n > 0)
        .map(({ own, recommendation, n }) => ({
          key: `${words.own[own]} / ${words.recommended[recommendation]}`,
          counts: { cases: n },
        })),
      measures: [{ name: 'cases', of: null, label: words.measures.cases }],
      drawn: 'cases',
      labelOf: (key) => key,
    },
    writing,
  );
}

/** The hit rate of each band, and how often officer and result went the same way. */
export function FiguresAccuracy({ period, under }: BoardProps) {
  const writing = useWriting();
  const { words } = writing;
  const { value, failure } = useCall('figures.accuracy', period);
  if (value === undefined) return <FailureNotice failure={failure} />;
  const hits = shareFigure(
    'hits',
    {
      lines: value.bands.map(({ band, hitRate }) => ({
        label: words.bands[band],
        hits: hitRate.hits,
        n: hitRate.n,
      })),
      heads: [words.measures.borneOut, words.measures.known],
      all: {
        label: words.all,
        hits: value.bands.reduce((sum, { hitRate }) => sum + hitRate.hits, 0),
        n: value.bands.reduce((sum, { hitRate }) => sum + hitRate.n, 0),
      },
    },
    writing,
  );
  const { agree } = value;
  const percent = (part: number): string => `${String(Math.round(part * 100))} %`;
  return (
    <div className="figure-board">
      <FigurePlot figure={hits} under={under} />
      <p className="lead">
        {words.agree}:{' '}
        {tooFewToSay(agree)
          ? words.tooFew
          : `${percent(agree.hits / agree.n)} (${percent(agree.low)}–${percent(agree.high)})`}
      </p>
      <FigurePlot figure={agreementFigure(value.agreement, writing)} under={under} />
    </div>
  );
}

type Times = OutputOf<'figures.time'>;
const stepOrder = ['all', 'scan', 'purpose', 'documents', 'questions', 'own', 'result', 'decision', 'custody'] as const;

/** Median and 95th percentile of each step. A step that few people took says how fast one of them was: it does not leave. */
function stepFigure(steps: Times['steps'], writing: Writing): Figure {
  const { words, format } = writing;
  const m = words.measures;
  const lines = (['clarification', 'scan'] as const).flatMap((depth) =>
    stepOrder.flatMap((name) =>
      steps
        .filter((one) => one.depth === depth && one.step === name)
        .map((one) => ({ label: `${words.depths[depth]}: ${words.steps[name]}`, one })),
    ),
  );
  const text = ({ one }: (typeof lines)[number]): string =>
    `${words.atMost({ seconds: one.seconds.p50 })} · 95 %: ${words.atMost({ seconds: one.seconds.p95 })}`;
  const of = (some: typeof lines) => ({
    plot: barPlot(
      some.map((line) => ({
        label: line.label,
        value: line.one.seconds.p50,
        reach: line.one.seconds.p95,
        text: text(line),
      })),
    ),
    table: {
      heads: [words.group, m.cases, m.p50, m.p95, m.touches50, m.touches95],
      lines: some.map(({ label, one }) => [
        label,
        ...[one.n, one.seconds.p50, one.seconds.p95, one.touches.p50, one.touches.p95].map(format.number),
      ]),
    },
  });
  return {
    name: 'seconds',
    ...words.plots.seconds,
    ...of(lines),
    leaving: of(lines.filter(({ one }) => !isSmall(one.n))),
  };
}

/** Seconds and touches of each step, missed flights, and how long passports are held. */
export function FiguresTime({ period, under }: BoardProps) {
  const writing = useWriting();
  const { words } = writing;
  const m = words.measures;
  const { value, failure } = useCall('figures.time', period);
  if (value === undefined) return <FailureNotice failure={failure} />;
  const missed = countFigure(
    'missed',
    {
      lines: value.missed.map(({ flight, asked, missed: n }) => ({
        key: flight,
        counts: { asked, missed: n },
      })),
      measures: [
        { name: 'asked', of: null, label: m.asked },
        { name: 'missed', of: 'asked', label: m.missed },
      ],
      drawn: 'missed',
      labelOf: (key) => key,
    },
    writing,
  );
  const next = (fromDays: number): number | null =>
    value.custody.find((one) => one.fromDays > fromDays)?.fromDays ?? null;
  const custody = countFigure(
    'custody',
    {
      lines: value.custody.map(({ fromDays, held, gone }) => ({ key: String(fromDays), counts: { held, gone } })),
      measures: [
        { name: 'held', of: null, label: m.held },
        { name: 'gone', of: null, label: m.gone },
      ],
      drawn: 'held',
      labelOf: (key) => words.days({ from: Number(key), to: next(Number(key)) }),
    },
    writing,
  );
  return (
    <div className="figure-board">
      <FigurePlot figure={stepFigure(value.steps, writing)} under={under} />
      <FigurePlot figure={missed} under={under} />
      <FigurePlot figure={custody} under={under} />
    </div>
  );
}
