/**
 * The catalogue: everything the two agencies may change about the clarification, as one versioned file. Purposes,
 * papers, questions, indicators with weights and sources, mitigating facts, destination and legal lists, the figures
 * of the score and every sentence of a result. Read it through `parseCatalogue` (`catalogue_loader.ts`).
 */
import canonicalize from 'canonicalize';
import { z } from 'zod';
import type { Sha256 } from '../audit/tree.ts';
import { CatalogueDocument, Indicator, Minor, Mitigation, Need, Purpose, Question } from './catalogue_entries.ts';
import { Destinations, Hotline, IloRule, Legal } from './catalogue_law.ts';
import {
  Code,
  DayOrMonth,
  DecisiveFor,
  PaperRuleId,
  PhraseId,
  RecommendationRuleId,
  Text,
  Weight,
} from './catalogue_words.ts';
import { DocumentStatus, EvidenceBasis, SpecialPath } from './words.ts';

/** The figures of the attention score, in points. */
const Scoring = z.strictObject({
  /** Points of each weight. D acts by the path it leads to, W and 0 never change the band: all three are 0. */
  points: z.record(Weight, z.number().min(0)),
  /** The most one group of indicators can weigh: as much as one strong sign. */
  groupCap: z.number().min(0),
  /** Least points of the medium and of the high band. */
  bands: z.strictObject({ medium: z.number(), high: z.number() }),
  /** What mitigating facts take away, one by one and at most together. */
  mitigation: z.strictObject({ minus: z.number().min(0), minusStrong: z.number().min(0), most: z.number().min(0) }),
  /** Points from which a contradiction on paper is referred. */
  contradictionReferFrom: z.number(),
  note: Text,
});

/** The words of a rule on papers. `{items}` in the sentence is filled with the facts. */
const PaperRuleText = z.strictObject({
  legalBasis: z.string().min(3),
  basisUncertain: z.boolean(),
  sentence: Text,
});

/** The catalogue file. */
export const Catalogue = z.strictObject({
  version: z.string().regex(/^\d{4}\.\d{2}\.\d+$/),
  asOf: DayOrMonth,
  title: Text,
  weightsStatus: Text,
  scoring: Scoring,
  groups: z.array(z.strictObject({ code: Code, label: Text })).min(1),
  weights: z.array(z.strictObject({ code: Weight, label: Text, meaning: Text })).length(5),
  decisiveFor: z.record(DecisiveFor, Text),
  basisLabels: z.record(EvidenceBasis, Text),
  needLabels: z.record(Need, Text),
  documentStatuses: z.array(z.strictObject({ code: DocumentStatus, label: Text, meaning: Text })),
  specificDataNote: Text,
  mitigationRule: Text,
  purposes: z.array(Purpose).min(1),
  minor: Minor,
  documents: z.array(CatalogueDocument).min(1),
  questions: z.strictObject({ opening: Text, privacyRule: Text, items: z.array(Question).min(1) }),
  indicators: z.array(Indicator).min(1),
  mitigations: z.array(Mitigation).min(1),
  destinations: Destinations,
  ilo: IloRule,
  legal: Legal,
  hotlines: z.array(Hotline),
  rules: z.strictObject({
    paper: z.record(PaperRuleId, PaperRuleText),
    recommendation: z.record(RecommendationRuleId, Text),
    paths: z.record(SpecialPath, Text),
  }),
  phrases: z.record(PhraseId, Text),
});
/** The catalogue file. */
export type Catalogue = z.infer<typeof Catalogue>;

/** A catalogue with the hash that every result carries. */
export interface ActiveCatalogue {
  readonly catalogue: Catalogue;
  /** Hex SHA-256 of the canonical form, see `catalogueSha256`. */
  readonly sha256: string;
}

/** Hex SHA-256 of the RFC 8785 canonical JSON of a catalogue: the same for every spelling of the same content. */
export function catalogueSha256(catalogue: Catalogue, sha256: Sha256): string {
  const canonical = canonicalize(catalogue);
  if (canonical === undefined) throw new Error('a catalogue always has a canonical form');
  return [...sha256(new TextEncoder().encode(canonical))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
