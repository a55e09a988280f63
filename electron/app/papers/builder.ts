/** What makes the content of a kind of paper from what is recorded. */
import type { z } from 'zod';
import type { PaperContent } from '../../../shared/domain/paper.ts';
import type { ScreeningId } from '../../../shared/ids.ts';
import type { QueryContext } from '../context.ts';

/** A paper's content and whose case it belongs to. */
export interface Built {
  readonly content: PaperContent;
  /** The traveller's case; null for papers of the station. */
  readonly screeningId: ScreeningId | null;
}

/** What an officer wrote on the paper itself, where a kind asks for something. */
export type Filled = Readonly<Record<string, string | undefined>>;

/** Builds one kind of paper. Everything it says is Indonesian already. */
export interface PaperBuilder {
  /** What the officer fills in; left out where a kind asks for nothing. */
  readonly filled?: z.ZodType<Filled>;
  /** Only a Pejabat Imigrasi issues it. */
  readonly official?: boolean;
  /** The content, or null where there is no such subject, it is not the caller's, or its state allows no such paper. */
  readonly build: (ctx: QueryContext, subject: string, filled: Filled) => Built | null;
}

/** Content with what is left out empty. */
export const contentOf = (content: Partial<PaperContent>): PaperContent => ({
  fields: {},
  lists: {},
  tables: {},
  signers: {},
  ...content,
});
