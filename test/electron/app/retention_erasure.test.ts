import { copyFileSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openDatabase } from '../../../db/open.ts';
import { drill, restore } from '../../../electron/app/restore.ts';
import type { OfficerId, ScreeningId } from '../../../shared/ids.ts';
import { scanMembers } from '../../helpers/party.ts';
import { plainPages } from '../../helpers/plain_pages.ts';
import { atCounter, heldCase, offerOf } from './after.ts';
import { printList } from './custody_station.ts';
import {
  approved,
  clearedCase,
  day,
  eraseDue,
  figuresOf,
  markersOf,
  papersOf,
  shiftToday,
} from './retention_station.ts';
import { desks } from './cases.ts';
import { dump } from './dump.ts';
import { code, machineIn, pins, signedIn, staffed, value, withApp, type Bench } from './with_app.ts';

const soaking = Number(process.env.TAPIS_RUNS ?? 300) > 300;
const cases = soaking ? 1000 : 20;

/** The decrypted pages and the write-ahead log of a closed station. */
async function pagesOf(bench: Bench): Promise<string> {
  return plainPages(join(bench.dir, 'live', 'tapis.db'), await bench.key()).toString('latin1');
}

/** As if this case had been carried here from a device, with planted words; into a closed station. */
async function carry(bench: Bench, screeningId: ScreeningId | undefined, by: OfficerId): Promise<void> {
  const db = openDatabase({ path: join(bench.dir, 'live', 'tapis.db'), key: await bench.key() });
  const words = { sender: 'Petugas', flight: '', selection: 'tip', purpose: '', asked: '', note: '' };
  const device = db.prepare("INSERT INTO device VALUES (?, 'Tablet 1', 'counter1', 'sidik', '', ?, NULL, NULL)");
  device.run(`dev_${'0'.repeat(20)}`, by);
  const carried = db.prepare('INSERT INTO carried VALUES (?, ?, ?, ?, ?)');
  carried.run('0'.repeat(32), screeningId, `dev_${'0'.repeat(20)}`, bench.now(), bench.now());
  const told = JSON.stringify({ ...words, reason: `dibawa ${markersOf(0).words}` });
  db.prepare('INSERT INTO carriedWords VALUES (?, ?)').run('0'.repeat(32), told);
  db.close();
}

/** Every planted marker a text still holds, found in one pass. */
const plantedIn = (text: string): ReadonlySet<string> =>
  new Set(text.match(/PENANDA[A-K]+ZQ|Q7\d{6}|katapenanda[A-K]+zq/g));

/** The keyed hashes by which passports are found again, of a closed station. */
async function passportHashes(bench: Bench): Promise<string[]> {
  const db = openDatabase({ path: join(bench.dir, 'live', 'tapis.db'), key: await bench.key() });
  try {
    return z.array(z.string()).parse(db.prepare('SELECT DISTINCT passportHash FROM screening').pluck().all());
  } finally {
    db.close();
  }
}

describe('an erased station', () => {
  it('holds nothing of the erased in any table or page, its log verifies, its ledgers agree [V14.2.4]', async () => {
    await withApp(async (bench) => {
      const people = await staffed(bench);
      const { bp3mi } = await desks(bench, people);
      const screenings = [];
      for (let count = 0; count < cases; count += 1) {
        screenings.push(await clearedCase(bench, bp3mi, count));
        bench.advance(60_000);
      }
      // One that stays: its markers show that the search finds what is there.
      bench.advance(40 * day);
      const later = await signedIn(bench, people.bp3mi, pins.bp3mi);
      await shiftClosedAndOpened(bench, people);
      await clearedCase(bench, later, cases + 1);
      value(await later('traveller.scan', papersOf(bench, cases + 1)));
      bench.advance(30 * day);
      const admin = await signedIn(bench, people.admin, pins.admin);
      const before = value(await admin('retention.due', {}));
      expect(figuresOf(before, 'cleared')).toMatchObject({ due: cases, running: 1 });

      bench.close();
      await carry(bench, screenings[0], people.bp3mi);
      const planted = await pagesOf(bench);
      expect(planted).toContain(`dibawa ${markersOf(0).words}`);
      const hashes = await passportHashes(bench);
      expect(hashes).toHaveLength(cases + 1);
      for (const hash of hashes) expect(planted).toContain(hash);
      expect(planted).toContain(markersOf(0).number);
      await bench.reopen();

      const erased = value(await eraseDue(bench, people));
      expect(erased).toMatchObject({ erased: cases, left: 0, logEmptied: true });
      expect(statSync(join(bench.dir, 'live', 'tapis.db-wal')).size).toBe(0);

      const rows = await dump(bench);
      const supervisor = await signedIn(bench, people.supervisor, pins.supervisor);
      const log = value(await supervisor('audit.verify', {}));
      expect(log).toMatchObject({ intact: true, broken: null });
      bench.close();
      const pages = await pagesOf(bench);
      const [inRows, inPages] = [plantedIn(rows), plantedIn(pages)];
      for (let count = 0; count < cases; count += 1) {
        for (const marker of Object.values(markersOf(count))) {
          expect(inRows.has(marker), `${marker} in a table`).toBe(false);
          expect(inPages.has(marker), `${marker} in a page`).toBe(false);
        }
      }
      expect(hashes.filter((hash) => pages.includes(hash))).toHaveLength(1);
      for (const marker of Object.values(markersOf(cases + 1))) expect(inPages).toContain(marker);
      expect(readFileSync(join(bench.dir, 'erasures-live.jsonl'), 'utf8').trimEnd().split('\n')).toHaveLength(cases);
    });
  });
});

describe('a case with a passport, once erased', () => {
  it('leaves custody, papers and figures as they were, and says plainly what is gone', async () => {
    await withApp(async (bench) => {
      const { people, first } = await atCounter(bench);
      const { screeningId, custodyId } = await heldCase(bench, first, people.second);
      await printList(first);
      value(
        await first('custody.release', {
          custodyId,
          to: 'proxy',
          receiver: 'Siti Wakil',
          paper: 'SK 7',
          identity: '1671',
        }),
      );
      const { moves } = value(await first('custody.history', { custodyId }));
      value(await first('paper.issue', { kind: 'passportReturn', subjectId: moves.at(-1)?.id ?? '' }));
      const papersBefore = value(await first('paper.list', { screeningId: null, subjectId: null }));
      bench.advance(1095 * day);
      expect(value(await eraseDue(bench, people))).toMatchObject({ erased: 1 });
      const page = await signedIn(bench, people.first, pins.first);
      const { passport, moves: left } = value(await page('custody.history', { custodyId }));
      expect(passport).toMatchObject({ name: '', documentNumber: '', erased: true });
      expect(left.map(({ kind, giver, taker }) => [kind, giver, taker])).toEqual([
        ['in', '(dihapus)', 'Pejabat Pertama'],
        ['proxy', 'Pejabat Pertama', '(dihapus)'],
      ]);
      const papers = value(await page('paper.list', { screeningId: null, subjectId: null }));
      expect(papers.series).toEqual(papersBefore.series);
      expect(papers.papers.map(({ number }) => number)).toEqual(papersBefore.papers.map(({ number }) => number));
      expect(papers.papers.map(({ erased }) => erased)).toEqual(papers.papers.map(() => true));
      const [paper] = papers.papers;
      if (paper === undefined) throw new Error('no paper');
      expect(code(await page('paper.output', { paperId: paper.id, way: 'print', format: 'a4' }))).toBe(
        'paper-not-kept',
      );
      expect(value(await page('screening.get', { screeningId }))).toMatchObject({
        erased: { class: 'restricted' },
        decisions: [{ kind: 'postponedPassportHeld', reason: '(dihapus)' }],
      });
      for (const refused of [
        await page('paper.issue', { kind: 'clarificationSheet', subjectId: screeningId }),
        await page('handover.offer', offerOf(screeningId)),
        await page('statement.take', { screeningId, statement: said }),
      ]) {
        expect(refused.ok).toBe(false);
      }
      expect(value(await page('decision.duties', {}))).toEqual([]);
      const rows = await dump(bench);
      expect(rows).not.toMatch(/CONTOH|X1234567|Siti Wakil|1671|SK 7|Halaman data/);
      expect(value(await page('custody.count', {}))).toMatchObject({ held: 0 });
      const admin = await signedIn(bench, people.admin, pins.admin);
      const { file } = value(await admin('backup.make', {}));
      bench.close();
      const machine = machineIn(bench.dir, { now: bench.now(), mono: 0 }, []);
      expect(await drill(machine, join(bench.dir, 'backups', file), await bench.key())).toMatchObject({ held: 0 });
    });
  });
});

describe('a party, once the last of its cases is erased', () => {
  it('keeps no name of its leader, no licence and no passport hash, in row or log', async () => {
    await withApp(async (bench) => {
      const people = await staffed(bench);
      const { bp3mi } = await desks(bench, people);
      const shift = value(await bp3mi('shift.current', {}));
      const flightId = shift?.flights.find(({ number }) => number === 'AK 450')?.id;
      if (flightId === undefined) throw new Error('no flight');
      const group = { kind: 'group' as const, purpose: 'umrah', leader: 'Ketua Penandaqz', licence: 'IZIN-PENANDAQZ' };
      const { partyId } = value(await bp3mi('party.open', { ...group, flightId }));
      await scanMembers(bp3mi, partyId, [0, 1, 2]);
      const { revision } = value(await bp3mi('party.get', { partyId }));
      const effort = [{ step: 'scan' as const, seconds: 60, touches: 3, keys: 6 }];
      value(await bp3mi('party.sign', { partyId, revision, pin: pins.bp3mi, effort }));
      bench.advance(60 * day);
      bench.close();
      const hashes = await passportHashes(bench);
      const planted = await pagesOf(bench);
      expect(hashes).toHaveLength(3);
      for (const marker of [group.leader, group.licence, ...hashes]) expect(planted).toContain(marker);
      await bench.reopen();
      expect(value(await eraseDue(bench, people))).toMatchObject({ erased: 3 });
      bench.close();
      const pages = await pagesOf(bench);
      for (const marker of [group.leader, group.licence, ...hashes]) expect(pages).not.toContain(marker);
    });
  });
});

describe('an erasure that was broken off', () => {
  it('keeps what was done, and the next one ends it', async () => {
    await withApp(async (bench) => {
      const people = await staffed(bench);
      const { bp3mi } = await desks(bench, people);
      for (let count = 0; count < 6; count += 1) await clearedCase(bench, bp3mi, count);
      bench.advance(61 * day);
      const admin = await signedIn(bench, people.admin, pins.admin);
      const { listHash } = value(await admin('retention.due', {}));
      const approvalId = await approved(admin, people, listHash);
      const running = admin('retention.erase', { listHash, approvalId });
      for (;;) {
        const { progress, runs } = value(await admin('retention.due', {}));
        if ((progress?.done ?? 0) >= 2 || (runs[0]?.finished ?? false)) break;
        await new Promise(setImmediate);
      }
      bench.close();
      expect(code(await running)).toBe('internal');
      await bench.reopen();
      const page = await signedIn(bench, people.admin, pins.admin);
      const left = value(await page('retention.due', {}));
      expect(left.due).toBeGreaterThan(0);
      expect(left.due).toBeLessThan(5);
      expect(left.runs).toMatchObject([{ finished: false, erased: 6 - left.due }]);
      expect(value(await eraseDue(bench, people))).toMatchObject({ erased: left.due });
      const after = value(await page('retention.due', {}));
      expect(after.runs.map(({ finished, erased }) => [finished, erased])).toEqual([
        [true, left.due],
        [true, 6 - left.due],
      ]);
      const supervisor = await signedIn(bench, people.supervisor, pins.supervisor);
      expect(value(await supervisor('audit.verify', {}))).toMatchObject({ intact: true });
    });
  });
});

describe('a backup that comes back', () => {
  it('is erased again of everything erased after it, before anybody works with it', async () => {
    await withApp(async (bench) => {
      const people = await staffed(bench);
      const { bp3mi } = await desks(bench, people);
      const screeningId = await clearedCase(bench, bp3mi, 1);
      const admin = await signedIn(bench, people.admin, pins.admin);
      const { file } = value(await admin('backup.make', {}));
      // The station's own copy goes after its days; this one was carried off.
      const backup = join(bench.dir, 'carried-off.db');
      copyFileSync(join(bench.dir, 'backups', file), backup);
      bench.advance(61 * day);
      value(await eraseDue(bench, people));
      bench.close();
      const key = await bench.key();
      expect(plainPages(backup, key).toString('latin1')).toContain(markersOf(1).number);
      await restore(machineIn(bench.dir, { now: bench.now(), mono: 0 }, []), backup, key);
      const pages = await pagesOf(bench);
      for (const marker of Object.values(markersOf(1))) expect(pages).not.toContain(marker);
      await bench.reopen();
      const supervisor = await signedIn(bench, people.supervisor, pins.supervisor);
      expect(value(await supervisor('audit.verify', {}))).toMatchObject({ intact: true });
      expect(value(await supervisor('screening.get', { screeningId }))).toMatchObject({ document: null, erased: {} });
      const kinds = value(await supervisor('audit.list', { before: null, limit: 50 })).events.map(({ kind }) => kind);
      expect(kinds).toContain('erased-again');
    });
  });

  it('keeps a case on which the station it comes from has a legal hold', async () => {
    await withApp(async (bench) => {
      const people = await staffed(bench);
      const { bp3mi } = await desks(bench, people);
      const screeningId = await clearedCase(bench, bp3mi, 1);
      const supervisor = await signedIn(bench, people.supervisor, pins.supervisor);
      value(await supervisor('hold.place', { screeningId, letter: 'R/1', office: 'Polda', reason: 'Penyidikan.' }));
      bench.close();
      const note = { screeningId, class: 'cleared', at: bench.now(), lastAt: bench.now() };
      writeFileSync(join(bench.dir, 'erasures-live.jsonl'), `${JSON.stringify(note)}\n{"cut sho`);
      await bench.reopen();
      const again = await signedIn(bench, people.supervisor, pins.supervisor);
      expect(value(await again('screening.get', { screeningId })).erased).toBeNull();
    });
  });
});

const said = {
  content: 'Tidak ada lagi.',
  language: 'indonesian' as const,
  languageName: null,
  interpreter: 'none' as const,
  interpreterName: null,
  readBack: true,
};

async function shiftClosedAndOpened(bench: Bench, people: Awaited<ReturnType<typeof staffed>>): Promise<void> {
  const supervisor = await signedIn(bench, people.supervisor, pins.supervisor);
  value(await supervisor('shift.close', { approvalId: null }));
  await shiftToday(bench, supervisor);
}
