/**
 * The closed words of a screening: what may be recorded, by whom, with which outcome.
 * They are fixed by the law and by the record format, so they are code; everything an agency may change is catalogue data.
 */
import { z } from 'zod';

/** The two agencies at the counter. */
export const AgencyCode = z.enum(['bp3mi', 'immigration']);
/** An agency at the counter. */
export type AgencyCode = z.infer<typeof AgencyCode>;

/** Where a machine of the station stands. It decides what comes first on its screen, never what may be done there. */
export const DevicePlace = z.enum([
  'beforeXray',
  'counter1',
  'counter2',
  'counter3',
  'counter4',
  'secondary',
  'supervisor',
]);
/** Where a machine of the station stands. */
export type DevicePlace = z.infer<typeof DevicePlace>;

/** What an officer may do. */
export const Role = z.enum(['bp3mi', 'immigration', 'supervisor', 'auditor', 'admin']);
/** The role of an officer. */
export type Role = z.infer<typeof Role>;

/**
 * State of one document. `notChecked` is the state of what is not recorded; `notCheckable` means that it cannot be
 * checked at this moment (system down). Neither is ever a shortcoming of the traveller.
 */
export const DocumentStatus = z.enum(['seen', 'missing', 'doubtful', 'notChecked', 'notApplicable', 'notCheckable']);
/** State of one document. */
export type DocumentStatus = z.infer<typeof DocumentStatus>;

/** Answer on one indicator. `notAsked` is the state of what is not recorded and is never `absent`. */
export const IndicatorValue = z.enum(['present', 'absent', 'notAsked', 'declined']);
/** Answer on one indicator. */
export type IndicatorValue = z.infer<typeof IndicatorValue>;

/** What an answer rests on: a document, the traveller's own statement, another person, or an officer's observation. */
export const EvidenceBasis = z.enum(['document', 'statement', 'thirdParty', 'observation']);
/** What an answer rests on. */
export type EvidenceBasis = z.infer<typeof EvidenceBasis>;

/** Answer on one mitigating fact. */
export const MitigationValue = z.enum(['present', 'absent', 'notAsked']);
/** Answer on one mitigating fact. */
export type MitigationValue = z.infer<typeof MitigationValue>;

/**
 * One answer on one indicator with what it rests on. `notAsked` has no basis, `declined` is always the traveller's
 * statement, `present` and `absent` name one. Whether the indicator allows that basis is the catalogue's to say.
 */
export const IndicatorAnswer = z.discriminatedUnion('value', [
  z.strictObject({ value: z.literal('present'), basis: EvidenceBasis }),
  z.strictObject({ value: z.literal('absent'), basis: EvidenceBasis }),
  z.strictObject({ value: z.literal('notAsked'), basis: z.null() }),
  z.strictObject({ value: z.literal('declined'), basis: z.literal('statement') }),
]);
/** One answer on one indicator. */
export type IndicatorAnswer = z.infer<typeof IndicatorAnswer>;

/** The officer's own judgement, recorded before any result is shown. */
export const OwnAssessment = z.enum(['clear', 'unsure', 'concern']);
/** The officer's own judgement. */
export type OwnAssessment = z.infer<typeof OwnAssessment>;

/** The decisions a clarification can end with. */
export const DecisionKind = z.enum([
  'cleared',
  'advised',
  'selfWithdrawn',
  'notCompleted',
  'referred',
  'postponed',
  'postponedPassportHeld',
]);
/** A decision a clarification can end with. */
export type DecisionKind = z.infer<typeof DecisionKind>;

/** How the traveller took a paper: signed it, put a thumb to it, or would not; the latter two before a witness. */
export const PaperTaken = z.enum(['signed', 'thumb', 'refused']);
/** How a paper was taken. */
export type PaperTaken = z.infer<typeof PaperTaken>;

/** Why this traveller was asked to the counter; without it nobody can see whether selection is fair. */
export const SelectionReason = z.enum([
  'random',
  'wholeFlight',
  'documentFact',
  'tip',
  'askedForHelp',
  'officersChoice',
]);
/** Why this traveller. */
export type SelectionReason = z.infer<typeof SelectionReason>;

/** The three depths of the funnel: Lewat, Pindai & lanjut, Klarifikasi. */
export const Depth = z.enum(['pass', 'scan', 'clarification']);
/** Depth of a screening. */
export type Depth = z.infer<typeof Depth>;

/** What the software recommends; never more than a referral or an offer of help. */
export const Recommendation = z.enum(['clear', 'ask', 'refer', 'offerHelp']);
/** What the software recommends. */
export type Recommendation = z.infer<typeof Recommendation>;

/** Result on the papers of a departure for work. */
export const PaperFinding = z.enum(['completeDoNotHold', 'none', 'unresolvedContradiction', 'established']);
/** Result on the papers. */
export type PaperFinding = z.infer<typeof PaperFinding>;

/** Band of the attention score. */
export const AttentionBand = z.enum(['low', 'medium', 'high']);
/** Band of the attention score. */
export type AttentionBand = z.infer<typeof AttentionBand>;

/** Paths which leave the ordinary course: a child, a document condition, a report on integrity. */
export const SpecialPath = z.enum(['childPath', 'documentHardStop', 'integrityReport']);
/** A special path. */
export type SpecialPath = z.infer<typeof SpecialPath>;
