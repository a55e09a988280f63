/** Words that are planted in a station and must not be readable in any of its files. All invented. */
import { markersOf } from '../electron/app/retention_station.ts';
import { pins } from '../electron/app/with_app.ts';

/** What is told in confidence. */
export const sealedWords = {
  note: 'katapenandatertutupzq',
  report: 'katapenandasuapzq',
  failed: 'katapenandagagalzq',
} as const;

/** The passphrase of the station, in the end. */
export const passphrase = 'sandi penandazq empat kata';

/** The travellers: cleared, cleared at a glance, still open, in practice, open when it was killed. */
export const travellers = [1, 2, 3, 4, 5].map(markersOf);

/** Words of the travellers that are stored, the traveller who passed at a glance aside: nothing of that one is. */
export const storedWords: readonly string[] = [
  ...travellers.filter((_one, index) => index !== 1).flatMap(({ name, number, words }) => [name, number, words]),
  'X1234567',
  sealedWords.note,
  sealedWords.report,
];

/** Everything that must not be readable. */
export const plantedWords: readonly string[] = [
  ...storedWords,
  ...travellers.flatMap(({ name, number }) => [name, number]),
  sealedWords.failed,
  passphrase,
  ...Object.values(pins),
];
