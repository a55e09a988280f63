/**
 * Decides which version runs. The first start of a new one is watched: its mark makes it the current one; without it the data comes
 * back as it was and the version before starts. Each step can be broken off and begun again; the pointer says how far it came.
 */
import { lockStation, StationBusy } from '../../db/open.ts';
import { storageFault } from '../../db/storage_fault.ts';
import type { ReturnReason } from '../../shared/update/reason.ts';
import type { Version } from '../../shared/update/manifest.ts';
import { bringBack, dropKept, keepData } from './data_before.ts';
import { clearMark, readMark } from './installation.ts';
import { writePointer, type Pointer } from './pointer.ts';
import type { Program, RunningProgram } from './program.ts';
import { isGood, pointerNow, programOf, type Starting } from './starting.ts';

/** What is to be run, and, where it was watched and has shown its page, the process that runs already. */
export interface Chosen {
  readonly program: Program;
  readonly running: RunningProgram | null;
}

/** Starts of a version that may break off with the machine before it is given up. */
const mostTries = 2;

/** How often the mark is looked for, in milliseconds. */
const lookMillis = 100;

type Pending = NonNullable<Pointer['pending']>;

/** Takes a folder's lock; null where another program has it. */
function hold(folder: string): (() => void) | null {
  try {
    return lockStation(folder);
  } catch (cause) {
    if (cause instanceof StationBusy) return null;
    throw cause;
  }
}

const pause = () => new Promise((resolve) => setTimeout(resolve, lookMillis));

/** Runs work alone, once whoever has the folder's lock lets go of it. @throws StationBusy after so many milliseconds */
async function alone<T>(folder: string, most: number, work: () => Promise<T>): Promise<T> {
  let unlock = hold(folder);
  for (let waited = 0; unlock === null; waited += lookMillis) {
    if (waited >= most) throw new StationBusy('another program works with this station');
    await pause();
    unlock = hold(folder);
  }
  try {
    return await work();
  } finally {
    unlock();
  }
}

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
async function giveUp(at: Starting, pointer: Pointer, pending: Pending, reason: ReturnReason): Promise<Pointer> {
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
async function confirm(at: Starting, pointer: Pointer, { version }: Pending): Promise<Pointer> {
  const after: Pointer = { ...pointer, current: version, previous: pointer.current, pending: null, returned: null };
  writePointer(at.updates, after);
  at.note(`version ${version} has reached its sign-in page`);
  await dropKept(at.dataDir);
  return after;
}

/** What came of a first start. */
type Outcome = 'reached' | 'ended' | 'silent' | NodeJS.Signals;

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
  const outcome = await Promise.race([watch(), running.ended.then(() => 'ended' as const), at.stop]);
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
    return settled(at, await alone(at.dataDir, releaseMillis, () => giveUp(at, begun, tried, outcome)));
  }
  // Asked to end before anything could be said of it: that is no second try. Never none: it may have changed the data.
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
  let unlock = hold(at.dataDir);
  for (let waited = 0; unlock === null && pending.tries > 0; waited += lookMillis) {
    // Its first start goes on though the starter that watched it is gone.
    if (readMark(at.updates, pending.version) === 'reached') break;
    if (waited > at.patience) throw new StationBusy('a new version does not come to its page');
    await pause();
    unlock = hold(at.dataDir);
  }
  try {
    if (pending.returning === null && readMark(at.updates, pending.version) === 'reached') {
      return await settled(at, await confirm(at, pointer, pending));
    }
    // Somebody works with the station: nothing changes under them, the version that runs shows another window.
    if (unlock === null) return await settled(at, pointer);
    const why = await whyNot(at, pending);
    if (why !== null) return await settled(at, await giveUp(at, pointer, pending, why));
    writePointer(at.updates, { ...pointer, pending: { ...pending, tries: pending.tries + 1 } });
  } catch (cause) {
    // Nothing has begun: the version that ran goes on, and this one waits until there is room.
    if (storageFault(cause) !== 'disk-full' || pending.tries > 0) throw cause;
    at.note(`version ${pending.version} waits for room`);
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

/** Chooses the version, and where a new one is pending, lets it prove itself first. A second start waits for that. */
export const chooseVersion = (at: Starting): Promise<Chosen> =>
  alone(at.updates, Number.POSITIVE_INFINITY, async () => {
    const pointer = pointerNow(at);
    return pointer.pending === null ? tidied(at, pointer) : pendingVersion(at, pointer, pointer.pending);
  });
