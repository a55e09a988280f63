import { expect, test } from 'vitest';
import fc from 'fast-check';
import { referenceCases } from '../../../shared/catalogue/reference_cases.ts';
import { assess } from '../../../shared/domain/assessment.ts';
import type { AssessmentInput } from '../../../shared/domain/assessment_input.ts';
import { anyInput, runs } from '../../shared/domain/arbitrary_input.ts';
import { active, catalogue, readInput } from '../../shared/domain/delivered.ts';
import { attentionRules } from './attention_rules.ts';
import { flatFacts, jsonRulesScore } from './json_rules.ts';
import { zenScore } from './zen_graph.ts';

const rules = attentionRules(catalogue);
const engines = { zen: zenScore(rules), json: jsonRulesScore(rules) };

const own = (input: AssessmentInput) => {
  const { points, band } = assess(active, input).attention;
  return { points, band };
};
const others = async (input: AssessmentInput) => [await engines.zen(input), await engines.json(flatFacts(input))];

test('both engines give the points and the band of every reference case', async () => {
  const inputs = referenceCases().map(({ input }) => readInput(input));
  expect(inputs).toHaveLength(63);
  expect(new Set(inputs.map((input) => own(input).band)).size).toBe(3);
  for (const input of inputs) {
    expect([input.id, ...(await others(input))]).toEqual([input.id, own(input), own(input)]);
  }
});

test('and of any other: what is measured are the same rules', async () => {
  await fc.assert(
    fc.asyncProperty(anyInput, async (input) => {
      expect(await others(input)).toEqual([own(input), own(input)]);
    }),
    { numRuns: runs },
  );
});
