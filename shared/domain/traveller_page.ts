/** What one traveller's screen and sheet say: the words with what is asked now. Nothing of answers, results or persons. */
import { z } from 'zod';
import type { Catalogue } from './catalogue.ts';
import { Stage, Text } from './catalogue_words.ts';
import type { Checklist, ChecklistState } from './checklist.ts';
import { checklistFor } from './checklist.ts';
import { HotlineShown } from './hotlines.ts';
import type { PrivateTalk, TalkLanguage } from './talk.ts';
import { Words, type TravellerWords } from './traveller_words.ts';

/** The page as the traveller sees it; each text in the languages there are. */
export const TravellerPage = z.strictObject({
  languages: z.array(
    z.strictObject({ code: z.string(), name: z.string(), reviewedBy: z.string().nullable(), words: Words }),
  ),
  /** Code of the language to begin with. */
  start: z.string(),
  purpose: Text.nullable(),
  stage: Stage,
  /** `own`: the question in further languages, by their code. */
  questions: z.array(z.strictObject({ text: Text, own: z.record(z.string(), z.string()) })),
  papers: z.array(z.strictObject({ label: Text, required: z.boolean() })),
  minor: z.boolean(),
  keptMonths: z.strictObject({ cleared: z.int(), other: z.int() }),
  correctionHours: z.int(),
  objectionDays: z.int().nullable(),
  answerDays: z.int().nullable(),
  ombudsmanWithin: Text.nullable(),
  hotlines: z.array(HotlineShown),
  contacts: z.array(z.string()),
});
/** The page as the traveller sees it. */
export type TravellerPage = z.infer<typeof TravellerPage>;

/** What is known of the clarification the page is shown in. */
export interface TalkedAbout {
  /** Null while no purpose was stated. */
  readonly state: ChecklistState | null;
  readonly minor: boolean;
  readonly language: TalkLanguage;
  readonly private: PrivateTalk;
}

/** Papers on the page; more would be a list nobody reads at arm's length. */
const mostPapers = 6;

/**
 * The stage whose questions stand on the page. The private ones only while the private talk is held where nobody else
 * looks on: what is asked in private must not be read over a shoulder.
 */
function stageShown(list: Checklist, apart: PrivateTalk): Stage {
  if (list.suggested !== 'private') return list.suggested;
  return apart === 'secondDevice' || apart === 'hereAlone' ? 'private' : 'referral';
}

function asked(
  catalogue: Catalogue,
  about: TalkedAbout | null,
): Pick<TravellerPage, 'stage' | 'papers'> & {
  readonly asked: readonly { readonly code: string | null; readonly text: Text }[];
} {
  const state = about?.state ?? null;
  if (state === null) {
    const open = catalogue.questions.items.filter(({ stage, private: apart }) => stage === 'firstLook' && !apart);
    return { stage: 'firstLook', papers: [], asked: open.toSorted((a, b) => a.order - b.order) };
  }
  const list = checklistFor(catalogue, state);
  const stage = stageShown(list, about?.private ?? 'notRecorded');
  const own = stage === 'firstLook' && !list.minor ? list.asks.map((text) => ({ code: null, text })) : [];
  const papers = list.documents
    .filter(({ askedOf, covered }) => askedOf === 'traveller' && !covered)
    .slice(0, mostPapers)
    .map(({ label, need }) => ({ label, required: need === 'required' }));
  return { stage, papers, asked: [...list[stage].questions, ...own] };
}

/** The page for a traveller whose clarification is known, or for anybody (null). Pure. */
export function travellerPage(
  { catalogue, words }: { readonly catalogue: Catalogue; readonly words: TravellerWords },
  about: TalkedAbout | null,
  {
    contacts,
    hotlines,
    keptMonths,
  }: {
    readonly contacts: readonly string[];
    readonly hotlines: readonly HotlineShown[];
    /** Months of the shortest and of the longest period of retention. */
    readonly keptMonths: TravellerPage['keptMonths'];
  },
): TravellerPage {
  const { stage, papers, asked: questions } = asked(catalogue, about);
  const { languages } = words;
  const purpose = catalogue.purposes.find(({ code }) => code === about?.state?.purpose);
  const { steps, dataCorrection } = catalogue.legal.objectionRoute;
  const step = (code: string) => steps.find((one) => one.code === code);
  const inLanguages = (code: string | null) =>
    Object.fromEntries(
      languages.flatMap((language) => {
        const text = code === null ? undefined : language.questions[code];
        return text === undefined ? [] : [[language.code, text]];
      }),
    );
  return {
    languages: languages.map(({ code, name, reviewedBy, words: sentences }) => {
      return { code, name, reviewedBy, words: sentences };
    }),
    start: languages.find(({ spoken }) => spoken === about?.language)?.code ?? 'id',
    purpose: purpose?.label ?? null,
    stage,
    questions: questions.map(({ code, text }) => ({ text, own: inLanguages(code) })),
    papers,
    minor: about?.minor ?? false,
    keptMonths,
    correctionHours: dataCorrection.hours,
    objectionDays: step('objection')?.workingDays ?? null,
    answerDays: step('answer')?.workingDays ?? null,
    ombudsmanWithin: step('ombudsman')?.within ?? null,
    hotlines: [...hotlines],
    contacts: contacts.filter((line) => line.trim() !== ''),
  };
}
