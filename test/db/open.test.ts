import { randomBytes, createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fork } from 'node:child_process';
import Database from 'better-sqlite3';
import { afterEach, describe, expect, it } from 'vitest';
import { migrate, NewerDatabase, versionOf } from '../../db/migrate.ts';
import { migrations } from '../../db/migrations/index.ts';
import { lockStation, openDatabase, StationBusy, UnreadableDatabase } from '../../db/open.ts';

const folders: string[] = [];
const folder = () => {
  const dir = mkdtempSync(join(tmpdir(), 'tapis-db-'));
  folders.push(dir);
  return dir;
};
const key = new Uint8Array(randomBytes(32));

afterEach(() => {
  for (const dir of folders.splice(0)) rmSync(dir, { recursive: true, force: true });
});

describe('a database', () => {
  it('is unreadable without its key, and opening it with a wrong one changes nothing [E29 V14.2.4]', () => {
    const path = join(folder(), 'tapis.db');
    openDatabase({ path, key }).close();
    const before = readFileSync(path);
    expect(before.subarray(0, 16).toString('latin1')).not.toContain('SQLite');
    expect(() => openDatabase({ path, key: new Uint8Array(32) })).toThrow(UnreadableDatabase);
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  it('notices one flipped byte [E29 V11.3.3]', () => {
    const path = join(folder(), 'tapis.db');
    openDatabase({ path, key }).close();
    const bytes = readFileSync(path);
    bytes[2000] = (bytes[2000] ?? 0) ^ 1;
    writeFileSync(path, bytes);
    expect(() => openDatabase({ path, key })).toThrow(UnreadableDatabase);
  });

  it('of a newer program is refused with both versions, untouched', () => {
    const path = join(folder(), 'tapis.db');
    const db = openDatabase({ path, key });
    db.pragma('user_version = 9990');
    db.close();
    try {
      openDatabase({ path, key });
      expect.unreachable();
    } catch (thrown) {
      expect(thrown).toBeInstanceOf(NewerDatabase);
      expect(thrown).toMatchObject({ found: 9990, known: migrations.at(-1)?.version });
    }
  });

  it('runs in WAL with one fsync a commit, foreign keys and secure deletion on', () => {
    const db = openDatabase({ path: join(folder(), 'tapis.db'), key });
    const setting = (name: string) => db.pragma(name, { simple: true });
    expect([
      setting('journal_mode'),
      setting('synchronous'),
      setting('foreign_keys'),
      setting('secure_delete'),
    ]).toEqual(['wal', 2, 1, 1]);
    expect(setting('temp_store')).toBe(2);
    db.close();
  });
});

/** A station of the first schema that was at work, closed again. */
function atWork(path: string): void {
  const old = new Database(path);
  old.pragma(`key = "x'${Buffer.from(key).toString('hex')}'"`);
  migrate(old, { migrations: migrations.slice(0, 1), backup: () => undefined });
  old.exec(`
    INSERT INTO officer VALUES ('ofc_a', 'A', '', 'bp3mi', 'bp3mi', 0, 1, NULL, NULL, 0, NULL, '');
    INSERT INTO shift VALUES ('shf_a', '2026-11-21', '', 'ofc_a', NULL, NULL, NULL, NULL);
    INSERT INTO catalogue VALUES ('aa', '1', '{}', '', 1);
    INSERT INTO screening VALUES ('scr_a', 'shf_a', NULL, 'clarification', 'open', 3, 'ofc_a', '', NULL, NULL, NULL, '[]', 0, 'tip', 'aa', '');
    INSERT INTO answer VALUES (7, 'scr_a', 'document', 'passport', 'notCheckable', NULL, NULL, 'ofc_a', '');`);
  old.close();
}
const rows = (db: Database.Database) => [
  db.prepare('SELECT * FROM screening').all(),
  db.prepare('SELECT * FROM answer').all(),
];
const raw = (path: string) => {
  const db = new Database(path);
  db.pragma(`key = "x'${Buffer.from(key).toString('hex')}'"`);
  return db;
};

describe('migrations', () => {
  it('are frozen once released', () => {
    const hashes = migrations.map(({ version, sql }) => [
      version,
      createHash('sha256').update(sql).digest('hex').slice(0, 16),
    ]);
    expect(hashes).toMatchInlineSnapshot(`
      [
        [
          10,
          "0bb073d4e3bd8927",
        ],
        [
          20,
          "41e7a7b42de5d8fa",
        ],
        [
          30,
          "ca3f0f4dd6430308",
        ],
        [
          40,
          "800ba9e8d94d5344",
        ],
        [
          50,
          "40d4a3591c976686",
        ],
        [
          60,
          "b860324341600cb3",
        ],
        [
          70,
          "90a8ee1f0ca86ba1",
        ],
        [
          80,
          "cecb54826aac24b9",
        ],
        [
          90,
          "8b5aba8f4f4f88da",
        ],
        [
          100,
          "abcba1f90d9622ff",
        ],
        [
          110,
          "fc35f02afe7670e1",
        ],
        [
          111,
          "ddddebb6babb0afb",
        ],
        [
          120,
          "8e8ef3e53cb9f1aa",
        ],
        [
          130,
          "6e4f46458f1018a1",
        ],
        [
          140,
          "5a1522c93ee75dd7",
        ],
        [
          150,
          "be0e204f6528bbf1",
        ],
        [
          151,
          "64620efc63f070de",
        ],
        [
          170,
          "32539b1389f40c5e",
        ],
        [
          190,
          "e6adc04e98f4974f",
        ],
        [
          200,
          "927914de134c4f86",
        ],
        [
          210,
          "d0aedbb31f98f881",
        ],
        [
          220,
          "c49e7e5ba90ffc57",
        ],
        [
          230,
          "e775d6ccdf9f353e",
        ],
        [
          250,
          "434c8927ab17fcec",
        ],
        [
          270,
          "58c94ff4a3f335dd",
        ],
        [
          280,
          "17314bbefe1d6d1d",
        ],
        [
          290,
          "1e8e3821f4ad40ba",
        ],
        [
          300,
          "ef28b8bb4f587e1e",
        ],
        [
          310,
          "94c62467eeeec8ee",
        ],
      ]
    `);
  });

  it('bring a station that was at work to the newest schema, every row as it was', () => {
    const path = join(folder(), 'tapis.db');
    atWork(path);
    const old = raw(path);
    const before = rows(old);
    old.close();
    const db = openDatabase({ path, key });
    expect(versionOf(db)).toBe(migrations.at(-1)?.version);
    expect(rows(db)).toMatchObject(before);
    expect(existsSync(`${path}.before-10`)).toBe(true);
    db.close();
  });

  it('killed between two of them leave the old schema whole, and the next start brings the newest', async () => {
    const path = join(folder(), 'tapis.db');
    atWork(path);
    const child = fork(
      new URL('../helpers/killed_upgrade.ts', import.meta.url),
      [path, Buffer.from(key).toString('hex')],
      { execArgv: [] },
    );
    const signal = await new Promise((resolve) => {
      child.once('exit', (_code, by) => {
        resolve(by);
      });
    });
    expect(signal).toBe('SIGKILL');
    const old = raw(path);
    expect(versionOf(old)).toBe(10);
    expect(old.prepare("SELECT count(*) FROM sqlite_schema WHERE name = 'party'").pluck().get()).toBe(0);
    const before = rows(old);
    old.close();
    const db = openDatabase({ path, key });
    expect(versionOf(db)).toBe(migrations.at(-1)?.version);
    expect(rows(db)).toMatchObject(before);
    expect(db.pragma('foreign_key_check')).toEqual([]);
    db.close();
  });

  it('carry every passport over: its taking, its return, the balance, and no passport held twice', () => {
    const path = join(folder(), 'tapis.db');
    const old = new Database(path);
    old.pragma(`key = "x'${Buffer.from(key).toString('hex')}'"`);
    migrate(old, { migrations: migrations.filter(({ version }) => version <= 50), backup: () => undefined });
    old.exec(`
      INSERT INTO officer VALUES ('ofc_a', 'A', '', 'immigration', 'immigration', 1, 1, NULL, NULL, 0, NULL, '');
      INSERT INTO officer VALUES ('ofc_b', 'B', '', 'immigration', 'immigration', 1, 1, NULL, NULL, 0, NULL, '');
      INSERT INTO shift VALUES ('shf_a', '2026-11-21', '', 'ofc_a', NULL, NULL, NULL, NULL);
      INSERT INTO catalogue VALUES ('aa', '1', '{}', '', 1);`);
    const taken = (name: string, released: string, passport = name) =>
      old.exec(`
        INSERT INTO screening VALUES ('scr_${name}', 'shf_a', NULL, 'clarification', 'decided', 1, 'ofc_a', '', '', NULL, NULL, '[]', 0, 'tip', 'aa', '${passport}', NULL);
        INSERT INTO traveller VALUES ('scr_${name}', '{"displayName":"CONTOH ${name}"}', NULL, '[]');
        INSERT INTO decision VALUES ('dec_${name}', 'scr_${name}', 'postponedPassportHeld', 'confirmed', 'ofc_a', 'immigration', '',
          'noValidTravelDocument', 0, '[]', 'alasan', NULL, '[]', NULL, 1, NULL, 0, 0, NULL, 'ofc_b', '');
        INSERT INTO custody VALUES ('cus_${name}', 'scr_${name}', 'dec_${name}', 'B ${name}', 'book', 'S ${name}', 'brankas', 'baik',
          '2026-11-20T01:00:00.000Z', 'ofc_a', 'ofc_b', '2026-11-23', NULL, ${released}, 'signed', NULL);`);
    const held = 'NULL, NULL, NULL, NULL, NULL';
    taken('one', held);
    taken('back', "'2026-11-21T02:00:00.000Z', 'ofc_b', 'holder', 'Contoh Pemilik', NULL");
    taken('proxy', "'2026-11-21T03:00:00.000Z', 'ofc_b', 'proxy', 'Contoh Wakil', 'surat kuasa dan KTP'");
    taken('twice', held, 'one');
    old.close();
    const db = openDatabase({ path, key });
    expect(db.prepare('SELECT taken, gone, held FROM custodyBalance').get()).toEqual({ taken: 4, gone: 2, held: 2 });
    const moves = db
      .prepare(
        'SELECT custodyId, step, kind, at, coalesce(giverName, giverId), coalesce(takerName, takerId), paper FROM custodyMove ORDER BY custodyId, step',
      )
      .raw()
      .all();
    expect(moves).toEqual([
      ['cus_back', 1, 'in', '2026-11-20T01:00:00.000Z', 'CONTOH back', 'ofc_a', 'B back'],
      ['cus_back', 2, 'holder', '2026-11-21T02:00:00.000Z', 'ofc_b', 'Contoh Pemilik', ''],
      ['cus_one', 1, 'in', '2026-11-20T01:00:00.000Z', 'CONTOH one', 'ofc_a', 'B one'],
      ['cus_proxy', 1, 'in', '2026-11-20T01:00:00.000Z', 'CONTOH proxy', 'ofc_a', 'B proxy'],
      ['cus_proxy', 2, 'proxy', '2026-11-21T03:00:00.000Z', 'ofc_b', 'Contoh Wakil', 'surat kuasa dan KTP'],
      ['cus_twice', 1, 'in', '2026-11-20T01:00:00.000Z', 'CONTOH twice', 'ofc_a', 'B twice'],
    ]);
    expect(
      db
        .prepare("SELECT custodyId, passportHash, seal FROM custodyState WHERE state = 'held' ORDER BY custodyId")
        .raw()
        .all(),
    ).toEqual([
      ['cus_one', 'one', 'S one'],
      ['cus_twice', null, 'S twice'],
    ]);
    expect(db.pragma('foreign_key_check')).toEqual([]);
    const next = (custody: string) =>
      db.exec(`INSERT INTO custodyMove SELECT 'mov_' || custodyId, custodyId, step + 1, 'holder', '2026-11-25T01:00:00.000Z', 'ofc_b', 'ofc_b', NULL,
        NULL, 'Contoh Pemilik', NULL, NULL, NULL, '', '', '', NULL, '' FROM custodyState WHERE custodyId = '${custody}'`);
    next('cus_one');
    next('cus_twice');
    expect(() => next('cus_back')).toThrow('only a passport that is held moves');
    expect(db.prepare('SELECT taken, gone, held FROM custodyBalance').get()).toEqual({ taken: 4, gone: 4, held: 0 });
    db.close();
  });

  it('take from who left before what the PIN could be found by, and know since when', () => {
    const path = join(folder(), 'tapis.db');
    const old = new Database(path);
    old.pragma(`key = "x'${Buffer.from(key).toString('hex')}'"`);
    migrate(old, { migrations: migrations.filter(({ version }) => version <= 140), backup: () => undefined });
    old.exec(`
      INSERT INTO officer VALUES ('ofc_a', 'A', '', 'immigration', 'immigration', 1, 0, 'hash', NULL, 2, '2026', '2025');
      INSERT INTO officer VALUES ('ofc_b', 'B', '', 'immigration', 'immigration', 1, 1, 'hash', NULL, 2, '2026', '2025');
      INSERT INTO approvalCard VALUES ('crd_a', 'ofc_a', 'ofc_b', '2025', NULL, 0, NULL);
      INSERT INTO approvalCard VALUES ('crd_b', 'ofc_b', 'ofc_a', '2025', NULL, 0, NULL);
      INSERT INTO event VALUES (0, 'officer-deactivated', 'PLM-A1', NULL, NULL, '2026-01-02T00:00:00.000Z', 0, 'ab',
        '[{"type":"officer","id":"ofc_a"}]', '{}');
      INSERT INTO event VALUES (1, 'host-started', 'PLM-A1', NULL, NULL, '2026-01-03T00:00:00.000Z', 0, 'ab', '[]', '{}');`);
    old.close();
    const db = openDatabase({ path, key });
    const all = (sql: string) => db.prepare(sql).raw().all();
    expect(all('SELECT * FROM officerLeft')).toEqual([['ofc_a', '2026-01-02T00:00:00.000Z']]);
    expect(all('SELECT id, pinHash, failedAttempts, lockedUntil FROM officer ORDER BY id')).toEqual([
      ['ofc_a', null, 0, null],
      ['ofc_b', 'hash', 2, '2026'],
    ]);
    expect(all('SELECT id, retiredAt FROM approvalCard ORDER BY id')).toEqual([
      ['crd_a', '2026-01-02T00:00:00.000Z'],
      ['crd_b', null],
    ]);
    expect(() => db.exec("UPDATE officer SET pinHash = 'hash' WHERE id = 'ofc_a'")).toThrow('who left has no PIN');
    expect(() => db.exec("UPDATE officer SET name = 'X'")).toThrow('keeps the name');
    expect(() => db.exec('DELETE FROM officer')).toThrow('never deleted');
    db.close();
  });

  it('are whole or not at all', () => {
    const db = openDatabase({ path: join(folder(), 'tapis.db'), key });
    const next = (migrations.at(-1)?.version ?? 0) + 10;
    const broken = { version: next, sql: 'CREATE TABLE half (id TEXT) STRICT; CREATE TABLE half (id TEXT) STRICT;' };
    let backups = 0;
    expect(() => {
      migrate(db, {
        migrations: [...migrations, broken],
        backup: () => {
          backups += 1;
        },
      });
    }).toThrow();
    expect(backups).toBe(1);
    expect(versionOf(db)).toBe(migrations.at(-1)?.version);
    expect(db.prepare("SELECT count(*) FROM sqlite_schema WHERE name = 'half'").pluck().get()).toBe(0);
    db.close();
  });
});

describe('the station lock', () => {
  it('lets one program in, and is freed when that program is killed', async () => {
    const dir = folder();
    const unlock = lockStation(dir);
    expect(() => lockStation(dir)).toThrow(StationBusy);
    unlock();
    const child = fork(new URL('../helpers/hold_lock.ts', import.meta.url), [dir], { execArgv: [] });
    await new Promise((resolve) => child.once('message', resolve));
    expect(() => lockStation(dir)).toThrow(StationBusy);
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
    lockStation(dir)();
  });
});
