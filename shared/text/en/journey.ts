import { journey as source } from '../id/journey.ts';

/** Sentences of this part of the main journey. */
export const journey: typeof source = source;
