import { describe, expect, it } from 'vitest';
import { followUpDue, outcomeOf, type FollowUpDay, type Outcome } from '../../../shared/domain/follow_up.ts';

const from = '2026-11-21';
const told = (...given: readonly (readonly [FollowUpDay, Outcome])[]) =>
  given.map(([after, outcome]) => ({ after, outcome }));

describe('what became of a case', () => {
  it.each([
    ['2026-11-27', [], null],
    ['2026-11-28', [], 7],
    ['2026-12-20', [], 7],
    ['2026-12-21', [], 30],
    ['2027-05-19', [], 30],
    ['2027-05-20', [], 180],
    ['2026-12-20', told([7, 'unknown']), null],
    ['2026-12-21', told([7, 'nothingFound']), 30],
    ['2027-05-20', told([30, 'irregular']), 180],
    ['2027-09-01', told([7, 'unknown'], [30, 'unknown'], [180, 'unknown']), null],
    ['2027-05-20', told([7, 'confirmedVictim']), null],
  ] as const)('is asked on %s after %j: %s', (today, answered, after) => {
    expect(followUpDue(from, answered, today)?.after ?? null).toBe(after);
  });

  it('names the day it fell due', () => {
    expect(followUpDue(from, [], '2027-01-02')).toEqual({ after: 30, dueOn: '2026-12-21' });
  });

  it('counts as the last answer that says something', () => {
    expect(outcomeOf([])).toBeNull();
    expect(outcomeOf(told([7, 'unknown']))).toBe('unknown');
    expect(outcomeOf(told([7, 'irregular'], [30, 'unknown']))).toBe('irregular');
    expect(outcomeOf(told([7, 'nothingFound'], [30, 'confirmedVictim']))).toBe('confirmedVictim');
  });
});
