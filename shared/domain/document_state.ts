/** What a travel document says about its holder on a day: still valid, of age, Indonesian, a passport at all. */
import { Temporal } from 'temporal-polyfill';
import type { Day } from '../time.ts';
import type { TravelDocument } from './mrz.ts';

/**
 * Validity on a day (UU 6/2011 art. 8: valid for at least six months). The last day of validity still counts; six
 * calendar months later than 31 August is the last day of February. `unknown` when no date of expiry could be read.
 */
export type DocumentState = 'ok' | 'underSixMonths' | 'expired' | 'unknown';

/** Validity of a document on a day. */
export function documentState(document: Pick<TravelDocument, 'expiryDate'>, on: Day): DocumentState {
  if (document.expiryDate === null) return 'unknown';
  const day = Temporal.PlainDate.from(on);
  const expiry = Temporal.PlainDate.from(document.expiryDate);
  if (Temporal.PlainDate.compare(expiry, day) < 0) return 'expired';
  return Temporal.PlainDate.compare(expiry, day.add({ months: 6 })) < 0 ? 'underSixMonths' : 'ok';
}

/**
 * Is the holder under 18 on that day? Null when the date of birth does not tell. Someone born on 29 February comes of
 * age on 1 March: of the two readings the one that protects the child.
 */
export function isUnder18(document: Pick<TravelDocument, 'birthDate'>, on: Day): boolean | null {
  if (document.birthDate === null) return null;
  const [year, month, day] = document.birthDate.split('-');
  const comesOfAge = (m: string, d: string): string => `${String(Number(year) + 18).padStart(4, '0')}-${m}-${d}`;
  // ISO days compare as text, also the 31st of a short month and the 29th of February of a common year.
  if (comesOfAge(month ?? '12', day ?? '31') <= on) return false;
  return comesOfAge(month ?? '01', day ?? '01') > on ? true : null;
}

/** Indonesian by the nationality in the document. */
export const isIndonesian = (document: Pick<TravelDocument, 'nationality'>): boolean => document.nationality === 'IDN';

/** A passport: document code P, whatever the second letter. */
export const isPassport = (document: Pick<TravelDocument, 'documentCode'>): boolean =>
  document.documentCode.startsWith('P');

/** A diplomatic or official passport by the two-letter codes of ICAO Doc 9303 part 4; older books carry P alone. */
export const isOfficialPassport = (document: Pick<TravelDocument, 'documentCode'>): boolean =>
  document.documentCode === 'PD' || document.documentCode === 'PO';
