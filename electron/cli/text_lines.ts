/** Lines of a byte stream, one by one, so that a file of any length can be read. */

/** One line without its end, or why it could not be read. Numbers start at 1. */
export type TextLine =
  | { readonly number: number; readonly text: string }
  | { readonly number: number; readonly fault: 'not-utf8' | 'too-long' };

/** Longest line in bytes; a longer one is passed over and reported. */
const longestLine = 64 * 1024 * 1024;

const newline = 0x0a;

/** Decodes a whole line; a byte order mark is dropped from the first one only. */
function decode(bytes: Uint8Array, number: number): TextLine {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: number > 1 }).decode(bytes);
    return { number, text: text.endsWith('\r') ? text.slice(0, -1) : text };
  } catch {
    return { number, fault: 'not-utf8' };
  }
}

/** The lines of a stream. A newline byte never is part of another UTF-8 character, so bytes may be cut there. */
export async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<TextLine, void> {
  let number = 1;
  let parts: Uint8Array[] = [];
  let length = 0;
  const add = (part: Uint8Array) => {
    length += part.length;
    if (length <= longestLine) parts.push(part);
    else parts = [];
  };
  const take = (): TextLine => {
    const line: TextLine = length > longestLine ? { number, fault: 'too-long' } : decode(Buffer.concat(parts), number);
    number += 1;
    parts = [];
    length = 0;
    return line;
  };
  for await (const chunk of chunks) {
    let from = 0;
    for (let end = chunk.indexOf(newline); end >= 0; end = chunk.indexOf(newline, from)) {
      add(chunk.subarray(from, end));
      yield take();
      from = end + 1;
    }
    add(chunk.subarray(from));
  }
  if (length > 0) yield take();
}
