import { result as source } from '../id/result.ts';

/** Sentences of this part of the main journey. */
export const result: typeof source = source;
