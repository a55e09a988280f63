/** What is not known yet, and what of it would change the recommendation. Nothing in this list ever counts against anyone. */
import { z } from 'zod';
import type { AssessmentInput } from './assessment_input.ts';
import { DimensionCode, Text } from './catalogue_words.ts';
import type { Facts } from './facts.ts';
import { requiredOf } from './findings.ts';
import { documentCode } from './rule_codes.ts';
import type { Results } from './recommendation.ts';
import { Recommendation } from './words.ts';

/** One thing that is not known yet. */
export const Missing = z.strictObject({
  kind: z.enum(['document', 'mitigation', 'dimension']),
  code: z.string(),
  label: Text,
  /** The recommendation if this alone were seen or present; null when it would stay the same. */
  wouldBe: Recommendation.nullable(),
});
/** One thing that is not known yet. */
export type Missing = z.infer<typeof Missing>;

/** The recommendation for a changed input; given by the assessment itself. */
export type Judge = (input: AssessmentInput) => Recommendation;

const open = (facts: Facts, code: string): boolean =>
  !facts.met(code) && ['notChecked', 'notCheckable'].includes(facts.status(code));

function openDocuments({ facts, paper }: Results): string[] {
  if (paper.finding === 'completeDoNotHold') return [];
  const epmi = facts.purpose.coveredByEpmi.length > 0 ? [documentCode.ePmi] : [];
  const child = facts.child
    ? [documentCode.familyCard, documentCode.birthCertificate, documentCode.parentalConsent]
    : [];
  return [...new Set([...epmi, ...requiredOf(facts), ...child])].filter((code) => open(facts, code));
}

/** Mitigating facts that were not asked and could matter here: cancelling ones only where there is something to cancel. */
function openMitigations({ facts }: Results, input: AssessmentInput) {
  return facts.index.catalogue.mitigations.filter(({ code, appliesTo, effect }) => {
    const value = Object.hasOwn(input.mitigations, code) ? input.mitigations[code] : undefined;
    if (value !== undefined && value !== 'notAsked') return false;
    if (appliesTo === 'work' && !facts.purpose.isWork) return false;
    return effect.kind !== 'cancel' || effect.cancels.some((cancelled) => facts.has(cancelled));
  });
}

/** What is missing in a case, documents first. With a recommendation to clear, only papers are listed. Pure. */
export function missingOf(results: Results, input: AssessmentInput, gives: Recommendation, judge: Judge): Missing[] {
  const { catalogue, documents } = results.facts.index;
  const changed = (next: AssessmentInput): Recommendation | null => {
    if (gives === 'clear') return null;
    const would = judge(next);
    return would === gives ? null : would;
  };
  const papers = openDocuments(results).flatMap((code): Missing[] => {
    const label = documents.get(code)?.label;
    if (label === undefined) return [];
    const wouldBe = changed({ ...input, documents: { ...input.documents, [code]: 'seen' } });
    return [{ kind: 'document', code, label, wouldBe }];
  });
  if (gives === 'clear') return papers;
  const facts = openMitigations(results, input).map(({ code, label }): Missing => {
    const wouldBe = changed({ ...input, mitigations: { ...input.mitigations, [code]: 'present' } });
    return { kind: 'mitigation', code, label, wouldBe };
  });
  const dimensions = DimensionCode.options
    .filter((dimension) => results.tppo[dimension] === 'notAsked')
    .flatMap((code): Missing[] => {
      const label = catalogue.ilo.dimensions.find((dimension) => dimension.code === code)?.label;
      return label === undefined ? [] : [{ kind: 'dimension', code, label, wouldBe: null }];
    });
  return [...papers, ...facts, ...dimensions];
}
