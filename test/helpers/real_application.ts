/** The application as a shell runs it: its own chance, its key in a file. Only the clock is the caller's. */
import { randomBytes } from 'node:crypto';
import type { Machine } from '../../electron/app/application.ts';
import { keyFileStore } from '../../electron/app/key_file.ts';
import { openApplication } from '../../electron/app/open.ts';
import { createClient } from '../../shared/contract/client.ts';
import { flights, pins, signedIn, staff, value } from '../electron/app/with_app.ts';

export async function realApplication(dataDir: string, clock: Machine['clock']) {
  const app = await openApplication({
    dataDir,
    clock,
    random: (bytes) => new Uint8Array(randomBytes(bytes)),
    secrets: keyFileStore(dataDir),
    log: { note: () => undefined },
  });
  return { app, client: (caller: string) => createClient((name, input) => app.dispatch(caller, name, input)) };
}

/** A desk with an open shift on the morning of 21 November 2026, from where time goes on by itself. */
export async function runningDesk(dataDir: string) {
  const start = Date.parse('2026-11-20T23:40:00.000Z') - performance.now();
  const pages = await realApplication(dataDir, {
    now: () => new Date(start + performance.now()).toISOString(),
    monotonic: () => performance.now(),
  });
  const { bp3mi } = await staff(pages);
  const desk = await signedIn(pages, bp3mi, pins.bp3mi);
  value(await desk('shift.open', { flights, clockConfirmed: true }));
  return { desk, bp3mi };
}
