/** JSON Schema (draft 2020-12) of the rows of a table, with what each column means in both languages. */
import { z } from 'zod';
import { exportWords as english } from '../text/en/export.ts';
import { exportWords as indonesian } from '../text/id/export.ts';
import type { Sheet } from './tables.ts';

/** Title and meaning of a column in one language. */
export type ColumnWords = readonly [title: string, about: string];

/** The words for a column; the tables of sentences have every one. */
export function columnWords(columns: Readonly<Record<string, ColumnWords>>, name: string): ColumnWords {
  const words = columns[name];
  if (words === undefined) throw new Error(`no words for ${name}`);
  return words;
}

/** The schema of one line of `TABLE.jsonl`, as text. */
export function jsonSchemaOf({ name, columns }: Sheet): string {
  const shape = columns.map(([key, { schema }]) => {
    const [title, description] = columnWords(english.tables[name].columns, key);
    const [judul, keterangan] = columnWords(indonesian.tables[name].columns, key);
    return [key, schema.meta({ title, description, 'x-title-id': judul, 'x-description-id': keterangan })] as const;
  });
  const row = z.strictObject(Object.fromEntries(shape)).meta({
    title: english.tables[name].title,
    description: english.tables[name].about,
    'x-title-id': indonesian.tables[name].title,
    'x-description-id': indonesian.tables[name].about,
  });
  return `${JSON.stringify(z.toJSONSchema(row), null, 2)}\n`;
}
