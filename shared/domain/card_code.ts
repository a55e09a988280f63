/** The one-time codes of a sealed card: read out over a bad line, so no character looks or sounds like another. */

/** Codes on a card. */
export const codesOnCard = 10;
/** Characters of a code: ten of 30, about 49 random bits. */
const length = 10;
/** No 0 and O, no 1, I and L, no U (heard as O). */
const alphabet = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
/** The largest multiple of the alphabet a byte holds: what lies above would favour the first characters. */
const fair = 256 - (256 % alphabet.length);

/** A new code. `random` gives so many random bytes. */
export function newCode(random: (bytes: number) => Uint8Array): string {
  let code = '';
  while (code.length < length) {
    const [byte = 255] = random(1);
    if (byte < fair) code += alphabet.charAt(byte % alphabet.length);
  }
  return code;
}

/** A code as it was told or typed, in the form it was made in. */
export const readCode = (told: string): string => told.toUpperCase().replaceAll(/[^0-9A-Z]/g, '');

/** A code as it is printed: two groups of five. */
export const shownCode = (code: string): string => `${code.slice(0, 5)} ${code.slice(5)}`;
