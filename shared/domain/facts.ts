/** The facts of one case as the rules read them: nothing here weighs anything yet. */
import type { AssessmentInput } from './assessment_input.ts';
import type { CatalogueIndex } from './catalogue_index.ts';
import type { Indicator, Mitigation, Purpose } from './catalogue_entries.ts';
import type { DecisiveFor } from './catalogue_words.ts';
import { documentCode } from './rule_codes.ts';
import type { DocumentStatus, EvidenceBasis } from './words.ts';

/** An indicator that was found, and what that rests on. */
export interface Found {
  readonly indicator: Indicator;
  readonly basis: EvidenceBasis;
}

/** How an assessment is made. */
export interface AssessOptions {
  /** Immigration's own second assessment: SOI and PAU facts count. Never set for a result that BP3MI sees. */
  readonly immigrationSecond?: boolean;
}

/** The facts of one case. Lists are in catalogue order, so the order of answers can never matter. */
export interface Facts {
  readonly index: CatalogueIndex;
  readonly purpose: Purpose;
  readonly child: boolean;
  readonly transit: readonly string[];
  /** Indicators that are present and apply to this purpose. */
  readonly found: readonly Found[];
  /** Indicators answered yes or no (not "not asked", not "declined"). */
  readonly answered: readonly Found[];
  /** Mitigating facts that are present and apply. */
  readonly mitigations: readonly Mitigation[];
  /** What is recorded about a document; `notChecked` when nothing is. */
  readonly status: (document: string) => DocumentStatus;
  /** Seen, or covered by a valid, matching e-PMI. */
  readonly met: (document: string) => boolean;
  /** Whether an indicator is present, on one of these bases when bases are named. */
  readonly has: (indicator: string, ...bases: readonly EvidenceBasis[]) => boolean;
  readonly hasMitigation: (mitigation: string) => boolean;
  /** Decisive indicators that are present, by what they lead to. */
  readonly decisive: (kind: DecisiveFor) => readonly Found[];
}

const applies = ({ appliesToPurposes }: Indicator, purpose: string): boolean =>
  appliesToPurposes === 'all' || appliesToPurposes.includes(purpose);

function answersOf(index: CatalogueIndex, input: AssessmentInput, { immigrationSecond = false }: AssessOptions) {
  const found: Found[] = [];
  const answered: Found[] = [];
  for (const indicator of index.catalogue.indicators) {
    const answer = Object.hasOwn(input.indicators, indicator.code) ? input.indicators[indicator.code] : undefined;
    if (answer === undefined || answer.value === 'notAsked' || answer.value === 'declined') continue;
    if (!applies(indicator, input.purpose) || (indicator.secondAssessmentOnly && !immigrationSecond)) continue;
    const entry = { indicator, basis: answer.basis };
    answered.push(entry);
    if (answer.value === 'present') found.push(entry);
  }
  return { found, answered };
}

/** The facts of an input; throws on a purpose that the catalogue does not have (the input was not read first). */
export function factsOf(index: CatalogueIndex, input: AssessmentInput, options: AssessOptions): Facts {
  const purpose = index.purposes.get(input.purpose);
  if (purpose === undefined) throw new Error(`unknown purpose ${input.purpose}`);
  const { found, answered } = answersOf(index, input, options);
  const status = (code: string): DocumentStatus =>
    (Object.hasOwn(input.documents, code) ? input.documents[code] : undefined) ?? 'notChecked';
  const mitigations = index.catalogue.mitigations.filter(
    ({ code, appliesTo }) =>
      Object.hasOwn(input.mitigations, code) &&
      input.mitigations[code] === 'present' &&
      (appliesTo === 'all' || purpose.isWork),
  );
  const covered = status(documentCode.ePmi) === 'seen' ? purpose.coveredByEpmi : [];
  const decisive = (kind: DecisiveFor) => found.filter(({ indicator }) => indicator.decisiveFor === kind);
  return {
    index,
    purpose,
    child: input.minor || decisive('childPath').length > 0,
    transit: input.transit,
    found,
    answered,
    mitigations,
    status,
    met: (code) => status(code) === 'seen' || covered.includes(code),
    has: (code, ...bases) =>
      found.some(({ indicator, basis }) => indicator.code === code && (bases.length === 0 || bases.includes(basis))),
    hasMitigation: (code) => mitigations.some((mitigation) => mitigation.code === code),
    decisive,
  };
}
