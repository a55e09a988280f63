/**
 * Once before all tests: a station whose people are enrolled, to be copied by each test that needs one (`staffed`). Its
 * PINs are hashed anew at the least cost argon2 knows, in the same format: the application verifies them as any other,
 * and a thousand sign-ins do not wait a minute for it. What a PIN costs in earnest is tested where one is chosen.
 */
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hash } from '@node-rs/argon2';
import { openDatabase } from '../../db/open.ts';
import { pins, signedIn, staff, value, withApp } from '../electron/app/with_app.ts';

let dir: string | undefined;

async function rehash(path: string, key: Uint8Array, people: Awaited<ReturnType<typeof staff>>): Promise<void> {
  const db = openDatabase({ path, key });
  const pepper = db.prepare('SELECT pinPepper FROM station').pluck().get();
  if (typeof pepper !== 'string') throw new Error('no pepper');
  const change = db.prepare('UPDATE officer SET pinHash = ? WHERE id = ?');
  for (const role of ['admin', 'supervisor', 'bp3mi', 'first', 'second'] as const) {
    const cheap = { memoryCost: 8, timeCost: 1, parallelism: 1, secret: Buffer.from(pepper, 'base64') };
    change.run(await hash(pins[role], cheap), people[role]);
  }
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
}

export async function setup(): Promise<void> {
  const made = mkdtempSync(join(tmpdir(), 'tapis-staffed-'));
  dir = made;
  await withApp(async (bench) => {
    const people = await staff(bench);
    // The key a supervisor cosigns with is made at the first sign-in.
    const head = await signedIn(bench, people.supervisor, pins.supervisor);
    value(await head('session.signOut', {}));
    bench.close();
    const key = await bench.key();
    const database = join(bench.dir, 'live', 'tapis.db');
    await rehash(database, key, people);
    mkdirSync(made, { recursive: true });
    copyFileSync(database, join(made, 'tapis.db'));
    writeFileSync(join(made, 'key'), key);
    writeFileSync(join(made, 'people.json'), JSON.stringify(people));
  });
  process.env.TAPIS_STAFFED = made;
}

export function teardown(): void {
  if (dir !== undefined) rmSync(dir, { recursive: true, force: true });
}
