/** A desk that answers without pause and tells each answer only once the application has acknowledged it. Killed from outside. */
import { value } from '../electron/app/with_app.ts';
import { boarding, passport } from './papers.ts';
import { runningDesk } from './real_application.ts';

const { desk, bp3mi } = await runningDesk(process.argv[2] ?? '');
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
