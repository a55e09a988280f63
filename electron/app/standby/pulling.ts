/** The spare's side of the copy: asks for the next pieces, has them on the disk, asks again. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Replica } from '../../../db/replica.ts';
import type { SpareCheck, SpareFault } from '../../../shared/contract/spare.ts';
import type { NetworkFault } from '../../../shared/contract/network.ts';
import type { Machine } from '../application.ts';
import { traceOf } from '../log.ts';
import { codeOf } from '../private_file.ts';
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

/** Keeps the copy until it is ended. */
export function createPulling({ machine, line, placeFault }: Parts) {
  const { dataDir, secrets, clock, log } = machine;
  const ending = new AbortController();
  let writing: Writing | null = null;
  let checked: SpareCheck | null = null;
  let fault: SpareFault | null = null;
  let checkedAt: number | null = null;
  let checking: Promise<void> | null = null;
  /** While somebody copies the copy, only its log may grow. */
  let reading: Promise<unknown> | null = null;

  const forget = async () => {
    const mine = writing;
    writing = null;
    await mine?.replica.close();
  };

  /** A data folder made of the copy that counts; null: there is none. */
  const made = async (what: Made): Promise<string | null> => {
    const current = await currentCopy(dataDir);
    if (current === null) return null;
    const mine = makeOf(dataDir, current.copy, what);
    reading = mine.catch(() => undefined); // whoever asked is told
    return mine;
  };

  const checkNow = async (mine: Writing): Promise<void> => {
    const folder = await made('check');
    const found = folder === null ? null : await checkCopy(placeIn(folder, mine.key), clock);
    await removeMade(dataDir, 'check');
    if (ending.signal.aborted || writing !== mine) return;
    checked = found ?? checked;
    fault = found === null ? 'copy-damaged' : null;
    // What does not check is copied anew.
    if (found === null) await forget();
  };
  const check = (mine: Writing): void => {
    if (checking !== null || (checkedAt !== null && clock.monotonic() - checkedAt < checkMillis)) return;
    checkedAt = clock.monotonic();
    checking = checkNow(mine)
      .catch((thrown: unknown) => {
        log.note(`copy checked ${traceOf(thrown)}`);
      })
      .finally(() => {
        checking = null;
      });
  };

  const begin = async ({ copy, key }: Pulled): Promise<Writing> => {
    await forget();
    if (key === null) throw new Error('a copy without its key');
    await checking;
    const replica = await beginCopy(dataDir, secrets, { copy, key });
    writing = { copy, key: new Uint8Array(Buffer.from(key.key, 'hex')), replica, next: 0, whole: false };
    return writing;
  };

  const take = async (pulled: Pulled): Promise<void> => {
    const mine = pulled.copy === writing?.copy ? writing : await begin(pulled);
    if (pulled.first !== mine.next) {
      await forget();
      return;
    }
    if (pulled.pieces.some(({ kind }) => kind !== 'log')) await reading;
    await mine.replica.take(pulled.pieces);
    mine.next += pulled.pieces.length;
    if (pulled.pieces.some(({ kind }) => kind === 'whole')) {
      await countCopy(dataDir, mine.copy, clock.now());
      mine.whole = true;
      checkedAt = null;
    }
    if (fault !== 'copy-damaged') fault = null;
    if (mine.whole) check(mine);
  };

  const turn = async (): Promise<void> => {
    const asked: Pull = {
      copy: writing?.copy ?? null,
      next: writing?.next ?? 0,
      checked,
      fault,
      placeFault: placeFault(),
    };
    const body = await line.post('/spare', asked, goneMillis);
    // No spare any more, or the host's copy begins again: asked once more, it says which.
    if (body === null) {
      await forget();
      await pause(againMillis, undefined, { signal: ending.signal });
    } else await take(readPulled(body));
  };

  const run = async (): Promise<void> => {
    while (!ending.signal.aborted) {
      try {
        await turn();
      } catch (thrown) {
        if (ending.signal.aborted) break;
        const code = codeOf(thrown) ?? '';
        if (thrown instanceof NoPassphraseHere) fault = 'copy-passphrase';
        else if (/^(ENOSPC|EDQUOT|EFBIG|EROFS|EACCES|EIO|EPERM)$/.test(code)) fault = 'copy-disk';
        const mine = fault === 'copy-passphrase' || fault === 'copy-disk';
        if (mine) await forget();
        if (mine) log.note(`copy ${fault ?? ''} ${code}`);
        await pause(mine ? longMillis : againMillis, undefined, { signal: ending.signal }).catch(() => undefined); // ended while it waited
      }
    }
    await forget();
    await checking;
  };
  const ended = run().catch((thrown: unknown) => {
    log.note(`copy ended ${traceOf(thrown)}`);
  });

  return {
    made,
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
