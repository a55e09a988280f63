/** A desk that answers without pause and tells each answer only once the application has acknowledged it. Killed from outside. */
import { randomBytes } from 'node:crypto';
import { openApplication } from '../../electron/app/open.ts';
import { keyFileStore } from '../../electron/app/key_file.ts';
import { createClient } from '../../shared/contract/client.ts';
import { flights, pins, signedIn, staffed, value } from '../electron/app/with_app.ts';
import { boarding, passport } from './papers.ts';

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
const { screeningId } = value(
  await desk('screening.open', { passport: passport(), boarding: boarding(), selection: 'random', purpose: 'tourism' }),
);
process.send?.({ screeningId, bp3mi });
const values = ['seen', 'missing', 'doubtful', 'notCheckable'] as const;
for (let revision = 0; ; revision += 1) {
  const given = values[revision % values.length] ?? 'seen';
  const code = (['passport', 'returnTicket', 'hotelBooking'] as const)[revision % 3] ?? 'passport';
  const answer = { kind: 'document' as const, code, value: given };
  value(await desk('screening.answer', { screeningId, revision, answers: [answer] }));
  process.send?.({ revision: revision + 1, code, value: given });
  await new Promise(setImmediate);
}
