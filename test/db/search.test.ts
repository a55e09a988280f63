/** The search of the history over a real encrypted database: who is found, in which order, and page by page. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import Database from 'better-sqlite3';
import { migrate } from '../../db/migrate.ts';
import { migrations } from '../../db/migrations/index.ts';
import type { HistorySearch, PageOf } from '../../db/search.ts';
import { openStore, type Store } from '../../db/store.ts';
import { caseId, inventedCases, noCriteria, layHistory, layRows, officers, type PastCase } from '../helpers/history.ts';
import { runs } from '../shared/domain/arbitrary_input.ts';

const dir = mkdtempSync(join(tmpdir(), 'tapis-search-'));
const open: Store[] = [];
afterAll(() => {
  for (const store of open) store.close();
  rmSync(dir, { recursive: true, force: true });
});

function historyOf(cases: readonly PastCase[]): Store {
  const place = { path: join(dir, `${randomBytes(4).toString('hex')}.db`), key: new Uint8Array(randomBytes(32)) };
  layHistory(place, cases);
  const store = openStore(place);
  open.push(store);
  return store;
}

/** The same in a database as the program before the search left it. */
function earlierHistoryOf(cases: readonly PastCase[]): Store {
  const place = { path: join(dir, `${randomBytes(4).toString('hex')}.db`), key: new Uint8Array(randomBytes(32)) };
  const db = new Database(place.path);
  db.pragma(`key = "x'${Buffer.from(place.key).toString('hex')}'"`);
  const before = migrations.filter(({ version }) => version < 170);
  migrate(db, { migrations: before, backup: () => undefined });
  expect(db.pragma('user_version', { simple: true })).toBe(151);
  layRows(db, cases);
  db.close();
  const store = openStore(place);
  open.push(store);
  return store;
}

const first = { behind: null, limit: 50 };

/** As passports have it, and as people type it. */
const spellings: readonly (readonly [string, string])[] = [
  ['SOEKARNO', 'Sukarno'],
  ['SUHARTO', 'Soeharto'],
  ['TJAHJO WIDODO', 'Cahyo Widodo'],
  ['DJOKO SUSILO', 'Joko Susilo'],
  ['JUSUF HABIBIE', 'Yusuf Habibi'],
  ['SJARIFUDDIN', 'Syarifudin'],
  ['SYAHRUL RAMADHAN', 'Sahrul Romadon'],
  ['ACHMAD CHAIRUL', 'Ahmad Khairul'],
  ['NJOMAN RAI', 'Nyoman Rai'],
  ['MUHAMMAD RIZKI', 'Moh. Rizqi'],
  ['MOCHAMMAD FAUZAN', 'Muhamad Pauzan'],
  ['M ARIF HIDAYAT', 'Muhammad Arip Hidayat'],
  ['FITRI NOVIANTI', 'Pitri Nopianti'],
  ['DZULKIFLI HASAN', 'Zulkifli Hasan'],
  ['FATIMAH ZAHRA', 'Fatima Zahrah'],
  ['NURJANNAH', 'Nurjanah'],
  ['RIZKY ADITYA', 'Rizki Aditia'],
  ['ZAKIYAH', 'Zakiah'],
  ['SUWARNO', 'Suarno'],
  ['ABDURRAHMAN WAHID', 'Abdul Rahman Wahid'],
  ['SITI NUR HALIZA', 'Siti Nurhaliza'],
  ['NURHAYATI', 'Nur Hayati'],
  ['SITI AISYAH', 'St. Aisyah'],
  ['SITI AISYAH BINTI KARIM', 'Siti Aisyah Karim'],
  ['D ARTAGNAN JOSEPH', "D'Artagnan Joseph"],
  ['DE LA CRUZ MARIA', 'Maria De-la-Cruz'],
  ['MUELLER ANNA', 'Anna Müller'],
  ['KARTIKA SARI DEWI', 'Dewi Kartika Sari'],
  ['KARTIKA SARI DEWI', 'Kartika Dewi'],
  ['SUPARTI', 'Suparti Wulandari'],
  ['BAMBANG PAMUNGKAS', 'Bambnag Pamungkas'],
  ['YULIANTI SAPUTRI', 'Yulinati Sapurti'],
  ['PRASETYO', 'Prastyo'],
];

describe('a name', () => {
  const others = inventedCases(3000);
  const store = historyOf([...others, ...spellings.map(([name], index) => ({ name, number: `Z${String(index)}` }))]);
  const find = (name: string) => store.read.searchHistory({ ...noCriteria, name }, first);

  it.each(spellings.map(([there, typed], index) => ({ there, typed, id: caseId(others.length + index) })))(
    '$there is found as $typed',
    ({ typed, id }) => {
      expect(
        find(typed)
          .rows.slice(0, 10)
          .map(({ screeningId }) => screeningId),
      ).toContain(id);
    },
  );

  it('is found with any single slip of a hand, on the first page, at most nine names nearer to what was typed', () => {
    const letter = fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZ');
    const slip = fc.record({ index: fc.nat(others.length - 1), at: fc.nat(40), kind: fc.nat(3), letter });
    const missed: string[] = [];
    fc.assert(
      fc.property(slip, ({ index, at, kind, letter: typed }) => {
        const name = others[index]?.name ?? '';
        const place = at % name.length;
        const [before, here, behind] = [name.slice(0, place), name.charAt(place), name.slice(place + 1)];
        const slipped = [
          before + behind,
          before + typed + here + behind,
          before + typed + behind,
          before + behind.charAt(0) + here + behind.slice(1),
        ][kind];
        const found = find(slipped ?? name).rows;
        const mine = found.find(({ name: one }) => one === name);
        // Short names have many that are as near: of those the newest comes first.
        const nearer = found.filter(({ away }) => mine === undefined || away < mine.away).length;
        if (mine === undefined || nearer >= 10) missed.push(`${name} as ${String(slipped)}: ${String(nearer)}`);
      }),
      { numRuns: Math.max(runs, 500) },
    );
    expect(missed).toEqual([]);
  });

  it('comes first where it is written letter for letter', () => {
    expect(find('Nurhayati').rows[0]).toMatchObject({ name: 'NURHAYATI', away: 0 });
    expect(find('Suparti').rows[0]).toMatchObject({ name: 'SUPARTI', away: 0 });
  });

  it('is read page by page, each case once, and not beyond five hundred', () => {
    const seen: number[] = [];
    let behind: { away: number; no: number } | null = null;
    let pages = 0;
    do {
      const page: ReturnType<typeof find> = store.read.searchHistory(
        { ...noCriteria, name: 'muhammad' },
        { behind, limit: 50 },
      );
      seen.push(...page.rows.map(({ no }) => no));
      behind = page.next;
      pages += 1;
      expect(page.total).toBeLessThanOrEqual(500);
    } while (behind !== null);
    expect(pages).toBeGreaterThan(5);
    expect(new Set(seen).size).toBe(seen.length);
  });

  it('that nobody has finds nobody', () => {
    expect(find('qqwwxx zzkkjj').rows).toEqual([]);
    expect(find('"; DROP TABLE searchCase; --').rows).toEqual([]);
    expect(find('a* OR b').rows.length).toBeLessThanOrEqual(50);
  });
});

describe('a case', () => {
  const cases = inventedCases(1200);
  const store = historyOf(cases);
  const find = (search: Partial<HistorySearch>, page: PageOf = first) =>
    store.read.searchHistory({ ...noCriteria, ...search }, page);
  const [, , third] = cases;

  it('is found by its passport, whole or begun, with spaces or not', () => {
    const number = third?.number ?? '';
    const ids = (passport: string) => find({ passport }).rows.map(({ screeningId }) => screeningId);
    expect(ids(number)).toEqual([caseId(2)]);
    expect(ids(`${number.slice(0, 3).toLowerCase()} ${number.slice(3)}`)).toEqual([caseId(2)]);
    expect(ids(number.slice(0, 6))).toContain(caseId(2));
    expect(ids('X0000000')).toEqual([]);
  });

  it('is found by flight, officer, decision and days, and by all of them', () => {
    const all = {
      flight: 'ak450',
      officerId: officers[0] ?? '',
      decision: 'cleared',
      from: '2025-11-21',
      to: '2025-11-22',
    };
    const rows = find(all).rows;
    const same = (index: number) =>
      index % 3 === 0 &&
      (index * 7) % 20 === 0 &&
      index % 6 < 4 &&
      index * 240_000 < 2 * 86_400_000 - 6 * 3_600_000 - 2_400_000;
    expect(rows.map(({ screeningId }) => screeningId)).toEqual(
      cases.flatMap((_one, index) => (same(index) ? [caseId(index)] : [])).toReversed(),
    );
    expect(find({ ...all, name: third?.name ?? '' }).rows).not.toContainEqual(
      expect.objectContaining({ screeningId: caseId(2) }),
    );
    expect(find({ state: 'open' }).rows).toEqual([]);
  });

  it('is found only by the agency that has it [V8.2.2 V8.4.1]', () => {
    expect(find({ agency: 'bp3mi', officerId: officers[1] ?? '' }).total).toBe(0);
    expect(find({ agency: 'immigration', officerId: officers[1] ?? '' }).total).toBe(60);
  });

  it('of a long list comes newest first, counted to five hundred', () => {
    const page = find({ from: '2025-11-20' });
    expect(page).toMatchObject({ total: 500, more: true });
    expect(page.rows[0]?.screeningId).toBe(caseId(1199));
    expect(find({ from: '2025-11-20' }, { behind: page.next, limit: 50 }).rows[0]?.screeningId).toBe(caseId(1149));
  });
});

describe('a history from before there was a search', () => {
  it('is found as one that was searched from the first day, case by case', () => {
    const cases = inventedCases(300);
    const [earlier, always] = [earlierHistoryOf(cases), historyOf(cases)];
    for (const [index, { name, number }] of cases.entries()) {
      for (const search of [{ name }, { passport: number }]) {
        const [found, expected] = [earlier, always].map((store) =>
          store.read.searchHistory({ ...noCriteria, ...search }, first).rows.map((row) => row.screeningId),
        );
        expect(found).toContain(caseId(index));
        expect(found).toEqual(expected);
      }
    }
    expect(earlier.read.searchHistory({ ...noCriteria, flight: 'AK 450' }, first).total).toBe(100);
  });
});
