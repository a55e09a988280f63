/** What comes together, as a triangle of cells: the more often, the darker; each cell says its number. Pure. */
import { labelShapes, left, plotWidth, type Plot, type Shape } from './plot_shapes.ts';
import type { Told } from '../shared/domain/suppression.ts';

/** Names on both sides, and what of each two comes together. */
export interface Heat {
  /** Short and long name, in the order of the sides. */
  readonly names: readonly { readonly short: string; readonly label: string }[];
  /** The number of two of them by their places, the later first; null: not told. */
  readonly of: (later: number, earlier: number) => Told;
  readonly text: (n: Told) => string;
}

const row = 44;
const head = 34;
/** Of the tone, so that the number stays readable on it in light and dark. */
const strengths = { least: 0.1, most: 0.46 };

/** The triangle. One name alone comes together with nothing: no plot. */
export function heatPlot({ names, of, text }: Heat): Plot {
  if (names.length < 2) return { shapes: [], height: 0, said: '' };
  const width = Math.min(92, (plotWidth - left) / (names.length - 1));
  const pairs = names.flatMap(({ short, label }, later) =>
    names.slice(0, later).map((other, earlier) => ({ later, earlier, short, label, other, n: of(later, earlier) })),
  );
  const largest = Math.max(1, ...pairs.map(({ n }) => n ?? 0));
  const cells = pairs.flatMap(({ later, earlier, n }): Shape[] => {
    const [x, y] = [left + earlier * width, head + (later - 1) * row];
    const strength = strengths.least + ((n ?? 0) / largest) * (strengths.most - strengths.least);
    const filled: Shape[] =
      n === 0
        ? []
        : [
            {
              kind: 'rect',
              x: x + 2,
              y: y + 2,
              w: width - 4,
              h: row - 4,
              tone: n === null ? 'line' : 'calm',
              strength: n === null ? 0.12 : strength,
            },
          ];
    const said: Shape = {
      kind: 'text',
      x: x + width / 2,
      y: y + row / 2,
      text: n === 0 ? '·' : text(n),
      tone: n === null || n === 0 ? 'soft' : 'ink',
      anchor: 'middle',
    };
    return [...filled, said];
  });
  const sides = names.flatMap(({ short, label }, at): Shape[] => [
    ...(at === 0 ? [] : labelShapes(`${short} ${label}`, head + (at - 0.5) * row)),
    ...(at === names.length - 1
      ? []
      : [
          {
            kind: 'text' as const,
            x: left + (at + 0.5) * width,
            y: head / 2,
            text: short,
            tone: 'soft' as const,
            anchor: 'middle' as const,
          },
        ]),
  ]);
  const told = pairs.filter(({ n }) => n !== 0).map(({ short, other, n }) => `${other.short} + ${short}: ${text(n)}`);
  return { shapes: [...sides, ...cells], height: head + (names.length - 1) * row, said: told.join('; ') };
}
