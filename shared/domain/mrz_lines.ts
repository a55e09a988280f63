/** From a scanned, typed or pasted text to the lines of a machine-readable zone (ICAO Doc 9303), or what is wrong with it. */
import type { Result } from '../result.ts';
import { err, ok } from '../result.ts';

/** The three sizes of a machine-readable travel document: card (3 × 30), small (2 × 36), passport (2 × 44). */
export type MrzFormat = 'TD1' | 'TD2' | 'TD3';

/**
 * Why a text cannot be read as the zone of a travel document. Lines and columns count from 1.
 * - `notMrz`: nothing of it looks like a zone (too short, or no filler `<`); `length` without white space.
 * - `badCharacter`: a character that cannot stand there; `expected` says what can.
 * - `wrongLength`: `lengths` of the lines found; right are 30/30/30, 36/36, 44/44 or all in one line.
 * - `visa`: the zone of a visa (code V), not of the passport.
 * - `unsupportedLayout`: the old French identity card, which has the size of a TD2 and other fields.
 * - `missing`: the document number or the name is empty.
 */
export type MrzFault =
  | { readonly code: 'notMrz'; readonly length: number }
  | {
      readonly code: 'badCharacter';
      readonly character: string;
      readonly line: number;
      readonly column: number;
      readonly expected: 'mrz' | 'letter' | 'digit';
    }
  | { readonly code: 'wrongLength'; readonly lengths: readonly number[] }
  | { readonly code: 'visa' }
  | { readonly code: 'unsupportedLayout' }
  | { readonly code: 'missing'; readonly field: 'documentNumber' | 'name' };

/** The lines with the format they have. */
export interface MrzLines {
  readonly format: MrzFormat;
  readonly lines: readonly string[];
}

const shapes = [
  { format: 'TD3', width: 44, count: 2 },
  { format: 'TD2', width: 36, count: 2 },
  { format: 'TD1', width: 30, count: 3 },
] as const;

/** Where the name begins in the first line of a TD2. */
const nameColumn = 5;

/** Fewer characters than one line of the smallest format are no zone at all. */
const leastCharacters = 30;

/**
 * Upper case for the 26 letters only. `toUpperCase` would turn `ß` into two letters and so shift the columns.
 */
export const upperAscii = (text: string): string => text.replace(/[a-z]/g, (letter) => letter.toUpperCase());

/**
 * Splits a text into the lines of a zone. Line breaks, tabs and spaces of a keyboard-wedge reader do not matter; a text
 * without any line break is cut at the width its length allows. Nothing is filled up and nothing is cut off.
 */
export function mrzLinesOf(text: string): Result<MrzLines, MrzFault> {
  const rows = upperAscii(text)
    .split(/[\r\n]+/)
    .map((row) => row.replace(/\s+/g, ''))
    .filter((row) => row !== '');
  const length = rows.reduce((sum, row) => sum + row.length, 0);
  if (length < leastCharacters || !rows.some((row) => row.includes('<'))) return err({ code: 'notMrz', length });
  const shape = shapes.find(({ width, count }) =>
    rows.length === 1 ? length === width * count : rows.length === count && rows.every((row) => row.length === width),
  );
  const lines = shape === undefined ? rows : cut(rows.join(''), shape.width);
  const bad = firstBad(lines, /[^A-Z0-9<]/, 'mrz');
  if (bad !== null) return err(bad);
  if (shape === undefined) return err({ code: 'wrongLength', lengths: rows.map((row) => row.length) });
  return refuseOther({ format: shape.format, lines });
}

/** The first character that a line may not hold, with its place. */
function firstBad(lines: readonly string[], bad: RegExp, expected: 'mrz' | 'letter' | 'digit'): MrzFault | null {
  for (const [index, line] of lines.entries()) {
    const found = bad.exec(line);
    if (found !== null)
      return { code: 'badCharacter', character: found[0], line: index + 1, column: found.index + 1, expected };
  }
  return null;
}

function refuseOther(found: MrzLines): Result<MrzLines, MrzFault> {
  const first = found.lines[0] ?? '';
  if (!/^[A-Z]/.test(first))
    return err({ code: 'badCharacter', character: first.slice(0, 1), line: 1, column: 1, expected: 'letter' });
  if (first.startsWith('V') && found.format !== 'TD1') return err({ code: 'visa' });
  if (found.format !== 'TD2') return ok(found);
  if (first.startsWith('IDFRA')) return err({ code: 'unsupportedLayout' });
  // The package takes a digit near the end of the name for the old French card and would read other fields.
  const digit = /[0-9]/.exec(first.slice(nameColumn));
  if (digit === null) return ok(found);
  const column = nameColumn + digit.index + 1;
  return err({ code: 'badCharacter', character: digit[0], line: 1, column, expected: 'letter' });
}

function cut(text: string, width: number): readonly string[] {
  return Array.from({ length: text.length / width }, (_, index) => text.slice(index * width, (index + 1) * width));
}
