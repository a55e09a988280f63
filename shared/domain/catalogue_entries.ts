/** Schemas of what is asked and weighed: purposes, documents, questions, indicators, mitigating facts. */
import { z } from 'zod';
import { Code, CountryCode, DecisiveFor, DimensionCode, Source, Stage, Text, Weight } from './catalogue_words.ts';
import { EvidenceBasis } from './words.ts';

/** Whether a paper is required by law, supports a purpose, or is asked for in practice without a certain basis. */
export const Need = z.enum(['required', 'supporting', 'asked']);
/** Need of a paper. */
export type Need = z.infer<typeof Need>;

/** A paper in the list of one purpose. */
export const PurposeDocument = z.strictObject({
  code: Code,
  need: Need,
  /** Licences are asked of the agency, never of the traveller. */
  askedOf: z.enum(['traveller', 'agency']),
  note: Text.nullable(),
  legalBasis: z.string().nullable(),
  source: Source.nullable(),
  unverified: z.boolean(),
});
/** A paper in the list of one purpose. */
export type PurposeDocument = z.infer<typeof PurposeDocument>;

/** How the papers of a work purpose are judged. */
const WorkPapers = z.strictObject({
  /** `epmiOnly`: the path is not clear, so a short list of papers can never be called complete. */
  completeBy: z.enum(['papersOrEpmi', 'epmiOnly']),
  /** False where the required list is not a condition of exit (going back to work on a valid permit). */
  missingEstablishes: z.boolean(),
  /** The paper which alone lets a returning worker go on. */
  permit: Code.nullable(),
});

/** A purpose a traveller may state. */
export const Purpose = z.strictObject({
  code: Code,
  order: z.int().min(1),
  group: z.enum(['work', 'visit', 'religious', 'study', 'business', 'resident', 'medical', 'other']),
  label: Text,
  isWork: z.boolean(),
  /** Present exactly for work purposes. */
  papers: WorkPapers.nullable(),
  documents: z.array(PurposeDocument).min(1),
  /** The papers a valid, matching e-PMI stands for. */
  coveredByEpmi: z.array(Code),
  /** Visas without which the stated purpose cannot be carried out. */
  entryVisas: z.array(Code),
  asks: z.array(Text),
  rule: Text,
  note: Text.nullable(),
  source: Source.nullable(),
  basisUncertain: z.boolean(),
});
/** A purpose a traveller may state. */
export type Purpose = z.infer<typeof Purpose>;

/** The papers of the child path. Being under 18 is a fact of a document, not a purpose. */
export const Minor = z.strictObject({
  /** What is never put to a child: no means test, no job or permit of an adult. */
  leaveOut: z.array(Code),
  label: Text,
  documents: z.array(PurposeDocument).min(1),
  rule: Text,
  basisUncertain: z.boolean(),
  source: Source,
});

/** A document and what to look at. */
export const CatalogueDocument = z.strictObject({
  code: Code,
  group: Code,
  label: Text,
  lookAt: Text,
  /** Kind of specific personal data (UU 27/2022 art. 4(2)), or null. */
  specificData: z.enum(['health', 'children', 'personalFinance']).nullable(),
  privacyNote: Text.nullable(),
  source: Source.nullable(),
  unverified: z.boolean(),
});
/** A document and what to look at. */
export type CatalogueDocument = z.infer<typeof CatalogueDocument>;

/** A question read to the traveller. */
export const Question = z.strictObject({
  code: Code,
  order: z.int().min(1),
  stage: z.enum(['firstLook', 'referral']),
  /** Only in a closed room, apart from companions. */
  private: z.boolean(),
  text: Text,
  mayDecline: z.literal(true),
  informs: z.array(Code),
  informsMitigations: z.array(Code),
  note: Text.nullable(),
});
/** A question read to the traveller. */
export type Question = z.infer<typeof Question>;

/** When an indicator is worth showing; null: always. It can be ticked in any case. */
export const AskWhen = z.strictObject({
  /** Work is declared or established. */
  work: z.literal(true).optional(),
  /** One of these countries is on the route. */
  route: z.array(CountryCode).min(1).optional(),
  /** A dated destination rule about this indicator holds, or may hold, on the route. */
  destinationRule: z.literal(true).optional(),
  /** There is any transit. */
  transit: z.literal(true).optional(),
  /** There is a transit other than the ordinary ones of this airport. */
  unusualTransit: z.literal(true).optional(),
});
/** When an indicator is worth showing. */
export type AskWhen = z.infer<typeof AskWhen>;

/** A combination that makes an indicator heavier. */
const Combination = z.strictObject({
  with: z.array(Code).min(1),
  mode: z.enum(['any', 'all']),
  weight: Weight,
  rule: Text,
});

/** An indicator: one observable fact, its weight and where that comes from. */
export const Indicator = z.strictObject({
  code: Code,
  group: Code,
  label: Text,
  question: Text.nullable(),
  /** What "yes" to the question means; null: the question is open, the label is the fact to be ticked. */
  yesMeans: z.enum(['present', 'absent']).nullable(),
  weight: Weight,
  /** What an answer may rest on; an indicator without one is refused. */
  basis: z.array(EvidenceBasis).min(1, { error: 'at least one kind of evidence' }),
  whoAsks: z.enum(['bp3mi', 'immigration', 'both']),
  /** Null: never asked, kept as documentation. */
  stage: Stage.nullable(),
  askWhen: AskWhen.nullable(),
  decisiveFor: DecisiveFor.nullable(),
  combos: z.array(Combination),
  /** Indicators that often rest on the same fact; the heavier counts once. */
  overlapsWith: z.array(Code),
  /** Other weights for some routes. */
  exceptions: z.array(z.strictObject({ transit: z.array(CountryCode).min(1), weight: Weight })),
  /** The ILO sign it stands for; its strength stands in the ILO list. */
  ilo: z.strictObject({ dimension: DimensionCode, indicator: Code, condition: Text.nullable() }).nullable(),
  neverAlone: z.boolean(),
  /** Counts only in Immigration's own second assessment (SOI and PAU facts). */
  secondAssessmentOnly: z.boolean(),
  appliesToPurposes: z.union([z.literal('all'), z.array(Code).min(1)]),
  legalBasis: z.string().nullable(),
  note: Text.nullable(),
  sources: z.array(Source),
  unverified: z.boolean(),
});
/** An indicator. */
export type Indicator = z.infer<typeof Indicator>;

/** A mitigating fact and its effect. */
export const Mitigation = z.strictObject({
  code: Code,
  label: Text,
  question: Text,
  yesMeans: z.literal('present').nullable(),
  effect: z.strictObject({ kind: z.enum(['cancel', 'minus', 'minusStrong', 'clear']), cancels: z.array(Code) }),
  appliesTo: z.enum(['all', 'work']),
  note: Text.nullable(),
  legalBasis: z.string().nullable(),
  sources: z.array(Source),
});
/** A mitigating fact and its effect. */
export type Mitigation = z.infer<typeof Mitigation>;
