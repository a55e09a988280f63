/** First starts that meet something else as well: a long wait, no room, a host that does not answer, another user of the machine. */
import { spawnSync } from 'node:child_process';
import { chownSync, cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keyFileStore } from '../../../electron/app/key_file.ts';
import { readMark } from '../../../electron/update/installation.ts';
import { firstPointer, writePointer } from '../../../electron/update/pointer.ts';
import {
  asideOf,
  endAll,
  expectAllData,
  expectWorks,
  isBuilt,
  keptOf,
  lookAtPage,
  pageOf,
  pointerOf,
  stagedOn,
  start,
  stop,
  updateStation,
  type Started,
  type UpdateStation,
} from '../../helpers/update_station.ts';
import { endAll as endHosts, hostAt, paired } from '../network/hosts.ts';

const passphrase = 'empat kata tanpa hubungan';
const tried = { ...firstPointer, pending: { version: '0.2.0', tries: 1, returning: null } };

let station: UpdateStation;
beforeEach(async () => {
  station = await updateStation();
});
afterEach(() => {
  endAll();
  endHosts();
});

/** The version that a starter has started. */
function startedBy({ child }: Started): number {
  const pid = String(child.pid);
  return Number(readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim());
}

describe.skipIf(!isBuilt || process.platform !== 'linux')('a first start under a passphrase', () => {
  beforeEach(async () => {
    await keyFileStore(station.dataDir).passphrase.change(passphrase);
    await stagedOn(station);
  });

  it('waits for a person longer than a version may be silent', async () => {
    const patience = 15_000;
    const started = start(station, { patience });
    const page = await pageOf(started);
    await new Promise((resolve) => setTimeout(resolve, patience + 2000));
    expect(await page('session.current')).toMatchObject({ ok: false, error: { code: 'station-closed' } });
    expect(pointerOf(station)).toEqual(tried);
    expect(await page('station.unlock', { passphrase })).toMatchObject({ ok: true });
    expect(await page('session.current')).toMatchObject({ ok: true });
    await expect.poll(() => pointerOf(station).current).toBe('0.2.0');
    await stop(started);
  });

  it('whose window a person closes is neither given up nor current, and comes again', async () => {
    const started = start(station);
    await pageOf(started);
    process.kill(startedBy(started), 'SIGTERM');
    expect(await started.ended).toBe(0);
    expect(pointerOf(station)).toEqual(tried);
    const again = start(station);
    const page = await pageOf(again);
    expect(await page('update.state')).toMatchObject({ ok: false, error: { code: 'station-closed' } });
    expect(readMark(station.updates, '0.2.0')).toBe('waiting');
    await stop(again);
  });

  it('that crashes while it waits is given up', async () => {
    const started = start(station);
    await pageOf(started);
    process.kill(startedBy(started), 'SIGKILL');
    await expect
      .poll(() => pointerOf(station), { timeout: 20_000 })
      .toMatchObject({
        current: null,
        pending: null,
        returned: { version: '0.2.0', reason: 'ended' },
      });
    expect(keptOf(station)).toEqual([]);
  });

  it('after which there is no room to say so goes on, and is said at the next start', async () => {
    const started = start(station);
    const page = await pageOf(started);
    // From here on the starter can write nothing; the version can.
    const set = ['--pid', String(started.child.pid), '--fsize=0:'];
    expect(spawnSync('prlimit', set, { encoding: 'utf8' }).stderr).toBe('');
    expect(await page('station.unlock', { passphrase })).toMatchObject({ ok: true });
    expect(await page('session.current')).toMatchObject({ ok: true });
    await expect.poll(() => keptOf(station)).toEqual([]);
    expect(await page('station.state')).toMatchObject({ ok: true });
    await stop(started);
    expect(pointerOf(station)).toEqual(tried);
    const next = start(station);
    const door = await pageOf(next);
    expect(await door('station.unlock', { passphrase })).toMatchObject({ ok: true });
    expect(await door('update.state')).toMatchObject({ ok: true, value: { version: '0.2.0', returned: null } });
    await stop(next);
    expect(pointerOf(station)).toEqual({ ...firstPointer, current: '0.2.0' });
    expect(asideOf(station)).toEqual([]);
  });
});

describe.skipIf(!isBuilt || process.platform === 'win32')('a first start on a device', () => {
  it('whose station does not answer proves itself all the same', async () => {
    const host = await hostAt('127.0.0.2');
    const device = await paired(host);
    device.stop();
    host.stop();
    rmSync(station.dataDir, { recursive: true });
    cpSync(device.dir, station.dataDir, { recursive: true });
    await stagedOn(station);
    const started = start(station);
    const page = await pageOf(started);
    expect(await page('session.current')).toMatchObject({ ok: false, error: { code: 'station-unreachable' } });
    await expect.poll(() => pointerOf(station)).toEqual({ ...firstPointer, current: '0.2.0' });
    await stop(started);
    expect(keptOf(station)).toEqual([]);
  });
});

// The data on a small file system of its own, mounted where nobody else sees it, and copied back at the end.
const small = `size=$1 data=$2 back=$3; shift 3
cp -a "$data" "$back" && mount -t tmpfs -o size="$size" tmpfs "$data" && cp -a "$back/." "$data" || exit 9
"$@" & starter=$!
trap 'kill -TERM $starter' TERM
while kill -0 $starter 2>/dev/null; do wait $starter; ended=$?; done
rm -r "$back" && cp -a "$data" "$back" && exit $ended`;
const smallOn = (bytes: number, data: string, back: string) =>
  ['unshare', '-rm', 'sh', '-c', small, 'sh', String(bytes), data, back] as const;

const mounts = (): boolean => {
  const folder = mkdtempSync(join(tmpdir(), 'tapis-mount-'));
  const [command, ...args] = smallOn(100_000, join(folder, 'data'), join(folder, 'back'));
  mkdirSync(join(folder, 'data'));
  try {
    return spawnSync(command, [...args, 'true']).status === 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

describe.skipIf(!isBuilt || process.platform !== 'linux')('a disk without room for the data of before', () => {
  it.skipIf(!mounts())('leaves the old version at work, the data whole, and says why', async () => {
    await stagedOn(station);
    const bytes = Number(spawnSync('du', ['-sb', station.dataDir], { encoding: 'utf8' }).stdout.split('\t')[0]);
    const data = Number(
      spawnSync('du', ['-sb', join(station.dataDir, 'live')], { encoding: 'utf8' }).stdout.split('\t')[0],
    );
    // Room for a start of the old version, not for a second one of the databases.
    const back = join(station.dir, 'back');
    const started = start(station, { within: smallOn(bytes + Math.floor(data * 0.8), station.dataDir, back) });
    const returned = { version: '0.2.0', reason: 'disk-full' };
    expect(await lookAtPage(started)).toMatchObject({ version: '0.1.0', pending: null, returned });
    await stop(started);
    expect(pointerOf(station)).toMatchObject({ current: null, pending: null, returned });
    const there = { ...station, dataDir: back };
    expect([keptOf(there), asideOf(there)]).toEqual([[], []]);
    expect((await expectAllData(there)).filter((kind) => kind.startsWith('update'))).toEqual(['update-returned']);
  });
});

describe.skipIf(!isBuilt || process.platform !== 'linux' || process.getuid?.() !== 0)('another user', () => {
  const nobody = 65_534;

  it('to whom the updates are closed has the installed program', async () => {
    await stagedOn(station);
    await expectWorks(station, { version: '0.2.0' });
    const own = join(station.dir, 'own');
    cpSync(station.dataDir, own, { recursive: true });
    for (const name of ['', ...readdirSync(own, { recursive: true, encoding: 'utf8' })])
      chownSync(join(own, name), nobody, nobody);
    chownSync(station.dir, nobody, nobody);
    const pointer = pointerOf(station);
    writePointer(station.updates, {
      ...pointer,
      returned: { version: '0.1.5', reason: 'ended', at: '2026-11-20T00:00:00.000Z' },
    });
    const started = start({ ...station, dataDir: own }, { uid: nobody });
    expect(await lookAtPage(started)).toEqual({ version: null, pending: null, returned: null });
    await stop(started);
    expect(readFileSync(join(own, 'technical.log'), 'utf8')).toContain('updates are not open to this user');
  });
});
