/**
 * The rules of the attention score as plain data, read out of a catalogue: what both rule engines are given, each in its
 * own form. Only the desk's assessment; facts of SOI and PAU are no rules here.
 */
import type { Catalogue } from '../../../shared/domain/catalogue.ts';
import type { Indicator } from '../../../shared/domain/catalogue_entries.ts';
import { Weight } from '../../../shared/domain/catalogue_words.ts';

/** A condition on other facts. */
export interface Combination {
  readonly with: readonly string[];
  readonly mode: 'any' | 'all';
  readonly points: number;
}

/** One indicator. The first exception that holds wins, then the first combination, then `points`. */
export interface IndicatorRule {
  readonly code: string;
  readonly group: string;
  /** Null: for every purpose. */
  readonly purposes: readonly string[] | null;
  readonly cancelledBy: readonly string[];
  readonly exceptions: readonly { readonly transit: readonly string[]; readonly points: number }[];
  readonly combinations: readonly Combination[];
  readonly points: number;
}

/** One mitigating fact and what it takes away. */
export interface MitigationRule {
  readonly code: string;
  readonly purposes: readonly string[] | null;
  readonly points: number;
}

/** The rules of one catalogue. */
export interface AttentionRules {
  /** Those that can score, and those that others combine with. */
  readonly indicators: readonly IndicatorRule[];
  readonly mitigations: readonly MitigationRule[];
  /** Every way to drop one indicator of each overlapping pair. */
  readonly drops: readonly (readonly string[])[];
  readonly groupCap: number;
  readonly mostRelief: number;
  readonly bands: { readonly medium: number; readonly high: number };
}

/** What an engine answers. */
export interface Score {
  readonly points: number;
  readonly band: string;
}

/** Whether a rule can ever give points. */
export const scores = ({ points, exceptions, combinations }: IndicatorRule): boolean =>
  [points, ...[...exceptions, ...combinations].map((one) => one.points)].some((one) => one > 0);

function ruleOf({ scoring, mitigations }: Catalogue, indicator: Indicator): IndicatorRule {
  const rank = (weight: Weight) => Weight.options.indexOf(weight);
  const heavier = indicator.combos.filter(({ weight }) => rank(weight) < rank(indicator.weight));
  return {
    code: indicator.code,
    group: indicator.group,
    purposes: indicator.appliesToPurposes === 'all' ? null : indicator.appliesToPurposes,
    cancelledBy: mitigations.filter(({ effect }) => effect.cancels.includes(indicator.code)).map(({ code }) => code),
    exceptions: indicator.exceptions.map(({ transit, weight }) => ({ transit, points: scoring.points[weight] })),
    combinations: heavier
      .toSorted((a, b) => rank(a.weight) - rank(b.weight))
      .map((one) => ({ with: one.with, mode: one.mode, points: scoring.points[one.weight] })),
    points: scoring.points[indicator.weight],
  };
}

function dropsOf(indicators: readonly Indicator[], scoring: ReadonlySet<string>): string[][] {
  const pairs = indicators.flatMap(({ code, overlapsWith }) =>
    overlapsWith
      .filter((other) => code < other && scoring.has(code) && scoring.has(other))
      .map((other) => [code, other]),
  );
  return pairs.reduce<string[][]>((drops, pair) => pair.flatMap((gone) => drops.map((drop) => [...drop, gone])), [[]]);
}

/** The rules of a catalogue. */
export function attentionRules(catalogue: Catalogue): AttentionRules {
  const { groupCap, bands, mitigation } = catalogue.scoring;
  const atDesk = catalogue.indicators.filter(({ secondAssessmentOnly }) => !secondAssessmentOnly);
  const all = atDesk.map((indicator) => ruleOf(catalogue, indicator));
  const combined = new Set(all.flatMap(({ combinations }) => combinations.flatMap((one) => one.with)));
  const work = catalogue.purposes.filter(({ isWork }) => isWork).map(({ code }) => code);
  return {
    indicators: all.filter((rule) => scores(rule) || combined.has(rule.code)),
    mitigations: catalogue.mitigations.map(({ code, appliesTo, effect }) => ({
      code,
      purposes: appliesTo === 'all' ? null : work,
      points: effect.kind === 'minus' || effect.kind === 'minusStrong' ? mitigation[effect.kind] : 0,
    })),
    drops: dropsOf(atDesk, new Set(all.filter(scores).map(({ code }) => code))),
    groupCap,
    mostRelief: mitigation.most,
    bands,
  };
}
