/** Scans as the readers send them, for 21 November 2026 (day 325) out of Palembang. */
import { zoneText, type ZoneFields } from './zone.ts';

export const passport = (changes: Partial<ZoneFields> = {}) => ({ source: 'mrz' as const, text: zoneText(changes) });

/** A boarding pass of one leg; name as printed, at most 20 characters. */
export const bcbp = ({
  name = 'CONTOH/BUDI',
  from = 'PLM',
  to = 'KUL',
  carrier = 'AK',
  number = '0450',
  day = '325',
  seat = '012A',
  sequence = '0034',
} = {}): string =>
  `M1${name.padEnd(20).slice(0, 20)}EXYZ789 ${from}${to}${carrier.padEnd(3)}${number.padEnd(5)}${day}Y${seat}${sequence.padEnd(5)}100`;

export const boarding = (changes: Parameters<typeof bcbp>[0] = {}) => ({
  source: 'bcbp' as const,
  text: bcbp(changes),
});

/** ICAO Doc 9303 part 4, appendix: the specimen of Utopia. */
export const icaoSpecimen =
  'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10';
