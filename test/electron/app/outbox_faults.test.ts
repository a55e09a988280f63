import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { openReader } from '../../../db/store.ts';
import { openRecords } from '../../receiver/stored.ts';
import type { StationErrand } from '../../receiver/station.ts';
import { clearedCase, shiftToday } from './retention_station.ts';
import { centralAt, keptAlive, keyOfStation, multiply, receiverErrand, setCentral } from './central.ts';
import { pins, signedIn, staffed, withApp } from './with_app.ts';

const soaking = Number(process.env.TAPIS_RUNS ?? 300) > 300;
const records = soaking ? 10_000 : 300;
const leastFaults = soaking ? 200 : 20;
const kills = soaking ? 25 : 3;

const Told = z.object({
  port: z.int().optional(),
  fault: z.string().optional(),
  refused: z.int().optional(),
  waiting: z.int().optional(),
  settled: z.boolean().optional(),
  attempts: z.int().optional(),
});

it(
  'through every fault and kill each record arrives once in effect, and both sides say the same',
  { timeout: soaking ? 3_600_000 : 240_000 },
  async () => {
    await withApp(async (bench) => {
      const people = await staffed(bench);
      const desk = await signedIn(bench, people.bp3mi, pins.bp3mi);
      await shiftToday(bench, desk);
      const original = await clearedCase(bench, desk, 1);
      const station = await keyOfStation(bench, people);
      const folder = join(bench.dir, 'receiver');
      mkdirSync(folder);
      const key = await bench.key();
      bench.close();
      const cases = multiply({ dir: bench.dir, key }, original, records - 1);
      await bench.reopen();

      const seen: { port: number; faults: string[]; refused: number[]; waiting: number; settled: boolean } = {
        port: 0,
        faults: [],
        refused: [],
        waiting: -1,
        settled: false,
      };
      let round = 0;
      const receiver = keptAlive(
        'receiver.ts',
        () => ({ ...receiverErrand(folder, station), port: seen.port, seed: (round += 1), faults: 5, patience: 800 }),
        (message) => {
          const { port, fault, refused } = Told.parse(message);
          if (port !== undefined) seen.port = port;
          if (fault !== undefined) seen.faults.push(fault);
          if (refused !== undefined) seen.refused.push(refused);
        },
      );
      await expect.poll(() => seen.port, { timeout: 20_000 }).toBeGreaterThan(0);
      await setCentral(bench, people, centralAt(seen.port));
      const now = bench.now();
      bench.close();

      const pace = { settle: 10, first: 20, longest: 200, timeout: 800, records: soaking ? 25 : 8 };
      const working = keptAlive(
        'station.ts',
        (): StationErrand => ({
          ...{ dir: bench.dir, now, pace, seed: (round += 1), cases: cases.slice(0, 20) },
          supervisor: people.supervisor,
          bp3mi: people.bp3mi,
        }),
        (message) => {
          const { waiting, settled } = Told.parse(message);
          if (waiting !== undefined) seen.waiting = waiting;
          if (settled !== undefined) seen.settled = settled;
        },
      );
      try {
        for (let killed = 0; killed < kills || seen.faults.length < leastFaults;) {
          if (working.broken() || receiver.broken()) throw new Error('a process failed by itself');
          await wait(200 + Math.random() * 2500);
          if (killed < kills && seen.waiting >= 0) {
            seen.waiting = -1;
            working.kill();
            killed += 1;
          }
        }
        // Now nobody works and nothing fails any more; whoever starts again is told again.
        await expect
          .poll(
            () => {
              receiver.tell({ calm: true });
              working.tell({ quiet: true });
              return seen.settled ? seen.waiting : -1;
            },
            { timeout: soaking ? 1_800_000 : 120_000, interval: 200 },
          )
          .toBe(0);
      } finally {
        await working.end();
        await receiver.end();
      }
      expect(seen.faults.length).toBeGreaterThanOrEqual(leastFaults);
      expect(seen.refused).toEqual([]);

      const { read, close } = openReader({ path: join(bench.dir, 'live', 'tapis.db'), key });
      const there = openRecords(join(folder, 'records.db'));
      const theirs = there.all().map(({ id, version, digest }) => ({ id, version, digest }));
      const ours = theirs.map(({ id }) => {
        const row = read.outboxRecord(z.custom<(typeof cases)[number]>().parse(id));
        return { id, version: row?.version, digest: row?.digest };
      });
      expect(read.outboxCounts()).toMatchObject({ waiting: 0, open: 0, refused: 0, acknowledged: records });
      expect(theirs.length).toBe(records);
      expect(ours).toEqual(theirs);
      expect(there.effects().filter(({ times }) => times !== 1)).toEqual([]);
      there.close();
      close();
    });
  },
);
