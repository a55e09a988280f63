/** What comes first on the board: from the place of the machine, among what the role works on anyway. */
import type { DevicePlace, Role } from '../shared/domain/words.ts';

/**
 * `flights`: departures, as on the machine before the x-ray; `arrivals`: who waits to be taken over; `open`: clarifications under
 * way; `oversight`: what waits for the shift head.
 */
export type First = 'flights' | 'arrivals' | 'open' | 'oversight';

const atPlace: Readonly<Record<DevicePlace, First>> = {
  beforeXray: 'flights',
  counter1: 'arrivals',
  counter2: 'arrivals',
  counter3: 'arrivals',
  counter4: 'arrivals',
  secondary: 'open',
  supervisor: 'oversight',
};

const ofRole: Readonly<Record<Role, readonly First[]>> = {
  bp3mi: ['flights', 'arrivals', 'open'],
  immigration: ['flights', 'arrivals', 'open'],
  supervisor: ['flights', 'oversight'],
  auditor: ['flights'],
  admin: ['flights'],
};

/** What comes first; the flights wherever the place asks for what the role has not. */
export function firstOf(role: Role, place: DevicePlace): First {
  const wanted = atPlace[place];
  return ofRole[role].includes(wanted) ? wanted : 'flights';
}
