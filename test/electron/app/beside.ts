/** What tests of the talk and of the re-check list begin with. */
import Database from 'better-sqlite3';
import { join } from 'node:path';
import type { Client } from '../../../shared/contract/client.ts';
import type { PersonInput } from '../../../shared/domain/person.ts';
import { boarding, passport } from '../../helpers/papers.ts';
import { flights, pins, signedIn, staffed, value, type Bench } from './with_app.ts';

/** A recruiter of whom everything was said. The names are markers to look for where they must not be. */
export const recruiter: PersonInput = {
  role: 'recruiter',
  relation: 'agency',
  name: 'Penandarekrut Satu',
  handle: '0812-7654-3210',
  agency: 'PT Penandaagensi, SIP3MI 77',
  note: 'penandacatatan: bertemu di grup',
  saidInPrivate: false,
};

/** BP3MI at an open shift. */
export async function deskOf(bench: Bench) {
  const people = await staffed(bench);
  const bp3mi = await signedIn(bench, people.bp3mi, pins.bp3mi);
  value(await bp3mi('shift.open', { flights, clockConfirmed: true }));
  return { people, bp3mi };
}

/** A tourism clarification, opened. */
export async function openTourism(client: Client, number = 'X1234567', withPass = true) {
  const { screeningId } = value(
    await client('screening.open', {
      passport: passport({ number }),
      boarding: withPass ? boarding() : null,
      selection: 'random',
      purpose: 'tourism',
    }),
  );
  return screeningId;
}

/** The database as somebody with the key would open it, while the application is closed; afterwards it runs again. */
export async function inDatabase<T>(bench: Bench, work: (db: Database.Database) => T): Promise<T> {
  const key = await bench.key();
  bench.close();
  const db = new Database(join(bench.dir, 'live', 'tapis.db'));
  db.pragma(`key = "x'${Buffer.from(key).toString('hex')}'"`);
  const found = work(db);
  db.close();
  await bench.reopen();
  return found;
}
