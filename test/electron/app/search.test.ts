/** Searching the history through the application: who may, for what, what is noted, and what is never found. */
import { describe, expect, it } from 'vitest';
import type { InputOf } from '../../../shared/contract/index.ts';
import { addAuditor, auditorPin } from '../../helpers/log_station.ts';
import { plainPages } from '../../helpers/plain_pages.ts';
import { desks } from './cases.ts';
import { clearedCase, day, eraseDue, markersOf } from './retention_station.ts';
import { code, pins, signedIn, staffed, value, withApp, type Bench } from './with_app.ts';
import { join } from 'node:path';

type Search = InputOf<'search.history'>;
const nothing: Search = {
  name: null,
  passport: null,
  about: null,
  flight: null,
  officerId: null,
  decision: null,
  state: null,
  from: null,
  to: null,
  purpose: 'review',
  reference: '',
  after: null,
};

async function station(bench: Bench) {
  const people = await staffed(bench);
  const { bp3mi } = await desks(bench, people);
  const screeningId = await clearedCase(bench, bp3mi, 1);
  const supervisor = await signedIn(bench, people.supervisor, pins.supervisor);
  return { people, bp3mi, supervisor, screeningId };
}

describe('the search of the history', () => {
  it('is for shift heads and auditors, each for purposes of their own', () =>
    withApp(async (bench) => {
      const { people, bp3mi, supervisor } = await station(bench);
      const admin = await signedIn(bench, people.admin, pins.admin);
      const name = { ...nothing, name: markersOf(1).name };
      expect([code(await bp3mi('search.history', name)), code(await admin('search.history', name))]).toEqual([
        'forbidden',
        'forbidden',
      ]);
      expect(code(await supervisor('search.history', { ...name, purpose: 'inspection', reference: 'ND-1' }))).toBe(
        'search-purpose',
      );
      expect(code(await supervisor('search.history', nothing))).toBe('invalid-input');
      expect(code(await supervisor('search.history', { ...name, purpose: 'objection' }))).toBe('invalid-input');
    }));

  it('finds for an agency what it has; Immigration nothing of BP3MI that was not referred', () =>
    withApp(async (bench) => {
      const { people, supervisor, screeningId } = await station(bench);
      const { name, number, words } = markersOf(1);
      const found = async (search: Partial<Search>) =>
        value(await supervisor('search.history', { ...nothing, ...search })).found;
      expect(await found({ name })).toEqual([]);
      expect(await found({ passport: number })).toEqual([]);
      const page = await signedIn(bench, await addAuditor(bench, people.admin), auditorPin);
      const inspects = { ...nothing, purpose: 'inspection' as const, reference: 'ND-1/2026' };
      const mine = async (search: Partial<Search>) =>
        value(await page('search.history', { ...inspects, ...search })).found.map((one) => one.screeningId);
      for (const search of [
        { name },
        { passport: number },
        { passport: number.slice(0, 5) },
        { about: words },
        { flight: 'AK450' },
      ]) {
        expect([search, await mine(search)]).toEqual([search, [screeningId]]);
      }
      expect(await mine({ about: 'katapenandatertutup' })).toEqual([]);
    }));

  it('leaves nothing of an erased case in the index', () =>
    withApp(async (bench) => {
      const { people, supervisor } = await station(bench);
      value(await supervisor('shift.close', { approvalId: null }));
      const pages = async () => plainPages(join(bench.dir, 'live', 'tapis.db'), await bench.key()).toString('latin1');
      bench.close();
      expect(await pages()).toMatch(/PENANDABSK/);
      bench.advance(61 * day);
      await bench.reopen();
      expect(value(await eraseDue(bench, people))).toMatchObject({ erased: 1 });
      bench.close();
      expect((await pages()).match(/penanda/gi)).toBeNull();
    }));
});
