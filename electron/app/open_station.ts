/** One open station: its store, sessions, approvals, catalogue in force, and the contexts handlers get. */
import { join } from 'node:path';
import { openStore, type Reader, type Store, type Writer } from '../../db/store.ts';
import type { CheckpointCause } from '../../shared/audit/checkpoint.ts';
import type { EventKind } from '../../shared/audit/event.ts';
import { err } from '../../shared/result.ts';
import { dayOf } from '../../shared/time.ts';
import type { CallerKey, HostApplication, Machine, Mode } from './application.ts';
import { createBackups } from './backups.ts';
import { createApprovals } from './approvals.ts';
import { appendEvent } from './audit.ts';
import { checkpointCause, makeCheckpoint } from './checkpoints.ts';
import { clockDoubt, setClockDoubt } from './clock_doubt.ts';
import type {
  Backups,
  CommandContext,
  JobContext,
  LogChecks,
  Progress,
  QueryContext,
  SessionControl,
  StationKeys,
  Outbox,
  StationNetwork,
  StationSpare,
  Updates,
} from './context.ts';
import { spareOf } from './standby/spare.ts';
import { catalogueReader } from './catalogue_reader.ts';
import { deskOf } from './network/desks.ts';
import type { Listen } from './network/doorway.ts';
import { createJoining, type Joined, type Joining } from './network/joining.ts';
import { createNetwork } from './network/serving.ts';
import { createOutbox, ordinaryPace, type OutboxPace } from './outbox/sender.ts';
import { noteChange } from './outbox/changes.ts';
import { createExports } from './export/exports.ts';
import type { Exports } from './export/wish.ts';
import { stationCalendar } from './holidays.ts';
import { eraseAgain } from './erasing.ts';
import { erasureNotes } from './erasure_notes.ts';
import { handlers } from './handlers/index.ts';
import { createLogChecks } from './log_checks.ts';
import { headPath, writeHead } from './log_head.ts';
import { traceOf } from './log.ts';
import { createSessions } from './sessions.ts';
import { stationKeys, type KeyedPlace } from './station_keys.ts';
import { settingsOf } from './station_settings.ts';
import { createUpdates } from './updates.ts';
import { stationClock, type StationClock } from './station_clock.ts';

/** A page's session and its officer. */
type Who = Pick<QueryContext, 'session' | 'officer'>;

const nobody: Who = { session: null, officer: null };

/** A station as the dispatcher sees it. */
export interface OpenStation {
  readonly machine: Machine;
  readonly mode: Mode;
  readonly read: Reader;
  readonly headPath: string;
  /** A page of the database could not be read: commands are refused until somebody restores a backup. */
  damaged: boolean;
  handlerOf(name: string): unknown;
  whoIs(caller: CallerKey): Who;
  /** Something was done by this caller: the idle clock starts anew. */
  active(caller: CallerKey): void;
  /** What pages show is another, though nothing was stored: they read again. */
  changed(): void;
  queryContext(caller: CallerKey): QueryContext;
  jobContext(caller: CallerKey): JobContext;
  /** Runs work in one transaction with a command's context. */
  transact<T>(caller: CallerKey | null, work: (ctx: CommandContext) => T): T;
  /**
   * Everything the station does until `work` ends is one transaction: for a program that works for everybody at it, never for
   * a page. No backup starts meanwhile, and the head of the log is kept once it is committed. Throws what `work` throws, with
   * nothing of it kept but what lies in memory (sessions, approvals): close the station then.
   */
  together<T>(work: () => Promise<T>): Promise<T>;
  /** Verifies what was recorded since the log was verified last. Never rejects. */
  checkLog(): Promise<void>;
  /** Clears what an export left that was killed with the last process. */
  recoverExports(): void;
  /** Goes on with what the last process left waiting for the central system. */
  startOutbox(): void;
  /** The spare; null in practice. */
  readonly spare: StationSpare | null;
  /** Answers paired devices through this application, where that is switched on. */
  startNetwork(application: HostApplication): void;
  forget(caller: CallerKey): void;
  close(): void;
}

/** What only the program around the application can do for its network. */
export interface NetworkWays {
  /** Null: it serves nobody. */
  readonly listen: Listen | null;
  /** This machine has joined another station. */
  readonly joined: (joined: Joined) => void;
}
/** A program that serves nobody; that it joined is seen at its next start. */
export const noWays: NetworkWays = { listen: null, joined: () => undefined };

/** Opens the station of one mode. Throws what `openStore` throws. */
export function openStation(
  machine: Machine,
  at: {
    mode: Mode;
    path: string;
    key: Uint8Array;
    enter: (caller: CallerKey, mode: Mode) => Promise<void>;
    pace?: OutboxPace;
    ways?: NetworkWays;
    /** Hears of each commit. */
    changed?: (revision: number) => void;
  },
): OpenStation {
  const place: KeyedPlace = { path: at.path, key: at.key };
  const store = openStore(place);
  const boot = Buffer.from(machine.random(8)).toString('hex');
  const clock = stationClock(machine.clock, store.read.lastEventAt());
  const { mode, enter } = at;
  const keys = stationKeys(machine, mode, { store, place });
  const running = new Map<string, Progress>();
  const parts = {
    machine,
    place,
    read: store.read,
    transact: <T>(work: (ctx: CommandContext) => T): T => recorded(work),
  };
  const backups = mode === 'live' ? createBackups(parts) : null;
  const exports = mode === 'live' ? createExports(parts, join(machine.dataDir, 'exports')) : null;
  const { listen, joined } = at.ways ?? noWays;
  const outbox = mode === 'live' ? createOutbox({ ...parts, pace: at.pace ?? ordinaryPace }) : null;
  const lost = () => {
    network?.shut();
    outbox?.close();
  };
  const changed = () => {
    station.changed();
  };
  const spare = mode === 'live' ? spareOf({ ...parts, source: store.copies, changed, lost }) : null;
  const network = spare && createNetwork({ ...parts, listen, spare: () => spare });
  const station = stationOver(machine, {
    store,
    clock,
    boot,
    mode,
    enter,
    backups,
    exports,
    outbox,
    network,
    spare,
    joining: mode === 'live' ? createJoining({ machine, isFree: () => store.read.station() === null, joined }) : null,
    updates: mode === 'live' ? createUpdates(machine) : null,
    running,
    logChecks: createLogChecks({ ...parts, running }),
    keys,
    headPath: headPath(place.path),
    changed: at.changed ?? (() => undefined),
  });
  const recorded = <T>(work: (ctx: CommandContext) => T): T => station.transact(null, work);
  if (eraseAgain({ read: store.read, transact: recorded }, erasureNotes(machine.dataDir, mode))) store.emptyLog();
  return station;
}

interface Inside {
  readonly store: Store;
  readonly clock: StationClock;
  readonly boot: string;
  readonly mode: Mode;
  /** The newest checkpoint, outside the database. */
  readonly headPath: string;
  readonly backups: Backups | null;
  readonly exports: Exports | null;
  readonly outbox: Outbox | null;
  readonly network: StationNetwork | null;
  readonly spare: StationSpare | null;
  readonly joining: Joining | null;
  readonly updates: Updates | null;
  /** Long jobs that run now. */
  readonly running: Map<string, Progress>;
  readonly logChecks: LogChecks;
  readonly keys: StationKeys;
  readonly enter: (caller: CallerKey, mode: Mode) => Promise<void>;
  readonly changed: (revision: number) => void;
}

/** Who is at which page, with the record as it is now: a deactivated officer is out at once. */
function people({ store, clock }: Inside) {
  const sessions = createSessions();
  return {
    sessions,
    whoIs: (caller: CallerKey): Who => {
      sessions.lockDue(caller, clock.now(), settingsOf(store.read).idleMinutes * 4 * 60_000);
      const session = sessions.get(caller);
      const officer = session === null ? null : store.read.officer(session.officerId);
      if (officer?.active === true) return { session, officer };
      if (session !== null) sessions.end(caller);
      return nobody;
    },
    control: (caller: CallerKey | null): SessionControl => ({
      signIn: (officer) => {
        if (caller !== null) sessions.start(caller, officer.id, clock.now());
      },
      signOut: () => {
        if (caller !== null) sessions.end(caller);
      },
      endElsewhere: (officer) => {
        sessions.endElsewhere(officer, caller);
      },
      lock: () => {
        const session = caller === null ? null : sessions.get(caller);
        if (session !== null) session.locked = true;
      },
    }),
  };
}

/** The act is committed and stays; a head that cannot be written is made up for at the next start. */
function keepHead({ log }: Machine, path: string, note: string): void {
  try {
    writeHead(path, note);
  } catch (thrown) {
    log.note(`log head not written ${traceOf(thrown)}`);
  }
}

/** Runs work as one transaction in which events can be appended and approvals taken. */
function transactor(
  machine: Machine,
  { store, clock, boot }: Inside,
  {
    queryContext,
    control,
    takeApproval,
    committed,
  }: {
    queryContext: (caller: CallerKey | null) => QueryContext;
    control: (caller: CallerKey | null) => SessionControl;
    takeApproval: ReturnType<typeof createApprovals>['take'];
    committed: (done: Committed) => void;
  },
) {
  return <T>(caller: CallerKey | null, kinds: EventKind[], work: (ctx: CommandContext) => T): T => {
    const base = queryContext(caller);
    const { officer, now } = base;
    let due: CheckpointCause | null = null;
    let changed = false;
    const inTransaction = (write: Writer): CommandContext => ({
      ...base,
      write,
      sessions: control(caller),
      audit: (kind, subjects, content = {}) => {
        const head = {
          kind,
          station: store.read.station()?.id ?? '',
          actor: officer?.id ?? null,
          role: officer?.role ?? null,
          at: now,
          mono: machine.clock.monotonic(),
          boot,
          subjects,
        };
        appendEvent({ read: store.read, write, random: machine.random }, head, content);
        clock.noted(now);
        if (noteChange({ read: store.read, write }, { kind, subjects, at: now })) changed = true;
        due = checkpointCause(store.read, kind, subjects) ?? due;
        kinds.push(kind);
      },
      takeApproval: (id, call, subject) => {
        if (officer === null) return err({ code: 'approval-unknown' });
        const taken = takeApproval(id, { call, subject, askedBy: officer.id }, now);
        if (!taken.ok) return taken;
        return store.read.officer(taken.value.approver)?.active === true ? taken : err({ code: 'approver-gone' });
      },
    });
    const [result, note] = store.transaction((write) => {
      const done = work(inTransaction(write));
      return [
        done,
        due === null ? null : makeCheckpoint({ read: store.read, write }, { cause: due, at: now }),
      ] as const;
    });
    committed({ note, changed });
    return result;
  };
}

/** What a transaction leaves to be done once it is on the disk. */
interface Committed {
  /** Note of the checkpoint that was made, if one was. */
  readonly note: string | null;
  /** Something waits for the central system. */
  readonly changed: boolean;
}

/** What follows a commit on the disk: at once, or once the transaction around several of them is committed. */
function commitsOf(machine: Machine, { store, headPath: path, outbox }: Inside) {
  const nothing: Committed = { note: null, changed: false };
  let left = nothing;
  let around = false;
  const follow = () => {
    const { note, changed } = left;
    left = nothing;
    if (note !== null) keepHead(machine, path, note);
    if (changed) outbox?.changed();
  };
  return {
    isTogether: () => around,
    committed: (done: Committed) => {
      left = { note: done.note ?? left.note, changed: done.changed || left.changed };
      if (!around) follow();
    },
    together: async <T>(work: () => Promise<T>): Promise<T> => {
      around = true;
      try {
        const done = await store.together(work);
        follow();
        return done;
      } finally {
        around = false;
        left = nothing;
      }
    },
  };
}

/** Before anything is written: whether somebody has set the clock meanwhile. Marked and said, never a reason to stop. */
function noteJump({ store, clock }: Inside, inTransaction: ReturnType<typeof transactor>): void {
  const seconds = clock.jumped();
  if (seconds === 0 || store.read.station() === null) return;
  inTransaction(null, [], (ctx) => {
    setClockDoubt(ctx.write, { at: ctx.now, seconds });
    ctx.audit('clock-jumped', [], { jump: { seconds, now: ctx.now } });
  });
}

/** Ends whatever runs beside the calls; the database last. */
function endAll({ backups, outbox, network, spare, joining, exports, logChecks, store }: Inside): void {
  backups?.stop();
  for (const part of [outbox, network, spare, joining, exports]) part?.close();
  logChecks.close();
  store.close();
}

/** What runs beside the calls, as their contexts have it. */
const besideOf = ({
  running,
  logChecks,
  backups,
  exports,
  outbox,
  network,
  spare,
  joining,
  keys,
  updates,
}: Inside) => ({
  running,
  logChecks,
  backups,
  exports,
  outbox,
  network,
  spare,
  joining,
  keys,
  updates,
});

function stationOver(machine: Machine, inside: Inside): OpenStation {
  const { store, clock } = inside;
  const { sessions, whoIs, control } = people(inside);
  const approvals = createApprovals(machine.random);
  const catalogueOf = catalogueReader(store.read);
  let revision = 1;
  const queryContext = (caller: CallerKey | null): QueryContext => {
    const now = clock.now();
    return {
      now,
      today: dayOf(now),
      mode: inside.mode,
      keyProtection: machine.secrets.protection,
      revision,
      read: store.read,
      ...(caller === null ? nobody : whoIs(caller)),
      settings: settingsOf(store.read),
      desk: () => deskOf(store.read, settingsOf(store.read).place, caller),
      calendar: () => stationCalendar(store.read),
      catalogue: () => catalogueOf(null),
      catalogueOf,
      random: machine.random,
      clockSure: clockDoubt(store.read) === null,
      ...besideOf(inside),
    };
  };
  const { committed, together, isTogether } = commitsOf(machine, inside);
  const inTransaction = transactor(machine, inside, { queryContext, control, takeApproval: approvals.take, committed });
  const transact: OpenStation['transact'] = (caller, work) => {
    noteJump(inside, inTransaction);
    const kinds: EventKind[] = [];
    const result = inTransaction(caller, kinds, work);
    revision += 1;
    if (!isTogether()) {
      inside.backups?.committed(kinds);
      inside.changed(revision);
    }
    return result;
  };
  return {
    machine,
    mode: inside.mode,
    read: store.read,
    headPath: inside.headPath,
    damaged: false,
    handlerOf: (name): unknown => (Object.hasOwn(handlers, name) ? Reflect.get(handlers, name) : undefined),
    whoIs,
    active: (caller) => {
      const session = sessions.get(caller);
      if (session !== null) session.lastCommandAt = clock.now();
    },
    changed: () => {
      inside.changed(revision);
    },
    queryContext,
    jobContext: (caller) => ({
      ...queryContext(caller),
      sessions: control(caller),
      transact: (work) => transact(caller, work),
      giveApproval: (approval) => approvals.give(approval, clock.now()),
      enter: (mode) => inside.enter(caller, mode),
      erasing: { notes: erasureNotes(machine.dataDir, inside.mode), emptyLog: store.emptyLog },
    }),
    transact,
    together,
    checkLog: inside.logChecks.sinceLast,
    recoverExports: () => inside.exports?.recover(),
    startOutbox: () => inside.outbox?.start(),
    spare: inside.spare,
    startNetwork: (application) => inside.network?.start(application),
    forget: sessions.end,
    close: () => {
      endAll(inside);
    },
  };
}
