/**
 * Suppression of small cells in what leaves the station, and on the fairness board. A cell of 1 to 10 is not told: behind it
 * a person can be found. Where sums would give it back, more cells go with it. 0 is told: nobody stands behind it.
 * Source of the limit: CMS Cell Size Suppression Policy (no cell from 1 to 10, and none from which such a cell can be
 * derived by subtraction).
 */

/** The smallest number of people that is told. */
export const smallestCell = 11;

/** Whether a number of people is too small to be told. */
export const isSmall = (n: number): boolean => n > 0 && n < smallestCell;

/** A number as it may be told, or null: under 11, or hidden to protect another that is. */
export type Told = number | null;

/** A measure counts some of those that its parent counts (postponed: of the clarified: of all travellers). */
export interface Measure<M extends string> {
  readonly name: M;
  readonly of: M | null;
}

/** A line of a table: one group of people, counted by every measure. */
export interface Line<M extends string> {
  readonly key: string;
  readonly counts: Readonly<Record<M, number>>;
}

/** A line as it may be told. */
export interface ToldLine<M extends string> {
  readonly key: string;
  readonly told: Readonly<Record<M, Told>>;
}

/** A table as it may be told. A total is null where it is small itself, or would give a cell back. */
export interface ToldTable<M extends string> {
  readonly lines: readonly ToldLine<M>[];
  readonly totals: Readonly<Record<M, Told>>;
}

/** A cell on its way: what it is, between which ends an outsider knows it to be, whether it is told. */
interface Cell {
  readonly n: number;
  readonly low: number;
  readonly high: number;
  hidden: boolean;
}

/** Whether an outsider who knows the total can name a hidden cell exactly: no other number would fit. That of 0 may be known. */
function givenAway(cells: readonly Cell[]): boolean {
  const hidden = cells.filter((cell) => cell.hidden);
  const rest = hidden.reduce((sum, { n }) => sum + n, 0);
  return hidden.some((cell) => {
    if (cell.n === 0) return false;
    const others = hidden.filter((other) => other !== cell);
    const least = Math.max(cell.low, rest - others.reduce((sum, { high }) => sum + high, 0));
    const most = Math.min(cell.high, rest - others.reduce((sum, { low }) => sum + low, 0));
    return least >= most;
  });
}

/** Hides more of one column until no hidden cell follows from its total; false where even all of them are not enough. */
function protect(cells: readonly Cell[]): boolean {
  for (;;) {
    if (!givenAway(cells)) return true;
    const next = cells.filter((cell) => !cell.hidden && cell.n > 0).toSorted((a, b) => a.n - b.n)[0];
    if (next === undefined) return false;
    next.hidden = true;
  }
}

/** What of a column is told, given what is told of the measure it is a part of. */
function columnOf<M extends string>(
  lines: readonly Line<M>[],
  { name, of }: Measure<M>,
  parents: readonly Told[] | null,
): { readonly told: readonly Told[]; readonly total: Told } {
  const cells = lines.map(({ counts }, index): Cell => {
    const n = counts[name];
    const parent = parents === null || of === null ? Infinity : (parents[index] ?? null);
    if (parent === null) return { n, low: 0, high: Infinity, hidden: true };
    return { n, low: 1, high: parent, hidden: isSmall(n) || isSmall(parent - n) };
  });
  const total = cells.reduce((sum, { n }) => sum + n, 0);
  const telling = isSmall(total) || protect(cells);
  if (!telling) return { told: cells.map(({ n, low }) => (n === 0 && low === 1 ? 0 : null)), total: null };
  return { told: cells.map(({ n, hidden }) => (hidden ? null : n)), total: isSmall(total) ? null : total };
}

/**
 * A table as it may leave the station: small cells hidden, those with a small rest as well, everything below a hidden cell,
 * and as much more as keeps every hidden cell from following from the totals.
 * @param measures parents before their parts
 */
export function suppressed<M extends string>(lines: readonly Line<M>[], measures: readonly Measure<M>[]): ToldTable<M> {
  const columns = new Map<M, ReturnType<typeof columnOf<M>>>();
  for (const measure of measures) {
    const parent = measure.of === null ? undefined : columns.get(measure.of);
    columns.set(measure.name, columnOf(lines, measure, parent?.told ?? null));
  }
  const record = (of: (column: ReturnType<typeof columnOf<M>>) => Told): Record<M, Told> =>
    Object.fromEntries([...columns].map(([name, column]) => [name, of(column)])) as Record<M, Told>; // eslint-disable-line @typescript-eslint/consistent-type-assertions -- one entry for each measure
  return {
    lines: lines.map(({ key }, index) => ({ key, told: record(({ told }) => told[index] ?? null) })),
    totals: record(({ total }) => total),
  };
}
