/**
 * The attention score: points per indicator, at most one strong sign per group, mitigating facts taken off, and a band.
 * Properties that the tests hold: no single indicator reaches the high band; one more indicator never lowers the
 * points; one more mitigating fact never raises them. A score or band never decides (UU 27/2022 art. 10, 34).
 */
import { z } from 'zod';
import type { Indicator, Mitigation } from './catalogue_entries.ts';
import { Text, Weight } from './catalogue_words.ts';
import type { Facts, Found } from './facts.ts';
import { fillText } from './fill.ts';
import { AttentionBand, EvidenceBasis } from './words.ts';

/** What one indicator contributes, and why. */
export const Contribution = z.strictObject({
  code: z.string(),
  group: z.string(),
  /** Points that count; the sum of all contributions and mitigations is the score. */
  points: z.number(),
  /** The weight in this case, after combinations and exceptions. */
  weight: Weight,
  basis: EvidenceBasis,
  why: z.strictObject({ label: Text, source: z.string().nullable(), reason: Text }),
  /** Other indicators that made it heavier. */
  combinedWith: z.array(z.string()),
  /** Mitigating facts that cancel it. */
  cancelledBy: z.array(z.string()),
  /** The indicator that stands for the same fact and is counted instead. */
  countedAs: z.string().nullable(),
});
/** What one indicator contributes. */
export type Contribution = z.infer<typeof Contribution>;

/** What one mitigating fact takes away; points are zero or below. */
const Relief = z.strictObject({
  code: z.string(),
  points: z.number(),
  why: z.strictObject({ label: Text, source: z.string().nullable(), reason: Text }),
});
/** What one mitigating fact takes away. */
type Relief = z.infer<typeof Relief>;

/** The attention score with every point explained. */
export const Attention = z.strictObject({
  points: z.number(),
  band: AttentionBand,
  contributions: z.array(Contribution),
  mitigations: z.array(Relief),
});
/** The attention score. */
export type Attention = z.infer<typeof Attention>;

/** A found indicator with its weight in this case. */
interface Weighed extends Found {
  readonly weight: Weight;
  readonly points: number;
  readonly combinedWith: readonly string[];
  readonly cancelledBy: readonly string[];
}

const heavier = (a: Weight, b: Weight): Weight => (Weight.options.indexOf(a) <= Weight.options.indexOf(b) ? a : b);

function weightOf(indicator: Indicator, standing: ReadonlySet<string>, transit: readonly string[]) {
  const exception = indicator.exceptions.find((rule) => rule.transit.some((country) => transit.includes(country)));
  if (exception !== undefined) return { weight: exception.weight, combinedWith: [] };
  let weight = indicator.weight;
  const combinedWith: string[] = [];
  for (const combination of indicator.combos) {
    const present = combination.with.filter((code) => standing.has(code));
    const met = combination.mode === 'any' ? present.length > 0 : present.length === combination.with.length;
    if (!met || heavier(weight, combination.weight) === weight) continue;
    weight = combination.weight;
    combinedWith.push(...present);
  }
  return { weight, combinedWith };
}

function weigh(facts: Facts): Weighed[] {
  const cancellers = (code: string) =>
    facts.mitigations.filter(({ effect }) => effect.cancels.includes(code)).map((mitigation) => mitigation.code);
  const standing = new Set(
    facts.found.map(({ indicator }) => indicator.code).filter((code) => cancellers(code).length === 0),
  );
  return facts.found.map(({ indicator, basis }) => {
    const { weight, combinedWith } = weightOf(indicator, standing, facts.transit);
    const cancelledBy = cancellers(indicator.code);
    const points = cancelledBy.length > 0 ? 0 : facts.index.catalogue.scoring.points[weight];
    return { indicator, basis, weight, points, combinedWith, cancelledBy };
  });
}

/** Which of several signs of one fact is dropped, by its code, with the code that is counted instead. */
type Dropped = ReadonlyMap<string, string>;

function overlapsOf(weighed: readonly Weighed[]): [Weighed, Weighed][] {
  const counting = weighed.filter(({ points }) => points > 0);
  return counting.flatMap((first, at) =>
    counting
      .slice(at + 1)
      .filter((second) => first.indicator.overlapsWith.includes(second.indicator.code))
      .map((second): [Weighed, Weighed] => [first, second]),
  );
}

/** Points of each indicator: within a group the heaviest first, and never more than the cap of the group. */
function groupPoints(weighed: readonly Weighed[], dropped: Dropped, cap: number): Map<string, number> {
  const left = new Map<string, number>();
  const points = new Map<string, number>();
  const heaviestFirst = weighed.toSorted((a, b) => b.points - a.points);
  for (const { indicator, points: full } of heaviestFirst) {
    const room = left.get(indicator.group) ?? cap;
    const counted = dropped.has(indicator.code) ? 0 : Math.min(full, room);
    left.set(indicator.group, room - counted);
    points.set(indicator.code, counted);
  }
  return points;
}

const sum = (numbers: Iterable<number>): number => [...numbers].reduce((total, number) => total + number, 0);

/** More overlapping pairs than this are never tried out one by one; the delivered catalogue has four. */
const mostPairs = 8;

/**
 * Counts each overlapping pair once. Of all ways to drop one of each pair the one with the most points is taken, so
 * that "the heavier counts" also holds across groups and one more indicator can never lower the score.
 */
function countOnce(weighed: readonly Weighed[], cap: number): { dropped: Dropped; points: Map<string, number> } {
  const pairs = overlapsOf(weighed).slice(0, mostPairs);
  let best = { dropped: new Map<string, string>(), points: new Map<string, number>(), total: -1 };
  for (let choice = 0; choice < 2 ** pairs.length; choice += 1) {
    const dropped = new Map<string, string>();
    for (const [at, [first, second]] of pairs.entries()) {
      const [kept, gone] = Math.floor(choice / 2 ** at) % 2 === 0 ? [first, second] : [second, first];
      dropped.set(gone.indicator.code, kept.indicator.code);
    }
    const points = groupPoints(weighed, dropped, cap);
    const total = sum(points.values());
    if (total > best.total) best = { dropped, points, total };
  }
  return best;
}

function reliefReason(facts: Facts, { effect }: Mitigation, taken: number): Text {
  const { phrases } = facts.index.catalogue;
  if (effect.kind === 'clear') return phrases.mitigationClears;
  if (taken > 0) return phrases.mitigationReduces;
  const cancelled = facts.found.filter(({ indicator }) => effect.cancels.includes(indicator.code));
  if (cancelled.length === 0) return phrases.mitigationNone;
  return fillText(phrases.mitigationCancels, { items: cancelled.map(({ indicator }) => indicator.label) });
}

function relievesOf(facts: Facts, gross: number): Relief[] {
  const figures = facts.index.catalogue.scoring.mitigation;
  let left = Math.min(gross, figures.most);
  return facts.mitigations.map((mitigation) => {
    const { code, label, effect, sources } = mitigation;
    const wish = effect.kind === 'minus' || effect.kind === 'minusStrong' ? figures[effect.kind] : 0;
    const taken = Math.min(wish, left);
    left -= taken;
    return {
      code,
      // Not -0: the result is stored and compared as JSON.
      points: taken === 0 ? 0 : -taken,
      why: { label, source: sources[0] ?? null, reason: reliefReason(facts, mitigation, taken) },
    };
  });
}

function reasonOf(facts: Facts, weighed: Weighed, points: number, countedAs: Text | null): Text {
  const { phrases } = facts.index.catalogue;
  if (weighed.cancelledBy.length > 0) {
    const labels = facts.mitigations.filter(({ code }) => weighed.cancelledBy.includes(code)).map(({ label }) => label);
    return fillText(phrases.reasonCancelled, { items: labels });
  }
  if (weighed.weight === 'D') return phrases.reasonDecisive;
  if (weighed.points === 0) return phrases.reasonWeak;
  if (countedAs !== null) return fillText(phrases.reasonOverlap, { items: countedAs });
  if (points < weighed.points) return phrases.reasonCapped;
  const combination = weighed.indicator.combos.find(({ weight }) => weight === weighed.weight);
  return weighed.combinedWith.length > 0 && combination !== undefined ? combination.rule : phrases.reasonCounted;
}

/** The attention score of a case. Pure. */
export function attentionOf(facts: Facts): Attention {
  const { scoring } = facts.index.catalogue;
  const weighed = weigh(facts);
  const { dropped, points } = countOnce(weighed, scoring.groupCap);
  const contributions = weighed
    .filter(({ weight }) => weight !== '0')
    .map((one) => {
      const { indicator, basis, weight, combinedWith, cancelledBy } = one;
      const counted = points.get(indicator.code) ?? 0;
      const countedAs = dropped.get(indicator.code) ?? null;
      const instead = countedAs === null ? null : (facts.index.indicators.get(countedAs)?.label ?? null);
      return {
        code: indicator.code,
        group: indicator.group,
        points: counted,
        weight,
        basis,
        why: {
          label: indicator.label,
          source: indicator.sources[0] ?? null,
          reason: reasonOf(facts, one, counted, instead),
        },
        combinedWith: [...combinedWith],
        cancelledBy: [...cancelledBy],
        countedAs,
      };
    });
  const gross = sum(points.values());
  const mitigations = relievesOf(facts, gross);
  const total = gross + sum(mitigations.map((relief) => relief.points));
  const band = total >= scoring.bands.high ? 'high' : total >= scoring.bands.medium ? 'medium' : 'low';
  return { points: total, band, contributions, mitigations };
}
