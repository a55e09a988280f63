/** Sentences of this area. */
export const admin = {};
