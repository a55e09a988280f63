/**
 * A search of the history by name and by passport: the store's query against the same statements with their values already
 * known, and the whole call of a shift head, whose event is committed before the answer. 100,000 cases, or as many as
 * `TAPIS_CASES` says.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { openDatabase } from '../../db/open.ts';
import { readSearch, type HistorySearch } from '../../db/search.ts';
import { openStore } from '../../db/store.ts';
import { keyFileStore } from '../../electron/app/key_file.ts';
import { inventedCases, noCriteria, inventedName, layHistory } from '../helpers/history.ts';
import { realApplication } from '../helpers/real_application.ts';
import { pins, signedIn, staff, value } from '../electron/app/with_app.ts';

const count = Number(process.env.TAPIS_CASES ?? 100_000);
const dir = mkdtempSync(join(tmpdir(), 'tapis-bench-'));
process.on('exit', () => {
  rmSync(dir, { recursive: true, force: true });
});
const clock = { now: () => '2026-11-20T23:40:00.000Z', monotonic: () => 0 };
const founded = await realApplication(dir, clock);
const people = await staff(founded);
founded.app.close();
const place = { path: join(dir, 'live', 'tapis.db'), key: (await keyFileStore(dir).read('live')) ?? new Uint8Array() };
const cases = inventedCases(count);
layHistory(place, cases);
openStore(place).close(); // reads them into the index
const db = openDatabase(place);
db.exec('DELETE FROM figureDue'); // nobody asks for the figures of these, and counting them takes long
const { searchHistory } = readSearch(db);
const head = await signedIn(await realApplication(dir, clock), people.supervisor, pins.supervisor);

const page = { behind: null, limit: 50 };

/** Names as they are typed: every other one with two letters swapped. */
const typed = Array.from({ length: 200 }, (_none, index) => {
  const name = inventedName(Math.floor((index * count) / 200));
  return index % 2 === 0 ? name : `${name.slice(0, -3)}${name.slice(-2, -1)}${name.slice(-3, -2)}${name.slice(-1)}`;
});
const numbers = typed.map((_name, index) => cases[Math.floor((index * count) / 200)]?.number ?? '');

/** What a search asks of SQLite: its statements with their values, to be asked again with nothing around them. */
function askedBy(search: HistorySearch): (() => unknown)[] {
  const asked: (() => unknown)[] = [];
  const listening = new Proxy(db, {
    get: (target, name): unknown =>
      name === 'prepare' ? (sql: string) => listen(target.prepare(sql), asked) : Reflect.get(target, name),
  });
  readSearch(listening).searchHistory(search, page);
  return asked;
}

function listen(statement: ReturnType<Database['prepare']>, asked: (() => unknown)[]): ReturnType<Database['prepare']> {
  return new Proxy(statement, {
    get: (target, name): unknown => {
      if (name === 'pluck') return () => listen(target.pluck(), asked);
      const method: unknown = Reflect.get(target, name);
      if (typeof method !== 'function') return method;
      return (...values: unknown[]): unknown => {
        const ask = (): unknown => Reflect.apply(method, target, values);
        asked.push(ask);
        return ask();
      };
    },
  });
}

const bare = {
  name: typed.map((name) => askedBy({ ...noCriteria, name })),
  passport: numbers.map((passport) => askedBy({ ...noCriteria, passport })),
};
const turns = new Map<string, number>();
/** Each task asks for one after the other, from the first on. */
function next<T>(task: string, list: readonly T[]): T {
  const turn = turns.get(task) ?? 0;
  turns.set(task, turn + 1);
  const found = list[turn % list.length];
  if (found === undefined) throw new Error('nothing to search for');
  return found;
}

const unasked = { about: null, flight: null, officerId: null, decision: null, state: null, from: null, to: null };
const called = async (criteria: { name: string | null; passport: string | null }) => {
  value(await head('search.history', { ...unasked, ...criteria, purpose: 'review', reference: '', after: null }));
};

const [bareName, barePassport] = ['name: its statements alone', 'passport: its statements alone'];
const [name, passport] = ['name: the query of the store', 'passport: the query of the store'];
const [nameCall, passportCall] = ['name: search.history with its event', 'passport: search.history with its event'];

export const title = `a search among ${String(count)} cases`;
export const baseline = bareName;
export const against = { [passport]: barePassport, [passportCall]: barePassport };
/** Whole rounds, so that each task asks for the same. */
export const options = { iterations: 5 * typed.length, warmupIterations: typed.length, time: 0, warmupTime: 0 };
export const tasks = {
  [bareName]: () => {
    for (const ask of next(bareName, bare.name)) ask();
  },
  [name]: () => {
    searchHistory({ ...noCriteria, name: next(name, typed) }, page);
  },
  [nameCall]: () => called({ name: next(nameCall, typed), passport: null }),
  [barePassport]: () => {
    for (const ask of next(barePassport, bare.passport)) ask();
  },
  [passport]: () => {
    searchHistory({ ...noCriteria, passport: next(passport, numbers) }, page);
  },
  [passportCall]: () => called({ name: null, passport: next(passportCall, numbers) }),
};
