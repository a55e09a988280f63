/** Verifications in a thread: asked for, stopped, shared; and after a start what was recorded since the last one. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openReader } from '../../../db/store.ts';
import { verifiedPoint } from '../../../electron/app/log_checks.ts';
import {
  appendEvents,
  auditorPage,
  closeShift,
  cosignNewest,
  logStation,
  type LogStation,
} from '../../helpers/log_station.ts';
import { code, pins, signedIn, value, type Pages } from './with_app.ts';

const root = mkdtempSync(join(tmpdir(), 'tapis-checks-'));
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

const door = async (pages: Pages) => value(await pages.client('door')('station.state', {})).logAlarm;

async function pointOf(station: LogStation) {
  const { read, close } = openReader({ path: station.database, key: await station.key() });
  try {
    return { point: verifiedPoint(read), size: read.logSize() };
  } finally {
    close();
  }
}

async function change(station: LogStation, sql: string): Promise<void> {
  const db = new Database(station.database);
  db.pragma(`key = "x'${Buffer.from(await station.key()).toString('hex')}'"`);
  for (const name of db.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").pluck().all()) {
    db.exec(`DROP TRIGGER ${String(name)}`);
  }
  db.exec(sql);
  db.close();
}

describe('the whole log', () => {
  let station: LogStation;
  beforeAll(async () => {
    station = await logStation(join(root, 'whole'));
    await closeShift(station);
    await cosignNewest(station);
    await appendEvents(station, 12_000);
  });

  it('is verified while the desk works on, for all who ask at once, and says what is proven [V15.2.2 V16.4.2]', async () => {
    await station.open(async (pages, people) => {
      const auditor = await auditorPage(pages, people);
      const supervisor = await signedIn(pages, people.supervisor, pins.supervisor);
      const both = Promise.all([auditor('audit.verify', {}), supervisor('audit.verify', {})]);
      const seen: number[] = [];
      for (;;) {
        const { running } = value(await auditor('audit.verifying', {}));
        if (running === null) break;
        expect(running.of).toBeGreaterThan(12_000);
        seen.push(running.done);
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
      const [one, other] = (await both).map(value<'audit.verify'>);
      expect(new Set(seen).size).toBeGreaterThan(2);
      expect(seen).toEqual(seen.toSorted((a, b) => a - b));
      expect(one).toEqual(other);
      expect(one).toMatchObject({ intact: true, broken: null, brokenEvent: null, checkpoints: 1 });
      expect(one?.signedTo).toBeLessThan(one?.size ?? 0);
      expect(one?.cosignedTo).toBe(one?.signedTo);
      const { last } = value(await auditor('audit.verifying', {}));
      expect(last?.verdict).toEqual(one);
      expect(last?.at).toBe(station.clock.now());
    });
  });

  it('can be stopped, and begins anew', async () => {
    await station.open(async (pages, people) => {
      const auditor = await auditorPage(pages, people);
      const asked = auditor('audit.verify', {});
      while (value(await auditor('audit.verifying', {})).running === null) await Promise.resolve();
      value(await auditor('audit.stopVerifying', {}));
      expect(code(await asked)).toBe('verification-stopped');
      expect(value(await auditor('audit.verifying', {})).running).toBeNull();
      expect(value(await auditor('audit.verify', {}))).toMatchObject({ intact: true });
      // Nothing runs: nothing is stopped.
      value(await auditor('audit.stopVerifying', {}));
    });
  });

  it('ends with the application in the middle of it', async () => {
    await station.open(async (pages, people) => {
      const auditor = await auditorPage(pages, people);
      void auditor('audit.verify', {});
      while (value(await auditor('audit.verifying', {})).running === null) await Promise.resolve();
    });
    expect((await pointOf(station)).size).toBeGreaterThan(12_000);
  });

  it('that breaks says where: number, time, kind; the shift head does not learn of a report by it', async () => {
    await change(
      station,
      "UPDATE event SET mono = mono + 1 WHERE seq = 9000; UPDATE event SET kind = 'integrity-read' WHERE seq = 9000",
    );
    await station.open(async (pages, people) => {
      const found = value(await (await auditorPage(pages, people))('audit.verify', {}));
      expect(found.broken).toEqual({ seq: 9000, cause: 'event' });
      expect(found.brokenEvent?.kind).toBe('integrity-read');
      expect(found.brokenEvent?.at).toMatch(/^2026-/);
      const supervisor = await signedIn(pages, people.supervisor, pins.supervisor);
      expect(value(await supervisor('audit.verifying', {})).last?.verdict.brokenEvent?.kind).toBe('sealed-entry');
      expect(await door(pages)).toMatchObject({ fault: 'broken', brokenAt: 9000 });
    });
  });
});

describe('a page that cannot be read', () => {
  it('is told as what it is: a damaged database, not a broken log', async () => {
    const station = await logStation(join(root, 'damaged'));
    await appendEvents(station, 200);
    const db = new Database(station.database);
    db.pragma(`key = "x'${Buffer.from(await station.key()).toString('hex')}'"`);
    const page = Number(db.prepare("SELECT rootpage FROM sqlite_schema WHERE name = 'eventContent'").pluck().get());
    const size = Number(db.pragma('page_size', { simple: true }));
    db.close();
    const bytes = readFileSync(station.database);
    bytes[(page - 1) * size + 100] = (bytes[(page - 1) * size + 100] ?? 0) ^ 1;
    writeFileSync(station.database, bytes);
    await station.open(async (pages, people) => {
      const auditor = await auditorPage(pages, people);
      expect(code(await auditor('audit.verify', {}))).toBe('database-damaged');
      expect(value(await auditor('audit.verifying', {})).running).toBeNull();
    });
  });
});

describe('after a start', () => {
  let station: LogStation;
  beforeAll(async () => {
    station = await logStation(join(root, 'start'));
    await appendEvents(station, 50);
  });
  const start = () =>
    station.open(async (pages, _people, app) => {
      await app.checkLog();
      return door(pages);
    });

  it('what is new is verified, and the point moves on', async () => {
    expect((await pointOf(station)).point).toBeNull();
    expect(await start()).toBeNull();
    const first = await pointOf(station);
    // The stop of the application came after it.
    expect(first.point?.size).toBe(first.size - 1);
    expect(await start()).toBeNull();
    expect((await pointOf(station)).point?.size).toBeGreaterThan(first.point?.size ?? 0);
  });

  it('what does not fit is an event once and a notice at the door; nobody is locked out', async () => {
    const before = await pointOf(station);
    await appendEvents(station, 50);
    await change(station, `UPDATE event SET actor = NULL WHERE seq = ${String(before.size + 20)}`);
    expect(await start()).toMatchObject({ fault: 'broken', brokenAt: before.size + 20 });
    expect(await start()).toMatchObject({ fault: 'broken', brokenAt: before.size + 20 });
    expect((await pointOf(station)).point).toEqual(before.point);
    await station.open(async (pages, people) => {
      const auditor = await auditorPage(pages, people);
      const { events } = value(
        await auditor('audit.list', { before: null, limit: 50, filter: { kinds: ['log-broken-found'] } }),
      );
      expect(events).toHaveLength(1);
      const desk = await signedIn(pages, people.bp3mi, pins.bp3mi);
      value(await desk('shift.open', { flights: [], clockConfirmed: true }));
      value(await desk('shift.close', { approvalId: null }));
    });
  });

  it('a log that is no longer the one that was verified is noticed', async () => {
    const other = await logStation(join(root, 'other'));
    await appendEvents(other, 50);
    const open = () => other.open(async (pages, _people, app) => app.checkLog().then(() => door(pages)));
    expect(await open()).toBeNull();
    const { point } = await pointOf(other);
    await change(other, `UPDATE setting SET value = replace(value, '"size":', '"size":1') WHERE name = 'logVerified'`);
    expect(await open()).toMatchObject({ fault: 'broken' });
    expect((await pointOf(other)).point?.size).toBe(Number(`1${String(point?.size)}`));
  });

  it('asked for twice at once, it is done all the same', async () => {
    const fresh = await logStation(join(root, 'fresh'));
    await fresh.open(async (_pages, _people, app) => {
      await Promise.all([app.checkLog(), app.checkLog()]);
    });
    expect((await pointOf(fresh)).point).not.toBeNull();
  });
});
