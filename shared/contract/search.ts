/** Searching the whole local history. A search is an event, so it is a command. */
import { z } from 'zod';
import { needsReference, SearchPurpose } from '../domain/search.ts';
import { DecisionKind } from '../domain/words.ts';
import { OfficerId, ScreeningId } from '../ids.ts';
import { Day, Instant } from '../time.ts';
import { command } from './procedure.ts';

const said = (longest: number, least: number) => z.string().trim().min(least).max(longest).nullable();

/** What is looked for: all that is said must hold. */
const criteria = {
  name: said(80, 2),
  /** A passport's number or its beginning. */
  passport: said(30, 3),
  /** Recruiter, sponsor, agency or telephone number, as far as it was said in the open. */
  about: said(80, 3),
  flight: said(12, 3),
  officerId: OfficerId.nullable(),
  decision: DecisionKind.nullable(),
  state: z.enum(['open', 'decided']).nullable(),
  from: Day.nullable(),
  /** Included. */
  to: Day.nullable(),
};

/** Behind which the next page begins, as the page before said. */
const SearchCursor = z.strictObject({ away: z.int().min(0).max(1000), no: z.int().min(0) });

const SearchInput = z
  .strictObject({
    ...criteria,
    purpose: SearchPurpose,
    /** Number of a letter or a case, or who asked; some purposes need it. */
    reference: z.string().trim().max(80),
    after: SearchCursor.nullable(),
  })
  .refine(
    ({ name, passport, about, flight, officerId, decision, state, from, to }) =>
      [name, passport, about, flight, officerId, decision, state, from, to].some((one) => one !== null),
    { path: ['name'] },
  )
  .refine(({ purpose, reference }) => !needsReference(purpose) || reference.length >= 3, { path: ['reference'] });

/** As much of a case as is needed to choose it; everything else only once it is opened, which is a view. */
const HistoryLine = z.strictObject({
  screeningId: ScreeningId,
  /** Null: two scans and one touch, of which no name is kept. */
  name: z.string().nullable(),
  /** The last three characters of the passport's number; null where none is kept. */
  numberEnd: z.string().nullable(),
  openedAt: Instant,
  flight: z.string().nullable(),
  destination: z.string().nullable(),
  officer: z.string(),
  decision: DecisionKind.nullable(),
  state: z.enum(['open', 'decided']),
  /** How it fits: as it was typed, spelt otherwise, or a part of it only. */
  fit: z.enum(['same', 'alike', 'part']),
});
export type HistoryLine = z.infer<typeof HistoryLine>;

/** Rows of the search. */
export const search = {
  'search.history': command({
    access: ['supervisor', 'auditor'],
    input: SearchInput,
    output: z.strictObject({
      found: z.array(HistoryLine),
      /** How many there are, up to 500. */
      total: z.int(),
      /** There are more than 500. */
      more: z.boolean(),
      next: SearchCursor.nullable(),
    }),
    errors: ['search-purpose'],
    auditRefusal: true,
  }),
};
