/** The frame of a boarding pass's bar code: how long its parts are and whether they are all there (IATA Resolution 792). */
import type { Result } from '../result.ts';
import { err, ok } from '../result.ts';
import { upperAscii } from './mrz_lines.ts';

/**
 * Why a text has not the frame of a boarding pass.
 * - `notBoardingPass`: it does not begin with M and a number of legs; `length` of the text.
 * - `badLegCount`: `found` stands where the number of legs, 1 to 4, must.
 * - `cutShort`: it ends inside what every pass must hold; at least `needed` characters, it has `length`.
 * - `badSize`: the length of the further items of leg `leg` is no hexadecimal number.
 * - `textAfterEnd`: something follows at `position` (from 1) that is not security data, such as a second scan.
 */
export type BcbpFrameFault =
  | { readonly code: 'notBoardingPass'; readonly length: number }
  | { readonly code: 'badLegCount'; readonly found: string }
  | { readonly code: 'cutShort'; readonly length: number; readonly needed: number }
  | { readonly code: 'badSize'; readonly leg: number }
  | { readonly code: 'textAfterEnd'; readonly position: number };

/** The measured code. */
export interface BcbpFrame {
  /** Upper case, without the reader's prefix and end-of-line. */
  readonly text: string;
  /** The three characters of the day of the year of each leg. The package's own dates depend on the machine's time zone. */
  readonly daysOfYear: readonly string[];
  /** The further items of the last leg are shorter than announced; spaces at the end are often lost on the way. */
  readonly cutShort: boolean;
}

const headLength = 23;
const legLength = 37;
const dayColumn = 21;
const sizeColumn = 35;

/** Measures a scanned or pasted text. Spaces inside count; an AIM symbology prefix (`]L0`, `]z0`) and line ends do not. */
export function bcbpFrame(scanned: string): Result<BcbpFrame, BcbpFrameFault> {
  const text = upperAscii(scanned)
    .replace(/^\s+/, '')
    .replace(/^\][A-Z][0-9A-Z]/, '')
    .replace(/[\r\n\t]+ *$/, '');
  if (!/^M[0-9A-Z ]/.test(text) || /[^\x20-\x7e]/.test(text))
    return err({ code: 'notBoardingPass', length: text.length });
  const legs = Number(/^M([1-4])/.exec(text)?.[1] ?? 0);
  if (legs === 0) return err({ code: 'badLegCount', found: text.slice(1, 2) });
  const measured = measureLegs(text, legs);
  if (!measured.ok) return measured;
  const { daysOfYear, end } = measured.value;
  const rest = text.slice(end);
  const position = rest.trim() === '' ? null : afterSecurity(rest);
  if (position !== null) return err({ code: 'textAfterEnd', position: end + position + 1 });
  return ok({ text, daysOfYear, cutShort: end > text.length });
}

function measureLegs(
  text: string,
  legs: number,
): Result<{ readonly daysOfYear: string[]; readonly end: number }, BcbpFrameFault> {
  const daysOfYear: string[] = [];
  let at = headLength;
  for (let leg = 1; leg <= legs; leg += 1) {
    const needed = at + legLength;
    if (text.length < needed) return err({ code: 'cutShort', length: text.length, needed });
    daysOfYear.push(text.slice(at + dayColumn, at + dayColumn + 3));
    const size = text.slice(at + sizeColumn, needed);
    if (!/^(?:[0-9A-F]{2}| {2})$/.test(size)) return err({ code: 'badSize', leg });
    at = needed + (size.trim() === '' ? 0 : Number.parseInt(size, 16));
  }
  return ok({ daysOfYear, end: at });
}

/** Where something stands in `rest` that is not security data (`^`, type, hexadecimal length, data), or null. */
function afterSecurity(rest: string): number | null {
  if (!rest.startsWith('^')) return rest.length - rest.trimStart().length;
  const size = /^\^.([0-9A-F]{2})/.exec(rest)?.[1];
  if (size === undefined) return null;
  const end = 4 + Number.parseInt(size, 16);
  return rest.slice(end).trim() === '' ? null : end;
}
