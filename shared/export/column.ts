/** Columns of an exported table: what a cell holds, who may see it, and from which closed list its codes are. */
import { z } from 'zod';
import { Day, Instant } from '../time.ts';
import { codeLists, type CodeListName } from './code_lists.ts';

/** What a cell holds. `codes` is a list; `day` and `moment` are ISO 8601 (`YYYY-MM-DD`, UTC with milliseconds). */
type ColumnType = 'text' | 'code' | 'codes' | 'moment' | 'day' | 'number' | 'yesNo';

/**
 * Who may see a column. `open`: every receiver. `identity`: says who somebody is. `words`: somebody's own words, or about
 * health, belongings and the like. `officer`: the name of an officer.
 */
export type Sees = 'open' | 'identity' | 'words' | 'officer';

/** The value of one cell; null where there is none, or where it is withheld. */
export type Cell = string | number | boolean | readonly string[] | null;

/** One column. */
export interface Column {
  readonly type: ColumnType;
  readonly sees: Sees;
  /** The closed list of a code; null where codes are the catalogue's, or of a standard (ISO 3166, IATA). */
  readonly list: CodeListName | null;
  /** Width in a spreadsheet, in characters. */
  readonly width: number;
  readonly schema: z.ZodType<Cell>;
}

const widths: Readonly<Record<ColumnType, number>> = {
  text: 26,
  code: 18,
  codes: 24,
  moment: 20,
  day: 12,
  number: 10,
  yesNo: 10,
};

interface Wish {
  readonly sees?: Sees;
  readonly list?: CodeListName;
  /** There may be no value. */
  readonly optional?: boolean;
}

function schemaOf(type: ColumnType, list: CodeListName | null): z.ZodType<Cell> {
  const word = list === null ? z.string() : z.enum(codeLists[list]);
  switch (type) {
    case 'text':
      return z.string();
    case 'code':
      return word;
    case 'codes':
      return z.array(word);
    case 'moment':
      return Instant;
    case 'day':
      return Day;
    case 'number':
      return z.number();
    case 'yesNo':
      return z.boolean();
  }
}

/** Describes a column. What not everybody sees may always be missing. */
export function column(type: ColumnType, { sees = 'open', list, optional = false }: Wish = {}): Column {
  const schema = schemaOf(type, list ?? null);
  const width = sees === 'words' ? 40 : widths[type];
  return {
    type,
    sees,
    list: list ?? null,
    width,
    schema: optional || sees !== 'open' ? schema.nullable() : schema,
  };
}
