import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { figuresFill } from '../../db/migrations/0200_figures.ts';
import { openDatabase } from '../../db/open.ts';
import { readFigures } from '../../db/figures.ts';
import { addDays } from '../../shared/time.ts';
import { countedAgain, tally } from '../helpers/figure_count.ts';
import { figureDays, figureStation } from '../helpers/figure_days.ts';
import { figureYear } from '../helpers/figure_year.ts';

const Row = z.strictObject({
  cube: z.string(),
  day: z.string(),
  a: z.string(),
  b: z.string(),
  c: z.string(),
  n: z.int(),
  kept: z.int(),
});
const rows = (db: Database) => z.array(Row).parse(db.prepare('SELECT * FROM figure ORDER BY cube, day, a, b, c').all());
type Row = z.infer<typeof Row>;
const counted = (db: Database, of: (row: Row) => number): Record<string, number> =>
  Object.fromEntries(
    rows(db)
      .map((row): [string, number] => [JSON.stringify([row.cube, row.day, row.a, row.b, row.c]), of(row)])
      .filter(([, n]) => n !== 0),
  );

/** What the months say, and what their days add up to. */
const months = (db: Database) => ({
  kept: db.prepare('SELECT * FROM figureMonth ORDER BY cube, month, a, b, c').all(),
  summed: db
    .prepare(
      `SELECT cube, substr(day, 1, 7) AS month, a, b, c, sum(n) AS n FROM figure
         GROUP BY cube, month, a, b, c ORDER BY cube, month, a, b, c`,
    )
    .all(),
});

async function withDatabase(work: (db: Database) => void | Promise<void>): Promise<void> {
  const dir = mkdtempSync(join(tmpdir(), 'tapis-figures-'));
  const db = openDatabase({ path: join(dir, 'tapis.db'), key: new Uint8Array(randomBytes(32)) });
  try {
    await work(db);
  } finally {
    db.close();
    rmSync(dir, { recursive: true, force: true });
  }
}

const seeds = Array.from(
  { length: Number(process.env.TAPIS_RUNS ?? 300) > 300 ? 40 : 3 },
  (_, index) => 7919 * (index + 1),
);

describe('daily figures', () => {
  it.each(seeds)('are what a second count of the same rows gives, after every kind of act (seed %i)', async (seed) => {
    await withDatabase((db) => {
      figureStation(db);
      const days = figureDays(db, seed);
      for (let round = 0; round < 3; round += 1) {
        days.act(160);
        expect(counted(db, ({ n }) => n)).toEqual(tally(countedAgain(db)));
        const { kept, summed } = months(db);
        expect(kept).toEqual(summed);
      }
      const cubes = new Set(rows(db).map(({ cube }) => cube));
      expect([...cubes].toSorted()).toEqual([
        'afterHold',
        'age',
        'agent',
        'agreement',
        'band',
        'destination',
        'fastClear',
        'flight',
        'hour',
        'indicator',
        'missed',
        'officer',
        'officerFlight',
        'pair',
        'province',
        'purpose',
        'referral',
        'seconds',
        'selection',
        'sex',
        'shift',
        'touches',
      ]);
    });
  });

  it('counted anew from the rows are the same', async () => {
    await withDatabase((db) => {
      figureStation(db);
      figureDays(db, 4711).act(500);
      const kept = rows(db);
      db.exec(`DELETE FROM figure; ${figuresFill}`);
      expect(rows(db)).toEqual(kept);
      expect(months(db).kept).toEqual(months(db).summed);
      expect(kept.length).toBeGreaterThan(500);
    });
  });

  it('stay when cases are erased, but for the key of an agent, and go on being right for the others', async () => {
    await withDatabase((db) => {
      figureStation(db);
      const days = figureDays(db, 1234);
      days.act(500);
      const before = counted(db, ({ n }) => n);
      const others = Object.entries(before).filter(([key]) => !key.startsWith('["agent"'));
      const all = countedAgain(db);
      const erased = days.erase(120);
      expect(erased.length).toBeGreaterThan(60);
      const after = counted(db, ({ n }) => n);
      expect(Object.entries(after).filter(([key]) => !key.startsWith('["agent"'))).toEqual(others);
      expect(counted(db, ({ n, kept }) => n - kept)).toEqual(tally(countedAgain(db)));
      expect(all.filter(([cube]) => cube === 'agent').length).toBeGreaterThan(
        countedAgain(db).filter(([cube]) => cube === 'agent').length,
      );
      expect(months(db).kept).toEqual(months(db).summed);
      days.act(300);
      expect(counted(db, ({ n, kept }) => n - kept)).toEqual(tally(countedAgain(db)));
    });
  });

  it('of any period are the same from its months and days as from its days alone', async () => {
    await withDatabase((db) => {
      figureYear(db, { last: '2026-03-02', days: 100, perDay: 12, officers: ['ofc_a'], codes: ['DOC-09', 'REC-03'] });
      const read = readFigures(db);
      const daily = db.prepare(
        'SELECT a, b, c, sum(n) AS n FROM figure WHERE cube = ? AND day BETWEEN ? AND ? GROUP BY a, b, c ORDER BY a, b, c',
      );
      const day = fc.integer({ min: 0, max: 130 }).map((back) => addDays('2026-03-10', -back));
      fc.assert(
        fc.property(day, day, fc.constantFrom('hour', 'seconds', 'pair'), (one, other, cube) => {
          const period = one < other ? { from: one, to: other } : { from: other, to: one };
          expect(read.figures(cube, period)).toEqual(daily.all(cube, period.from, period.to));
        }),
        { numRuns: Number(process.env.TAPIS_RUNS ?? 300) },
      );
      // Whole months, one day, the last day of a month and the first of the next.
      for (const [from, to] of [
        ['2026-01-01', '2026-02-28'],
        ['2026-02-01', '2026-02-01'],
        ['2026-01-31', '2026-02-01'],
        ['2025-12-31', '2026-02-28'],
        ['2025-12-01', '2026-01-01'],
      ] as const) {
        expect(read.figures('hour', { from, to }), `${from} ${to}`).toEqual(daily.all('hour', from, to));
      }
    });
  });
});
