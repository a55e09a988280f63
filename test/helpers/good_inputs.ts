/**
 * Input that a row of the contract takes, made from its own schema and from what there is in a station: every identifier of
 * the right kind, every option of a choice, with and without what may be left out. A new row needs nothing here, unless its
 * words have a form of their own.
 */
import { z } from 'zod';

/** What inputs are made of. */
export interface Pool {
  /** Values for fields of this name, `code`, for one field of a call, `session.signIn.pin`, or for a whole call, `audit.list`. */
  readonly named: Readonly<Record<string, readonly unknown[]>>;
  /** Ordinary words, then whatever has a form of its own: identifiers, hashes, days. */
  readonly words: readonly string[];
}

/** So many inputs of an object are all pairs of its fields' values; beyond, each value of a field is met once. */
const mostPairs = 24;
/** So many words of one form are taken for a field. */
const mostWords = 6;

const numbers = [1, 0, 5, 7, 10, 15, 30, 60, 100, 200, 365, 1000, 2000, 4321];

type Schema = z.core.$ZodType;

const takes = (schema: Schema, value: unknown): boolean => z.safeParse(schema, value).success;

function leaf(schema: Schema, words: readonly string[]): readonly unknown[] {
  if (schema instanceof z.ZodNumber) return numbers.filter((value) => takes(schema, value)).slice(0, 2);
  const fitting = words.filter((word) => takes(schema, word));
  // Where an ordinary word will do, an identifier would say nothing more.
  return fitting.slice(0, fitting[0] === words[0] ? 1 : mostWords);
}

function objects(shape: Readonly<Record<string, Schema>>, path: string, pool: Pool): readonly unknown[] {
  const fields = Object.entries(shape).map(([key, schema]) => [key, values(schema, `${path}.${key}`, pool)] as const);
  if (fields.some(([, choices]) => choices.length === 0)) return [];
  const withField = (object: object, key: string, value: unknown) =>
    value === undefined ? object : { ...object, [key]: value };
  if (fields.reduce((pairs, [, { length }]) => pairs * length, 1) <= mostPairs) {
    return fields.reduce<readonly object[]>(
      (made, [key, choices]) => made.flatMap((object) => choices.map((value) => withField(object, key, value))),
      [{}],
    );
  }
  const first = fields.reduce<object>((object, [key, [value]]) => withField(object, key, value), {});
  return [first, ...fields.flatMap(([key, [, ...others]]) => others.map((value) => withField(first, key, value)))];
}

function values(schema: Schema, path: string, pool: Pool): readonly unknown[] {
  const name = path.slice(path.lastIndexOf('.') + 1);
  const named = (pool.named[path] ?? pool.named[name] ?? []).filter((value) => takes(schema, value));
  if (named.length > 0) return named;
  if (schema instanceof z.ZodObject) return objects(schema.shape, path, pool);
  if (schema instanceof z.ZodNullable) return [...values(schema.unwrap(), path, pool), null];
  if (schema instanceof z.ZodOptional) return [...values(schema.unwrap(), path, pool), undefined];
  if (schema instanceof z.ZodDefault) return values(schema.unwrap(), path, pool);
  if (schema instanceof z.ZodPipe) return values(schema.in, path, pool);
  if (schema instanceof z.ZodUnion) return schema.options.flatMap((option) => values(option, path, pool));
  if (schema instanceof z.ZodEnum) return schema.options;
  if (schema instanceof z.ZodLiteral) return [...schema.values];
  if (schema instanceof z.ZodBoolean) return [true, false];
  if (schema instanceof z.ZodRecord) return [{}];
  if (schema instanceof z.ZodTuple) return [schema.def.items.map((item) => values(item, path, pool)[0])];
  if (schema instanceof z.ZodArray) return [...values(schema.element, path, pool).map((one) => [one]), []];
  return leaf(schema, pool.words);
}

/** Inputs that the row of this call takes; none where the pool has nothing of the right form. */
export function goodInputs(call: string, schema: Schema, pool: Pool): readonly unknown[] {
  const fitting = values(schema, call, pool).filter((input) => takes(schema, input));
  return [...new Map(fitting.map((input) => [JSON.stringify(input), input])).values()];
}
