/** The files of a station are changed while it does not run: a bit turned, an old copy put back, the write-ahead log lost. */
import {
  closeSync,
  copyFileSync,
  existsSync,
  mkdtempSync,
  openSync,
  readFileSync,
  readSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { copyDatabase } from '../../../db/backup.ts';
import {
  appendEvents,
  closeShift,
  cosignNewest,
  logStation,
  verify,
  type LogStation,
} from '../../helpers/log_station.ts';
import { plainPages } from '../../helpers/plain_pages.ts';
import { frameEnd, walPlaceOf } from '../../helpers/wal_place.ts';
import { runs } from '../../shared/domain/arbitrary_input.ts';
import { pins, signedIn, value } from './with_app.ts';

const soaking = runs > 300;
const pageBits = 4096 * 8;

const root = mkdtempSync(join(tmpdir(), 'tapis-storage-'));
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

/** Turns one bit of a file where it lies. */
function turn(path: string, bit: number): void {
  const file = openSync(path, 'r+');
  try {
    const byte = Buffer.alloc(1);
    readSync(file, byte, 0, 1, bit >> 3);
    writeSync(file, Buffer.from([byte.readUInt8(0) ^ (1 << (bit & 7))]), 0, 1, bit >> 3);
  } finally {
    closeSync(file);
  }
}

/** What the door says at the next start, what the whole verification says, and how long the log is then. */
const atStart = (station: LogStation) =>
  station.open(async (pages, people) => {
    const { logAlarm } = value(await pages.client('door')('station.state', {}));
    const supervisor = await signedIn(pages, people.supervisor, pins.supervisor);
    const { intact, size } = value(await supervisor('audit.verify', {}));
    return { fault: logAlarm?.fault ?? null, intact, size };
  });

function expectCut({ code, out }: { code: number; out: string }): void {
  expect(out).toContain('The end of the log is missing');
  expect(code).toBe(1);
}

/** Pages in use, and free pages that are not the list of the others. */
async function pagesOf({ database, key }: LogStation) {
  const db = new Database(database, { readonly: true });
  try {
    db.pragma(`key = "x'${Buffer.from(await key()).toString('hex')}'"`);
    const live = z.array(z.int()).parse(db.prepare('SELECT DISTINCT pageno FROM dbstat').pluck().all());
    const all = z.int().parse(db.pragma('page_count', { simple: true }));
    const free = Array.from({ length: all }, (_, index) => index + 1).filter((page) => !live.includes(page));
    expect(free).toHaveLength(z.int().parse(db.pragma('freelist_count', { simple: true })));
    // Offset 32 of the file: the first page of the list (https://www.sqlite.org/fileformat.html, 1.3); 24 bytes are plain.
    const trunk = plainPages(database, await key()).readUInt32BE(32 - 24);
    return { live, free: free.filter((page) => page !== trunk) };
  } finally {
    db.close();
  }
}

describe('one bit turned in a closed database', () => {
  let station: LogStation;
  let places: Awaited<ReturnType<typeof pagesOf>>;

  beforeAll(async () => {
    station = await logStation(join(root, 'turned'));
    await appendEvents(station, 200);
    const db = new Database(station.database);
    db.pragma(`key = "x'${Buffer.from(await station.key()).toString('hex')}'"`);
    db.exec(
      'CREATE TABLE spare (content BLOB); INSERT INTO spare SELECT randomblob(3000) FROM event; DROP TABLE spare;',
    );
    db.pragma('wal_checkpoint(TRUNCATE)');
    db.close();
    places = await pagesOf(station);
  });

  /** Turns a bit, asks the verification, turns it back. */
  const withTurned = async (bit: number) => {
    turn(station.database, bit);
    const said = await verify(station.database, '--key-file', station.keyFile);
    turn(station.database, bit);
    return said;
  };

  it(`is named as damage wherever a page is in use: ${String(soaking ? 1000 : 20)} places`, async () => {
    expect(await verify(station.database, '--key-file', station.keyFile)).toMatchObject({ code: 0 });
    const anywhere = fc.record({ page: fc.constantFrom(...places.live), bit: fc.nat({ max: pageBits - 1 }) });
    for (const { page, bit } of fc.sample(anywhere, soaking ? 1000 : 20)) {
      const { code, out, err } = await withTurned((page - 1) * pageBits + bit);
      // A wrong first page does not even open; any other is named damaged.
      const damaged = /damaged|rusak/.test(`${out}${err}`);
      expect({ page, bit, whole: code === 0, damaged }).toEqual({ page, bit, whole: false, damaged: true });
    }
  });

  it('is named as damage in each bit of the head of the file, which alone is not encrypted', async () => {
    const silent: number[] = [];
    for (let bit = 0; bit < 24 * 8; bit += 1) if ((await withTurned(bit)).code === 0) silent.push(bit);
    expect(silent).toEqual([]);
  });

  it('is harmless in a page that is free', async () => {
    expect(places.free.length).toBeGreaterThan(20);
    const anywhere = fc.record({ page: fc.constantFrom(...places.free), bit: fc.nat({ max: pageBits - 1 }) });
    for (const { page, bit } of fc.sample(anywhere, soaking ? 100 : 3)) {
      expect(await withTurned((page - 1) * pageBits + bit)).toMatchObject({ code: 0 });
    }
    const { size } = await atStart(station);
    turn(station.database, ((places.free[3] ?? 0) - 1) * pageBits + 77);
    const now = await atStart(station);
    expect([now.fault, now.intact, now.size > size]).toEqual([null, true, true]);
  });
});

describe('an old backup put in the place of the database', () => {
  let station: LogStation;
  let kept: string;
  const backup = join(root, 'backup.db');
  const clean = join(root, 'newer.db');
  let [head, oldHead] = ['', ''];
  const headFile = () => join(station.dir, 'live', 'log-head.txt');

  beforeAll(async () => {
    station = await logStation(join(root, 'replayed'));
    await closeShift(station);
    oldHead = readFileSync(headFile(), 'utf8');
    copyDatabase({ path: station.database, key: await station.key() }, backup);
    await closeShift(station);
    kept = join(root, 'kept.txt');
    writeFileSync(kept, await cosignNewest(station));
    head = readFileSync(headFile(), 'utf8');
    copyFileSync(station.database, clean);
  });
  beforeEach(() => {
    copyFileSync(backup, station.database);
    writeFileSync(headFile(), head);
  });

  const outside = (...more: readonly string[]) => verify(station.database, '--key-file', station.keyFile, ...more);

  it('is said at the door and by the verification: the end of the log is missing', async () => {
    expectCut(await outside());
    expect(await atStart(station)).toMatchObject({ fault: 'behind', intact: true });
    // The alarm is an event of the log; it stays until a supervisor has cosigned again.
    expect(await atStart(station)).toMatchObject({ fault: 'behind' });
  });

  it('with the head of then beside it is whole to the station; only a checkpoint that was cosigned or kept says so', async () => {
    writeFileSync(headFile(), oldHead);
    expect(await outside()).toMatchObject({ code: 0 });
    expectCut(await outside('--checkpoint', kept));
    expect(await atStart(station)).toMatchObject({ fault: null, intact: true });
  });

  it('is not said where the newest is in its place', async () => {
    copyFileSync(clean, station.database);
    expect(await outside('--checkpoint', kept)).toMatchObject({ code: 0 });
    expect(await atStart(station)).toMatchObject({ fault: null });
  });

  it('of another station, with its key: the head beside it is of another log', async () => {
    const other = await logStation(join(root, 'other'), 'B2');
    await closeShift(other);
    const own = readFileSync(station.keyFile);
    copyFileSync(other.database, station.database);
    copyFileSync(other.keyFile, station.keyFile);
    const said = await station.open(async (pages) => value(await pages.client('door')('station.state', {})));
    expect(said.logAlarm).toMatchObject({ fault: 'otherLog' });
    writeFileSync(station.keyFile, own, { mode: 0o600 });
  });
});

describe('the write-ahead log of a station that was killed', () => {
  let station: LogStation;
  const files = ['tapis.db', 'tapis.db-wal', 'tapis.db-shm', 'log-head.txt'];
  /** Frames up to the last head outside the database, and up to the last commit. */
  const frames = { head: 0, end: 0 };
  let events = 0;
  const image = (name: string) => join(root, `killed-${name}`);
  const place = (name: string) => join(station.dir, 'live', name);
  const wal = () => place('tapis.db-wal');

  beforeAll(async () => {
    station = await logStation(join(root, 'killed'));
    await station.open(async (pages, { bp3mi, supervisor }) => {
      const desk = await signedIn(pages, bp3mi, pins.bp3mi);
      const reader = await signedIn(pages, supervisor, pins.supervisor);
      value(await desk('shift.open', { flights: [], clockConfirmed: true }));
      value(await desk('shift.close', { approvalId: null }));
      frames.head = walPlaceOf(station.database).frames;
      for (let weekday = 1; weekday < 8; weekday += 1) {
        value(await desk('shift.saveTemplate', { weekday, flights: [] }));
      }
      frames.end = walPlaceOf(station.database).frames;
      events = value(await reader('audit.list', { before: null, limit: 1 })).size;
      // What lies on the disk at this moment is what a kill leaves there.
      for (const name of files) copyFileSync(place(name), image(name));
    });
    expect(frames.end).toBeGreaterThan(frames.head + 7);
    expect(frames.head).toBeGreaterThan(3);
  });
  beforeEach(() => {
    for (const name of files) copyFileSync(image(name), place(name));
  });

  const outside = () => verify(station.database, '--key-file', station.keyFile);

  it('holds all that was acknowledged', async () => {
    expect(await outside()).toMatchObject({ code: 0 });
    const { fault, intact, size } = await atStart(station);
    expect([fault, intact, size > events]).toEqual([null, true, true]);
  });

  it('gone as a whole: the head beside the database says that the end is missing', async () => {
    rmSync(wal());
    rmSync(place('tapis.db-shm'));
    expectCut(await outside());
    expect(await atStart(station)).toMatchObject({ fault: 'behind', intact: true });
  });

  it.each(Array.from({ length: soaking ? 40 : 2 }, (_, index) => index))(
    'cut before the last head, or with a bit turned there: the end is missing, and said (%i)',
    async () => {
      const [bytes = 0, bit = 0] = fc.sample(fc.nat({ max: frameEnd(frames.head) - 1 }), 2);
      truncateSync(wal(), bytes);
      expectCut(await outside());
      expect(await atStart(station)).toMatchObject({ fault: 'behind', intact: true });
      for (const name of files) copyFileSync(image(name), place(name));
      turn(wal(), bit * 8 + (bit % 8));
      expectCut(await outside());
      expect(await atStart(station)).toMatchObject({ fault: 'behind', intact: true });
    },
  );

  it('cut after the last head: what came since is lost, and nothing says so', async () => {
    truncateSync(wal(), frameEnd(frames.end) - 1);
    expect(await outside()).toMatchObject({ code: 0 });
    const { fault, size } = await atStart(station);
    expect(fault).toBeNull();
    expect(size).toBeLessThan(events + 3);
  });

  it.each(Array.from({ length: soaking ? 40 : 2 }, (_, index) => index))(
    'is read to the last commit, whatever lies behind it (%i)',
    async (index) => {
      const [length = 1] = fc.sample(fc.integer({ min: 1, max: 30_000 }), 1);
      const file = openSync(wal(), 'r+');
      const from = frameEnd(frames.end) + (index % 2) * 24;
      writeSync(file, randomBytes(length), 0, length, from);
      closeSync(file);
      expect(statSync(wal()).size).toBeGreaterThan(frameEnd(frames.end));
      expect(await outside()).toMatchObject({ code: 0 });
      const { fault, intact, size } = await atStart(station);
      expect([fault, intact, size > events]).toEqual([null, true, true]);
    },
  );

  it('is not there once the station was closed in order', async () => {
    await atStart(station);
    expect(existsSync(wal()) && statSync(wal()).size > 0).toBe(false);
  });
});
