/**
 * JSON as a text: where each part stands, and which keys stand twice. `JSON.parse` decides what is JSON; this only
 * finds the places, which it does not tell (and it silently keeps the last of two equal keys).
 */
import { err, ok, type Result } from './result.ts';

/** A value at its place. `line` is the line on which it begins, or its key for a member. */
export interface JsonPlace {
  readonly line: number;
  readonly members: ReadonlyMap<string, JsonPlace>;
  readonly items: readonly JsonPlace[];
  /** Keys of this object that stand twice, or that no object should carry (`__proto__`), with their lines. */
  readonly badKeys: readonly { readonly key: string; readonly line: number; readonly why: 'twice' | 'reserved' }[];
}

/** A text that is JSON: its value and the places of its parts. */
export interface JsonText {
  readonly value: unknown;
  readonly place: JsonPlace;
}

/** Why a text is not taken: what is wrong, and on which line. */
export interface JsonFault {
  readonly line: number;
  readonly why: 'syntax' | 'too-deep' | 'too-large';
}

/** Objects and lists within each other; no input of ours needs more than five. */
const deepest = 64;

/** How much a text may hold: its values, and the items of one list. */
interface JsonLimits {
  readonly parts: number;
  readonly items: number;
}

const unlimited: JsonLimits = { parts: Infinity, items: Infinity };

class Refused extends Error {
  readonly why: 'too-deep' | 'too-large';
  constructor(why: 'too-deep' | 'too-large') {
    super(why);
    this.why = why;
  }
}

/** Inside a value that is neither an object nor a list: one for all, since a text may hold very many. */
const nothingInside: Omit<JsonPlace, 'line'> = { members: new Map(), items: [], badKeys: [] };

/** Walks over a text that is known to be JSON. */
class Walker {
  private readonly text: string;
  private at = 0;
  private line: number;
  private readonly limits: JsonLimits;
  private parts = 0;

  constructor(text: string, firstLine: number, limits: JsonLimits) {
    this.text = text;
    this.line = firstLine;
    this.limits = limits;
  }

  private skipSpace(): void {
    for (; this.at < this.text.length; this.at += 1) {
      const code = this.text.charCodeAt(this.at);
      if (code === 0x0a) this.line += 1;
      else if (code !== 0x20 && code !== 0x09 && code !== 0x0d) return;
    }
  }

  private string(): string {
    const from = this.at;
    for (this.at += 1; this.text[this.at] !== '"'; this.at += 1) {
      if (this.text[this.at] === '\\') this.at += 1;
    }
    this.at += 1;
    return this.text.slice(from, this.at);
  }

  /** A number, true, false or null: everything up to the next sign of structure. */
  private word(): void {
    while (this.at < this.text.length && !',]} \t\r\n'.includes(this.text.charAt(this.at))) this.at += 1;
  }

  value(depth: number): JsonPlace {
    if (depth > deepest) throw new Refused('too-deep');
    this.parts += 1;
    if (this.parts > this.limits.parts) throw new Refused('too-large');
    this.skipSpace();
    const { line } = this;
    const first = this.text[this.at];
    if (first === '{') return { line, items: [], ...this.object(depth) };
    if (first === '[') return { line, members: new Map(), badKeys: [], items: this.list(depth) };
    if (first === '"') this.string();
    else this.word();
    return { line, ...nothingInside };
  }

  private object(depth: number): Pick<JsonPlace, 'members' | 'badKeys'> {
    const members = new Map<string, JsonPlace>();
    const badKeys: { key: string; line: number; why: 'twice' | 'reserved' }[] = [];
    this.at += 1;
    for (this.skipSpace(); this.text[this.at] !== '}'; this.skipSpace()) {
      if (this.text[this.at] === ',') {
        this.at += 1;
        this.skipSpace();
      }
      const { line } = this;
      const key = String(JSON.parse(this.string()));
      if (key === '__proto__') badKeys.push({ key, line, why: 'reserved' });
      else if (members.has(key)) badKeys.push({ key, line, why: 'twice' });
      this.skipSpace();
      this.at += 1;
      members.set(key, { ...this.value(depth + 1), line });
    }
    this.at += 1;
    return { members, badKeys };
  }

  private list(depth: number): JsonPlace[] {
    const items: JsonPlace[] = [];
    this.at += 1;
    for (this.skipSpace(); this.text[this.at] !== ']'; this.skipSpace()) {
      if (this.text[this.at] === ',') this.at += 1;
      items.push(this.value(depth + 1));
      if (items.length > this.limits.items) throw new Refused('too-large');
    }
    this.at += 1;
    return items;
  }
}

/** The line a syntax error is on, as the engine tells it; a text that ends too early is wrong on its last line. */
function syntaxLine(error: unknown, text: string): number {
  const last = text.trimEnd().split('\n').length;
  const told = error instanceof Error ? /\(line (\d+) column \d+\)/.exec(error.message) : null;
  return told === null ? last : Math.min(Number(told[1]), last);
}

/** Reads a text as one JSON value with places; `firstLine` is the number of its first line in the file. */
export function readJson(text: string, firstLine: number, limits = unlimited): Result<JsonText, JsonFault> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return err({ line: firstLine + syntaxLine(error, text) - 1, why: 'syntax' });
  }
  try {
    return ok({ value, place: new Walker(text, firstLine, limits).value(0) });
  } catch (error) {
    if (error instanceof Refused) return err({ line: firstLine, why: error.why });
    throw error;
  }
}

/** The line of the part at a path, or of the nearest part around it that exists. */
export function lineAt(place: JsonPlace, path: readonly (string | number)[]): number {
  let here = place;
  for (const key of path) {
    const next = typeof key === 'number' ? here.items[key] : here.members.get(key);
    if (next === undefined) break;
    here = next;
  }
  return here.line;
}

/** The first bad key in the text order, with the path of the object it stands in; parts named in `except` are passed over. */
export function firstBadKey(place: JsonPlace, except: readonly string[]) {
  const walk = (
    here: JsonPlace,
    path: readonly (string | number)[],
  ): { path: (string | number)[]; line: number; why: 'twice' | 'reserved' } | null => {
    const own = here.badKeys[0];
    if (own !== undefined) return { path: [...path, own.key], line: own.line, why: own.why };
    for (const [key, member] of here.members) {
      if (path.length === 0 && except.includes(key)) continue;
      const found = walk(member, [...path, key]);
      if (found !== null) return found;
    }
    for (const [at, item] of here.items.entries()) {
      const found = walk(item, [...path, at]);
      if (found !== null) return found;
    }
    return null;
  };
  return walk(place, []);
}
