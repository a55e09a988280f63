/** Texts as they can be stored and hashed. */

/**
 * The same data with every half of a surrogate pair replaced by U+FFFD, as a browser does on its way to UTF-8. A field
 * that cuts at so many units can halve a character; UTF-8 and canonical JSON cannot hold the half, and what was typed
 * must not be lost for it.
 * @param data checked input: plain data, as deep as its row
 */
export function wellFormed(data: unknown): unknown {
  if (typeof data === 'string') return Buffer.from(data, 'utf8').toString('utf8');
  if (Array.isArray(data)) return data.map(wellFormed);
  if (typeof data !== 'object' || data === null) return data;
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, wellFormed(value)]));
}
