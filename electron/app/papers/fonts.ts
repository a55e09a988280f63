/**
 * The typefaces of papers, inside the bundle: a paper needs no file of the machine it is printed on. Each covers a part of
 * Unicode, so a text is cut into runs; what none covers is written out as its number, never dropped.
 */
import mono from '@fontsource/jetbrains-mono/files/jetbrains-mono-latin-400-normal.woff?inline';
import monoStrong from '@fontsource/jetbrains-mono/files/jetbrains-mono-latin-600-normal.woff?inline';
import sans from '@fontsource/ibm-plex-sans/files/ibm-plex-sans-latin-400-normal.woff?inline';
import sansItalic from '@fontsource/ibm-plex-sans/files/ibm-plex-sans-latin-400-italic.woff?inline';
import sansStrong from '@fontsource/ibm-plex-sans/files/ibm-plex-sans-latin-600-normal.woff?inline';
import wide from '@fontsource/ibm-plex-sans/files/ibm-plex-sans-latin-ext-400-normal.woff?inline';
import wideItalic from '@fontsource/ibm-plex-sans/files/ibm-plex-sans-latin-ext-400-italic.woff?inline';
import wideStrong from '@fontsource/ibm-plex-sans/files/ibm-plex-sans-latin-ext-600-normal.woff?inline';
import { plainFont } from './woff.ts';

const bytes = (address: string): Buffer => plainFont(Buffer.from(address.slice(address.indexOf(',') + 1), 'base64'));

/** The typefaces by name, as the layout library's own store of files holds them. */
export const fontFiles = (): ReadonlyMap<string, Buffer> =>
  new Map(
    Object.entries({ sans, sansStrong, sansItalic, wide, wideStrong, wideItalic, mono, monoStrong }).map(
      ([name, address]) => [name, bytes(address)],
    ),
  );

/** Families and styles by the names of those files. */
export const families = {
  Sans: { normal: 'sans', bold: 'sansStrong', italics: 'sansItalic' },
  Wide: { normal: 'wide', bold: 'wideStrong', italics: 'wideItalic' },
  Mono: { normal: 'mono', bold: 'monoStrong' },
};

/** A stretch of text in one family. */
export interface Run {
  readonly text: string;
  readonly font: 'Sans' | 'Wide' | 'Mono';
}

const latin =
  /^[\u{20}-\u{7e}\u{a0}-\u{ff}\u{131}\u{152}\u{153}\u{2c6}\u{2da}\u{2dc}\u{2010}-\u{2027}\u{202f}-\u{203a}\u{20ac}\u{2122}\u{2191}\u{2193}\u{2212}\u{2215}\n]$/u;
const extended =
  /^[\u{100}-\u{2ba}\u{2bd}-\u{2c5}\u{2c7}-\u{2cc}\u{2ce}-\u{2d7}\u{1e00}-\u{1e9f}\u{1ef2}-\u{1eff}\u{20a0}-\u{20ab}\u{20ad}-\u{20c0}]$/u;

function familyOf(character: string): Run['font'] | null {
  if (latin.test(character)) return 'Sans';
  return extended.test(character) ? 'Wide' : null;
}

/** A text in runs; `wanted` is the family for what it covers. Tabs are spaces; a sign no font has is `[U+4E2D]`. */
export function runsOf(text: string, wanted: 'Sans' | 'Mono' = 'Sans'): Run[] {
  const runs: { text: string; font: Run['font'] }[] = [];
  for (const character of text.normalize('NFC').replaceAll('\r\n', '\n').replaceAll('\t', ' ')) {
    const family = familyOf(character);
    const font = family === 'Sans' || family === null ? wanted : family;
    const shown = family === null ? spelled(character) : character;
    const last = runs.at(-1);
    if (last?.font === font) last.text += shown;
    else if (shown !== '') runs.push({ text: shown, font });
  }
  return runs;
}

function spelled(character: string): string {
  // Control and format signs show nothing anywhere.
  if (/\p{C}/u.test(character)) return '';
  return `[U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`;
}
