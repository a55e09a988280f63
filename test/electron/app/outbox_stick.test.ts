/** The stick with what waits: full, pulled out, too small for one file, and a key that is none. Nothing is half written or lost. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, renameSync, watch } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openDatabase } from '../../../db/open.ts';
import { openReader } from '../../../db/store.ts';
import { verifyLog } from '../../../electron/app/log_verification.ts';
import { firstExportSettings, ExportSettings } from '../../../shared/contract/export.ts';
import { centralAt, multiply, setCentral } from './central.ts';
import { clearedCase, shiftToday } from './retention_station.ts';
import { code, pins, signedIn, staffed, value, withApp, type Bench } from './with_app.ts';

const byStick = { ...centralAt(1), endpoint: '' };

/** A station with so many decided cases that wait for a stick. */
async function waiting(bench: Bench, count: number) {
  const people = await staffed(bench);
  const desk = await signedIn(bench, people.bp3mi, pins.bp3mi);
  await shiftToday(bench, desk);
  const original = await clearedCase(bench, desk, 1);
  if (count > 1) {
    bench.close();
    multiply({ dir: bench.dir, key: await bench.key() }, original, count - 1);
    await bench.reopen();
  }
  await setCentral(bench, people, byStick);
  const admin = await signedIn(bench, people.admin, pins.admin);
  const recipient = await identityToRecipient(await generateX25519Identity());
  const receivers = { ...firstExportSettings.receivers, central: { recipient, namesInCare: false } };
  value(await admin('export.configure', { ...firstExportSettings, receivers }));
  const stick = join(bench.dir, 'stik');
  mkdirSync(stick);
  return { people, stick, head: await signedIn(bench, people.supervisor, pins.supervisor) };
}

/** The log of a closed station is whole. */
async function expectWhole(bench: Bench): Promise<void> {
  bench.close();
  const { read, whole, close } = openReader({ path: join(bench.dir, 'live', 'tapis.db'), key: await bench.key() });
  try {
    expect([whole(), verifyLog(read).intact]).toEqual([true, true]);
  } finally {
    close();
  }
}

// A file system of four kilobytes, mounted where nobody else sees it.
const small = 'mount -t tmpfs -o size=4k tmpfs "$1" && shift && exec "$@"';
const mounts = spawnSync('unshare', ['-rm', 'sh', '-c', small, 'sh', mkdtempSync(join(tmpdir(), 'tapis-')), 'true']);
const Told = z.strictObject({ code: z.string().nullable(), waiting: z.int(), there: z.array(z.string()) });

describe('a stick', () => {
  it.skipIf(mounts.status !== 0)('that is full says so, holds no half file, and everything still waits', async () => {
    await withApp(async (bench) => {
      const { people, stick } = await waiting(bench, 5);
      bench.close();
      const program = fileURLToPath(new URL('../../helpers/saving_station.ts', import.meta.url));
      const fonts = new URL('../../helpers/inline_fonts.ts', import.meta.url).href;
      const station = [process.execPath, '--import', fonts, program, bench.dir, people.supervisor, stick];
      const env = { ...process.env, NODE_OPTIONS: '' };
      const ran = spawnSync('unshare', ['-rm', 'sh', '-c', small, 'sh', stick, ...station], { encoding: 'utf8', env });
      expect(ran.stderr).toBe('');
      expect(Told.parse(JSON.parse(ran.stdout))).toEqual({ code: 'disk-full', waiting: 5, there: [] });
      await expectWhole(bench);
      await bench.reopen();
      const head = await signedIn(bench, people.supervisor, pins.supervisor);
      expect(value(await head('outbox.save', { folder: stick, after: null }))).toMatchObject({ records: 5, left: 0 });
    });
  });

  it('that is pulled out while it is written says so; the next stick takes everything', async () => {
    await withApp(async (bench) => {
      const { stick, head } = await waiting(bench, 60);
      // The trial file shows that the stick was there; the records are made after it.
      const tried = new Promise<void>((resolve) => {
        const eye = watch(stick, (kind) => {
          if (kind !== 'rename' || readdirSync(stick).length > 0) return; // the trial file comes, and goes
          eye.close();
          renameSync(stick, `${stick}-ditarik`);
          resolve();
        });
      });
      const [saved] = await Promise.all([head('outbox.save', { folder: stick, after: null }), tried]);
      expect(code(saved)).toBe('folder-gone');
      expect(readdirSync(`${stick}-ditarik`).filter((name) => name.endsWith('.age'))).toEqual([]);
      expect(value(await head('outbox.state', {}))).toMatchObject({ waiting: 60, acknowledged: 0 });
      mkdirSync(stick);
      expect(value(await head('outbox.save', { folder: stick, after: null }))).toMatchObject({ records: 60, left: 0 });
      expect(readdirSync(stick)).toEqual([expect.stringMatching(/\.outbox\.age$/)]);
      await expectWhole(bench);
    });
  });

  it('gets file after file where one does not take everything, each record in one of them', async () => {
    await withApp(async (bench) => {
      const { stick, head } = await waiting(bench, 2003);
      const first = value(await head('outbox.save', { folder: stick, after: null }));
      expect(first).toMatchObject({ records: 2000, left: 3 });
      const second = value(await head('outbox.save', { folder: stick, after: first.next }));
      expect(second).toMatchObject({ records: 3, left: 0 });
      expect(code(await head('outbox.save', { folder: stick, after: second.next }))).toBe('nothing-waits');
      expect(readdirSync(stick).toSorted()).toEqual([first.file, second.file].toSorted());
    });
  }, 120_000);
});

describe('a key of the central system that is none', () => {
  it('is refused with a sentence before anything is written, on a stick and in an export', async () => {
    await withApp(async (bench) => {
      const { people, stick } = await waiting(bench, 1);
      bench.close();
      // As a hand in the database, or a damaged page, may leave it; the settings' own check never takes it.
      const db = openDatabase({ path: join(bench.dir, 'live', 'tapis.db'), key: await bench.key() });
      const stored = db.prepare("SELECT value FROM setting WHERE name = 'export'").pluck();
      const settings = ExportSettings.parse(JSON.parse(z.string().parse(stored.get())));
      const central = {
        ...settings.receivers.central,
        recipient: `${settings.receivers.central.recipient.slice(0, -1)}b`,
      };
      const changed = { ...settings, receivers: { ...settings.receivers, central } };
      db.prepare("UPDATE setting SET value = ? WHERE name = 'export'").run(JSON.stringify(changed));
      db.close();
      await bench.reopen();
      const head = await signedIn(bench, people.supervisor, pins.supervisor);
      expect(code(await head('outbox.save', { folder: stick, after: null }))).toBe('recipient-wrong');
      const wish = { scope: { from: '2026-11-21', to: '2026-11-21' }, receiver: 'central' as const };
      expect(code(await head('export.start', { ...wish, formats: ['csv'], folder: stick }))).toBe('recipient-wrong');
      expect(readdirSync(stick)).toEqual([]);
      expect(value(await head('export.list', {}))).toEqual({ running: null, exports: [] });
      expect(value(await head('outbox.state', {}))).toMatchObject({ waiting: 1 });
      await expectWhole(bench);
    });
  });
});
