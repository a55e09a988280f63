/**
 * What a device does by itself while its station does not answer: it reads again what was read, takes down answers on open
 * screenings of the officer at it, and hands them in when the station is back (docs/decisions/0028).
 */
import { z } from 'zod';
import { roleMay, rowOf, type Failure, type OutputOf } from '../../../shared/contract/index.ts';
import { KeptRefusal } from '../../../shared/contract/kept.ts';
import type { Row } from '../../../shared/contract/procedure.ts';
import { screening } from '../../../shared/contract/screening.ts';
import { OfficerCard } from '../../../shared/contract/session.ts';
import { ActId, ScreeningId, type OfficerId } from '../../../shared/ids.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import type { Instant } from '../../../shared/time.ts';
import type { CallerKey, Machine } from '../application.ts';
import { traceOf } from '../log.ts';
import { codeOf } from '../private_file.ts';
import type { ActNamed, QueueKey } from './doorway.ts';
import { sealOf, type KeptAct, type QueueFile, type Seal } from './queue_file.ts';
import { remembered, stationPulse, type Remembered } from './remembered.ts';
import { keptAnswers, nextOf, OwnOpen, waitingOn, withKept } from './waiting.ts';

/** What a call is answered on a device: `alone` where the device says so itself. */
export type Told = Result<unknown, Failure> & { readonly alone?: true };

/** Whether the host answers; `turnedAway`: it does not let this device in any more. */
export type Reach = 'reached' | 'away' | 'turnedAway';

/** The way to the host. Neither ever rejects. */
export interface HostWay {
  /** Null: it did not answer. What was asked may have been done. */
  readonly ask: (
    caller: CallerKey,
    asked: { name: string; input: unknown },
    how: { act: ActNamed | null; millis: number },
  ) => Promise<Result<unknown, Failure> | null>;
  /** Null: it did not answer, or nobody is signed in at this window. */
  readonly queueKey: (caller: CallerKey) => Promise<QueueKey | null>;
  readonly reach: () => Reach;
}

/** Until a host that says nothing counts as gone, milliseconds. Jobs verify logs and copy databases: minutes. */
const patience = { query: 15_000, command: 60_000, job: 600_000 } as const;
/** With an answer the next traveller's question waits; it is taken down instead. */
const answerPatience = 4_000;
/** Nobody did anything here for so long: a device without its station locks itself, milliseconds. */
const idleMillis = 20 * 60_000;

/** A window with its officer. */
interface Desk {
  readonly officerId: OfficerId;
  /** Null: this officer answers nothing. */
  readonly seal: Seal | null;
  readonly memory: Remembered;
  activeAt: number;
  /**
   * Shut while the host was away: locked, of which the host must hear before anything else; or `out`, for this device is let
   * in no more.
   */
  shut: Cause | 'out' | null;
}

/** Why a screen is locked. */
type Cause = 'idle' | 'officer';

interface Asked {
  readonly caller: CallerKey;
  readonly row: Row;
  readonly name: string;
  readonly input: unknown;
}

const SignedIn = z.object({ officer: OfficerCard });
const Current = z.object({ state: z.literal('active'), officer: OfficerCard });
const LockInput = z.object({ cause: z.enum(['idle', 'officer']) });
const DiscardInput = z.strictObject({ screeningId: ScreeningId.nullable() });

const unreachable: Told = err({ code: 'station-unreachable' });
const byItself = (answer: Result<unknown, Failure>): Told => ({ ...answer, alone: true });
/** What a locked window is still told: that it is locked, and who may unlock it. */
const openWhenLocked = ['session.current', 'station.state'];

/** Lets one piece of work begin when the one before has ended. */
function oneAtATime() {
  let last: Promise<unknown> = Promise.resolve();
  return <T>(work: () => Promise<T>): Promise<T> => {
    const mine = last.then(work);
    last = mine.catch(() => undefined); // whoever waits for it is told
    return mine;
  };
}

/** @param changed something is to be read again: what waited was handed in */
export function createAlone(machine: Machine, queue: QueueFile, around: { way: HostWay; changed: () => void }) {
  const { way } = around;
  const { clock } = machine;
  const desks = new Map<CallerKey, Desk>();
  const pulse = stationPulse(clock);
  const one = oneAtATime();
  let away: Instant | null = null;
  let probing = false;

  /** What an officer gave stays readable only while one of their windows is open. */
  const shut = (seal: Seal | null) => {
    const open = [...desks.values()].some((desk) => desk.shut === null && desk.seal?.label === seal?.label);
    if (seal !== null && !open) queue.shut(seal.label);
  };
  const drop = (caller: CallerKey) => {
    const seal = desks.get(caller)?.seal ?? null;
    desks.delete(caller);
    shut(seal);
  };
  const actsOf = (desk: Desk | null): readonly KeptAct[] =>
    desk === null || desk.seal === null || desk.shut !== null ? [] : queue.acts(desk.seal.label);
  const note = (thrown: unknown) => {
    machine.log.note(`queue ${traceOf(thrown)}`);
  };

  const shutDesk = (desk: Desk, why: Cause | 'out') => {
    desk.shut = why;
    desk.memory.only(openWhenLocked);
    shut(desk.seal);
  };

  /** Notices when the host went and came, and forgets everything where it turned this device away. */
  const look = (): Reach => {
    const reach = way.reach();
    if (reach === 'reached') away = null;
    else away ??= pulse.now();
    if (reach === 'turnedAway') for (const desk of desks.values()) if (desk.shut !== 'out') shutDesk(desk, 'out');
    return reach;
  };

  /** The window's officer, locked where nobody touched it for long while the host could not lock it. */
  const deskOf = (caller: CallerKey): Desk | null => {
    const reach = look();
    const desk = desks.get(caller) ?? null;
    if (desk === null || reach === 'reached' || desk.shut !== null) return desk;
    if (clock.monotonic() - desk.activeAt > idleMillis) shutDesk(desk, 'idle');
    return desk;
  };

  /** The host hears that this window was locked meanwhile; from then on it says so itself. */
  const payLock = async (caller: CallerKey, why: Cause | 'out') => {
    const lock = { name: 'session.lock', input: { cause: why === 'out' ? 'idle' : why } };
    if ((await way.ask(caller, lock, { act: null, millis: patience.query })) !== null) drop(caller);
  };

  const sitDown = async (caller: CallerKey, { id, role }: OfficerCard) => {
    drop(caller);
    const key = roleMay(role, 'screening.answer') ? await way.queueKey(caller) : null;
    const seal = key === null || key.officerId !== id ? null : sealOf(key.key);
    const desk: Desk = { officerId: id, seal, memory: remembered(pulse), activeAt: clock.monotonic(), shut: null };
    desks.set(caller, desk);
    if (seal === null) return;
    await one(async () => {
      await queue.open(seal);
      await handIn(caller, desk);
    });
  };

  /** What the host's answers say of this window. */
  const heard = async ({ caller, row, name, input }: Asked, reply: Result<unknown, Failure>) => {
    const desk = desks.get(caller);
    if (!reply.ok) {
      if (reply.error.code === 'unauthenticated' || reply.error.code === 'session-locked') drop(caller);
      return;
    }
    if (name === 'session.signIn' || name === 'session.enrol') {
      await sitDown(caller, SignedIn.parse(reply.value).officer);
      return;
    }
    const current = name === 'session.current' ? Current.safeParse(reply.value).data : null;
    const other = current === undefined || (current !== null && current.officer.id !== desk?.officerId);
    if (other || ['session.lock', 'session.signOut', 'station.enter'].includes(name)) drop(caller);
    else if (row.alone === 'read') desk?.memory.keep(name, input, reply.value);
    if (row.alone === 'read') pulse.hear(reply.value);
    if (desk !== undefined && row.kind !== 'query') desk.activeAt = clock.monotonic();
  };

  /**
   * Hands in what waits, in the order given. Once one act on a screening is refused, those after it rest on a picture that is
   * no longer true: they are refused with it.
   * @returns why the host takes nothing from this window now; null: all is in, or the host is gone
   */
  const handIn = async (caller: CallerKey, desk: Desk): Promise<Failure | null> => {
    const { seal } = desk;
    if (seal === null || desk.shut !== null) return null;
    let acts = queue.acts(seal.label);
    const before = acts;
    const refusals = new Map<string, KeptRefusal>();
    let failure: Failure | null = null;
    for (let act = nextOf(acts); act !== null; act = nextOf(acts)) {
      const { id, input, name, given } = act;
      let refused = refusals.get(input.screeningId) ?? null;
      if (refused === null) {
        const reply = await way.ask(caller, { name, input }, { act: { id, given }, millis: patience.query });
        if (reply === null) break;
        const refusal = reply.ok ? null : KeptRefusal.safeParse(reply.error.code);
        if (!reply.ok && refusal?.success !== true) {
          failure = reply.error;
          break;
        }
        refused = refusal?.data ?? null;
        if (refused !== null) refusals.set(input.screeningId, refused);
      }
      acts = acts.flatMap((one) => (one.id !== id ? [one] : refused === null ? [] : [{ ...one, refused }]));
    }
    if (acts === before) return failure;
    // Where this fails, what is in is handed in again, and answered as before.
    await queue.replace(seal, acts).catch(note);
    around.changed();
    return failure;
  };

  const takeDown = async (desk: Desk, { name, input }: Asked, id: ActId): Promise<Told> => {
    const { seal } = desk;
    const answer = screening['screening.answer'].input.safeParse(input);
    if (!answer.success) return byItself(err({ code: 'invalid-input' }));
    const { screeningId, revision } = answer.data;
    const own = OwnOpen.safeParse(desk.memory.find('screening.get', { screeningId })).success;
    if (seal === null || !own || look() === 'turnedAway') return unreachable;
    const last = waitingOn(queue.acts(seal.label), screeningId).at(-1);
    if (last !== undefined && revision !== last.input.revision + 1) return byItself(err({ code: 'stale-revision' }));
    try {
      const given = { device: clock.now(), station: pulse.now() };
      await queue.add(seal, { id, name, input: answer.data, given, refused: null });
    } catch (thrown) {
      note(thrown);
      return codeOf(thrown) === 'ENOSPC' ? byItself(err({ code: 'disk-full' })) : unreachable;
    }
    desk.activeAt = clock.monotonic();
    return byItself(ok({ revision: revision + 1 }));
  };

  /** The station has it: what is told again of the screening has it too, before it is read anew. */
  const stored = ({ memory }: Desk, input: unknown) => {
    const given = screening['screening.answer'].input.safeParse(input);
    if (!given.success) return;
    const about = { screeningId: given.data.screeningId };
    const view = memory.find('screening.get', about);
    if (view !== undefined) memory.keep('screening.get', about, withKept(view, [{ input: given.data }]));
  };

  /** An answer: put to the host under a number of its own, after all that waits; taken down where the host is not there. */
  const answer = async (asked: Asked, desk: Desk): Promise<Told> => {
    const { caller, name, input } = asked;
    const id = ActId.parse(Buffer.from(machine.random(16)).toString('base64url'));
    if (look() === 'reached') {
      const failure = await handIn(caller, desk);
      if (failure !== null) return err(failure);
    }
    if (look() === 'reached' && nextOf(actsOf(desk)) === null) {
      const reply = await way.ask(caller, { name, input }, { act: { id, given: null }, millis: answerPatience });
      if (reply !== null) {
        await heard(asked, reply);
        if (reply.ok) stored(desk, input);
        return reply;
      }
    }
    probe(caller);
    return takeDown(desk, asked, id);
  };

  /** Asks beside the work whether the host is back: nobody waits for it. */
  const probe = (caller: CallerKey) => {
    if (probing) return;
    probing = true;
    void way
      .ask(caller, { name: 'session.current', input: {} }, { act: null, millis: patience.query })
      .then((reply) => (reply === null ? undefined : back()))
      .catch(note)
      .finally(() => (probing = false));
  };

  const state = async (desk: Desk | null): Promise<OutputOf<'kept.state'>> => {
    const acts = actsOf(desk);
    const label = desk?.shut === null ? (desk.seal?.label ?? null) : null;
    return { host: look(), since: away, own: keptAnswers(acts), ...(await queue.counts(label)) };
  };

  const discard = async (desk: Desk | null, input: unknown): Promise<Result<unknown, Failure>> => {
    const wanted = DiscardInput.safeParse(input);
    if (!wanted.success) return err({ code: 'invalid-input' });
    if (desk === null) return err({ code: 'unauthenticated' });
    if (desk.shut !== null) return err({ code: 'session-locked' });
    const { screeningId } = wanted.data;
    if (screeningId === null) await queue.discardUnreadable();
    else if (desk.seal !== null) {
      const gone = ({ input: { screeningId: of }, refused }: KeptAct) => refused !== null && of === screeningId;
      await queue.replace(
        desk.seal,
        queue.acts(desk.seal.label).filter((act) => !gone(act)),
      );
    }
    return ok({});
  };

  /** What this window is told again, with its own answers on top. */
  const again = (desk: Desk, { name, input }: Asked): Told | null => {
    const value = desk.memory.find(name, input);
    if (value === undefined) return null;
    if (desk.shut !== null && name === 'session.current') {
      const nobody = { state: 'none', officer: null };
      return byItself(
        ok({ ...z.looseObject({}).parse(value), ...(desk.shut === 'out' ? nobody : { state: 'locked' }) }),
      );
    }
    const about = z.object({ screeningId: ScreeningId }).safeParse(input);
    const whole = name === 'screening.get' && about.success;
    return byItself(ok(whole ? withKept(value, waitingOn(actsOf(desk), about.data.screeningId)) : value));
  };

  /** Any other call: put to the host; where it is not there, what can be told again is. */
  const pass = async (asked: Asked, desk: Desk | null): Promise<Told> => {
    const { caller, row, name, input } = asked;
    if (desk !== null && look() === 'reached' && nextOf(actsOf(desk)) !== null) await one(() => handIn(caller, desk));
    const known = desk === null || row.alone !== 'read' ? null : again(desk, asked);
    if (known !== null && look() !== 'reached') {
      probe(caller);
      return known;
    }
    const reply = await way.ask(caller, { name, input }, { act: null, millis: patience[row.kind] });
    if (reply !== null) await heard(asked, reply);
    look();
    const there = desks.get(caller) ?? null;
    if (reply !== null) {
      if (there === null || row.alone !== 'read' || nextOf(actsOf(there)) === null) return reply;
      // The station is back, and answered before it had what waits.
      if ((await one(() => handIn(caller, there))) !== null) return reply;
      return nextOf(actsOf(there)) === null ? pass(asked, there) : (again(there, asked) ?? reply);
    }
    if (there !== null && name === 'session.lock') {
      shutDesk(there, LockInput.safeParse(input).data?.cause ?? 'officer');
      return byItself(ok({}));
    }
    return (there !== null && row.alone === 'read' ? again(there, asked) : null) ?? unreachable;
  };

  /** The host answers again: it hears of locks, and gets what waits. Pages read again, also where nothing was stored. */
  const back = async (): Promise<void> => {
    look();
    for (const [caller, desk] of [...desks]) {
      if (desk.shut !== null) await payLock(caller, desk.shut);
      else if (nextOf(actsOf(desk)) !== null) await one(() => handIn(caller, desk));
    }
    around.changed();
  };

  /** What a window is told that is shut; null: no longer, the host is back and knows. */
  const shutOut = async (asked: Asked, desk: Desk, why: Cause | 'out'): Promise<Told | null> => {
    if (look() === 'reached' || asked.name === 'session.signIn') await payLock(asked.caller, why);
    else probe(asked.caller);
    if (!desks.has(asked.caller)) return null;
    const known = again(desk, asked);
    if (known !== null) return known;
    const lockedHere = asked.row.access !== 'public' && desk.shut !== 'out';
    return lockedHere ? byItself(err({ code: 'session-locked' })) : unreachable;
  };

  return {
    /** Answers a call of a window. Never rejects. */
    async dispatch(caller: CallerKey, name: string, input: unknown): Promise<Told> {
      const row = rowOf(name);
      if (row === null) return err({ code: 'unknown-call' });
      const asked = { caller, row, name, input };
      try {
        const desk = deskOf(caller);
        const own = (value: Result<unknown, Failure>): Told => (look() === 'reached' ? value : byItself(value));
        if (name === 'kept.state') return own(ok(await state(desk)));
        if (name === 'kept.discard') return own(await one(() => discard(desk, input)));
        const stays = desk === null || desk.shut === null ? null : await shutOut(asked, desk, desk.shut);
        if (stays !== null) return stays;
        const there = desks.get(caller) ?? null;
        if (there !== null && row.alone === 'keep') return await one(() => answer(asked, there));
        return await pass(asked, there);
      } catch (thrown) {
        note(thrown);
        return unreachable;
      }
    },
    back,
    forget: drop,
  };
}
