/**
 * The attention score in json-rules-engine: one rule for each indicator and weight, named conditions for what others refer
 * to, dynamic facts for the sums its rules cannot form, rules of lower priority for the bands. Facts are handed in flat,
 * which spares it its slow look-ups by path.
 */
import { Engine, type Almanac, type TopLevelCondition } from 'json-rules-engine';
import type { AssessmentInput } from '../../../shared/domain/assessment_input.ts';
import { scores, type AttentionRules, type Combination, type IndicatorRule, type Score } from './attention_rules.ts';

/** What the rules of one run have found so far. */
interface Found {
  readonly counted: Counted[];
  readonly relief: number[];
}

interface Counted {
  readonly code: string;
  readonly group: string;
  readonly points: number;
}

const reference = (condition: string): TopLevelCondition => ({ condition });
const present = (fact: string) => ({ fact, operator: 'equal', value: 'present' });
const inPurposes = (purposes: readonly string[] | null) =>
  purposes === null ? [] : [{ fact: 'purpose', operator: 'in', value: purposes }];

function combinationMet({ with: codes, mode }: Combination, known: ReadonlySet<string>): TopLevelCondition {
  const others = codes.filter((code) => known.has(code)).map(reference);
  return mode === 'any' ? { any: others } : { all: others };
}

const passes = (transit: readonly string[]): TopLevelCondition => ({
  any: transit.map((value) => ({ fact: 'transit', operator: 'contains', value })),
});

/** The weights an indicator can have, each with the condition under which it has it. */
function weightsOf(rule: IndicatorRule, known: ReadonlySet<string>): { when: TopLevelCondition[]; points: number }[] {
  const steps = [
    ...rule.exceptions.map(({ transit, points }) => ({ met: passes(transit), points })),
    ...rule.combinations.map((one) => ({ met: combinationMet(one, known), points: one.points })),
  ];
  const notBefore = (at: number) => steps.slice(0, at).map(({ met }) => ({ not: met }));
  return [
    ...steps.map(({ met, points }, at) => ({ when: [...notBefore(at), met], points })),
    { when: notBefore(steps.length), points: rule.points },
  ];
}

/** The highest sum over all ways to count overlapping facts once, each group up to its cap. */
function grossOf(counted: readonly Counted[], { drops, groupCap }: AttentionRules): number {
  const totals = drops.map((drop) => {
    const groups = new Map<string, number>();
    for (const { code, group, points } of counted) {
      if (!drop.includes(code)) groups.set(group, Math.min(groupCap, (groups.get(group) ?? 0) + points));
    }
    return [...groups.values()].reduce((sum, points) => sum + points, 0);
  });
  return Math.max(...totals);
}

function addRules(engine: Engine, rules: AttentionRules, found: (almanac: Almanac) => Found): void {
  const known = new Set(rules.indicators.map(({ code }) => code));
  for (const { code, purposes, points } of rules.mitigations) {
    engine.setCondition(`eased ${code}`, { all: [present(code), ...inPurposes(purposes)] });
    const conditions = { all: [reference(`eased ${code}`)] };
    const onSuccess = (_event: unknown, almanac: Almanac) => {
      found(almanac).relief.push(points);
    };
    engine.addRule({ conditions, event: { type: 'relief' }, priority: 10, onSuccess });
  }
  for (const rule of rules.indicators) {
    const { code, group, purposes } = rule;
    const standing = rule.cancelledBy.map((mitigation) => ({ not: reference(`eased ${mitigation}`) }));
    engine.setCondition(code, { all: [present(code), ...inPurposes(purposes), ...standing] });
    for (const { when, points } of scores(rule) ? weightsOf(rule, known) : []) {
      if (points === 0) continue;
      const conditions = { all: [reference(code), ...when] };
      const onSuccess = (_event: unknown, almanac: Almanac) => {
        found(almanac).counted.push({ code, group, points });
      };
      engine.addRule({ conditions, event: { type: 'points' }, priority: 10, onSuccess });
    }
  }
}

function addBands(engine: Engine, rules: AttentionRules, found: (almanac: Almanac) => Found): void {
  engine.addFact('points', (_params, almanac) => {
    const { counted, relief } = found(almanac);
    const gross = grossOf(counted, rules);
    const wish = relief.reduce((sum, points) => sum + points, 0);
    return gross - Math.min(wish, gross, rules.mostRelief);
  });
  const { medium, high } = rules.bands;
  const from = (value: number) => ({ fact: 'points', operator: 'greaterThanInclusive', value });
  const below = (value: number) => ({ fact: 'points', operator: 'lessThan', value });
  engine.addRule({ conditions: { all: [from(high)] }, event: { type: 'band', params: { band: 'high' } } });
  engine.addRule({
    conditions: { all: [from(medium), below(high)] },
    event: { type: 'band', params: { band: 'medium' } },
  });
  engine.addRule({ conditions: { all: [below(medium)] }, event: { type: 'band', params: { band: 'low' } } });
}

/** The facts of an input, flat. */
export const flatFacts = ({ purpose, transit, indicators, mitigations }: AssessmentInput) => ({
  purpose,
  transit,
  ...Object.fromEntries(Object.entries(indicators).map(([code, { value }]) => [code, value])),
  ...mitigations,
});

/** The score by json-rules-engine, of facts made with `flatFacts`. */
export function jsonRulesScore(rules: AttentionRules): (facts: ReturnType<typeof flatFacts>) => Promise<Score> {
  const engine = new Engine([], { allowUndefinedFacts: true });
  const runs = new WeakMap<Almanac, Found>();
  const found = (almanac: Almanac): Found => {
    const known = runs.get(almanac) ?? { counted: [], relief: [] };
    runs.set(almanac, known);
    return known;
  };
  addRules(engine, rules, found);
  addBands(engine, rules, found);
  return async (facts) => {
    const { events, almanac } = await engine.run(facts);
    const band: unknown = events.find(({ type }) => type === 'band')?.params?.band;
    return { points: await almanac.factValue<number>('points'), band: String(band) };
  };
}
