/** The measured table of docs/assessment.md, computed from the coded cases. */
import { groupTable } from '../../../electron/cli/replay_text.ts';
import { referenceCases } from '../../../shared/catalogue/reference_cases.ts';
import {
  groupOf,
  judgeCase,
  notAsExpected as unexpectedUnder,
  replay,
  type ReplayGroup,
  type Outcome,
  type ReplayTruth,
} from '../../../shared/domain/replay.ts';
import type { SpecialPath } from '../../../shared/domain/words.ts';
import { active, catalogue } from './delivered.ts';

interface Judged {
  readonly id: string;
  readonly purpose: string;
  readonly truth: ReplayTruth;
  readonly outcome: Outcome;
}

const cases = referenceCases();

/** Every coded case with its result. */
export const judged: readonly Judged[] = cases.map((one) => {
  const result = judgeCase(active, one);
  if (!result.ok || one.truth === undefined || one.truth === null) throw new Error(one.id);
  return { id: one.id, truth: one.truth, ...result.value };
});

/** The cases of one group of the table. */
export const inGroup = (group: ReplayGroup): readonly Judged[] =>
  judged.filter(({ truth }) => groupOf(truth) === group);

/** Share of cases with one of these recommendations, 0 to 1. */
export const share = (some: readonly Judged[], ...wanted: readonly string[]): number =>
  some.filter(({ outcome }) => wanted.includes(outcome.recommendation)).length / some.length;

/** Cases in which a special path is expected, or came out, with both. */
export const paths = (): { id: string; expected: string | null; found: SpecialPath | null }[] =>
  judged
    .map(({ id, truth, outcome }) => ({ id, expected: truth.path ?? null, found: outcome.path }))
    .filter(({ expected, found }) => expected !== null || found !== null);

/** Complete procedural workers: a work purpose, and the papers (or the e-PMI) recorded as seen by the coder. */
export const completeWorkers = (): readonly Judged[] =>
  judged.filter(
    ({ truth, purpose }) =>
      truth.kind === 'genuine' && catalogue.purposes.find(({ code }) => code === purpose)?.isWork === true,
  );

/** The delivered catalogue replayed against itself on the coded cases. */
export const measured = replay(active, active, cases);

/** The cases that did not come out as their coder expected. */
export const notAsExpected = (): readonly string[] =>
  unexpectedUnder(active, cases).map(({ id, recommendation }) => `${id}: ${recommendation}`);

/** The table as it stands in the document. */
export const measuredTable = (): string => groupTable(measured);
