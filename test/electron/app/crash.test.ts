/** A station killed at random moments in the middle of its work, its disk full, its last write torn: what was acknowledged is there. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyDatabase } from '../../../db/backup.ts';
import { id as indonesian } from '../../../shared/text/id.ts';
import { halfActs } from '../../helpers/half_acts.ts';
import { walPlaceOf, frameEnd } from '../../helpers/wal_place.ts';
import {
  crashStation,
  endStation,
  expectWhole,
  limitFiles,
  runUntil,
  tearWrites,
  type Conduct,
  type CrashStation,
} from './crash_station.ts';
import { pins, signedIn, staffed, value, withApp } from './with_app.ts';

/** So many kills, and a fifth as many with a torn write or a full disk. */
const kills = Number(process.env.TAPIS_KILLS ?? 6);
const harder = Math.max(4, Math.ceil(kills / 5));
/** A loaded machine has this long for each; a station that hangs is noticed all the same. Milliseconds. */
const longest = 60_000 + kills * 20_000;

const root = mkdtempSync(join(tmpdir(), 'tapis-crash-'));
let station: CrashStation;

beforeAll(async () => {
  station = await crashStation(join(root, 'station'), 'crash');
});
afterAll(() => {
  endStation(station);
  rmSync(root, { recursive: true, force: true });
});

/** A while in which some acts are acknowledged, and then a part of one; one in ten ends while the station still starts. */
const aWhile = () => {
  const acts = station.chance(10) ? 0 : 1 + station.upTo(40);
  const conduct: Conduct = ({ facts }) => facts >= acts;
  return { conduct, after: station.upTo(acts === 0 ? 3000 : 100) / 10 };
};

/** Until everything that is looked at has happened: a referral taken over, a passport moved, one taken on a printed receipt. */
const everyKind =
  (): Conduct =>
  ({ facts }) => {
    const some = (wanted: (fact: (typeof station.facts)[number]) => boolean) => station.facts.some(wanted);
    const printed = some(({ table, row }) => table === 'custody' && !String(row.receiptNumber).startsWith('B-'));
    return (
      facts >= 60 && printed && some(({ row }) => row.kind === 'place') && some(({ table }) => table === 'referral')
    );
  };

/** All that was ever acknowledged is looked for again after so many kills. */
const everythingEach = 50;

describe('a station in the middle of its work', () => {
  it(
    `killed ${String(kills)} times: nothing acknowledged is lost, no act is half there, the log verifies, custody balances`,
    async () => {
      let acknowledged = 0;
      for (let count = 0; count < kills; count += 1) {
        // The first works until everything has happened at least once.
        const until = count === 0 ? { conduct: everyKind(), after: 0 } : aWhile();
        const { facts, refused } = await runUntil(station, { ...until, handOver: count % 5 === 1 });
        expect([...refused]).toEqual([]);
        expectWhole(station, { everything: count % everythingEach === 0 || count === kills - 1 });
        acknowledged += facts;
      }
      expect(acknowledged).toBe(station.facts.length);
      expect(acknowledged).toBeGreaterThan(kills);
    },
    longest,
  );

  /** One row of an act taken away, or put back to what it was before. */
  const halves = [
    'DELETE FROM decision WHERE rowid = (SELECT max(rowid) FROM decision)',
    `DELETE FROM referral WHERE rowid = (SELECT max(rowid) FROM referral)`,
    `UPDATE decision SET secondOfficerId = NULL, state = 'proposed' WHERE secondOfficerId IS NOT NULL`,
    `UPDATE screening SET state = 'open', closedAt = NULL WHERE id = (SELECT screeningId FROM custody WHERE rowid = 1)`,
    'DELETE FROM custody WHERE rowid = 1',
    'DELETE FROM custodyMove WHERE rowid = 1',
    `DELETE FROM custodyMove WHERE kind = 'place'`,
    'DELETE FROM paper WHERE rowid = 1',
    'DELETE FROM paperSheet WHERE rowid = 1',
    'DELETE FROM paperCopy WHERE copy = 1',
    `UPDATE paper SET taken = NULL, takenAt = NULL, takenBy = NULL WHERE taken IS NOT NULL`,
    'DELETE FROM travellerCount WHERE rowid = 1',
    'DELETE FROM assessment WHERE id = 1',
    'DELETE FROM answer WHERE id = 3',
    'DELETE FROM checkpoint WHERE size = (SELECT max(size) FROM checkpoint)',
    `DELETE FROM event WHERE kind = 'passport-held'`,
  ];

  it('would be found half done: each look fails once a part of an act is taken away', () => {
    const copy = join(root, 'copy.db');
    copyDatabase({ path: station.database, key: station.key }, copy);
    const db = new Database(copy);
    db.pragma(`key = "x'${Buffer.from(station.key).toString('hex')}'"`);
    db.pragma('foreign_keys = OFF');
    db.exec('BEGIN');
    const triggers = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").pluck().all();
    for (const name of triggers) db.exec(`DROP TRIGGER ${String(name)}`);
    expect(halfActs(db)).toEqual([]);
    for (const sql of halves) {
      db.exec('SAVEPOINT half');
      const { changes } = db.prepare(sql).run();
      expect([sql, changes > 0, halfActs(db).length > 0]).toEqual([sql, true, true]);
      db.exec('ROLLBACK TO half');
    }
    db.close();
  });

  it(
    `killed ${String(Math.ceil(harder / 2))} times while it writes, the write torn: nothing acknowledged is lost`,
    async () => {
      const torn = new Set<string>();
      for (let count = 0; count < Math.ceil(harder / 2); count += 1) {
        const { refused } = await runUntil(station, aWhile());
        expect([...refused]).toEqual([]);
        torn.add(tearWrites(station));
        expectWhole(station, { everything: count % everythingEach === 0, torn: true });
      }
      if (harder > 50) expect([...torn]).toEqual(expect.arrayContaining(['cut', 'garbled', 'page']));
    },
    longest,
  );
});

describe.skipIf(process.platform !== 'linux')('a station whose disk is full', () => {
  /** The disk is full some acts after the first; once the desks have met it, there is room again or the power goes. */
  const filling = ({ room }: { room: boolean }): Conduct => {
    const before = 5 + station.upTo(30);
    const later = 5 + station.upTo(20);
    let [limited, seen] = [0, 0];
    return ({ host, facts, refusals, wal }) => {
      if (seen > 0) return facts >= seen + later;
      if (refusals >= 4) {
        if (!room) return true;
        limitFiles(host, null);
        seen = facts;
      } else if (facts >= before && (limited === 0 || facts >= limited + 30)) {
        // What has room now may be written; the next acts meet the end in the middle.
        limitFiles(host, frameEnd(wal?.frames ?? 0) + station.upTo(40_000));
        limited = facts;
      }
      return false;
    };
  };

  it(
    `refuses in plain words, loses nothing, and goes on when there is room: ${String(Math.floor(harder / 2))} times`,
    async () => {
      for (let count = 0; count < Math.floor(harder / 2); count += 1) {
        const { refused } = await runUntil(station, {
          conduct: filling({ room: count % 2 === 0 }),
          after: station.upTo(100) / 10,
        });
        expect([...refused]).toEqual(['disk-full']);
        expectWhole(station, { everything: count % everythingEach === 0 });
      }
      expect(indonesian.errors['disk-full']).toMatchObject({ what: 'Penyimpanan komputer ini penuh.' });
    },
    longest,
  );

  it('does not start, says why, and starts when there is room', async () => {
    await runUntil(station, { conduct: ({ wal }) => (wal?.frames ?? 0) > 30, after: 0 });
    const full = frameEnd(walPlaceOf(station.database).frames) + 100;
    // No room for the next frame of the log, and not even for the index of those that are there.
    for (const room of [full, 20_000]) {
      const { facts, cannotStart } = await runUntil(station, { conduct: () => false, after: 0, room });
      expect([room, facts, cannotStart]).toEqual([room, 0, expect.stringMatching(/^Disk penuh; kosongkan ruang/)]);
    }
    expectWhole(station, { everything: true });
    expect(await runUntil(station, aWhile())).toMatchObject({ cannotStart: null });
    expectWhole(station, { everything: true });
  });
});

describe('somebody who has the key and drops the triggers', () => {
  const tamper = async (sql: string) => {
    let found: unknown = null;
    await withApp(async (bench) => {
      const people = await staffed(bench);
      bench.close();
      const keys = await bench.key();
      const db = new Database(join(bench.dir, 'live', 'tapis.db'));
      db.pragma(`key = "x'${Buffer.from(keys).toString('hex')}'"`);
      db.exec(
        'DROP TRIGGER event_is_kept; DROP TRIGGER event_stays; DROP TRIGGER treeNode_is_kept; DROP TRIGGER treeNode_stays; ' +
          'DROP TRIGGER eventContent_is_kept; DROP TRIGGER eventContent_goes_with_its_case;',
      );
      db.exec(sql);
      db.close();
      await bench.reopen();
      const supervisor = await signedIn(bench, people.supervisor, pins.supervisor);
      found = value(await supervisor('audit.verify', {}));
    });
    return found;
  };

  it.each([
    ['changes the time of an event', "UPDATE event SET at = '2026-11-20T23:41:00.000Z' WHERE seq = 2", 2],
    ['changes who did it', "UPDATE event SET role = 'auditor' WHERE seq = 3", 3],
    ['changes a node of the tree', 'UPDATE treeNode SET hash = zeroblob(32) WHERE level = 1 AND position = 0', 1],
    ['changes what was committed to', `UPDATE eventContent SET content = '{"id":"XXX-1"}' WHERE seq = 0`, 0],
  ])('%s: the log says where', async (_name, sql, brokenAt) => {
    expect(await tamper(sql)).toMatchObject({ intact: false, broken: { seq: brokenAt } });
  });

  it('erases content: the log still verifies', async () => {
    expect(await tamper('DELETE FROM eventContent WHERE seq IN (0, 2, 3)')).toMatchObject({ intact: true });
  });
});
