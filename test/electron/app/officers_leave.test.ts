import { join } from 'node:path';
import { copyFileSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { restore } from '../../../electron/app/restore.ts';
import type { Client } from '../../../shared/contract/client.ts';
import type { OfficerId } from '../../../shared/ids.ts';
import { textOf } from '../../helpers/pdf.ts';
import { plainPages } from '../../helpers/plain_pages.ts';
import { inDatabase } from './beside.ts';
import { dump } from './dump.ts';
import { clearedCase, day, eraseDue, shiftToday } from './retention_station.ts';
import { machineIn, pins, signedIn, staffed, value, withApp, type Bench, type People } from './with_app.ts';

const name = 'Penandapetugas Qzx';
const number = '19790101QZX';
const pin = '602214';
const longest = 1825;

/** An officer of BP3MI who will leave, at a page of their own. */
async function hired(bench: Bench, people: People): Promise<{ id: OfficerId; page: Client }> {
  const admin = await signedIn(bench, people.admin, pins.admin);
  const wanted = { name, serviceNumber: number, agency: 'bp3mi' as const, role: 'bp3mi' as const };
  const { officer, code } = value(await admin('officer.add', { ...wanted, immigrationOfficial: false }));
  const page = bench.client('hired');
  value(await page('session.enrol', { officerId: officer.id, code, pin }));
  return { id: officer.id, page };
}

/** A shift that this officer opens and closes with one traveller cleared, the sheet of it, and the end of the work here. */
async function workedAndLeft(bench: Bench, people: People) {
  const { id, page } = await hired(bench, people);
  await shiftToday(bench, page);
  const screeningId = await clearedCase(bench, page, 1);
  const shift = value(await page('shift.current', {}));
  value(await page('shift.close', { approvalId: null }));
  const supervisor = await signedIn(bench, people.supervisor, pins.supervisor);
  const sheet = value(await supervisor('paper.issue', { kind: 'shiftSheet', subjectId: shift?.id ?? '' }));
  const admin = await signedIn(bench, people.admin, pins.admin);
  value(await admin('officer.deactivate', { officerId: id }));
  return { id, screeningId, sheetId: sheet.id };
}

/** Everything events still say. */
const logWords = (bench: Bench) =>
  inDatabase(bench, (db) =>
    z.string().parse(db.prepare('SELECT group_concat(content) FROM eventContent').pluck().get()),
  );

const due = async (bench: Bench, people: People) =>
  value(await (await signedIn(bench, people.admin, pins.admin))('retention.due', {}));

describe('who leaves', () => {
  it('leaves nothing to sign in or to sign with: PIN, code, cosigner’s key and card are gone at once', async () => {
    await withApp(async (bench) => {
      const people = await staffed(bench);
      await signedIn(bench, people.supervisor, pins.supervisor);
      const admin = await signedIn(bench, people.admin, pins.admin);
      const card = {
        officerId: people.first,
        pin: pins.first,
        call: 'officer.makeCard' as const,
        subject: people.first,
      };
      const { approvalId } = value(await admin('session.approve', card));
      value(await admin('officer.makeCard', { officerId: people.first, approvalId }));
      const reset = value(await admin('officer.resetPin', { officerId: people.second, approvalId: null }));
      expect(reset.code).toHaveLength(8);
      for (const officerId of [people.supervisor, people.first, people.second]) {
        const { officer } = value(await admin('officer.deactivate', { officerId }));
        expect(officer).toMatchObject({ active: false, enrolling: false });
      }
      const left = await inDatabase(bench, (db) => ({
        secrets: db
          .prepare('SELECT count(*) FROM officer WHERE active = 0 AND coalesce(pinHash, codeHash) IS NOT NULL')
          .pluck()
          .get(),
        keys: db.prepare('SELECT count(*) FROM cosignerSecret').pluck().get(),
        cards: db.prepare('SELECT count(*) FROM approvalCard WHERE retiredAt IS NULL').pluck().get(),
        retired: db.prepare("SELECT count(*) FROM event WHERE kind = 'card-retired'").pluck().get(),
        who: db.prepare('SELECT count(*) FROM officerLeft').pluck().get(),
      }));
      expect(left).toEqual({ secrets: 0, keys: 0, cards: 0, retired: 1, who: 3 });
      const again = await signedIn(bench, people.admin, pins.admin);
      const names = value(await again('officer.list', {})).filter(({ active }) => !active);
      expect(names.map((one) => one.name)).toEqual(['Kepala Regu', 'Pejabat Kedua', 'Pejabat Pertama']);
    });
  });

  it('keeps the name while it is answered for, then loses it everywhere; the log verifies', async () => {
    await withApp(async (bench) => {
      const people = await staffed(bench);
      const { sheetId } = await workedAndLeft(bench, people);
      expect((await due(bench, people)).officers).toEqual({ running: 1, due: 0, named: 0 });
      bench.advance(61 * day);
      expect(value(await eraseDue(bench, people))).toMatchObject({ erased: 1, officers: 0 });
      expect((await dump(bench)).includes(name)).toBe(true);
      bench.advance((longest - 62) * day);
      expect((await due(bench, people)).officers).toEqual({ running: 1, due: 0, named: 0 });
      bench.advance(day);
      expect(await due(bench, people)).toMatchObject({ due: 0, officers: { running: 0, due: 1, named: 0 } });
      const { runId, ...done } = value(await eraseDue(bench, people));
      expect(done).toEqual({ erased: 0, officers: 1, left: 0, logEmptied: true });

      const rows = await dump(bench);
      expect([name, number].filter((marker) => rows.includes(marker))).toEqual([]);
      const head = await signedIn(bench, people.supervisor, pins.supervisor);
      expect(value(await head('audit.verify', {}))).toMatchObject({ intact: true });
      expect(value(await head('officer.list', {})).map((one) => one.name)).not.toContain('(dihapus)');
      expect(value(await head('retention.due', {})).runs[0]).toMatchObject({ cases: 0, erased: 0, officers: 1 });
      const paper = value(await head('paper.issue', { kind: 'destructionCertificate', subjectId: runId }));
      const printed = value(await head('paper.output', { paperId: paper.id, way: 'print', format: 'a4' }));
      expect(await textOf(Buffer.from(printed.pdf, 'base64'))).toContain('NIP 1 petugas yang sudah keluar');
      expect(await head('paper.output', { paperId: sheetId, way: 'print', format: 'a4' })).toMatchObject({
        error: { code: 'paper-not-kept' },
      });
      bench.close();
      const pages = plainPages(join(bench.dir, 'live', 'tapis.db'), await bench.key()).toString('latin1');
      expect([name, number, 'Petugas BP3MI'].filter((marker) => pages.includes(marker))).toEqual(['Petugas BP3MI']);
    });
  });

  it('keeps the name as long as a case that names the officer is kept, whatever keeps the case', async () => {
    await withApp(async (bench) => {
      const people = await staffed(bench);
      const { screeningId } = await workedAndLeft(bench, people);
      const letter = { letter: 'R/1', office: 'Polda', reason: 'Penyidikan.' };
      const head = await signedIn(bench, people.supervisor, pins.supervisor);
      const { holdId } = value(await head('hold.place', { screeningId, ...letter }));
      bench.advance((longest + 400) * day);
      expect((await due(bench, people)).officers).toEqual({ running: 0, due: 0, named: 1 });
      const refused = await inDatabase(bench, (db) => {
        try {
          db.exec("INSERT INTO officerErasure SELECT officerId, '2031', NULL FROM officerLeft");
        } catch (thrown) {
          return String(thrown);
        }
        return 'taken';
      });
      expect(refused).toContain('keeps the name');
      const later = await signedIn(bench, people.supervisor, pins.supervisor);
      value(await later('hold.lift', { holdId, letter: 'R/2', reason: 'Perkara selesai.' }));
      // The list that two persons approve is read before the case goes: the name is on the next one.
      expect(value(await eraseDue(bench, people))).toMatchObject({ erased: 1, officers: 0 });
      expect(value(await eraseDue(bench, people))).toMatchObject({ erased: 0, officers: 1 });
      expect((await dump(bench)).includes(name)).toBe(false);
    });
  });

  it('has no name again in a copy that comes back, before anybody works with it', async () => {
    await withApp(async (bench) => {
      const people = await staffed(bench);
      await workedAndLeft(bench, people);
      bench.advance((longest + 1) * day);
      const admin = await signedIn(bench, people.admin, pins.admin);
      const { file } = value(await admin('backup.make', {}));
      const backup = join(bench.dir, 'carried-off.db');
      copyFileSync(join(bench.dir, 'backups', file), backup);
      value(await eraseDue(bench, people));
      expect(value(await eraseDue(bench, people))).toMatchObject({ officers: 1 });
      const noted = readFileSync(join(bench.dir, 'erasures-live.jsonl'), 'utf8').trimEnd().split('\n');
      expect(noted).toHaveLength(2);
      bench.close();
      await restore(machineIn(bench.dir, { now: bench.now(), mono: 0 }, []), backup, await bench.key());
      await bench.reopen();
      expect((await dump(bench)).includes(name)).toBe(false);
      const head = await signedIn(bench, people.supervisor, pins.supervisor);
      expect(value(await head('audit.verify', {}))).toMatchObject({ intact: true });
    });
  });
});

describe('who was on call', () => {
  it('goes from the log with the shortest period, and stands in the list as it is now', async () => {
    await withApp(async (bench) => {
      const people = await staffed(bench);
      const admin = await signedIn(bench, people.admin, pins.admin);
      const set = async (phone: string, page: Client) =>
        value(await page('handover.setOnCall', { onCall: [{ name: 'UPTD PPA', phone, hours: '' }] }));
      await set('0811-0000-111', admin);
      await set('0811-0000-222', admin);
      await shiftToday(bench, await signedIn(bench, people.bp3mi, pins.bp3mi));
      await clearedCase(bench, await signedIn(bench, people.bp3mi, pins.bp3mi), 1);
      bench.advance(61 * day);
      expect((await logWords(bench)).includes('0811-0000-111')).toBe(true);
      value(await eraseDue(bench, people));
      expect((await logWords(bench)).includes('0811-0000-111')).toBe(false);
      const desk = await signedIn(bench, people.bp3mi, pins.bp3mi);
      expect(value(await desk('handover.onCall', {}))).toMatchObject([{ phone: '0811-0000-222' }]);
    });
  });
});
