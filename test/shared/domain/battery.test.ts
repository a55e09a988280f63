import { expect, it } from 'vitest';
import { batteryState } from '../../../shared/domain/battery.ts';

it('a battery warns at 30 %, is at its end at 15 %, and says nothing while it is charged', () => {
  const states = [100, 31, 30, 16, 15, 1, 0].map((percent) => batteryState({ percent, charging: false }));
  expect(states).toEqual(['fine', 'fine', 'low', 'low', 'ending', 'ending', 'ending']);
  expect([30, 15, 0].map((percent) => batteryState({ percent, charging: true }))).toEqual(['fine', 'fine', 'fine']);
});
