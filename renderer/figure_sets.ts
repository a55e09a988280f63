/** The figures of each board, from what the application counted: marks, table, and both as they may leave the station. Pure. */
import type { DailyFigures, FairnessGroup, FigureGroup } from '../shared/contract/figures.ts';
import type { OutputOf } from '../shared/contract/index.ts';
import { proportion, type Proportion } from '../shared/domain/proportion.ts';
import { tooFewToSay } from '../shared/domain/figures.ts';
import { suppressed, type Line, type Measure, type Told } from '../shared/domain/suppression.ts';
import type { Text } from '../shared/text/id.ts';
import type { Format } from '../shared/text/language.ts';
import { barPlot, type Mark, type Plot } from './plot_shapes.ts';
import type { Figure, FigureTable } from './screens/figure_plot.tsx';
import { DecisionKind } from '../shared/domain/words.ts';

/** How figures are written. */
export interface Writing {
  readonly words: Text['figures'];
  readonly format: Format;
}

type PlotName = keyof Text['figures']['plots'];

const told = ({ words, format }: Writing, n: Told): string => (n === null ? words.hidden : format.number(n));
const percent = (part: number): string => `${String(Math.round(part * 100))} %`;

/** Counted measures, each a part of its parent, by group; what leaves the station loses its small cells. */
export function countFigure<M extends string>(
  name: PlotName,
  {
    lines,
    measures,
    drawn,
    labelOf,
    draw = barPlot,
  }: {
    readonly lines: readonly Line<M>[];
    readonly measures: readonly (Measure<M> & { readonly label: string })[];
    readonly drawn: M;
    readonly labelOf: (key: string) => string;
    /** How its marks are drawn; bars unless said. */
    readonly draw?: (marks: readonly Mark[]) => Plot;
  },
  writing: Writing,
): Figure {
  const safe = suppressed(lines, measures);
  const marked = drawn === 'referred' || drawn === 'postponed' || drawn === 'fast' || drawn === 'missed';
  const heads = [writing.words.group, ...measures.map(({ label }) => label)];
  const table = (all: readonly { key: string; told: Readonly<Record<M, Told>> }[]): FigureTable => ({
    heads,
    lines: all.map((line) => [labelOf(line.key), ...measures.map((measure) => told(writing, line.told[measure.name]))]),
  });
  const marks = (all: readonly { key: string; told: Readonly<Record<M, Told>> }[]): Mark[] =>
    all.map((line) => ({
      label: labelOf(line.key),
      value: line.told[drawn],
      text: told(writing, line.told[drawn]),
      marked,
    }));
  const plain = lines.map(({ key, counts }) => ({ key, told: counts }));
  const leaving = table(safe.lines);
  const totals = [writing.words.total, ...measures.map((measure) => told(writing, safe.totals[measure.name]))];
  return {
    name,
    ...writing.words.plots[name],
    plot: draw(marks(plain)),
    table: table(plain),
    leaving: { plot: draw(marks(safe.lines)), table: { ...leaving, lines: [...leaving.lines, totals] } },
  };
}

/** A share of each group with its interval, or that it is too few to say; null parts are not told. */
export interface ShareLine {
  readonly label: string;
  readonly hits: Told;
  readonly n: Told;
}

/** Shares with their intervals. `n` and `hits` must already be such as may be seen on this screen. */
export function shareFigure(
  name: PlotName,
  {
    lines,
    heads,
    marked = false,
    all = null,
  }: {
    readonly lines: readonly ShareLine[];
    readonly heads: readonly [hits: string, n: string];
    readonly marked?: boolean;
    /** All lines together, to compare each with: a share says little without the share of all. */
    readonly all?: ShareLine | null;
  },
  writing: Writing,
): Figure {
  const { words } = writing;
  const shareOf = ({ hits, n }: ShareLine): Proportion | null =>
    hits === null || n === null ? null : proportion(hits, n);
  const text = (share: Proportion | null): string => {
    if (share === null) return words.hidden;
    if (tooFewToSay(share)) return words.tooFew;
    return `${percent(share.hits / share.n)} (${percent(share.low)}–${percent(share.high)})`;
  };
  const marks = (all: readonly ShareLine[]): Mark[] =>
    all.map((line) => ({ label: line.label, value: shareOf(line), text: text(shareOf(line)), marked }));
  const table = (all: readonly ShareLine[]): FigureTable => ({
    heads: [words.group, heads[0], heads[1], `${words.measures.share} (${words.measures.interval})`],
    lines: all.map((line) => [line.label, told(writing, line.hits), told(writing, line.n), text(shareOf(line))]),
  });
  const safe = suppressed(
    lines.map(({ label, hits, n }) => ({ key: label, counts: { n: n ?? 0, hits: hits ?? 0 } })),
    [
      { name: 'n', of: null },
      { name: 'hits', of: 'n' },
    ],
  );
  const leaving = lines.map((line, index): ShareLine => {
    const cells = safe.lines[index]?.told;
    return {
      label: line.label,
      hits: line.hits === null ? null : (cells?.hits ?? null),
      n: line.n === null ? null : (cells?.n ?? null),
    };
  });
  const shown = all === null ? [] : [all];
  const toldAll = shown.map(({ label }): ShareLine => ({ label, hits: safe.totals.hits, n: safe.totals.n }));
  return {
    name,
    ...words.plots[name],
    plot: barPlot(marks([...lines, ...shown])),
    table: table([...lines, ...shown]),
    leaving: { plot: barPlot(marks([...leaving, ...toldAll])), table: table([...leaving, ...toldAll]) },
  };
}

/** What of the daily figures is drawn. */
export const dailyMeasures = ['travellers', 'clarified', 'referred', 'postponed'] as const;
export type DailyMeasure = (typeof dailyMeasures)[number];

/** One list of the daily figures. */
export function dailyFigure(
  name: 'byDay' | 'byMonth' | 'byHour' | 'byFlight' | 'byDestination' | 'byPurpose',
  {
    groups,
    drawn,
    labelOf,
    draw = barPlot,
  }: {
    readonly groups: readonly FigureGroup[];
    readonly drawn: DailyMeasure;
    readonly labelOf: (key: string) => string;
    readonly draw?: (marks: readonly Mark[]) => Plot;
  },
  writing: Writing,
): Figure {
  const label = writing.words.measures;
  const measures = [
    { name: 'travellers', of: null, label: label.travellers },
    { name: 'clarified', of: 'travellers', label: label.clarified },
    { name: 'referred', of: 'clarified', label: label.referred },
    { name: 'postponed', of: 'clarified', label: label.postponed },
  ] as const;
  const timed = name === 'byDay' || name === 'byMonth' || name === 'byHour';
  // Time has an order of its own; all else is read from the largest down.
  const ordered = timed ? groups : groups.toSorted((one, other) => other[drawn] - one[drawn]);
  const lines = ordered.map(({ key, ...counts }) => ({ key, counts }));
  return countFigure(name, { lines, measures, drawn, labelOf, draw }, writing);
}

/** The three figures of fairness; the application has already hidden what is small. */
export function fairnessFigures(
  { groups, all }: OutputOf<'figures.fairness'>,
  labelOf: (group: FairnessGroup) => string,
  writing: Writing,
): Figure[] {
  const m = writing.words.measures;
  const share = (
    name: PlotName,
    heads: readonly [string, string],
    of: (group: OutputOf<'figures.fairness'>['all']) => { hits: Told; n: Told },
  ) => {
    const lines = groups.map((group) => ({ label: labelOf(group), ...of(group) }));
    const together = { label: writing.words.all, ...of(all) };
    const figure = shareFigure(name, { lines, heads, marked: name === 'adverse', all: together }, writing);
    // What is shown may leave as it is: hiding once more could only tell how it was hidden before.
    return { ...figure, leaving: { plot: figure.plot, table: figure.table } };
  };
  return [
    share('adverse', [m.adverse, m.clarified], (group) => ({ hits: group.adverse, n: group.clarified })),
    share('borneOut', [m.borneOut, m.known], (group) => ({ hits: group.borneOut, n: group.known })),
    share('yield', [m.borneOut, m.clarified], (group) => ({ hits: group.borneOut, n: group.clarified })),
  ];
}

/** A list whose numbers have a common total, small ones hidden. */
function listLines(
  names: readonly (readonly [name: string, n: number])[],
  total: string,
  { words, format }: Writing,
): string[] {
  const { lines, totals } = suppressed(
    names.map(([key, n]) => ({ key, counts: { n } })),
    [{ name: 'n', of: null }],
  );
  const line = (name: string, n: Told): string =>
    words.wa.line({ name, count: n === null ? words.hidden : format.number(n) });
  return [...lines.map(({ key, told: cells }) => line(key, cells.n)), line(total, totals.n)];
}

/** The report as offices send it: plain text, asterisks make WhatsApp bold. No personal data, no small numbers. */
export function waReport(
  daily: Pick<DailyFigures, 'states'>,
  heading: { station: string; from: string; to: string; flight: string | null },
  writing: Writing,
): string {
  const { wa } = writing.words;
  const n = (state: string): number => daily.states.find((one) => one.state === state)?.n ?? 0;
  const clarified = DecisionKind.options.reduce((sum, state) => sum + n(state), 0);
  return [
    wa.heading,
    heading.station,
    wa.period(heading),
    ...(heading.flight === null ? [] : [wa.flight({ flight: heading.flight })]),
    '',
    wa.depths,
    ...listLines(
      [
        [wa.passed, n('passed')],
        [wa.outside, n('outside')],
        [wa.scan, n('scan')],
        [wa.clarified, clarified],
      ],
      wa.all,
      writing,
    ),
    '',
    wa.ends,
    // Without a total: it stands above, hidden where it is small.
    ...listLines(
      DecisionKind.options.map((state) => [wa.ended[state], n(state)] as const),
      wa.all,
      writing,
    ).slice(0, -1),
    '',
    wa.note,
  ].join('\n');
}
