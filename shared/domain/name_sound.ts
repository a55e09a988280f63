/**
 * Names as they sound: spellings of one Indonesian name that people, passports and reports use side by side fall together.
 * Falling together too often costs a look at one more line, falling apart costs a person who is not found; the order of
 * what was found goes by the letters themselves (`name_search.ts`).
 */

/**
 * Letters that a machine-readable zone writes with two (ICAO Doc 9303-3, section 6 A, table of transliteration). The others of the
 * table lose their mark only.
 */
const transliterated: Readonly<Record<string, string>> = {
  Æ: 'AE',
  Ä: 'AE',
  Å: 'AA',
  Ð: 'D',
  Đ: 'D',
  Ħ: 'H',
  I: 'I',
  İ: 'I',
  ı: 'I',
  Ł: 'L',
  Ñ: 'N',
  Ŋ: 'N',
  Ø: 'OE',
  Ö: 'OE',
  Œ: 'OE',
  ẞ: 'SS',
  Þ: 'TH',
  Ü: 'UE',
};

/**
 * The words of a name as a zone carries them: A–Z and figures alone. Apostrophes are left out, hyphens and all else
 * part words (Doc 9303-3, 4.6); full stops do too, as in `Moh.Rizki`.
 */
export function zoneWords(text: string): string[] {
  return text
    .normalize('NFC')
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]/gu, (letter) => transliterated[letter] ?? letter)
    .normalize('NFKD')
    .replaceAll(/['’‘ʼ`´]|\p{M}/gu, '')
    .split(/[^A-Z0-9]+/)
    .filter((word) => word !== '');
}

/** Short forms that stand for one name each; of `M` alone an Indonesian reader thinks of no other. */
const shortForms: Readonly<Record<string, string>> = {
  M: 'MUHAMMAD',
  MD: 'MUHAMMAD',
  MH: 'MUHAMMAD',
  MHD: 'MUHAMMAD',
  MOH: 'MUHAMMAD',
  MOHD: 'MUHAMMAD',
  MUH: 'MUHAMMAD',
  MUHD: 'MUHAMMAD',
  MOCH: 'MUHAMMAD',
  MUCH: 'MUHAMMAD',
  MOCHD: 'MUHAMMAD',
  ABD: 'ABDUL',
  ABDL: 'ABDUL',
  ACH: 'AHMAD',
  AHM: 'AHMAD',
  ST: 'SITI',
  STI: 'SITI',
};

/** Short for `son of`, `daughter of`, and what is put before a name: no part of it that tells anybody apart. */
const aside = new Set([
  'B',
  'BIN',
  'BINTI',
  'BINTE',
  'BT',
  'BTE',
  'BTI',
  'AL',
  'EL',
  'H',
  'HJ',
  'HAJI',
  'HAJJAH',
  'TN',
  'NY',
]);

/** Whether a word tells anybody apart. */
export const isAside = (word: string): boolean => aside.has(word);

/** One spelling for another, in this order. */
const spellings: readonly (readonly [RegExp, string])[] = [
  // Van Ophuijsen (1901) and Soewandi (1947) against the spelling of 1972 (EYD): oe, tj, dj, nj, sj, ch.
  [/OE|OO/g, 'U'],
  [/TJ/g, 'C'],
  [/DJ/g, 'J'],
  [/NJ/g, 'NY'],
  [/S[JYH]/g, 'S'],
  // Arabic sounds that are written in several ways: kha (ch, kh, h), tha and dal (th, dh), qaf, dzal (dz, z, s, j in speech).
  [/[CK]H/g, 'H'],
  [/TH/g, 'T'],
  [/D[HZ]/g, 'D'],
  [/BH/g, 'B'],
  [/GH/g, 'G'],
  [/PH/g, 'P'],
  // Sundanese and Javanese have no f and v: Fitri is Pitri, Novi Nopi, Arif Arip.
  [/[FV]/g, 'P'],
  [/Q/g, 'K'],
  [/X/g, 'KS'],
  [/Z/g, 'S'],
  // Glides that are written or not: Zakiyah and Zakiah, Suwarno and Suarno; y at the end for i: Rizky.
  [/IY(?=[AEOU])/g, 'I'],
  [/UW(?=[AEO])/g, 'U'],
  [/(?<=[^AEIOU])[YJ]$/g, 'I'],
  // The old j is the new y: Jusuf, Yusuf. The new j comes from dj, so both fall together.
  [/J/g, 'Y'],
  // An h after the last vowel is not heard: Fatimah, Fatima.
  [/(?<=[AEIOU])H$/g, ''],
  // Doubled letters: Mohammad, Nurjannah, Saad.
  [/(.)\1+/g, '$1'],
];

/** Whole names with so many vowels and spellings of their own that rules would not bring them together. */
const families: readonly (readonly [RegExp, string])[] = [
  [/^M[UO](H|CH|KH)+[AO]M+[AE][DT]H?$/, 'MUHAMMAD'],
  [/^A(H|CH|KH)M[AE]DH?$/, 'AHMAD'],
  [/^Y[UO]S[UO][PFB]H?$|^J[UO]S[UO][PFB]H?$/, 'YUSUF'],
  [/^N(O{2}|U|OE)R$/, 'NUR'],
];

/** The sound of one word of a zone. Words with figures, and single letters but M, are what they are. */
export function soundOf(word: string): string {
  if (/\d/.test(word)) return word;
  const full = shortForms[word] ?? word;
  if (full.length === 1) return full;
  const whole = families.find(([spelling]) => spelling.test(full))?.[1] ?? full;
  return spellings.reduce((sound, [spelling, one]) => sound.replaceAll(spelling, one), whole);
}

/**
 * What a name is found by: its words and their sounds, each once, without what tells nobody apart (unless there is nothing
 * else). The words too, because one slip of a hand may make three of a sound.
 */
export function namedBy(text: string): string[] {
  const words = zoneWords(text);
  const telling = words.filter((word) => !isAside(word));
  return [...new Set((telling.length > 0 ? telling : words).flatMap((word) => [word, soundOf(word)]))];
}
