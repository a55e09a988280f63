/**
 * What a device does by itself while its station does not answer: it reads again what was read, takes down answers on open
 * screenings of the officer at it, and hands them in when the station is back (docs/decisions/0028).
 */
import { z } from 'zod';
import { rowOf, type Failure, type OutputOf } from '../../../shared/contract/index.ts';
import { screening } from '../../../shared/contract/screening.ts';
import { ActId, ScreeningId } from '../../../shared/ids.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import type { CallerKey, Machine } from '../application.ts';
import { traceOf } from '../log.ts';
import { codeOf } from '../private_file.ts';
import { createTurns } from '../turns.ts';
import { back, handIn, payLock, probe } from './handing_in.ts';
import { heard, pictureIsNew } from './heard.ts';
import type { KeptAct, QueueFile } from './queue_file.ts';
import { stationPulse } from './remembered.ts';
import { keptAnswers, nextOf, OwnOpen, waitingOn, withKept } from './waiting.ts';
import {
  actsOf,
  byItself,
  deskOf,
  drop,
  look,
  patience,
  shutDesk,
  toldWhenShut,
  unreachable,
  type Asked,
  type Cause,
  type Desk,
  type Here,
  type HostWay,
  type Told,
} from './windows.ts';

/** With an answer the next question waits; it is taken down instead, milliseconds. */
const answerPatience = 4_000;

const AnswerInput = screening['screening.answer'].input;
const LockInput = z.object({ cause: z.enum(['idle', 'officer']) });
const DiscardInput = z.strictObject({ screeningId: ScreeningId.nullable() });
const About = z.object({ screeningId: ScreeningId });

/** On the disk before the officer's page is told. */
async function takeDown(here: Here, desk: Desk, { name, input }: Asked, id: ActId): Promise<Told> {
  const { queue, machine, pulse } = here;
  const { seal } = desk;
  const answer = AnswerInput.safeParse(input);
  if (!answer.success) return byItself(err({ code: 'invalid-input' }));
  const { screeningId, revision } = answer.data;
  const own = OwnOpen.safeParse(desk.memory.find('screening.get', { screeningId })).success;
  if (seal === null || !own || look(here) === 'turnedAway') return unreachable;
  const last = waitingOn(queue.acts(seal.label), screeningId).at(-1);
  if (last !== undefined && revision !== last.input.revision + 1) return byItself(err({ code: 'stale-revision' }));
  try {
    const given = { device: machine.clock.now(), station: pulse.now() };
    await queue.add(seal, { id, name, input: answer.data, given, refused: null });
  } catch (thrown) {
    here.note(thrown);
    return codeOf(thrown) === 'ENOSPC' ? byItself(err({ code: 'disk-full' })) : unreachable;
  }
  desk.activeAt = machine.clock.monotonic();
  return byItself(ok({ revision: revision + 1 }));
}

/** The station has it: what is told again of the screening has it too, before it is read anew. */
function noteStored({ memory }: Desk, input: unknown): void {
  const given = AnswerInput.safeParse(input);
  if (!given.success) return;
  const about = { screeningId: given.data.screeningId };
  const view = memory.find('screening.get', about);
  if (view !== undefined) memory.keep('screening.get', about, withKept(view, [{ input: given.data }]));
}

/** An answer: put to the host under a number of its own, after all that waits; taken down where the host is not there. */
async function answer(here: Here, asked: Asked, desk: Desk): Promise<Told> {
  const { caller, name, input } = asked;
  const id = ActId.parse(Buffer.from(here.machine.random(16)).toString('base64url'));
  const about = About.safeParse(input).data?.screeningId;
  if (look(here) === 'reached') {
    const failure = await handIn(here, caller, desk);
    if (failure !== null) return err(failure);
  }
  if (about !== undefined && desk.overtaken.has(about)) return err({ code: 'stale-revision' });
  if (look(here) === 'reached' && nextOf(actsOf(here, desk)) === null) {
    const reply = await here.way.ask(caller, { name, input }, { act: { id, given: null }, millis: answerPatience });
    if (reply !== null) {
      await heard(here, asked, reply, desk);
      if (reply.ok) noteStored(desk, input);
      return reply;
    }
  }
  probe(here, caller);
  return takeDown(here, desk, asked, id);
}

async function keptState(here: Here, desk: Desk | null): Promise<OutputOf<'kept.state'>> {
  const label = desk?.shut === null ? (desk.seal?.label ?? null) : null;
  const host = look(here);
  return { host, since: here.away, own: keptAnswers(actsOf(here, desk)), ...(await here.queue.counts(label)) };
}

async function discard({ queue }: Here, desk: Desk | null, input: unknown): Promise<Result<unknown, Failure>> {
  const wanted = DiscardInput.safeParse(input);
  if (!wanted.success) return err({ code: 'invalid-input' });
  if (desk === null) return err({ code: 'unauthenticated' });
  if (desk.shut !== null) return err({ code: 'session-locked' });
  const { screeningId } = wanted.data;
  const { seal } = desk;
  const stays = ({ input: { screeningId: of }, refused }: KeptAct) => refused === null || of !== screeningId;
  try {
    if (screeningId === null) await queue.discardUnreadable();
    else if (seal !== null) await queue.replace(seal, queue.acts(seal.label).filter(stays));
    return ok({});
  } catch (thrown) {
    if (codeOf(thrown) === 'ENOSPC') return err({ code: 'disk-full' });
    throw thrown;
  }
}

/** What this window is told again, with its own answers on top; null: it never asked this. */
function again(here: Here, desk: Desk, { name, input }: Asked): Told | null {
  if (desk.shut !== null && !toldWhenShut.includes(name)) return null;
  const value = desk.memory.find(name, input);
  if (value === undefined) return null;
  if (desk.shut !== null && name === 'session.current') {
    const now = desk.shut === 'out' ? { state: 'none', officer: null } : { state: 'locked' };
    return byItself(ok({ ...z.looseObject({}).parse(value), ...now }));
  }
  const about = name === 'screening.get' ? About.safeParse(input).data : undefined;
  pictureIsNew(desk, { name, input });
  return byItself(ok(about === undefined ? value : withKept(value, waitingOn(actsOf(here, desk), about.screeningId))));
}

/** The host has answered a window for which answers still wait: it gets them, and is asked once more. */
async function caughtUp(here: Here, asked: Asked, desk: Desk, reply: Told): Promise<Told> {
  const failure = await here.one(() => handIn(here, asked.caller, desk));
  if (failure !== null) return reply;
  return nextOf(actsOf(here, desk)) === null ? pass(here, asked, desk) : (again(here, desk, asked) ?? reply);
}

/** The host hears of it later; here it is locked now. */
function lockHere(here: Here, { caller, input }: Asked, desk: Desk): Told {
  shutDesk(here, desk, LockInput.safeParse(input).data?.cause ?? 'officer');
  probe(here, caller);
  return byItself(ok({}));
}

/** Any other call: put to the host; where it is not there, what can be told again is. */
async function pass(here: Here, asked: Asked, desk: Desk | null): Promise<Told> {
  const { caller, row, name, input } = asked;
  if (name === 'session.lock' && desk !== null && look(here) !== 'reached') return lockHere(here, asked, desk);
  const reads = row.alone === 'read';
  const known = desk === null || !reads || look(here) === 'reached' ? null : again(here, desk, asked);
  if (known !== null) {
    probe(here, caller);
    return known;
  }
  // A screen that is to be locked does not wait for a host that says nothing.
  const millis = name === 'session.lock' ? answerPatience : patience[row.kind];
  const reply = await here.way.ask(caller, { name, input }, { act: null, millis });
  if (reply !== null) await heard(here, asked, reply, desk);
  look(here);
  const there = here.desks.get(caller) ?? null;
  if (there === null) return reply ?? unreachable;
  if (reply !== null) {
    return reads && nextOf(actsOf(here, there)) !== null ? caughtUp(here, asked, there, reply) : reply;
  }
  if (name === 'session.lock') return lockHere(here, asked, there);
  return (reads ? again(here, there, asked) : null) ?? unreachable;
}

/** What a window is told that is shut; null: no longer, the host is back and knows. */
async function shutOut(here: Here, asked: Asked, desk: Desk, why: Cause | 'out'): Promise<Told | null> {
  const { caller, name, row } = asked;
  if (look(here) === 'reached' || name === 'session.signIn') await payLock(here, caller, why);
  else probe(here, caller);
  if (!here.desks.has(caller)) return null;
  const known = again(here, desk, asked);
  if (known !== null) return known;
  return row.access === 'public' || desk.shut === 'out' ? unreachable : byItself(err({ code: 'session-locked' }));
}

async function told(here: Here, asked: Asked): Promise<Told> {
  const { caller, row, name, input } = asked;
  const desk = deskOf(here, caller);
  const own = (value: Result<unknown, Failure>): Told => (look(here) === 'reached' ? value : byItself(value));
  if (name === 'kept.state') return own(ok(await keptState(here, desk)));
  if (name === 'kept.discard') return own(await here.one(() => discard(here, deskOf(here, caller), input)));
  const stays = desk === null || desk.shut === null ? null : await shutOut(here, asked, desk, desk.shut);
  if (stays !== null) return stays;
  const there = here.desks.get(caller) ?? null;
  return there !== null && row.alone === 'keep' ? here.one(() => answer(here, asked, there)) : pass(here, asked, there);
}

/** @param changed something is to be read again: what waited was handed in, or the host is back */
export function createAlone(machine: Machine, queue: QueueFile, around: { way: HostWay; changed: () => void }) {
  const here: Here = {
    machine,
    queue,
    ...around,
    pulse: stationPulse(machine.clock),
    desks: new Map(),
    one: createTurns(),
    note: (thrown) => {
      machine.log.note(`queue ${traceOf(thrown)}`);
    },
    away: null,
    probing: false,
  };
  return {
    /** Answers a call of a window. Never rejects. */
    dispatch: async (caller: CallerKey, name: string, input: unknown): Promise<Told> => {
      const row = rowOf(name);
      if (row === null) return err({ code: 'unknown-call' });
      try {
        return await told(here, { caller, row, name, input });
      } catch (thrown) {
        here.note(thrown);
        return unreachable;
      }
    },
    /** The host answers again. */
    back: (): Promise<void> => back(here),
    forget: (caller: CallerKey): void => {
      drop(here, caller);
    },
  };
}
