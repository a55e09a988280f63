/** The end of retention for what oversight leaves behind: words of reviews, notes of shifts, exports in the station's folder. */
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openReader } from '../../../db/store.ts';
import { plainPages } from '../../helpers/plain_pages.ts';
import { acceptedWork, desks } from './cases.ts';
import { exported } from './exported.ts';
import { clearedCase, day, eraseDue, shiftToday } from './retention_station.ts';
import { postpone, reviewStation } from './review_station.ts';
import { pins, signedIn, staffed, value, withApp, type Bench } from './with_app.ts';

const pagesOf = async (bench: Bench) =>
  plainPages(join(bench.dir, 'live', 'tapis.db'), await bench.key()).toString('latin1');

describe('an erased case', () => {
  it('takes the words of its review along, and the note of its shift; that it was reviewed stays', async () => {
    await withApp(async (bench) => {
      const { people, bp3mi, first, head } = await reviewStation(bench);
      const page = await acceptedWork(bp3mi, first, 'X1000001');
      const { decisionId } = value(await first('decision.propose', { ...page, proposal: postpone }));
      value(await head('review.return', { decisionId, reason: 'katatinjauzq: surat mana yang diminta' }));
      value(await first('review.answer', { decisionId, answer: 'katajawabzq: surat cuti dari majikan' }));
      value(await head('review.accept', { decisionId, note: 'kataterimazq, sudah jelas' }));
      value(await first('shift.close', { approvalId: null, note: 'katagilirzq: teknisi datang pukul 13' }));
      const words = /kata(tinjau|jawab|terima|gilir)zq/g;
      bench.close();
      expect(new Set((await pagesOf(bench)).match(words))).toHaveProperty('size', 4);
      bench.advance(3651 * day);
      await bench.reopen();
      expect(value(await eraseDue(bench, people)).erased).toBeGreaterThan(0);
      bench.close();
      expect((await pagesOf(bench)).match(words)).toBeNull();
      const { read, close } = openReader({ path: join(bench.dir, 'live', 'tapis.db'), key: await bench.key() });
      expect(read.reviewActs(decisionId).map(({ kind, words: said }) => [kind, said])).toEqual([
        ['returned', null],
        ['answered', null],
        ['accepted', null],
      ]);
      close();
    });
  });
});

/** Two shifts with a cleared case each, forty days apart, and an export of each and of both in the station's folder. */
async function exportedTwice(bench: Bench) {
  const people = await staffed(bench);
  const head = () => signedIn(bench, people.supervisor, pins.supervisor);
  const { first } = await desks(bench, people);
  await clearedCase(bench, first, 1);
  const wish = (from: string, to: string) => ({
    scope: { from, to },
    receiver: 'immigration' as const,
    formats: ['csv' as const],
    folder: '',
  });
  value(await (await head())('shift.close', { approvalId: null }));
  bench.advance(40 * day);
  const later = await signedIn(bench, people.first, pins.first);
  await shiftToday(bench, later);
  await clearedCase(bench, later, 2);
  const page = await head();
  const old = await exported(page, wish('2026-11-21', '2026-11-21'));
  const fresh = await exported(page, wish('2026-12-31', '2026-12-31'));
  value(await page('shift.close', { approvalId: null }));
  const both = await exported(page, wish('2026-11-21', '2026-12-31'));
  return { people, old: old.name, fresh: fresh.name, both: both.name, folder: old.folder };
}

describe('an export in the folder of the station', () => {
  it('goes with the first of its cases that is erased; one without such a case stays until the shortest period is over', async () => {
    await withApp(async (bench) => {
      const { people, old, fresh, both, folder } = await exportedTwice(bench);
      mkdirSync(join(folder, 'bukan-ekspor'));
      const there = () => readdirSync(folder).toSorted();
      expect(there()).toEqual(['bukan-ekspor', old, fresh, both].toSorted());
      bench.advance(25 * day);
      expect(value(await eraseDue(bench, people)).erased).toBe(1);
      expect(there()).toEqual(['bukan-ekspor', fresh].toSorted());
      const admin = await signedIn(bench, people.admin, pins.admin);
      expect(value(await admin('retention.due', {})).exports).toEqual({ there: 1, due: 0 });
      const head = await signedIn(bench, people.supervisor, pins.supervisor);
      const listed = value(await head('export.list', {})).exports;
      expect(listed.map(({ name, there: lies }) => [name, lies])).toEqual([
        [both, false],
        [fresh, true],
        [old, false],
      ]);
      bench.advance(40 * day);
      await bench.reopen();
      expect(there()).toEqual(['bukan-ekspor']);
      bench.close();
      const { read, close } = openReader({ path: join(bench.dir, 'live', 'tapis.db'), key: await bench.key() });
      expect(read.lastEventOf('data-export-removed')?.subjects).toHaveLength(1);
      close();
    });
  });

  it('that the log no longer knows goes by its age on the disk; one that was carried away is left alone', async () => {
    await withApp(async (bench) => {
      const { fresh, folder } = await exportedTwice(bench);
      const [unknown, away] = [join(folder, 'tapis-PLM-A1-immigration-2026-01-01-0000'), join(bench.dir, 'dibawa')];
      mkdirSync(unknown);
      const longAgo = new Date('2026-01-01T00:00:00.000Z');
      utimesSync(unknown, longAgo, longAgo);
      renameSync(join(folder, fresh), away);
      bench.advance(day);
      await bench.reopen();
      await bench.client('page')('station.state', {});
      expect([existsSync(unknown), existsSync(away)]).toEqual([false, true]);
    });
  });

  it('hinders nobody where its folder cannot be read: the station starts, and the technical log says so', async () => {
    await withApp(async (bench) => {
      const { people, folder } = await exportedTwice(bench);
      rmSync(folder, { recursive: true });
      writeFileSync(folder, 'no folder any more');
      bench.advance(day);
      await bench.reopen();
      const admin = await signedIn(bench, people.admin, pins.admin);
      expect(value(await admin('retention.due', {})).exports).toEqual({ there: 0, due: 0 });
      expect(bench.notes.filter((note) => note.startsWith('exports not looked through'))).not.toEqual([]);
    });
  });

  it('is removed by nobody whose clock is in doubt', async () => {
    await withApp(async (bench) => {
      const { folder } = await exportedTwice(bench);
      const before = readdirSync(folder);
      bench.close();
      bench.jump(-3 * day);
      await bench.reopen();
      const page = bench.client('page');
      value(await page('station.state', {}));
      bench.close();
      bench.jump(400 * day);
      await bench.reopen();
      value(await page('station.state', {}));
      expect(readdirSync(folder)).toEqual(before);
    });
  });
});
