/**
 * The newest checkpoint in a small file beside the database. It tells at start that the end of the log is missing, or that
 * an old copy of the database was put in its place. Written after the commit: a crash in between leaves an older head,
 * from which the log goes on. Whoever replaces this file as well is not noticed by it; a checkpoint kept elsewhere is.
 */
import { existsSync, readFileSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Reader } from '../../db/store.ts';
import type { HeadFault } from '../../shared/audit/checkpoint.ts';
import { hasHead, ownCheckpoint } from './checkpoints.ts';
import { writeWhole } from './whole_file.ts';

/** The file of a database. */
export const headPath = (database: string): string => join(dirname(database), 'log-head.txt');

/** Writes the head whole or not at all, and waits for the disk. Throws like writing a file does. */
export const writeHead: (path: string, note: string) => void = writeWhole;

/** The head that was kept, or null. */
export const readHead = (path: string): string | null => (existsSync(path) ? readFileSync(path, 'utf8') : null);

/** Keeps a head that the log does not go on from, under another name: it is evidence. Gives the name. */
export function setHeadAside(path: string): string | null {
  if (!existsSync(path)) return null;
  for (let count = 1; ; count += 1) {
    const aside = path.replace(/\.txt$/, `.aside-${String(count)}.txt`);
    if (existsSync(aside)) continue;
    renameSync(path, aside);
    return aside;
  }
}

/** Why the log does not go on from the head that was kept; null where it does, or where none had to be there yet. */
export function headFault(read: Reader, head: string | null): HeadFault | null {
  if (head === null) {
    // The very first may have been lost between commit and file; later ones had one to replace.
    return read.newestCheckpoints(2).length > 1 ? 'missing' : null;
  }
  const checkpoint = ownCheckpoint(read, head);
  if (checkpoint === null) return 'otherLog';
  if (checkpoint.size > read.logSize()) return 'behind';
  return hasHead(read, checkpoint) ? null : 'differs';
}
