/** Wires the application: keys, lock, stations of both modes, the catalogue that came with the program. */
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { storageFault } from '../../db/storage_fault.ts';
import { lockStation, opensWith, type DatabasePlace } from '../../db/open.ts';
import type { HeadFault } from '../../shared/audit/checkpoint.ts';
import type { Name, Reply } from '../../shared/contract/index.ts';
import { millis } from '../../shared/time.ts';
import { setClockDoubt } from './clock_doubt.ts';
import type { CallerKey, HostApplication, Machine, Mode } from './application.ts';
import { treeStands } from './audit.ts';
import { deliveredCatalogue } from './delivered.ts';
import { dispatch } from './dispatch.ts';
import { atFirstStart, isFirstStart } from './first_start.ts';
import { createFollowers } from './followers.ts';
import { headFault, readHead, setHeadAside, writeHead } from './log_head.ts';
import { traceOf } from './log.ts';
import { queueKeyOf } from './network/queue_key.ts';
import { noWays, openStation, type NetworkWays, type OpenStation } from './open_station.ts';
import { supersededBy } from './standby/spare.ts';
import { ordinaryPace, type OutboxPace } from './outbox/sender.ts';
import { markRecorded, unrecordedReturn } from './updates.ts';

/** Events and their tree no longer fit, so that nothing can be appended. Nothing was changed. */
export class LogDamaged extends Error {}

/** A database is there, but its key is not: nothing is created over it. */
export class KeyMissing extends Error {}

/** What an opening may be told. */
interface Opening {
  /** Wrong passphrases before this opening. */
  readonly refusedUnlocks: number;
  /** How fast what waits for the central system is sent. */
  readonly pace: OutboxPace;
  readonly ways: NetworkWays;
}
const ordinarily: Opening = { refusedUnlocks: 0, pace: ordinaryPace, ways: noWays };

/**
 * Opens the application over a data folder. The live station is opened at once, practice when somebody enters it.
 * @throws StationBusy, UnreadableDatabase, NewerDatabase, KeyMissing, LogDamaged: each is said to the user by the shell
 */
export const openApplication = async (machine: Machine, options: Partial<Opening> = {}): Promise<HostApplication> =>
  (await openWithLive(machine, { ...ordinarily, ...options })).app;

/** The application with a way to do many calls in one transaction (docs/decisions/0017). Not for a shell: no page comes near it. */
export interface Together {
  readonly app: HostApplication;
  readonly together: <T>(work: () => Promise<T>) => Promise<T>;
}

/** The same for a program that does the work of everybody at the station. Throws what `openApplication` throws. */
export async function openTogether(machine: Machine): Promise<Together> {
  const { app, live } = await openWithLive(machine, ordinarily);
  return { app, together: (work) => live.together(work) };
}

async function openWithLive(
  machine: Machine,
  { refusedUnlocks, pace, ways }: Opening,
): Promise<{ app: HostApplication; live: OpenStation }> {
  mkdirSync(machine.dataDir, { recursive: true, mode: 0o700 });
  const unlock = lockStation(machine.dataDir);
  try {
    const stations = new Map<Mode, OpenStation>();
    const callers = new Map<CallerKey, Mode>();
    const { follow, changed, close } = createFollowers();
    const opening = new Map<Mode, Promise<OpenStation>>();
    const enter = async (caller: CallerKey, mode: Mode) => {
      const station = opening.get(mode) ?? openMode(machine, { mode, enter, pace, ways, changed });
      opening.set(mode, station);
      try {
        stations.set(mode, await station);
      } catch (cause) {
        opening.delete(mode); // what stood in the way may be gone at the next try
        throw cause;
      }
      const from = callers.get(caller) ?? 'live';
      if (from !== mode) stations.get(from)?.forget(caller);
      callers.set(caller, mode);
    };
    const live = await openMode(machine, { mode: 'live', enter, pace, ways, changed });
    if (refusedUnlocks > 0) recordRefusedUnlocks(live, refusedUnlocks);
    stations.set('live', live);
    opening.set('live', Promise.resolve(live));
    const answered: HostApplication['dispatch'] = async (caller, name, input, act) => {
      const station = stations.get(callers.get(caller) ?? 'live') ?? live;
      const answer = await dispatch(station, { caller, name, input, act: act ?? null });
      // Nothing is told to anybody that the spare does not have, as long as it keeps up.
      await live.spare?.settled();
      return answer as Reply<Name>; // eslint-disable-line @typescript-eslint/consistent-type-assertions -- the dispatcher has checked the output against the row
    };
    const begin = async () => {
      await live.spare?.ask();
      live.startNetwork(app);
      if (live.read.station() !== null && supersededBy(live.read) === null) live.startOutbox();
    };
    const confirmed = () => {
      recordConfirmed(live);
    };
    const app: HostApplication = {
      dispatch: atFirstStart(machine, answered, { before: confirmed, after: begin }),
      checkLog: () => live.checkLog(),
      queueKey: (caller, device) => {
        const { session, officer } = (stations.get(callers.get(caller) ?? 'live') ?? live).whoIs(caller);
        const secret = live.read.station()?.pinPepper;
        if (officer === null || session?.locked !== false || secret === undefined) return null;
        return { officerId: officer.id, key: queueKeyOf(secret, { device, officerId: officer.id }) };
      },
      follow,
      forget: (caller) => {
        for (const station of stations.values()) station.forget(caller);
        callers.delete(caller);
      },
      close: () => {
        close();
        for (const station of stations.values()) closeStation(station);
        unlock();
      },
    };
    // Before anybody is served; at the first start of a new version, once it has proven itself.
    if (!isFirstStart(machine)) await begin();
    return { app, live };
  } catch (cause) {
    unlock();
    throw cause;
  }
}

async function openMode(
  machine: Machine,
  at: Pick<Required<Parameters<typeof openStation>[1]>, 'mode' | 'enter' | 'pace' | 'ways' | 'changed'>,
): Promise<OpenStation> {
  const { mode } = at;
  const path = join(machine.dataDir, mode, 'tapis.db');
  let key = await machine.secrets.read(mode);
  if (key === null) {
    if (existsSync(path)) throw new KeyMissing(`the key of ${mode} is missing`);
    key = machine.random(32);
    await machine.secrets.write(mode, key);
  } else if (existsSync(path)) key = await keyInUse(machine, mode, { path, key });
  const station = openStation(machine, { ...at, path, key });
  if (!treeStands(station.read)) {
    station.close();
    throw new LogDamaged(`the log of ${mode} does not fit its tree`);
  }
  ensureCatalogue(station);
  if (station.read.station() !== null) {
    recordStart(station);
    if (mode === 'live') recordReturned(station);
    station.recoverExports();
  }
  return station;
}

/**
 * The key a database is under: the present one, or the one of a rotation that reached the database but not its place.
 * @throws UnreadableDatabase neither opens it
 */
async function keyInUse(machine: Machine, mode: Mode, place: DatabasePlace): Promise<Uint8Array> {
  if (opensWith(place)) return place.key;
  const staged = await machine.secrets.readStaged(mode);
  if (staged === null || !opensWith({ ...place, key: staged })) return place.key;
  await machine.secrets.promote(mode);
  return staged;
}

function recordRefusedUnlocks(station: OpenStation, tries: number): void {
  if (station.read.station() === null) return;
  station.transact(null, (ctx) => {
    ctx.audit('unlock-refused', [], { tries });
  });
}

/** The catalogue that came with the program is put in force when there is none yet; a newer one is proposed by people. */
function ensureCatalogue(station: OpenStation): void {
  if (station.read.activeCatalogueHash() !== null) return;
  const { sha256, version, catalogue } = deliveredCatalogue();
  station.transact(null, (ctx) => {
    ctx.write.activateCatalogue({ sha256, version, content: catalogue, activatedAt: ctx.now, active: true });
  });
}

function recordStart(station: OpenStation): void {
  // Before the first event of this start: where only the last ones are missing, the log would be as long again.
  const kept = keptHead(station);
  const last = station.read.lastEventAt();
  const wall = station.machine.clock.now();
  station.transact(null, (ctx) => {
    if (last !== null && wall < last) {
      setClockDoubt(ctx.write, { at: ctx.now, seconds: Math.round((millis(wall) - millis(last)) / 1000) });
      ctx.audit('clock-behind', [], { clock: { wall, last } });
    }
    ctx.audit('host-started', []);
  });
  settleHead(station, kept);
}

/** The version before works again: said in its log and at its door. */
function recordReturned(station: OpenStation): void {
  const returned = unrecordedReturn(station.read, station.machine);
  if (returned === null) return;
  station.transact(null, (ctx) => {
    markRecorded(ctx.write, returned);
    ctx.audit('update-returned', [], { update: returned });
  });
}

/** A new version has answered its page for the first time. */
function recordConfirmed(station: OpenStation): void {
  if (station.read.station() === null) return;
  station.transact(null, (ctx) => {
    ctx.audit('update-confirmed', [], { update: { version: station.machine.installed?.version ?? '' } });
  });
}

/** What was kept outside, and why the log does not go on from it. */
interface KeptHead {
  readonly head: string | null;
  readonly fault: HeadFault | null;
}

/** Runs what may fail on the file of the head; then the work goes on without it. */
function tried<T>({ machine }: OpenStation, work: () => T): T | null {
  try {
    return work();
  } catch (thrown) {
    machine.log.note(`log head ${traceOf(thrown)}`);
    return null;
  }
}

/** Holds the log against the head kept outside. */
function keptHead(station: OpenStation): KeptHead {
  const head = tried(station, () => readHead(station.headPath));
  return { head, fault: headFault(station.read, head) };
}

/** What does not fit is an alarm, never a lock-out: the work goes on. */
function settleHead(station: OpenStation, { head, fault }: KeptHead): void {
  const { read, headPath } = station;
  if (fault === null) {
    const [newest] = read.newestCheckpoints(1);
    if (newest !== undefined && newest.note !== head) {
      tried(station, () => {
        writeHead(headPath, newest.note);
      });
    }
    return;
  }
  tried(station, () => setHeadAside(headPath));
  station.transact(null, (ctx) => {
    ctx.audit('log-behind-head', [], { head: { fault, note: head } });
  });
}

function closeStation(station: OpenStation): void {
  try {
    if (!station.damaged && station.read.station() !== null) {
      station.transact(null, (ctx) => {
        ctx.audit('host-stopped', []);
      });
    }
  } catch (cause) {
    // A full or damaged disk must not keep a station from closing; that it stopped is then missing in its log.
    if (storageFault(cause) === null) throw cause;
    station.machine.log.note(`stopped on ${String(storageFault(cause))}`);
  } finally {
    station.close();
  }
}
