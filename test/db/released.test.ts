/** Every schema that a program has written before comes to the newest with all that was in it: real databases of made-up stations. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { afterEach, describe, expect, it } from 'vitest';
import { versionOf } from '../../db/migrate.ts';
import { migrations } from '../../db/migrations/index.ts';
import { openDatabase, rekey } from '../../db/open.ts';
import { openReader } from '../../db/store.ts';
import { keyFileStore } from '../../electron/app/key_file.ts';
import { verifyLog } from '../../electron/app/log_verification.ts';
import { openApplication } from '../../electron/app/open.ts';
import { createClient } from '../../shared/contract/client.ts';
import { value } from '../electron/app/with_app.ts';
import { demoMachine } from '../helpers/demo_station.ts';

const kept = fileURLToPath(new URL('released', import.meta.url));
const fixtures = readdirSync(kept)
  .filter((name) => name.endsWith('.db.gz'))
  .toSorted();
/** An ordinary run has time for the longest way and the shortest; a soak goes them all. */
const tried =
  Number(process.env.TAPIS_RUNS ?? 300) > 300
    ? fixtures
    : [fixtures.at(0), fixtures.at(-1)].filter((name) => name !== undefined);
const key = new Uint8Array(32).fill(7);

const folders: string[] = [];
afterEach(() => {
  for (const dir of folders.splice(0)) rmSync(dir, { recursive: true, force: true });
});

/** A station's folder with this database in it, sealed as stations are. */
async function stationOf(fixture: string): Promise<{ dir: string; path: string }> {
  const dir = mkdtempSync(join(tmpdir(), 'tapis-schema-'));
  folders.push(dir);
  mkdirSync(join(dir, 'live'), { mode: 0o700 });
  await keyFileStore(dir).write('live', key);
  const path = join(dir, 'live', 'tapis.db');
  writeFileSync(path, gunzipSync(readFileSync(join(kept, fixture))), { mode: 0o600 });
  const db = new Database(path);
  rekey(db, key);
  db.close();
  return { dir, path };
}

/** All rows of all tables but those in which the search keeps its index: how it does that is its own affair. */
function contentOf(db: Database.Database): Map<string, Record<string, unknown>[]> {
  const names = db
    .prepare<[], string>("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' ORDER BY name")
    .pluck()
    .all()
    .filter((name) => !name.startsWith('sqlite_'));
  return new Map(names.map((name) => [name, db.prepare<[], Record<string, unknown>>(`SELECT * FROM "${name}"`).all()]));
}

/** These columns of each row, in an order of their own: what came to a table since says nothing about loss. */
const linesOf = (rows: readonly Record<string, unknown>[] | undefined, columns: readonly string[]) =>
  rows?.map((row) => JSON.stringify(columns.map((column) => row[column] ?? null))).toSorted();

const schemaOf = (db: Database.Database) =>
  db.prepare<[], string>('SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type, name').pluck().all();

/** The schema of a station that begins today. */
function newest(): string[] {
  const dir = mkdtempSync(join(tmpdir(), 'tapis-schema-'));
  folders.push(dir);
  const db = openDatabase({ path: join(dir, 'new.db'), key });
  const schema = schemaOf(db);
  db.close();
  return schema;
}

describe('a database of an earlier program', () => {
  it('is there for the newest schema and for those before it that stations had', () => {
    const schemas = fixtures.map((name) => Number.parseInt(name, 10)).toSorted((a, b) => a - b);
    expect(schemas).toEqual([200, 210, 220, 250, 270, 280, 290, 310]);
    expect(schemas.at(-1), 'test/db/released/keep.mjs keeps one').toBe(migrations.at(-1)?.version);
  });

  it.each(tried)('%s comes to the newest schema, with every row as it was, and its log verifies', async (fixture) => {
    const { dir, path } = await stationOf(fixture);
    const old = new Database(path);
    old.pragma(`key = "x'${Buffer.from(key).toString('hex')}'"`);
    expect(versionOf(old)).toBe(Number.parseInt(fixture, 10));
    const before = contentOf(old);
    old.close();
    const db = openDatabase({ path, key });
    expect(versionOf(db)).toBe(migrations.at(-1)?.version);
    const after = contentOf(db);
    expect(db.pragma('foreign_key_check')).toEqual([]);
    expect(schemaOf(db), 'the schema of a new station').toEqual(newest());
    db.close();
    expect(before.get('screening')).toHaveLength(20);
    for (const [table, rows] of before) {
      const columns = Object.keys(rows[0] ?? {});
      expect(linesOf(after.get(table), columns), `table ${table}`).toEqual(linesOf(rows, columns));
    }
    const reader = openReader({ path, key });
    expect(verifyLog(reader.read)).toMatchObject({ intact: true });
    reader.close();
    const app = await openApplication({ ...demoMachine(dir), secrets: keyFileStore(dir) });
    const { station, officers } = value(
      await createClient((name, input) => app.dispatch('page', name, input))('station.state', {}),
    );
    app.close();
    expect(station).not.toBeNull();
    expect(officers.length).toBeGreaterThan(5);
  });
});
