/** A new version is tried, and stays or goes, in all the ways there are: each time the program works afterwards, with all data. */
import { spawnSync } from 'node:child_process';
import { appendFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Shell } from '../../../electron/update/installation.ts';
import { firstPointer, writePointer } from '../../../electron/update/pointer.ts';
import {
  asideOf,
  endAll,
  expectAllData,
  expectWorks,
  isBuilt,
  keptOf,
  lookAtPage,
  packageOn,
  pointerOf,
  powerCut,
  programFolder,
  stagedOn,
  start,
  stop,
  updateStation,
  type UpdateStation,
  type Wanted,
} from '../../helpers/update_station.ts';

let station: UpdateStation;
beforeEach(async () => {
  station = await updateStation();
});
afterEach(endAll);

const staged = (wanted: Wanted = {}, shell: Shell = 'kiosk') => stagedOn(station, wanted, shell);
const pointer = () => pointerOf(station);
const asideIn = () => asideOf(station);
const keptCopies = () => keptOf(station);

describe.skipIf(!isBuilt || process.platform === 'win32')('a new version', () => {
  it.each([
    ['crashes', 'ended'],
    ['exits', 'ended'],
    ['hangs', 'silent'],
  ] as const)('that %s is given up, and the version before works with the data as it was', async (conduct, reason) => {
    await staged({ conduct });
    const first = start(station, { patience: conduct === 'hangs' ? 1000 : 20_000 });
    expect(await lookAtPage(first)).toMatchObject({ version: '0.1.0', returned: { version: '0.2.0', reason } });
    await stop(first);
    expect(pointer()).toMatchObject({ current: null, pending: null, returned: { version: '0.2.0', reason } });
    const kinds = await expectAllData(station);
    expect(kinds.filter((kind) => kind.startsWith('update'))).toEqual(['update-returned']);
    expect(keptCopies()).toEqual([]);
    // What the new version made of the data is kept, whole.
    expect(asideIn()).toHaveLength(1);
    const again = await expectWorks(station, { version: '0.1.0' });
    expect(again.filter((kind) => kind === 'update-returned')).toHaveLength(1);
  });

  it('whose files were changed after they were unpacked is never started', async () => {
    await staged();
    appendFileSync(join(station.updates, '0.2.0', 'program', 'out', 'kiosk', 'main.js'), '\n// one line more\n');
    await expectWorks(station, { version: '0.1.0' });
    expect(pointer().returned).toMatchObject({ version: '0.2.0', reason: 'damaged' });
    expect(asideIn()).toEqual([]);
  });

  it('that worked and was changed later is left for the one before', async () => {
    await staged();
    await expectWorks(station, { version: '0.2.0' });
    writeFileSync(join(station.updates, '0.2.0', 'program', 'added.node'), 'a file that was not signed');
    const kinds = await expectWorks(station, { version: '0.1.0' });
    expect(pointer()).toMatchObject({ current: null, returned: { version: '0.2.0', reason: 'damaged' } });
    // What people did under it stays: nothing was put back.
    expect(kinds.filter((kind) => kind.startsWith('update'))).toEqual(['update-confirmed', 'update-returned']);
    expect(asideIn()).toEqual([]);
  });

  it('that a power cut interrupts at its first start is tried again, then given up', async () => {
    await staged({ conduct: 'hangs' });
    for (const tries of [1, 2]) {
      const cut = start(station);
      await expect.poll(() => pointer().pending?.tries, { timeout: 20_000 }).toBe(tries);
      await powerCut(station, cut);
    }
    await expectWorks(station, { version: '0.1.0' });
    expect(pointer().returned).toMatchObject({ version: '0.2.0', reason: 'interrupted' });
  });

  it('that reached its page though its starter was killed is the current one', async () => {
    await staged();
    const cut = start(station);
    await lookAtPage(cut);
    await expect.poll(() => pointer().current).toBe('0.2.0');
    writePointer(station.updates, { ...firstPointer, pending: { version: '0.2.0', tries: 1, returning: null } });
    cut.child.kill('SIGKILL');
    // The shell works on without its starter; a second start gets another address of it.
    const second = start(station);
    expect(await lookAtPage(second)).toMatchObject({ version: '0.2.0' });
    expect(pointer()).toMatchObject({ current: '0.2.0', pending: null });
    expect(await second.ended).toBe(0);
    await powerCut(station, cut);
    await expectWorks(station, { version: '0.2.0' });
  });

  it('waits where somebody works: a second start shows another window of the version that runs', async () => {
    const working = start(station);
    await lookAtPage(working);
    await staged();
    const second = start(station);
    expect(await lookAtPage(second)).toMatchObject({ version: '0.1.0', pending: '0.2.0' });
    expect(await second.ended).toBe(0);
    await stop(working);
    await expectWorks(station, { version: '0.2.0' });
  });

  it('is started in the form of the desktop shell too', async () => {
    await staged({}, 'desktop');
    const started = start(station, { shell: 'desktop' });
    expect(await lookAtPage(started)).toMatchObject({ version: '0.2.0' });
    await stop(started);
    expect(await expectAllData(station)).toContain('update-confirmed');
  });

  it('is overtaken by a newer program that an administrator installed', async () => {
    await staged();
    await expectWorks(station, { version: '0.2.0' });
    const base = join(station.dir, 'installed');
    programFolder(base, '0.3.0');
    const started = start(station, { base });
    expect(await lookAtPage(started)).toMatchObject({ version: '0.3.0' });
    await stop(started);
  });
});

describe.skipIf(!isBuilt || process.platform === 'win32')('the pointer', () => {
  it('that a disk has damaged is put aside, and the newest version that worked goes on', async () => {
    await staged();
    await expectWorks(station, { version: '0.2.0' });
    writeFileSync(join(station.updates, 'versions.json'), '{"v":1,"curr');
    await expectWorks(station, { version: '0.2.0' });
    expect(readdirSync(station.updates).filter((name) => name.startsWith('versions.damaged'))).toHaveLength(1);
  });

  it('is not needed: where there is no folder for updates yet, the installed program makes one and starts', async () => {
    rmSync(station.updates, { recursive: true });
    const started = start(station);
    expect(await lookAtPage(started)).toEqual({ version: '0.1.0', pending: null, returned: null });
    await stop(started);
    expect(readdirSync(station.updates).filter((name) => name.startsWith('versions'))).toEqual([]);
  });
});

describe.skipIf(!isBuilt || process.platform === 'win32')('the built starter', () => {
  it('has no release key in this repository, takes no package and says so', () => {
    const main = fileURLToPath(new URL('../../../out/update/main.js', import.meta.url));
    const args = [main, '--updates', station.updates, '--data', station.dataDir, '--install', packageOn(station.stick)];
    const { status, stdout } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    expect([status, stdout]).toEqual([1, expect.stringContaining('built without a release key')]);
    expect(readdirSync(station.updates).filter((name) => name.startsWith('0.2.0'))).toEqual([]);
  });
});
