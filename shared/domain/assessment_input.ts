/**
 * What is known about one traveller at the moment of an assessment. It holds no name, sex, age, home district,
 * religion, schooling or marital state: a field of that kind is refused, so it can never reach the score.
 */
import { z } from 'zod';
import { err, ok, type Result } from '../result.ts';
import type { Catalogue } from './catalogue.ts';
import { indexOf, type CatalogueIndex } from './catalogue_index.ts';
import { isCountryCode } from './country.ts';
import { DocumentStatus, IndicatorAnswer, MitigationValue } from './words.ts';

const Country = z.string().refine(isCountryCode, { error: 'a country code of ISO 3166 alpha-3, e.g. MYS' });

/**
 * The input of an assessment. What is not listed is `notChecked` (documents) or `notAsked` (indicators and mitigating
 * facts). Codes are checked against a catalogue by `readAssessmentInput`.
 */
export const AssessmentInput = z.strictObject({
  /** Neutral number, no meaning. */
  id: z.string().min(1).max(200),
  /** For people; never read by the rules. */
  summary: z.strictObject({ id: z.string(), en: z.string() }).optional(),
  /** True when a document shows that the person is under 18. */
  minor: z.boolean().default(false),
  /** The purpose the person states, a code of the catalogue. */
  purpose: z.string(),
  /** Last stop as ticketed or first stated. A further end found later is an indicator, not a change of this field. */
  destination: Country,
  /** Stops before it, in order. */
  transit: z.array(Country).max(20).default([]),
  documents: z.record(z.string(), DocumentStatus).default({}),
  indicators: z.record(z.string(), IndicatorAnswer).default({}),
  mitigations: z.record(z.string(), MitigationValue).default({}),
});
/** The input of an assessment, complete. */
export type AssessmentInput = z.infer<typeof AssessmentInput>;

/** Why an input is refused: the field, and what was expected there. */
export interface InputFault {
  readonly path: readonly (string | number)[];
  readonly expected: string;
}

const list = (values: Iterable<string>): string => [...values].join(', ');

type Issue = z.core.$ZodIssue;

function expectedBy(issue: Issue): string {
  switch (issue.code) {
    case 'unrecognized_keys':
      return 'no such field here';
    case 'invalid_value':
      return `one of ${list(issue.values.map((value) => JSON.stringify(value) ?? 'undefined'))}`;
    case 'invalid_type':
      return issue.expected === 'record' ? 'an object' : `a value of type ${issue.expected}`;
    case 'invalid_union':
      return list(['one of "present"', '"absent"', '"notAsked"', '"declined"']);
    case 'too_small':
      return `at least ${String(issue.minimum)} characters or entries`;
    case 'too_big':
      return `at most ${String(issue.maximum)} characters or entries`;
    case 'custom':
    case 'invalid_element':
    case 'invalid_format':
    case 'invalid_key':
    case 'not_multiple_of':
      return issue.message;
  }
}

/** A path as people write it: `transit[0]`, `indicators.TRV-06.basis`. Empty for the object itself. */
export function pathText(path: readonly (string | number)[]): string {
  return path.map((part, at) => (typeof part === 'number' ? `[${part}]` : at === 0 ? part : `.${part}`)).join('');
}

const partsOf = (path: readonly PropertyKey[]): (string | number)[] =>
  path.map((part) => (typeof part === 'symbol' ? String(part) : part));

function faultsOf(issue: Issue): InputFault[] {
  const path = partsOf(issue.path);
  if (issue.code === 'unrecognized_keys') {
    const fields = path.length === 0 ? `; the fields are ${list(Object.keys(AssessmentInput.shape))}` : '';
    return issue.keys.map((key) => ({ path: [...path, key], expected: `${expectedBy(issue)}${fields}` }));
  }
  return [{ path, expected: expectedBy(issue) }];
}

function unknownCodes(input: AssessmentInput, index: CatalogueIndex): InputFault[] {
  const against = (field: 'documents' | 'indicators' | 'mitigations', known: ReadonlyMap<string, unknown>) =>
    Object.keys(input[field])
      .filter((code) => !known.has(code))
      .map((code) => ({ path: [field, code], expected: `a code of the ${field} of the catalogue` }));
  return [
    ...(index.purposes.has(input.purpose)
      ? []
      : [{ path: ['purpose'], expected: `one of ${list(index.purposes.keys())}` }]),
    ...against('documents', index.documents),
    ...against('indicators', index.indicators),
    ...against('mitigations', index.mitigations),
  ];
}

function wrongBases(input: AssessmentInput, index: CatalogueIndex): InputFault[] {
  return Object.entries(input.indicators).flatMap(([code, answer]) => {
    const allowed = index.indicators.get(code)?.basis;
    if (allowed === undefined || answer.value === 'notAsked' || answer.value === 'declined') return [];
    if (allowed.includes(answer.basis)) return [];
    return [{ path: ['indicators', code, 'basis'], expected: `one of ${list(allowed.map((basis) => `"${basis}"`))}` }];
  });
}

/**
 * Reads one input against a catalogue: shape first, then codes and the evidence kinds each indicator allows. All
 * faults are returned, in a fixed order. Pure.
 */
export function readAssessmentInput(catalogue: Catalogue, value: unknown): Result<AssessmentInput, InputFault[]> {
  const parsed = AssessmentInput.safeParse(value);
  if (!parsed.success) return err(parsed.error.issues.flatMap(faultsOf));
  const index = indexOf(catalogue);
  const faults = [...unknownCodes(parsed.data, index), ...wrongBases(parsed.data, index)];
  return faults.length === 0 ? ok(parsed.data) : err(faults);
}
