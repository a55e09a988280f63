/**
 * A generated station (`tapis demo`) of so many screenings, in a fresh folder of its own. Made once for each number and seed in
 * a run, whichever test asks first; every other one gets a copy.
 */
import { cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { randomBytes } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { openForReading } from '../../db/open.ts';
import type { Machine } from '../../electron/app/application.ts';
import { keyFileStore } from '../../electron/app/key_file.ts';
import { generate } from '../../electron/cli/demo/generate.ts';
import { heldClock } from '../electron/machine.ts';

/** The last day of every generated station. */
export const demoUntil = '2026-11-24';

/** The morning after it. */
export const demoMorning = '2026-11-24T23:00:00.000Z';

/** The machine of a generated station, on the morning after its last day. */
export const demoMachine = (dataDir: string): Machine => ({
  dataDir,
  clock: heldClock(demoMorning),
  random: (bytes) => new Uint8Array(randomBytes(bytes)),
  secrets: keyFileStore(dataDir),
  log: { note: () => undefined },
});

/** Where stations of this run are kept: beside the staffed one where there is one, which is removed with it. */
function shelf(): string {
  const shared = process.env.TAPIS_STAFFED;
  if (shared !== undefined) return shared;
  const own = mkdtempSync(join(tmpdir(), 'tapis-demo-'));
  process.env.TAPIS_STAFFED = own;
  process.once('exit', () => {
    rmSync(own, { recursive: true, force: true });
  });
  return own;
}

/** Test files run in several processes: the first one makes it, the others wait for it. */
async function kept(screenings: number, seed: string): Promise<string> {
  const place = join(shelf(), `demo-${String(screenings)}-${seed}`);
  const making = `${place}.making`;
  while (!existsSync(place)) {
    try {
      mkdirSync(making);
    } catch {
      await wait(100); // another process makes it, or has just ended
      continue;
    }
    try {
      if (existsSync(place)) break; // made between the look and the lock
      const draft = `${place}.draft`;
      mkdirSync(draft);
      const done = await generate(demoMachine(draft), { screenings, until: demoUntil, seed }, () => undefined);
      if (done === null) throw new Error('too many screenings');
      renameSync(draft, place);
    } finally {
      rmSync(`${place}.draft`, { recursive: true, force: true });
      rmSync(making, { recursive: true });
    }
  }
  return place;
}

/**
 * Puts a generated station into this folder, which must not be there yet. Its people and PINs are `posts`, what is planted in it
 * `plantedClusters` of the generator.
 */
export async function demoStation(dir: string, screenings: number, seed = 'contoh'): Promise<void> {
  cpSync(await kept(screenings, seed), dir, { recursive: true, errorOnExist: true, force: false });
}

/** Reads what lies in the database of a station that is closed. */
export const inReadable = async <T>(dir: string, work: (db: Database) => T): Promise<T> => {
  const key = await keyFileStore(dir).read('live');
  if (key === null) throw new Error('no key');
  const db = openForReading({ path: join(dir, 'live', 'tapis.db'), key });
  try {
    return work(db);
  } finally {
    db.close();
  }
};
