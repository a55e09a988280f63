/**
 * That a page of the live database could not be read, kept beside it: SQLite opens a file whose damage lies deeper, so the next start
 * would not know. It says so at the door instead, where a backup can be brought back.
 */
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const markOf = (dataDir: string) => join(dataDir, 'live', 'damaged');

/** Whether damage was found and nobody has brought a backup back since. */
export const isMarkedDamaged = (dataDir: string): boolean => existsSync(markOf(dataDir));

/** Keeps it. Throws like writing a file does. */
export function markDamage(dataDir: string, now: string): void {
  mkdirSync(dirname(markOf(dataDir)), { recursive: true, mode: 0o700 });
  writeFileSync(markOf(dataDir), `${now}\n`, { mode: 0o600 });
}

/** A backup has come in its place, or somebody wants to work with what can still be read. */
export function forgetDamage(dataDir: string): void {
  rmSync(markOf(dataDir), { force: true });
}
