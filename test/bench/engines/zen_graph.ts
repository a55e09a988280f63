/**
 * The attention score in @gorules/zen-engine: a decision graph of one expression node and a decision table for the band, all
 * in its own expressions; no function node. Of the forms tried (a node for each step, graph handed over as it is) this is
 * its fastest: one node, compiled ahead.
 */
import { ZenDecisionContent, ZenEngine } from '@gorules/zen-engine';
import { z } from 'zod';
import type { AssessmentInput } from '../../../shared/domain/assessment_input.ts';
import { scores, type AttentionRules, type IndicatorRule, type Score } from './attention_rules.ts';

const name = (prefix: string, code: string): string => `${prefix}_${code.replaceAll('-', '_')}`;
/** A value computed before in the same node. */
const before = (prefix: string, code: string): string => `$.${name(prefix, code)}`;
const text = (value: string): string => JSON.stringify(value);
const list = (values: readonly string[]): string => `[${values.map(text).join(', ')}]`;
const sum = (terms: readonly string[]): string => (terms.length === 0 ? '0' : terms.join(' + '));
const least = (terms: readonly string[]): string => `min([${terms.join(', ')}])`;
const inPurposes = (purposes: readonly string[] | null): string =>
  purposes === null ? '' : ` and purpose in ${list(purposes)}`;

type Expression = readonly [key: string, value: string];

function pointsOf(rule: IndicatorRule, known: ReadonlySet<string>): string {
  const steps = [
    ...rule.exceptions.map(({ transit, points }) => [`some(transit, # in ${list(transit)})`, points] as const),
    ...rule.combinations.map(({ with: codes, mode, points }) => {
      const others = codes.filter((code) => known.has(code)).map((code) => before('stands', code));
      return [`(${others.join(mode === 'any' ? ' or ' : ' and ')})`, points] as const;
    }),
  ];
  const weight = steps.reduceRight((rest, [met, points]) => `(${met} ? ${points} : ${rest})`, `${rule.points}`);
  return `${before('stands', rule.code)} ? ${weight} : 0`;
}

function grossOf({ indicators, drops, groupCap }: AttentionRules): string {
  const scoring = indicators.filter(scores);
  const groups = [...new Set(scoring.map(({ group }) => group))];
  const varied = new Set(
    scoring.filter(({ code }) => drops.some((drop) => drop.includes(code))).map(({ group }) => group),
  );
  const capped = (group: string, drop: readonly string[]) => {
    const members = scoring.filter((one) => one.group === group && !drop.includes(one.code));
    return least([`${groupCap}`, sum(members.map(({ code }) => before('points', code)))]);
  };
  const always = groups.filter((group) => !varied.has(group)).map((group) => capped(group, []));
  const ways = drops.map((drop) => sum([...varied].map((group) => capped(group, drop))));
  return sum([...always, `max([${ways.join(', ')}])`]);
}

function expressionsOf(rules: AttentionRules): Expression[] {
  const { indicators, mitigations, mostRelief } = rules;
  const known = new Set(indicators.map(({ code }) => code));
  const is = (field: string, purposes: readonly string[] | null) => `${field} == "present"${inPurposes(purposes)}`;
  const standing = ({ code, purposes, cancelledBy }: IndicatorRule) =>
    [is(`indicators[${text(code)}].value`, purposes), ...cancelledBy.map((one) => `not ${before('eased', one)}`)].join(
      ' and ',
    );
  const wishes = mitigations
    .filter(({ points }) => points > 0)
    .map(({ code, points }) => `(${before('eased', code)} ? ${points} : 0)`);
  return [
    ...mitigations.map(({ code, purposes }): Expression => [
      name('eased', code),
      is(`mitigations[${text(code)}]`, purposes),
    ]),
    ...indicators.map((rule): Expression => [name('stands', rule.code), standing(rule)]),
    ...indicators.filter(scores).map((rule): Expression => [name('points', rule.code), pointsOf(rule, known)]),
    ['gross', grossOf(rules)],
    ['score', `$.gross - ${least([`${mostRelief}`, '$.gross', sum(wishes)])}`],
  ];
}

const bandTable = ({ bands: { medium, high } }: AttentionRules) => ({
  hitPolicy: 'first',
  inputs: [{ id: 'in', name: 'score', field: 'score' }],
  outputs: [
    { id: 'points', name: 'points', field: 'points' },
    { id: 'band', name: 'band', field: 'band' },
  ],
  rules: [
    { _id: 'high', in: `>= ${high}`, points: 'score', band: '"high"' },
    { _id: 'medium', in: `[${medium}..${high})`, points: 'score', band: '"medium"' },
    { _id: 'low', in: '', points: 'score', band: '"low"' },
  ],
});

/** The rules as a JSON Decision Model. */
function decisionGraph(rules: AttentionRules): { nodes: unknown[]; edges: unknown[] } {
  const expressions = expressionsOf(rules).map(([key, value]) => ({ id: key, key, value }));
  const nodes = [
    { id: 'input', name: 'input', type: 'inputNode' },
    { id: 'expressions', name: 'expressions', type: 'expressionNode', content: { expressions } },
    { id: 'table', name: 'table', type: 'decisionTableNode', content: bandTable(rules) },
    { id: 'output', name: 'output', type: 'outputNode' },
  ];
  const edges = nodes
    .slice(1)
    .map(({ id }, at) => ({ id: `to ${id}`, type: 'edge', sourceId: nodes[at]?.id, targetId: id }));
  return { nodes, edges };
}

const Answer = z.object({ points: z.number(), band: z.string() });

/** The score by zen-engine. */
export function zenScore(rules: AttentionRules): (input: AssessmentInput) => Promise<Score> {
  const decision = new ZenEngine().createDecision(new ZenDecisionContent(decisionGraph(rules)));
  return async (input) => Answer.parse((await decision.evaluate(input)).result);
}
