/** The words for the traveller this program is delivered with, not yet checked: they go through `parseTravellerWords`. */
import file from './traveller_words.json' with { type: 'json' };

/** The delivered file as plain JSON. */
export const deliveredWordsFile: unknown = file;
