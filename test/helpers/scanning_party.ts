/** A desk that scans a group without pause and tells how many are stored. Killed from outside. */
import { value } from '../electron/app/with_app.ts';
import { papersOf } from './party.ts';
import { runningDesk } from './real_application.ts';

const { desk, bp3mi } = await runningDesk(process.argv[2] ?? '');
const flightId = value(await desk('shift.current', {}))?.flights.find(({ number }) => number === 'AK 450')?.id;
if (flightId === undefined) throw new Error('no flight');
const { partyId } = value(
  await desk('party.open', { kind: 'group', purpose: 'umrah', flightId, leader: null, licence: null }),
);
process.send?.({ partyId, bp3mi });
for (let index = 0; index < 100; index += 1) {
  value(await desk('party.add', { partyId, ...papersOf(index) }));
  process.send?.({ members: index + 1 });
  await new Promise(setImmediate);
}
