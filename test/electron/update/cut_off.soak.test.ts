/** Taking a package in is killed at many moments, and meets a full disk: each time the old version works, and the next try succeeds. */
import { fork, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readPointer } from '../../../electron/update/pointer.ts';
import { diceOf } from '../machine.ts';
import {
  endAll,
  expectWorks,
  isBuilt,
  packageOn,
  publicKey,
  updateStation,
  type UpdateStation,
} from '../../helpers/update_station.ts';

const program = new URL('../../helpers/staging_program.ts', import.meta.url);
const kills = Number(process.env.TAPIS_KILLS ?? 20);

let station: UpdateStation;
beforeEach(async () => {
  station = await updateStation();
});
afterEach(endAll);

/** A process that takes the package in; `met` hears when it has begun. Gives what it said last, null where it was killed. */
async function taking(met: (child: ChildProcess) => void): Promise<string | null> {
  const given = JSON.stringify({ updates: station.updates, stick: station.stick, keys: [publicKey] });
  const child = fork(program, [given]);
  let said: string | null = null;
  child.on('message', (message) => {
    if (message === 'begins') met(child);
    else said = z.string().parse(message);
  });
  await new Promise((resolve) => child.once('exit', resolve));
  return said;
}

const go = (child: ChildProcess): void => {
  child.send('go');
};

describe.skipIf(!isBuilt || process.platform === 'win32')('taking a package in', () => {
  it('that is killed at any moment leaves a working program, and the next try is as good as the first', async () => {
    packageOn(station.stick);
    let began = 0;
    const first = await taking((child) => {
      began = performance.now();
      go(child);
    });
    expect(first).toBe('taken');
    const whole = performance.now() - began;
    const dice = diceOf(process.env.TAPIS_SEED ?? 'cut off');
    const ends = new Set<string>();
    for (let count = 0; count < kills; count += 1) {
      rmSync(station.updates, { recursive: true });
      mkdirSync(station.updates);
      const said = await taking((child) => {
        go(child);
        void wait(dice.upTo(Math.ceil(whole))).then(() => child.kill('SIGKILL'));
      });
      const pending = readPointer(station.updates)?.pending?.version ?? null;
      ends.add(
        `${said ?? 'killed'} ${String(pending)} ${readdirSync(station.updates).some((name) => name.endsWith('.part')) ? 'half' : ''}`,
      );
      // The version that is named was unpacked whole; else the old one starts.
      if (count % 5 === 0) await expectWorks(station, { version: pending ?? '0.1.0' });
      if (pending === null) expect(await taking(go)).toBe('taken');
    }
    // The moments were chosen well enough to have cut it in two at least once.
    expect([...ends].some((end) => end.includes('half'))).toBe(true);
    expect([...ends].some((end) => end.startsWith('killed'))).toBe(true);
  });

  it('for which the disk has no room says so, leaves nothing, and the old version works', async () => {
    packageOn(station.stick);
    const said = await taking((child) => {
      // No file grows beyond this: less than the shell of the program.
      const set = ['--pid', String(child.pid), '--fsize=1000000:'];
      expect(spawnSync('prlimit', set, { encoding: 'utf8' }).stderr).toBe('');
      child.send('go');
    });
    expect(said).toBe('disk-full');
    expect(readdirSync(station.updates)).toEqual([]);
    await expectWorks(station, { version: '0.1.0' });
    expect(await taking(go)).toBe('taken');
    await expectWorks(station, { version: '0.2.0' });
  });
});
