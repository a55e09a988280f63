/** The walk over a stored log: any length, any place to begin, and every row damaged in any way is a place, never a crash. */
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openReader } from '../../../db/store.ts';
import { rootOfTops, storedTops, walkLog, storedLeaf, type Tops } from '../../../electron/app/log_walk.ts';
import { verifyLog, verifyPart } from '../../../electron/app/log_verification.ts';
import { sha256 } from '../../../electron/app/sha256.ts';
import { leafBytes } from '../../../shared/audit/leaf.ts';
import { rootOf } from '../../../shared/audit/tree.ts';
import { appendEvents, closeShift, logStation, type LogStation } from '../../helpers/log_station.ts';

const root = mkdtempSync(join(tmpdir(), 'tapis-walk-'));
const damaged = join(root, 'damaged.db');
let station: LogStation;
let key: Uint8Array;

beforeAll(async () => {
  station = await logStation(join(root, 'station'));
  await appendEvents(station, 2600);
  await closeShift(station);
  key = await station.key();
});
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

function reading<T>(path: string, work: (read: ReturnType<typeof openReader>['read']) => T): T {
  const { read, close } = openReader({ path, key });
  try {
    return work(read);
  } finally {
    close();
  }
}

/** A copy of the database after this, triggers and checks out of the way. */
function damage(sql: string): string {
  copyFileSync(station.database, damaged);
  const db = new Database(damaged);
  db.pragma(`key = "x'${Buffer.from(key).toString('hex')}'"`);
  db.pragma('foreign_keys = OFF');
  db.pragma('ignore_check_constraints = ON');
  for (const name of db.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").pluck().all()) {
    db.exec(`DROP TRIGGER ${String(name)}`);
  }
  db.exec(sql);
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
  return damaged;
}

describe('a walk', () => {
  it('spells every event as it was spelled when it was written', () => {
    reading(station.database, (read) => {
      const size = read.logSize();
      const spelled = read.storedEvents(0, size).map(storedLeaf);
      expect(spelled).toEqual(read.events(0, size).map((event) => new TextDecoder().decode(leafBytes(event))));
      expect(size).toBeGreaterThan(2600);
    });
  });

  it.each([0, 1, 2, 3, 255, 1023, 1024, 1025, 2047, 2599])('from %i comes to the same root', (from) => {
    reading(station.database, (read) => {
      const to = read.logSize();
      const tops = storedTops(read, from);
      const seen: number[] = [];
      expect(walkLog(read, { from, to, tops }, (done) => seen.push(done))).toBeNull();
      expect(rootOfTops(tops)).toEqual(rootOf(to, { node: read.treeNode, sha256 }));
      expect(seen.at(-1)).toBe(to);
      expect(seen).toEqual(seen.toSorted((one, other) => one - other));
    });
  });

  it('of nothing is the root of nothing', () => {
    const tops: Tops = [];
    reading(station.database, (read) => expect(walkLog(read, { from: 0, to: 0, tops })).toBeNull());
    expect(rootOfTops(tops)).toEqual(sha256(new Uint8Array(0)));
  });
});

describe('a damaged row', () => {
  it.each([
    ['an event edited', 'UPDATE event SET mono = mono + 1 WHERE seq = 1500', { seq: 1500, cause: 'event' }],
    [
      'a subject more',
      `UPDATE event SET subjects = '[{"id":"a","type":"b","more":1}]' WHERE seq = 1024`,
      { seq: 1024, cause: 'event' },
    ],
    ['subjects that are no JSON', `UPDATE event SET subjects = '[{' WHERE seq = 1023`, { seq: 1023, cause: 'event' }],
    [
      'commitments that are a word',
      `UPDATE event SET commitments = 'null' WHERE seq = 700`,
      { seq: 700, cause: 'event' },
    ],
    [
      'JSON deeper than any event',
      `UPDATE event SET commitments = '${'['.repeat(50_000)}${']'.repeat(50_000)}' WHERE seq = 701`,
      { seq: 701, cause: 'event' },
    ],
    [
      'half a surrogate pair',
      `UPDATE event SET subjects = '[{"type":"a","id":"\\ud800"}]' WHERE seq = 702`,
      { seq: 702, cause: 'event' },
    ],
    ['a kind there never was', `UPDATE event SET kind = 'nothing' WHERE seq = 3`, { seq: 3, cause: 'event' }],
    ['an event gone', 'DELETE FROM event WHERE seq = 2000', { seq: 2000, cause: 'sequence' }],
    ['a leaf gone', 'DELETE FROM treeNode WHERE level = 0 AND position = 2001', { seq: 2001, cause: 'event' }],
    ['a node gone', 'DELETE FROM treeNode WHERE level = 3 AND position = 2', { seq: 23, cause: 'tree' }],
    [
      'a node of another length',
      'UPDATE treeNode SET hash = zeroblob(31) WHERE level = 10 AND position = 1',
      { seq: 2047, cause: 'tree' },
    ],
    ['content edited', `UPDATE eventContent SET content = '[]' WHERE seq = 1100`, { seq: 1100, cause: 'content' }],
    [
      'content that is no JSON',
      `UPDATE eventContent SET content = '{' WHERE seq = 1101`,
      { seq: 1101, cause: 'content' },
    ],
    [
      'a salt too short',
      'UPDATE eventContent SET salt = zeroblob(3) WHERE seq = 1102',
      { seq: 1102, cause: 'content' },
    ],
    [
      'content that was never committed to',
      `INSERT INTO eventContent VALUES (1103, 'more', zeroblob(32), '1')`,
      { seq: 1103, cause: 'content' },
    ],
    [
      'two of them: the first counts',
      `UPDATE eventContent SET content = '[]' WHERE seq = 900; DELETE FROM treeNode WHERE level = 1 AND position = 449`,
      { seq: 899, cause: 'tree' },
    ],
  ] as const)('%s: is where the log breaks', (_what, sql, broken) => {
    const found = reading(damage(sql), (read) => verifyLog(read));
    expect(found).toMatchObject({ intact: false, root: '', broken });
  });

  it('beyond the last event is found as well', () => {
    const sql = 'INSERT INTO treeNode VALUES (12, 7, zeroblob(32))';
    const { broken, size } = reading(damage(sql), (read) => verifyLog(read));
    expect(broken).toEqual({ seq: size, cause: 'tree' });
  });

  it('before the point that was verified is not looked at, but the root there is', () => {
    const point = reading(station.database, (read) => ({
      size: 1000,
      root: Buffer.from(rootOf(1000, { node: read.treeNode, sha256 })).toString('base64'),
    }));
    const since = (path: string) => reading(path, (read) => verifyPart(read, { since: point, to: null }));
    expect(since(station.database)).toMatchObject({ intact: true, broken: null, checkpoints: 1 });
    expect(since(damage('UPDATE event SET mono = 1 WHERE seq = 500'))).toMatchObject({ intact: true });
    expect(since(damage('UPDATE event SET mono = 1 WHERE seq = 1000')).broken).toEqual({ seq: 1000, cause: 'event' });
    expect(since(damage('UPDATE treeNode SET hash = zeroblob(32) WHERE level = 9 AND position = 0')).broken).toEqual({
      seq: 1000,
      cause: 'verifiedPoint',
    });
    const cut = 'DELETE FROM event WHERE seq >= 900; DELETE FROM checkpoint';
    expect(since(damage(cut)).broken).toEqual({ seq: 900, cause: 'verifiedPoint' });
  });

  it('behind the checkpoint a part ends at is not looked at', () => {
    const to = reading(station.database, (read) => read.newestCheckpoints(1))[0]?.size ?? 0;
    expect(to).toBeGreaterThan(2600);
    const first = (path: string, size: number) => reading(path, (read) => verifyPart(read, { since: null, to: size }));
    expect(first(station.database, to)).toMatchObject({ intact: true, size: to, checkpoints: 1, signedTo: to });
    expect(first(station.database, 1500)).toMatchObject({ intact: true, size: 1500, checkpoints: 0 });
    const changed = damage('UPDATE event SET mono = 1 WHERE seq = 1500');
    expect(first(changed, 1500)).toMatchObject({ intact: true });
    expect(first(changed, 1501).broken).toEqual({ seq: 1500, cause: 'event' });
    const unsigned = damage(`UPDATE checkpoint SET note = replace(note, 'PLM', 'XXX')`);
    expect(first(unsigned, to - 1)).toMatchObject({ intact: true });
    expect(first(unsigned, to).broken).toEqual({ seq: 0, cause: 'checkpoint' });
  });

  it('among the checkpoints is found up to where they fit', () => {
    const { broken } = reading(damage(`UPDATE checkpoint SET note = replace(note, 'PLM', 'XXX')`), (read) =>
      verifyLog(read),
    );
    expect(broken).toEqual({ seq: 0, cause: 'checkpoint' });
  });
});
