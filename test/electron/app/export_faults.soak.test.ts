/** An export that does not come to be leaves nothing half written and loses nothing: cancelled, killed, no room, no stick. */
import { fork, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openReader } from '../../../db/store.ts';
import { verifyLog } from '../../../electron/app/log_verification.ts';
import type { Client } from '../../../shared/contract/client.ts';
import { verify } from '../../helpers/log_station.ts';
import { copyCases } from '../../helpers/many_cases.ts';
import { exported, linesOf, settled, stickIn, workedShift } from './exported.ts';
import { code, pins, signedIn, value, withApp, type Bench } from './with_app.ts';

const period = { scope: { from: '2026-11-21', to: '2026-11-21' }, receiver: 'immigration' } as const;

/** A station with so many clarifications, its shift head signed in. */
async function busy(bench: Bench, count: number) {
  const { people } = await workedShift(bench);
  bench.close();
  copyCases({ path: join(bench.dir, 'live', 'tapis.db'), key: await bench.key() }, { count, officer: people.first });
  await bench.reopen();
  return { people, head: await signedIn(bench, people.supervisor, pins.supervisor) };
}

/** Waits until rows are being written. */
async function underWay(client: Client) {
  for (;;) {
    const { running } = value(await client('export.list', {}));
    if (running === null) throw new Error('it has ended already');
    if (running.done > 0) return running.exportId;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** The log of a closed station is whole, whatever happened. */
async function expectWhole(bench: Bench): Promise<void> {
  bench.close();
  const { read, whole, close } = openReader({ path: join(bench.dir, 'live', 'tapis.db'), key: await bench.key() });
  try {
    expect([whole(), verifyLog(read).intact]).toEqual([true, true]);
  } finally {
    close();
  }
}

describe('an export', () => {
  it('that is cancelled leaves nothing; the next one is whole', async () => {
    await withApp(async (bench) => {
      const { head } = await busy(bench, 3000);
      const folder = stickIn(bench.dir + '-stik');
      try {
        value(await head('export.start', { ...period, formats: ['csv', 'jsonl'], folder }));
        expect(code(await head('export.start', { ...period, formats: ['csv'], folder }))).toBe('export-running');
        const exportId = await underWay(head);
        value(await head('export.cancel', { exportId }));
        expect(readdirSync(folder)).toEqual([]);
        expect(await settled(head)).toMatchObject({ fault: 'cancelled', there: false });
        expect(code(await head('export.cancel', { exportId }))).toBe('export-not-running');
        const made = await exported(head, { ...period, formats: ['jsonl'], folder });
        expect(made).toMatchObject({ fault: null, clarifications: 3001 });
        expect(readdirSync(folder)).toEqual([made.name]);
        const rows = linesOf(readFileSync(join(folder, made.name, 'answers.jsonl'), 'utf8'));
        expect(rows).toHaveLength(11 * 3001);
        expect(await verify(join(folder, made.name))).toMatchObject({ code: 0 });
        await expectWhole(bench);
      } finally {
        rmSync(bench.dir + '-stik', { recursive: true, force: true });
      }
    });
  });

  it('whose stick is pulled out in the middle says so, and the station goes on', async () => {
    await withApp(async (bench) => {
      const { head } = await busy(bench, 3000);
      const base = bench.dir + '-stik';
      const folder = stickIn(base);
      try {
        value(await head('export.start', { ...period, formats: ['csv', 'jsonl'], folder }));
        await underWay(head);
        renameSync(folder, join(base, 'pulled'));
        expect(await settled(head)).toMatchObject({ fault: 'folder-gone', there: false });
        // Back again: what lay on it half written goes with the next export there.
        renameSync(join(base, 'pulled'), folder);
        expect(readdirSync(folder)).toHaveLength(1);
        const made = await exported(head, { ...period, formats: ['csv'], folder });
        expect(readdirSync(folder)).toEqual([made.name]);
        await expectWhole(bench);
      } finally {
        rmSync(base, { recursive: true, force: true });
      }
    });
  });

  it('of more rows than a workbook takes is refused before anything is written; as CSV it is made', async () => {
    await withApp(async (bench) => {
      const { head } = await busy(bench, 9100);
      const made = await exported(head, { ...period, formats: ['csv', 'xlsx'], folder: '' });
      expect(made).toMatchObject({ fault: 'too-many-rows', there: false });
      expect(readdirSync(made.folder)).toEqual([]);
      expect(await exported(head, { ...period, formats: ['csv'], folder: '' })).toMatchObject({ fault: null });
    });
  });

  const program = new URL('../../helpers/exporting_station.ts', import.meta.url);
  const fonts = new URL('../../helpers/inline_fonts.ts', import.meta.url).href;
  const Told = z.object({ done: z.int().optional(), fault: z.string().nullable().optional() });

  /** A process of its own exports into a folder; gives what it told last. */
  async function inProcess(
    dir: string,
    supervisor: string,
    folder: string,
    onProgress: (child: ReturnType<typeof fork>) => void,
  ) {
    const child = fork(program, [dir, supervisor, folder], { execArgv: ['--import', fonts] });
    let told: z.infer<typeof Told> = {};
    let met = false;
    child.on('message', (message) => {
      told = Told.parse(message);
      if (!met && (told.done ?? 0) > 0) {
        met = true;
        onProgress(child);
      }
    });
    await new Promise((resolve) => child.once('exit', resolve));
    return told;
  }

  it('that is killed with the station is cleared at the next start, and the log says so', async () => {
    await withApp(async (bench) => {
      const { people } = await busy(bench, 3000);
      bench.close();
      const folder = stickIn(bench.dir + '-stik');
      try {
        await inProcess(bench.dir, people.supervisor, folder, (child) => child.kill('SIGKILL'));
        expect(readdirSync(folder)).toEqual([expect.stringMatching(/^\.tapis-export-exp_/)]);
        bench.advance(2 * 3_600_000);
        await bench.reopen();
        const head = await signedIn(bench, people.supervisor, pins.supervisor);
        expect(readdirSync(folder)).toEqual([]);
        expect(value(await head('export.list', {}))).toMatchObject({
          running: null,
          exports: [{ fault: 'interrupted' }],
        });
        expect(await exported(head, { ...period, formats: ['csv'], folder })).toMatchObject({ fault: null });
        await expectWhole(bench);
      } finally {
        rmSync(bench.dir + '-stik', { recursive: true, force: true });
      }
    });
  });

  it.skipIf(process.platform !== 'linux')(
    'for which the disk has no room says so, and leaves what room there was',
    async () => {
      await withApp(async (bench) => {
        const { people } = await busy(bench, 3000);
        bench.close();
        const folder = stickIn(bench.dir + '-stik');
        try {
          const told = await inProcess(bench.dir, people.supervisor, folder, (child) => {
            // No file grows beyond this: less than the answers alone.
            const set = ['--pid', String(child.pid), '--fsize=1000000:'];
            expect(spawnSync('prlimit', set, { encoding: 'utf8' }).stderr).toBe('');
          });
          expect(told).toEqual({ fault: 'disk-full' });
          expect(readdirSync(folder)).toEqual([]);
          await expectWhole(bench);
        } finally {
          rmSync(bench.dir + '-stik', { recursive: true, force: true });
        }
      });
    },
  );
});
