/** The refusal of a catalogue: which entry, which rule, and a sentence in both languages. */
import type { Text } from './catalogue_words.ts';

/** The rules a catalogue can break. */
export type CatalogueRule =
  | 'shape'
  | 'unreadable-sign'
  | 'missing-translation'
  | 'no-evidence-kind'
  | 'no-source'
  | 'duplicate-code'
  | 'unknown-reference'
  | 'prohibited-attribute'
  | 'prohibited-indicator'
  | 'single-indicator-high'
  | 'scoring-figures'
  | 'second-assessment-only'
  | 'current-hit-only'
  | 'ordinary-transit'
  | 'overlap-one-sided'
  | 'decisive-without-path'
  | 'agency-paper-required'
  | 'hold-without-ground'
  | 'needed-by-a-rule';

/** Why a catalogue is refused: which entry, which rule, and a sentence. */
export interface CatalogueFault {
  readonly entry: string;
  readonly rule: CatalogueRule;
  readonly message: Text;
}

/** A fault with its sentence in both languages. */
export const catalogueFault = (entry: string, rule: CatalogueRule, id: string, en: string): CatalogueFault => ({
  entry,
  rule,
  message: { id: `${entry}: ${id}`, en: `${entry}: ${en}` },
});
