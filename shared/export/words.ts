/** What both tables of words for exports have: every table, every column, every code. */
import type { CodeListName, CodeOf } from './code_lists.ts';
import type { ColumnName, TableName } from './tables.ts';

/** Title and meaning. */
type Titled = readonly [title: string, about: string];

/** The words of one language. */
export interface ExportWords {
  readonly dictionary: { readonly title: string; readonly codes: string; readonly notes: readonly string[] };
  readonly tables: {
    readonly [T in TableName]: {
      readonly title: string;
      readonly about: string;
      readonly columns: { readonly [C in ColumnName<T>]: Titled };
    };
  };
  readonly lists: { readonly [L in CodeListName]: { readonly [C in CodeOf<L>]: string } };
}
