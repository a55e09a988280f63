/** What was erased, told in the reader's language: the database has one marker wherever words stood. */
import { blankedWords } from '../../shared/domain/retention.ts';

function mentions(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return value === blankedWords;
  return Object.values(value).some(mentions);
}

function putIn(value: unknown, words: string): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    if (inner === blankedWords) Reflect.set(value, key, words);
    else putIn(inner, words);
  }
}

/** An answer with these words in the place of the marker; the very same one where it has none. */
export function withBlanked<T>(answer: T, words: string): T {
  if (words === blankedWords || !mentions(answer)) return answer;
  const copy = structuredClone(answer);
  putIn(copy, words);
  return copy;
}
