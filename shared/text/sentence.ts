/** How a failure is told: what happened, what is safe, what to do. */
import type { CommonError, ErrorOf, Failure, Name } from '../contract/index.ts';

/** Failures seen only by the page: of the way to the application, and of what was typed twice. */
export type PageError = 'host-gone' | 'no-ticket' | 'pins-differ';

/** Every failure a person can meet. */
export type ErrorCode = ErrorOf<Name> | CommonError | PageError;

/** A failure in three sentences. */
export interface Sentence {
  readonly what: string;
  readonly safe: string;
  readonly todo: string;
}

/** What a failure tells besides its code. */
export type Detail = NonNullable<Failure['detail']>;

/** A failure's sentences, or how they follow from its detail. */
export type Entry = Sentence | ((detail: Detail) => Sentence);

/** The sentences of a failure in one language. */
export function sentenceOf(table: Readonly<Record<ErrorCode, Entry>>, failure: Failure<ErrorCode>): Sentence {
  // A page older than its application may meet a code it has no sentence for.
  const entry = Object.hasOwn(table, failure.code) ? table[failure.code] : table.internal;
  return typeof entry === 'function' ? entry(failure.detail ?? {}) : entry;
}

/** A number of a failure's detail, or null. */
export const numberIn = (detail: Detail, key: string): number | null => {
  const value = detail[key];
  return typeof value === 'number' ? value : null;
};

/** A text of a failure's detail, or null. */
export const textIn = (detail: Detail, key: string): string | null => {
  const value = detail[key];
  return typeof value === 'string' ? value : null;
};
