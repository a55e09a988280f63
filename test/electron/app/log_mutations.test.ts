/** Somebody with the key changes the closed database by a second connection, triggers dropped: what says so, and what does not. */
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  appendEvents,
  closeShift,
  cosignNewest,
  logStation,
  verify,
  type LogStation,
} from '../../helpers/log_station.ts';
import { LogDamaged } from '../../../electron/app/open.ts';
import { startFailure } from '../../../electron/app/start_failure.ts';
import { pins, signedIn, value } from './with_app.ts';

const root = mkdtempSync(join(tmpdir(), 'tapis-mutations-'));
const clean = join(root, 'clean.db');
const kept = join(root, 'kept.txt');
let station: LogStation;
let head = '';
let log = '';

beforeAll(async () => {
  station = await logStation(join(root, 'station'));
  await closeShift(station);
  writeFileSync(kept, await cosignNewest(station));
  await appendEvents(station, 200);
  await closeShift(station);
  log = join(station.dir, 'live', 'log-head.txt');
  head = readFileSync(log, 'utf8');
  copyFileSync(station.database, clean);
});
beforeEach(() => {
  copyFileSync(clean, station.database);
  writeFileSync(log, head);
});
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

async function change(sql: string): Promise<void> {
  const db = new Database(station.database);
  db.pragma(`key = "x'${Buffer.from(await station.key()).toString('hex')}'"`);
  db.pragma('foreign_keys = OFF');
  const triggers = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").pluck().all();
  for (const name of triggers) db.exec(`DROP TRIGGER ${String(name)}`);
  db.exec(sql);
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
}

const outside = (...more: readonly string[]) =>
  verify(station.database, '--key-file', station.keyFile, '--checkpoint', kept, ...more);

/** What the door says at the next start, and what the whole verification of the application says. */
const atStart = () =>
  station.open(async (pages, people) => {
    const { logAlarm } = value(await pages.client('door')('station.state', {}));
    const supervisor = await signedIn(pages, people.supervisor, pins.supervisor);
    return { fault: logAlarm?.fault ?? null, intact: value(await supervisor('audit.verify', {})).intact };
  });

/** Moves all numbers from `seq` on, in two steps, because a number stands once. */
const shifted = (from: string, by: string) =>
  `UPDATE event SET seq = seq + 1000000 WHERE seq ${from}; UPDATE event SET seq = seq - 1000000 ${by} WHERE seq >= 1000000;`;

it('that cannot go on is said in both languages', () => {
  expect(startFailure(new LogDamaged('x'))).toMatch(/Catatan audit rusak.*The audit log is damaged/);
});

describe('the database of a log', () => {
  it('is whole as it was left', async () => {
    expect(await outside()).toMatchObject({ code: 0 });
    expect(await atStart()).toEqual({ fault: null, intact: true });
  });

  it.each([
    [
      'an event edited',
      "UPDATE event SET actor = 'ofc_11111111111111111111' WHERE seq = 30",
      'not those that were signed',
    ],
    ['an event deleted', `DELETE FROM event WHERE seq = 30; ${shifted('> 30', '- 1')}`, 'not those that were signed'],
    [
      'an event inserted',
      `${shifted('>= 30', '+ 1')} INSERT INTO event SELECT 30, kind, station, actor, role, at, mono, boot, subjects, commitments FROM event WHERE seq = 29;`,
      'not those that were signed',
    ],
    [
      'two events swapped',
      'UPDATE event SET seq = 1000000 WHERE seq = 30; UPDATE event SET seq = 30 WHERE seq = 31; UPDATE event SET seq = 31 WHERE seq = 1000000;',
      'not those that were signed',
    ],
    ['a time changed', "UPDATE event SET at = '2026-11-21T00:29:00.000Z' WHERE seq = 30", 'not those that were signed'],
    [
      'a leaf of the tree changed',
      'UPDATE treeNode SET hash = zeroblob(32) WHERE level = 0 AND position = 30',
      'stored hash',
    ],
    ['content changed', `UPDATE eventContent SET content = '[]' WHERE seq = 30`, 'stored hash'],
    ['a checkpoint rewritten', "UPDATE checkpoint SET note = replace(note, 'PLM-A1', 'PLM-A2')", 'another log'],
    ['a cosignature changed', 'UPDATE cosignature SET signature = zeroblob(72)', "supervisor's signature"],
  ])('%s: both say so', async (_what, sql, sentence) => {
    await change(sql);
    const { code, out } = await outside();
    expect(out).toContain(sentence);
    expect(code).toBe(1);
    // Cosignatures are for outsiders: the application itself holds events, tree and checkpoints against each other.
    if (sql.includes('cosignature')) return;
    const moved = sql.includes('DELETE') || sql.includes('INSERT');
    // With an event more or less than the tree has leaves nothing can be appended; that is said instead of starting.
    if (moved) await expect(atStart()).rejects.toThrow(LogDamaged);
    else expect((await atStart()).intact).toBe(false);
  });

  it('its end cut off, tree and checkpoint with it: the head beside it says so [V16.4.2]', async () => {
    const cut = `DELETE FROM eventContent WHERE seq >= 100; DELETE FROM event WHERE seq >= 100; DELETE FROM checkpoint WHERE size > 100;
      DELETE FROM treeNode WHERE (position + 1) << level > 100;`;
    await change(cut);
    const { code, out } = await outside();
    expect(out).toContain('The end of the log is missing');
    expect(code).toBe(1);
    expect(await atStart()).toEqual({ fault: 'behind', intact: true });
  });

  it('its end cut off and the head thrown away: only what was kept elsewhere can say so, up to where it reaches', async () => {
    const cut = (size: number) =>
      `DELETE FROM eventContent WHERE seq >= ${String(size)}; DELETE FROM event WHERE seq >= ${String(size)};
       DELETE FROM cosignature WHERE size > ${String(size)}; DELETE FROM checkpoint WHERE size > ${String(size)};
       DELETE FROM treeNode WHERE (position + 1) << level > ${String(size)};`;
    await change(cut(100));
    rmSync(log);
    expect(await outside()).toMatchObject({ code: 0 });
    await change(cut(10));
    const { code, out } = await outside();
    expect(out).toContain('The end of the log is missing');
    expect(code).toBe(1);
  });

  it('of another station in its place: the head beside it says so', async () => {
    const other = await logStation(join(root, 'other'), 'B2');
    await closeShift(other);
    copyFileSync(other.database, station.database);
    const { code, out } = await verify(station.database, '--key-file', other.keyFile, '--checkpoint', kept);
    expect(out).toContain('another log');
    expect(code).toBe(1);
  });
});
