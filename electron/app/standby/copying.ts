/**
 * The host's side of the copy on its spare: what the database gains, piece by piece, until the spare has it on its disk.
 *
 * In step means: what is acknowledged at a desk is on the disk of the spare. An act waits for it, but not longer than a
 * second; then the host goes on alone, says so, and the spare catches up.
 */
import { pieceBytes, type CopyPiece, type CopySource } from '../../../db/log_tail.ts';
import type { SpareStanding } from '../../../shared/contract/spare.ts';
import type { Machine } from '../application.ts';
import { goneMillis, holdMillis, writePulled, type CopyKey, type Pull, type Pulled } from './wire.ts';

/** So long an act waits for the spare, milliseconds. */
const stepMillis = 1_000;
/** As much waits in memory for a spare that does not come; then it needs another first copy. Bytes. */
export const mostWaiting = 64 << 20;

interface Parts {
  readonly machine: Pick<Machine, 'clock' | 'random' | 'log'>;
  readonly source: CopySource;
  /** The key as it is kept. */
  readonly key: () => Promise<CopyKey>;
  /** The standing is another one. */
  readonly changed: () => void;
}

/** One copy, from its first piece on. */
interface Copy {
  readonly id: string;
  readonly key: CopyKey;
  /** What the spare does not have yet, and the number of the first of it. */
  queue: CopyPiece[];
  first: number;
  /** Bytes of the log in the queue. */
  waiting: number;
  /** Bytes of the file when the copy began, and how many of them were read. */
  readonly baseBytes: number;
  baseRead: number;
  /** All of the file is on the spare's disk. */
  whole: boolean;
  readonly end: () => void;
}

/** Somebody who waits for something, and how to end that. */
function bell() {
  let ring: (() => void) | null = null;
  return {
    ring: () => ring?.(),
    /** Resolves at the next ring, or after so many milliseconds. One waits at a time; who comes later takes the place. */
    wait: (millis: number) =>
      new Promise<void>((resolve) => {
        ring?.();
        const timer = setTimeout(() => ring?.(), millis).unref();
        ring = () => {
          clearTimeout(timer);
          ring = null;
          resolve();
        };
      }),
  };
}

/** Acts that wait for the spare. */
function waitingActs() {
  const acts = new Set<{ readonly upTo: number; readonly done: () => void }>();
  const goOn = (upTo: number) => {
    for (const act of acts) if (act.upTo <= upTo) act.done();
  };
  return {
    /** The spare has all pieces before this one; those that waited for them go on. */
    goOn,
    /** Resolves when the spare has all before `upTo`; `tired` is told after a second, and is to let all go on. */
    wait: (upTo: number, tired: () => void) =>
      new Promise<void>((resolve) => {
        const timer = setTimeout(tired, stepMillis);
        const act = {
          upTo,
          done: () => {
            clearTimeout(timer);
            acts.delete(act);
            resolve();
          },
        };
        acts.add(act);
      }),
  };
}

const logBytes = (piece: CopyPiece): number => (piece.kind === 'log' ? piece.bytes.length : 0);

function add(copy: Copy, pieces: readonly CopyPiece[]): void {
  copy.queue.push(...pieces);
  for (const piece of pieces) copy.waiting += logBytes(piece);
}

/**
 * Begins a copy. What the log holds already comes first: the file is copied while it changes, and the log, done again from its
 * beginning, makes one state of it.
 */
function beginCopy({
  machine,
  source,
  key,
  hear,
}: Pick<Parts, 'machine' | 'source'> & {
  readonly key: CopyKey;
  readonly hear: (copy: Copy, pieces: readonly CopyPiece[] | 'anew') => void;
}): Copy {
  const id = Buffer.from(machine.random(8)).toString('hex');
  const fresh = { id, key, queue: [], first: 0, waiting: 0, baseRead: 0, whole: false };
  let end: () => void = () => undefined;
  const copy: Copy = {
    ...fresh,
    baseBytes: source.baseBytes(),
    end: () => {
      end();
    },
  };
  end = source.follow((pieces) => {
    hear(copy, pieces);
  });
  return copy;
}

/** The spare has all pieces before `next`. */
function acknowledge(copy: Copy, next: number): void {
  const done = copy.queue.splice(0, Math.max(0, next - copy.first));
  copy.first += done.length;
  for (const piece of done) {
    copy.waiting -= logBytes(piece);
    if (piece.kind === 'whole') copy.whole = true;
  }
}

/**
 * The next pieces, about as many bytes as one may have. A piece of the file comes after what the log held when it was read; one
 * at a time, and also where something of the log always waits.
 */
function nextOf(copy: Copy, source: CopySource): CopyPiece[] {
  const ofFile = copy.queue.some(({ kind }) => kind === 'base' || kind === 'whole');
  if (!ofFile && copy.baseRead <= copy.baseBytes) {
    const length = Math.min(pieceBytes, copy.baseBytes - copy.baseRead);
    copy.queue.push(
      length > 0 ? { kind: 'base', at: copy.baseRead, bytes: source.base(copy.baseRead, length) } : { kind: 'whole' },
    );
    // Once past the end, the piece that says so is in the queue.
    copy.baseRead += Math.max(length, 1);
  }
  let bytes = 0;
  const enough = copy.queue.findIndex((piece) => (bytes += 'bytes' in piece ? piece.bytes.length : 0) >= pieceBytes);
  return copy.queue.slice(0, enough === -1 ? undefined : enough + 1);
}

function percentOf(copy: Copy | null): number {
  if (copy === null) return 0;
  if (copy.whole) return 100;
  return Math.floor((Math.min(copy.baseRead, copy.baseBytes) * 99) / Math.max(1, copy.baseBytes));
}

/** Whether the spare keeps up with the acts, told by its receipts. Pieces are named by their numbers. */
function paceOf(monotonic: () => number) {
  let behind = false;
  /** It has what it was given last, and said so within the time of an act: acts wait for it, so that it gets in step. */
  let keepsUp = false;
  /** Acts with pieces before this one were told without waiting: in step it is only once it has them. */
  let owed = 0;
  let given = { upTo: Infinity, at: 0 };
  return {
    isBehind: (): boolean => behind,
    /** Another copy begins. Acts of the meantime did not wait. */
    begin: (): void => {
      [behind, keepsUp, owed] = [true, false, 0];
      given = { upTo: Infinity, at: 0 };
    },
    /** The spare has all pieces before this one, the file among them. */
    received: (upTo: number): void => {
      keepsUp = upTo >= given.upTo && monotonic() - given.at < stepMillis;
      if (upTo >= owed) behind = false;
    },
    /** It is given the pieces before this one. */
    gave: (upTo: number): void => {
      given = { upTo, at: monotonic() };
    },
    /** Whether acts are to wait for it. */
    counts: (): boolean => !behind || keepsUp,
    /** An act was told that did not wait, or not to the end. */
    toldAlone: (upTo: number): void => {
      [behind, keepsUp, owed] = [true, false, upTo];
    },
  };
}

/** Whether the spare asked of late. */
function presenceOf(monotonic: () => number) {
  let seenAt: number | null = null;
  return {
    seen: (): void => {
      seenAt = monotonic();
    },
    isThere: (): boolean => seenAt !== null && monotonic() - seenAt < goneMillis,
  };
}

/** Reads the key for one copy after the other. Null: it may be the one of before, for what it was read for has ended meanwhile. */
function keysInTime(key: Parts['key']) {
  let ends = 0;
  const end = () => {
    ends += 1;
  };
  return {
    end,
    read: async (): Promise<CopyKey | null> => {
      end();
      const mine = ends;
      const kept = await key();
      return ends === mine ? kept : null;
    },
  };
}

/** The copy of a live station on its spare. Nothing is read before a spare asks. */
export function createCopying({ machine, source, key, changed }: Parts) {
  let copy: Copy | null = null;
  const pace = paceOf(() => machine.clock.monotonic());
  const spare = presenceOf(() => machine.clock.monotonic());
  let told: SpareStanding = 'away';
  const asked = bell();
  const acts = waitingActs();
  const keys = keysInTime(key);

  const standing = (): SpareStanding => {
    if (!spare.isThere()) return 'away';
    return copy?.whole !== true ? 'copying' : pace.isBehind() ? 'behind' : 'inStep';
  };
  const tell = () => {
    const now = standing();
    if (now === told) return;
    told = now;
    machine.log.note(`spare ${now}`);
    changed();
  };
  const drop = () => {
    keys.end();
    copy?.end();
    copy = null;
    acts.goOn(Infinity);
    asked.ring();
    tell();
  };

  const hear = (to: Copy, pieces: readonly CopyPiece[] | 'anew') => {
    if (pieces !== 'anew') add(to, pieces);
    if (to === copy && (pieces === 'anew' || to.waiting > mostWaiting)) drop();
    asked.ring();
  };
  const begin = async (): Promise<Copy | null> => {
    copy?.end();
    copy = null;
    const kept = await keys.read();
    if (kept === null) return null;
    pace.begin();
    return (copy = beginCopy({ machine, source, key: kept, hear }));
  };

  return {
    /** Answers the spare: what comes next, at once or when there is something; null: it must ask again from the beginning. */
    pull: async ({ copy: known, next }: Pull): Promise<Uint8Array | null> => {
      spare.seen();
      const isNew = copy === null || known !== copy.id || next < copy.first;
      const mine = isNew || copy === null ? await begin() : copy;
      if (mine === null) return null;
      if (!isNew) acknowledge(mine, next);
      if (mine.whole) pace.received(mine.first);
      acts.goOn(mine.first);
      tell();
      if (nextOf(mine, source).length === 0) await asked.wait(holdMillis);
      if (copy !== mine) return null;
      const pieces = nextOf(mine, source);
      pace.gave(mine.first + pieces.length);
      const answer: Pulled = { copy: mine.id, first: mine.first, key: isNew ? mine.key : null, pieces };
      return writePulled(answer);
    },
    /** Resolves once the spare has what was committed until now, or need not be waited for; null: nothing is waited for. */
    settled: (): Promise<void> | null => {
      const mine = copy;
      if (mine === null || mine.queue.length === 0) return null;
      const upTo = mine.first + mine.queue.length;
      if (!spare.isThere() || !mine.whole || !pace.counts()) {
        pace.toldAlone(upTo);
        return null;
      }
      return acts.wait(upTo, () => {
        pace.toldAlone(mine.first + mine.queue.length);
        tell();
        acts.goOn(Infinity);
      });
    },
    standing: () => {
      tell();
      return standing();
    },
    /** How much of the file is over there, 0 to 100. */
    percent: () => percentOf(copy),
    /** Another key, another spare, or none: the copy begins again when one asks. */
    anew: drop,
    close: drop,
  };
}
