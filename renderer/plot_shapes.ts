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
      /** How much of the tone, above 0 up to 1; all of it where left out. */
      readonly strength?: number;
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
  /** How far it goes for most, beyond the value: a thin line after the bar. */
  readonly reach?: number;
}

/** A plot ready to be drawn, and the same in words. */
export interface Plot {
  readonly shapes: readonly Shape[];
  readonly height: number;
  readonly said: string;
}

/** What a list of marks says, for who does not see it. */
export const saidOf = (marks: readonly Mark[]): string =>
  marks.map(({ label, text }) => `${label}: ${text}`).join('; ');

export const plotWidth = 860;
/** Size of every text, in the plot's units. */
export const textSize = 15;
const row = 34;
const twoLineRow = 50;
/** Room for labels, in front of the marks. */
export const left = 270;
const right = 210;
/** Room for what a share says; its longest is that it says nothing. */
const shareRight = 290;
/** More lines than this are for the table. */
const mostMarks = 31;

/** What `left` has room for, also in capitals. */
const letters = 28;
const shorten = (label: string): string => (label.length > letters ? `${label.slice(0, letters - 1)}…` : label);

/** A label on one line, or on two where one has no room for it. */
function labelLines(label: string): readonly string[] {
  if (label.length <= letters) return [label];
  const at = label.lastIndexOf(' ', letters);
  return at <= 0 ? [shorten(label)] : [label.slice(0, at), shorten(label.slice(at + 1))];
}

/** A label in front of its mark. */
export const labelShapes = (label: string, y: number): Shape[] =>
  labelLines(label).map((text, index, lines) => ({
    kind: 'text',
    x: left - 14,
    y: y + (index - (lines.length - 1) / 2) * 19,
    text,
    tone: 'ink',
    anchor: 'end',
  }));

const shareAt = (part: number): number => left + part * (plotWidth - left - shareRight);

function shareShapes(share: Proportion, y: number, tone: Tone): Shape[] {
  const at = shareAt;
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

const scaleHeight = 34;
/** Where none, half and all are, under the shares. */
const shareScale = (top: number): Shape[] =>
  [0, 0.5, 1].flatMap((part): Shape[] => [
    { kind: 'line', x1: shareAt(part), y1: top, x2: shareAt(part), y2: top + 7, tone: 'line' },
    { kind: 'text', x: shareAt(part), y: top + 21, text: `${String(part * 100)} %`, tone: 'soft', anchor: 'middle' },
  ]);

/** Lines under each other, each with its bar or its share and what it says. */
export function barPlot(marks: readonly Mark[]): Plot {
  const drawn = marks.slice(0, mostMarks);
  const lengths = drawn.map(({ value, reach = 0 }) => Math.max(reach, typeof value === 'number' ? value : 0));
  const longest = Math.max(1, ...lengths);
  const across = (n: number): number => (n / longest) * (plotWidth - left - right);
  let top = 0;
  const shapes = drawn.flatMap(({ label, value, text, reach, marked = false }): Shape[] => {
    const height = labelLines(label).length > 1 ? twoLineRow : row;
    const y = top + height / 2;
    top += height;
    const tone: Tone = marked ? 'songket' : 'calm';
    const width = typeof value === 'number' ? across(value) : 0;
    const end = left + Math.max(width, across(reach ?? 0));
    const name = labelShapes(label, y);
    const base: Shape = { kind: 'line', x1: left, y1: y - height / 2, x2: left, y2: y + height / 2, tone: 'line' };
    const isShare = typeof value === 'object' && value !== null;
    const said: Shape = {
      kind: 'text',
      x: isShare ? plotWidth - shareRight + 24 : end + 10,
      y,
      text,
      tone: value === null ? 'soft' : 'ink',
      anchor: 'start',
    };
    if (isShare) return [...name, base, ...shareShapes(value, y, tone), said];
    const bar: Shape[] = width > 0 ? [{ kind: 'rect', x: left, y: y - 10, w: width, h: 20, tone }] : [];
    const beyond: Shape[] =
      reach === undefined
        ? []
        : [
            { kind: 'line', x1: left + width, y1: y, x2: end, y2: y, tone },
            { kind: 'line', x1: end, y1: y - 5, x2: end, y2: y + 5, tone },
          ];
    return [...name, base, ...bar, ...beyond, said];
  });
  if (!drawn.some(({ value }) => typeof value === 'object' && value !== null)) {
    return { shapes, height: top, said: saidOf(drawn) };
  }
  return { shapes: [...shapes, ...shareScale(top)], height: top + scaleHeight, said: saidOf(drawn) };
}

/** A table as CSV that a spreadsheet opens: `;` between cells as Indonesian spreadsheets expect, no cell a formula. */
export function csvOf(lines: readonly (readonly string[])[]): string {
  const cell = (text: string): string => {
    const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
    return /[";\n\r]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
  };
  return `\uFEFF${lines.map((line) => line.map(cell).join(';')).join('\r\n')}\r\n`;
}
