/** `tapis demo`: a station of examples, filled with made-up departures. */
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { addDays, Day, dayOf } from '../../shared/time.ts';
import type { Machine } from '../app/application.ts';
import { startFailure } from '../app/start_failure.ts';
import { plantedClusters } from './demo/clusters.ts';
import { generate, type Wanted } from './demo/generate.ts';
import { posts, Refused } from './demo/staff.ts';
import type { Command, CommandIo } from './io.ts';

/** What only the process can give. */
interface Surroundings {
  readonly machine: (dataDir: string) => Machine;
}

const usage = 'demo --screenings N --data DIR [--seed S] [--until YYYY-MM-DD]';

/** The words of the command line, or what is wrong with them. `yesterday` is the last day that may be filled. */
function wantedOf(args: readonly string[], yesterday: Day): (Wanted & { readonly dataDir: string }) | string {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        screenings: { type: 'string' },
        data: { type: 'string' },
        seed: { type: 'string', default: 'contoh' },
        until: { type: 'string', default: yesterday },
      },
    });
    const { screenings = '', data = '', seed, until } = values;
    if (!/^[1-9]\d{0,6}$/.test(screenings)) return '--screenings takes a whole number from 1 to 9999999';
    // Never the usual folder by default: there the real records are.
    if (data === '') return '--data takes the folder of the new station; it must be named';
    if (!Day.safeParse(until).success) return '--until takes a day, YYYY-MM-DD';
    if (until > yesterday) return `--until takes a day that is over, ${yesterday} at the latest`;
    return { screenings: Number(screenings), dataDir: data, seed, until };
  } catch (error) {
    return String(error instanceof Error ? error.message : error);
  }
}

/** Why nothing is made in this folder, or null: made-up records never come among real ones. */
function folderFault(dataDir: string): string | null {
  if (existsSync(join(dataDir, 'live')) || existsSync(join(dataDir, 'keys'))) {
    return `there is a station in ${dataDir} already; examples are made in an empty folder only`;
  }
  const used = existsSync(dataDir) && readdirSync(dataDir).length > 0;
  return used ? `${dataDir} is not empty; examples are made in an empty folder only` : null;
}

async function sayPeople(io: CommandIo): Promise<void> {
  for (const { name, role, agency, pin } of posts) {
    await io.out([name, agency === null || agency === role ? role : `${role} (${agency})`, `PIN ${pin}`].join('  '));
  }
  const planted = plantedClusters.map(({ name, flight }) => `${name} (${flight})`).join(', ');
  await io.out(`Nothing in this station is true. Planted for searches to find: ${planted}.`);
}

/** `tapis demo`. Exit code 0 made, 1 refused or broken off, 2 wrong words. */
export const demoCommand = ({ machine }: Surroundings): Command => ({
  usage,
  about: 'fills a new station in an empty folder with made-up departures, the same for the same seed; prints its PINs',
  run: async (args, io) => {
    const started = performance.now();
    // The clock is asked of a machine that opens no folder.
    const wanted = wantedOf(args, addDays(dayOf(machine('').clock.now()), -1));
    if (typeof wanted === 'string') {
      io.err(wanted);
      return 2;
    }
    const fault = folderFault(wanted.dataDir);
    if (fault !== null) {
      io.err(fault);
      return 1;
    }
    const rate = (screenings: number): string =>
      `${String(Math.round((screenings * 1000) / (performance.now() - started)))} a second`;
    try {
      mkdirSync(wanted.dataDir, { recursive: true, mode: 0o700 });
      const done = await generate(machine(wanted.dataDir), wanted, ({ shift, of, day, screenings }) => {
        io.err(
          `${day}  shift ${String(shift)} of ${String(of)}  ${String(screenings)} screenings, ${rate(screenings)}`,
        );
      });
      if (done === null) {
        io.err('so many screenings do not fit between 2020 and that day');
        return 2;
      }
      await io.out(
        `${String(done.screenings)} screenings in ${String(done.of)} shifts until ${done.day}, ${rate(done.screenings)}`,
      );
      await sayPeople(io);
      return 0;
    } catch (error) {
      io.err(error instanceof Refused ? `broken off: ${error.message}` : startFailure(error));
      return 1;
    }
  },
});
