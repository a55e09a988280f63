import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { demoCommand } from '../../../electron/cli/demo.ts';
import { posts } from '../../../electron/cli/demo/staff.ts';
import { demoMachine, demoStation, demoUntil, inReadable } from '../../helpers/demo_station.ts';
import { said } from '../../helpers/log_station.ts';

const root = mkdtempSync(join(tmpdir(), 'tapis-demo-test-'));
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

const demo = (...words: readonly string[]) => said((io) => demoCommand({ machine: demoMachine }).run(words, io));

/** Every row of every table, hashed. */
const contentOf = (dir: string): Promise<string> =>
  inReadable(dir, (db) => {
    const stored =
      "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'shadow') ORDER BY name";
    const names = db.prepare(stored).pluck();
    const hash = createHash('sha256');
    for (const table of z.array(z.string()).parse(names.all())) {
      hash.update(table);
      for (const row of db.prepare(`SELECT * FROM "${table}"`).raw().iterate()) hash.update(JSON.stringify(row));
    }
    return hash.digest('hex');
  });

describe('what tapis demo refuses', () => {
  it.each([
    [[], '--screenings'],
    [['--screenings', '0', '--data', 'x'], '--screenings'],
    [['--screenings', '12.5', '--data', 'x'], '--screenings'],
    [['--screenings', '10'], '--data'],
    [['--screenings', '10', '--data', 'x', '--until', '24-11-2026'], '--until'],
    [['--screenings', '10', '--data', 'x', '--until', '2026-11-25'], '2026-11-24'],
    [['--screenings', '10', '--data', 'x', '--colour', 'red'], '--colour'],
    [['--screenings', '9999999', '--data', join(root, 'long')], '2020'],
  ])('%j', async (words, told) => {
    const answer = await demo(...words);
    expect(answer).toMatchObject({ code: 2, out: '' });
    expect(answer.err).toContain(told);
    expect(existsSync('x')).toBe(false);
  });

  it('a folder with a station, or with anything else', async () => {
    const used = join(root, 'used');
    await demoStation(used, 30);
    const before = readFileSync(join(used, 'live', 'tapis.db'));
    const answer = await demo('--screenings', '10', '--data', used);
    expect(answer.code).toBe(1);
    expect(answer.err).toContain('there is a station');
    expect(readFileSync(join(used, 'live', 'tapis.db')).equals(before)).toBe(true);

    const other = join(root, 'other');
    mkdirSync(other);
    writeFileSync(join(other, 'letter.txt'), 'x');
    expect((await demo('--screenings', '10', '--data', other)).code).toBe(1);
    expect(readdirSync(other)).toEqual(['letter.txt']);
  });
});

it('makes the same station of the same number and seed, and another of another seed', async () => {
  const one = join(root, 'one');
  const made = await demo('--screenings', '40', '--data', one);
  expect(made.code).toBe(0);
  expect(made.err).toMatch(/2026-11-24 {2}shift \d+ of \d+ {2}40 screenings/);
  for (const { name, pin } of posts) expect(made.out).toMatch(new RegExp(`${name} .*PIN ${pin}`));
  const [two, other] = [join(root, 'two'), join(root, 'third')];
  expect((await demo('--screenings', '40', '--data', two, '--until', demoUntil, '--seed', 'contoh')).code).toBe(0);
  expect((await demo('--screenings', '40', '--data', other, '--seed', 'lain')).code).toBe(0);
  expect(await contentOf(two)).toBe(await contentOf(one));
  expect(await contentOf(other)).not.toBe(await contentOf(one));
  // The key of the database is no part of it: whoever knows the seed opens nothing.
  const keys = [one, two].map((dir) => readFileSync(join(dir, 'keys', 'live.key'), 'utf8'));
  expect(keys[0]).not.toBe(keys[1]);
}, 300_000);
