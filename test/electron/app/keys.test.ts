import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { opensWith } from '../../../db/open.ts';
import { openStore } from '../../../db/store.ts';
import type { Application } from '../../../electron/app/application.ts';
import { KeyClosed, keyFileStore } from '../../../electron/app/key_file.ts';
import { openOrWait } from '../../../electron/app/door.ts';
import { recoverCommand } from '../../../electron/cli/recover.ts';
import { createClient, type Client } from '../../../shared/contract/client.ts';
import { code, machineIn, pins, signedIn, staffed, value, withApp, type Bench, type People } from './with_app.ts';

const passphrase = 'empat kata tanpa hubungan';

/** The supervisor's approval for the key as it is. */
async function approved(admin: Client, people: People, call: 'key.rotate' | 'key.sheet') {
  const { fingerprint: subject } = value(await admin('key.state', {}));
  const second = { officerId: people.supervisor, pin: pins.supervisor, call, subject };
  return value(await admin('session.approve', second)).approvalId;
}

const adminOf = (bench: Bench, people: People) => signedIn(bench, people.admin, pins.admin);
const livePath = (bench: Bench) => join(bench.dir, 'live', 'tapis.db');
const clientOf = (app: Application) => createClient((name, input) => app.dispatch('page', name, input));

describe('a passphrase', () => {
  it('locks the station at its next start: it answers that it is closed, until somebody tells it', async () => {
    await withApp(async (bench) => {
      const people = await staffed(bench);
      const admin = await adminOf(bench, people);
      expect(code(await admin('key.protect', { passphrase: 'terlalu pendek' }))).toBe('passphrase-short');
      expect(value(await admin('key.protect', { passphrase }))).toEqual({ protection: 'passphrase' });
      expect(value(await admin('key.state', {})).protection).toBe('passphrase');
      bench.close();
      expect(readdirSync(join(bench.dir, 'keys')).filter((name) => name.startsWith('live'))).toEqual([
        'live.passphrase',
      ]);
      const clock = { now: bench.now(), mono: 0 };
      const app = await openOrWait(machineIn(bench.dir, clock, []));
      const page = clientOf(app);
      // What is asked of the log waits with everything else.
      const checked = app.checkLog().then(() => 'checked');
      expect(await Promise.race([checked, Promise.resolve('waits')])).toBe('waits');
      const heard: number[] = [];
      const end = app.follow((revision) => heard.push(revision));
      expect(code(await page('station.state', {}))).toBe('station-closed');
      expect(code(await page('session.signIn', { officerId: people.admin, pin: pins.admin }))).toBe('station-closed');
      for (let tries = 0; tries < 5; tries += 1) {
        expect(code(await page('station.unlock', { passphrase: 'empat kata yang lain' }))).toBe('passphrase-wrong');
      }
      expect(await page('station.unlock', { passphrase })).toEqual({
        ok: false,
        error: { code: 'passphrase-wait', detail: { seconds: 30 } },
      });
      clock.mono += 30_000;
      value(await page('station.unlock', { passphrase: '  empat kata  tanpa hubungan ' }));
      expect(await checked).toBe('checked');
      // Every page that stands before the closed door sees it open, and follows from there on.
      expect(heard[0]).toBe(1);
      expect(value(await page('station.state', {})).keyProtection).toBe('passphrase');
      const before = heard.length;
      value(await page('session.signIn', { officerId: people.supervisor, pin: pins.supervisor }));
      await expect.poll(() => heard.length).toBeGreaterThan(before);
      end();
      const { events } = value(await page('audit.list', { before: null, limit: 50 }));
      expect(events.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['unlock-refused']));
      app.close();
    });
  });

  it('is taken back, and the station starts alone again', async () => {
    await withApp(async (bench) => {
      const people = await staffed(bench);
      const admin = await adminOf(bench, people);
      value(await admin('key.protect', { passphrase }));
      expect(value(await admin('key.protect', { passphrase: null }))).toEqual({ protection: 'keyFile' });
      await bench.reopen();
      expect(value(await bench.client('page')('station.state', {})).keyProtection).toBe('keyFile');
      expect(existsSync(join(bench.dir, 'keys', 'live.passphrase'))).toBe(false);
    });
  });

  it('that was cut short between both files leaves the key file in force', async () => {
    await withApp(async (bench) => {
      const people = await staffed(bench);
      const key = join(bench.dir, 'keys', 'live.key');
      const content = readFileSync(key);
      value(await (await adminOf(bench, people))('key.protect', { passphrase }));
      bench.close();
      writeFileSync(key, content, { mode: 0o600 });
      await bench.reopen();
      expect(value(await bench.client('page')('station.state', {})).station).not.toBeNull();
    });
  });

  it('guards an envelope that nobody can change unseen [V11.3.3]', async () => {
    await withApp(async (bench) => {
      const people = await staffed(bench);
      value(await (await adminOf(bench, people))('key.protect', { passphrase }));
      bench.close();
      const path = join(bench.dir, 'keys', 'live.passphrase');
      expect(readFileSync(path, 'utf8')).not.toContain(Buffer.from(await bench.key()).toString('hex'));
      const store = keyFileStore(bench.dir);
      await expect(store.read('live')).rejects.toThrow(KeyClosed);
      const envelope = readFileSync(path, 'utf8');
      for (const part of ['"nonce":"', '"box":"', '"salt":"']) {
        const place = envelope.indexOf(part) + part.length + 3;
        const other = envelope[place] === 'A' ? 'B' : 'A';
        writeFileSync(path, `${envelope.slice(0, place)}${other}${envelope.slice(place + 1)}`);
        expect(await keyFileStore(bench.dir).passphrase.open(passphrase)).toBe(false);
      }
      writeFileSync(path, envelope);
      expect(await keyFileStore(bench.dir).passphrase.open(passphrase)).toBe(true);
    });
  });
});

describe('a new key', () => {
  it('takes the place of the old one with two persons; only the newest backup stays [V11.2.2]', async () => {
    await withApp(async (bench) => {
      const people = await staffed(bench);
      const admin = await adminOf(bench, people);
      const old = await bench.key();
      value(await admin('backup.make', {}));
      const { fingerprint } = value(await admin('key.state', {}));
      const approvalId = await approved(admin, people, 'key.rotate');
      const rotated = value(await admin('key.rotate', { approvalId }));
      expect(rotated.fingerprint).not.toBe(fingerprint);
      expect(readdirSync(join(bench.dir, 'backups'))).toEqual([rotated.backup]);
      const key = await bench.key();
      for (const path of [livePath(bench), join(bench.dir, 'backups', rotated.backup)]) {
        expect(opensWith({ path, key })).toBe(true);
        expect(opensWith({ path, key: old })).toBe(false);
      }
      value(await admin('backup.drill', { file: rotated.backup }));
      await bench.reopen();
      expect(value(await (await adminOf(bench, people))('key.state', {})).fingerprint).toBe(rotated.fingerprint);
    });
  });

  it('needs an approval for this very key, once', async () => {
    await withApp(async (bench) => {
      const people = await staffed(bench);
      const admin = await adminOf(bench, people);
      const sheet = await approved(admin, people, 'key.sheet');
      expect(code(await admin('key.rotate', { approvalId: sheet }))).toBe('approval-other-call');
      const approvalId = await approved(admin, people, 'key.rotate');
      value(await admin('key.rotate', { approvalId }));
      expect(code(await admin('key.rotate', { approvalId }))).toBe('approval-other-subject');
      const other = await approved(admin, people, 'key.rotate');
      value(await admin('key.rotate', { approvalId: await approved(admin, people, 'key.rotate') }));
      expect(code(await admin('key.rotate', { approvalId: other }))).toBe('approval-other-subject');
      const { fingerprint: subject } = value(await admin('key.state', {}));
      const byOfficer = { officerId: people.first, pin: pins.first, call: 'key.rotate' as const, subject };
      expect(code(await admin('session.approve', byOfficer))).toBe('approver-not-supervisor');
      const supervisor = await signedIn(bench, people.supervisor, pins.supervisor);
      expect(code(await supervisor('key.rotate', { approvalId: other }))).toBe('forbidden');
    });
  });

  it.each(['before the database has it', 'after the database has it'])(
    'cut off %s: the station opens with the key it is under',
    async (when) => {
      await withApp(async (bench) => {
        const people = await staffed(bench);
        bench.close();
        const secrets = keyFileStore(bench.dir);
        const next = new Uint8Array(32).fill(9);
        await secrets.stage('live', next);
        if (when.startsWith('after')) {
          const store = openStore({ path: livePath(bench), key: await bench.key() });
          store.rekey(next);
          store.close();
        }
        await bench.reopen();
        value(await (await adminOf(bench, people))('settings.get', {}));
        expect(Buffer.from(await bench.key()).equals(next)).toBe(when.startsWith('after'));
      });
    },
  );
});

describe('the recovery sheet', () => {
  async function recover(bench: Bench, parts: readonly string[]) {
    const said: string[] = [];
    const answers = [...parts];
    const take = (line: string) => {
      said.push(line);
      return Promise.resolve();
    };
    const command = recoverCommand({
      usualDataDir: bench.dir,
      machine: (dir) => machineIn(dir, { now: bench.now(), mono: 0 }, []),
      askSecret: () => Promise.resolve(answers.shift() ?? ''),
    });
    const exit = await command.run([], { read: () => Readable.from([]), out: take, err: (line) => void take(line) });
    return { exit, said: said.join('\n') };
  }

  it('is made once for a key, and brings the key back', async () => {
    await withApp(async (bench) => {
      const people = await staffed(bench);
      const admin = await adminOf(bench, people);
      const { parts } = value(await admin('key.sheet', { approvalId: await approved(admin, people, 'key.sheet') }));
      const again = await approved(admin, people, 'key.sheet');
      expect(code(await admin('key.sheet', { approvalId: again }))).toBe('sheet-already-made');
      expect(value(await admin('key.state', {})).sheet).toMatchObject({ by: 'Admin Satu', second: 'Kepala Regu' });
      bench.close();
      expect(await recover(bench, parts)).toMatchObject({ exit: 0 }); // it is there already, and stays as it is
      expect(readdirSync(join(bench.dir, 'keys'))).toEqual(['live.key']);
      rmSync(join(bench.dir, 'keys'), { recursive: true });
      await expect(bench.reopen()).rejects.toThrow('key');
      expect(await recover(bench, [parts[0], parts[0]])).toMatchObject({ exit: 1 });
      expect(await recover(bench, [parts[1], `${parts[0].slice(0, -1)}`])).toMatchObject({ exit: 1 });
      expect(await recover(bench, [parts[1], parts[0]])).toMatchObject({ exit: 0 });
      await bench.reopen();
      value(await (await adminOf(bench, people))('settings.get', {}));
    });
  });

  it('no longer counts after the key was changed, and another can be made', async () => {
    await withApp(async (bench) => {
      const people = await staffed(bench);
      const admin = await adminOf(bench, people);
      const { parts } = value(await admin('key.sheet', { approvalId: await approved(admin, people, 'key.sheet') }));
      value(await admin('key.rotate', { approvalId: await approved(admin, people, 'key.rotate') }));
      value(await admin('key.sheet', { approvalId: await approved(admin, people, 'key.sheet') }));
      bench.close();
      rmSync(join(bench.dir, 'keys'), { recursive: true });
      expect((await recover(bench, parts)).said).toContain('does not open');
    });
  });

  it('leaves nothing of the key in the log', async () => {
    await withApp(async (bench) => {
      const people = await staffed(bench);
      const admin = await adminOf(bench, people);
      const { parts } = value(await admin('key.sheet', { approvalId: await approved(admin, people, 'key.sheet') }));
      bench.close();
      const store = openStore({ path: livePath(bench), key: await bench.key() });
      const size = store.read.logSize();
      const all = Array.from({ length: size }, (_, seq) => JSON.stringify(store.read.eventContent(seq))).join();
      for (const part of parts) expect(all).not.toContain(part);
      store.close();
    });
  });
});
