/** Check digits of the machine-readable zone: ICAO Doc 9303 part 3, section 4.9. */

const weights = [7, 3, 1] as const;

function valueOf(character: string): number {
  if (character === '<') return 0;
  if (/^[0-9]$/.test(character)) return Number(character);
  if (/^[A-Z]$/.test(character)) return character.charCodeAt(0) - 55;
  throw new RangeError('a check digit is defined for A-Z, 0-9 and < only');
}

/**
 * The check digit over characters of a zone, `'0'` … `'9'`: values 0–9, A = 10 … Z = 35, `<` = 0, weights 7, 3, 1
 * repeated, sum modulo 10. Throws `RangeError` on any other character: a caller's mistake, since lines are checked before.
 */
export function mrzCheckDigit(characters: string): string {
  const sum = [...characters].reduce(
    (total, character, index) => total + valueOf(character) * (weights[index % 3] ?? 1),
    0,
  );
  return String(sum % 10);
}
