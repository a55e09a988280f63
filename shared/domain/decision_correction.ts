/**
 * A recorded decision is never rewritten: what was wrong in it is put right by a version appended to it, with who, when
 * and why. Pure.
 */
import { z } from 'zod';
import { adverseKinds, NotCompletedCause, restricts, ToldLanguage, type DecisionProposal } from './decision.ts';
import type { DecisionKind } from './words.ts';

/** What is put right. Kind and evidence stay: where those were wrong the decision itself is void. */
export const Correction = z.discriminatedUnion('field', [
  z.strictObject({ field: z.literal('ground'), value: z.string().max(60) }),
  z.strictObject({ field: z.literal('reason'), value: z.string().trim().max(2000) }),
  z.strictObject({ field: z.literal('departLine'), value: z.string().trim().max(500) }),
  z.strictObject({ field: z.literal('toldIn'), value: ToldLanguage }),
  z.strictObject({ field: z.literal('statement'), value: z.string().trim().max(4000).nullable() }),
  z.strictObject({ field: z.literal('cause'), value: NotCompletedCause }),
]);
export type Correction = z.infer<typeof Correction>;

/** What of a decision a correction can reach. */
export type Correctable = Pick<DecisionProposal, 'ground' | 'reason' | 'departLine' | 'toldIn' | 'statement' | 'cause'>;

/** The parts a decision of this kind has. */
export function correctableOf(kind: DecisionKind): readonly Correction['field'][] {
  if (kind === 'notCompleted') return ['cause'];
  if (!adverseKinds.includes(kind)) return ['departLine'];
  const words = ['reason', 'departLine', 'statement'] as const;
  return restricts(kind) ? [...words, 'ground', 'toldIn'] : words;
}

/** The decision as it reads with its corrections, the last word of each part. */
export function corrected<D extends Correctable>(decision: D, corrections: readonly Correction[]): D {
  return corrections.reduce((before, { field, value }) => ({ ...before, [field]: value }), decision);
}

/** Every correction with what stood there before it. */
export function versions<C extends { readonly what: Correction }>(
  decision: Correctable,
  corrections: readonly C[],
): (C & { readonly before: string | null })[] {
  return corrections.map((one, index) => {
    const earlier = corrections.slice(0, index).map(({ what }) => what);
    return { ...one, before: corrected(decision, earlier)[one.what.field] };
  });
}
