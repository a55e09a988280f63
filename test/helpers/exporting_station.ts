/** A station in a process of its own that exports its data and tells how far it is. Arguments: data folder, shift head, target. */
import { setTimeout as wait } from 'node:timers/promises';
import { OfficerId } from '../../shared/ids.ts';
import { pins, signedIn, value } from '../electron/app/with_app.ts';
import { realApplication } from './real_application.ts';

const [, , dataDir = '', supervisor = '', folder = ''] = process.argv;
const { client } = await realApplication(dataDir, {
  now: () => '2026-11-21T00:40:00.000Z',
  monotonic: () => performance.now(),
});
const head = await signedIn({ client }, OfficerId.parse(supervisor), pins.supervisor);
const scope = { from: '2026-11-21', to: '2026-11-21' };
value(await head('export.start', { scope, receiver: 'immigration', formats: ['csv', 'jsonl'], folder }));
for (;;) {
  const { running, exports } = value(await head('export.list', {}));
  if (running === null) {
    // It ends as it stands: where no file may grow, none can be closed in order.
    process.send?.({ fault: exports[0]?.fault ?? null }, () => process.exit());
    break;
  }
  process.send?.({ done: running.done });
  await wait(2);
}
