/**
 * What differs between two catalogues, entry by entry: two persons who put one in force must be able to read every
 * change. Lists whose elements have a code are compared by code, in whatever order they stand. Pure.
 */
import { z } from 'zod';
import type { Day } from '../time.ts';
import type { Catalogue } from './catalogue.ts';
import { Text } from './catalogue_words.ts';

/** Where a change belongs when a person reads it. */
export const catalogueAreas = [
  'figures',
  'indicators',
  'documents',
  'purposes',
  'questions',
  'mitigations',
  'destinations',
  'legal',
  'sentences',
] as const;
/** Where a change belongs when a person reads it. */
export type CatalogueArea = (typeof catalogueAreas)[number];

const areaOf: Readonly<Record<keyof Catalogue, CatalogueArea>> = {
  version: 'figures',
  asOf: 'figures',
  scoring: 'figures',
  weights: 'figures',
  decisiveFor: 'figures',
  groups: 'indicators',
  indicators: 'indicators',
  ilo: 'indicators',
  documents: 'documents',
  documentStatuses: 'documents',
  needLabels: 'documents',
  basisLabels: 'documents',
  specificDataNote: 'documents',
  purposes: 'purposes',
  minor: 'purposes',
  questions: 'questions',
  mitigations: 'mitigations',
  mitigationRule: 'mitigations',
  destinations: 'destinations',
  legal: 'legal',
  hotlines: 'legal',
  title: 'sentences',
  weightsStatus: 'sentences',
  rules: 'sentences',
  phrases: 'sentences',
};

/** One difference: a whole entry that came or went, or one field of an entry. */
export interface CatalogueChange {
  readonly area: CatalogueArea;
  /** Code of the entry, or the name of the part where it has none. */
  readonly entry: string;
  /** What people call the entry, where it has a name. */
  readonly label: Text | null;
  readonly kind: 'added' | 'removed' | 'changed';
  /** Where in the entry: `weight`, `documents.passport.need`; empty for a whole entry. */
  readonly field: string;
  /** Null: nothing stood there, or nothing stands there now. */
  readonly before: Text | null;
  readonly after: Text | null;
}

type Plain = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);
const codeOf = (value: unknown): string | null =>
  isObject(value) && typeof value['code'] === 'string' ? value['code'] : null;

const labelOf = (value: unknown): Text | null => (isObject(value) ? textIn(value['label']) : null);

/** A text in both languages as it stands in the file, or null. */
function textIn(value: unknown): Text | null {
  if (!isObject(value)) return null;
  const { id, en, ...more } = value;
  return typeof id === 'string' && typeof en === 'string' && Object.keys(more).length === 0 ? { id, en } : null;
}

const same = (text: string): Text => ({ id: text, en: text });
const joined = (texts: readonly Text[], by: string): Text => ({
  id: texts.map(({ id }) => id).join(by),
  en: texts.map(({ en }) => en).join(by),
});

/** A value as a person reads it. Null where nothing stands. */
function readable(value: unknown): Text | null {
  if (value === undefined || value === null || value === '') return null;
  if (value === true) return { id: 'ya', en: 'yes' };
  if (value === false) return { id: 'tidak', en: 'no' };
  if (typeof value === 'string' || typeof value === 'number') return same(String(value));
  if (isList(value))
    return joined(
      value.flatMap((one) => readable(one) ?? []),
      isObject(value[0]) ? '; ' : ', ',
    );
  const text = textIn(value);
  if (text !== null || !isObject(value)) return text;
  const parts = Object.entries(value).flatMap(([key, part]) => {
    const said = readable(part);
    return said === null ? [] : [{ id: `${key}: ${said.id}`, en: `${key}: ${said.en}` }];
  });
  return joined(parts, ', ');
}

/** What surrounds a place in the file. */
interface Place {
  readonly area: CatalogueArea;
  readonly entry: string;
  readonly label: Text | null;
  /** Already inside an element of a list with codes. */
  readonly inEntry: boolean;
  readonly path: readonly string[];
}

/** Elements by code; a code that stands twice (the loader refuses most of these) keeps its elements apart. */
function byCode(list: readonly unknown[]): Map<string, unknown> {
  const found = new Map<string, unknown>();
  for (const element of list) {
    const code = codeOf(element) ?? '';
    let key = code;
    for (let nth = 2; found.has(key); nth += 1) key = `${code}#${nth}`;
    found.set(key, element);
  }
  return found;
}

const keysOf = <V>(a: ReadonlyMap<string, V>, b: ReadonlyMap<string, V>): string[] => [
  ...new Set([...a.keys(), ...b.keys()]),
];

const change = (place: Place, kind: CatalogueChange['kind'], values: readonly [unknown, unknown]): CatalogueChange => ({
  area: place.area,
  entry: place.entry,
  label: place.label,
  kind,
  field: place.path.join('.'),
  before: readable(values[0]),
  after: readable(values[1]),
});

/** Elements with codes: the outermost ones are the entries, those inside one are part of its field. */
function compareKeyed(place: Place, a: readonly unknown[], b: readonly unknown[]): CatalogueChange[] {
  const before = byCode(a);
  const after = byCode(b);
  return keysOf(before, after).flatMap((code) => {
    const was = before.get(code);
    const is = after.get(code);
    if (place.inEntry) return compare({ ...place, path: [...place.path, code] }, was, is);
    const label = labelOf(is) ?? labelOf(was);
    const entry: Place = { ...place, entry: code, label, inEntry: true, path: [] };
    if (was === undefined) return [change(entry, 'added', [null, is])];
    if (is === undefined) return [change(entry, 'removed', [was, null])];
    return compare(entry, was, is);
  });
}

const keyed = (list: readonly unknown[]): boolean => list.every((element) => codeOf(element) !== null);

function compareLists(place: Place, a: readonly unknown[], b: readonly unknown[]): CatalogueChange[] {
  if (a.length + b.length > 0 && keyed(a) && keyed(b)) return compareKeyed(place, a, b);
  const objects = [...a, ...b].some((element) => isObject(element) && textIn(element) === null);
  if (!objects) return JSON.stringify(a) === JSON.stringify(b) ? [] : [change(place, 'changed', [a, b])];
  return Array.from({ length: Math.max(a.length, b.length) }, (_, at) =>
    compare({ ...place, path: [...place.path, String(at + 1)] }, a[at], b[at]),
  ).flat();
}

function compare(place: Place, a: unknown, b: unknown): CatalogueChange[] {
  if (isList(a) && isList(b)) return compareLists(place, a, b);
  const text = textIn(a) !== null || textIn(b) !== null;
  if (isObject(a) && isObject(b) && !text) {
    const before = new Map(Object.entries(a));
    const after = new Map(Object.entries(b));
    return keysOf(before, after).flatMap((key) =>
      compare({ ...place, path: [...place.path, key] }, before.get(key), after.get(key)),
    );
  }
  return JSON.stringify(a) === JSON.stringify(b) || sameText(a, b) ? [] : [change(place, 'changed', [a, b])];
}

function sameText(a: unknown, b: unknown): boolean {
  const was = textIn(a);
  const is = textIn(b);
  return was !== null && is !== null && was.id === is.id && was.en === is.en;
}

const parts = Object.keys(areaOf).filter((key): key is keyof Catalogue => key in areaOf);

/** Every difference between two catalogues, grouped by area in the order of `catalogueAreas`. */
export function compareCatalogues(a: Catalogue, b: Catalogue): CatalogueChange[] {
  const found = parts.flatMap((part) =>
    compare({ area: areaOf[part], entry: part, label: null, inEntry: false, path: [] }, a[part], b[part]),
  );
  return catalogueAreas.flatMap((area) => found.filter((one) => one.area === area));
}

/** What a ground says; its notes and source may change without making it another ground. */
const HoldGround = z.object({
  code: z.string(),
  kind: z.string(),
  letter: z.string().nullable(),
  label: Text,
  legalBasis: z.string(),
  basisUncertain: z.boolean(),
  toBeConfirmed: z.boolean(),
  foreignersOnly: z.boolean(),
  from: z.string().nullable(),
  to: z.string().nullable(),
});

/** Whether a passport could be held on other grounds than before: a ground that says something else is another one. */
export function holdGroundsDiffer(a: Catalogue, b: Catalogue): boolean {
  const grounds = ({ legal }: Catalogue) =>
    legal.grounds
      .filter(({ allowsPassportHold }) => allowsPassportHold)
      .map((ground) => JSON.stringify(HoldGround.parse(ground)))
      .sort();
  return JSON.stringify(grounds(a)) !== JSON.stringify(grounds(b));
}

const numbersOf = (version: string): number[] => version.split('.').map(Number);

/** Whether a version `YYYY.MM.n` is newer than another. */
export function isNewer(version: string, than: string): boolean {
  const [a, b] = [numbersOf(version), numbersOf(than)];
  const at = a.findIndex((number, index) => number !== b[index]);
  return at >= 0 && (a[at] ?? 0) > (b[at] ?? 0);
}

const monthOf = (text: string): number => {
  const [year = 0, month = 0] = text.split(/[.-]/).map(Number);
  return year * 12 + month;
};

/**
 * Whether a version names a month more than one after today's (the station's clock), so that it would stand in the way of
 * every catalogue published until then. A clock behind the program's own catalogue is wrong, and that month counts instead.
 */
export const isTooFarAhead = (version: string, day: { readonly today: Day; readonly delivered: string }): boolean =>
  monthOf(version) > Math.max(monthOf(day.today), monthOf(day.delivered)) + 1;
