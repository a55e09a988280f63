/** The replay of a proposed catalogue over what this station has seen, in steps short enough for the desk not to notice. */
import { setImmediate as othersFirst } from 'node:timers/promises';
import type { StoredReplay } from '../../db/catalogues.ts';
import { referenceCases } from '../../shared/catalogue/reference_cases.ts';
import { replay, type ReplayCase, type ReplayReport } from '../../shared/domain/replay.ts';
import type { ScreeningId } from '../../shared/ids.ts';
import { agencyOf } from './access.ts';
import { immigrationOnly, inputOf } from './assessing.ts';
import type { CatalogueInForce, QueryContext } from './context.ts';

/** The latest so many past cases are replayed. */
const mostCases = 5000;
/** Cases between two looks at who else is waiting: a few milliseconds. */
const stepCases = 4;

/** The two catalogues of a replay. */
export interface Pair {
  readonly before: CatalogueInForce;
  readonly after: CatalogueInForce;
}

/**
 * What the desk knew of a past case: answers of the agency that had it first, and none of the facts that are
 * Immigration's alone under either catalogue. Not even as a fault of reading may those come through.
 */
function deskCase(ctx: QueryContext, { before, after }: Pair, id: ScreeningId): ReplayCase {
  const screening = ctx.read.screening(id);
  if (screening === null) throw new Error('a past case is gone');
  const hidden = (code: string) => [before, after].some(({ catalogue }) => immigrationOnly(catalogue, code));
  const answers = ctx.read
    .answersOf(id, agencyOf(ctx, screening))
    .filter(({ kind, code }) => kind !== 'indicator' || !hidden(code));
  return { id, input: inputOf(screening, answers) };
}

/** A past case as Immigration assessed it a second time. */
function secondCase(ctx: QueryContext, id: ScreeningId): ReplayCase {
  const screening = ctx.read.screening(id);
  if (screening === null) throw new Error('a past case is gone');
  return { id, input: inputOf(screening, ctx.read.answers(id)), immigrationSecond: true };
}

type Tally = ReplayReport['byPurpose'][number]['before'];
type Counts = ReplayReport['byPurpose'][number] | ReplayReport['table'][number];

const sum = (a: Tally, b: Tally): Tally => ({
  clear: a.clear + b.clear,
  ask: a.ask + b.ask,
  refer: a.refer + b.refer,
  offerHelp: a.offerHelp + b.offerHelp,
});

/** Rows of the same key as one, in the order in which the keys first came. */
function summed<R extends Counts>(rows: readonly R[], keyOf: (row: R) => string): R[] {
  const found = new Map<string, R>();
  for (const row of rows) {
    const key = keyOf(row);
    const known = found.get(key);
    found.set(
      key,
      known === undefined
        ? row
        : {
            ...row,
            cases: known.cases + row.cases,
            before: sum(known.before, row.before),
            after: sum(known.after, row.after),
          },
    );
  }
  return [...found.values()];
}

/** Several replays of the same two catalogues as one. */
function joined(parts: readonly ReplayReport[], whole: ReplayReport): ReplayReport {
  return {
    ...whole,
    cases: parts.reduce((all, { cases }) => all + cases, 0),
    unreadable: parts.flatMap(({ unreadable }) => unreadable),
    changes: parts.flatMap(({ changes }) => changes),
    table: summed(
      parts.flatMap(({ table }) => table),
      ({ group }) => group,
    ),
    byPurpose: summed(
      parts.flatMap(({ byPurpose }) => byPurpose),
      ({ purpose }) => purpose,
    ),
  };
}

/** Replays a few cases, lets others go first, and so on. */
async function inSteps(
  { before, after }: Pair,
  cases: readonly (() => ReplayCase)[],
  replayed: (count: number) => void,
): Promise<ReplayReport> {
  const parts: ReplayReport[] = [];
  for (let at = 0; at < cases.length; at += stepCases) {
    const step = cases.slice(at, at + stepCases).map((read) => read());
    parts.push(replay(before, after, step));
    replayed(step.length);
    await othersFirst();
  }
  return joined(parts, replay(before, after, []));
}

/**
 * Replays the coded reference cases and the station's own past cases under both catalogues.
 * @param withSecond also Immigration's second assessments, for its own supervisors alone
 */
export async function replayStation(ctx: QueryContext, pair: Pair, withSecond: boolean): Promise<StoredReplay> {
  const { read, running } = ctx;
  const about = pair.after.sha256;
  const reference = referenceCases().map((one) => () => one);
  const desk = read.pastCases('desk', mostCases).map((id) => () => deskCase(ctx, pair, id));
  const second = withSecond ? read.pastCases('second', mostCases).map((id) => () => secondCase(ctx, id)) : null;
  const of = reference.length + desk.length + (second?.length ?? 0);
  let done = 0;
  const replayed = (count: number) => {
    done += count;
    running.set(about, { done, of });
  };
  try {
    return {
      reference: await inSteps(pair, reference, replayed),
      station: await inSteps(pair, desk, replayed),
      second: second && (await inSteps(pair, second, replayed)),
    };
  } finally {
    running.delete(about);
  }
}
