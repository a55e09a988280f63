/** The first start of a new version where it is not an open station with its own page: under a passphrase, and on a device. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keyFileStore } from '../../../electron/app/key_file.ts';
import { readMark } from '../../../electron/update/installation.ts';
import { firstPointer } from '../../../electron/update/pointer.ts';
import {
  asideOf,
  endAll,
  expectAllData,
  isBuilt,
  keptOf,
  packageOn,
  pageOf,
  pointerOf,
  programFolder,
  publicKey,
  stagedOn,
  start,
  startBuilt,
  stop,
  updateStation,
  type UpdateStation,
} from '../../helpers/update_station.ts';
import { founding, value } from '../app/with_app.ts';
import { endAll as endHosts, hostAt, paired } from '../network/hosts.ts';

const passphrase = 'empat kata tanpa hubungan';

let station: UpdateStation;
beforeEach(async () => {
  station = await updateStation();
});
afterEach(() => {
  endAll();
  endHosts();
});

const mark = () => readMark(station.updates, '0.2.0');
const kindsSince = async () => (await expectAllData(station)).filter((kind) => kind.startsWith('update'));

/** The installed program with its starter as they are built, with the release key of this test in the place of none. */
function installedProgram(): string {
  const base = join(station.dir, 'installed');
  programFolder(base, '0.1.0');
  const built = readFileSync(fileURLToPath(new URL('../../../out/update/main.js', import.meta.url)), 'utf8');
  expect(built.split('Keys.parse([])')).toHaveLength(2);
  const main = join(base, 'out', 'update', 'main.js');
  mkdirSync(dirname(main), { recursive: true });
  writeFileSync(main, built.replace('Keys.parse([])', `Keys.parse(${JSON.stringify([publicKey])})`));
  return main;
}

describe.skipIf(!isBuilt || process.platform === 'win32')('the first start under a passphrase', () => {
  it('that is ended in order is no try, and once the passphrase was typed the version stays', async () => {
    const keys = keyFileStore(station.dataDir);
    await keys.passphrase.change(passphrase);
    await stagedOn(station);
    const first = start(station);
    const closed = await pageOf(first);
    expect(await closed('session.current')).toMatchObject({ ok: false, error: { code: 'station-closed' } });
    expect(mark()).toBe('waiting');
    await stop(first);
    expect(pointerOf(station)).toEqual({ ...firstPointer, pending: { version: '0.2.0', tries: 1, returning: null } });
    expect(keptOf(station)).toEqual(['before-update-0.2.0']);

    const second = start(station);
    const page = await pageOf(second);
    expect(await page('station.unlock', { passphrase: 'empat kata yang lain' })).toMatchObject({ ok: false });
    expect([mark(), await page('station.unlock', { passphrase })]).toEqual(['waiting', { ok: true, value: {} }]);
    expect(await page('session.current')).toMatchObject({ ok: true });
    expect(mark()).toBe('reached');
    await expect.poll(() => pointerOf(station)).toEqual({ ...firstPointer, current: '0.2.0' });
    await stop(second);
    expect([keptOf(station), asideOf(station)]).toEqual([[], []]);
    await keys.passphrase.open(passphrase);
    await keys.passphrase.change(null);
    expect(await kindsSince()).toEqual(['update-confirmed']);
  });
});

describe.skipIf(!isBuilt || process.platform === 'win32')('a device of another station', () => {
  it('is updated at its terminal, and the new version proves itself there while the station answers', async () => {
    const host = await hostAt('127.0.0.2');
    const device = await paired(host);
    device.stop();
    rmSync(station.dataDir, { recursive: true });
    cpSync(device.dir, station.dataDir, { recursive: true });
    const main = installedProgram();
    const places = ['--updates', station.updates, '--data', station.dataDir];
    packageOn(station.stick);
    const took = spawnSync(process.execPath, [main, ...places, '--install', station.stick], { encoding: 'utf8' });
    expect([took.status, took.stderr]).toEqual([0, '']);
    expect(took.stdout).toMatch(/Version 0\.2\.0 \(mark [0-9a-f]{8}\) is installed and tried at the next start\./);
    expect(pointerOf(station).pending).toEqual({ version: '0.2.0', tries: 0, returning: null });

    const started = startBuilt(station, main);
    const page = await pageOf(started);
    expect(await page('session.current')).toMatchObject({ ok: true });
    await expect.poll(() => pointerOf(station)).toEqual({ ...firstPointer, current: '0.2.0' });
    expect(await page('station.state')).toMatchObject({ ok: true, value: { station: { name: founding.name } } });
    await stop(started);
    expect([mark(), keptOf(station)]).toEqual(['reached', []]);
    // Nothing of an update stands in the log of its station: it is this machine's own.
    expect(value(await host.admin('update.state', {}))).toEqual({ version: null, pending: null, returned: null });
  });
});
