/**
 * Decides which version runs. The first start of a new one is watched: its mark makes it the current one; without it the data comes
 * back as it was and the version before starts. Each step can be broken off and begun again; the pointer says how far it came.
 */
import { StationBusy } from '../../db/open.ts';
import { storageFault } from '../../db/storage_fault.ts';
import type { ReturnReason } from '../../shared/update/reason.ts';
import type { Version } from '../../shared/update/manifest.ts';
import { alone, hold, lookMillis, pause, pausesUntil } from './alone.ts';
import { bringBack, dropKept, keepData } from './data_before.ts';
import { clearMark, readMark } from './installation.ts';
import { mayDecide, writePointer, type Pointer } from './pointer.ts';
import type { Program, RunningProgram } from './program.ts';
import { isDecided } from '../app/standby/folder.ts';
import { isGood, pointerNow, programOf, readablePointer, type Standing, type Starting } from './starting.ts';

/** What is to be run, and, where it was watched and has shown its page, the process that runs already. */
export interface Chosen {
  readonly program: Program;
  readonly running: RunningProgram | null;
}

/** Starts of a version that may break off with the machine before it is given up. */
const mostTries = 2;

type Pending = NonNullable<Pointer['pending']>;

/** The first of these that is sound; the installed one always is, its administrator keeps it. */
async function firstGood(at: Starting, wanted: readonly (Version | null)[]): Promise<Version | null> {
  for (const version of wanted) if (version !== null && (await isGood(at, version))) return version;
  return null;
}

/** The version that was current, or the one before where its files are not what they were. */
async function settled(at: Starting, pointer: Pointer): Promise<Chosen> {
  const { current, previous } = pointer;
  const version = await firstGood(at, [current, previous]);
  if (version !== current && current !== null) {
    at.note(`version ${current} is damaged`);
    const returned = { version: current, reason: 'damaged' as const, at: at.now() };
    try {
      writePointer(at.updates, { ...pointer, current: version, previous: null, returned });
    } catch (cause) {
      // It is found again at the next start.
      if (storageFault(cause) !== 'disk-full') throw cause;
    }
  }
  return { program: programOf(at, version), running: null };
}

/** Gives a pending version up, holding the station: first the decision, then the data, then the pointer. */
async function giveUp(at: Standing, pointer: Pointer, pending: Pending, reason: ReturnReason): Promise<Pointer> {
  const returned = pending.returning ?? { version: pending.version, reason, at: at.now() };
  writePointer(at.updates, { ...pointer, pending: { ...pending, returning: returned } });
  // Never started, it has changed nothing.
  if (pending.tries > 0) await bringBack(at.dataDir, returned);
  const after: Pointer = { ...pointer, pending: null, returned };
  writePointer(at.updates, after);
  at.note(`version ${returned.version} given up: ${returned.reason}`);
  await dropKept(at.dataDir);
  return after;
}

/** The new version has shown its page: it is the current one. */
async function confirm(at: Standing, pointer: Pointer, { version }: Pending): Promise<Pointer> {
  const after: Pointer = { ...pointer, current: version, previous: pointer.current, pending: null, returned: null };
  // Its mark is on the disk, so there is no way back: the room goes to whoever needs it.
  await dropKept(at.dataDir);
  try {
    writePointer(at.updates, after);
  } catch (cause) {
    // The mark says it again at the next start; people may have worked with it, and it goes on.
    if (storageFault(cause) !== 'disk-full') throw cause;
    at.note(`version ${version} is current, and there is no room to say so`);
    return after;
  }
  at.note(`version ${version} has reached its sign-in page`);
  return after;
}

/** What came of a first start; `left`: whoever was to type the passphrase ended it in order, or the flags were none. */
type Outcome = 'reached' | 'ended' | 'silent' | 'left' | NodeJS.Signals;

/** What a shell ends with when it does not know a flag: it has opened nothing then. */
const wrongFlags = 2;

/** Waits for the mark, the end of the process, the end of patience, or somebody who asks for the end of all. */
async function outcomeOf(at: Starting, version: Version, running: RunningProgram): Promise<Outcome> {
  let over = false;
  const watch = async (): Promise<Outcome> => {
    for (let waited = 0; !over; waited += lookMillis) {
      const mark = readMark(at.updates, version);
      if (mark === 'reached') return 'reached';
      // With a passphrase to be typed there is a page, and a person decides how long it takes.
      if (mark === null && waited >= at.patience) return 'silent';
      await pause();
    }
    return 'ended';
  };
  const ended = running.ended.then((code): Outcome => {
    const mark = readMark(at.updates, version);
    if (mark === null && code === wrongFlags) return 'left';
    return code === 0 && mark === 'waiting' ? 'left' : 'ended';
  });
  const outcome = await Promise.race([watch(), ended, at.stop]);
  over = true;
  return outcome;
}

/** How long the last process of a version may hold the station after its end, in milliseconds. */
const releaseMillis = 10_000;

async function watchedStart(at: Starting, pointer: Pointer, pending: Pending): Promise<Chosen> {
  const { version } = pending;
  const tried: Pending = { ...pending, tries: pending.tries + 1 };
  const begun: Pointer = { ...pointer, pending: tried };
  clearMark(at.updates, version);
  const program = programOf(at, version, true);
  const running = at.start(program);
  const outcome = await outcomeOf(at, version, running);
  if (outcome === 'reached') {
    await confirm(at, begun, tried);
    return { program, running };
  }
  await running.end();
  // Between the last look and its end it may have got there: then people may have worked with it.
  if (readMark(at.updates, version) === 'reached') {
    await confirm(at, begun, tried);
    const asked = outcome !== 'ended' && outcome !== 'silent';
    return asked ? { program, running } : { program: programOf(at, version), running: null };
  }
  if (outcome === 'ended' || outcome === 'silent') {
    const wait = { most: releaseMillis, wait: pause };
    return settled(at, await alone(at.dataDir, wait, () => giveUp(at, begun, tried, outcome)));
  }
  // Ended in order before anything could be said of it: that is no second try. Never none: it may have changed the data.
  writePointer(at.updates, { ...begun, pending: { ...tried, tries: 1 } });
  return { program, running };
}

/** What must be so before a first start, holding the station: else why the version is given up. */
async function whyNot(at: Starting, { version, tries, returning }: Pending): Promise<ReturnReason | null> {
  if (returning !== null) return returning.reason;
  if (tries >= mostTries && readMark(at.updates, version) === null) return 'interrupted';
  if (!(await isGood(at, version))) return 'damaged';
  try {
    await keepData(at.dataDir, { version, anew: tries === 0 });
    return null;
  } catch (cause) {
    if (storageFault(cause) === 'disk-full') return 'disk-full';
    throw cause;
  }
}

async function pendingVersion(at: Starting, pointer: Pointer, pending: Pending): Promise<Chosen> {
  const wait = pausesUntil(at);
  let unlock = hold(at.dataDir);
  for (let waited = 0; unlock === null && pending.tries > 0; waited += lookMillis) {
    // Its first start goes on though the starter that watched it is gone.
    if (readMark(at.updates, pending.version) === 'reached') break;
    if (waited > at.patience) throw new StationBusy('a new version does not come to its page');
    await wait();
    unlock = hold(at.dataDir);
  }
  try {
    if (pending.returning === null && readMark(at.updates, pending.version) === 'reached') {
      return await settled(at, await confirm(at, pointer, pending));
    }
    // Somebody works with the station: nothing changes under them, the version that runs shows another window.
    if (unlock === null) return await settled(at, pointer);
    // The data of the next host is half in its place: the version that runs finishes that, and this one comes after it.
    if (pending.tries === 0 && isDecided(at.dataDir)) return await settled(at, pointer);
    const why = await whyNot(at, pending);
    if (why !== null) return await settled(at, await giveUp(at, pointer, pending, why));
    writePointer(at.updates, { ...pointer, pending: { ...pending, tries: pending.tries + 1 } });
  } catch (cause) {
    // Nothing has begun: the version that ran goes on, and this one waits until there is room.
    if (storageFault(cause) !== 'disk-full' || pending.tries > 0) throw cause;
    at.note(`version ${pending.version} waits for room`);
    await dropKept(at.dataDir);
    return await settled(at, pointer);
  } finally {
    unlock?.();
  }
  return watchedStart(at, pointer, pending);
}

/** What a start that was broken off after its decision has left. */
async function tidied(at: Starting, pointer: Pointer): Promise<Chosen> {
  await dropKept(at.dataDir);
  return settled(at, pointer);
}

/**
 * The pointer with nothing half done, for whoever takes another version in: a first start that was broken off is decided, and its data
 * in its place. Call it while the updates are held. @throws StationBusy while that version still runs
 */
export async function decidedPointer(at: Standing): Promise<Pointer> {
  const pointer = pointerNow(at);
  const { pending } = pointer;
  if (pending === null || (pending.tries === 0 && pending.returning === null)) return pointer;
  if (pending.returning === null && readMark(at.updates, pending.version) === 'reached')
    return confirm(at, pointer, pending);
  return alone(at.dataDir, { most: 0, wait: pause }, () => giveUp(at, pointer, pending, 'interrupted'));
}

/** What runs where nothing may be decided: what the pointer says, as far as it can be read. */
async function asItStands(at: Starting): Promise<Chosen> {
  const pointer = readablePointer(at);
  const version = await firstGood(at, [pointer.current, pointer.previous]);
  return { program: programOf(at, version), running: null };
}

/**
 * Chooses the version, and where a new one is pending, lets it prove itself first. A second start waits for that.
 * @throws AskedToEnd
 */
export const chooseVersion = async (at: Starting): Promise<Chosen> => {
  if (at.onlyAsks) return asItStands(at);
  if (!mayDecide(at.updates)) {
    at.note('updates are not open to this user');
    return asItStands(at);
  }
  const wait = { most: Number.POSITIVE_INFINITY, wait: pausesUntil(at) };
  return alone(at.updates, wait, async () => {
    const pointer = pointerNow(at);
    return pointer.pending === null ? tidied(at, pointer) : pendingVersion(at, pointer, pointer.pending);
  });
};
