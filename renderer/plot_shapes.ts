/** Plots as plain shapes: the screen draws them as SVG and a saved picture on a canvas, so that both are the same. Pure. */
import { tooFewToSay } from '../shared/domain/figures.ts';
import type { Proportion } from '../shared/domain/proportion.ts';

/** A colour of the tokens. */
export type Tone = 'ink' | 'soft' | 'line' | 'calm' | 'songket';

/** One shape; lengths in the plot's own units, the plot is `plotWidth` wide. */
export type Shape =
  | {
      readonly kind: 'rect';
      readonly x: number;
      readonly y: number;
      readonly w: number;
      readonly h: number;
      readonly tone: Tone;
    }
  | {
      readonly kind: 'line';
      readonly x1: number;
      readonly y1: number;
      readonly x2: number;
      readonly y2: number;
      readonly tone: Tone;
    }
  | { readonly kind: 'dot'; readonly x: number; readonly y: number; readonly tone: Tone }
  | {
      readonly kind: 'text';
      readonly x: number;
      readonly y: number;
      readonly text: string;
      readonly tone: Tone;
      readonly anchor: 'start' | 'middle' | 'end';
    };

/** One line of a plot: a number or a share; null where it is not told. */
export interface Mark {
  readonly label: string;
  readonly value: number | Proportion | null;
  /** Stands directly at the mark. */
  readonly text: string;
  /** The thing in question. */
  readonly marked?: boolean;
}

export const plotWidth = 860;
/** Size of every text, in the plot's units. */
export const textSize = 15;
const row = 34;
const left = 270;
const right = 210;
/** More lines than this are for the table. */
export const mostMarks = 31;

/** What `left` has room for, also in capitals. */
const shorten = (label: string): string => (label.length > 28 ? `${label.slice(0, 27)}…` : label);

function shareShapes(share: Proportion, y: number, tone: Tone): Shape[] {
  const at = (part: number): number => left + part * (plotWidth - left - right);
  const whisker: Shape = { kind: 'line', x1: at(share.low), y1: y, x2: at(share.high), y2: y, tone };
  const ends = [share.low, share.high].map((end): Shape => ({
    kind: 'line',
    x1: at(end),
    y1: y - 5,
    x2: at(end),
    y2: y + 5,
    tone,
  }));
  // Of too few only the interval is drawn: a dot would look like an answer.
  if (tooFewToSay(share))
    return [{ ...whisker, tone: 'line' }, ...ends.map((end) => ({ ...end, tone: 'line' as const }))];
  return [whisker, ...ends, { kind: 'dot', x: at(share.hits / share.n), y, tone }];
}

/** The shapes of a plot, and how high it is. */
export function plotShapes(marks: readonly Mark[]): { readonly shapes: readonly Shape[]; readonly height: number } {
  const drawn = marks.slice(0, mostMarks);
  const largest = Math.max(1, ...drawn.map(({ value }) => (typeof value === 'number' ? value : 0)));
  const shapes = drawn.flatMap(({ label, value, text, marked = false }, index): Shape[] => {
    const y = index * row + row / 2;
    const tone: Tone = marked ? 'songket' : 'calm';
    const width = typeof value === 'number' ? (value / largest) * (plotWidth - left - right) : 0;
    const name: Shape = { kind: 'text', x: left - 14, y, text: shorten(label), tone: 'ink', anchor: 'end' };
    const base: Shape = { kind: 'line', x1: left, y1: y - row / 2, x2: left, y2: y + row / 2, tone: 'line' };
    const isShare = typeof value === 'object' && value !== null;
    const said: Shape = {
      kind: 'text',
      x: isShare ? plotWidth - right + 14 : left + width + 10,
      y,
      text,
      tone: value === null ? 'soft' : 'ink',
      anchor: 'start',
    };
    if (isShare) return [name, base, ...shareShapes(value, y, tone), said];
    const bar: Shape[] = width > 0 ? [{ kind: 'rect', x: left, y: y - 10, w: width, h: 20, tone }] : [];
    return [name, base, ...bar, said];
  });
  return { shapes, height: drawn.length * row };
}

/** A table as CSV that a spreadsheet opens: `;` between cells as Indonesian spreadsheets expect, no cell a formula. */
export function csvOf(lines: readonly (readonly string[])[]): string {
  const cell = (text: string): string => {
    const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
    return /[";\n\r]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
  };
  return `\uFEFF${lines.map((line) => line.map(cell).join(';')).join('\r\n')}\r\n`;
}
