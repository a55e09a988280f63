/** Flight numbers as people and boarding passes write them, brought to one form: `AK 456`, `QZ 8501A`. */

/**
 * One form for a flight number: airline (two characters of IATA or three letters of ICAO), a space, one to four
 * digits without leading zeros, perhaps a letter. `AK0456`, `ak 456`, `AK-0456` all give `AK 456`. Null when it is none.
 */
export function normaliseFlightNumber(text: string): string | null {
  const written = text.trim().toUpperCase();
  const parts = /^([A-Z]{3}|[A-Z][A-Z0-9]|[0-9][A-Z])[ -]*0*([1-9]\d{0,3})([A-Z]?)$/.exec(written);
  const [, carrier, digits, suffix] = parts ?? [];
  return carrier === undefined || digits === undefined ? null : `${carrier} ${digits}${suffix ?? ''}`;
}
