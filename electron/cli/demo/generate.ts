/** Fills a new station with made-up departures, call by call as officers make them, one transaction of the database a shift. */
import { weekdayOf, type Day } from '../../../shared/time.ts';
import type { Machine } from '../../app/application.ts';
import { openTogether, type Together } from '../../app/open.ts';
import { diceOf, seededBytes } from './chance.ts';
import { deskClock, epochOf, type DeskClock } from './clock.ts';
import { plantedClusters } from './clusters.ts';
import { newLedger } from './custody.ts';
import { planOf, type PlannedShift } from './flights.ts';
import { errands, packsOf, type Hall, type Roster } from './hall.ts';
import { workShift, type Floor } from './shift.ts';
import { found, pagesOf, type Officer } from './staff.ts';
import { storyCards } from './stories.ts';
import { peopleOf } from './travellers.ts';

/** What is wanted. */
export interface Wanted {
  /** Travellers who are screened. */
  readonly screenings: number;
  readonly until: Day;
  readonly seed: string;
}

/** How far it has come. */
export interface Done {
  readonly shift: number;
  readonly of: number;
  readonly day: Day;
  readonly screenings: number;
}

const officersOf = (officers: readonly Officer[], agency: 'bp3mi' | 'immigration'): Officer[] =>
  officers.filter(({ role }) => role === agency);

const turn = <T>(list: readonly T[], index: number): T => {
  const one = list[index % list.length];
  if (one === undefined) throw new Error('nobody works here');
  return one;
};

/** Who works in a shift: everybody in turn, and whoever belongs to a planted cluster on its flight. */
function rosterOf(officers: readonly Officer[], { day, flights }: PlannedShift, index: number): Roster {
  const cluster = plantedClusters.find(
    ({ officer, flight, days }) =>
      officer !== null && days.includes(weekdayOf(day)) && flights.some(({ entry }) => entry.number === flight),
  );
  const bp3mi = officersOf(officers, 'bp3mi');
  const immigration = officersOf(officers, 'immigration');
  return {
    bp3mi: bp3mi.find(({ name }) => name === cluster?.officer) ?? turn(bp3mi, index),
    immigration: turn(immigration, index),
    second: turn(immigration, index + 1),
  };
}

/** Everything that lasts over all shifts. */
async function floorsOf({ app }: Together, clock: DeskClock, { seed, until }: Wanted) {
  const officers = await found(app);
  const pages = pagesOf(app, clock);
  const { catalogue } = await (await pages.at(turn(officersOf(officers, 'bp3mi'), 0)))('catalogue.current', {});
  await pages.leave();
  const dice = diceOf(seed);
  const { later, due, rest } = errands(clock);
  const common = { clock, dice, packs: packsOf(dice, storyCards), pages, catalogue, returns: [], later };
  const lasting = { ledger: newLedger(), newHolder: peopleOf(dice), regulars: [], errands: { due, rest }, until };
  return (shift: PlannedShift, index: number): Floor => {
    const hall: Hall = { ...common, roster: rosterOf(officers, shift, index) };
    return { ...lasting, hall };
  };
}

/**
 * Makes the station and works its shifts. The folder is empty; the same number, day and seed give the same station, but for the
 * key of its database, which is as secret as any.
 * @param told is called after every shift
 * @returns null where so many do not fit into the years a station knows
 */
export async function generate(
  machine: Pick<Machine, 'dataDir' | 'secrets' | 'log' | 'random'>,
  wanted: Wanted,
  told: (done: Done) => void,
): Promise<Done | null> {
  const { screenings, until, seed } = wanted;
  const plan = planOf(screenings, until, seed);
  const [first] = plan ?? [];
  if (plan === null || first === undefined) return null;
  await machine.secrets.write('live', machine.random(32));
  const clock = deskClock(epochOf(first.day, '03:00'));
  const opened = await openTogether({ ...machine, clock, random: seededBytes(seed) });
  try {
    const floorOf = await floorsOf(opened, clock, wanted);
    let done: Done = { shift: 0, of: plan.length, day: first.day, screenings: 0 };
    for (const [index, shift] of plan.entries()) {
      await opened.together(() => workShift(floorOf(shift, index), shift));
      const many = shift.flights.reduce((sum, { screened }) => sum + screened, done.screenings);
      done = { ...done, shift: index + 1, day: shift.day, screenings: many };
      told(done);
    }
    return done;
  } finally {
    opened.app.close();
  }
}
