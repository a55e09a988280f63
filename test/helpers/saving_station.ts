/** A station in a process of its own that saves what waits onto a stick, and prints what came of it. Arguments: data folder, shift head, stick. */
import { readdirSync } from 'node:fs';
import { OfficerId } from '../../shared/ids.ts';
import { pins, signedIn, value } from '../electron/app/with_app.ts';
import { realApplication } from './real_application.ts';

const [, , dataDir = '', supervisor = '', folder = ''] = process.argv;
const { app, client } = await realApplication(dataDir, {
  now: () => '2026-11-21T00:40:00.000Z',
  monotonic: () => performance.now(),
});
const head = await signedIn({ client }, OfficerId.parse(supervisor), pins.supervisor);
const saved = await head('outbox.save', { folder, after: null });
const { waiting } = value(await head('outbox.state', {}));
app.close();
process.stdout.write(JSON.stringify({ code: saved.ok ? null : saved.error.code, waiting, there: readdirSync(folder) }));
