/** What somebody typed into the one field of the search: a passport, a flight, a telephone number, or a name. */
import { normaliseFlightNumber } from './flight_number.ts';

/** What a text is looked for as; `about` is anybody named around a departure. */
export type SearchedAs = 'passport' | 'flight' | 'about' | 'name';

/** A passport's number as it is compared: letters and figures alone, capitals. */
export const passportNumber = (text: string): string => text.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');

/** Figures a telephone number has at least; fewer are taken for the beginning of a passport's number. */
const telephone = 9;

/**
 * How a text is understood: `AK 450` is a flight, `X1234567` or the beginning of one a passport, `0812 3456 7890` a telephone
 * number, all else a name. An airline with more than four figures is none, so a passport is never taken for a flight.
 */
export function searchedAs(text: string): SearchedAs {
  const written = text.trim();
  if (/^[+\d][\d\s().-]*$/.test(written) && written.replaceAll(/\D/g, '').length >= telephone) return 'about';
  if (normaliseFlightNumber(written) !== null) return 'flight';
  return /\d/.test(written) && passportNumber(written).length >= 3 ? 'passport' : 'name';
}
