/** A staffed station with an open shift in a folder of its own that goes with the process. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openApplication } from '../../electron/app/open.ts';
import { createClient } from '../../shared/contract/client.ts';
import { boarding, passport } from './papers.ts';
import { flights, machineIn, pins, signedIn, staff, value } from '../electron/app/with_app.ts';

/** An officer of BP3MI at the desk, and the papers of ever another traveller. */
export async function benchStation() {
  const dir = mkdtempSync(join(tmpdir(), 'tapis-bench-'));
  process.on('exit', () => {
    rmSync(dir, { recursive: true, force: true });
  });
  const machine = machineIn(dir, { now: '2026-11-20T23:40:00.000Z', mono: 0 }, []);
  const app = await openApplication(machine);
  const pages = { client: (caller: string) => createClient((name, input) => app.dispatch(caller, name, input)) };
  const { bp3mi } = await staff(pages);
  const desk = await signedIn(pages, bp3mi, pins.bp3mi);
  value(await desk('shift.open', { flights, clockConfirmed: true }));
  let travellers = 0;
  const nextPapers = () => {
    travellers += 1;
    const number = `X${String(1_000_000 + travellers)}`;
    return {
      passport: passport({ number }),
      boarding: boarding({ sequence: String(travellers % 10_000).padStart(4, '0') }),
    };
  };
  return { place: { dir, live: (await machine.secrets.read('live')) ?? new Uint8Array() }, desk, nextPapers };
}
