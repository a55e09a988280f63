import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createPrivateKey } from 'node:crypto';
import { join } from 'node:path';
import { Decrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openReader } from '../../../db/store.ts';
import { CentralRecord, type RecordResult } from '../../../shared/central/batch.ts';
import { firstExportSettings } from '../../../shared/contract/export.ts';
import type { Errand } from '../../receiver/receiver.ts';
import { openRecords, sha256Hex, type Records } from '../../receiver/stored.ts';
import { batchOfNote, knownKey, signedNote } from '../../receiver/checked.ts';
import { centralAt, keptAlive, keyOfStation, pem, receiverErrand, receiverKey, setCentral } from './central.ts';
import { clearedCase, day, eraseDue, markersOf, papersOf, shiftToday } from './retention_station.ts';
import { code, pins, signedIn, staffed, value, withApp, type Bench } from './with_app.ts';

const nowhere = { ...centralAt(1), endpoint: '' };

/** A receiver on this machine for the length of a piece of work. */
async function withReceiver(
  bench: Bench,
  station: string,
  work: (port: number) => Promise<void>,
  change: Partial<Errand> = {},
): Promise<Records> {
  const folder = join(bench.dir, 'receiver');
  mkdirSync(folder, { recursive: true });
  let port = 0;
  const receiver = keptAlive(
    'receiver.ts',
    () => ({ ...receiverErrand(folder, station), ...change }),
    (message) => {
      port = z.object({ port: z.int() }).parse(message).port;
    },
  );
  try {
    await expect.poll(() => port, { timeout: 20_000 }).toBeGreaterThan(0);
    await work(port);
  } finally {
    await receiver.end();
  }
  return openRecords(join(folder, 'records.db'));
}

async function desked(bench: Bench) {
  const people = await staffed(bench);
  const desk = await signedIn(bench, people.bp3mi, pins.bp3mi);
  const head = await signedIn(bench, people.supervisor, pins.supervisor);
  const admin = await signedIn(bench, people.admin, pins.admin);
  await shiftToday(bench, desk);
  return { people, desk, head, admin };
}

describe('the central system', () => {
  it('is sent nothing unless technician and shift head have set it together [V1.3.6 V13.2.4]', async () => {
    await withApp(async (bench) => {
      const { people, desk, head, admin } = await desked(bench);
      await clearedCase(bench, desk, 1);
      expect(value(await head('outbox.state', {}))).toMatchObject({ on: false, waiting: 0, open: 0 });
      expect(code(await head('outbox.sendNow', {}))).toBe('central-off');
      expect(code(await head('outbox.save', { folder: bench.dir, after: null }))).toBe('central-off');
      expect(code(await admin('central.set', { ...nowhere, approvalId: null }))).toBe('central-approval-missing');
      const { subject } = value(await admin('central.check', nowhere));
      const asked = { officerId: people.supervisor, pin: pins.supervisor, call: 'central.set' as const, subject };
      const { approvalId } = value(await admin('session.approve', asked));
      const other = { ...nowhere, endpoint: 'https://lain.example/' };
      expect(code(await admin('central.set', { ...other, approvalId }))).toBe('approval-other-subject');
      expect(code(await head('central.set', { ...nowhere, approvalId }))).toBe('forbidden');
      expect(value(await head('outbox.state', {})).on).toBe(false);
      await setCentral(bench, people, nowhere);
      expect(value(await head('outbox.state', {}))).toMatchObject({ on: true, waiting: 1 });
      value(await admin('central.set', { ...nowhere, on: false, approvalId: null }));
      expect(value(await head('outbox.state', {})).on).toBe(false);
    });
  });

  it('is refused with a sentence where address, certificate or key is none [V1.2.2 V1.3.6 V12.2.1]', async () => {
    await withApp(async (bench) => {
      const { admin } = await desked(bench);
      const check = async (change: object) => code(await admin('central.check', { ...nowhere, ...change }));
      for (const endpoint of ['http://a.example/', 'https://u:p@a.example/', 'a.example', 'https://a.example/#x']) {
        expect(await check({ endpoint })).toBe('endpoint-wrong');
      }
      expect(await check({ authority: 'x' })).toBe('authority-wrong');
      expect(await check({ authority: pem('receiver.pem') })).toBe('authority-wrong');
      expect(await check({ receiverKey: receiverKey.text.replace('+', '+0') })).toBe('receiver-key-wrong');
      expect(await check({ receiverKey: '' })).toBe('receiver-key-wrong');
      expect(await check({})).toBeNull();
    });
  });

  it('takes nothing from practice', async () => {
    await withApp(async (bench) => {
      const { head } = await desked(bench);
      value(await head('station.enter', { mode: 'practice' }));
      const { founding } = await import('./with_app.ts');
      value(await head('station.create', founding));
      const { officers } = value(await head('station.state', {}));
      const supervisor = officers.find(({ role }) => role === 'supervisor');
      if (supervisor === undefined) throw new Error('nobody');
      value(await head('session.signIn', { officerId: supervisor.id, pin: pins.supervisor }));
      expect(code(await head('outbox.state', {}))).toBe('practice-not-sent');
      expect(code(await head('outbox.save', { folder: bench.dir, after: null }))).toBe('practice-not-sent');
    });
  });

  it('gets a decided case with what its profile lets through, and hears of its erasure alone', async () => {
    await withApp(async (bench) => {
      const { people, desk, head } = await desked(bench);
      const screeningId = await clearedCase(bench, desk, 1);
      const { name, words } = markersOf(1);
      const station = await keyOfStation(bench, people);
      const done = async () => value(await head('outbox.state', {})).acknowledged;
      const records = await withReceiver(bench, station, async (port) => {
        await setCentral(bench, people, centralAt(port));
        await expect.poll(done, { timeout: 20_000 }).toBe(1);
        value(await desk('screening.open', { ...papersOf(bench, 2), selection: 'tip', purpose: 'workerPlaced' }));
        expect(value(await head('outbox.state', {}))).toMatchObject({ waiting: 0, open: 1 });
      });
      const [row] = records.all();
      records.close();
      const record = CentralRecord.parse(JSON.parse(row?.content ?? ''));
      if (record.state !== 'kept') throw new Error('erased');
      expect(record.id).toBe(screeningId);
      expect(record.bp3mi?.['screenings']).toMatchObject([{ screeningId, state: 'decided' }]);
      expect(record.immigration).toBeNull();
      expect(row?.content).toContain(name);
      expect(row?.content).not.toContain(words);
      expect(row?.content).not.toContain('Petugas BP3MI');

      bench.advance(400 * day);
      const again = await signedIn(bench, people.supervisor, pins.supervisor);
      value(await eraseDue(bench, people));
      expect(value(await again('outbox.list', {}))).toMatchObject([{ screeningId, erased: true }]);
      const later = await withReceiver(bench, station, async (port) => {
        await setCentral(bench, people, centralAt(port));
        await expect.poll(async () => value(await again('outbox.list', {})), { timeout: 20_000 }).toEqual([]);
      });
      expect(later.all()).toMatchObject([{ id: screeningId, content: null }]);
      later.close();
    });
  }, 60_000);

  it('that takes one record at a time is given one at a time, and each takes effect once', async () => {
    await withApp(async (bench) => {
      const { people, desk, head } = await desked(bench);
      for (const count of [1, 2, 3]) await clearedCase(bench, desk, count);
      const station = await keyOfStation(bench, people);
      const records = await withReceiver(
        bench,
        station,
        async (port) => {
          await setCentral(bench, people, centralAt(port));
          const state = async () => value(await head('outbox.state', {}));
          await expect.poll(async () => (await state()).fault, { timeout: 20_000 }).toBe('too-large');
          expect(await state()).toMatchObject({ waiting: 3, acknowledged: 0 });
          for (let sent = 0; sent < 3; sent += 1) {
            value(await head('outbox.sendNow', {}));
            await expect.poll(async () => (await state()).sending, { timeout: 20_000 }).toBe(false);
          }
          await expect.poll(async () => (await state()).acknowledged, { timeout: 30_000 }).toBe(3);
          expect(await state()).toMatchObject({ waiting: 0, fault: null, attempts: 0 });
        },
        { most: 1 },
      );
      expect(records.all()).toHaveLength(3);
      expect(records.effects().map(({ times }) => times)).toEqual([1, 1, 1]);
      records.close();
    });
  }, 60_000);

  it('is not believed with another certificate, and the records wait [V12.2.1 V12.3.2 V16.5.2]', async () => {
    await withApp(async (bench) => {
      const { people, desk, head } = await desked(bench);
      await clearedCase(bench, desk, 1);
      const station = await keyOfStation(bench, people);
      const records = await withReceiver(bench, station, async (port) => {
        await setCentral(bench, people, { ...centralAt(port), authority: pem('other_authority.pem') });
        const fault = async () => value(await head('outbox.state', {})).fault;
        await expect.poll(fault, { timeout: 20_000 }).toBe('certificate-wrong');
        expect(value(await head('outbox.state', {}))).toMatchObject({ waiting: 1, acknowledged: 0 });
      });
      expect(records.all()).toEqual([]);
      records.close();
    });
  });
});

/** Saves what waits and gives the file as the receiver opens it. */
async function onStick(bench: Bench, identity: string) {
  const stick = join(bench.dir, 'stik');
  const [name = '', ...more] = readdirSync(stick).filter((file) => file.endsWith('.outbox.age'));
  expect(more).toEqual([]);
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  return decrypter.decrypt(readFileSync(join(stick, name)), 'text');
}

describe('a stick', () => {
  it('carries what waits, signed and encrypted, and its acknowledgement comes back', async () => {
    await withApp(async (bench) => {
      const { people, desk, head, admin } = await desked(bench);
      await clearedCase(bench, desk, 1);
      await clearedCase(bench, desk, 2);
      await setCentral(bench, people, nowhere);
      const stick = join(bench.dir, 'stik');
      mkdirSync(stick);
      expect(code(await head('outbox.save', { folder: stick, after: null }))).toBe('central-recipient-missing');
      const identity = await generateX25519Identity();
      const central = { recipient: await identityToRecipient(identity), namesInCare: false };
      value(
        await admin('export.configure', {
          ...firstExportSettings,
          receivers: { ...firstExportSettings.receivers, central },
        }),
      );
      expect(code(await head('outbox.save', { folder: join(stick, 'tidak-ada'), after: null }))).toBe(
        'folder-unusable',
      );
      expect(value(await head('outbox.save', { folder: stick, after: null }))).toMatchObject({ records: 2, left: 0 });
      expect(readdirSync(stick)).toHaveLength(1);
      expect(readFileSync(join(stick, readdirSync(stick)[0] ?? '')).includes(markersOf(1).name)).toBe(false);

      const station = knownKey(await keyOfStation(bench, people));
      const found = batchOfNote(await onStick(bench, identity), station);
      if (found === null) throw new Error('not signed by the station');
      const records = openRecords(join(bench.dir, 'records.db'));
      const said = {
        format: 'tapis.acknowledgement@v1' as const,
        origin: station.name,
        request: sha256Hex(found.text),
        at: '2026-11-21T03:00:00.000Z',
        results: records.take(found.batch),
      };
      records.close();
      const secret = createPrivateKey(receiverKey.secret.pem);
      const own = { name: receiverKey.name, publicKey: receiverKey.secret.publicKey };
      const note = (results: RecordResult[], origin = said.origin) =>
        signedNote({ ...said, origin, results }, own, secret);
      const read = async (text: string) => head('outbox.readAcknowledgement', { text });
      const sound = note(said.results);
      expect(code(await read('bukan tanda terima'))).toBe('acknowledgement-malformed');
      expect(code(await read(sound.replace('stored', 'known_')))).toBe('acknowledgement-unsigned');
      expect(code(await read(note(said.results, 'tapis.PLM-B9/00')))).toBe('acknowledgement-not-ours');
      expect(value(await head('outbox.state', {}))).toMatchObject({ waiting: 2, acknowledged: 0 });
      expect(value(await read(sound))).toEqual({ stored: 2, refused: 0 });
      expect(value(await read(sound))).toEqual({ stored: 2, refused: 0 });
      expect(value(await head('outbox.state', {}))).toMatchObject({ waiting: 0, acknowledged: 2 });
      expect(code(await head('outbox.save', { folder: stick, after: null }))).toBe('nothing-waits');
    });
  });

  it('brings back what is refused, and what a restored database has forgotten', async () => {
    await withApp(async (bench) => {
      const { people, desk, head } = await desked(bench);
      const refused = await clearedCase(bench, desk, 1);
      const forgotten = await clearedCase(bench, desk, 2);
      await setCentral(bench, people, nowhere);
      const station = knownKey(await keyOfStation(bench, people));
      const versionOf = async (id: string) =>
        value(await head('outbox.list', {})).find(({ screeningId }) => screeningId === id)?.version ?? -1;
      const results: RecordResult[] = [
        { id: refused, version: await versionOf(refused), result: 'refused', reason: 'notWanted' },
        { id: forgotten, version: await versionOf(forgotten), result: 'newer', has: 90_000 },
      ];
      const text = signedNote(
        { format: 'tapis.acknowledgement@v1', origin: station.name, request: sha256Hex(''), at: bench.now(), results },
        { name: receiverKey.name, publicKey: receiverKey.secret.publicKey },
        createPrivateKey(receiverKey.secret.pem),
      );
      value(await head('outbox.readAcknowledgement', { text }));
      expect(value(await head('outbox.state', {}))).toMatchObject({ waiting: 1, refused: 1, acknowledged: 0 });
      expect(await versionOf(forgotten)).toBe(90_001);
      expect(value(await head('outbox.retry', {})).records).toBe(1);
      expect(value(await head('outbox.state', {}))).toMatchObject({ waiting: 2, refused: 0 });
    });
  });

  it('that takes nothing leaves no half file, and everything still waits', async () => {
    await withApp(async (bench) => {
      const { people, desk, head, admin } = await desked(bench);
      await clearedCase(bench, desk, 1);
      await setCentral(bench, people, nowhere);
      const recipient = await identityToRecipient(await generateX25519Identity());
      const receivers = { ...firstExportSettings.receivers, central: { recipient, namesInCare: false } };
      value(await admin('export.configure', { ...firstExportSettings, receivers }));
      writeFileSync(join(bench.dir, 'berkas'), '');
      expect(code(await head('outbox.save', { folder: join(bench.dir, 'berkas'), after: null }))).toBe(
        'folder-unusable',
      );
      expect(code(await head('outbox.save', { folder: '/dev/full', after: null }))).toBe('folder-unusable');
      expect(value(await head('outbox.state', {}))).toMatchObject({ waiting: 1 });
      const key = await bench.key();
      bench.close();
      const { read, close } = openReader({ path: join(bench.dir, 'live', 'tapis.db'), key });
      expect(read.lastEventOf('central-offered')).toBeNull();
      close();
    });
  });
});
