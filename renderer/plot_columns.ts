/** A run of days, months or hours as columns beside each other: the eye reads when it was much and when little. Pure. */
import { plotWidth, saidOf, type Mark, type Plot, type Shape, type Tone } from './plot_shapes.ts';

/** A column; `short` stands under it where there is room. */
export interface Column extends Mark {
  readonly value: number | null;
  readonly short: string;
}

const side = 34;
const top = 28;
const ground = 210;
const height = 244;
/** Room for a number above a column, and for a name under it. */
const roomAbove = 40;
const roomUnder = 68;

/** The columns with their largest one said, and each where there is room. */
export function columnPlot(columns: readonly Column[]): Plot {
  if (columns.length === 0) return { shapes: [], height: 0, said: '' };
  const step = (plotWidth - 2 * side) / columns.length;
  const width = Math.min(64, step * 0.76);
  const largest = Math.max(1, ...columns.map(({ value }) => value ?? 0));
  const highest = columns.findIndex(({ value }) => value === largest);
  const every = Math.ceil(roomUnder / step);
  const shapes = columns.flatMap(({ value, text, short, marked = false }, index): Shape[] => {
    const middle = side + (index + 0.5) * step;
    const tone: Tone = marked ? 'songket' : 'calm';
    const h = ((value ?? 0) / largest) * (ground - top);
    const bar: Shape[] = h > 0 ? [{ kind: 'rect', x: middle - width / 2, y: ground - h, w: width, h, tone }] : [];
    const told = (step >= roomAbove && value !== 0) || index === highest;
    const said: Shape[] = told
      ? [{ kind: 'text', x: middle, y: ground - h - 13, text, tone: value === null ? 'soft' : 'ink', anchor: 'middle' }]
      : [];
    const named = index % every === 0;
    const name: Shape[] = named
      ? [{ kind: 'text', x: middle, y: ground + 20, text: short, tone: 'soft', anchor: 'middle' }]
      : [];
    return [...bar, ...said, ...name];
  });
  const base: Shape = { kind: 'line', x1: side, y1: ground, x2: plotWidth - side, y2: ground, tone: 'line' };
  return { shapes: [...shapes, base], height, said: saidOf(columns) };
}
