// One case after the other of the reference cases: the whole assessment against two rule engines which compute the
// attention score alone. test/bench/engines/engines.test.ts holds that all three give the same points and bands.
import { referenceCases } from '../../shared/catalogue/reference_cases.ts';
import { assess } from '../../shared/domain/assessment.ts';
import { indexOf } from '../../shared/domain/catalogue_index.ts';
import { factsOf } from '../../shared/domain/facts.ts';
import { attentionOf } from '../../shared/domain/scoring.ts';
import { active, catalogue, readInput } from '../shared/domain/delivered.ts';
import { attentionRules } from './engines/attention_rules.ts';
import { flatFacts, jsonRulesScore } from './engines/json_rules.ts';
import { zenScore } from './engines/zen_graph.ts';

const inputs = referenceCases().map(({ input }) => readInput(input));
const facts = inputs.map(flatFacts);
const rules = attentionRules(catalogue);
const jsonRules = jsonRulesScore(rules);
const zen = zenScore(rules);

/** The next of a list each time, from the beginning again after the last. */
function inTurn<Item>(items: readonly Item[]): () => Item {
  let at = -1;
  return () => {
    at = (at + 1) % items.length;
    const item = items[at];
    if (item === undefined) throw new Error('nothing to measure');
    return item;
  };
}
const next = { whole: inTurn(inputs), score: inTurn(inputs), jsonRules: inTurn(facts), zen: inTurn(inputs) };

export const title = 'Assessment of one case';
export const baseline = 'assess (all three results, recommendation, what is missing, explanation)';
export const tasks = {
  [baseline]: () => assess(active, next.whole()),
  'attention score alone': () => attentionOf(factsOf(indexOf(catalogue), next.score(), {})),
  'attention score by json-rules-engine': () => jsonRules(next.jsonRules()),
  'attention score by zen-engine': () => zen(next.zen()),
};
