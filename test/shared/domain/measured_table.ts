/** The measured table of docs/assessment.md, computed from the coded cases. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { assess, type Assessment } from '../../../shared/domain/assessment.ts';
import type { SpecialPath } from '../../../shared/domain/words.ts';
import { active, catalogue, readInput } from './delivered.ts';

const Truth = z.looseObject({
  kind: z.enum(['positive', 'genuine', 'contrary']),
  hard: z.boolean().optional(),
  thin: z.boolean().optional(),
  hardGenuine: z.boolean().optional(),
  disputed: z.boolean().optional(),
  path: z.string().nullish(),
});
const Cases = z.looseObject({ cases: z.array(z.looseObject({ id: z.string(), truth: Truth })) });

export interface Judged {
  readonly id: string;
  readonly purpose: string;
  readonly truth: z.infer<typeof Truth>;
  readonly result: Assessment;
}

const file = new URL('../../fixtures/cases-dev.json', import.meta.url);

/** Every coded case with its result. */
export const judged: readonly Judged[] = Cases.parse(JSON.parse(readFileSync(file, 'utf8'))).cases.map(
  ({ truth, ...known }) => {
    const input = readInput(known);
    return { id: known.id, purpose: input.purpose, truth, result: assess(active, input) };
  },
);

const groups: readonly (readonly [string, (one: Judged) => boolean])[] = [
  ['positive, neither hard nor thin', ({ truth }) => truth.kind === 'positive' && !truth.hard && !truth.thin],
  ['positive, hard or thin', ({ truth }) => truth.kind === 'positive' && (truth.hard === true || truth.thin === true)],
  ['genuine', ({ truth }) => truth.kind === 'genuine'],
  ['contrary, disputed left out', ({ truth }) => truth.kind === 'contrary' && truth.disputed !== true],
  ['contrary, disputed', ({ truth }) => truth.kind === 'contrary' && truth.disputed === true],
];

/** The cases of one group of the table. */
export const groupOf = (name: string): readonly Judged[] => {
  const group = groups.find(([title]) => title === name);
  if (group === undefined) throw new Error(name);
  return judged.filter(group[1]);
};

const outcomes = ['offerHelp', 'refer', 'ask', 'clear'] as const;

/** Share of cases with one of these recommendations, 0 to 1. */
export const share = (cases: readonly Judged[], ...wanted: readonly string[]): number =>
  cases.filter(({ result }) => wanted.includes(result.recommendation)).length / cases.length;

/** Cases in which a special path is expected, or came out, with both. */
export const paths = (): { id: string; expected: string | null; found: SpecialPath | null }[] =>
  judged
    .map(({ id, truth, result }) => ({ id, expected: truth.path ?? null, found: result.path }))
    .filter(({ expected, found }) => expected !== null || found !== null);

/** Complete procedural workers: a work purpose, and the papers (or the e-PMI) recorded as seen by the coder. */
export const completeWorkers = (): readonly Judged[] =>
  judged.filter(
    ({ truth, purpose }) =>
      truth.kind === 'genuine' && catalogue.purposes.find(({ code }) => code === purpose)?.isWork === true,
  );

/** The table as it stands in the document. */
export function measuredTable(): string {
  const head = '| cases | number | offer help | refer | ask | clear |\n|---|---|---|---|---|---|';
  const rows = groups.map(([title, belongs]) => {
    const cases = judged.filter(belongs);
    const cells = outcomes.map((outcome) => cases.filter(({ result }) => result.recommendation === outcome).length);
    return `| ${title} | ${cases.length} | ${cells.join(' | ')} |`;
  });
  return [head, ...rows].join('\n');
}

/** The cases that did not come out as their coder expected. */
export const notAsExpected = (): readonly string[] =>
  judged
    .filter(({ truth, result }) => {
      if (truth.disputed === true) return false;
      if (truth.kind !== 'positive') return result.recommendation !== 'clear';
      const wanted =
        truth.hard === true || truth.thin === true ? ['ask', 'refer', 'offerHelp'] : ['refer', 'offerHelp'];
      return !wanted.includes(result.recommendation);
    })
    .map(({ id, result }) => `${id}: ${result.recommendation}`);
