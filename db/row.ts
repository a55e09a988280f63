/** Rows to objects and back by one zod schema: booleans as 0/1, lists and objects as JSON text, null as null. */
import type { Database, Statement } from 'better-sqlite3';
import { z } from 'zod';

type Shape = z.ZodObject<z.ZodRawShape>;
type Row = Record<string, unknown>;

const Text = z.string();

const isRow = (row: unknown): row is Row => typeof row === 'object' && row !== null;

function storage(field: unknown): 'plain' | 'boolean' | 'json' {
  let type = field;
  while (type instanceof z.ZodNullable || type instanceof z.ZodOptional) type = type.unwrap();
  if (type instanceof z.ZodBoolean) return 'boolean';
  if (type instanceof z.ZodString || type instanceof z.ZodNumber || type instanceof z.ZodEnum) return 'plain';
  if (type instanceof z.ZodLiteral || type instanceof z.ZodStringFormat) return 'plain';
  return 'json';
}

/** Reads and writes the rows of one table. */
export interface Table<S extends Shape> {
  /** Parses a row as the database gives it. Throws on a row that is not what the schema says: a bug or damage. */
  readonly read: (row: unknown) => z.output<S>;
  readonly all: (sql: string, ...parameters: readonly unknown[]) => z.output<S>[];
  readonly one: (sql: string, ...parameters: readonly unknown[]) => z.output<S> | null;
  readonly insert: (value: z.input<S>) => void;
}

/**
 * The table of a schema: its columns have the schema's names. Statements are prepared once.
 * @param name the table's name
 */
export function tableOf<S extends Shape>(db: Database, name: string, schema: S): Table<S> {
  const columns = Object.keys(schema.shape);
  const kinds = new Map(columns.map((column) => [column, storage(schema.shape[column])]));
  const prepared = new Map<string, Statement>();
  const prepare = (sql: string): Statement => {
    const known = prepared.get(sql);
    if (known !== undefined) return known;
    const statement = db.prepare(sql);
    prepared.set(sql, statement);
    return statement;
  };
  const read = (row: unknown): z.output<S> => {
    if (!isRow(row)) throw new Error(`not a row of ${name}`);
    const value: Row = {};
    for (const column of columns) value[column] = decode(row[column], kinds.get(column) ?? 'plain');
    return schema.parse(value);
  };
  const insertSql = `INSERT INTO ${name} (${columns.join(', ')}) VALUES (${columns.map((column) => `@${column}`).join(', ')})`;
  return {
    read,
    all: (sql, ...parameters) =>
      prepare(sql)
        .all(...parameters)
        .map(read),
    one: (sql, ...parameters) => {
      const row = prepare(sql).get(...parameters);
      return row === undefined ? null : read(row);
    },
    insert: (value) => {
      const parsed: Row = schema.parse(value);
      const row: Row = {};
      for (const column of columns) row[column] = encode(parsed[column], kinds.get(column) ?? 'plain');
      prepare(insertSql).run(row);
    },
  };
}

function decode(value: unknown, kind: 'plain' | 'boolean' | 'json'): unknown {
  if (value === null || kind === 'plain') return value;
  if (kind === 'boolean') return value === 1;
  return JSON.parse(Text.parse(value));
}

function encode(value: unknown, kind: 'plain' | 'boolean' | 'json'): unknown {
  if (value === null || value === undefined) return null;
  if (kind === 'boolean') return value === true ? 1 : 0;
  return kind === 'json' ? JSON.stringify(value) : value;
}
