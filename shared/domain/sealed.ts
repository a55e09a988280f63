/** What is sealed on a record: facts of the private talk, and facts that are an integrity report. */
import type { Catalogue } from './catalogue.ts';

/** Why a fact is sealed: told in private, or about a bribe or an insider. */
export type Seal = 'tppo' | 'integrity';

/**
 * How an answer is sealed, or null. What was not asked tells nothing and stays open. Pure.
 */
export function sealOf(
  { indicators }: Catalogue,
  answer: { readonly kind: string; readonly code: string; readonly value: string },
): Seal | null {
  if (answer.kind !== 'indicator' || answer.value === 'notAsked') return null;
  const indicator = indicators.find(({ code }) => code === answer.code);
  if (indicator?.decisiveFor === 'integrityReport') return answer.value === 'present' ? 'integrity' : null;
  return indicator?.stage === 'private' ? 'tppo' : null;
}
