/** A new version is tried, and stays or goes: each time the program works afterwards, with all data. The other ways: the soak. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { firstPointer } from '../../../electron/update/pointer.ts';
import {
  asideOf,
  endAll,
  expectAllData,
  expectWorks,
  isBuilt,
  keptOf,
  lookAtPage,
  pointerOf,
  schemaOf,
  stagedOn,
  start,
  stop,
  updateStation,
  type UpdateStation,
} from '../../helpers/update_station.ts';

let station: UpdateStation;
beforeEach(async () => {
  station = await updateStation();
});
afterEach(endAll);

describe.skipIf(!isBuilt || process.platform === 'win32')('a new version', () => {
  it('that shows its sign-in page stays, and the next start is its own', async () => {
    await stagedOn(station);
    const first = start(station);
    expect(await lookAtPage(first)).toEqual({ version: '0.2.0', pending: null, returned: null });
    await expect.poll(() => pointerOf(station)).toEqual({ ...firstPointer, current: '0.2.0' });
    await stop(first);
    expect(keptOf(station)).toEqual([]);
    const kinds = await expectWorks(station, { version: '0.2.0' });
    expect(kinds.filter((kind) => kind.startsWith('update'))).toEqual(['update-confirmed']);
    expect(asideOf(station)).toEqual([]);
  });

  it('that migrates the database and then crashes is given up, and the version before works with the data as it was', async () => {
    await stagedOn(station, { conduct: 'migrates' });
    const first = start(station);
    const returned = { version: '0.2.0', reason: 'ended' };
    expect(await lookAtPage(first)).toMatchObject({ version: '0.1.0', returned });
    await stop(first);
    expect(pointerOf(station)).toMatchObject({ current: null, pending: null, returned });
    expect((await expectAllData(station)).filter((kind) => kind.startsWith('update'))).toEqual(['update-returned']);
    expect(keptOf(station)).toEqual([]);
    // What the new version made of the data is kept, whole, under the schema it gave it.
    const [aside = ''] = asideOf(station);
    expect(await schemaOf(station, aside)).toBe(999_990);
  });
});
