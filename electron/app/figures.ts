/** Figures of a period from the counted numbers: what each board says, before anybody may see it. */
import type { Counted, Cube, Period } from '../../db/figures.ts';
import type {
  DailyFigures,
  FairnessBy,
  FairnessGroup,
  FigureGroup,
  FlightFigures,
} from '../../shared/contract/figures.ts';
import {
  bucketEnd,
  countedStates,
  isAdverse,
  isClarified,
  isHit,
  isKnown,
  isPostponed,
  percentile,
  type Bucket,
} from '../../shared/domain/figures.ts';
import { airportCountry } from '../../shared/domain/airports.ts';
import { proportion } from '../../shared/domain/proportion.ts';
import { suppressed, type Measure } from '../../shared/domain/suppression.ts';
import { AttentionBand } from '../../shared/domain/words.ts';
import { addDays, momentOf, type Instant } from '../../shared/time.ts';
import type { QueryContext } from './context.ts';

const sum = (rows: readonly { n: number }[]): number => rows.reduce((total, { n }) => total + n, 0);

/** Rows by a key, in the order of the first of each. */
function groupBy<T>(rows: readonly T[], keyOf: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group === undefined) groups.set(keyOf(row), [row]);
    else group.push(row);
  }
  return groups;
}

/** The moments a period begins and ends at, as [from, to). */
export const momentsOf = ({ from, to }: Period): { from: Instant; to: Instant } => ({
  from: momentOf(from, '00:00'),
  to: momentOf(addDays(to, 1), '00:00'),
});

function groupsOf(
  states: readonly { key: string; state: string; n: number }[],
  referrals: readonly { key: string; n: number }[],
): FigureGroup[] {
  const referred = groupBy(referrals, ({ key }) => key);
  return [
    ...groupBy(
      states.filter(({ state }) => state !== 'void'),
      ({ key }) => key,
    ),
  ]
    .map(([key, rows]) => ({
      key,
      travellers: sum(rows),
      clarified: sum(rows.filter(({ state }) => isClarified(state))),
      referred: sum(referred.get(key) ?? []),
      postponed: sum(rows.filter(({ state }) => isPostponed(state))),
    }))
    .toSorted((a, b) => a.key.localeCompare(b.key));
}

interface DayRow {
  readonly day: string;
  readonly b: string;
  readonly n: number;
}

/** States, how referrals ended, and every day, from the counted days of all flights or of one. */
function endsOf(days: readonly DayRow[], referred: readonly DayRow[]) {
  const ended = (state: string): number => sum(referred.filter(({ b }) => b === state));
  return {
    states: countedStates.map((state) => ({ state, n: sum(days.filter(({ b }) => b === state)) })),
    referrals: { accepted: ended('accepted'), sentBack: ended('sentBack'), lapsed: ended('lapsed') },
    byDay: groupsOf(
      days.map(({ day, b, n }) => ({ key: day, state: b, n })),
      referred.map(({ day, n }) => ({ key: day, n })),
    ),
  };
}

/** What is counted of one flight. */
export function flightFigures(ctx: QueryContext, period: Period, flight: string): FlightFigures {
  const missed = ctx.read.figures('missed', period).filter(({ a }) => a === flight);
  return {
    ...endsOf(ctx.read.figuresOfFlight(flight, period), ctx.read.referralsOfFlight(flight, period)),
    missed: { asked: sum(missed), missed: sum(missed.filter(({ b }) => b === '1')) },
  };
}

/** Who was only counted has the airport of the flight as destination, a clarification the country: both as the country. */
const countryOf = (destination: string): string => airportCountry(destination) ?? destination;

/** Travellers of a period by day, hour, flight, destination and purpose. */
export function dailyFigures(ctx: QueryContext, period: Period): DailyFigures {
  const referred = ctx.read.figures('referral', period);
  const by = (cube: 'hour' | 'flight' | 'destination' | 'purpose', keyOf = (key: string): string => key) =>
    groupsOf(
      ctx.read.figures(cube, period).map(({ a, b, n }) => ({ key: keyOf(a), state: b, n })),
      referred.filter(({ a }) => a === cube).map(({ b, n }) => ({ key: keyOf(b), n })),
    );
  const { from, to } = momentsOf(period);
  return {
    ...endsOf(ctx.read.figuresByDay('hour', period), ctx.read.referralsByDay(period)),
    open: ctx.read.openScreeningsOf(from, to),
    helped: ctx.read.helpCalls(from, to),
    byHour: by('hour'),
    byFlight: by('flight'),
    byDestination: by('destination', countryOf),
    byPurpose: by('purpose').filter(({ key }) => key !== ''),
  };
}

/** How many clarifications a period has, the void ones left out. */
export const clarifications = (ctx: QueryContext, period: Period): number =>
  sum(ctx.read.figuresByDay('hour', period).filter(({ b }) => isClarified(b)));

/** Cases, adverse decisions and the hit rate of each band of the attention score. */
export function bandFigures(ctx: QueryContext, period: Period) {
  const rows = ctx.read.figures('band', period).filter(({ b }) => isClarified(b));
  return AttentionBand.options.map((band) => {
    const ofBand = rows.filter(({ a }) => a === band);
    const known = ofBand.filter(({ c }) => isKnown(c));
    return {
      band,
      clarified: sum(ofBand),
      adverse: sum(ofBand.filter(({ b }) => isAdverse(b))),
      hitRate: proportion(sum(known.filter(({ c }) => isHit(c))), sum(known)),
    };
  });
}

function percentiles(rows: readonly Counted[]): { p50: number; p95: number; n: number } {
  const buckets: Bucket[] = rows.map(({ b, n }) => ({ from: Number(b), n }));
  // What is told is the end of the bucket: "at most so many", never less than it was.
  const at = (share: number): number => {
    const from = percentile(buckets, share);
    return from === null ? 0 : bucketEnd(from);
  };
  return { p50: at(0.5), p95: at(0.95), n: sum(rows) };
}

/** Seconds and touches of each step, for two-scan clears and clarifications apart. */
export function stepFigures(ctx: QueryContext, period: Period) {
  const keyOf = ({ a, c }: Counted): string => `${c} ${a}`;
  const touches = groupBy(ctx.read.figures('touches', period), keyOf);
  return [...groupBy(ctx.read.figures('seconds', period), keyOf)].flatMap(([key, rows]) => {
    const [first] = rows;
    if (first === undefined) return [];
    const { n, ...seconds } = percentiles(rows);
    // A bucket of touches is a whole number up to 60: its lower end is the number itself.
    const counted = (touches.get(key) ?? []).map(({ b, n: times }) => ({ from: Number(b), n: times }));
    const at = (share: number): number => percentile(counted, share) ?? 0;
    const depth: 'scan' | 'clarification' = first.c === 'scan' ? 'scan' : 'clarification';
    return { step: first.a, depth, n, seconds, touches: { p50: at(0.5), p95: at(0.95) } };
  });
}

const fairnessMeasures: readonly Measure<'clarified' | 'adverse' | 'known' | 'borneOut'>[] = [
  { name: 'clarified', of: null },
  { name: 'adverse', of: 'clarified' },
  { name: 'known', of: 'adverse' },
  { name: 'borneOut', of: 'known' },
];

/** How groups of those clarified were dealt with; small numbers are gone before anybody sees them. */
export function fairnessFigures(ctx: QueryContext, period: Period, by: FairnessBy) {
  const rows = ctx.read.figures(by satisfies Cube, period).filter(({ b }) => isClarified(b));
  const keyOf = ({ a }: Counted): string => (by === 'destination' ? countryOf(a) : a);
  const lines = [...groupBy(rows, keyOf)].map(([key, ofKey]) => {
    const adverse = ofKey.filter(({ b }) => isAdverse(b));
    const known = adverse.filter(({ c }) => isKnown(c));
    const borneOut = known.filter(({ c }) => isHit(c));
    const counts = { clarified: sum(ofKey), adverse: sum(adverse), known: sum(known), borneOut: sum(borneOut) };
    return { key, counts };
  });
  const told = suppressed(lines, fairnessMeasures);
  const nameOf = (key: string): string | null => ctx.read.officers().find(({ id }) => id === key)?.name ?? null;
  const groups = told.lines.map(({ key, told: numbers }): FairnessGroup => ({
    key,
    name: by === 'officer' ? nameOf(key) : null,
    ...numbers,
  }));
  return { groups, all: told.totals };
}
