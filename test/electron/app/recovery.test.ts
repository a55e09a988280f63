/** A station that does not open, behind the door as both shells open it: why, what helps, and that nothing is lost by it. */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../../db/open.ts';
import type { HostApplication } from '../../../electron/app/application.ts';
import { openOrWait } from '../../../electron/app/door.ts';
import { readMark } from '../../../electron/update/installation.ts';
import { keyFileStore } from '../../../electron/app/key_file.ts';
import { createClient, type Client } from '../../../shared/contract/client.ts';
import { cutOff } from '../../helpers/earlier_station.ts';
import { installedIn } from '../../helpers/update_package.ts';
import { newFolder } from '../page_fixture.ts';
import {
  code,
  founding,
  machineIn,
  pins,
  signedIn,
  staffed,
  value,
  withApp,
  type Bench,
  type People,
} from './with_app.ts';

const passphrase = 'empat kata tanpa hubungan';
const live = (bench: Bench) => join(bench.dir, 'live', 'tapis.db');
const keys = (bench: Bench) => readdirSync(join(bench.dir, 'keys')).filter((name) => name.startsWith('live'));
const damagedByte = (path: string, place: number) => {
  const bytes = readFileSync(path);
  bytes.writeUInt8(bytes.readUInt8(place) ^ 1, place);
  writeFileSync(path, bytes);
};

const open = new Set<HostApplication>();
const end = (app: HostApplication) => {
  if (open.delete(app)) app.close();
};
afterEach(() => {
  for (const app of open) end(app);
});

/** Opens the door of a data folder; each page is a client. */
async function door(dir: string) {
  const clock = { now: '2026-11-21T00:10:00.000Z', mono: 0 };
  const app = await openOrWait(machineIn(dir, clock, []));
  open.add(app);
  return {
    app,
    clock,
    client: (page: string) => createClient((name, input) => app.dispatch(page, name, structuredClone(input))),
  };
}

/** A station with its people, a backup, a setting that is not in the backup, and (asked for) both parts of its sheet. */
async function station(bench: Bench) {
  const people = await staffed(bench);
  const admin = await signedIn(bench, people.admin, pins.admin);
  const parts = await sheetOf(admin, people);
  const { file } = value(await admin('backup.make', {}));
  value(await admin('settings.set', { ...value(await admin('settings.get', {})), idleMinutes: 17 }));
  return { people, parts, backup: join(bench.dir, 'backups', file) };
}

async function sheetOf(admin: Client, people: People): Promise<[string, string]> {
  const { fingerprint: subject } = value(await admin('key.state', {}));
  const asked = { officerId: people.supervisor, pin: pins.supervisor, call: 'key.sheet' as const, subject };
  const { approvalId } = value(await admin('session.approve', asked));
  return value(await admin('key.sheet', { approvalId })).parts;
}

/** What the open station says of itself. */
async function opened(client: (page: string) => Client, people: People) {
  const admin = client('after');
  value(await admin('session.signIn', { officerId: people.admin, pin: pins.admin }));
  const supervisor = client('log');
  value(await supervisor('session.signIn', { officerId: people.supervisor, pin: pins.supervisor }));
  return {
    idleMinutes: value(await admin('settings.get', {})).idleMinutes,
    events: value(await supervisor('audit.list', { before: null, limit: 50 })).events,
    intact: value(await supervisor('audit.verify', {})).intact,
  };
}

describe('a damaged database', () => {
  it('is said, and a backup comes back by somebody of that backup; the database of before is kept', async () => {
    await withApp(async (bench) => {
      const { people, backup } = await station(bench);
      bench.close();
      damagedByte(live(bench), 100);
      const damaged = readFileSync(live(bench));
      const { client, app, clock } = await door(bench.dir);
      const page = client('page');
      const heard: number[] = [];
      app.follow((revision) => heard.push(revision));
      expect(await page('station.state', {})).toEqual({
        ok: false,
        error: { code: 'station-unopened', detail: { cause: 'damaged' } },
      });
      expect(code(await page('session.signIn', { officerId: people.admin, pin: pins.admin }))).toBe('station-unopened');
      const state = value(await page('recovery.state', {}));
      expect(state).toMatchObject({ cause: 'damaged', database: true, backups: [{ file: backup }] });
      expect(code(await page('recovery.restore', { officerId: people.admin, pin: pins.admin }))).toBe(
        'recovery-look-first',
      );
      const found = value(await page('recovery.look', { file: backup, parts: null }));
      expect(found.keepers.map(({ name }) => name).toSorted()).toEqual(['Admin Satu', 'Kepala Regu']);
      expect(code(await page('recovery.restore', { officerId: people.bp3mi, pin: pins.bp3mi }))).toBe(
        'officer-unknown',
      );
      for (let tries = 0; tries < 3; tries += 1) {
        expect(code(await page('recovery.restore', { officerId: people.admin, pin: '000111' }))).toBe('pin-wrong');
      }
      expect(code(await page('recovery.restore', { officerId: people.admin, pin: pins.admin }))).toBe('locked-out');
      clock.now = '2026-11-21T00:11:00.000Z';
      expect(readFileSync(live(bench)).equals(damaged)).toBe(true);
      const { aside } = value(await page('recovery.restore', { officerId: people.admin, pin: pins.admin }));
      expect(readFileSync(join(aside ?? '', 'tapis.db')).equals(damaged)).toBe(true);
      expect(heard).toEqual([]);
      expect(value(await page('recovery.end', { anyway: false }))).toEqual({ open: true });
      expect(heard[0]).toBe(1);
      const { idleMinutes, events, intact } = await opened(client, people);
      expect([idleMinutes, intact]).toEqual([5, true]);
      expect(events.find(({ kind }) => kind === 'backup-restored')?.actor).toBe('Admin Satu');
      expect(events.map(({ kind }) => kind)).toContain('sign-in-refused');
      expect(readdirSync(bench.dir).filter((name) => name.startsWith('restoring-'))).toEqual([]);
      expect(code(await page('recovery.state', {}))).toBe('recovery-not-begun');
    });
  });

  it('whose damage lies deeper is known at the next start, and may be opened all the same', async () => {
    await withApp(async (bench) => {
      const { people } = await station(bench);
      bench.close();
      const db = openDatabase({ path: live(bench), key: await bench.key() });
      const root = Number(db.prepare("SELECT rootpage FROM sqlite_schema WHERE name = 'officer'").pluck().get());
      db.close();
      damagedByte(live(bench), (root - 1) * 4096 + 2000);
      const first = await door(bench.dir);
      const signIn = { officerId: people.admin, pin: pins.admin };
      expect(code(await first.client('page')('session.signIn', signIn))).toBe('database-damaged');
      end(first.app);
      const { client } = await door(bench.dir);
      const page = client('page');
      expect(value(await page('recovery.state', {})).cause).toBe('damaged');
      expect(value(await page('recovery.end', { anyway: false })).open).toBe(false);
      expect(value(await page('recovery.end', { anyway: true })).open).toBe(true);
      expect(code(await page('session.signIn', signIn))).toBe('database-damaged');
    });
  });

  it('refuses a backup that is not there, not whole, newer or of another key, each in its own words', async () => {
    await withApp(async (bench) => {
      const { backup } = await station(bench);
      const key = await bench.key();
      bench.close();
      damagedByte(live(bench), 100);
      const page = (await door(bench.dir)).client('page');
      const look = async (file: string) => code(await page('recovery.look', { file, parts: null }));
      expect(await look(join(bench.dir, 'none.db'))).toBe('backup-not-there');
      expect(await look(bench.dir)).toBe('backup-not-there');
      const bytes = readFileSync(backup);
      damagedByte(backup, Math.floor(bytes.length / 2));
      expect(await look(backup)).toBe('backup-unsound');
      const newer = join(bench.dir, 'newer.db');
      cutOff(newer, key, 9_999);
      expect(await look(newer)).toBe('backup-newer');
      const other = join(bench.dir, 'other.db');
      openDatabase({ path: other, key: new Uint8Array(32).fill(7) }).close();
      expect(await look(other)).toBe('backup-needs-sheet');
      expect(readdirSync(bench.dir).filter((name) => name.startsWith('restoring-'))).toEqual([]);
    });
  });
});

describe('a lost key', () => {
  it('comes back from both parts, in any order, and only when it opens the database', async () => {
    await withApp(async (bench) => {
      const { people, parts } = await station(bench);
      bench.close();
      rmSync(join(bench.dir, 'keys'), { recursive: true });
      const { client } = await door(bench.dir);
      const page = client('page');
      expect(value(await page('recovery.state', {})).cause).toBe('key-missing');
      const put = async (one: string, other: string) => code(await page('recovery.key', { parts: [one, other] }));
      expect(await put(parts[0], parts[0])).toBe('recovery-same-part');
      expect(await page('recovery.key', { parts: [parts[0], 'TAPIS'] })).toMatchObject({
        error: { code: 'recovery-malformed', detail: { part: 2 } },
      });
      expect(existsSync(join(bench.dir, 'keys'))).toBe(false);
      expect(await put(parts[1].toLowerCase().replaceAll('-', ' '), parts[0])).toBeNull();
      expect(value(await page('recovery.end', { anyway: false })).open).toBe(true);
      expect((await opened(client, people)).idleMinutes).toBe(17);
    });
  });

  it('that cannot be read, or is another, is put aside and kept', async () => {
    await withApp(async (bench) => {
      const { people, parts } = await station(bench);
      bench.close();
      const file = join(bench.dir, 'keys', 'live.key');
      for (const [content, cause] of [
        ['no key\n', 'key-unusable'],
        [`${'07'.repeat(32)}\n`, 'key-does-not-fit'],
      ] as const) {
        writeFileSync(file, content, { mode: 0o600 });
        const { client, app } = await door(bench.dir);
        const page = client('page');
        expect(value(await page('recovery.state', {})).cause).toBe(cause);
        value(await page('recovery.key', { parts }));
        expect(value(await page('recovery.end', { anyway: false })).open).toBe(true);
        expect((await opened(client, people)).idleMinutes).toBe(17);
        end(app);
        const aside = keys(bench).filter((name) => name.includes('.aside-'));
        expect(aside.map((name) => readFileSync(join(bench.dir, 'keys', name), 'utf8'))).toContain(content);
        for (const name of aside) rmSync(join(bench.dir, 'keys', name));
      }
    });
  });

  it('under a forgotten passphrase is replaced by the sheet; practice, which no key opens then, begins anew', async () => {
    await withApp(async (bench) => {
      const { people, parts } = await station(bench);
      const admin = await signedIn(bench, people.admin, pins.admin);
      value(await admin('key.protect', { passphrase }));
      value(await bench.client('learner')('station.enter', { mode: 'practice' }));
      bench.close();
      rmSync(join(bench.dir, 'keys', 'practice.key'));
      const { client } = await door(bench.dir);
      const page = client('page');
      expect(code(await page('recovery.state', {}))).toBe('station-closed');
      value(await page('recovery.begin', {}));
      expect(value(await page('recovery.state', {})).cause).toBe('passphrase');
      // Back without having done anything.
      expect(value(await page('recovery.end', { anyway: false })).open).toBe(false);
      expect(code(await page('station.state', {}))).toBe('station-closed');
      value(await page('recovery.begin', {}));
      value(await page('recovery.key', { parts }));
      expect(value(await page('recovery.end', { anyway: false })).open).toBe(true);
      expect(value(await page('station.state', {})).keyProtection).toBe('keyFile');
      expect((await opened(client, people)).idleMinutes).toBe(17);
      value(await client('learner')('station.enter', { mode: 'practice' }));
    });
  });

  it('under a passphrase whose file is damaged needs the sheet, and says so', async () => {
    await withApp(async (bench) => {
      const { people } = await station(bench);
      value(await (await signedIn(bench, people.admin, pins.admin))('key.protect', { passphrase }));
      bench.close();
      writeFileSync(join(bench.dir, 'keys', 'live.passphrase'), '{}\n', { mode: 0o600 });
      const page = (await door(bench.dir)).client('page');
      value(await page('station.unlock', { passphrase }));
      expect(value(await page('recovery.state', {})).cause).toBe('key-unusable');
    });
  });
});

describe('a new computer', () => {
  it('becomes the station from a backup and the sheet, and keeps its empty database aside', async () => {
    await withApp(async (bench) => {
      const { people, parts, backup } = await station(bench);
      bench.close();
      const dir = newFolder();
      const carried = join(newFolder(), 'stick.db');
      renameSync(backup, carried);
      const { client, app } = await door(dir);
      const page = client('page');
      expect(value(await page('station.state', {})).station).toBeNull();
      value(await page('recovery.begin', {}));
      expect(value(await page('recovery.state', {}))).toMatchObject({ cause: 'new', backups: [] });
      // Back: the empty station is there as it was.
      expect(value(await page('recovery.end', { anyway: false })).open).toBe(true);
      expect(value(await page('station.state', {})).station).toBeNull();
      value(await page('recovery.begin', {}));
      expect(code(await page('recovery.look', { file: carried, parts: null }))).toBe('backup-needs-sheet');
      expect(value(await page('recovery.look', { file: carried, parts })).station).toBe(founding.name);
      value(await page('recovery.restore', { officerId: people.supervisor, pin: pins.supervisor }));
      expect(value(await page('recovery.end', { anyway: false })).open).toBe(true);
      expect(await opened(client, people)).toMatchObject({ idleMinutes: 5, intact: true });
      end(app);
      expect(readdirSync(join(dir, 'keys')).filter((name) => name.startsWith('live.key.aside-'))).toHaveLength(1);
      expect(readdirSync(join(dir, 'live')).filter((name) => name.startsWith('replaced-'))).toHaveLength(1);
      // And it opens by itself from then on.
      const again = await door(dir);
      expect(value(await again.client('page')('station.state', {})).station?.name).toBe(founding.name);
    });
  });

  it('is none where a station stands', async () => {
    await withApp(async (bench) => {
      await staffed(bench);
      bench.close();
      const page = (await door(bench.dir)).client('page');
      expect(code(await page('recovery.begin', {}))).toBe('station-exists');
      expect(code(await page('recovery.key', { parts: ['1', '2'] }))).toBe('recovery-not-begun');
      expect(value(await page('station.state', {})).station).not.toBeNull();
    });
  });
});

describe('what nobody at a page can help', () => {
  it('ends the program as before: another program on the folder, newer data', async () => {
    await withApp(async (bench) => {
      await staffed(bench);
      await expect(openOrWait(machineIn(bench.dir, { now: bench.now(), mono: 0 }, []))).rejects.toThrow('another');
      const key = await bench.key();
      bench.close();
      cutOff(live(bench), key, 9_999);
      await expect(openOrWait(machineIn(bench.dir, { now: bench.now(), mono: 0 }, []))).rejects.toThrow('newer');
    });
  });

  it('at the first start of a new version is left to the one before', async () => {
    await withApp(async (bench) => {
      await station(bench);
      bench.close();
      damagedByte(live(bench), 100);
      const installed = { ...installedIn(newFolder()), trial: true };
      const machine = { ...machineIn(bench.dir, { now: bench.now(), mono: 0 }, []), installed };
      await expect(openOrWait(machine)).rejects.toThrow('does not open');
    });
  });

  it('so it is under a passphrase: the starter waits for the person, and no longer once that did not help', async () => {
    await withApp(async (bench) => {
      const { people } = await station(bench);
      value(await (await signedIn(bench, people.admin, pins.admin))('key.protect', { passphrase }));
      bench.close();
      damagedByte(live(bench), 100);
      const installed = { ...installedIn(newFolder()), trial: true };
      const mark = () => readMark(installed.updates, installed.version);
      const app = await openOrWait({ ...machineIn(bench.dir, { now: bench.now(), mono: 0 }, []), installed });
      open.add(app);
      const page = createClient((name, input) => app.dispatch('page', name, structuredClone(input)));
      // No page has asked yet: it may be one that does not work.
      expect(mark()).toBeNull();
      expect(code(await page('session.current', {}))).toBe('station-closed');
      expect(mark()).toBe('waiting');
      expect(code(await page('station.unlock', { passphrase: 'empat kata yang lain' }))).toBe('passphrase-wrong');
      expect(mark()).toBe('waiting');
      expect(code(await page('station.unlock', { passphrase }))).toBe('internal');
      expect(mark()).toBeNull();
    });
  });

  it('is held while it waits: nobody else opens the folder', async () => {
    await withApp(async (bench) => {
      await station(bench);
      bench.close();
      damagedByte(live(bench), 100);
      const { app } = await door(bench.dir);
      const other = () => openOrWait(machineIn(bench.dir, { now: bench.now(), mono: 0 }, []));
      await expect(other()).rejects.toThrow('another');
      end(app);
      open.add(await other());
    });
  });

  it('is not taken for a lost key: a key that the other shell keeps', async () => {
    await withApp(async (bench) => {
      await station(bench);
      bench.close();
      rmSync(join(bench.dir, 'keys'), { recursive: true });
      mkdirSync(join(bench.dir, 'keys'), { mode: 0o700 });
      writeFileSync(join(bench.dir, 'keys', 'live.sealed'), 'x', { mode: 0o600 });
      await expect(keyFileStore(bench.dir).read('live')).rejects.toThrow('Electron');
      await expect(openOrWait(machineIn(bench.dir, { now: bench.now(), mono: 0 }, []))).rejects.toThrow('Electron');
    });
  });
});
