/** Every board of the figures over a year of 100,000 screenings through the dispatcher, against one bare read of the same numbers. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../../db/open.ts';
import { openApplication } from '../../electron/app/open.ts';
import { createClient } from '../../shared/contract/client.ts';
import { machineIn, pins, signedIn, staff, value } from '../electron/app/with_app.ts';
import { figureYear } from '../helpers/figure_year.ts';

const dir = mkdtempSync(join(tmpdir(), 'tapis-bench-'));
process.on('exit', () => {
  rmSync(dir, { recursive: true, force: true });
});
const machine = machineIn(dir, { now: '2026-11-20T23:40:00.000Z', mono: 0 }, []);
const app = await openApplication(machine);
const pages = { client: (caller: string) => createClient((name, input) => app.dispatch(caller, name, input)) };
const people = await staff(pages);
const supervisor = await signedIn(pages, people.supervisor, pins.supervisor);
const { catalogue } = value(await supervisor('catalogue.current', {}));
const db = openDatabase({
  path: join(dir, 'live', 'tapis.db'),
  key: (await machine.secrets.read('live')) ?? new Uint8Array(),
});
const officers = [people.bp3mi, people.first, people.second];
figureYear(db, {
  last: '2026-11-21',
  days: 365,
  perDay: 274,
  officers,
  codes: catalogue.indicators.map(({ code }) => code),
});
const bare = db.prepare('SELECT cube, a, b, c, sum(n) FROM figure GROUP BY cube, a, b, c');
const period = { from: '2025-11-22', to: '2026-11-21' };

export const title = 'A board of the figures over 100,000 screenings';
export const baseline = 'sum every number of the year once';
export const options = { iterations: 12, warmupIterations: 2 };
export const tasks = {
  [baseline]: () => {
    bare.all();
  },
  daily: async () => {
    value(await supervisor('figures.daily', period));
  },
  indicators: async () => {
    value(await supervisor('figures.indicators', period));
  },
  accuracy: async () => {
    value(await supervisor('figures.accuracy', period));
  },
  time: async () => {
    value(await supervisor('figures.time', period));
  },
  fairness: async () => {
    value(await supervisor('figures.fairness', { period, by: 'province' }));
  },
  collusion: async () => {
    value(await supervisor('figures.collusion', period));
  },
};
