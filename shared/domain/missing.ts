/** What is not known yet, and what of it would change the recommendation. Nothing in this list ever counts against anyone. */
import { z } from 'zod';
import type { AssessmentInput } from './assessment_input.ts';
import { DimensionCode, Text } from './catalogue_words.ts';
import type { Facts } from './facts.ts';
import { requiredOf } from './findings.ts';
import { documentCode, mitigationCode } from './rule_codes.ts';
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
  if (facts.child) {
    // No paper lets a child leave for work, and a means test is not put to one.
    const own = facts.purpose.isWork ? [documentCode.passport] : requiredOf(facts);
    const family = [documentCode.familyCard, documentCode.birthCertificate, documentCode.parentalConsent];
    const { leaveOut } = facts.index.catalogue.minor;
    return [...new Set([...own, ...family])].filter((code) => open(facts, code) && !leaveOut.includes(code));
  }
  const epmi = facts.purpose.coveredByEpmi.length > 0 ? [documentCode.ePmi] : [];
  return [...new Set([...epmi, ...requiredOf(facts)])].filter((code) => open(facts, code));
}

/** Mitigating facts that were not asked and could matter here: cancelling ones only where there is something to cancel. */
function openMitigations({ facts }: Results, input: AssessmentInput) {
  return facts.index.catalogue.mitigations.filter(({ code, appliesTo, effect }) => {
    const value = Object.hasOwn(input.mitigations, code) ? input.mitigations[code] : undefined;
    if (value !== undefined && value !== 'notAsked') return false;
    if (appliesTo === 'work' && !facts.purpose.isWork) return false;
    if (facts.child && facts.index.catalogue.minor.leaveOut.includes(code)) return false;
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
  const named = new Set(papers.map(({ code }) => code));
  const { child } = results.facts;
  const facts = openMitigations(results, input).flatMap(({ code, label }): Missing[] => {
    // The open e-PMI says the same.
    if (code === mitigationCode.papersComplete && named.has(documentCode.ePmi)) return [];
    const wouldBe = changed({ ...input, mitigations: { ...input.mitigations, [code]: 'present' } });
    // That a parent comes along is the parent's fact: beside a child it is named where it helps.
    if (child && code === mitigationCode.ownChildren && wouldBe === null) return [];
    return [{ kind: 'mitigation', code, label, wouldBe }];
  });
  // Recruitment is asked about in private, and a child is not.
  if (child) return [...papers, ...facts];
  const dimensions = DimensionCode.options
    .filter((dimension) => results.tppo[dimension] === 'notAsked')
    .flatMap((code): Missing[] => {
      const label = catalogue.ilo.dimensions.find((dimension) => dimension.code === code)?.label;
      return label === undefined ? [] : [{ kind: 'dimension', code, label, wouldBe: null }];
    });
  return [...papers, ...facts, ...dimensions];
}
