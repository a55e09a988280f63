import { custody as source } from '../id/custody.ts';

/** Sentences of this part of the main journey. */
export const custody: typeof source = source;
