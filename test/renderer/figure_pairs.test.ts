/** What comes together: the triangle and its table against a count of the rows by SQL alone, and what of it leaves. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readFigures } from '../../db/figures.ts';
import { openDatabase } from '../../db/open.ts';
import { pairFigure, toldPair } from '../../renderer/figure_pairs.ts';
import { id as indonesian } from '../../shared/text/id.ts';
import { formats } from '../../shared/text/language.ts';
import { figureDays, figureStation } from '../helpers/figure_days.ts';

const writing = { words: indonesian.figures, format: formats.id };
const period = { from: '2026-11-01', to: '2026-11-30' };
const Pairs = z.array(z.object({ a: z.string(), b: z.string(), n: z.int() }));

/** Cases that are closed and not void, with two indicators whose last answer is present; shares no line with the counting. */
const again = `
  WITH last AS (SELECT screeningId, code, value, row_number() OVER (PARTITION BY screeningId, code ORDER BY id DESC) AS back
      FROM answer WHERE kind = 'indicator'),
    present AS (SELECT screeningId, code FROM last WHERE back = 1 AND value = 'present'),
    counting AS (SELECT s.id FROM screening s WHERE s.state = 'decided' AND (SELECT d.state FROM decision d
      WHERE d.screeningId = s.id AND (d.state <> 'void' OR EXISTS (SELECT 1 FROM decisionVoid v WHERE v.decisionId = d.id))
      ORDER BY d.at DESC, d.rowid DESC LIMIT 1) <> 'void')
  SELECT one.code AS a, other.code AS b, count(*) AS n FROM present one
    JOIN present other ON other.screeningId = one.screeningId AND other.code > one.code
    WHERE one.screeningId IN (SELECT id FROM counting) GROUP BY one.code, other.code ORDER BY n DESC, a, b`;

describe('indicators that come together', () => {
  it('are in table and plot what the rows say', () => {
    const dir = mkdtempSync(join(tmpdir(), 'tapis-pairs-'));
    const db = openDatabase({ path: join(dir, 'tapis.db'), key: new Uint8Array(randomBytes(32)) });
    try {
      figureStation(db);
      figureDays(db, 20_261).act(900);
      const read = readFigures(db);
      const pairs = read
        .figures('pair', period)
        .map(({ a, b, n }) => ({ a, b, n }))
        .toSorted((one, other) => other.n - one.n || one.a.localeCompare(other.a) || one.b.localeCompare(other.b));
      const counted = Pairs.parse(db.prepare(again).all());
      expect(pairs).toEqual(counted);
      expect(counted.length).toBeGreaterThan(8);
      const present = (code: string) =>
        read.figures('indicator', period).find(({ a, b }) => a === code && b === 'present')?.n ?? 0;
      const names = [...new Set(counted.flatMap(({ a, b }) => [a, b]))];
      const codes = names.map((code) => ({ code, present: present(code), absent: 0, declined: 0, notAsked: 0 }));
      const figure = pairFigure({ codes, pairs }, (code) => `nama ${code}`, writing);
      expect(figure.table.lines).toEqual(
        counted.map(({ a, b, n }) => [
          `${a} nama ${a} + ${b} nama ${b}`,
          String(n),
          String(present(a)),
          String(present(b)),
        ]),
      );
      // Every cell of the triangle is spoken with its number, in whatever order the two stand.
      const spoken = new Set(figure.plot.said.split('; '));
      const cellOf = ({ a, b, n }: z.infer<typeof Pairs>[number]) =>
        spoken.has(`${a} + ${b}: ${String(n)}`) || spoken.has(`${b} + ${a}: ${String(n)}`);
      expect(counted.filter((pair) => !cellOf(pair))).toEqual([]);
      expect(spoken.size).toBe(counted.length);
      const numbers = figure.plot.shapes.flatMap((shape) => (shape.kind === 'text' ? [shape.text] : []));
      for (const { n } of counted) expect(numbers).toContain(String(n));
    } finally {
      db.close();
      rmSync(dir, { recursive: true, force: true });
    }
  });

  it('leave without a small number, and without one that the numbers beside them give back', () => {
    const count = fc.integer({ min: 0, max: 60 });
    fc.assert(
      fc.property(count, count, count, (n, restOfA, restOfB) => {
        const presentOf = (code: string) => n + (code === 'A' ? restOfA : restOfB);
        const told = toldPair({ a: 'A', b: 'B', n }, presentOf);
        const small = (value: number) => value > 0 && value < 11;
        if (told === null) expect([n, restOfA, restOfB].some(small)).toBe(true);
        else for (const value of [told, presentOf('A') - told, presentOf('B') - told]) expect(small(value)).toBe(false);
      }),
    );
    const codes = [
      { code: 'DOC-01', present: 40, absent: 0, declined: 0, notAsked: 0 },
      { code: 'DOC-09', present: 45, absent: 0, declined: 0, notAsked: 0 },
      { code: 'REC-03', present: 60, absent: 0, declined: 0, notAsked: 0 },
    ];
    const pairs = [
      { a: 'DOC-01', b: 'REC-03', n: 20 },
      { a: 'DOC-09', b: 'REC-03', n: 38 },
      { a: 'DOC-01', b: 'DOC-09', n: 4 },
    ];
    const { leaving } = pairFigure({ codes, pairs }, (code) => code, writing);
    expect(leaving.table.lines.map(([, n]) => n)).toEqual(['20', '< 11', '< 11']);
    expect(leaving.table.heads).toHaveLength(2);
    const numbers = leaving.plot.shapes.flatMap((shape) => (shape.kind === 'text' ? [shape.text] : []));
    expect(numbers.filter((text) => text === '< 11')).toHaveLength(2);
    expect(numbers).not.toContain('4');
    expect(numbers).not.toContain('38');
  });
});
