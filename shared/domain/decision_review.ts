/** Which decisions somebody else must look at afterwards, and which reasons were written before word for word. Pure. */
import { z } from 'zod';
import type { DecisionKind } from './words.ts';

/** Why a decision is reviewed. All but the drawn share and the reused reason are set by the database itself. */
export const ReviewCause = z.enum([
  'hold',
  'postponed',
  'remoteApproval',
  'groundToBeConfirmed',
  'void',
  'drawn',
  'reasonReused',
]);
/** Why a decision is reviewed. */
export type ReviewCause = z.infer<typeof ReviewCause>;

/** Decisions that must not become disguised stops: a share of them is drawn for review. */
export const drawnKinds: readonly DecisionKind[] = ['advised', 'selfWithdrawn'];

/** Least share of them that is reviewed. */
const leastShare = 0.2;

/**
 * Whether the next of the drawn kinds is reviewed: by lot, and in any case where the share would fall short.
 * @param past how many there were before and how many of them were drawn
 * @param lot one random byte
 */
export function drawn(past: { readonly all: number; readonly drawn: number }, lot: number): boolean {
  return lot < leastShare * 256 || past.drawn < leastShare * (past.all + 1);
}

/** A reason as it is compared: letters and digits alone, small. Two that differ in dots and spaces are the same words. */
export const reasonWords = (reason: string): string =>
  reason
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
