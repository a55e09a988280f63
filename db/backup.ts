/** A whole copy of an open database, made by a connection of its own, and the check of one. */
import { statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { z } from 'zod';
import { rootOf, type Sha256 } from '../shared/audit/tree.ts';
import { readAudit } from './audit.ts';
import { UnreadableDatabase, unlock, type DatabasePlace } from './open.ts';

/** What a sound copy holds. */
export interface BackupFacts {
  /** Size of the file. */
  readonly bytes: number;
  /** Events in its log. */
  readonly events: number;
  /** Root of its log, base64. */
  readonly root: string;
}

/** The copy opens, but its pages, references or figures do not agree. */
export class DamagedDatabase extends Error {}

const Findings = z.array(z.object({ integrity_check: z.string() }));

/**
 * Copies a database that may be open elsewhere into a new file, encrypted with the same key. One read snapshot: what is
 * written meanwhile is not in it. Writers are not held up.
 * @throws whatever SQLite throws, SQLITE_FULL among it; the new file may then be there in part
 */
export function copyDatabase(from: DatabasePlace, to: string): void {
  const db = openToRead(from);
  try {
    db.prepare('VACUUM INTO ?').run(to);
  } finally {
    db.close();
  }
}

/**
 * Reads every page of a closed database and its log's head.
 * @throws UnreadableDatabase the key is another one, or the first page is damaged
 * @throws DamagedDatabase anything else does not agree
 */
export function checkDatabase(place: DatabasePlace, sha256: Sha256): BackupFacts {
  const db = openToRead(place);
  try {
    const [finding] = Findings.parse(db.pragma('integrity_check(1)'));
    if (finding?.integrity_check !== 'ok') throw new DamagedDatabase('pages do not agree');
    if (z.array(z.unknown()).parse(db.pragma('foreign_key_check')).length > 0) {
      throw new DamagedDatabase('references lead nowhere');
    }
    const read = readAudit(db);
    const events = read.logSize();
    const root = Buffer.from(rootOf(events, { node: read.treeNode, sha256 })).toString('base64');
    return { bytes: statSync(place.path).size, events, root };
  } catch (cause) {
    if (cause instanceof DamagedDatabase) throw cause;
    throw new DamagedDatabase('a page cannot be read', { cause });
  } finally {
    db.close();
  }
}

function openToRead({ path, key }: DatabasePlace): Database.Database {
  const db = new Database(path, { readonly: true, fileMustExist: true });
  try {
    unlock(db, key);
  } catch (cause) {
    db.close();
    throw cause instanceof UnreadableDatabase ? cause : new UnreadableDatabase('no such database', { cause });
  }
  db.pragma('temp_store = MEMORY');
  return db;
}
