/** Documents that could not be checked at the counter and are checked later. */
import { z } from 'zod';
import type { DocumentStatus } from './words.ts';

/** What checking again brought. */
export const RecheckOutcome = z.enum(['confirmed', 'notConfirmed', 'stillNotCheckable']);
/** What checking again brought. */
export type RecheckOutcome = z.infer<typeof RecheckOutcome>;

/**
 * The answer that checking again becomes while the clarification is open; null: none. A paper that the issuer or a register does
 * not confirm was shown, so it is *doubtful* and not *missing*: registers lag, and only *missing* would establish a finding by
 * itself. An officer who knows more touches the other answer.
 */
export function answerAfter(outcome: RecheckOutcome): DocumentStatus | null {
  switch (outcome) {
    case 'confirmed':
      return 'seen';
    case 'notConfirmed':
      return 'doubtful';
    case 'stillNotCheckable':
      return null;
  }
}
