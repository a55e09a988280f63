/** Sentences of this area. */
export const events = {};
