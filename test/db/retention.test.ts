/** What class and period of a case follow from: read for all cases in groups it is what is read for each alone. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { z } from 'zod';
import { readRetention } from '../../db/retention.ts';
import type { CutOffs } from '../../shared/domain/retention.ts';
import { Instant } from '../../shared/time.ts';
import { demoStation, inReadable } from '../helpers/demo_station.ts';

const dir = mkdtempSync(join(tmpdir(), 'tapis-groups-'));
afterAll(() => {
  rmSync(dir, { recursive: true, force: true });
});

it('of a group is true of each of its cases, and every case is in one', async () => {
  const station = join(dir, 'station');
  await demoStation(station, 120);
  await inReadable(station, (db) => {
    const moments = z
      .array(Instant)
      .parse(db.prepare('SELECT openedAt FROM screening ORDER BY openedAt').pluck().all());
    const after = (part: number): Instant => z.string().parse(moments[Math.floor(moments.length * part)]);
    const cutOffs: CutOffs = { cleared: after(0.8), asked: after(0.6), restricted: after(0.4), protected: after(0.2) };
    const passed = (lastAt: Instant) => Object.values(cutOffs).filter((cutOff) => lastAt < cutOff).length;
    const { retentionGroups, retentionCase } = readRetention(db);
    const groups = retentionGroups(cutOffs);
    const ids = groups.flatMap((group) => group.ids);
    expect(ids.toSorted()).toEqual(db.prepare('SELECT id FROM screening ORDER BY id').pluck().all());
    expect(new Set(groups.map(({ lastAt }) => passed(lastAt))).size).toBe(5);
    for (const { ids: alike, lastAt, ...shared } of groups) {
      const cases = alike.flatMap((id) => retentionCase(id) ?? []);
      expect(cases).toHaveLength(alike.length);
      for (const one of cases) {
        expect(one).toMatchObject(shared);
        expect(passed(one.lastAt)).toBe(passed(lastAt));
      }
      expect(
        cases
          .map((one) => one.lastAt)
          .toSorted()
          .at(-1),
      ).toBe(lastAt);
    }
  });
});
