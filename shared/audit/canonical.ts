/**
 * Canonical JSON (RFC 8785) of plain data, quickly: for whoever spells a whole log again to hash it. Strings and numbers
 * are JavaScript's own, keys stand in the order of their UTF-16 units, a string with half a surrogate pair has no
 * spelling. A test holds it against the library that spells an event when it is written.
 */

function text(value: string): string {
  const spelled = JSON.stringify(value);
  // Half a pair is the only thing spelled so; most strings are not looked at a second time.
  if (spelled.includes('\\ud') && /\p{Cs}/u.test(value)) throw new Error('a string with half a surrogate pair');
  return spelled;
}

/**
 * Spells a value that came out of a parser of JSON or a row of a table.
 * @throws on anything JSON does not have: undefined, bytes, infinite numbers
 */
export function canonicalJson(value: unknown): string {
  if (typeof value === 'string') return text(value);
  if (value === null || typeof value === 'boolean' || Number.isFinite(value)) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || Object.getPrototypeOf(value) !== Object.prototype) throw new Error('not plain data');
  const members = Object.entries(value);
  if (members.length > 1) members.sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${members.map(([key, member]) => `${text(key)}:${canonicalJson(member)}`).join(',')}}`;
}
