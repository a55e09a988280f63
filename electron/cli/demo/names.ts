/**
 * Names of people who do not exist, put together by chance from parts that are common in Indonesia and in southern Sumatra.
 * Many people have one name only; long ones do not fit a boarding pass; apostrophe and hyphen go in the machine-readable
 * zone as ICAO Doc 9303 part 3, section 6 says.
 */
import type { Dice } from './chance.ts';

const men =
  `Agus Bayu Dedi Eko Fajar Guntur Hendra Imam Joko Kurnia Lukman Mulyono Nanang Okta Panji Rahmat Slamet Tono Usman
  Wahyu Yanto Zulfikar Ma'ruf Syafi'i Abdur-Rohman Fadli Galih Irwan Rizal Sapri Herman Kgs Masagus`.split(/\s+/);
const women =
  `Aminah Bunga Citra Dewi Endang Fitri Gita Hartini Indah Juwita Komala Lestari Murni Nur'aini Oktavia Puspa Ratna
  Sulastri Tuti Umi Wulan Yulia Zubaidah Sa'diyah Khoirun-Nisa Rohana Maysaroh Nyimas Masayu Yanti Winarni Rosdiana`.split(
    /\s+/,
  );
const last =
  `Saputra Wijayanto Kurniawan Hidayatullah Prasetyawan Nugrahadi Ramadhan Firmansyah Syahrial Hasibuan Lubis Sirait
  Tanjung Marbun Rangkuti Pohan Sembiring Purnamasari Anggraini Rahmawati Kusumawati Handayani Safitri Permatasari Maharani
  Suryaningsih Wulandari Mahdalena Zulaikha Azzahra Oktaviani Febrianti`.split(/\s+/);

/** A made-up name with its two spellings. */
export interface MadeUpName {
  /** As it is said: `Nur'aini Lestari`. */
  readonly said: string;
  /** The name field of the zone: `LESTARI<<NURAINI`. */
  readonly zone: string;
  /** As an airline prints it, at most 20 characters: `LESTARI/NURAINIMRS`. */
  readonly pass: string;
}

/** How many parts a name has [judgement: one name only is common in the region, four or more are few]. */
const parts = { one: 14, two: 46, three: 30, four: 10 };

const counts = { one: 0, two: 0, three: 1, four: 2 };

/** A name for somebody of this sex. */
export function nameOf(dice: Dice, sex: 'M' | 'F'): MadeUpName {
  const given = sex === 'M' ? men : women;
  const many = dice.weighted(parts);
  const first = dice.oneOf(given);
  const words = new Set([first]);
  for (let more = counts[many]; more > 0; more -= 1) words.add(dice.oneOf(given));
  if (many !== 'one') words.add(dice.oneOf(last));
  return spelled([...words], dice, sex);
}

const zoneOf = (words: readonly string[]): string =>
  words.map((word) => word.toUpperCase().replaceAll("'", '').replaceAll('-', '<')).join('<');

/** The last part stands as the surname, as in Indonesian passports; whoever has one name has it there. */
function spelled(words: readonly string[], dice: Dice, sex: 'M' | 'F'): MadeUpName {
  const surname = zoneOf(words.slice(-1));
  const given = zoneOf(words.slice(0, -1));
  const title = dice.chance(0.35) ? dice.oneOf(sex === 'M' ? ['MR'] : ['MRS', 'MS']) : '';
  const plain = (zone: string): string => zone.replaceAll('<', '');
  // An airline must print something after the stroke; most print the one name twice.
  const after = given === '' ? dice.oneOf([plain(surname), plain(surname), 'FNU']) : plain(given);
  return {
    said: words.join(' '),
    zone: given === '' ? surname : `${surname}<<${given}`,
    pass: `${plain(surname)}/${after}${title}`.slice(0, 20),
  };
}
