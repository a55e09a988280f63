/** The words for travellers this program brings, read once. */
import { deliveredWordsFile } from '../../shared/catalogue/delivered_words.ts';
import { parseTravellerWords, type TravellerWords } from '../../shared/domain/traveller_words.ts';
import { deliveredCatalogue } from './delivered.ts';

let known: TravellerWords | null = null;

/** The delivered words. Throws where the program itself is broken. */
export function deliveredWords(): TravellerWords {
  if (known !== null) return known;
  const codes = deliveredCatalogue().catalogue.questions.items.map(({ code }) => code);
  const parsed = parseTravellerWords(deliveredWordsFile, codes);
  if (!parsed.ok) throw new Error(`words for travellers: ${JSON.stringify(parsed.error)}`);
  known = parsed.value;
  return known;
}
