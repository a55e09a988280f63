import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { plainPages } from '../../helpers/plain_pages.ts';
import { clearedCase, day, eraseDue, figuresOf, markersOf, papersOf, shiftToday } from './retention_station.ts';
import { desks } from './cases.ts';
import { dump } from './dump.ts';
import { pins, signedIn, staffed, value, withApp, type Bench } from './with_app.ts';

const soaking = Number(process.env.TAPIS_RUNS ?? 300) > 300;
const cases = soaking ? 1000 : 20;

/** The decrypted pages and the write-ahead log of a closed station. */
async function pagesOf(bench: Bench): Promise<string> {
  return plainPages(join(bench.dir, 'live', 'tapis.db'), await bench.key()).toString('latin1');
}

describe('an erased station', () => {
  it('holds nothing of the erased in any table or page, its log verifies, its ledgers agree', async () => {
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
      const planted = await pagesOf(bench);
      expect(planted).toContain(markersOf(0).number);
      await bench.reopen();

      const erased = value(await eraseDue(bench, people));
      expect(erased).toMatchObject({ erased: cases, left: 0, logEmptied: true });
      expect(statSync(join(bench.dir, 'live', 'tapis.db-wal')).size).toBe(0);

      const rows = await dump(bench);
      const supervisor = await signedIn(bench, people.supervisor, pins.supervisor);
      const log = value(await supervisor('audit.verify', {}));
      expect(log).toMatchObject({ intact: true, brokenAt: null });
      bench.close();
      const pages = await pagesOf(bench);
      for (let count = 0; count < cases; count += 1) {
        for (const marker of Object.values(markersOf(count))) {
          expect(rows.includes(marker), `${marker} in a table`).toBe(false);
          expect(pages.includes(marker), `${marker} in a page`).toBe(false);
        }
      }
      for (const marker of Object.values(markersOf(cases + 1))) expect(pages).toContain(marker);
      expect(readFileSync(join(bench.dir, 'erasures-live.jsonl'), 'utf8').trimEnd().split('\n')).toHaveLength(cases);
    });
  });
});

async function shiftClosedAndOpened(bench: Bench, people: Awaited<ReturnType<typeof staffed>>): Promise<void> {
  const supervisor = await signedIn(bench, people.supervisor, pins.supervisor);
  value(await supervisor('shift.close', { approvalId: null }));
  await shiftToday(bench, supervisor);
}
