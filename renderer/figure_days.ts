/** Travellers over time and how it ended for them: columns by day, month and hour, and lists without a parent. Pure. */
import type { DailyFigures, FigureGroup, FlightFigures } from '../shared/contract/figures.ts';
import { DecisionKind } from '../shared/domain/words.ts';
import { addDays } from '../shared/time.ts';
import { daysBetween } from './days.ts';
import type { FigurePeriod } from './figure_period.ts';
import { countFigure, dailyFigure, type DailyMeasure, type Writing } from './figure_sets.ts';
import { columnPlot } from './plot_columns.ts';
import type { Mark, Plot } from './plot_shapes.ts';
import type { Figure } from './screens/figure_plot.tsx';

/** More days than this are drawn by month: a column narrower than a finger tells nothing. */
const mostDays = 62;

const none = { travellers: 0, clarified: 0, referred: 0, postponed: 0 };

/** Every key in order, with nothing where nothing was counted: a gap is a figure too. */
const filledIn = (keys: readonly string[], groups: readonly FigureGroup[]): FigureGroup[] => {
  const found = new Map(groups.map((group) => [group.key, group]));
  return keys.map((key) => found.get(key) ?? { key, ...none });
};

const daysOf = ({ from, to }: FigurePeriod): string[] =>
  Array.from({ length: daysBetween(from, to) + 1 }, (_, at) => addDays(from, at));

/** The same by month (`YYYY-MM`). */
function byMonth(groups: readonly FigureGroup[]): FigureGroup[] {
  const months = new Map<string, FigureGroup>();
  for (const { key, ...counts } of groups) {
    const month = key.slice(0, 7);
    const before = months.get(month) ?? { key: month, ...none };
    months.set(month, {
      key: month,
      travellers: before.travellers + counts.travellers,
      clarified: before.clarified + counts.clarified,
      referred: before.referred + counts.referred,
      postponed: before.postponed + counts.postponed,
    });
  }
  return [...months.values()];
}

/** Columns whose short names are the labels without what every label ends or begins with. */
const columns =
  (short: (label: string) => string) =>
  (marks: readonly Mark[]): Plot =>
    columnPlot(
      marks.map(({ value, ...mark }) => ({
        ...mark,
        value: typeof value === 'number' ? value : null,
        short: short(mark.label),
      })),
    );

/** Travellers by day from the first with somebody, or by month where the days are many. */
export function dayFigure(
  groups: readonly FigureGroup[],
  { period, drawn }: { period: FigurePeriod; drawn: DailyMeasure },
  writing: Writing,
): Figure {
  const { day } = writing.format;
  const [first = period.to] = groups.map(({ key }) => key).toSorted();
  const days = groups.length === 0 ? [] : filledIn(daysOf({ from: first, to: period.to }), groups);
  const withoutYear = (label: string): string => label.split(' ').slice(0, 2).join(' ');
  if (days.length <= mostDays) {
    return dailyFigure('byDay', { groups: days, drawn, labelOf: day, draw: columns(withoutYear) }, writing);
  }
  const labelOf = (month: string): string => day(`${month}-01`).split(' ').slice(1).join(' ');
  return dailyFigure('byMonth', { groups: byMonth(days), drawn, labelOf, draw: columns((label) => label) }, writing);
}

/** Travellers by hour of the day, from the first hour with somebody to the last. */
export function hourFigure(groups: readonly FigureGroup[], drawn: DailyMeasure, writing: Writing): Figure {
  const hours = groups.map(({ key }) => Number(key));
  const [first, last] = [Math.min(...hours), Math.max(...hours)];
  const keys = Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => String(first + at).padStart(2, '0'));
  const labelOf = (hour: string): string => `${hour}:00`;
  const draw = columns((label) => label);
  return dailyFigure(
    'byHour',
    { groups: hours.length === 0 ? [] : filledIn(keys, groups), drawn, labelOf, draw },
    writing,
  );
}

/** Numbers of one measure under names; what is none is left out. */
function listFigure(
  name: 'ends' | 'helped',
  lines: readonly (readonly [label: string, n: number])[],
  writing: Writing,
): Figure {
  const { measures } = writing.words;
  const label = name === 'ends' ? measures.travellers : measures.cases;
  return countFigure(
    name,
    {
      lines: lines.filter(([, n]) => n > 0).map(([key, n]) => ({ key, counts: { n } })),
      measures: [{ name: 'n', of: null, label }],
      drawn: 'n',
      labelOf: (key) => key,
    },
    writing,
  );
}

/** How it ended for everybody who was counted. */
export function endsFigure({ states }: Pick<FlightFigures, 'states'>, writing: Writing): Figure {
  const { wa } = writing.words;
  const ended = new Map<string, string>(DecisionKind.options.map((kind) => [kind, wa.ended[kind]]));
  const other = { passed: wa.passed, outside: wa.outside, scan: wa.scan, void: wa.void };
  const named = new Map<string, string>([...Object.entries(other), ...ended]);
  return listFigure(
    'ends',
    states.map(({ state, n }) => [named.get(state) ?? state, n] as const),
    writing,
  );
}

/** Calls for help by cause. */
export const helpedFigure = (
  helped: DailyFigures['helped'],
  causes: Readonly<Record<DailyFigures['helped'][number]['cause'], string>>,
  writing: Writing,
): Figure =>
  listFigure(
    'helped',
    helped.map(({ cause, n }) => [causes[cause], n] as const),
    writing,
  );
