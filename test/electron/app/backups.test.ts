import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { checkDatabase, DamagedDatabase } from '../../../db/backup.ts';
import { versionOf } from '../../../db/migrate.ts';
import { openDatabase, UnreadableDatabase, unlock } from '../../../db/open.ts';
import { sha256 } from '../../../electron/app/sha256.ts';
import { expired } from '../../../electron/app/backup_files.ts';
import { openApplication } from '../../../electron/app/open.ts';
import { restoreCommand } from '../../../electron/cli/restore.ts';
import type { Client } from '../../../shared/contract/client.ts';
import { accepted } from './cases.ts';
import { cutOff } from '../../helpers/earlier_station.ts';
import { openShift } from './after.ts';
import { code, founding, machineIn, pins, signedIn, staffed, value, withApp, type Bench } from './with_app.ts';

const hours = (count: number) => count * 3_600_000;

/** The list, once no backup runs any more. */
async function settled(client: Client) {
  for (;;) {
    const list = value(await client('backup.list', {}));
    if (!list.running) return list;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

const events = async (bench: Bench, people: { supervisor: Parameters<typeof signedIn>[1] }) => {
  const supervisor = await signedIn(bench, people.supervisor, pins.supervisor);
  return value(await supervisor('audit.list', { before: null, limit: 200 })).events.map(({ kind }) => kind);
};

/** Flips one bit of a file, in its middle unless told where. */
function flip(path: string, wanted?: number): void {
  const bytes = readFileSync(path);
  const place = wanted ?? Math.floor(bytes.length / 2);
  bytes.writeUInt8(bytes.readUInt8(place) ^ 1, place);
  writeFileSync(path, bytes);
}

describe('a backup', () => {
  it('is a whole copy under the same key, checked, and holds no name in plain [E29]', async () => {
    await withApp(async (bench) => {
      const { people } = await accepted(bench);
      const admin = await signedIn(bench, people.admin, pins.admin);
      const made = value(await admin('backup.make', {}));
      expect(made).toMatchObject({ reason: 'asked', fault: null, there: true });
      const path = join(bench.dir, 'backups', made.file);
      const facts = checkDatabase({ path, key: await bench.key() }, sha256);
      expect(facts.events).toBe(made.events);
      expect(facts.events).toBeGreaterThan(20);
      const bytes = readFileSync(path).toString('latin1');
      for (const plain of ['SQLite format', 'CONTOH', 'X1234567', 'Pejabat Pertama', 'CREATE TABLE']) {
        expect(bytes).not.toContain(plain);
      }
      expect(readdirSync(join(bench.dir, 'backups'))).toEqual([made.file]);
      expect(await events(bench, people)).toContain('backup-made');
      expect(value(await admin('backup.drill', { file: made.file })).events).toBe(made.events);
    });
  });

  it('is made by the time, only when something was recorded, and when a shift is closed', async () => {
    await withApp(async (bench) => {
      const people = await staffed(bench);
      const supervisor = await signedIn(bench, people.supervisor, pins.supervisor);
      value(await supervisor('backup.make', {}));
      bench.advance(hours(3));
      await openShift(bench, await signedIn(bench, people.bp3mi, pins.bp3mi));
      expect((await settled(await signedIn(bench, people.supervisor, pins.supervisor))).backups).toHaveLength(1);
      bench.advance(hours(2));
      const again = await signedIn(bench, people.supervisor, pins.supervisor);
      expect((await settled(again)).backups.map(({ reason }) => reason)).toEqual(['time', 'asked']);
      bench.advance(60_000);
      value(await again('shift.close', { approvalId: null }));
      expect((await settled(again)).backups.map(({ reason }) => reason)).toEqual(['shiftClosed', 'time', 'asked']);
    });
  });

  it('is made when the battery is nearly empty, at any desk, once in half an hour', async () => {
    await withApp(async (bench) => {
      const people = await staffed(bench);
      const powerLow = async (percent: number) =>
        (await signedIn(bench, people.bp3mi, pins.bp3mi))('backup.powerLow', { percent });
      expect(code(await powerLow(16))).toBe('invalid-input');
      const first = value(await powerLow(15));
      expect(first.at).not.toBeNull();
      bench.advance(29 * 60_000);
      expect(value(await powerLow(9))).toEqual(first);
      bench.advance(2 * 60_000);
      expect(value(await powerLow(5)).at).not.toEqual(first.at);
      const admin = await signedIn(bench, people.admin, pins.admin);
      const { backups } = value(await admin('backup.list', {}));
      expect(backups.map(({ reason, fault, there }) => [reason, fault, there])).toEqual([
        ['powerLow', null, true],
        ['powerLow', null, true],
      ]);
    });
  });

  it('goes to a second folder too; one that cannot be written to is refused, one that vanished is said', async () => {
    await withApp(async (bench) => {
      const people = await staffed(bench);
      const admin = await signedIn(bench, people.admin, pins.admin);
      const second = join(bench.dir, 'stick');
      const settings = { everyHours: 4, keepDays: 14, secondFolder: second };
      expect(code(await admin('backup.configure', settings))).toBe('folder-unusable');
      expect(code(await admin('backup.configure', { ...settings, secondFolder: 'stick' }))).toBe('folder-unusable');
      mkdirSync(second);
      value(await admin('backup.configure', settings));
      const { file } = value(await admin('backup.make', {}));
      expect(readFileSync(join(second, file)).equals(readFileSync(join(bench.dir, 'backups', file)))).toBe(true);
      rmSync(second, { recursive: true });
      bench.advance(60_000);
      const made = value(await admin('backup.make', {}));
      expect(made).toMatchObject({ fault: null, secondFault: 'folder-unusable' });
      // As a folder of another user, this one cannot even be looked into.
      writeFileSync(second, 'no folder any more');
      bench.advance(60_000);
      expect(value(await admin('backup.make', {}))).toMatchObject({ fault: null, secondFault: 'folder-unusable' });
    });
  });

  it('that was changed by one bit, or is none, is not taken for one', async () => {
    await withApp(async (bench) => {
      const people = await staffed(bench);
      const admin = await signedIn(bench, people.admin, pins.admin);
      const { file } = value(await admin('backup.make', {}));
      const path = join(bench.dir, 'backups', file);
      flip(path);
      expect(code(await admin('backup.drill', { file }))).toBe('copy-damaged');
      expect(code(await admin('backup.drill', { file: `../live/tapis.db` }))).toBe('folder-unusable');
      const key = await bench.key();
      expect(() => checkDatabase({ path, key }, sha256)).toThrow(DamagedDatabase);
      const other = key.map((byte) => byte ^ 1);
      expect(() => checkDatabase({ path, key: other }, sha256)).toThrow(UnreadableDatabase);
    });
  });

  it('is the technician’s and the shift head’s; practice has none', async () => {
    await withApp(async (bench) => {
      const people = await staffed(bench);
      const officer = await signedIn(bench, people.bp3mi, pins.bp3mi);
      expect(code(await officer('backup.make', {}))).toBe('forbidden');
      expect(code(await officer('backup.list', {}))).toBe('forbidden');
      const supervisor = await signedIn(bench, people.supervisor, pins.supervisor);
      const settings = { everyHours: 4, keepDays: 14, secondFolder: '' };
      expect(code(await supervisor('backup.configure', settings))).toBe('forbidden');
    });
  });
});

describe('old backups', () => {
  const name = (day: string, time = '010000') => `tapis-${day.replaceAll('-', '')}T${time}Z-0a1b.db`;

  it('go after their days; of a day before yesterday the last one stays; the newest always', () => {
    const files = [
      name('2026-11-01'),
      name('2026-11-20', '010000'),
      name('2026-11-20', '090000'),
      name('2026-11-25', '010000'),
      name('2026-11-25', '090000'),
      name('2026-11-26'),
      'notes.txt',
    ];
    expect(expired(files, { today: '2026-11-26', keepDays: 14 })).toEqual([
      name('2026-11-01'),
      name('2026-11-20', '010000'),
    ]);
    expect(expired([name('2026-01-01')], { today: '2026-11-26', keepDays: 14 })).toEqual([]);
  });

  it('are removed by the next one, and the log says so', async () => {
    await withApp(async (bench) => {
      const people = await staffed(bench);
      const first = value(await (await signedIn(bench, people.admin, pins.admin))('backup.make', {}));
      const aside = join(bench.dir, 'live', 'tapis.db.before-90');
      writeFileSync(aside, 'an old copy');
      utimesSync(aside, 0, Date.parse(bench.now()) / 1000);
      bench.advance(hours(24 * 15));
      const admin = await signedIn(bench, people.admin, pins.admin);
      const second = value(await admin('backup.make', {}));
      expect(readdirSync(join(bench.dir, 'backups'))).toEqual([second.file]);
      expect(existsSync(aside)).toBe(false);
      const { backups } = value(await admin('backup.list', {}));
      expect(backups.find(({ file }) => file === first.file)).toMatchObject({ there: false });
      expect(await events(bench, people)).toContain('backups-removed');
    });
  });
});

describe('restore', () => {
  /** `tapis restore` over a folder: exit code and what it said. */
  async function run(dir: string, args: readonly string[]) {
    const said: string[] = [];
    const machine = machineIn(dir, { now: '2026-11-21T00:00:00.000Z', mono: 0 }, []);
    const take = (line: string) => {
      said.push(line);
      return Promise.resolve();
    };
    const io = { read: () => Readable.from([]), out: take, err: (line: string) => void take(line) };
    const askSecret = () => Promise.reject(new Error('asks nothing'));
    const exit = await restoreCommand({ usualDataDir: dir, machine: () => machine, askSecret }).run(args, io);
    return { exit, said: said.join('\n') };
  }

  it('brings the state of the backup back and keeps the other aside', async () => {
    await withApp(async (bench) => {
      const people = await staffed(bench);
      const admin = await signedIn(bench, people.admin, pins.admin);
      const { file } = value(await admin('backup.make', {}));
      value(await admin('settings.set', { ...value(await admin('settings.get', {})), idleMinutes: 17 }));
      const path = join(bench.dir, 'backups', file);
      expect(await run(bench.dir, [path])).toMatchObject({ exit: 1 }); // the station runs
      bench.close();
      const tried = await run(bench.dir, [path, '--drill']);
      expect(tried.said).toContain('Nothing was changed');
      const restored = await run(bench.dir, [path]);
      expect(restored).toMatchObject({ exit: 0 });
      const aside = /kept in (.+)$/m.exec(restored.said)?.[1] ?? '';
      expect(readdirSync(aside)).toEqual(['tapis.db']);
      await bench.reopen();
      const again = await signedIn(bench, people.admin, pins.admin);
      expect(value(await again('settings.get', {})).idleMinutes).toBe(5);
      expect(await events(bench, people)).toContain('backup-restored');
      const supervisor = await signedIn(bench, people.supervisor, pins.supervisor);
      expect(value(await supervisor('audit.verify', {}))).toMatchObject({ intact: true });
      const kept = mkdtempSync(join(bench.dir, 'kept-'));
      mkdirSync(join(kept, 'live'));
      writeFileSync(join(kept, 'live', 'tapis.db'), readFileSync(join(aside, 'tapis.db')));
      cpSync(join(bench.dir, 'keys'), join(kept, 'keys'), { recursive: true });
      const machine = machineIn(kept, { now: bench.now(), mono: 0 }, []);
      const other = await openApplication(machine);
      const signIn = { officerId: people.admin, pin: pins.admin };
      expect(await other.dispatch('x', 'session.signIn', signIn)).toMatchObject({ ok: true });
      expect(await other.dispatch('x', 'settings.get', {})).toMatchObject({ value: { idleMinutes: 17 } });
      other.close();
    });
  });

  it.each([10, 9_999])('puts a database of schema version %i aside as it is, log and all', async (version) => {
    await withApp(async (bench) => {
      const people = await staffed(bench);
      const { file } = value(await (await signedIn(bench, people.admin, pins.admin))('backup.make', {}));
      const key = await bench.key();
      bench.close();
      cutOff(join(bench.dir, 'live', 'tapis.db'), key, version);
      const restored = await run(bench.dir, [join(bench.dir, 'backups', file)]);
      expect(restored).toMatchObject({ exit: 0 });
      const aside = /kept in (.+)$/m.exec(restored.said)?.[1] ?? '';
      expect(readdirSync(aside)).toEqual(['tapis.db']);
      expect(readdirSync(join(bench.dir, 'live')).filter((name) => name.includes('before'))).toEqual([]);
      const kept = new Database(join(aside, 'tapis.db'), { readonly: true });
      unlock(kept, key);
      expect(versionOf(kept)).toBe(version);
      expect(kept.prepare("SELECT value FROM setting WHERE name = 'left'").pluck().get()).toBe('"in the log"');
      kept.close();
      await bench.reopen();
      await signedIn(bench, people.admin, pins.admin);
    });
  });

  it('refuses a damaged backup or one of another station, and changes nothing', async () => {
    await withApp(async (bench) => {
      const people = await staffed(bench);
      const admin = await signedIn(bench, people.admin, pins.admin);
      const { file } = value(await admin('backup.make', {}));
      const path = join(bench.dir, 'backups', file);
      bench.close();
      const before = readFileSync(join(bench.dir, 'live', 'tapis.db'));
      const foreign = async () => {
        const other = mkdtempSync(join(bench.dir, 'other-'));
        const machine = machineIn(other, { now: bench.now(), mono: 0 }, []);
        await machine.secrets.write('live', new Uint8Array(32).fill(7));
        return other;
      };
      const wrongKey = await run(await foreign(), [path]);
      expect(wrongKey).toMatchObject({ exit: 1 });
      expect(wrongKey.said).toContain('does not open with the key of this station');
      flip(path);
      expect(await run(bench.dir, [path])).toMatchObject({ exit: 1 });
      expect(await run(bench.dir, [join(bench.dir, 'none.db')])).toMatchObject({ exit: 2 });
      expect(readFileSync(join(bench.dir, 'live', 'tapis.db')).equals(before)).toBe(true);
      expect(readdirSync(bench.dir).filter((name) => name.startsWith('restoring-'))).toEqual([]);
    });
  });

  it('mends a station whose database is damaged: commands stop at once, and the backup comes back', async () => {
    await withApp(async (bench) => {
      const people = await staffed(bench);
      const admin = await signedIn(bench, people.admin, pins.admin);
      const { file } = value(await admin('backup.make', {}));
      const shown = value(await admin('settings.get', {}));
      bench.close();
      const live = join(bench.dir, 'live', 'tapis.db');
      const key = await bench.key();
      const db = openDatabase({ path: live, key });
      const root = Number(db.prepare("SELECT rootpage FROM sqlite_schema WHERE name = 'officer'").pluck().get());
      db.close();
      flip(live, (root - 1) * 4096 + 2000);
      await bench.reopen();
      const page = bench.client('page');
      const signIn = { officerId: people.admin, pin: pins.admin };
      expect(code(await page('session.signIn', signIn))).toBe('database-damaged');
      const written = readFileSync(`${live}-wal`);
      expect(code(await page('station.create', founding))).toBe('database-damaged');
      expect(readFileSync(`${live}-wal`).equals(written)).toBe(true);
      bench.close();
      expect(await run(bench.dir, [join(bench.dir, 'backups', file)])).toMatchObject({ exit: 0 });
      await bench.reopen();
      const again = await signedIn(bench, people.admin, pins.admin);
      expect(value(await again('settings.get', {}))).toEqual(shown);
    });
  });
});
