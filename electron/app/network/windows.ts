/** The windows of a device with their officers, in memory only; what each may still be told while the station does not answer. */
import type { Failure } from '../../../shared/contract/index.ts';
import type { Row } from '../../../shared/contract/procedure.ts';
import type { OfficerId, ScreeningId } from '../../../shared/ids.ts';
import { err, type Result } from '../../../shared/result.ts';
import type { Instant } from '../../../shared/time.ts';
import type { CallerKey, Machine } from '../application.ts';
import { longestMillis } from '../sessions.ts';
import type { Turns } from '../turns.ts';
import type { ActNamed } from './doorway.ts';
import type { KeptAct, QueueFile, Seal } from './queue_file.ts';
import type { QueueKey } from './queue_key.ts';
import type { Remembered, StationPulse } from './remembered.ts';

/** Whether the host answers; `turnedAway`: it does not let this device in any more. */
export type Reach = 'reached' | 'away' | 'turnedAway';

/** The way to the host. Neither call ever rejects. */
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
export const patience = { query: 15_000, command: 60_000, job: 600_000 } as const;

/** Why a screen is locked. */
export type Cause = 'idle' | 'officer';

/** A window with its officer. */
export interface Desk {
  readonly officerId: OfficerId;
  /** Null: this officer answers nothing. */
  readonly seal: Seal | null;
  readonly memory: Remembered;
  /**
   * Screenings of which the page still shows answers that the host has just refused. What is given on top of them has a
   * revision the device counted, which at the host may mean somebody else's answers.
   */
  readonly overtaken: Set<ScreeningId>;
  activeAt: number;
  /** When the PIN was entered. */
  readonly enteredAt: number;
  /**
   * Shut while the host was away: locked, of which the host must hear before anything else; or `out`, for this device is let
   * in no more.
   */
  shut: Cause | 'out' | null;
}

/** One call of a window. */
export interface Asked {
  readonly caller: CallerKey;
  readonly row: Row;
  readonly name: string;
  readonly input: unknown;
}

/** What a call is answered on a device: `alone` where the device says so itself. */
export type Told = Result<unknown, Failure> & { readonly alone?: true };

/** The host does not answer, and what was asked is nothing that the device does by itself. */
export const unreachable: Told = err({ code: 'station-unreachable' });
/** The device's own word. */
export const byItself = (answer: Result<unknown, Failure>): Told => ({ ...answer, alone: true });

/** A device at work. */
export interface Here {
  readonly machine: Machine;
  readonly queue: QueueFile;
  readonly way: HostWay;
  readonly pulse: StationPulse;
  readonly desks: Map<CallerKey, Desk>;
  /** Something is to be read again, though the station told of no change. */
  readonly changed: () => void;
  /** Lets a piece of work on the queue begin when the one before has ended. */
  readonly one: Turns;
  readonly note: (thrown: unknown) => void;
  /** Since when the host does not answer. */
  away: Instant | null;
  /** It is being asked beside the work whether it is back. */
  probing: boolean;
}

/** Nobody did anything here for so long: a device without its station locks itself, milliseconds. */
const idleMillis = 20 * 60_000;
/** What a shut window is still told: that it is shut, and who may open it. */
export const toldWhenShut: readonly string[] = ['session.current', 'station.state'];

/** What an officer gave stays readable only while one of their windows is open. */
function forgetUnused({ desks, queue }: Here, seal: Seal | null): void {
  const open = [...desks.values()].some((desk) => desk.shut === null && desk.seal?.label === seal?.label);
  if (seal !== null && !open) queue.shut(seal.label);
}

/** The window has no officer any more, with all that was remembered for them. */
export function drop(here: Here, caller: CallerKey): void {
  const seal = here.desks.get(caller)?.seal ?? null;
  here.desks.delete(caller);
  forgetUnused(here, seal);
}

/** Nothing is shown or taken at this window until the host has had its say. */
export function shutDesk(here: Here, desk: Desk, why: Cause | 'out'): void {
  desk.shut = why;
  desk.memory.only(toldWhenShut);
  forgetUnused(here, desk.seal);
}

/** Notices when the host went and came; everything is forgotten where it turned this device away. */
export function look(here: Here): Reach {
  const reach = here.way.reach();
  if (reach === 'reached') here.away = null;
  else here.away ??= here.pulse.now();
  if (reach === 'turnedAway') {
    for (const desk of here.desks.values()) if (desk.shut !== 'out') shutDesk(here, desk, 'out');
  }
  return reach;
}

/** The window's officer, locked where nobody touched it, or entered a PIN, for long while the host could not lock it. */
export function deskOf(here: Here, caller: CallerKey): Desk | null {
  const reach = look(here);
  const desk = here.desks.get(caller) ?? null;
  if (desk === null || reach === 'reached' || desk.shut !== null) return desk;
  const now = here.machine.clock.monotonic();
  if (now - desk.activeAt > idleMillis || now - desk.enteredAt > longestMillis) shutDesk(here, desk, 'idle');
  return desk;
}

/** What the window's officer has given that is on this device alone. */
export const actsOf = ({ queue }: Here, desk: Desk | null): readonly KeptAct[] =>
  desk === null || desk.seal === null || desk.shut !== null ? [] : queue.acts(desk.seal.label);
