/** The copy of a database on another machine: file and log, byte for byte, without its key. */
import { createHash, randomBytes } from 'node:crypto';
import { copyFileSync, mkdtempSync, rmSync, statSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { copySource, type CopyPiece, type CopySource } from '../../db/log_tail.ts';
import { openDatabase, rekey } from '../../db/open.ts';
import { createReplica, type Replica } from '../../db/replica.ts';
import { diceOf } from '../electron/machine.ts';

const key = new Uint8Array(randomBytes(32));
let dir: string;
let db: Database;
let source: CopySource;
let replica: Replica;
let queue: CopyPiece[];
let begunAnew: number;
/** Logs that were told to have begun. */
let newLogs: number;

const path = () => join(dir, 'copy.db');

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'tapis-salinan-'));
  db = openDatabase({ path: join(dir, 'host.db'), key });
  db.exec('CREATE TABLE act (id INTEGER PRIMARY KEY, said BLOB)');
  source = copySource(db, join(dir, 'host.db'));
  replica = await createReplica(path());
  queue = [];
  begunAnew = 0;
  newLogs = 0;
});
afterEach(() => {
  db.close();
  source.close();
  rmSync(dir, { recursive: true, force: true });
});

/** What a database holds, as one number. */
const sumOf = (of: Database) =>
  createHash('sha256')
    .update(JSON.stringify(of.prepare('SELECT id, hex(said) FROM act ORDER BY id').raw().all()))
    .digest('hex');

/** Opens a copy as SQLite does, and what it holds; null: not whole. */
function heldBy(file: string): string | null {
  const copy = openDatabase({ path: file, key });
  try {
    return copy.pragma('integrity_check', { simple: true }) === 'ok' ? sumOf(copy) : null;
  } finally {
    copy.close();
  }
}

const follow = () =>
  source.follow((pieces) => {
    if (pieces === 'anew') {
      begunAnew += 1;
      return;
    }
    queue.push(...pieces);
    newLogs += pieces.filter(({ kind }) => kind === 'newLog').length;
  });

async function take(): Promise<void> {
  const pieces = queue;
  queue = [];
  await replica.take(pieces);
}

/** One commit of a few rows, put in, changed and taken out. */
function commit(dice: ReturnType<typeof diceOf>): void {
  db.transaction(() => {
    for (let count = 0; count < 4; count += 1) {
      db.prepare('INSERT INTO act (said) VALUES (?)').run(randomBytes(50 + dice.upTo(900)));
      db.prepare('UPDATE act SET said = ? WHERE id = ?').run(randomBytes(200), 1 + dice.upTo(500));
      if (dice.chance(20)) db.prepare('DELETE FROM act WHERE id = ?').run(1 + dice.upTo(500));
    }
  })();
  source.committed();
}

/** All of the file, in pieces of so many bytes, each as it is when its turn comes. */
async function copyBase(bytes: number, between: () => void): Promise<void> {
  const size = source.baseBytes();
  for (let at = 0; at < size; at += bytes) {
    queue.push({ kind: 'base', at, bytes: source.base(at, Math.min(bytes, size - at)) });
    between();
    await take();
  }
}

describe('a copy', () => {
  it('is the database at each moment, whatever is written while the file is copied, through many logs', async () => {
    const dice = diceOf('replica');
    for (let count = 0; count < 150; count += 1) commit(dice);
    follow();
    await copyBase(40_000, () => {
      for (let count = 0; count < 25; count += 1) commit(dice);
    });
    const logs = newLogs;
    for (let count = 0; count < 300; count += 1) {
      commit(dice);
      if (count === 150) {
        db.pragma('wal_checkpoint(TRUNCATE)');
        source.committed();
      }
      if (dice.chance(10)) await take();
      if (count % 100 === 0) {
        await take();
        for (const tail of ['', '-wal']) copyFileSync(`${path()}${tail}`, join(dir, `look.db${tail}`));
        expect(heldBy(join(dir, 'look.db'))).toBe(sumOf(db));
      }
    }
    await take();
    await replica.close();
    expect(newLogs - logs).toBeGreaterThanOrEqual(1);
    expect(heldBy(path())).toBe(sumOf(db));
    expect(begunAnew).toBe(0);
  });

  it('is whole after a power cut while a log goes into the file, and up to the last whole commit where its end is torn', async () => {
    const dice = diceOf('torn');
    for (let count = 0; count < 50; count += 1) commit(dice);
    follow();
    await copyBase(1 << 20, () => undefined);
    for (let count = 0; count < 49; count += 1) commit(dice);
    const earlier = sumOf(db);
    commit(dice);
    await take();
    for (const tail of ['', '-wal']) copyFileSync(`${path()}${tail}`, join(dir, `torn.db${tail}`));
    copyFileSync(`${path()}-wal`, join(dir, 'before-wal'));
    const before = sumOf(db);
    await replica.take([{ kind: 'newLog' }]);
    expect(statSync(`${path()}-wal`).size).toBe(0);
    // The file has the pages, and the cut was before the log was emptied.
    copyFileSync(path(), join(dir, 'cut.db'));
    copyFileSync(join(dir, 'before-wal'), join(dir, 'cut.db-wal'));
    expect(heldBy(join(dir, 'cut.db'))).toBe(before);

    truncateSync(join(dir, 'torn.db-wal'), statSync(join(dir, 'before-wal')).size - 10);
    expect(heldBy(join(dir, 'torn.db'))).toBe(earlier);
    await replica.close();
  });

  it('begins again where another connection has written, or the key is another one; a transaction undone adds nothing', () => {
    follow();
    queue = [];
    db.exec('BEGIN');
    db.prepare('INSERT INTO act (said) VALUES (?)').run(randomBytes(9));
    source.committed();
    db.exec('ROLLBACK');
    source.committed();
    expect(queue).toEqual([]);
    const other = openDatabase({ path: join(dir, 'host.db'), key });
    other.prepare('INSERT INTO act (said) VALUES (?)').run(randomBytes(9));
    other.close();
    source.committed();
    expect(begunAnew).toBe(1);
    const end = follow();
    rekey(db, new Uint8Array(randomBytes(32)));
    source.anew();
    expect(begunAnew).toBe(2);
    end();
    source.anew();
    expect(begunAnew).toBe(2);
  });
});
