/**
 * What a traveller is told, in plain words: sentences as data, one entry a language. A language whose text nobody has
 * reviewed is only a frame and is not offered; a half-filled one is refused, so that nobody reads half of their rights.
 * Source of the duties: UU 27/2022 art. 16(2) f (notice of purpose), UU 30/2014 art. 52–78 (reasons, objection).
 */
import { z } from 'zod';
import { err, ok, type Result } from '../result.ts';
import { Day } from '../time.ts';
import { Code } from './catalogue_words.ts';
import { TalkLanguage } from './talk.ts';

/** Longest sentence, in UTF-16 units: what still fits the screen at arm's length. */
const longest = 240;
const Line = z.string().trim().min(1).max(longest);

/** A sentence with exactly these places to fill, written `{name}`. */
const filled = (...names: readonly string[]) =>
  Line.refine(
    (text) => {
      const found = [...text.matchAll(/\{(\w*)\}/g)].map(([, name]) => name).sort();
      return found.join() === [...names].sort().join();
    },
    { error: `exactly the places ${names.join(', ') || 'none'}` },
  );
const Plain = filled();

/** All sentences of one language. */
export const Words = z.strictObject({
  tabs: z.strictObject({ travel: Plain, asked: Plain, recorded: Plain, complain: Plain }),
  officer: Plain,
  review: filled('by'),
  travel: z.strictObject({
    title: Plain,
    decision: Plain,
    power: Plain,
    passport: Plain,
    decline: Plain,
    human: Plain,
    child: Plain,
  }),
  asked: z.strictObject({
    title: Plain,
    why: Plain,
    purpose: filled('purpose'),
    general: Plain,
    papers: Plain,
    required: Plain,
    papersNote: Plain,
    apart: Plain,
  }),
  recorded: z.strictObject({
    title: Plain,
    what: Plain,
    not: Plain,
    who: Plain,
    kept: filled('cleared', 'other'),
    rights: filled('hours'),
    contacts: Plain,
  }),
  complain: z.strictObject({
    title: Plain,
    help: Plain,
    objection: filled('days'),
    answer: filled('days'),
    appeal: Plain,
    ombudsman: filled('within'),
    safe: Plain,
  }),
});
/** All sentences of one language. */
export type Words = z.infer<typeof Words>;

/** One language of the file. `code` is the language tag of the page (BCP 47). */
const LanguageEntry = z.strictObject({
  code: z.string().regex(/^[a-z]{2,3}$/),
  name: Line,
  spoken: TalkLanguage.exclude(['notRecorded', 'other']),
  /** Who read the text, and when. Null for the two languages of the program itself, whose text comes with it. */
  review: z.strictObject({ by: Line, on: Day }).nullable(),
  /** The catalogue's questions in this language by their code; null where the catalogue itself has them. */
  questions: z.record(Code, Line).nullable(),
  /** Null: the frame is there, the text is not. */
  words: Words.nullable(),
});

const File = z.strictObject({
  version: z.string().regex(/^\d{4}\.\d{2}\.\d+$/),
  languages: z.array(LanguageEntry),
});

/** A language a traveller can read. */
export interface OfferedLanguage {
  readonly code: string;
  readonly name: string;
  readonly spoken: TalkLanguage;
  readonly reviewedBy: string | null;
  readonly questions: Readonly<Record<string, string>>;
  readonly words: Words;
}

/** The words for travellers, checked; only languages that are whole. */
export interface TravellerWords {
  readonly version: string;
  readonly languages: readonly OfferedLanguage[];
}

/** Why a file of words is refused. */
export interface WordsFault {
  readonly code:
    | 'malformed'
    | 'half-filled'
    | 'language-twice'
    | 'program-language-missing'
    | 'not-reviewed'
    | 'questions-missing'
    | 'frame-not-empty';
  /** Language the fault is in; null: the file itself. */
  readonly language: string | null;
  /** Path of the key, or the code of the question. */
  readonly where: string;
}

/** The languages the program itself speaks; their text needs no other origin. */
const own: readonly string[] = ['id', 'en'];

/**
 * Checks a file of words.
 * @param questionCodes codes of the questions a further language must have in its own words
 */
export function parseTravellerWords(
  given: unknown,
  questionCodes: readonly string[],
): Result<TravellerWords, WordsFault> {
  const parsed = File.safeParse(given);
  if (!parsed.success) return err(shapeFault(given, parsed.error));
  const { version, languages } = parsed.data;
  for (const [at, entry] of languages.entries()) {
    if (languages.findIndex(({ code }) => code === entry.code) !== at) {
      return err({ code: 'language-twice', language: entry.code, where: 'code' });
    }
    const fault = entryFault(entry, questionCodes);
    if (fault !== null) return err({ ...fault, language: entry.code });
  }
  const offered = languages.flatMap(({ code, name, spoken, review, questions, words }) =>
    words === null ? [] : [{ code, name, spoken, reviewedBy: review?.by ?? null, questions: questions ?? {}, words }],
  );
  const missing = own.find((code) => offered.every((language) => language.code !== code));
  if (missing !== undefined) return err({ code: 'program-language-missing', language: missing, where: 'words' });
  return ok({ version, languages: offered });
}

function shapeFault(given: unknown, error: z.ZodError): WordsFault {
  const path = error.issues[0]?.path ?? [];
  const [list, at, ...rest] = path;
  const inWords = list === 'languages' && typeof at === 'number' && (rest[0] === 'words' || rest[0] === 'questions');
  const Named = z.object({ languages: z.array(z.object({ code: z.string() }).catch({ code: '' })) });
  const named = Named.safeParse(given);
  const language = named.success && typeof at === 'number' ? (named.data.languages[at]?.code ?? null) : null;
  return { code: inWords ? 'half-filled' : 'malformed', language, where: rest.map(String).join('.') };
}

function entryFault(
  { code, review, questions, words }: z.infer<typeof LanguageEntry>,
  questionCodes: readonly string[],
): Pick<WordsFault, 'code' | 'where'> | null {
  if (words === null) {
    return review === null && questions === null ? null : { code: 'frame-not-empty', where: 'words' };
  }
  if (own.includes(code)) return null;
  if (review === null) return { code: 'not-reviewed', where: 'review' };
  const missing = questionCodes.find((wanted) => questions?.[wanted] === undefined);
  return missing === undefined ? null : { code: 'questions-missing', where: missing };
}
