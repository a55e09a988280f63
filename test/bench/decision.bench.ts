/**
 * A durable decision with its audit, as the officer's touch sends it: a case that was clarified, with its answers and
 * both assessments, is cleared through the dispatcher. Against the same rows inserted raw, in one commit, into the same
 * kind of encrypted database.
 */
import { judgedVisit, plain } from '../electron/app/cases.ts';
import { value } from '../electron/app/with_app.ts';
import { benchStation } from '../helpers/bench_station.ts';
import { rawWriter } from '../helpers/raw_rows.ts';

const { place, desk, nextPapers } = await benchStation();

const waiting: Awaited<ReturnType<typeof judgedVisit>>[] = [];
async function decide(): Promise<void> {
  const judged = waiting.pop();
  if (judged === undefined) throw new Error('no case waits for its decision');
  value(await desk('decision.propose', { ...judged, proposal: plain }));
}
const judge = async () => {
  waiting.push(await judgedVisit(desk, nextPapers()));
};

// The second of a day is like all others: the words of the name and the figures of the day are there.
await judge();
await decide();
await judge();

export const title = 'a durable decision with its event';
export const baseline = 'the same rows raw, one commit';
export const tasks = { [baseline]: await rawWriter(place, decide), 'decision.propose through the dispatcher': decide };
/**
 * Not measured: the traveller, the questions and the own assessment that come before each decision. They come before each raw
 * insert as well: a processor that has just done other work writes rows no faster for it.
 */
export const before = { [baseline]: judge, 'decision.propose through the dispatcher': judge };
