/** The spare's side of the copy: asks for the next pieces, has them on the disk, asks again. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Replica } from '../../../db/replica.ts';
import type { SpareCheck, SpareFault } from '../../../shared/contract/spare.ts';
import type { NetworkFault } from '../../../shared/contract/network.ts';
import type { Machine } from '../application.ts';
import { traceOf } from '../log.ts';
import { codeOf } from '../private_file.ts';
import { createTurns } from '../turns.ts';
import { checkCopy } from './checking.ts';
import {
  beginCopy,
  countCopy,
  currentCopy,
  makeOf,
  NoPassphraseHere,
  placeIn,
  removeMade,
  type Made,
} from './folder.ts';
import type { HostLine } from './host_line.ts';
import { goneMillis, readPulled, type Pull, type Pulled } from './wire.ts';

/** Between two checks of the copy, milliseconds: a whole reading of the database. */
const checkMillis = 60 * 60_000;
/** After one that could not be made, for the disk had no room: each fills it with a second copy first. */
const checkAgainMillis = 10 * 60_000;
/** After a try that failed, milliseconds. */
const againMillis = 1_000;
/** After one that will fail again unless somebody does something. */
const longMillis = 15_000;

/** The copy that is being written. */
interface Writing {
  readonly copy: string;
  readonly key: Uint8Array;
  readonly replica: Replica;
  next: number;
  whole: boolean;
}

interface Parts {
  readonly machine: Machine;
  readonly line: HostLine;
  readonly placeFault: () => NetworkFault | null;
}

/** What a failure of a turn means to whoever reads of it; null: the way to the host. */
function faultOf(thrown: unknown): SpareFault | null {
  if (thrown instanceof NoPassphraseHere) return 'copy-passphrase';
  return /^(ENOSPC|EDQUOT|EFBIG|EROFS|EACCES|EIO|EPERM)$/.test(codeOf(thrown) ?? '') ? 'copy-disk' : null;
}

/** Checks the copy when it is whole first, and again after a while; one check at a time. */
function createChecker(
  { machine: { dataDir, clock, log } }: Pick<Parts, 'machine'>,
  {
    made,
    found,
  }: {
    readonly made: (what: Made) => Promise<string | null>;
    /** What a check of this copy has found; null: it is not sound. */
    readonly found: (of: Writing, check: SpareCheck | null) => Promise<void>;
  },
) {
  let last: number | null = null;
  let running: Promise<void> | null = null;
  const check = async (of: Writing): Promise<void> => {
    try {
      const folder = await made('check');
      await found(of, folder === null ? null : await checkCopy(placeIn(folder, of.key), clock));
    } catch (thrown) {
      // A disk without room says nothing of the copy: tried again before it would be due.
      last = clock.monotonic() - checkMillis + checkAgainMillis;
      throw thrown;
    } finally {
      await removeMade(dataDir, 'check');
    }
  };
  return {
    /** Begins a check where it is time for one. */
    due: (of: Writing): void => {
      if (running !== null || (last !== null && clock.monotonic() - last < checkMillis)) return;
      last = clock.monotonic();
      running = check(of)
        .catch((thrown: unknown) => {
          log.note(`copy checked ${traceOf(thrown)}`);
        })
        .finally(() => {
          running = null;
        });
    },
    /** Another copy is whole: it is checked whenever the last one was. */
    anew: () => {
      last = null;
    },
    ended: () => running,
  };
}

/** The copy on the disk of this machine: written piece by piece, checked now and then. */
function createCopy(machine: Machine) {
  const { dataDir, secrets, clock } = machine;
  let writing: Writing | null = null;
  let checked: SpareCheck | null = null;
  let fault: SpareFault | null = null;
  let ended = false;
  /** While somebody copies the copy, only its log may grow. */
  const inTurn = createTurns();

  const forget = async () => {
    const mine = writing;
    writing = null;
    await mine?.replica.close();
  };
  /** A data folder made of the copy that counts; null: there is none. */
  const made = (what: Made): Promise<string | null> =>
    inTurn(async () => {
      const current = await currentCopy(dataDir);
      return current === null ? null : makeOf(dataDir, current.copy, what);
    });
  const checker = createChecker(
    { machine },
    {
      made,
      found: async (of, check) => {
        if (ended || writing !== of) return;
        checked = check ?? checked;
        fault = check === null ? 'copy-damaged' : null;
        // What is not sound is copied anew.
        if (check === null) await forget();
      },
    },
  );
  const begin = async ({ copy, key }: Pulled): Promise<Writing> => {
    await forget();
    if (key === null) throw new Error('a copy without its key');
    await checker.ended();
    const replica = await beginCopy(dataDir, secrets, { copy, key });
    writing = { copy, key: new Uint8Array(Buffer.from(key.key, 'hex')), replica, next: 0, whole: false };
    return writing;
  };
  return {
    made,
    forget,
    asks: (): Omit<Pull, 'placeFault'> => ({
      copy: writing?.copy ?? null,
      next: writing?.next ?? 0,
      checked,
      fault,
    }),
    failed: async (found: SpareFault): Promise<void> => {
      fault = found;
      await forget().catch((thrown: unknown) => {
        machine.log.note(`copy closed ${traceOf(thrown)}`);
      });
    },
    take: async (pulled: Pulled): Promise<void> => {
      const mine = pulled.copy === writing?.copy ? writing : await begin(pulled);
      if (pulled.first !== mine.next) return forget();
      const take = () => mine.replica.take(pulled.pieces);
      try {
        await (pulled.pieces.every(({ kind }) => kind === 'log') ? take() : inTurn(take));
      } catch (thrown) {
        // Half of the pieces may be done, and a log that was emptied in between takes no earlier ones.
        await forget();
        throw thrown;
      }
      mine.next += pulled.pieces.length;
      if (pulled.pieces.some(({ kind }) => kind === 'whole')) {
        await countCopy(dataDir, mine.copy, clock.now());
        mine.whole = true;
        checker.anew();
      }
      if (fault !== 'copy-damaged') fault = null;
      if (mine.whole) checker.due(mine);
    },
    /** Resolves once nothing is written any more. */
    end: async (): Promise<void> => {
      ended = true;
      await forget();
      await checker.ended();
    },
  };
}

/** Keeps the copy until it is ended. */
export function createPulling({ machine, line, placeFault }: Parts) {
  const { log } = machine;
  const ending = new AbortController();
  const copy = createCopy(machine);

  const turn = async (): Promise<void> => {
    const asked: Pull = { ...copy.asks(), placeFault: placeFault() };
    const body = await line.post('/spare', asked, goneMillis);
    if (body !== null) return copy.take(readPulled(body));
    // No spare any more, or the host's copy begins again: asked once more, it says which.
    await copy.forget();
    await pause(againMillis, undefined, { signal: ending.signal });
  };
  /** The technical log has a trouble when it begins, not each try. */
  let noted = '';
  const run = async (): Promise<void> => {
    while (!ending.signal.aborted) {
      try {
        await turn();
        noted = '';
      } catch (thrown) {
        if (ending.signal.aborted) break;
        const found = faultOf(thrown);
        const trace = `copy ${found ?? ''} ${traceOf(thrown)}`;
        if (trace !== noted) log.note(trace);
        noted = trace;
        if (found !== null) await copy.failed(found);
        await pause(found === null ? againMillis : longMillis, undefined, { signal: ending.signal }).catch(
          () => undefined, // ended while it waited
        );
      }
    }
    await copy.end();
  };
  const ended = run().catch((thrown: unknown) => {
    log.note(`copy ended ${traceOf(thrown)}`);
  });

  return {
    made: copy.made,
    /** Resolves once nothing is written any more. */
    end: (): Promise<void> => {
      ending.abort();
      line.close();
      return ended;
    },
  };
}

/** The copy of a spare. */
export type Pulling = ReturnType<typeof createPulling>;
