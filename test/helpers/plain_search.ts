/** Every file of some folders, searched for words that must not be readable in them, in each form they could have. */
import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';

/** A word that was found. */
export interface Find {
  readonly file: string;
  readonly word: string;
  readonly form: string;
}

/** Bytes as text of one character each, without the difference of large and small letters. */
const folded = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1').toLowerCase();

/**
 * Base64 of a word that begins at the first, second or third byte of a group: every letter that does not depend on its
 * neighbours. Of six digits seven are left; with fewer, chance alone would find them in encrypted bytes now and then.
 */
function inBase64(word: string): string[] {
  return [0, 2, 3].map((from, before) => {
    const text = Buffer.from(`${' '.repeat(before)}${word}`).toString('base64');
    const bytes = before + Buffer.byteLength(word);
    return text.slice(from, Math.floor(bytes / 3) * 4 + (bytes % 3));
  });
}

/**
 * The forms of a word, in the bytes they have: UTF-8 and UTF-16 without regard to capitals (a machine-readable zone has only
 * those), hexadecimal, and base64 as it is.
 */
function formsOf(word: string): { form: string; exact: boolean; needle: string }[] {
  const forms = [
    { form: 'utf8', exact: false, needle: folded(Buffer.from(word, 'utf8')) },
    // Without its last byte, which is a zero before or behind: the same for both orders of bytes.
    { form: 'utf16', exact: false, needle: folded(Buffer.from(word, 'utf16le').subarray(0, -1)) },
    { form: 'hex', exact: false, needle: Buffer.from(word, 'utf8').toString('hex') },
  ];
  const base64 = [word, word.toUpperCase()]
    .flatMap(inBase64)
    .map((needle) => ({ form: 'base64', exact: true, needle }));
  return [...forms, ...base64];
}

/** What of the words stands in these bytes. */
export function findsIn(file: string, bytes: Uint8Array, words: readonly string[]): Find[] {
  const exactly = Buffer.from(bytes).toString('latin1');
  const text = folded(bytes);
  return words.flatMap((word) =>
    formsOf(word)
      .filter(({ exact, needle }) => (exact ? exactly : text).includes(needle))
      .map(({ form }) => ({ file, word, form })),
  );
}

/** All plain files below a folder; links and sockets of a running program are none. */
export const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

/** What of the words stands in the files below some folders. */
export const findsBelow = (folders: readonly string[], words: readonly string[]): Find[] =>
  folders.flatMap(filesBelow).flatMap((file) => findsIn(file, readFileSync(file), words));

/** The files a process has open that no folder names any more: a temporary file lives so. Linux alone shows them. */
export function unnamedFilesOf(pid: number): string[] {
  const folder = `/proc/${String(pid)}/fd`;
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .map((name) => join(folder, name))
    .filter((path) => readlinkSync(path).endsWith(' (deleted)'));
}
