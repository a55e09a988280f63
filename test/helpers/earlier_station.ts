/** A data folder as a program of some months ago left it: with an earlier catalogue in force, and nothing else. */
import { copyFileSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { migrate } from '../../db/migrate.ts';
import { migrations } from '../../db/migrations/index.ts';
import type { Machine } from '../../electron/app/application.ts';
import { openStore } from '../../db/store.ts';
import { entry, hashOf, newCatalogue } from './catalogue_files.ts';

/** What the program of that time brought; its loader did not yet refuse an earlier postponement as a hit. */
export const earlierCatalogue = newCatalogue('2026.01.1', (one) => {
  one.scoring.bands.medium = 3;
  entry(one.indicators, 'HIS-01').label = { id: 'Tercatat SOI / pernah ditunda', en: 'SOI hit / earlier postponement' };
});

/**
 * Lays a database as a power cut leaves it: of the program that had this version of the schema (or, above all there are, of
 * one to come), with a setting `left` that stands in its write-ahead log alone.
 */
export function cutOff(path: string, key: Uint8Array, version: number): void {
  const made = `${path}.made`;
  const db = new Database(made);
  db.pragma(`key = "x'${Buffer.from(key).toString('hex')}'"`);
  db.pragma('journal_mode = WAL');
  migrate(db, { migrations: migrations.filter((one) => one.version <= version), backup: () => undefined });
  db.pragma(`user_version = ${String(version)}`);
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.prepare(`INSERT INTO setting VALUES ('left', '"in the log"')`).run();
  copyFileSync(made, path);
  copyFileSync(`${made}-wal`, `${path}-wal`);
  db.close();
  rmSync(made);
}

/** Lays the database of the live station with the key its machine keeps. */
export async function beginEarlier({ dataDir, random, secrets, clock }: Machine): Promise<void> {
  const key = random(32);
  await secrets.write('live', key);
  mkdirSync(join(dataDir, 'live'), { recursive: true, mode: 0o700 });
  const store = openStore({ path: join(dataDir, 'live', 'tapis.db'), key });
  store.transaction((write) =>
    write.activateCatalogue({
      sha256: hashOf(earlierCatalogue),
      version: earlierCatalogue.version,
      content: earlierCatalogue,
      activatedAt: clock.now(),
      active: true,
    }),
  );
  store.close();
}
