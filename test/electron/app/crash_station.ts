/** A station that works in a process of its own, is killed at random moments, and is looked at each time as it was left. */
import { fork, spawnSync, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { ftruncateSync, fstatSync, closeSync, existsSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect } from 'vitest';
import { keyFileStore } from '../../../electron/app/key_file.ts';
import { addMillis, type Instant } from '../../../shared/time.ts';
import { lighten } from '../../helpers/light_pins.ts';
import { realApplication } from '../../helpers/real_application.ts';
import { expectSound, lostOf, openRaw } from '../../helpers/sound_station.ts';
import { Told, type Errand, type Fact } from '../../helpers/told.ts';
import { frameEnd, pageOfFrame, walPlaceOf, type WalPlace } from '../../helpers/wal_place.ts';
import { diceOf } from '../machine.ts';
import { pinsOf, staff, type People } from './with_app.ts';

type Dice = ReturnType<typeof diceOf>;

/** A station under load. */
export interface CrashStation extends Dice {
  readonly dataDir: string;
  readonly database: string;
  readonly key: Uint8Array;
  readonly people: People;
  /** Everything that was ever acknowledged. */
  readonly facts: Fact[];
  /** How many of them were found again already. */
  found: number;
  /** Where the write-ahead log ended when something was acknowledged last. */
  acknowledged: WalPlace | null;
  clock: Instant;
  /** The next process, its program loaded. */
  next: ChildProcess | null;
  runs: number;
}

/** What happened while a process ran. */
export interface Ran {
  readonly facts: number;
  /** Codes of what was refused. */
  readonly refused: ReadonlySet<string>;
  /** The sentence of a station that did not start. */
  readonly cannotStart: string | null;
}

const program = new URL('../../helpers/busy_station.ts', import.meta.url);
const fonts = new URL('../../helpers/inline_fonts.ts', import.meta.url).href;

/** A staffed station that nobody runs. */
export async function crashStation(dataDir: string, seed: string): Promise<CrashStation> {
  const start = '2026-11-20T23:40:00.000Z';
  const pages = await realApplication(dataDir, { now: () => start, monotonic: () => performance.now() });
  const people = await staff(pages);
  pages.app.close();
  const key = await keyFileStore(dataDir).read('live');
  if (key === null) throw new Error('no key');
  const database = join(dataDir, 'live', 'tapis.db');
  await lighten({ path: database, key }, pinsOf(people));
  const all = { people, key, dataDir, database };
  return { ...diceOf(seed), ...all, facts: [], found: 0, acknowledged: null, clock: start, next: null, runs: 0 };
}

/** The next process, waiting for its errand. What Node made of the sources is kept: most of a start goes into that. */
const prepared = ({ dataDir, people }: CrashStation): ChildProcess =>
  fork(program, [dataDir, JSON.stringify(people)], {
    execArgv: ['--import', fonts],
    env: { ...process.env, NODE_COMPILE_CACHE: join(dataDir, '..', 'compiled') },
  });

/** Ends the process that waits. */
export function endStation(station: CrashStation): void {
  station.next?.kill('SIGKILL');
}

/** Sets how large a file of a process may become: `null` as large as it likes. Linux; the soft limit, so that it can be lifted. */
export function limitFiles(host: ChildProcess, bytes: number | null): void {
  const set = ['--pid', String(host.pid), `--fsize=${bytes === null ? 'unlimited' : String(bytes)}:`];
  const { status, stderr } = spawnSync('prlimit', set, { encoding: 'utf8' });
  if (status !== 0 && host.exitCode === null && host.signalCode === null) throw new Error(stderr);
}

/** What a run may do with its process at its begin and each time something was told; true ends it. */
export type Conduct = (now: { host: ChildProcess; facts: number; refusals: number; wal: WalPlace | null }) => boolean;

/** Lets the station work until `conduct` says so, then kills it `after` milliseconds later. `room`: no file becomes larger. */
export async function runUntil(
  station: CrashStation,
  {
    conduct,
    after,
    handOver = false,
    room = null,
  }: { conduct: Conduct; after: number; handOver?: boolean; room?: number | null },
): Promise<Ran> {
  const host = station.next ?? prepared(station);
  const began = performance.now();
  station.acknowledged = null;
  station.runs += 1;
  const refused = new Set<string>();
  let [facts, refusals, killed] = [0, 0, false];
  let cannotStart: string | null = null;
  const errors: unknown[] = [];
  const end = async () => {
    if (killed) return;
    killed = true;
    await wait(after);
    host.kill('SIGKILL');
  };
  const look = () => {
    if (conduct({ host, facts, refusals, wal: station.acknowledged })) void end();
  };
  const heard = (told: Told) => {
    if ('cannotStart' in told) ({ cannotStart } = told);
    else if ('refused' in told) {
      refused.add(`${told.refused.code}`);
      refusals += 1;
    } else if ('fact' in told) {
      station.facts.push(told.fact);
      station.acknowledged = told.wal;
      facts += 1;
    }
    look();
  };
  host.on('message', (message) => {
    try {
      heard(Told.parse(message));
    } catch (thrown) {
      errors.push(thrown);
      host.kill('SIGKILL');
    }
  });
  const gone = new Promise<[number | null, string | null]>((resolve) => {
    host.once('exit', (code, signal) => {
      resolve([code, signal]);
    });
  });
  const errand: Errand = {
    start: station.clock,
    handOver,
    seed: `${String(station.runs)} ${String(station.upTo(1_000_000))}`,
  };
  if (room !== null) limitFiles(host, room);
  host.send(errand);
  look();
  station.next = prepared(station);
  const [code, signal] = await gone;
  if (errors.length > 0) throw new Error('the run went wrong', { cause: errors[0] });
  if (cannotStart === null && signal !== 'SIGKILL') throw new Error(`the station ended by itself: ${String(code)}`);
  // A restart takes a while; who had to wait for the PIN need not any more.
  station.clock = addMillis(station.clock, Math.ceil(performance.now() - began) + 5000);
  return { facts, refused, cannotStart };
}

/**
 * What must hold of the station as it was left: nothing acknowledged lost, no half act, a log that verifies, custody that
 * balances. `torn`: an act that was stored but not acknowledged may be torn away; where its head was written, that is said.
 */
export function expectWhole(
  station: CrashStation,
  { everything, torn = false }: { everything: boolean; torn?: boolean },
): void {
  const db = openRaw(station);
  try {
    expect(lostOf(db, everything ? station.facts : station.facts.slice(station.found))).toEqual([]);
  } finally {
    db.close();
  }
  station.found = station.facts.length;
  expectSound(station, { torn });
}

/**
 * A write that was torn by the loss of power: what the write-ahead log got after the last acknowledged act is cut off or
 * garbled from a random place on, and a page that a checkpoint was just writing into the database holds half of something
 * else. All of it had not been acknowledged, or lies in the log as well.
 */
export function tearWrites(station: CrashStation): 'cut' | 'garbled' | 'page' | 'nothing' {
  const now = walPlaceOf(station.database);
  const last = station.acknowledged;
  // The log began anew since: everything acknowledged before that is in the database.
  const floor = last === null || last.salt !== now.salt ? (last === null ? now.frames : 0) : last.frames;
  const wal = `${station.database}-wal`;
  if (!existsSync(wal)) return 'nothing';
  const file = openSync(wal, 'r+');
  try {
    const from = floor === 0 ? 0 : frameEnd(floor);
    const { size } = fstatSync(file);
    const kind = station.upTo(3);
    if (kind === 0 && floor > 0 && tearPage(station, readFileSync(wal), floor)) return 'page';
    const at = from + station.upTo(Math.max(1, Math.min(size - from, 40_000) + 1));
    if (kind === 1) {
      if (at < size) ftruncateSync(file, at);
      return 'cut';
    }
    writeSync(file, randomBytes(1 + station.upTo(9000)), 0, undefined, at);
    return 'garbled';
  } finally {
    closeSync(file);
  }
}

/** A page of the database that stands in the log too is torn in the middle. */
function tearPage(station: CrashStation, wal: Buffer, frames: number): boolean {
  const page = pageOfFrame(wal, 1 + station.upTo(frames));
  const file = openSync(station.database, 'r+');
  try {
    if (page * 4096 > fstatSync(file).size) return false;
    writeSync(file, randomBytes(2048), 0, undefined, (page - 1) * 4096 + 2048 * station.upTo(2));
    return true;
  } finally {
    closeSync(file);
  }
}
