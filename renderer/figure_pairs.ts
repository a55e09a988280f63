/** Which indicators come together: the most frequent as a triangle, every pair in the table. Pure. */
import type { OutputOf } from '../shared/contract/index.ts';
import { isSmall, type Told } from '../shared/domain/suppression.ts';
import type { Writing } from './figure_sets.ts';
import { heatPlot } from './plot_heat.ts';
import type { Plot } from './plot_shapes.ts';
import type { Figure, FigureTable } from './screens/figure_plot.tsx';

type Indicators = Pick<OutputOf<'figures.indicators'>, 'codes' | 'pairs'>;
type Pair = Indicators['pairs'][number];

/** More than this have no room beside each other. */
const mostNames = 10;

/** The indicators that come with others most often, the most frequent first. */
function strongest(pairs: readonly Pair[]): string[] {
  const sums = new Map<string, number>();
  for (const { a, b, n } of pairs) for (const code of [a, b]) sums.set(code, (sums.get(code) ?? 0) + n);
  return [...sums]
    .toSorted(([one, n], [other, m]) => m - n || one.localeCompare(other))
    .slice(0, mostNames)
    .map(([code]) => code);
}

/**
 * What may be told of a pair: nothing where it is small, nor where the rest of one of the two is. The numbers of each alone
 * stand beside it in the figure of indicators, and a rest is the difference of the two.
 */
export function toldPair({ a, b, n }: Pair, presentOf: (code: string) => number): Told {
  return isSmall(n) || isSmall(presentOf(a) - n) || isSmall(presentOf(b) - n) ? null : n;
}

/** The figure. `nameOf`: the name of an indicator without its code. */
export function pairFigure({ codes, pairs }: Indicators, nameOf: (code: string) => string, writing: Writing): Figure {
  const { words, format } = writing;
  const present = new Map(codes.map((one) => [one.code, one.present]));
  const presentOf = (code: string): number => present.get(code) ?? 0;
  const text = (n: Told): string => (n === null ? words.hidden : format.number(n));
  const names = strongest(pairs);
  const keyOf = (one: string, other: string): string => (one < other ? `${one} ${other}` : `${other} ${one}`);
  const plotOf = (tell: (pair: Pair) => Told): Plot => {
    const cells = new Map(pairs.map((pair) => [keyOf(pair.a, pair.b), tell(pair)]));
    return heatPlot({
      names: names.map((code) => ({ short: code, label: nameOf(code) })),
      of: (later, earlier) => {
        const cell = cells.get(keyOf(names[later] ?? '', names[earlier] ?? ''));
        return cell === undefined ? 0 : cell;
      },
      text,
    });
  };
  const m = words.measures;
  const named = (code: string): string => `${code} ${nameOf(code)}`;
  const rows = (tell: (pair: Pair) => Told) =>
    pairs.map((pair) => [`${named(pair.a)} + ${named(pair.b)}`, text(tell(pair))]);
  const table: FigureTable = {
    heads: [words.group, m.together, m.first, m.second],
    lines: pairs.map((pair) => [
      `${named(pair.a)} + ${named(pair.b)}`,
      ...[pair.n, presentOf(pair.a), presentOf(pair.b)].map(format.number),
    ]),
  };
  const leaves = (pair: Pair): Told => toldPair(pair, presentOf);
  return {
    name: 'pairs',
    ...words.plots.pairs,
    plot: plotOf(({ n }) => n),
    table,
    leaving: { plot: plotOf(leaves), table: { heads: [words.group, m.together], lines: rows(leaves) } },
  };
}
