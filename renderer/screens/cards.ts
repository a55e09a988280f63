/** The checklist cut into cards, one question of the moment each. Pure. */
import type { Stage, Text } from '../../shared/domain/catalogue_words.ts';
import type { ChecklistIndicator, ChecklistMitigation } from '../../shared/domain/checklist.ts';
import { indicatorAnswer, type Work } from '../state/answers.ts';

/** One card: a question read to the traveller, or what the officer looks at. */
export interface Card {
  readonly key: string;
  readonly kind: 'question' | 'look' | 'immigration';
  readonly text: Text | null;
  readonly note: Text | null;
  readonly indicators: readonly ChecklistIndicator[];
  readonly mitigations: readonly ChecklistMitigation[];
}

const order: readonly Stage[] = ['firstLook', 'referral', 'private'];

/** The stages with something in them. */
export const stagesOf = (work: Work): readonly Stage[] => order.filter((stage) => cardsOf(work, stage).length > 0);

/** The cards of a stage: first what is looked at with the papers in hand, then the questions in their order. */
export function cardsOf({ list }: Work, stage: Stage): readonly Card[] {
  if (list === null) return [];
  const { questions, checks } = list[stage];
  const systems = checks.filter(({ whoAsks }) => whoAsks === 'immigration');
  const looks = checks.filter(({ whoAsks }) => whoAsks !== 'immigration');
  const bare = { text: null, note: null, mitigations: [] };
  return [
    ...(systems.length > 0
      ? [{ key: `${stage}-systems`, kind: 'immigration', indicators: systems, ...bare } as const]
      : []),
    ...(looks.length > 0 ? [{ key: `${stage}-look`, kind: 'look', indicators: looks, ...bare } as const] : []),
    ...questions.map(({ code, text, note, indicators, mitigations }) => {
      return { key: code, kind: 'question', text, note, indicators, mitigations } as const;
    }),
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
export function firstOpen(work: Work): { readonly stage: Stage; readonly card: number } {
  const suggested = work.list?.suggested ?? 'firstLook';
  const worth = order.slice(0, order.indexOf(suggested) + 1);
  for (const stage of worth) {
    const card = cardsOf(work, stage).findIndex(({ indicators }) => indicators.some(isOpen(work)));
    if (card >= 0) return { stage, card };
  }
  return { stage: 'firstLook', card: 0 };
}

/** Whether the first look has a fact without an answer. */
export const firstLookOpen = (work: Work): boolean =>
  cardsOf(work, 'firstLook').some(({ indicators }) => indicators.some(isOpen(work)));
