/**
 * A station that sends to a receiver while its officers go on working, as a process of its own that can be killed. Argument:
 * its errand as JSON. It tells how much waits; told `{ quiet: true }` nobody works any more.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { openApplication } from '../../electron/app/open.ts';
import { createClient } from '../../shared/contract/client.ts';
import { OfficerId, ScreeningId } from '../../shared/ids.ts';
import { machineIn, pins, signedIn, value } from '../electron/app/with_app.ts';
import { diceOf } from './faults.ts';

const Errand = z.strictObject({
  dir: z.string(),
  now: z.string(),
  seed: z.int(),
  supervisor: OfficerId,
  bp3mi: OfficerId,
  /** Cases that change again and again. */
  cases: z.array(ScreeningId),
  pace: z.strictObject({
    settle: z.number(),
    first: z.number(),
    longest: z.number(),
    timeout: z.number(),
    records: z.number(),
  }),
});
export type StationErrand = z.infer<typeof Errand>;

const errand = Errand.parse(JSON.parse(process.argv[2] ?? ''));
const dice = diceOf(errand.seed);
const notes: string[] = [];
let quiet = false;

async function work(): Promise<void> {
  // Each start somewhere else in time: nobody may wait for the wall clock.
  const now = new Date(Date.parse(errand.now) + Math.floor((dice() - 0.5) * 86_400_000)).toISOString();
  const app = await openApplication(machineIn(errand.dir, { now, mono: 0 }, notes), { pace: errand.pace });
  const pages = {
    client: (caller: string) => createClient((name, input) => app.dispatch(caller, name, structuredClone(input))),
  };
  const head = await signedIn(pages, errand.supervisor, pins.supervisor);
  const desk = await signedIn(pages, errand.bp3mi, pins.bp3mi);
  for (;;) {
    // Asked before the count: where it is so, nothing is added any more after what is told.
    const settled = quiet;
    const { waiting, attempts } = value(await head('outbox.state', {}));
    process.send?.({ waiting, attempts, settled });
    const screeningId = errand.cases[Math.floor(dice() * errand.cases.length)];
    if (!settled && screeningId !== undefined) {
      const call = { toWhom: 'parent' as const, reached: true, name: 'Ibu', number: '0812', note: '' };
      value(await desk('handover.logCall', { screeningId, ...call }));
    }
    await wait(30);
  }
}

process.on('message', (message) => {
  quiet = z.object({ quiet: z.boolean() }).parse(message).quiet;
});
process.once('disconnect', () => process.exit());
try {
  await work();
} catch (thrown) {
  console.error(notes.join('\n'));
  throw thrown;
}
