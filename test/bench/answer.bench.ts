/** One durable answer through the dispatcher, with its event, against the same answer row inserted raw into the same kind of database. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openApplication } from '../../electron/app/open.ts';
import { openDatabase } from '../../db/open.ts';
import { createClient } from '../../shared/contract/client.ts';
import { flights, machineIn, pins, signedIn, staff, value } from '../electron/app/with_app.ts';
import { boarding, passport } from '../helpers/papers.ts';

const dir = mkdtempSync(join(tmpdir(), 'tapis-bench-'));
process.on('exit', () => {
  rmSync(dir, { recursive: true, force: true });
});
const app = await openApplication(machineIn(dir, { now: '2026-11-20T23:40:00.000Z', mono: 0 }, []));
const pages = { client: (caller: string) => createClient((name, input) => app.dispatch(caller, name, input)) };
const { bp3mi } = await staff(pages);
const desk = await signedIn(pages, bp3mi, pins.bp3mi);
value(await desk('shift.open', { flights, clockConfirmed: true }));
const { screeningId } = value(
  await desk('screening.open', { passport: passport(), boarding: boarding(), selection: 'random', purpose: 'tourism' }),
);
const raw = openDatabase({ path: join(dir, 'raw.db'), key: new Uint8Array(randomBytes(32)) });
raw.pragma('foreign_keys = OFF');
const insert = raw.prepare(
  "INSERT INTO answer (screeningId, kind, code, value, basis, note, officerId, at) VALUES (?, 'document', 'passport', 'seen', NULL, NULL, ?, ?)",
);
let revision = 0;

export const title = 'a durable answer';
export const baseline = 'raw insert, one commit';
export const tasks = {
  [baseline]: () => {
    insert.run(screeningId, bp3mi, '2026-11-20T23:40:00.000Z');
  },
  'screening.answer through the dispatcher': async () => {
    const answer = { kind: 'document' as const, code: 'passport', value: 'seen' as const };
    revision = value(await desk('screening.answer', { screeningId, revision, answers: [answer] })).revision;
  },
  'screening.mine (query)': async () => {
    value(await desk('screening.mine', {}));
  },
};
