/**
 * The cases in an input: one object, a file with `cases: [...]`, or JSON Lines. Which of them it is shows in the
 * first line: if that is JSON by itself, the rest is read line by line and never held in memory.
 */
import { lineAt, readJson, type JsonFault, type JsonPlace, type JsonText } from '../../shared/json_text.ts';
import { linesOf, type TextLine } from './text_lines.ts';

/** One case as it stands in the input, or a place that holds none. */
export type CaseText =
  | {
      readonly line: number;
      readonly prefix: readonly (string | number)[];
      readonly value: unknown;
      readonly place: JsonPlace;
    }
  | { readonly line: number; readonly field: string; readonly expected: string };

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The cases of one JSON value. */
function* casesIn({ value, place }: JsonText): Generator<CaseText> {
  if (!isObject(value)) {
    yield { line: place.line, field: '(input)', expected: 'an object, an object with cases: [...], or JSON Lines' };
    return;
  }
  if (!Object.hasOwn(value, 'cases')) {
    yield { line: place.line, prefix: [], value, place };
    return;
  }
  const { cases } = value;
  const twice = place.badKeys.find(({ key }) => key === 'cases');
  if (twice !== undefined) {
    yield { line: twice.line, field: 'cases', expected: 'this key only once' };
    return;
  }
  if (!Array.isArray(cases)) {
    yield { line: lineAt(place, ['cases']), field: 'cases', expected: 'a list of objects' };
    return;
  }
  const places = place.members.get('cases')?.items ?? [];
  for (const [at, item] of places.entries()) {
    const one: unknown = cases[at];
    yield { line: item.line, prefix: ['cases', at], value: one, place: item };
  }
}

const jsonFault = ({ line, why }: JsonFault): CaseText => ({
  line,
  field: '(input)',
  expected: why === 'syntax' ? 'JSON' : 'an object without such deep nesting',
});

const lineFault = ({ number, fault }: { number: number; fault: 'not-utf8' | 'too-long' }): CaseText => ({
  line: number,
  field: '(input)',
  expected: fault === 'not-utf8' ? 'text in UTF-8' : 'a line of at most 64 MiB',
});

const blank = (line: TextLine): boolean => 'text' in line && line.text.trim() === '';

function* casesOfLine(line: TextLine): Generator<CaseText> {
  if (blank(line)) return;
  if ('fault' in line) {
    yield lineFault(line);
    return;
  }
  const read = readJson(line.text, line.number);
  if (read.ok) yield* casesIn(read.value);
  else yield jsonFault(read.error);
}

/** Whether a first line that is not JSON by itself may open a document of several lines. */
function opensDocument(text: string): boolean {
  const trimmed = text.trim();
  return (trimmed.startsWith('{') || trimmed.startsWith('[')) && !/^\{.*\}$/.test(trimmed);
}

/** A document over several lines; when it is not JSON as a whole, it may still be JSON Lines with a torn first line. */
function* casesOfDocument(lines: readonly TextLine[]): Generator<CaseText> {
  const broken = lines.find((line) => 'fault' in line);
  const first = lines[0];
  if (first === undefined) return;
  const text = lines.map((line) => ('text' in line ? line.text : '')).join('\n');
  const read = readJson(text, first.number);
  if (broken === undefined && read.ok) {
    yield* casesIn(read.value);
    return;
  }
  const rest = lines.slice(1).filter((line) => !blank(line));
  const isJsonLines = rest.length > 0 && rest.every((line) => 'fault' in line || line.text.startsWith('{'));
  if (isJsonLines) for (const line of lines) yield* casesOfLine(line);
  else if (broken !== undefined && 'fault' in broken) yield lineFault(broken);
  else if (!read.ok) yield jsonFault(read.error);
}

/** The cases of an input, in order. An input without any is a fault itself. */
export async function* casesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<CaseText> {
  const lines = linesOf(chunks);
  let first: TextLine | undefined;
  for (;;) {
    const { done, value } = await lines.next();
    if (done === true) break;
    if (blank(value)) continue;
    first = value;
    break;
  }
  if (first === undefined) {
    yield { line: 1, field: '(input)', expected: 'an object, an object with cases: [...], or JSON Lines; it is empty' };
    return;
  }
  if ('text' in first && opensDocument(first.text) && !readJson(first.text, first.number).ok) {
    const all: TextLine[] = [first];
    for await (const line of lines) all.push(line);
    yield* casesOfDocument(all);
    return;
  }
  yield* casesOfLine(first);
  for await (const line of lines) yield* casesOfLine(line);
}
