/**
 * The assessment of one case: paper finding, TPPO signs and attention score, three results that are never summed; a
 * recommendation by written rules; an explanation for people. Pure and deterministic: the same input and catalogue give
 * the same bytes, in the browser as in the application. The result is stored and sent over the wire.
 */
import { z } from 'zod';
import type { ActiveCatalogue } from './catalogue.ts';
import { indexOf, type CatalogueIndex } from './catalogue_index.ts';
import { Text } from './catalogue_words.ts';
import type { AssessmentInput } from './assessment_input.ts';
import { explain } from './explanation.ts';
import { factsOf, type AssessOptions } from './facts.ts';
import { paperResult, PaperResult } from './findings.ts';
import { Missing, missingOf } from './missing.ts';
import { pathOf, recommend, type Results } from './recommendation.ts';
import { Attention, attentionOf } from './scoring.ts';
import { tppoResult, TppoResult } from './tppo.ts';
import { Recommendation, SpecialPath } from './words.ts';

/** The result of an assessment. */
export const Assessment = z.strictObject({
  id: z.string(),
  catalogue: z.strictObject({ version: z.string(), sha256: z.string() }),
  paper: PaperResult,
  tppo: TppoResult,
  attention: Attention,
  recommendation: Recommendation,
  path: SpecialPath.nullable(),
  missing: z.array(Missing),
  explanation: Text,
});
/** The result of an assessment. */
export type Assessment = z.infer<typeof Assessment>;

function resultsOf(index: CatalogueIndex, input: AssessmentInput, options: AssessOptions): Results {
  const facts = factsOf(index, input, options);
  return { facts, paper: paperResult(facts), tppo: tppoResult(facts), attention: attentionOf(facts) };
}

/**
 * Assesses one input that was read with `readAssessmentInput`. The desk's assessment leaves out SOI and PAU facts as if
 * they were not there; `immigrationSecond` counts them. Throws only on a purpose the catalogue does not have.
 */
export function assess(active: ActiveCatalogue, input: AssessmentInput, options: AssessOptions = {}): Assessment {
  const index = indexOf(active.catalogue);
  const results = resultsOf(index, input, options);
  const { rule, gives } = recommend(results);
  const path = pathOf(results);
  const judge = (changed: AssessmentInput) => recommend(resultsOf(index, changed, options)).gives;
  const missing = missingOf(results, input, gives, judge);
  return {
    id: input.id,
    catalogue: { version: active.catalogue.version, sha256: active.sha256 },
    paper: results.paper,
    tppo: results.tppo,
    attention: results.attention,
    recommendation: gives,
    path,
    missing,
    explanation: explain(results, { rule, path, missing }),
  };
}
