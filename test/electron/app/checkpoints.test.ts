import { copyFileSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { parseCheckpoint } from '../../../shared/audit/checkpoint.ts';
import { parseSignedNote } from '../../../shared/audit/signed_note.ts';
import type { Client } from '../../../shared/contract/client.ts';
import { hold, openWork, plain } from './cases.ts';
import { confirmedHold, secondOf, take } from './custody_station.ts';
import { code, flights, pins, signedIn, staffed, value, withApp, type Bench, type People } from './with_app.ts';

const database = (bench: Bench) => join(bench.dir, 'live', 'tapis.db');
const head = (bench: Bench) => join(bench.dir, 'live', 'log-head.txt');
const sizeIn = (bench: Bench): number => {
  const note = parseSignedNote(readFileSync(head(bench), 'utf8'));
  const checkpoint = note.ok ? parseCheckpoint(note.value.text) : note;
  if (!checkpoint.ok) throw new Error(checkpoint.error);
  return checkpoint.value.size;
};

const supervisorOf = (bench: Bench, people: People) => signedIn(bench, people.supervisor, pins.supervisor);
const checkpoints = async (client: Client) => value(await client('audit.checkpoints', { limit: 20 }));

async function openShift(bench: Bench, people: People): Promise<Client> {
  const desk = await signedIn(bench, people.bp3mi, pins.bp3mi);
  value(await desk('shift.open', { flights, clockConfirmed: true }));
  return desk;
}

async function closedShift(bench: Bench, people: People): Promise<void> {
  const desk = await openShift(bench, people);
  value(await desk('shift.close', { approvalId: null }));
}

describe('a checkpoint', () => {
  it('is made with a postponement, a hold and the end of a shift, and with nothing else', async () => {
    await withApp(async (bench) => {
      const people = await staffed(bench);
      const desk = await openShift(bench, people);
      const official = await signedIn(bench, people.first, pins.first);
      const head_ = await supervisorOf(bench, people);
      expect((await checkpoints(head_)).checkpoints).toEqual([]);
      expect(existsSync(head(bench))).toBe(false);

      const { screeningId, revision } = await openWork(official);
      const own = value(await official('screening.assessOwn', { screeningId, revision, own: 'concern' }));
      const postponed = { ...hold, kind: 'postponed' as const, passportReturned: true, departLine: 'Lem terbuka.' };
      value(await official('decision.propose', { screeningId, revision: own.revision, proposal: postponed }));
      const second = await confirmedHold(official, 'X1234567', secondOf(people));
      await take(official, second, { seal: 'S-1' });

      const cleared = await openWork(desk, 'C7654321');
      const judged = value(
        await desk('screening.assessOwn', {
          screeningId: cleared.screeningId,
          revision: cleared.revision,
          own: 'clear',
        }),
      );
      const clears = { ...plain, departLine: 'Paspor ternyata baik.' };
      value(
        await desk('decision.propose', {
          screeningId: cleared.screeningId,
          revision: judged.revision,
          proposal: clears,
        }),
      );
      value(await desk('shift.close', { approvalId: null, listMissing: 'Pencetak mati' }));

      const { checkpoints: made } = await checkpoints(head_);
      expect(made.map(({ cause }) => cause)).toEqual(['shiftClosed', 'held', 'held', 'postponed']);
      expect(made.map(({ size }) => size)).toEqual(made.map(({ size }) => size).toSorted((a, b) => b - a));
      expect(sizeIn(bench)).toBe(made[0]?.size);
      expect(value(await head_('audit.verify', {}))).toMatchObject({ intact: true });
    });
  });

  it('is not made when the act is refused', async () => {
    await withApp(async (bench) => {
      const people = await staffed(bench);
      const desk = await openShift(bench, people);
      const { screeningId } = await openWork(desk);
      expect(code(await desk('shift.close', { approvalId: null }))).toBe('screenings-open');
      expect(screeningId).toMatch(/^scr_/);
      expect((await checkpoints(await supervisorOf(bench, people))).checkpoints).toEqual([]);
    });
  });
});

describe('at start', () => {
  const alarm = async (bench: Bench) => value(await bench.client('door')('station.state', {})).logAlarm;

  it('a log that goes on from its head is quiet, also after a crash before the head was written', async () => {
    await withApp(async (bench) => {
      const people = await staffed(bench);
      await closedShift(bench, people);
      const older = readFileSync(head(bench), 'utf8');
      await closedShift(bench, people);
      const newest = readFileSync(head(bench), 'utf8');
      bench.close();
      writeFileSync(head(bench), older);
      await bench.reopen();
      expect(await alarm(bench)).toBeNull();
      expect(readFileSync(head(bench), 'utf8')).toBe(newest);
    });
  });

  it('an old copy of the database is noticed, said at the door, and nobody is locked out', async () => {
    await withApp(async (bench) => {
      const people = await staffed(bench);
      await closedShift(bench, people);
      bench.close();
      copyFileSync(database(bench), join(bench.dir, 'old.db'));
      await bench.reopen();
      await closedShift(bench, people);
      const lost = readFileSync(head(bench), 'utf8');
      bench.close();
      copyFileSync(join(bench.dir, 'old.db'), database(bench));
      await bench.reopen();
      expect(await alarm(bench)).toMatchObject({ fault: 'behind' });
      const aside = readdirSync(join(bench.dir, 'live')).filter((name) => name.includes('aside'));
      expect(aside).toHaveLength(1);
      expect(readFileSync(join(bench.dir, 'live', aside[0] ?? ''), 'utf8')).toBe(lost);

      // It is said again after another start, until a supervisor has cosigned a checkpoint that covers it.
      await bench.reopen();
      expect(await alarm(bench)).toMatchObject({ fault: 'behind' });
      await closedShift(bench, people);
      const supervisor = await supervisorOf(bench, people);
      const { toCosign, checkpoints: made } = await checkpoints(supervisor);
      expect(made.map(({ cause }) => cause)).toContain('behindHead');
      value(await supervisor('audit.cosign', { size: toCosign ?? 0, pin: pins.supervisor }));
      expect(await alarm(bench)).toBeNull();
    });
  });

  it.each([
    ['missing', (path: string) => rmSync(path)],
    ['otherLog', (path: string) => writeFileSync(path, 'something\n')],
    ['otherLog', (path: string) => writeFileSync(path, readFileSync(path, 'utf8').replace('PLM-A1', 'PLM-B2'))],
  ] as const)('a head that is %s is noticed', async (fault, spoil) => {
    await withApp(async (bench) => {
      const people = await staffed(bench);
      await closedShift(bench, people);
      await closedShift(bench, people);
      bench.close();
      spoil(head(bench));
      await bench.reopen();
      expect(await alarm(bench)).toMatchObject({ fault });
    });
  });

  it('another tree under a head of the same size is noticed', async () => {
    await withApp(async (bench) => {
      const people = await staffed(bench);
      await closedShift(bench, people);
      bench.close();
      const db = new Database(database(bench));
      db.pragma(`key = "x'${Buffer.from(await bench.key()).toString('hex')}'"`);
      db.exec('DROP TRIGGER treeNode_is_kept');
      db.exec('UPDATE treeNode SET hash = zeroblob(32) WHERE level = (SELECT max(level) FROM treeNode)');
      db.close();
      await bench.reopen();
      expect(await alarm(bench)).toMatchObject({ fault: 'differs' });
      const supervisor = await supervisorOf(bench, people);
      expect(value(await supervisor('audit.verify', {}))).toMatchObject({ intact: false });
      const { toCosign } = await checkpoints(supervisor);
      expect(code(await supervisor('audit.cosign', { size: toCosign ?? 0, pin: pins.supervisor }))).toBe(
        'log-not-consistent',
      );
    });
  });
});

describe('a cosignature', () => {
  it('wants the PIN, a checkpoint that is there, and goes forward only', async () => {
    await withApp(async (bench) => {
      const people = await staffed(bench);
      await closedShift(bench, people);
      const supervisor = await supervisorOf(bench, people);
      const size = sizeIn(bench);
      expect(code(await supervisor('audit.cosign', { size: size + 1, pin: pins.supervisor }))).toBe(
        'checkpoint-unknown',
      );
      expect(code(await supervisor('audit.cosign', { size, pin: '000001' }))).toBe('pin-wrong');
      value(await supervisor('audit.cosign', { size, pin: pins.supervisor }));
      expect(code(await supervisor('audit.cosign', { size, pin: pins.supervisor }))).toBe('checkpoint-behind');
      const [line] = (await checkpoints(supervisor)).checkpoints;
      expect(line?.cosignedBy).toMatchObject([{ name: 'Kepala Regu', at: bench.now() }]);
      expect(code(await (await signedIn(bench, people.bp3mi, pins.bp3mi))('audit.cosign', { size, pin: '1' }))).toBe(
        'forbidden',
      );
    });
  });

  it('after a reset of the PIN is made with another key; the old one stays known', async () => {
    await withApp(async (bench) => {
      const people = await staffed(bench);
      await closedShift(bench, people);
      const size = sizeIn(bench);
      value(await (await supervisorOf(bench, people))('audit.cosign', { size, pin: pins.supervisor }));
      const admin = await signedIn(bench, people.admin, pins.admin);
      const { code: once } = value(await admin('officer.resetPin', { officerId: people.supervisor, approvalId: null }));
      const page = bench.client('new PIN');
      value(await page('session.enrol', { officerId: people.supervisor, code: once, pin: '918273' }));
      // The new key has cosigned nothing yet, so it may cosign what the old one did.
      expect((await checkpoints(page)).toCosign).toBe(size);
      value(await page('audit.cosign', { size, pin: '918273' }));
      const [line] = (await checkpoints(page)).checkpoints;
      expect(line?.cosignedBy).toHaveLength(2);
      const { events } = value(await page('audit.list', { before: null, limit: 200 }));
      const kinds = events.map(({ kind }) => kind);
      expect(kinds.filter((kind) => kind === 'cosigner-key-made')).toHaveLength(2);
      expect(kinds.filter((kind) => kind === 'cosigner-key-ended')).toHaveLength(1);
    });
  });

  it('is the officer’s alone: the database with its key does not give the private half', async () => {
    await withApp(async (bench) => {
      const people = await staffed(bench);
      await supervisorOf(bench, people);
      bench.close();
      const db = new Database(database(bench));
      db.pragma(`key = "x'${Buffer.from(await bench.key()).toString('hex')}'"`);
      const wrapped = db.prepare('SELECT wrapped FROM cosignerSecret').pluck().get();
      db.close();
      // The key in the clear would begin with the bytes every Ed25519 key in PKCS #8 begins with.
      expect(Buffer.isBuffer(wrapped) && !wrapped.includes(Buffer.from('302e020100300506032b6570', 'hex'))).toBe(true);
    });
  });
});
