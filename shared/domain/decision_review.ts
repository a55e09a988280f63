/**
 * Which decisions somebody else must look at afterwards, who may, and where a review stands. Pure: what is reviewed follows
 * from what was decided and one lot drawn with it, so nobody chooses it later.
 */
import { z } from 'zod';
import { adverseKinds, departs } from './decision.ts';
import type { AgencyCode, AttentionBand, DecisionKind, Recommendation, Role } from './words.ts';

/** Why a decision is reviewed. What stops or undoes a journey is marked by the database too, should a handler forget it. */
export const ReviewCause = z.enum([
  'hold',
  'postponed',
  'remoteApproval',
  'groundToBeConfirmed',
  'void',
  'override',
  'fastHighClear',
  'drawn',
  'random',
  'reasonReused',
]);
/** Why a decision is reviewed. */
export type ReviewCause = z.infer<typeof ReviewCause>;

/** Decisions that must not become disguised stops: a share of them is drawn for review. */
export const drawnKinds: readonly DecisionKind[] = ['advised', 'selfWithdrawn'];

/** Least share of them that is reviewed. */
const leastShare = 0.2;
/** Share of the other clarifications that is reviewed, whatever was decided. */
export const randomShare = 0.1;
/** A clearance on a high attention score that came sooner after the first scan than this is looked at, in seconds. */
export const fastSeconds = 120;

/** What a decision is looked at for, as it is stored. */
export interface ReviewFacts {
  readonly kind: DecisionKind;
  /** A hold is proposed until the second Pejabat Imigrasi approved it; `void`: declared so afterwards. */
  readonly state: 'proposed' | 'confirmed' | 'void';
  readonly remote: boolean;
  readonly groundToBeConfirmed: boolean;
  readonly reasonReused: boolean;
  /** What the result on its facts said; null where there was none. */
  readonly result: { readonly recommendation: Recommendation; readonly band: AttentionBand } | null;
  /** From the opening of the clarification to the decision. */
  readonly seconds: number;
  /** How many of the drawn kinds there were before and how many of them were drawn. */
  readonly past: { readonly all: number; readonly drawn: number };
  /** One random byte; null where nothing is drawn, because it was drawn when the decision was taken. */
  readonly lot: number | null;
}

/**
 * Whether the next of the drawn kinds is reviewed: by lot, and in any case where the share would fall short.
 * @param past how many there were before and how many of them were drawn
 * @param lot one random byte
 */
export function drawn(past: { readonly all: number; readonly drawn: number }, lot: number): boolean {
  return lot < leastShare * 256 || past.drawn < leastShare * (past.all + 1);
}

/** Everything a decision is reviewed for, in the order of the causes. */
export function reviewCauses(facts: ReviewFacts): ReviewCause[] {
  const { kind, state, lot, result } = facts;
  const stands = state !== 'proposed';
  const holds: Record<Exclude<ReviewCause, 'random'>, boolean> = {
    hold: stands && kind === 'postponedPassportHeld',
    postponed: kind === 'postponed',
    remoteApproval: stands && facts.remote,
    groundToBeConfirmed: stands && facts.groundToBeConfirmed,
    void: state === 'void',
    override: result !== null && departs(kind, result.recommendation),
    fastHighClear: kind === 'cleared' && result?.band === 'high' && facts.seconds < fastSeconds,
    drawn: lot !== null && drawnKinds.includes(kind) && drawn(facts.past, lot),
    reasonReused: adverseKinds.includes(kind) && facts.reasonReused,
  };
  const found = ReviewCause.options.filter((cause) => cause !== 'random' && holds[cause]);
  const rest = stands && found.length === 0 && !drawnKinds.includes(kind);
  return rest && lot !== null && lot < randomShare * 256 ? ['random'] : found;
}

/** Causes for which the reviewer judges the case before seeing how it was judged: every hold, and what a lot has drawn. */
const blindCauses: readonly ReviewCause[] = ['hold', 'drawn', 'random'];

/** Whether a second assessment is due before anybody sees the first: only where there is a first one. */
export const needsSecond = (causes: readonly ReviewCause[], judged: boolean): boolean =>
  judged && causes.some((cause) => blindCauses.includes(cause));

/** What happens in a review; rows are only ever added. `corrected` and `voided` are written by the database itself. */
export const ReviewActKind = z.enum(['assessed', 'accepted', 'returned', 'answered', 'corrected', 'voided']);
export type ReviewActKind = z.infer<typeof ReviewActKind>;

/** Where a review stands: with a reviewer, with the officer, or done. */
export const ReviewState = z.enum(['waiting', 'returned', 'accepted']);
export type ReviewState = z.infer<typeof ReviewState>;

/** Where a review stands after these acts: an answer, a correction or a void after a verdict brings it back. */
export function reviewState(acts: readonly ReviewActKind[]): ReviewState {
  const last = acts.findLast((kind) => kind !== 'assessed');
  return last === 'returned' || last === 'accepted' ? last : 'waiting';
}

/** Whether it was with a reviewer before and came back. */
export const cameBack = (acts: readonly ReviewActKind[]): boolean =>
  reviewState(acts) === 'waiting' && acts.some((kind) => kind === 'returned' || kind === 'accepted');

/** Why somebody may not review a decision, or null: shift heads review their own agency's, never what they took part in. */
export function reviewerFault(
  reviewer: { readonly id: string; readonly role: Role; readonly agency: AgencyCode | null },
  decision: { readonly role: Role; readonly people: ReadonlySet<string> },
): 'not-your-agency' | 'own-decision' | null {
  if (reviewer.role !== 'supervisor' || reviewer.agency !== decision.role) return 'not-your-agency';
  return decision.people.has(reviewer.id) ? 'own-decision' : null;
}

/** A reason as it is compared: letters and digits alone, small. Two that differ in dots and spaces are the same words. */
export const reasonWords = (reason: string): string =>
  reason
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
