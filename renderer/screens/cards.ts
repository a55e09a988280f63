/** The checklist cut into cards, one question of the moment each. Pure. */
import type { Stage, Text } from '../../shared/domain/catalogue_words.ts';
import type { ChecklistIndicator, ChecklistMitigation } from '../../shared/domain/checklist.ts';
import { indicatorAnswer, type Work } from '../state/answers.ts';

/** One card: a question read to the traveller, or what the officer looks at. */
export interface Card {
  readonly key: string;
  readonly kind: 'question' | 'look' | 'around' | 'immigration';
  readonly text: Text | null;
  readonly note: Text | null;
  readonly indicators: readonly ChecklistIndicator[];
  readonly mitigations: readonly ChecklistMitigation[];
}

const order: readonly Stage[] = ['firstLook', 'referral', 'private'];

/** The stages with something in them. */
export const stagesOf = (work: Work): readonly Stage[] => order.filter((stage) => cardsOf(work, stage).length > 0);

/** At the first look, more facts than this stand on two cards: what the papers show, then what is seen around the traveller. */
const mostLooks = 8;

function lookCards(stage: Stage, looks: readonly ChecklistIndicator[]): readonly Card[] {
  const onPaper = ({ basis }: ChecklistIndicator) => basis[0] === 'document';
  const parts =
    stage === 'firstLook' && looks.length > mostLooks
      ? ([
          ['look', looks.filter(onPaper)],
          ['around', looks.filter((one) => !onPaper(one))],
        ] as const)
      : ([['look', looks]] as const);
  return parts
    .filter(([, indicators]) => indicators.length > 0)
    .map(([kind, indicators]) => ({
      key: `${stage}-${kind}`,
      kind,
      indicators,
      text: null,
      note: null,
      mitigations: [],
    }));
}

/**
 * The cards of a stage: first what is looked at, then the questions in their order; in private the talk comes first, for
 * nobody is asked to begin with what was worst.
 */
export function cardsOf({ list }: Work, stage: Stage): readonly Card[] {
  if (list === null) return [];
  const { questions, checks } = list[stage];
  const systems = checks.filter(({ whoAsks }) => whoAsks === 'immigration');
  const looks = checks.filter(({ whoAsks }) => whoAsks !== 'immigration');
  const bare = { text: null, note: null, mitigations: [] };
  const looked = lookCards(stage, looks);
  const asked = questions.map(({ code, text, note, indicators, mitigations }) => {
    return { key: code, kind: 'question', text, note, indicators, mitigations } as const;
  });
  return [
    ...(systems.length > 0
      ? [{ key: `${stage}-systems`, kind: 'immigration', indicators: systems, ...bare } as const]
      : []),
    ...(stage === 'private' ? [...asked, ...looked] : [...looked, ...asked]),
  ];
}

const isOpen =
  (work: Work) =>
  ({ code }: ChecklistIndicator) =>
    indicatorAnswer(work, code) === null;

/** Facts without any answer, of all stages. */
export const openFacts = (work: Work): readonly ChecklistIndicator[] =>
  order.flatMap((stage) => cardsOf(work, stage)).flatMap(({ indicators }) => indicators.filter(isOpen(work)));

/** Where to go on: in the stage the answers lead to, the first card with an open fact. */
export function firstOpen(work: Work): FactPlace {
  const suggested = work.list?.suggested ?? 'firstLook';
  const worth = order.slice(0, order.indexOf(suggested) + 1);
  for (const stage of worth) {
    const card = cardsOf(work, stage).findIndex(({ indicators }) => indicators.some(isOpen(work)));
    if (card >= 0) return { stage, card, fact: null };
  }
  return { stage: 'firstLook', card: 0, fact: null };
}

/** Where a fact stands. */
export interface FactPlace {
  readonly stage: Stage;
  readonly card: number;
  readonly fact: string | null;
}

/** The facts of these stages with all the words in one of their texts; those with them in the first text come first. */
export function factsLike(
  work: Work,
  stages: readonly Stage[],
  textsOf: (fact: ChecklistIndicator) => readonly string[],
) {
  const all = stages.flatMap((stage) =>
    cardsOf(work, stage).flatMap(({ indicators }, card) =>
      indicators.map((fact) => {
        const place: FactPlace = { stage, card, fact: fact.code };
        return { fact, place, texts: textsOf(fact).map((text) => text.toLowerCase()) };
      }),
    ),
  );
  return (words: string) => {
    const wanted = words
      .toLowerCase()
      .split(/\s+/)
      .filter((word) => word !== '');
    const at = ({ texts }: { readonly texts: readonly string[] }) =>
      texts.findIndex((text) => wanted.every((word) => text.includes(word)));
    return wanted.length === 0 ? [] : all.filter((one) => at(one) >= 0).toSorted((a, b) => at(a) - at(b));
  };
}

/** Whether the first look has a fact without an answer. */
export const firstLookOpen = (work: Work): boolean =>
  cardsOf(work, 'firstLook').some(({ indicators }) => indicators.some(isOpen(work)));
