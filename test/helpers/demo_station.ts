/**
 * A generated station (`tapis demo`) of so many screenings, in a fresh folder of its own. Made once for each number and seed in
 * a run, whichever test asks first; every other one gets a copy.
 */
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { openForReading } from '../../db/open.ts';
import type { Machine } from '../../electron/app/application.ts';
import { keyFileStore } from '../../electron/app/key_file.ts';
import { generate } from '../../electron/cli/demo/generate.ts';
import { heldClock } from '../electron/machine.ts';
import { kept as onShelf } from './shelf.ts';

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

const kept = (screenings: number, seed: string): Promise<string> =>
  onShelf(`demo-${String(screenings)}-${seed}`, async (draft) => {
    const done = await generate(demoMachine(draft), { screenings, until: demoUntil, seed }, () => undefined);
    if (done === null) throw new Error('too many screenings');
  });

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
