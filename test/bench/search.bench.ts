/**
 * A search of the history by name and by passport: the store's query against the same statements with their values already
 * known, and the whole call with its event. 100,000 cases, or as many as `TAPIS_CASES` says.
 */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { openDatabase } from '../../db/open.ts';
import { readSearch, type HistorySearch } from '../../db/search.ts';
import { openStore } from '../../db/store.ts';
import { inventedCases, noCriteria, inventedName, layHistory } from '../helpers/history.ts';

const count = Number(process.env.TAPIS_CASES ?? 100_000);
const dir = mkdtempSync(join(tmpdir(), 'tapis-bench-'));
process.on('exit', () => {
  rmSync(dir, { recursive: true, force: true });
});
const place = { path: join(dir, 'tapis.db'), key: new Uint8Array(randomBytes(32)) };
const cases = inventedCases(count);
layHistory(place, cases);
openStore(place).close();
const db = openDatabase(place);
const { searchHistory } = readSearch(db);

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
const turns = { name: 0, passport: 0, bareName: 0, barePassport: 0 };
const next = (turn: keyof typeof turns): number => (turns[turn] += 1) % typed.length;

export const title = `a search among ${String(count)} cases`;
export const baseline = 'name: its statements alone';
export const tasks = {
  [baseline]: () => {
    for (const ask of bare.name[next('bareName')] ?? []) ask();
  },
  'name: the query of the store': () => {
    searchHistory({ ...noCriteria, name: typed[next('name')] ?? '' }, page);
  },
  'passport: its statements alone': () => {
    for (const ask of bare.passport[next('barePassport')] ?? []) ask();
  },
  'passport: the query of the store': () => {
    searchHistory({ ...noCriteria, passport: numbers[next('passport')] ?? '' }, page);
  },
};
