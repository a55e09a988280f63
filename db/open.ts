/** Opening a database: key first, then the safe settings, the station lock, the migrations. */
import { existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { migrate, versionOf } from './migrate.ts';
import { migrations } from './migrations/index.ts';
import { storageFault } from './storage_fault.ts';

/** Another program already works with this station's data. */
export class StationBusy extends Error {}

/** The key does not open the file, or the file is damaged. Nothing was changed. */
export class UnreadableDatabase extends Error {}

/** Where a station's database lies. */
export interface DatabasePlace {
  readonly path: string;
  /** 32 bytes; whole-database encryption (ChaCha20-Poly1305). */
  readonly key: Uint8Array;
}

/**
 * Opens the database and brings it to the newest schema. Settings: WAL, one fsync for each commit, foreign keys,
 * temporary data in memory only (temporary files would not be encrypted), deleted content overwritten. Up to 64 MiB of pages stay
 * in memory: each that is read again from the file is decrypted again.
 * @throws UnreadableDatabase wrong key or damaged file
 * @throws NewerDatabase the file was written by a newer program
 */
export function openDatabase({ path, key }: DatabasePlace): Database.Database {
  if (key.length !== 32) throw new Error('a database key has 32 bytes');
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const db = new Database(path);
  try {
    unlock(db, key);
  } catch (cause) {
    db.close();
    throw cause;
  }
  for (const setting of [
    'journal_mode = WAL',
    'synchronous = FULL',
    'foreign_keys = ON',
    'temp_store = MEMORY',
    'trusted_schema = OFF',
    'secure_delete = ON',
    'busy_timeout = 2000',
    'cache_size = -65536', // KiB
  ]) {
    db.pragma(setting);
  }
  try {
    migrate(db, {
      migrations,
      backup: (version) => {
        db.prepare('VACUUM INTO ?').run(freeName(`${path}.before-${String(version)}`));
      },
    });
  } catch (cause) {
    db.close();
    throw cause;
  }
  return db;
}

/**
 * Gives a connection the key, which must come before anything else.
 * @throws UnreadableDatabase wrong key or damaged first page
 * @throws what SQLite throws where the disk has no room to open it: that is no fault of key or file
 */
export function unlock(db: Database.Database, key: Uint8Array): void {
  try {
    db.pragma(`key = "x'${Buffer.from(key).toString('hex')}'"`);
    db.prepare('SELECT count(*) FROM sqlite_schema').get();
  } catch (cause) {
    if (storageFault(cause) === 'disk-full') throw cause;
    throw new UnreadableDatabase('the database does not open with this key', { cause });
  }
}

/**
 * Takes what the write-ahead log of a closed database still holds into its file. The schema stays what it is, older or
 * newer than this program's.
 * @throws UnreadableDatabase wrong key or damaged first page
 */
export function takeLogIn({ path, key }: DatabasePlace): void {
  const db = new Database(path, { fileMustExist: true });
  try {
    unlock(db, key);
    db.pragma('wal_checkpoint(TRUNCATE)');
  } finally {
    db.close();
  }
}

/** Gives an open database another key. One transaction: a power cut leaves it wholly under the old or the new one. */
export function rekey(db: Database.Database, key: Uint8Array): void {
  if (key.length !== 32) throw new Error('a database key has 32 bytes');
  db.pragma(`rekey = "x'${Buffer.from(key).toString('hex')}'"`);
  // Nothing that the old key opens stays behind in the write-ahead log.
  db.pragma('wal_checkpoint(TRUNCATE)');
}

/** Whether this key opens the file; nothing is changed. */
export function opensWith({ path, key }: DatabasePlace): boolean {
  const db = new Database(path, { readonly: true, fileMustExist: true });
  try {
    unlock(db, key);
    return true;
  } catch (cause) {
    if (cause instanceof UnreadableDatabase) return false;
    throw cause;
  } finally {
    db.close();
  }
}

/**
 * Opens a database to read it as it is: nothing is changed, no schema brought up.
 * @throws UnreadableDatabase wrong key, damaged, or of another version of the program
 */
export function openForReading({ path, key }: DatabasePlace): Database.Database {
  const db = new Database(path, { readonly: true, fileMustExist: true });
  try {
    unlock(db, key);
    if (versionOf(db) !== migrations.at(-1)?.version) throw new Error('of another version');
  } catch (cause) {
    db.close();
    if (storageFault(cause) === 'disk-full') throw cause;
    throw new UnreadableDatabase('the database cannot be read with this key by this program', { cause });
  }
  return db;
}

/** Whether every page in use can be read, its own authentication included, and all of it fits together. */
export function isWhole(db: Database.Database): boolean {
  try {
    return db.pragma('integrity_check', { simple: true }) === 'ok';
  } catch (thrown) {
    if (thrown instanceof Database.SqliteError) return false; // a page that does not decrypt ends the check
    throw thrown;
  }
}

function freeName(wanted: string): string {
  for (let count = 0; ; count += 1) {
    const name = count === 0 ? wanted : `${wanted}-${String(count)}`;
    if (!existsSync(name)) return name;
  }
}

/** Locks this process holds. A lock nobody refers to would be closed by the garbage collector, and so given away. */
const held = new Set<Database.Database>();

/**
 * Takes the station for this process: an exclusive lock on a file of its own, which the system frees even when the
 * process is killed. Returns the way to give it back.
 * @throws StationBusy another process holds it
 */
export function lockStation(dir: string): () => void {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const lock = new Database(join(dir, 'station.lock'), { timeout: 200 });
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (cause) {
    lock.close();
    throw new StationBusy('another program works with this station', { cause });
  }
  held.add(lock);
  return () => {
    held.delete(lock);
    lock.close();
  };
}
