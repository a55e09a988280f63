/** Brings a database to the newest schema: increasing steps, each whole or not at all, a backup before the first. */
import type { Database } from 'better-sqlite3';
import { z } from 'zod';

/** One step. `version` becomes `PRAGMA user_version` in the same transaction. */
export interface Migration {
  readonly version: number;
  readonly sql: string;
}

/** The file is newer than this program. Nothing was touched. */
export class NewerDatabase extends Error {
  readonly found: number;
  readonly known: number;
  constructor(found: number, known: number) {
    super(`database version ${String(found)} is newer than this program (${String(known)})`);
    this.found = found;
    this.known = known;
  }
}

/** The schema version a database stands at; 0 for an empty file. */
export const versionOf = (db: Database): number => Number(db.pragma('user_version', { simple: true }));

/**
 * Runs what is missing, all in one transaction: a power cut in the middle leaves the old version whole.
 * @param backup called with the old version before anything is changed, unless the file is new
 * @throws NewerDatabase when the file is ahead of the list
 */
export function migrate(
  db: Database,
  { migrations, backup }: { migrations: readonly Migration[]; backup: (version: number) => void },
): void {
  migrations.forEach(({ version }, index) => {
    const before = migrations[index - 1]?.version ?? 0;
    if (version <= before) throw new Error(`migration ${String(version)} does not follow ${String(before)}`);
  });
  const newest = migrations.at(-1)?.version ?? 0;
  const found = versionOf(db);
  if (found > newest) throw new NewerDatabase(found, newest);
  const missing = migrations.filter(({ version }) => version > found);
  if (missing.length === 0) return;
  if (found > 0) backup(found);
  // A table that others refer to can only be made anew while references are not enforced; they are counted before the end.
  db.pragma('foreign_keys = OFF');
  try {
    db.transaction(() => {
      for (const { version, sql } of missing) {
        db.exec(sql);
        db.pragma(`user_version = ${String(version)}`);
      }
      const [lost] = z.array(z.unknown()).parse(db.pragma('foreign_key_check'));
      if (lost !== undefined) throw new Error('a migration left references that lead nowhere');
    }).immediate();
  } finally {
    db.pragma('foreign_keys = ON');
  }
}
