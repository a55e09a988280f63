import { decision as source } from '../id/decision.ts';

/** Sentences of this part of the main journey. */
export const decision: typeof source = source;
