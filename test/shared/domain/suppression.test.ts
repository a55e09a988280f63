import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSmall, suppressed, type Line, type Told } from '../../../shared/domain/suppression.ts';
import { runs } from './arbitrary_input.ts';

const measures = [
  { name: 'all', of: null },
  { name: 'asked', of: 'all' },
  { name: 'stopped', of: 'asked' },
] as const;
type Name = (typeof measures)[number]['name'];
const line = (key: string, all: number, asked = 0, stopped = 0): Line<Name> => ({
  key,
  counts: { all, asked, stopped },
});
const told = (lines: readonly Line<Name>[], name: Name) => {
  const table = suppressed(lines, measures);
  return { cells: table.lines.map((one) => one.told[name]), total: table.totals[name] };
};

/** The largest number in a cell of the tables that are tried out. */
const most = 24;

/**
 * Every number an outsider could still believe a cell to be. The outsider knows what is told, the total, and the rule: a
 * cell hidden under a told parent is at least 1. All sums the other hidden cells can make are tried out one by one.
 */
function possible(cells: readonly Told[], total: Told, parents: readonly Told[] | null): Set<number>[] {
  const top = total ?? cells.length * most;
  const choices = cells.map((cell, index) => {
    if (cell !== null) return [cell];
    const parent = parents === null ? top : (parents[index] ?? null);
    const low = parent === null ? 0 : 1;
    return Array.from({ length: (parent ?? top) - low + 1 }, (_, step) => low + step);
  });
  const sums = (some: readonly (readonly number[])[]): Set<number> =>
    some.reduce(
      (made, choice) => new Set([...made].flatMap((sum) => choice.map((n) => sum + n).filter((n) => n <= top))),
      new Set([0]),
    );
  return choices.map((choice, index) => {
    const others = sums(choices.filter((_, other) => other !== index));
    return new Set(choice.filter((n) => total === null || others.has(total - n)));
  });
}

const counts = fc
  .integer({ min: 0, max: most })
  .chain((all) =>
    fc
      .integer({ min: 0, max: all })
      .chain((asked) =>
        fc.integer({ min: 0, max: asked }).map((stopped): [number, number, number] => [all, asked, stopped]),
      ),
  );
const table = fc
  .array(counts, { minLength: 1, maxLength: 6 })
  .map((rows) => rows.map(([all, asked, stopped], index) => line(String(index), all, asked, stopped)));

describe('a table that leaves the station', () => {
  it('tells large cells and none, not 1 to 10', () => {
    expect(told([line('a', 40), line('b', 10), line('c', 3), line('d', 0), line('e', 11)], 'all')).toEqual({
      cells: [40, null, null, 0, 11],
      total: 64,
    });
  });

  it('hides the smallest large cell with a single small one, so that the total gives nothing back', () => {
    expect(told([line('a', 40), line('b', 4), line('c', 20)], 'all')).toEqual({ cells: [40, null, null], total: 64 });
  });

  it('hides ten and ten under a total of twenty no less than one and one', () => {
    expect(told([line('a', 10), line('b', 10), line('c', 12)], 'all').cells.filter((cell) => cell !== null)).toEqual([
      12,
    ]);
    expect(told([line('a', 1), line('b', 1), line('c', 12)], 'all').cells).toEqual([null, null, null]);
  });

  it('hides a part whose rest is small, and whatever is a part of something hidden', () => {
    expect(told([line('a', 40, 35), line('b', 60, 30)], 'asked').cells).toEqual([null, null]);
    expect(told([line('a', 4, 0), line('b', 60, 30), line('c', 50, 30)], 'asked').cells[0]).toBeNull();
  });

  it('tells no small cell, and none can be computed from what is told', () => {
    fc.assert(
      fc.property(table, (lines) => {
        const { lines: shown, totals } = suppressed(lines, measures);
        for (const { name, of } of measures) {
          const cells = shown.map((one) => one.told[name]);
          const parents = of === null ? null : shown.map((one) => one.told[of]);
          for (const [index, one] of lines.entries()) {
            const cell = cells[index];
            if (cell !== null) expect(cell).toBe(one.counts[name]);
            const parent = parents?.[index];
            if (cell !== null && cell !== undefined) {
              expect(isSmall(cell)).toBe(false);
              if (typeof parent === 'number') expect(isSmall(parent - cell)).toBe(false);
            }
          }
          if (totals[name] !== null) expect(isSmall(totals[name])).toBe(false);
          const left = possible(cells, totals[name], parents);
          for (const [index, cell] of cells.entries()) {
            const hidden = cell === null && lines[index]?.counts[name] !== 0;
            if (hidden) expect(left[index]?.size).toBeGreaterThan(1);
            else expect([...(left[index] ?? [])]).toContain(lines[index]?.counts[name]);
          }
        }
      }),
      { numRuns: runs },
    );
  });
});
