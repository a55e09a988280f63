/** Figures of a station: what travellers are counted as, when a share says something, and percentiles of counted work. */
import { adverseKinds } from './decision.ts';
import { DecisionKind } from './words.ts';
import { proportion, type Proportion } from './proportion.ts';

/** The last state a traveller is counted by; open clarifications are not in it yet. */
export const countedStates = ['passed', 'outside', 'scan', ...DecisionKind.options, 'void'] as const;
/** Causes of a call for help. */
export const helpCauses = ['asksForHelp', 'threat', 'injury', 'childAlone', 'bribe'] as const;

const adverse: readonly string[] = adverseKinds;
/** Whether a state is one that takes something from the traveller, or may. */
export const isAdverse = (state: string): boolean => adverse.includes(state);

/** States that end a full clarification. */
const clarified: readonly string[] = [...adverseKinds, 'cleared', 'notCompleted'];
/** Whether a state is one of a full clarification. */
export const isClarified = (state: string): boolean => clarified.includes(state);

/** Whether a state is a departure that Immigration postponed, with or without the passport. */
export const isPostponed = (state: string): boolean => state === 'postponed' || state === 'postponedPassportHeld';

/** What a follow-up found out that bears the concern out. */
export const isHit = (outcome: string): boolean => outcome === 'confirmedVictim' || outcome === 'irregular';
/** Whether a follow-up found anything out at all. */
export const isKnown = (outcome: string): boolean => outcome !== '' && outcome !== 'unknown';

/** Below this many cases nothing is said of a share. */
const fewestCases = 11;
/** An interval wider than this leaves almost everything possible. */
const widestInterval = 0.4;

/**
 * Whether a share rests on too few cases to say anything: fewer than 11, or a 95 % interval wider than 40 points. The one
 * place where this is decided.
 */
export const tooFewToSay = ({ n, low, high }: Proportion): boolean => n < fewestCases || high - low > widestInterval;

/** How often the own assessment and the first result went the same way. */
export function agreementOf(cells: readonly { own: string; recommendation: string; n: number }[]): Proportion {
  const same: Readonly<Record<string, readonly string[]>> = {
    clear: ['clear'],
    unsure: ['ask'],
    concern: ['refer', 'offerHelp'],
  };
  const sum = (some: typeof cells): number => some.reduce((total, { n }) => total + n, 0);
  return proportion(sum(cells.filter((cell) => same[cell.own]?.includes(cell.recommendation) === true)), sum(cells));
}

/** A bucket of counted seconds or touches: its lower end, and how many fell into it. */
export interface Bucket {
  readonly from: number;
  readonly n: number;
}

/** Where the bucket that begins at `from` ends: whole up to 60, then tens, sixties and six hundreds. */
export function bucketEnd(from: number): number {
  if (from < 60) return from + 1;
  if (from < 300) return from + 10;
  return from < 1800 ? from + 60 : from + 600;
}

/**
 * The percentile of counted work by nearest rank, as the lower end of its bucket; null where nothing was counted.
 * @param share between 0 and 1: 0.5 is the median
 */
export function percentile(buckets: readonly Bucket[], share: number): number | null {
  const all = buckets.reduce((total, { n }) => total + n, 0);
  if (all === 0) return null;
  const rank = Math.max(1, Math.ceil(share * all));
  let seen = 0;
  for (const { from, n } of buckets.toSorted((a, b) => a.from - b.from)) {
    seen += n;
    if (seen >= rank) return from;
  }
  return null;
}

/** Ages of passports in custody, in days: the lower ends of what is counted together. Beyond three days a reason is needed. */
const custodyAgeSteps = [0, 1, 3, 7, 14] as const;

/** How many ages fall between each step and the next. */
export const custodyAgesIn = (ages: readonly number[]): { from: number; n: number }[] =>
  custodyAgeSteps.map((from, index) => {
    const to = custodyAgeSteps[index + 1] ?? Infinity;
    return { from, n: ages.filter((age) => age >= from && age < to).length };
  });
