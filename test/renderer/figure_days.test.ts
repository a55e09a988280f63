import { describe, expect, it } from 'vitest';
import { dayFigure, endsFigure, hourFigure } from '../../renderer/figure_days.ts';
import { periodOf, typedPeriod } from '../../renderer/figure_period.ts';
import { plotWidth } from '../../renderer/plot_shapes.ts';
import { addDays } from '../../shared/time.ts';
import { id as indonesian } from '../../shared/text/id.ts';
import { formats } from '../../shared/text/language.ts';

const writing = { words: indonesian.figures, format: formats.id };
const group = (key: string, travellers: number) => ({ key, travellers, clarified: 0, referred: 0, postponed: 0 });

describe('days of the figures', () => {
  it('have a column each from the first with somebody on, also those with nobody', () => {
    const groups = [group('2026-11-03', 12), group('2026-11-06', 30)];
    const period = { from: '2026-10-20', to: '2026-11-07' };
    const { name, table, plot } = dayFigure(groups, { period, drawn: 'travellers' }, writing);
    expect(name).toBe('byDay');
    expect(table.lines.map(([day, n]) => [day, n])).toEqual([
      ['3 Nov 2026', '12'],
      ['4 Nov 2026', '0'],
      ['5 Nov 2026', '0'],
      ['6 Nov 2026', '30'],
      ['7 Nov 2026', '0'],
    ]);
    const bars = plot.shapes.flatMap((shape) => (shape.kind === 'rect' ? [shape] : []));
    const [low, high] = bars;
    expect(bars).toHaveLength(2);
    expect((high?.h ?? 0) / (low?.h ?? 1)).toBeCloseTo(30 / 12);
  });

  it('are drawn by month where they are many, and nobody is lost or counted twice', () => {
    const groups = Array.from({ length: 200 }, (_, at) => group(addDays('2026-01-10', at), 1 + (at % 7)));
    const all = groups.reduce((sum, { travellers }) => sum + travellers, 0);
    const period = { from: '2025-12-01', to: '2026-08-31' };
    const { name, table, plot } = dayFigure(groups, { period, drawn: 'travellers' }, writing);
    expect(name).toBe('byMonth');
    expect(table.lines.map(([month]) => month)).toEqual(
      ['Jan', 'Feb', 'Mar', 'Apr', 'Mei', 'Jun', 'Jul', 'Agu'].map((month) => `${month} 2026`),
    );
    expect(table.lines.reduce((sum, [, n]) => sum + Number(n), 0)).toBe(all);
    for (const shape of plot.shapes) {
      if (shape.kind === 'rect') expect(shape.x >= 0 && shape.x + shape.w <= plotWidth).toBe(true);
    }
  });

  it('lose small numbers, and what would give them back, when they leave', () => {
    const groups = [group('2026-11-03', 4), group('2026-11-04', 30), group('2026-11-05', 40)];
    const { leaving } = dayFigure(
      groups,
      { period: { from: '2026-11-03', to: '2026-11-05' }, drawn: 'travellers' },
      writing,
    );
    expect(leaving.table.lines.map(([, n]) => n)).toEqual(['< 11', '< 11', '40', '74']);
  });

  it('of nobody have no plot', () => {
    const period = { from: '2026-11-03', to: '2026-11-05' };
    expect(dayFigure([], { period, drawn: 'travellers' }, writing).plot.shapes).toEqual([]);
    expect(hourFigure([], 'travellers', writing).plot.shapes).toEqual([]);
    expect(endsFigure({ states: [{ state: 'passed', n: 0 }] }, writing).plot.shapes).toEqual([]);
  });
});

describe('the period', () => {
  it('is a length up to today, or two days typed in their order, at most two years', () => {
    expect(periodOf('week', '2026-11-21')).toEqual({ from: '2026-11-15', to: '2026-11-21' });
    expect(typedPeriod('1-11-2026', '21/11/2026')).toEqual({ from: '2026-11-01', to: '2026-11-21' });
    expect(typedPeriod('21112026', '21112026')).toEqual({ from: '2026-11-21', to: '2026-11-21' });
    expect(typedPeriod('22-11-2026', '21-11-2026')).toBe('turned');
    expect(typedPeriod('1-1-2024', '21-11-2026')).toBe('long');
    for (const text of ['', '31-02-2026', '2']) expect(typedPeriod(text, '21-11-2026')).toBe('unfinished');
  });
});
