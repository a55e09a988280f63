/** A station under a random walk: its officers and passports as the walk believes them to be, and what the database says. */
import Database from 'better-sqlite3';
import { join } from 'node:path';
import { expect } from 'vitest';
import { z } from 'zod';
import type { Client } from '../../../shared/contract/client.ts';
import type { CustodyMoveKind } from '../../../shared/domain/custody.ts';
import { OfficerId, type CustodyId, type OutageEntryId } from '../../../shared/ids.ts';
import { diceOf } from '../machine.ts';
import { added, flights, keptStation, People, pins, pinsOf, signedIn, staff, value, type Bench } from './with_app.ts';

/** An officer of the walk. */
export interface Actor {
  readonly id: OfficerId;
  readonly pin: string;
  readonly kind: 'official' | 'staff' | 'head' | 'bp3mi' | 'admin';
}

/** A passport as the walk believes it to be. */
export interface Kept {
  readonly number: string;
  held: boolean;
  step: number;
  place: string;
  seal: string;
  due: string;
  /** Null: a named person from outside. */
  keeper: OfficerId | null;
}

/** A passport on a paper form that waits for its second officer. */
export interface OnPaper {
  readonly form: string;
  readonly number: string;
  readonly seal: string;
  readonly due: string;
  readonly firstId: OfficerId;
  readonly second: Actor;
}

/** What can be done in a walk. */
export type Doing = CustodyMoveKind | 'takeOver' | 'paperHold' | 'paperConfirm' | 'paperTakeBack';

/** A station, what the walk knows of it, and the database beside the application. */
export interface Walk extends ReturnType<typeof diceOf> {
  readonly bench: Bench;
  readonly counter: string;
  readonly actors: readonly Actor[];
  readonly kept: Map<CustodyId, Kept>;
  readonly onPaper: Map<OutageEntryId, OnPaper>;
  db: Database.Database;
  /** Events of custody that were looked at already, and those the next look must find. */
  seen: number;
  acts: number;
  /** Rows of the ledger whose power was looked at already. */
  judged: number;
  /** How often each act went through and was refused. */
  readonly tally: Map<string, number>;
}

async function openRaw(bench: Bench) {
  const db = new Database(join(bench.dir, 'live', 'tapis.db'), { readonly: true });
  db.pragma(`key = "x'${Buffer.from(await bench.key()).toString('hex')}'"`);
  return db;
}

const clerkPin = '246813';

/** A new station with six people, a shift open. */
export async function begin(bench: Bench, counter: string): Promise<Walk> {
  const { people, clerk } = await keptStation(bench, {
    name: `custody-walk-${counter}`,
    facts: z.strictObject({ people: People, clerk: OfficerId }),
    make: async (maker) => {
      const base = await staff(maker, counter);
      const admin = await signedIn(maker, base.admin, pins.admin);
      const fresh = { agency: 'immigration', role: 'immigration', official: false, pin: clerkPin } as const;
      const id = await added(maker, admin, { name: 'Staf Imigrasi', ...fresh });
      return { facts: { people: base, clerk: id }, pins: [...pinsOf(base), [id, clerkPin]] };
    },
  });
  const first = await signedIn(bench, people.first, pins.first);
  value(await first('shift.open', { flights, clockConfirmed: true }));
  const actors: Actor[] = [
    { id: people.first, pin: pins.first, kind: 'official' },
    { id: people.second, pin: pins.second, kind: 'official' },
    { id: clerk, pin: clerkPin, kind: 'staff' },
    { id: people.supervisor, pin: pins.supervisor, kind: 'head' },
    { id: people.bp3mi, pin: pins.bp3mi, kind: 'bp3mi' },
    { id: people.admin, pin: pins.admin, kind: 'admin' },
  ];
  const walk: Walk = {
    ...diceOf(`custody walk ${counter}`),
    bench,
    counter,
    actors,
    kept: new Map(),
    onPaper: new Map(),
    db: await openRaw(bench),
    seen: 0,
    acts: 0,
    judged: 0,
    tally: new Map(),
  };
  check(walk);
  return walk;
}

/** The application ends and starts again on the same folder: nobody is signed in, no approval is known. */
export async function restart(walk: Walk): Promise<void> {
  walk.db.close();
  await walk.bench.reopen();
  walk.db = await openRaw(walk.bench);
}

/** The page of an officer, signed in again where the time or a restart ended the session. */
export async function pageOf({ bench }: Walk, actor: Actor): Promise<Client> {
  const client = bench.client(`page ${actor.id}`);
  if (value(await client('session.current', {})).state === 'active') return client;
  return signedIn(bench, actor.id, actor.pin);
}

/** Those who may do everything with passports. */
export const officialsOf = ({ actors }: Walk): readonly Actor[] => actors.filter(({ kind }) => kind === 'official');

/** One of them and another. */
export function twoOfficials(walk: Walk): readonly [Actor, Actor] {
  const officials = officialsOf(walk);
  const first = walk.oneOf(officials);
  return [first, walk.oneOf(officials.filter(({ id }) => id !== first.id))];
}

/** Mostly one who has the power, so that the walk gets somewhere. */
export const anActor = (walk: Walk): Actor => walk.oneOf(walk.chance(80) ? officialsOf(walk) : walk.actors);

/** The passports that are held now. */
export const heldOnes = ({ kept }: Walk) => [...kept].filter(([, one]) => one.held);

/** Counts an act that was done or refused. */
export function count({ tally }: Walk, doing: Doing, done: boolean): void {
  const name = `${doing} ${done ? 'done' : 'refused'}`;
  tally.set(name, (tally.get(name) ?? 0) + 1);
}

const whole = ({ db }: Walk): unknown => [
  db.prepare('SELECT * FROM custodyState').raw().all(),
  db.prepare('SELECT count(*), max(rowid) FROM custodyMove').raw().all(),
  db.prepare('SELECT count(*) FROM custody').raw().all(),
  db.prepare('SELECT * FROM custodyBalance').raw().all(),
  db.prepare("SELECT id, state FROM outageEntry WHERE state = 'waiting'").raw().all(),
];

/** Runs an act that must be refused: it leaves the ledger as it was, and at most the refusal in the log. */
export async function unchanged(walk: Walk, act: () => Promise<{ ok: boolean }>): Promise<void> {
  const before = whole(walk);
  const answer = await act();
  expect(answer.ok).toBe(false);
  expect(whole(walk)).toEqual(before);
}

interface Expected {
  readonly doing: Doing;
  readonly allowed: boolean;
  /** Events of custody it writes. */
  readonly events?: number;
}

/** Runs an act and holds the answer against what the walk expects. */
export async function settle<A extends { readonly ok: boolean }>(
  walk: Walk,
  { doing, allowed, events = 1 }: Expected,
  act: () => Promise<A>,
): Promise<Extract<A, { ok: true }> | null> {
  count(walk, doing, allowed);
  if (!allowed) {
    await unchanged(walk, act);
    return null;
  }
  const answer = await act();
  expect(answer).toMatchObject({ ok: true });
  walk.acts += events;
  return isDone(answer) ? answer : null;
}

const isDone = <A extends { readonly ok: boolean }>(answer: A): answer is Extract<A, { ok: true }> => answer.ok;

const Figures = z.object({ taken: z.int(), gone: z.int(), held: z.int(), wrong: z.int(), power: z.int() });

/** What must hold after every step, asked of the database and not of the application. */
export function check(walk: Walk): void {
  const { db, kept, onPaper } = walk;
  // The ledger is appended: what was judged once is judged again only by the look at everything.
  const figures = Figures.parse(
    db
      .prepare(
        `SELECT taken, gone, held,
           (SELECT count(*) FROM custody c WHERE c.rowid > @custody AND NOT EXISTS (SELECT 1 FROM decision d
              JOIN officer a ON a.id = d.officerId JOIN officer b ON b.id = d.secondOfficerId
              WHERE d.id = c.decisionId AND d.state = 'confirmed' AND d.kind = 'postponedPassportHeld' AND a.id <> b.id
              AND a.immigrationOfficial = 1 AND b.immigrationOfficial = 1)) AS wrong,
           (SELECT count(*) FROM custodyMove m JOIN officer o ON o.id = m.officerId
              WHERE m.rowid > @moves AND (o.role <> 'immigration' OR o.immigrationOfficial = 0)) AS power
         FROM custodyBalance`,
      )
      .get({ custody: walk.judged === 0 ? 0 : Math.max(0, kept.size - 2), moves: walk.judged }),
  );
  const held = heldOnes(walk).length;
  expect(figures).toEqual({ taken: kept.size, gone: kept.size - held, held, wrong: 0, power: 0 });
  const waiting = db.prepare("SELECT count(*) FROM outageEntry WHERE state = 'waiting'").pluck().get();
  expect(waiting).toBe(onPaper.size);
  const acts = db
    .prepare(
      `SELECT count(*), count(o.id) FROM event e LEFT JOIN officer o ON o.id = e.actor AND o.immigrationOfficial = 1
         WHERE e.seq >= ? AND e.kind IN ('passport-held', 'passport-moved', 'passport-released', 'passport-due-changed')`,
    )
    .raw();
  const [written, withPower] = z.tuple([z.int(), z.int()]).parse(acts.get(walk.seen));
  expect([written, withPower]).toEqual([walk.acts, walk.acts]);
  walk.seen = z.int().parse(db.prepare('SELECT max(seq) + 1 FROM event').pluck().get());
  walk.judged = z.int().parse(db.prepare('SELECT coalesce(max(rowid), 0) FROM custodyMove').pluck().get());
  walk.acts = 0;
}

/** The look at everything: every row of the ledger once more, and where each passport is. */
export function checkAll(walk: Walk): void {
  walk.judged = 0;
  check(walk);
  const rows = walk.db
    .prepare('SELECT custodyId, state, step, place, seal, due, keeperId FROM custodyState ORDER BY rowid')
    .raw()
    .all();
  expect(rows).toEqual(
    [...walk.kept].map(([id, { held, step, place, seal, due, keeper }]) =>
      held ? [id, 'held', step, place, seal, due, keeper] : [id, 'out', step, null, null, null, keeper],
    ),
  );
}
