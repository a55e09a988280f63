import type { words as source } from '../id/words.ts';

/** The officer's side of the traveller's screen. */
export const words: typeof source = {
  show: 'Traveller’s screen',
  showHint: 'Show the traveller what is asked and their rights; back only with a PIN',
  second: 'Second display',
  secondClose: 'Close second display',
  secondHint: 'Show the same on the display that faces the traveller; the work stays here',
  backTitle: 'Open the working screen again',
  toTraveller: 'Back to the traveller’s screen',
  languages: 'Language of this screen',
  parts: 'Parts',
};
