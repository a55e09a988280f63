/**
 * A station at which three officers work at once without pause: screenings, decisions, holds with the second official,
 * custody, counts. It tells each act only once the application has acknowledged it, and is killed from outside.
 * Arguments: data folder, people as JSON.
 */
import { randomBytes } from 'node:crypto';
import { openSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { keyFileStore } from '../../electron/app/key_file.ts';
import { fileLog } from '../../electron/app/log.ts';
import { openApplication } from '../../electron/app/open.ts';
import { startFailure } from '../../electron/app/start_failure.ts';
import { createClient } from '../../shared/contract/client.ts';
import { diceOf } from '../electron/machine.ts';
import {
  clerkOf,
  custodianOf,
  handOver,
  inspectorOf,
  openShift,
  People,
  Refused,
  signAllIn,
  type Place,
} from './busy_desks.ts';
import { Errand, type Fact, type Told } from './told.ts';
import { openWalPlace } from './wal_place.ts';

const dataDir = process.argv[2] ?? '';
const people = People.parse(JSON.parse(process.argv[3] ?? ''));
const tell = (told: Told) => process.send?.(told);

/** Does one act. What is refused is told, and tried again a moment later: a full disk may have room by then. */
async function untilDone(act: () => Promise<void>): Promise<void> {
  for (;;) {
    try {
      await act();
      return;
    } catch (thrown) {
      if (!(thrown instanceof Refused)) throw thrown;
      // A PIN is counted as tried before it is compared; a kill in between leaves it counted, and its owner waits some seconds.
      if (thrown.code !== 'locked-out') tell({ refused: { call: thrown.call, code: thrown.code } });
      await wait(10);
    }
  }
}

/** Works without end. */
async function keepDoing(act: () => Promise<void>): Promise<never> {
  for (;;) {
    await untilDone(act);
    await new Promise(setImmediate);
  }
}

async function open({ start }: Errand) {
  const base = Date.parse(start) - performance.now();
  const now = () => new Date(base + performance.now()).toISOString();
  try {
    return await openApplication({
      dataDir,
      clock: { now, monotonic: () => performance.now() },
      random: (bytes) => new Uint8Array(randomBytes(bytes)),
      secrets: keyFileStore(dataDir),
      log: fileLog(dataDir, now),
    });
  } catch (thrown) {
    tell({ cannotStart: startFailure(thrown) });
    return null;
  }
}

async function work(errand: Errand): Promise<void> {
  const app = await open(errand);
  if (app === null) {
    process.disconnect();
    return;
  }
  const shm = openSync(join(dataDir, 'live', 'tapis.db-shm'), 'r');
  const place: Place = {
    people,
    ...diceOf(errand.seed),
    done: (table: Fact['table'], row: Fact['row']) => tell({ fact: { table, row }, wal: openWalPlace(shm) }),
    client: (caller) => createClient((name, input) => app.dispatch(caller, name, input)),
  };
  await signAllIn(place);
  await untilDone(async () => {
    if (errand.handOver) await handOver(place);
    await openShift(place);
  });
  await Promise.all([clerkOf(place), inspectorOf(place), custodianOf(place)].map(keepDoing));
}

// Without the test nobody is there to be told, or to kill it.
process.once('disconnect', () => process.exit());
process.once('message', (message) => void work(Errand.parse(message)));
tell({ ready: true });
