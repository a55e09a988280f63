/**
 * A random walk over two stations at work at the same time: officers with and without the power hold, move, hand over in one
 * act, return and extend passports and enter holds from paper, rightly and wrongly, with restarts and days in between. After
 * every step the database itself is asked whether it still balances.
 */
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { expect, it } from 'vitest';
import type { Client } from '../../../shared/contract/client.ts';
import type { InputOf } from '../../../shared/contract/index.ts';
import { CustodyMoveKind, CustodyOut, type SeizingAuthority } from '../../../shared/domain/custody.ts';
import { ApprovalId, type CustodyId, type OfficerId } from '../../../shared/ids.ts';
import { addDays, dayOf } from '../../../shared/time.ts';
import { plain } from './cases.ts';
import { confirmedHold, take } from './custody_station.ts';
import {
  anActor,
  begin,
  check,
  checkAll,
  count,
  heldOnes,
  officialsOf,
  pageOf,
  restart,
  settle,
  twoOfficials,
  unchanged,
  type Actor,
  type Doing,
  type Kept,
  type Walk,
} from './custody_walker.ts';
import { holdOnForm } from './outage_forms.ts';
import { code, value, withApp } from './with_app.ts';

const runs = Number(process.env.TAPIS_RUNS ?? 300);
const steps = runs > 300 ? Math.max(10_000, runs) : 160;

// In memory where there is such a folder: a walk ends its stations in order, so that no disk needs to be waited for.
const base = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

const numberFor = (walk: Walk): string => `X${String(1_000_000 + walk.upTo(60))}`;
const heldNumbers = (walk: Walk): Set<string> => new Set(heldOnes(walk).map(([, { number }]) => number));
const newSeal = (walk: Walk, kind: 'S' | 'P'): string => `${kind}-${String(walk.kept.size)}-${String(walk.seen)}`;

async function hold(walk: Walk): Promise<void> {
  const [first, second] = twoOfficials(walk);
  const client = await pageOf(walk, first);
  const number = numberFor(walk);
  if (heldNumbers(walk).has(number)) return refusedHold(walk, { client, number, second });
  const decisionId = await confirmedHold(client, number, second);
  const seal = newSeal(walk, 'S');
  const due = addDays(dayOf(walk.bench.now()), walk.upTo(3));
  const place = walk.oneOf(['Brankas', 'Laci 1', 'Laci 2']);
  const wrong = walk.oneOf(walk.actors.filter(({ id }) => id !== first.id));
  const receiptNumber = `B-${walk.counter}-${seal}`;
  const input = { decisionId, receiptNumber, receiptSource: 'book', condition: 'Baik', witness: null } as const;
  const reason = { dueReason: 'Menunggu pemiliknya.', receiptTaken: 'signed' } as const;
  const others = await pageOf(walk, wrong);
  await unchanged(walk, () => others('custody.hold', { ...input, ...reason, seal, place, due }));
  const kept = { seal, place, due, dueReason: reason.dueReason };
  // A dead printer is the quicker way: the number of the carbon book, which nobody gives out twice.
  const id = walk.chance(15)
    ? await take(client, decisionId, kept)
    : value(await client('custody.hold', { ...input, ...reason, ...kept })).id;
  walk.acts += 1;
  count(walk, 'in', true);
  walk.kept.set(id, { number, held: true, step: 1, place, seal, due, keeper: first.id });
}

/** The same passport once more while it is held: the hold is confirmed, the taking refused, the case closed otherwise. */
async function refusedHold(
  walk: Walk,
  { client, number, second }: { client: Client; number: string; second: Actor },
): Promise<void> {
  const decisionId = await confirmedHold(client, number, second);
  const again = { decisionId, receiptNumber: 'B-again', receiptSource: 'book', receiptTaken: 'signed' } as const;
  const kept = { seal: 'S-other', place: 'Brankas', condition: 'Baik', due: '2027-12-31', dueReason: null };
  await unchanged(walk, async () => {
    const answer = await client('custody.hold', { ...again, ...kept, witness: null });
    expect(code(answer)).toBe('already-held');
    return answer;
  });
  await closeOtherwise(client, 'Paspor sudah disimpan.');
  count(walk, 'in', false);
}

/** Ends the open case of a page with a milder decision. */
async function closeOtherwise(client: Client, departLine: string): Promise<void> {
  const [screening] = value(await client('screening.mine', {})).filter(({ proposed }) => proposed === null);
  if (screening === undefined) throw new Error('no open case');
  const { screeningId } = screening;
  const { revision } = value(await client('screening.get', { screeningId }));
  value(await client('decision.propose', { screeningId, revision, proposal: { ...plain, departLine } }));
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
  if (walk.chance(75)) {
    const nobody = walk.chance(10);
    return { officer: null, receiver: nobody ? '' : 'Contoh Penerima', who: nobody ? 'nobody' : 'outside', good: true };
  }
  const who = walk.oneOf(walk.actors);
  const spoiled = walk.oneOf(['no', 'no', 'no', 'no', 'call', 'late'] as const);
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

/** Who keeps a passport after a move with this second name. */
const keeperOf = ({ who }: Second): OfficerId | null => (typeof who === 'string' ? null : who.id);

/** A passport of the ledger, mostly one that is held. */
const somePassport = (walk: Walk): [CustodyId, Kept] | null => {
  const held = heldOnes(walk);
  if (held.length > 0 && walk.chance(85)) return walk.oneOf(held);
  return walk.kept.size === 0 ? null : walk.oneOf([...walk.kept]);
};

async function move(walk: Walk): Promise<void> {
  const some = somePassport(walk);
  if (some === null) return;
  const [custodyId, now] = some;
  const actor = anActor(walk);
  const client = await pageOf(walk, actor);
  const kind = walk.oneOf(['place', 'officer', 'officer', 'reseal'] as const);
  const place = kind === 'place' ? walk.oneOf(['Brankas', 'Laci 1', 'Laci 2', '']) : '';
  const taken = heldOnes(walk).map(([, { seal }]) => seal);
  const seal = kind !== 'reseal' ? '' : walk.chance(80) ? `R-${String(walk.seen)}` : walk.oneOf([...taken, '']);
  const step = walk.chance(90) ? now.step : now.step + 1 + walk.upTo(2);
  const second = await someSecond(walk, { actor, client, call: 'custody.move', custodyId });
  const says =
    kind === 'place'
      ? place !== '' && place !== now.place
      : kind !== 'reseal' || (seal !== '' && !taken.includes(seal));
  const allowed = actor.kind === 'official' && now.held && step === now.step && says && fits(kind, second);
  const { officer, receiver } = second;
  const input = { custodyId, step, kind, place, seal, reason: 'Segel robek.', officer, receiver };
  if ((await settle(walk, { doing: kind, allowed }, () => client('custody.move', input))) === null) return;
  now.step += 1;
  if (kind === 'place') now.place = place;
  if (kind === 'reseal') now.seal = seal;
  else now.keeper = keeperOf(second);
}

async function release(walk: Walk): Promise<void> {
  const some = somePassport(walk);
  if (some === null) return;
  const [custodyId, now] = some;
  const actor = anActor(walk);
  const client = await pageOf(walk, actor);
  const to = walk.oneOf(CustodyOut.options);
  const word = () => (walk.chance(90) ? 'NO-0001' : '');
  const authority: SeizingAuthority | null = walk.chance(90) ? 'police' : null;
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
  const input = { custodyId, to, ...words, officer, receiver };
  if ((await settle(walk, { doing: to, allowed }, () => client('custody.release', input))) === null) return;
  now.step += 1;
  now.held = false;
  now.keeper = keeperOf(second);
}

async function extend(walk: Walk): Promise<void> {
  const some = somePassport(walk);
  if (some === null) return;
  const [custodyId, now] = some;
  const actor = anActor(walk);
  const client = await pageOf(walk, actor);
  const today = dayOf(walk.bench.now());
  const due = addDays(today, walk.upTo(9) - 1);
  const step = walk.chance(90) ? now.step : now.step - 1;
  const power = actor.kind === 'official' && now.held && step === now.step;
  const allowed = power && step > 0 && due >= today && due !== now.due;
  const input = { custodyId, step, due, reason: 'Menunggu kabar kantor.' };
  if ((await settle(walk, { doing: 'extend', allowed }, () => client('custody.extend', input))) === null) return;
  now.step += 1;
  now.due = due;
}

type TakeOver = InputOf<'custody.takeOverSubject'>;

/** Several passports in one act, with a PIN for them, for others, for another act, too late, or of the wrong one. */
async function takeOver(walk: Walk): Promise<void> {
  const actor = anActor(walk);
  const client = await pageOf(walk, actor);
  const others = officialsOf(walk).filter(({ id }) => id !== actor.id);
  const other = walk.chance(85) ? walk.oneOf(others) : walk.oneOf(walk.actors);
  const way = walk.oneOf(['give', 'take'] as const);
  const taker = way === 'give' ? other.id : actor.id;
  const open = heldOnes(walk).filter(([, { keeper }]) => keeper !== taker);
  const wanted = open.filter(() => walk.chance(40));
  if (walk.chance(15) && walk.kept.size > 0) wanted.push(walk.oneOf([...walk.kept]));
  const chosen = new Map(wanted);
  if (chosen.size === 0) return;
  const stale = walk.chance(8) ? walk.oneOf([...chosen.keys()]) : null;
  const set: TakeOver = {
    way,
    passports: [...chosen].map(([custodyId, { step }]) => ({ custodyId, step: custodyId === stale ? step + 1 : step })),
  };
  const spoiled = walk.oneOf(['no', 'no', 'no', 'no', 'no', 'set', 'way', 'late'] as const);
  const { subject } = value(
    await (
      await pageOf(walk, others[0] ?? actor)
    )('custody.takeOverSubject', spoil(set, spoiled)),
  );
  const asked = { officerId: other.id, pin: other.pin, call: 'custody.takeOver' as const, subject };
  const approved = await client('session.approve', asked);
  if (spoiled === 'late') walk.bench.advance(60_001);
  const officer = { officerId: other.id, approvalId: approved.ok ? approved.value.approvalId : noApproval };
  const movable = [...chosen.values()].every(({ held, keeper }) => held && keeper !== taker);
  const power = actor.kind === 'official' && other.kind === 'official' && actor.id !== other.id;
  const allowed = power && movable && stale === null && approved.ok && spoiled === 'no';
  const expected = { doing: 'takeOver', allowed, events: chosen.size } as const;
  const done = await settle(walk, expected, () => client('custody.takeOver', { ...set, officer }));
  if (done === null) return;
  for (const now of chosen.values()) {
    now.step += 1;
    now.keeper = taker;
  }
  // The same PIN carries nothing a second time.
  await unchanged(walk, () => client('custody.takeOver', { ...set, officer }));
}

/** The set another approval would be for. */
function spoil(set: TakeOver, how: 'no' | 'set' | 'way' | 'late'): TakeOver {
  const [first, ...rest] = set.passports;
  if (how === 'way') return { ...set, way: set.way === 'give' ? 'take' : 'give' };
  if (how !== 'set' || first === undefined) return set;
  return { ...set, passports: rest.length > 0 ? rest : [{ ...first, step: first.step + 1 }] };
}

/** A hold entered from a paper form: it waits for the second officer and is in no balance. */
async function paperHold(walk: Walk): Promise<void> {
  const [first, second] = twoOfficials(walk);
  const client = await pageOf(walk, first);
  const { numbers } = value(await client('outage.print', { kind: 'postponement', count: 1 }));
  const number = numberFor(walk);
  const double = walk.chance(15) ? walk.oneOf([...walk.onPaper.values(), null]) : null;
  const seal = double?.seal ?? newSeal(walk, 'P');
  const due = addDays(dayOf(walk.bench.now()), walk.upTo(3));
  const named = { officerId: first.id, secondId: second.id, number, flight: null };
  const kept = { receiptNumber: `BK-${walk.counter}-${String(walk.seen)}`, seal, due };
  const entry = holdOnForm({ form: numbers[0] ?? '', happenedAt: walk.bench.now(), ...named, ...kept });
  const wrong = walk.oneOf(walk.actors.filter(({ kind }) => kind === 'bp3mi' || kind === 'admin'));
  const others = await pageOf(walk, wrong);
  await unchanged(walk, () => others('outage.enter', { entry }));
  const allowed = double === null && !heldNumbers(walk).has(number);
  const expected = { doing: 'paperHold', allowed, events: 0 } as const;
  const done = await settle(walk, expected, () => client('outage.enter', { entry }));
  if (done === null) return;
  const { entryId } = done.value;
  walk.onPaper.set(entryId, { form: entry.form, number, seal, due, firstId: first.id, second });
}

/** The second officer confirms with the own PIN, at the own page or at the first one's; or somebody else tries to. */
async function paperConfirm(walk: Walk): Promise<void> {
  if (walk.onPaper.size === 0) return;
  const [entryId, paper] = walk.oneOf([...walk.onPaper]);
  const { second } = paper;
  const first = walk.oneOf(walk.actors.filter(({ id }) => id === paper.firstId));
  const how = walk.oneOf(['own', 'own', 'pin', 'late', 'other'] as const);
  const actor = how === 'own' ? second : how === 'other' ? walk.oneOf(walk.actors.slice(2)) : first;
  const client = await pageOf(walk, actor);
  const officerId = how === 'other' ? actor.id : second.id;
  const asked = { officerId: second.id, pin: second.pin, call: 'outage.confirm' as const, subject: entryId };
  const approved = how === 'pin' || how === 'late' ? value(await client('session.approve', asked)) : null;
  if (how === 'late') walk.bench.advance(60_001);
  const allowed = (how === 'own' || how === 'pin') && !heldNumbers(walk).has(paper.number);
  const input = { entryId, officerId, approvalId: approved?.approvalId ?? null };
  const done = await settle(walk, { doing: 'paperConfirm', allowed }, () => client('outage.confirm', input));
  if (done === null) return;
  walk.onPaper.delete(entryId);
  const held = value(await client('custody.list', {})).held.find(({ now }) => now?.seal === paper.seal);
  if (held === undefined) throw new Error('a confirmed hold is in no list');
  const { number, seal, due, firstId: keeper } = paper;
  walk.kept.set(held.id, { number, held: true, step: 1, place: 'Brankas Imigrasi, laci 2', seal, due, keeper });
}

/** What was entered wrongly is taken back, by somebody named on it or a shift head. */
async function paperTakeBack(walk: Walk): Promise<void> {
  if (walk.onPaper.size === 0) return;
  const [entryId, { firstId, second }] = walk.oneOf([...walk.onPaper]);
  const actor = walk.oneOf(walk.actors);
  const client = await pageOf(walk, actor);
  const allowed = actor.kind === 'head' || actor.id === firstId || actor.id === second.id;
  const input = { entryId, reason: 'Salah ketik.' };
  const expected = { doing: 'paperTakeBack', allowed, events: 0 } as const;
  if ((await settle(walk, expected, () => client('outage.takeBack', input))) !== null) walk.onPaper.delete(entryId);
}

const shares: readonly (readonly [times: number, doing: (walk: Walk) => Promise<void>])[] = [
  [3, hold],
  [7, move],
  [4, release],
  [3, extend],
  [2, takeOver],
  [2, paperHold],
  [2, paperConfirm],
  [1, paperTakeBack],
];
const doings = shares.flatMap(([times, doing]) => Array.from({ length: times }, () => doing));

/** Half of all steps: this station's. */
async function goOn(walk: Walk): Promise<void> {
  for (let step = 0; step < steps / 2; step += 1) {
    walk.bench.advance(walk.upTo(20) * 1000);
    if (walk.chance(1)) walk.bench.advance(walk.oneOf([1, 8, 24]) * 3_600_000);
    if (step % 97 === 96) await restart(walk);
    await walk.oneOf(doings)(walk);
    check(walk);
    if (step % 20 === 0) checkAll(walk);
  }
}

const kinds: readonly Doing[] = [...CustodyMoveKind.options, 'takeOver', 'paperHold', 'paperConfirm', 'paperTakeBack'];

it(
  'keeps the balance over every step, at two counters, over restarts, and no act is without the power',
  async () => {
    await withApp(async (one) => {
      await withApp(async (other) => {
        const walks = [await begin(one, 'A1'), await begin(other, 'B2')];
        await Promise.all(walks.map(goOn));
        const numbers = walks.flatMap(({ db, counter }) =>
          db
            .prepare('SELECT receiptNumber FROM custody')
            .pluck()
            .all()
            .map((number) => `${counter} ${String(number)}`),
        );
        expect(new Set(numbers).size).toBe(numbers.length);
        expect(numbers.length).toBeGreaterThan(steps / 20);
        const tallies = kinds
          .flatMap((kind) => [`${kind} done`, `${kind} refused`])
          .map((name) => [name, walks.reduce((sum, { tally }) => sum + (tally.get(name) ?? 0), 0)] as const);
        if (steps > 1000) expect(tallies.filter(([, times]) => times < 20)).toEqual([]);
        else expect(tallies.filter(([, times]) => times > 0).length).toBeGreaterThan(14);
        if (steps > 1000) console.info(`${String(steps)} steps: ${JSON.stringify(Object.fromEntries(tallies))}`);
        for (const walk of walks) {
          checkAll(walk);
          const [official] = officialsOf(walk);
          if (official === undefined) throw new Error('nobody');
          const client = await pageOf(walk, official);
          const list = value(await client('custody.list', {}));
          expect(list).toMatchObject({ balanced: true, taken: walk.kept.size, inCustody: heldOnes(walk).length });
          expect(list.onPaper).toHaveLength(walk.onPaper.size);
          expect(code(await client('custody.count', {}))).toBeNull();
          walk.db.close();
        }
      }, base);
    }, base);
  },
  steps > 1000 ? 1_800_000 : 240_000,
);
