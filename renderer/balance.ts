/** Everybody of a shift once, by last state. Pure; the application counts again when the shift closes. */
import type { LogLine, ShiftView } from '../shared/contract/shift.ts';
import type { DecisionKind } from '../shared/domain/words.ts';

/** The lines a balance can have, in the order they are read. */
export const balanceLines = [
  'passed',
  'outside',
  'cleared',
  'advised',
  'selfWithdrawn',
  'notCompleted',
  'referred',
  'postponed',
  'postponedPassportHeld',
  'void',
  'open',
] as const satisfies readonly (DecisionKind | 'passed' | 'outside' | 'void' | 'open')[];
export type BalanceLine = (typeof balanceLines)[number];

/** How many people end in each line. */
export function balanceOf(shift: ShiftView, log: readonly LogLine[]): Readonly<Record<BalanceLine, number>> {
  const totals: Record<BalanceLine, number> = {
    passed: 0,
    outside: 0,
    cleared: 0,
    advised: 0,
    selfWithdrawn: 0,
    notCompleted: 0,
    referred: 0,
    postponed: 0,
    postponedPassportHeld: 0,
    void: 0,
    open: 0,
  };
  for (const flight of shift.flights) {
    totals.passed += flight.passed;
    totals.outside += flight.outside;
  }
  for (const { state, decision } of log) totals[state === 'void' ? 'void' : (decision ?? 'open')] += 1;
  return totals;
}
