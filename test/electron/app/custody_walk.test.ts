/**
 * A random walk over two stations: officers with and without the power hold, move, return and extend passports, rightly and
 * wrongly, with restarts and days in between. After every step the database itself is asked whether it still balances.
 */
import Database from 'better-sqlite3';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod';
import type { Client } from '../../../shared/contract/client.ts';
import { CustodyMoveKind, CustodyOut, type SeizingAuthority } from '../../../shared/domain/custody.ts';
import { ApprovalId, type CustodyId, type OfficerId } from '../../../shared/ids.ts';
import { addDays, dayOf } from '../../../shared/time.ts';
import { seededRandom } from '../machine.ts';
import { plain } from './cases.ts';
import { confirmedHold, take } from './custody_station.ts';
import { code, flights, pins, signedIn, staff, value, withApp, type Bench } from './with_app.ts';

const runs = Number(process.env.TAPIS_RUNS ?? 300);
const steps = runs > 300 ? Math.max(10_000, runs) : 120;

const bytes = seededRandom('custody walk');
/** A whole number from 0 up to below `below`. */
const upTo = (below: number): number => new DataView(bytes(4).buffer).getUint32(0) % below;
const oneOf = <T>(list: readonly T[]): T => {
  const one = list[upTo(list.length)];
  if (one === undefined) throw new Error('an empty list');
  return one;
};
const chance = (percent: number): boolean => upTo(100) < percent;

/** An officer of the walk. */
interface Actor {
  readonly id: OfficerId;
  readonly pin: string;
  readonly kind: 'official' | 'staff' | 'head' | 'bp3mi' | 'admin';
}

/** A passport as the walk believes it to be. */
interface Kept {
  readonly number: string;
  held: boolean;
  step: number;
  place: string;
  seal: string;
  due: string;
}

interface Walk {
  readonly bench: Bench;
  readonly counter: string;
  readonly actors: readonly Actor[];
  readonly kept: Map<CustodyId, Kept>;
  db: Database.Database;
  seen: number;
  acts: number;
  /** How often each act went through and was refused. */
  readonly tally: Map<string, number>;
}

const openRaw = async (bench: Bench) => {
  const db = new Database(join(bench.dir, 'live', 'tapis.db'), { readonly: true });
  db.pragma(`key = "x'${Buffer.from(await bench.key()).toString('hex')}'"`);
  return db;
};

async function begin(bench: Bench, counter: string): Promise<Walk> {
  const people = await staff(bench, counter);
  const admin = await signedIn(bench, people.admin, pins.admin);
  const fresh = { serviceNumber: '', agency: 'immigration', role: 'immigration', immigrationOfficial: false } as const;
  const added = value(await admin('officer.add', { name: 'Staf Imigrasi', ...fresh }));
  value(await bench.client('staff')('session.enrol', { officerId: added.officer.id, code: added.code, pin: '246813' }));
  const first = await signedIn(bench, people.first, pins.first);
  value(await first('shift.open', { flights, clockConfirmed: true }));
  const actors: Actor[] = [
    { id: people.first, pin: pins.first, kind: 'official' },
    { id: people.second, pin: pins.second, kind: 'official' },
    { id: added.officer.id, pin: '246813', kind: 'staff' },
    { id: people.supervisor, pin: pins.supervisor, kind: 'head' },
    { id: people.bp3mi, pin: pins.bp3mi, kind: 'bp3mi' },
    { id: people.admin, pin: pins.admin, kind: 'admin' },
  ];
  return { bench, counter, actors, kept: new Map(), db: await openRaw(bench), seen: 0, acts: 0, tally: new Map() };
}

/** The page of an officer, signed in again where the time or a restart ended the session. */
async function pageOf({ bench }: Walk, actor: Actor): Promise<Client> {
  const client = bench.client(`page ${actor.id}`);
  if (value(await client('session.current', {})).state === 'active') return client;
  return signedIn(bench, actor.id, actor.pin);
}

/** Mostly one who has the power, so that the walk gets somewhere. */
const anActor = ({ actors }: Walk): Actor => (chance(80) ? oneOf(actors.slice(0, 2)) : oneOf(actors));

const heldOnes = ({ kept }: Walk) => [...kept].filter(([, one]) => one.held);

async function hold(walk: Walk): Promise<void> {
  const officials = walk.actors.slice(0, 2);
  const first = oneOf(officials);
  const second = officials.find(({ id }) => id !== first.id);
  if (second === undefined) throw new Error('no second official');
  const client = await pageOf(walk, first);
  const held = new Set(heldOnes(walk).map(([, { number }]) => number));
  const number = `X${String(1_000_000 + upTo(60))}`;
  if (held.has(number)) return refusedHold(walk, { client, number, second });
  const decisionId = await confirmedHold(client, number, second);
  const today = dayOf(walk.bench.now());
  const seal = `S-${String(walk.kept.size)}`;
  const due = addDays(today, upTo(3));
  const place = oneOf(['Brankas', 'Laci 1', 'Laci 2']);
  const wrong = oneOf(walk.actors.filter(({ id }) => id !== first.id));
  const receiptNumber = `B-${seal}`;
  const input = { decisionId, receiptNumber, receiptSource: 'book', condition: 'Baik', witness: null } as const;
  const reason = { dueReason: 'Menunggu pemiliknya.', receiptTaken: 'signed' } as const;
  const others = await pageOf(walk, wrong);
  await unchanged(walk, () => others('custody.hold', { ...input, ...reason, seal, place, due }));
  const kept = { seal, place, due, dueReason: reason.dueReason };
  // A dead printer is the quicker half: the number of the carbon book, which nobody gives out twice.
  const id = chance(30)
    ? await take(client, decisionId, kept)
    : value(await client('custody.hold', { ...input, ...reason, ...kept, receiptNumber: `B-${walk.counter}-${seal}` }))
        .id;
  walk.acts += 1;
  count(walk, 'in', true);
  walk.kept.set(id, { number, held: true, step: 1, place, seal, due });
}

/** The same passport once more while it is held: the hold is confirmed, the taking refused, the case closed otherwise. */
async function refusedHold(
  walk: Walk,
  { client, number, second }: { client: Client; number: string; second: Actor },
): Promise<void> {
  const decisionId = await confirmedHold(client, number, second);
  const before = whole(walk);
  await expect(take(client, decisionId, { seal: 'S-other' })).rejects.toThrow('already-held');
  expect(whole(walk)).toEqual(before);
  const [screening] = value(await client('screening.mine', {})).filter(({ proposed }) => proposed === null);
  if (screening === undefined) throw new Error('no open case');
  const { screeningId } = screening;
  const { revision } = value(await client('screening.get', { screeningId }));
  const proposal = { ...plain, departLine: 'Paspor sudah disimpan.' };
  value(await client('decision.propose', { screeningId, revision, proposal }));
  count(walk, 'in', false);
}

const noApproval = ApprovalId.parse('app_00000000000000000000');

interface Second {
  readonly officer: { readonly officerId: OfficerId; readonly approvalId: ApprovalId } | null;
  readonly receiver: string;
  /** Who it is, and whether the approval is good for this very act. */
  readonly who: Actor | 'outside' | 'nobody';
  readonly good: boolean;
}

/** A second name, right or wrong: from outside, nobody, or an officer with an approval that is good, stale or another's. */
async function someSecond(
  walk: Walk,
  asked: { actor: Actor; client: Client; call: 'custody.move' | 'custody.release'; custodyId: CustodyId },
): Promise<Second> {
  const { actor, client, call, custodyId } = asked;
  if (chance(75)) {
    const nobody = chance(10);
    return { officer: null, receiver: nobody ? '' : 'Contoh Penerima', who: nobody ? 'nobody' : 'outside', good: true };
  }
  const who = oneOf(walk.actors);
  const spoiled = oneOf(['no', 'no', 'no', 'no', 'call', 'late'] as const);
  const approved = await client('session.approve', {
    officerId: who.id,
    pin: who.pin,
    call: spoiled === 'call' ? (call === 'custody.move' ? 'custody.release' : 'custody.move') : call,
    subject: custodyId,
  });
  if (spoiled === 'late') walk.bench.advance(60_001);
  const approvalId = approved.ok ? approved.value.approvalId : noApproval;
  const good = approved.ok && spoiled === 'no' && who.id !== actor.id;
  return { officer: { officerId: who.id, approvalId }, receiver: '', who, good };
}

/** Whether the law of the ledger lets this person be the second name, written down once more and otherwise. */
function fits(kind: CustodyMoveKind, second: Second): boolean {
  if (second.who === 'nobody' || !second.good) return false;
  if (second.who === 'outside') return kind !== 'officer';
  const { kind: who } = second.who;
  if (kind === 'officer') return who === 'official';
  if (kind === 'place') return who === 'official' || who === 'staff' || who === 'head';
  if (kind === 'reseal') return who !== 'admin';
  return kind === 'bp3mi' && who === 'bp3mi';
}

/** Runs an act that must be refused: it leaves the ledger as it was, and at most the refusal in the log. */
async function unchanged(walk: Walk, act: () => Promise<{ ok: boolean }>): Promise<void> {
  const before = whole(walk);
  const answer = await act();
  expect(answer.ok).toBe(false);
  expect(whole(walk)).toEqual(before);
}

const whole = ({ db }: Walk): unknown => [
  db.prepare('SELECT * FROM custodyState').raw().all(),
  db.prepare('SELECT count(*), max(rowid) FROM custodyMove').raw().all(),
  db.prepare('SELECT count(*) FROM custody').raw().all(),
  db.prepare('SELECT * FROM custodyBalance').raw().all(),
];

function count({ tally }: Walk, kind: CustodyMoveKind, done: boolean): void {
  const name = `${kind} ${done ? 'done' : 'refused'}`;
  tally.set(name, (tally.get(name) ?? 0) + 1);
}

interface Expected {
  readonly kind: CustodyMoveKind;
  readonly allowed: boolean;
}

/** Runs an act and holds the answer against what the walk expects. */
async function settle(walk: Walk, { kind, allowed }: Expected, act: () => Promise<{ ok: boolean }>): Promise<boolean> {
  count(walk, kind, allowed);
  if (!allowed) {
    await unchanged(walk, act);
    return false;
  }
  const answer = await act();
  expect(answer).toMatchObject({ ok: true });
  walk.acts += 1;
  return true;
}

/** A passport of the ledger, mostly one that is held. */
const somePassport = (walk: Walk): [CustodyId, Kept] | null => {
  const held = heldOnes(walk);
  if (held.length > 0 && chance(85)) return oneOf(held);
  return walk.kept.size === 0 ? null : oneOf([...walk.kept]);
};

async function move(walk: Walk): Promise<void> {
  const some = somePassport(walk);
  if (some === null) return;
  const [custodyId, now] = some;
  const actor = anActor(walk);
  const client = await pageOf(walk, actor);
  const kind = oneOf(['place', 'officer', 'reseal'] as const);
  const place = kind === 'place' ? oneOf(['Brankas', 'Laci 1', 'Laci 2', '']) : '';
  const taken = heldOnes(walk).map(([, { seal }]) => seal);
  const seal = kind !== 'reseal' ? '' : chance(80) ? `R-${String(walk.acts)}` : oneOf([...taken, '']);
  const step = chance(90) ? now.step : now.step + 1 + upTo(2);
  const second = await someSecond(walk, { actor, client, call: 'custody.move', custodyId });
  const says =
    kind === 'place'
      ? place !== '' && place !== now.place
      : kind !== 'reseal' || (seal !== '' && !taken.includes(seal));
  const allowed = actor.kind === 'official' && now.held && step === now.step && says && fits(kind, second);
  const { officer, receiver } = second;
  const input = { custodyId, step, kind, place, seal, reason: 'Segel robek.', officer, receiver };
  if (!(await settle(walk, { kind, allowed }, () => client('custody.move', input)))) return;
  now.step += 1;
  if (kind === 'place') now.place = place;
  if (kind === 'reseal') now.seal = seal;
}

async function release(walk: Walk): Promise<void> {
  const some = somePassport(walk);
  if (some === null) return;
  const [custodyId, now] = some;
  const actor = anActor(walk);
  const client = await pageOf(walk, actor);
  const to = oneOf(CustodyOut.options);
  const word = () => (chance(90) ? 'NO-0001' : '');
  const authority: SeizingAuthority | null = chance(90) ? 'police' : null;
  const words = { paper: word(), identity: word(), office: word(), authority };
  const second = await someSecond(walk, { actor, client, call: 'custody.release', custodyId });
  const says = {
    holder: true,
    proxy: words.paper !== '' && words.identity !== '',
    office: words.paper !== '' && words.office !== '',
    bp3mi: words.paper !== '',
    seized: words.paper !== '' && authority !== null,
  }[to];
  const allowed = actor.kind === 'official' && now.held && says && fits(to, second);
  const { officer, receiver } = second;
  if (
    !(await settle(walk, { kind: to, allowed }, () =>
      client('custody.release', { custodyId, to, ...words, officer, receiver }),
    ))
  )
    return;
  now.step += 1;
  now.held = false;
}

async function extend(walk: Walk): Promise<void> {
  const some = somePassport(walk);
  if (some === null) return;
  const [custodyId, now] = some;
  const actor = anActor(walk);
  const client = await pageOf(walk, actor);
  const today = dayOf(walk.bench.now());
  const due = addDays(today, upTo(9) - 1);
  const step = chance(90) ? now.step : now.step - 1;
  const power = actor.kind === 'official' && now.held && step === now.step;
  const allowed = power && step > 0 && due >= today && due !== now.due;
  const input = { custodyId, step, due, reason: 'Menunggu kabar kantor.' };
  if (!(await settle(walk, { kind: 'extend', allowed }, () => client('custody.extend', input)))) return;
  now.step += 1;
  now.due = due;
}

async function restart(walk: Walk): Promise<void> {
  walk.db.close();
  await walk.bench.reopen();
  walk.db = await openRaw(walk.bench);
}

const Figures = z.object({ taken: z.int(), gone: z.int(), held: z.int(), wrong: z.int(), power: z.int() });

/** What must hold after every step, asked of the database and not of the application. */
function check(walk: Walk): void {
  const { db, kept } = walk;
  const figures = Figures.parse(
    db
      .prepare(
        `SELECT taken, gone, held,
           (SELECT count(*) FROM custody c WHERE NOT EXISTS (SELECT 1 FROM decision d JOIN officer a ON a.id = d.officerId
              JOIN officer b ON b.id = d.secondOfficerId WHERE d.id = c.decisionId AND d.state = 'confirmed'
              AND d.kind = 'postponedPassportHeld' AND a.id <> b.id AND a.immigrationOfficial = 1 AND b.immigrationOfficial = 1)) AS wrong,
           (SELECT count(*) FROM custodyMove m JOIN officer o ON o.id = m.officerId
              WHERE o.role <> 'immigration' OR o.immigrationOfficial = 0) AS power
         FROM custodyBalance`,
      )
      .get(),
  );
  const held = heldOnes(walk).length;
  expect(figures).toEqual({ taken: kept.size, gone: kept.size - held, held, wrong: 0, power: 0 });
  const acts = db
    .prepare(
      `SELECT count(*), count(o.id) FROM event e LEFT JOIN officer o ON o.id = e.actor AND o.immigrationOfficial = 1
         WHERE e.seq >= ? AND e.kind IN ('passport-held', 'passport-moved', 'passport-released', 'passport-due-changed')`,
    )
    .raw();
  const [written, withPower] = z.tuple([z.int(), z.int()]).parse(acts.get(walk.seen));
  expect([written, withPower]).toEqual([walk.acts, walk.acts]);
  walk.seen = z.int().parse(db.prepare('SELECT max(seq) + 1 FROM event').pluck().get());
  walk.acts = 0;
}

/** Where each passport is, as the walk and as the database know it. */
function compare({ db, kept }: Walk): void {
  const rows = db
    .prepare('SELECT custodyId, state, step, place, seal, due FROM custodyState ORDER BY rowid')
    .raw()
    .all();
  expect(rows).toEqual(
    [...kept].map(([id, { held, step, place, seal, due }]) =>
      held ? [id, 'held', step, place, seal, due] : [id, 'out', step, null, null, null],
    ),
  );
}

const doings = [
  ...Array.from({ length: 3 }, () => hold),
  ...Array.from({ length: 7 }, () => move),
  ...Array.from({ length: 4 }, () => release),
  ...Array.from({ length: 3 }, () => extend),
];

it(
  'keeps the balance over every step, at two counters, over restarts, and no act is without the power',
  async () => {
    await withApp(async (one) => {
      await withApp(async (other) => {
        const walks = [await begin(one, 'A1'), await begin(other, 'B2')];
        for (const walk of walks) check({ ...walk, acts: 0 });
        for (let step = 0; step < steps; step += 1) {
          const walk = oneOf(walks);
          walk.bench.advance(upTo(20) * 1000);
          if (chance(1)) walk.bench.advance(oneOf([1, 8, 24]) * 3_600_000);
          if (step % 97 === 96) await restart(walk);
          await oneOf(doings)(walk);
          check(walk);
          if (step % 20 === 0) compare(walk);
        }
        const numbers = walks.flatMap(({ db }) => db.prepare('SELECT receiptNumber FROM custody').pluck().all());
        expect(new Set(numbers).size).toBe(numbers.length);
        expect(numbers.length).toBeGreaterThan(steps / 20);
        const names = CustodyMoveKind.options.flatMap((kind) => [`${kind} done`, `${kind} refused`]);
        const tallies = names.map((name) => [name, walks.reduce((sum, { tally }) => sum + (tally.get(name) ?? 0), 0)]);
        if (steps > 1000) expect(tallies.filter(([, times]) => Number(times) < 20)).toEqual([]);
        else expect(tallies.filter(([, times]) => Number(times) > 0).length).toBeGreaterThan(10);
        for (const walk of walks) {
          compare(walk);
          const [official] = walk.actors;
          if (official === undefined) throw new Error('nobody');
          const client = await pageOf(walk, official);
          const list = value(await client('custody.list', {}));
          expect(list).toMatchObject({ balanced: true, taken: walk.kept.size, inCustody: heldOnes(walk).length });
          expect(code(await client('custody.count', {}))).toBeNull();
          walk.db.close();
        }
      });
    });
  },
  steps > 1000 ? 5_400_000 : 240_000,
);
