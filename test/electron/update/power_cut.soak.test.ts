/** The power goes at any moment of a first start, of its confirmation or of its return: the next start comes to the same end, with all data. */
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { diceOf } from '../machine.ts';
import {
  asideOf,
  endAll,
  expectWorks,
  isBuilt,
  keptOf,
  pointerOf,
  powerCut,
  stagedOn,
  start,
  updateStation,
} from '../../helpers/update_station.ts';

const cuts = Number(process.env.TAPIS_KILLS ?? 20);
const seed = process.env.TAPIS_SEED ?? 'power cut';

afterEach(endAll);

describe.skipIf(!isBuilt || process.platform !== 'linux')('the power goes', () => {
  it.each([
    ['migrates', '0.1.0'],
    ['works', '0.2.0'],
  ] as const)('while a version that %s is tried: version %s works afterwards', async (conduct, version) => {
    const dice = diceOf(`${seed} ${conduct}`);
    const states = new Set<string>();
    for (let count = 0; count < cuts; count += 1) {
      const station = await updateStation();
      await stagedOn(station, { conduct });
      const cut = start(station);
      await wait(dice.upTo(2500));
      await powerCut(station, cut);
      const { pending, current } = pointerOf(station);
      states.add(`${String(pending?.tries ?? '-')} ${pending?.returning ? 'returning' : ''} ${String(current)}`);
      await expectWorks(station, { version });
      expect([keptOf(station), asideOf(station).length <= 1]).toEqual([[], true]);
      endAll();
    }
    // It was cut before the start, and after it.
    expect(states.size).toBeGreaterThan(1);
  });
});
