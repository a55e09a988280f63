/** Small schemas that every part of the catalogue is made of, and the closed lists its rules are named by. */
import { z } from 'zod';

const Sentence = z.string().refine((text) => text.trim() !== '', { error: 'a text in this language' });

/** One text in both languages; neither may be empty (a missing translation is a fault). */
export const Text = z.strictObject({ id: Sentence, en: Sentence });
/** One text in both languages. */
export type Text = z.infer<typeof Text>;

/** A code of an entry: letters, digits and hyphens. */
export const Code = z
  .string()
  .regex(/^[A-Za-z0-9]+(?:[-.][A-Za-z0-9]+)*$/, { error: 'a code of letters, digits and hyphens' });

/** Where a statement comes from: an address, or a short reference where the address must not be kept. */
export const Source = z.string().regex(/^\S[\s\S]+\S$/, { error: 'at least three characters, no space at either end' });

/** A day `YYYY-MM-DD` or a month `YYYY-MM`. */
export const DayOrMonth = z.string().regex(/^\d{4}-\d{2}(?:-\d{2})?$/);

/** A country, ISO 3166 alpha-3. */
export const CountryCode = z.string().regex(/^[A-Z]{3}$/, { error: 'a country code of three capital letters' });

/** Weight of an indicator: decisive, strong, medium, weak, context. */
export const Weight = z.enum(['D', 'S', 'M', 'W', '0']);
/** Weight of an indicator. */
export type Weight = z.infer<typeof Weight>;

/** When a question belongs: before the x-ray, in the in-depth talk, or only in private. */
export const Stage = z.enum(['firstLook', 'referral', 'private']);
/** When a question belongs. */
export type Stage = z.infer<typeof Stage>;

/** What a decisive indicator leads to. */
export const DecisiveFor = z.enum(['referral', 'hardStop', 'integrityReport', 'childPath', 'privateTalk']);
/** What a decisive indicator leads to. */
export type DecisiveFor = z.infer<typeof DecisiveFor>;

/** The three recruitment dimensions of the ILO indicators. */
export const DimensionCode = z.enum(['D1', 'D2', 'D3']);
/** A recruitment dimension. */
export type DimensionCode = z.infer<typeof DimensionCode>;

/** Strength of an ILO indicator in one list. */
export const Strength = z.enum(['strong', 'medium', 'weak']);
/** Strength of an ILO indicator. */
export type Strength = z.infer<typeof Strength>;

/** The rules on papers; each has its legal basis and its sentence in the catalogue, its condition in `findings.ts`. */
export const PaperRuleId = z.enum([
  'papersComplete',
  'epmiValid',
  'completenessConfirmed',
  'permitValid',
  'requiredPapersMissing',
  'workVisaMissing',
  'workUnderOtherPurpose',
  'childForWork',
  'documentDoubtful',
  'identityDiffers',
  'visaDoesNotFit',
  'jobDoesNotFit',
  'undisclosedTicket',
  'hajjVisaMissing',
  'entryVisaMissing',
  'recordsContradict',
  'passportNotValid',
]);
/** A rule on papers. */
export type PaperRuleId = z.infer<typeof PaperRuleId>;

/** The rules of the recommendation; each has its sentence in the catalogue, its condition in `recommendation.ts`. */
export const RecommendationRuleId = z.enum([
  'askedForHelp',
  'recruitmentSigns',
  'integrityReport',
  'childNeedsProtection',
  'passportCondition',
  'papersComplete',
  'decisiveSign',
  'nonproceduralEstablished',
  'attentionHigh',
  'contradictionWithSigns',
  'childCompanion',
  'contradiction',
  'identityByObservation',
  'attentionMedium',
  'recruitmentAsk',
  'workPathUnclear',
  'papersNotSeen',
  'permitValid',
  'childAccompanied',
  'nothingFound',
]);
/** A rule of the recommendation. */
export type RecommendationRuleId = z.infer<typeof RecommendationRuleId>;

/** The phrases an explanation is put together from; `{items}` and the like are filled in. */
export const PhraseId = z.enum([
  'facts',
  'weight',
  'fromOthers',
  'cancelled',
  'mitigations',
  'signs',
  'dimension',
  'missing',
  'change',
  'closing',
  'strong',
  'medium',
  'weak',
  'decisive',
  'document',
  'statement',
  'thirdParty',
  'observation',
  'reasonCounted',
  'reasonDecisive',
  'reasonWeak',
  'reasonCancelled',
  'reasonOverlap',
  'reasonCapped',
  'mitigationCancels',
  'mitigationReduces',
  'mitigationClears',
  'mitigationNone',
]);
/** A phrase of the explanation. */
export type PhraseId = z.infer<typeof PhraseId>;
