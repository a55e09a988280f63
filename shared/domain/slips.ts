/**
 * How far two words are apart by slips of a hand: one letter more, less or other, or two neighbours swapped. Words within two slips are
 * found without comparing all: from both, letters are taken out, and what is left meets (symmetric deletion, W. Garbe 2012).
 */

/** Of longer words only the beginning is taken apart; what differs behind it is compared letter by letter. */
const beginning = 7;

/** Slips that are forgiven in a word of so many letters: none in one, one in up to four, two in five and more. */
export const slipsForgiven = (length: number): number => (length <= 1 ? 0 : length <= 4 ? 1 : 2);

/** What is left of the beginning of a word when up to `slips` letters are taken out of it; itself is among them. */
export function pieces(word: string, slips: number = slipsForgiven(word.length)): Set<string> {
  const found = new Set([word.slice(0, beginning)]);
  let last = [...found];
  for (let taken = 0; taken < slips; taken += 1) {
    last = last.flatMap((piece) => Array.from(piece, (_letter, at) => piece.slice(0, at) + piece.slice(at + 1)));
    for (const piece of last) found.add(piece);
  }
  return found;
}

/**
 * Slips between two words (optimal string alignment), or `most + 1` where there are more.
 * @param most not more than that many are of interest
 */
export function slipsBetween(a: string, b: string, most: number): number {
  if (a === b) return 0;
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_none, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const other = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + other);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, (before[j - 2] ?? 0) + 1);
      next.push(least);
    }
    if (Math.min(...next) > most) return most + 1;
    before = row;
    row = next;
  }
  return Math.min(row[b.length] ?? most + 1, most + 1);
}
