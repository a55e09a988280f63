/** A desk that scans a group without pause and tells how many are stored. Killed from outside. */
import { randomBytes } from 'node:crypto';
import { openApplication } from '../../electron/app/open.ts';
import { keyFileStore } from '../../electron/app/key_file.ts';
import { createClient } from '../../shared/contract/client.ts';
import { flights, pins, signedIn, staffed, value } from '../electron/app/with_app.ts';
import { papersOf } from './party.ts';

const dataDir = process.argv[2] ?? '';
const start = Date.parse('2026-11-20T23:40:00.000Z') - performance.now();
const app = await openApplication({
  dataDir,
  clock: {
    now: () => new Date(start + performance.now()).toISOString(),
    monotonic: () => performance.now(),
  },
  random: (bytes) => new Uint8Array(randomBytes(bytes)),
  secrets: keyFileStore(dataDir),
  log: { note: () => undefined },
});
const pages = { client: (caller: string) => createClient((name, input) => app.dispatch(caller, name, input)) };
const { bp3mi } = await staffed(pages);
const desk = await signedIn(pages, bp3mi, pins.bp3mi);
value(await desk('shift.open', { flights, clockConfirmed: true }));
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
