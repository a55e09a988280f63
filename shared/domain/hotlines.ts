/**
 * The numbers anybody can call, from one source for screens and papers: the catalogue delivers them, a station may give a number of
 * its own in the place of a delivered one and add lines for its place. None of the delivered ones can be taken away.
 */
import { z } from 'zod';
import { Hotline } from './catalogue_law.ts';
import { Code } from './catalogue_words.ts';

const Called = z.string().trim().min(2).max(40);

/** A line a station adds: a name of its place, said alike in both languages. */
export const HotlineLine = z.strictObject({ label: z.string().trim().min(2).max(80), number: Called });
/** A line a station adds. */
export type HotlineLine = z.infer<typeof HotlineLine>;

/** What a station has of its own. */
export const StationHotlines = z.strictObject({
  /** Code of a delivered line → the number that is called here. A code the catalogue does not know any more is left out. */
  replaced: z.record(Code, Called),
  added: z.array(HotlineLine).max(6),
});
/** What a station has of its own. */
export type StationHotlines = z.infer<typeof StationHotlines>;

/** A number as it is shown. */
export const HotlineShown = Hotline.pick({ code: true, label: true, kind: true, number: true });
/** A number as it is shown. */
export type HotlineShown = z.infer<typeof HotlineShown>;

/** Nothing of its own. */
export const noHotlines: StationHotlines = { replaced: {}, added: [] };

/** The numbers of a station: the delivered ones in their order, then its own. Pure. */
export function stationHotlines(delivered: readonly HotlineShown[], own: StationHotlines): HotlineShown[] {
  const known = delivered.map(({ code, label, kind, number }) => {
    return { code, label, kind, number: own.replaced[code] ?? number };
  });
  const added = own.added.map(({ label, number }, at) => {
    return { code: `own${String(at + 1)}`, label: { id: label, en: label }, kind: 'phone' as const, number };
  });
  return [...known, ...added];
}

/**
 * What a station had when its papers carried a list of their own: lines named like a delivered one stand for it, where they differ;
 * the rest was added. Pure.
 */
export function hotlinesOfList(delivered: readonly HotlineShown[], list: readonly HotlineLine[]): StationHotlines {
  const named = (label: string) => delivered.find((one) => one.label.id === label);
  const replaced = list.flatMap(({ label, number }) => {
    const known = named(label);
    return known === undefined || known.number === number ? [] : [[known.code, number] as const];
  });
  const added = list.filter(({ label }) => named(label) === undefined);
  return { replaced: Object.fromEntries(replaced), added: added.slice(0, 6) };
}
