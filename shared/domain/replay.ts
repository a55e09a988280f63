/**
 * What would change under another catalogue: the same cases assessed with both, and every case that comes out
 * differently named. Pure, so that the command line, the application and the tests show the same.
 */
import { z } from 'zod';
import { err, ok, type Result } from '../result.ts';
import { assess, type Assessment } from './assessment.ts';
import { pathText, readAssessmentInput, type InputFault } from './assessment_input.ts';
import type { ActiveCatalogue } from './catalogue.ts';
import { proportion, type Proportion } from './proportion.ts';
import { TppoOutput } from './tppo.ts';
import { AttentionBand, PaperFinding, Recommendation, SpecialPath } from './words.ts';

/** What the coder of a case knew about how it ended. `hard`: nothing can be seen at the desk; `thin`: the record is short. */
export const ReplayTruth = z.looseObject({
  kind: z.enum(['positive', 'genuine', 'contrary']),
  hard: z.boolean().optional(),
  thin: z.boolean().optional(),
  /** A genuine traveller with facts that look strong. */
  hardGenuine: z.boolean().optional(),
  /** Sources differ on how the case ended. */
  disputed: z.boolean().optional(),
  /** The special path expected. */
  path: z.string().nullish(),
});
/** What the coder of a case knew about how it ended. */
export type ReplayTruth = z.infer<typeof ReplayTruth>;

/** One case to be assessed again. */
export interface ReplayCase {
  readonly id: string;
  /** An assessment input, not yet read: each catalogue reads it by its own codes. */
  readonly input: unknown;
  /** The second assessment of Immigration, in which SOI and PAU facts count. */
  readonly immigrationSecond?: boolean;
  readonly truth?: ReplayTruth | null;
}

/** The part of an assessment that a person would notice. */
export const Outcome = z.strictObject({
  recommendation: Recommendation,
  paper: PaperFinding,
  band: AttentionBand,
  points: z.number(),
  tppo: TppoOutput,
  path: SpecialPath.nullable(),
});
/** The part of an assessment that a person would notice. */
export type Outcome = z.infer<typeof Outcome>;

/** How many cases came out with each recommendation. */
const Tally = z.record(Recommendation, z.int().min(0));
/** How many cases came out with each recommendation. */
export type Tally = z.infer<typeof Tally>;

/** The groups of cases with a known end; within one the same outcome is wished for. */
export const ReplayGroup = z.enum(['positive', 'positiveHardOrThin', 'genuine', 'contrary', 'contraryDisputed']);
/** A group of cases with a known end. */
export type ReplayGroup = z.infer<typeof ReplayGroup>;

const Which = z.strictObject({ version: z.string(), sha256: z.string() });
const Counts = { cases: z.int().min(0), before: Tally, after: Tally };

/** What would change. */
export const ReplayReport = z.strictObject({
  before: Which,
  after: Which,
  /** All cases, with the unreadable ones. */
  cases: z.int().min(0),
  /** Cases which one of the catalogues cannot read, with the first fault: the field, and what is expected there. */
  unreadable: z.array(z.strictObject({ id: z.string(), expected: z.string() })),
  /** The cases that come out differently, in the order given. */
  changes: z.array(z.strictObject({ id: z.string(), purpose: z.string(), before: Outcome, after: Outcome })),
  /** Cases with a known end, by group; groups without a case are left out. */
  table: z.array(z.strictObject({ group: ReplayGroup, ...Counts })),
  /** All readable cases by stated purpose, in the order of the catalogue. */
  byPurpose: z.array(z.strictObject({ purpose: z.string(), ...Counts })),
});
/** What would change. */
export type ReplayReport = z.infer<typeof ReplayReport>;

/** The group a case belongs to. */
export function groupOf({ kind, hard, thin, disputed }: ReplayTruth): ReplayGroup {
  if (kind === 'genuine') return 'genuine';
  if (kind === 'contrary') return disputed === true ? 'contraryDisputed' : 'contrary';
  return hard === true || thin === true ? 'positiveHardOrThin' : 'positive';
}

const wished: Readonly<Record<ReplayGroup, readonly Recommendation[]>> = {
  positive: ['refer', 'offerHelp'],
  positiveHardOrThin: ['ask', 'refer', 'offerHelp'],
  genuine: ['clear'],
  contrary: ['clear'],
  contraryDisputed: ['offerHelp', 'refer', 'ask', 'clear'],
};

const outcomeOf = ({ recommendation, paper, attention, tppo, path }: Assessment): Outcome => ({
  recommendation,
  paper: paper.finding,
  band: attention.band,
  points: attention.points,
  tppo: tppo.output,
  path,
});

function firstFault([first, ...more]: readonly InputFault[]): string {
  if (first === undefined) throw new Error('a refusal has a reason');
  const field = first.path.length === 0 ? '' : `${pathText(first.path)}: `;
  return `${field}${first.expected}${more.length > 0 ? ` (and ${more.length} more)` : ''}`;
}

/** Assesses one case under one catalogue; when it cannot be read, the first fault: the field, and what is expected there. */
export function judgeCase(
  active: ActiveCatalogue,
  { input, immigrationSecond }: ReplayCase,
): Result<{ readonly purpose: string; readonly outcome: Outcome }, string> {
  const read = readAssessmentInput(active.catalogue, input);
  if (!read.ok) return err(firstFault(read.error));
  const result = assess(active, read.value, { immigrationSecond: immigrationSecond === true });
  return ok({ purpose: read.value.purpose, outcome: outcomeOf(result) });
}

/** A case that both catalogues can read, with what each makes of it. */
interface Replayed {
  readonly id: string;
  readonly purpose: string;
  readonly truth: ReplayTruth | null;
  readonly before: Outcome;
  readonly after: Outcome;
}

function replayOne(before: ActiveCatalogue, after: ActiveCatalogue, one: ReplayCase): Result<Replayed, string> {
  const was = judgeCase(before, one);
  if (!was.ok) return was;
  const is = judgeCase(after, one);
  if (!is.ok) return is;
  const { purpose, outcome } = was.value;
  return ok({ id: one.id, purpose, truth: one.truth ?? null, before: outcome, after: is.value.outcome });
}

/** The cases that do not come out as their coder expected; of a disputed one nothing is expected. */
export const notAsExpected = (
  active: ActiveCatalogue,
  cases: readonly ReplayCase[],
): readonly { readonly id: string; readonly recommendation: Recommendation }[] =>
  cases.flatMap((one) => {
    const judged = judgeCase(active, one);
    if (!judged.ok || one.truth === undefined || one.truth === null) return [];
    const { recommendation } = judged.value.outcome;
    return wished[groupOf(one.truth)].includes(recommendation) ? [] : [{ id: one.id, recommendation }];
  });

const differs = (a: Outcome, b: Outcome): boolean => Outcome.keyof().options.some((part) => a[part] !== b[part]);

function tally(outcomes: readonly Outcome[]): Tally {
  const count = (wanted: Recommendation) => outcomes.filter(({ recommendation }) => recommendation === wanted).length;
  return { offerHelp: count('offerHelp'), refer: count('refer'), ask: count('ask'), clear: count('clear') };
}

const countsOf = (cases: readonly Replayed[]) => ({
  cases: cases.length,
  before: tally(cases.map(({ before }) => before)),
  after: tally(cases.map(({ after }) => after)),
});

/** Assesses the cases under both catalogues and tells what differs. Pure and deterministic. */
export function replay(before: ActiveCatalogue, after: ActiveCatalogue, cases: readonly ReplayCase[]): ReplayReport {
  const unreadable: ReplayReport['unreadable'] = [];
  const replayed: Replayed[] = [];
  for (const one of cases) {
    const result = replayOne(before, after, one);
    if (result.ok) replayed.push(result.value);
    else unreadable.push({ id: one.id, expected: result.error });
  }
  const which = ({ catalogue: { version }, sha256 }: ActiveCatalogue) => ({ version, sha256 });
  const inGroup = (group: ReplayGroup) => replayed.filter(({ truth }) => truth !== null && groupOf(truth) === group);
  return {
    before: which(before),
    after: which(after),
    cases: cases.length,
    unreadable,
    changes: replayed
      .filter((one) => differs(one.before, one.after))
      .map(({ id, purpose, before: was, after: is }) => ({ id, purpose, before: was, after: is })),
    table: ReplayGroup.options.map((group) => ({ group, ...countsOf(inGroup(group)) })).filter((row) => row.cases > 0),
    byPurpose: before.catalogue.purposes
      .map(({ code }) => ({ purpose: code, ...countsOf(replayed.filter(({ purpose }) => purpose === code)) }))
      .filter((row) => row.cases > 0),
  };
}

/** What the table says of a catalogue, as shares with their intervals. */
export interface ReplayFigures {
  /** Of the positives neither hard nor thin: referred or offered help. */
  readonly sensitivity: Proportion;
  /** Of all positives, also those of which nothing can be seen at the desk: referred or offered help. */
  readonly sensitivityAll: Proportion;
  /** Of genuine and contrary travellers, the disputed left out: referred or offered help all the same. */
  readonly falseAlarms: Proportion;
  /** Of the same: cleared. */
  readonly cleared: Proportion;
}

/** Sensitivity on positives and false alarms on genuine travellers, from the table of a replay. */
export function replayFigures(table: ReplayReport['table'], which: 'before' | 'after'): ReplayFigures {
  const share = (groups: readonly ReplayGroup[], wanted: readonly Recommendation[]): Proportion => {
    const rows = table.filter(({ group }) => groups.includes(group));
    const hits = rows.reduce((sum, row) => sum + wanted.reduce((part, one) => part + row[which][one], 0), 0);
    return proportion(
      hits,
      rows.reduce((sum, row) => sum + row.cases, 0),
    );
  };
  return {
    sensitivity: share(['positive'], ['refer', 'offerHelp']),
    sensitivityAll: share(['positive', 'positiveHardOrThin'], ['refer', 'offerHelp']),
    falseAlarms: share(['genuine', 'contrary'], ['refer', 'offerHelp']),
    cleared: share(['genuine', 'contrary'], ['clear']),
  };
}
