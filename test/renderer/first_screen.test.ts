import { expect, it } from 'vitest';
import { firstOf } from '../../renderer/first_screen.ts';
import { DevicePlace, Role } from '../../shared/domain/words.ts';

it('puts first what fits role and place, and the flights wherever the place asks for what the role has not', () => {
  const table = Object.fromEntries(
    Role.options.map((role) => [role, DevicePlace.options.map((place) => firstOf(role, place))]),
  );
  const counters = ['arrivals', 'arrivals', 'arrivals', 'arrivals'];
  const flights = DevicePlace.options.map(() => 'flights');
  expect(table).toEqual({
    bp3mi: ['flights', ...counters, 'open', 'flights'],
    immigration: ['flights', ...counters, 'open', 'flights'],
    supervisor: [...flights.slice(1), 'oversight'],
    auditor: flights,
    admin: flights,
  });
});
