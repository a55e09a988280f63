/**
 * What an open database gives to a copy on another machine: the bytes of its file, and what its write-ahead log gains with
 * each commit (https://sqlite.org/fileformat2.html#walformat). Heads of the log and of its frames are plain, pages are encrypted as they
 * lie in the file: whoever has no key can carry them, and nothing more.
 *
 * One connection writes a station. So right after its commit the new frames are stable, and none can be overwritten before
 * they are read here: a log begins anew only with the next write.
 */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import type { Database } from 'better-sqlite3';

/** One thing that a copy does, in order. */
export type CopyPiece =
  /** Bytes of the file, from `at`. */
  | { readonly kind: 'base'; readonly at: number; readonly bytes: Uint8Array }
  /** Bytes of the log, from `at`. */
  | { readonly kind: 'log'; readonly at: number; readonly bytes: Uint8Array }
  /** What the log held is in the file now, and another log begins. */
  | { readonly kind: 'newLog' }
  /** All of the file is there: with its log it is a database. */
  | { readonly kind: 'whole' };

/** Hears what a commit has added; `anew`: what was told before is of no use, the copy must begin again. */
export type CopyFollower = (pieces: readonly CopyPiece[] | 'anew') => void;

/** The source of copies of one open database. */
export interface CopySource {
  /** Tells the log as it is, and then what each commit adds, until the function that it answers is called. One at a time. */
  readonly follow: (hear: CopyFollower) => () => void;
  /** Bytes of the file now. */
  readonly baseBytes: () => number;
  /** Bytes of the file from `at`, as they are now. */
  readonly base: (at: number, length: number) => Uint8Array;
  /** Something was committed, or the log was emptied. */
  readonly committed: () => void;
  /** All pages are others. */
  readonly anew: () => void;
  /** Only once the database is closed: closing a file gives up every lock of this process on it (POSIX). */
  readonly close: () => void;
}

/** Bytes of the log before its first frame. */
export const logHeadBytes = 32;
/** Bytes before each page of the log. */
export const frameHeadBytes = 24;

/** Largest piece, in bytes. */
export const pieceBytes = 1 << 20;

function read(file: number, at: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  return bytes.subarray(0, readSync(file, bytes, 0, length, at));
}

/** What stands in the head of a log; null where it has none yet. Big-endian whatever the machine. */
function logHead(file: number): { readonly pageBytes: number; readonly salts: Buffer } | null {
  const head = read(file, 0, logHeadBytes);
  return head.length < logHeadBytes ? null : { pageBytes: head.readUInt32BE(8), salts: head.subarray(16, 24) };
}

/** The end of the last whole commit of this log, from a frame on; `from` where there is none. */
function lastCommit(file: number, from: number, { pageBytes, salts }: NonNullable<ReturnType<typeof logHead>>): number {
  const size = fstatSync(file).size;
  let end = from;
  for (let at = Math.max(from, logHeadBytes); at + frameHeadBytes + pageBytes <= size;) {
    const head = read(file, at, frameHeadBytes);
    // A frame of an earlier log, which this one has not reached yet.
    if (!head.subarray(8, 16).equals(salts)) break;
    at += frameHeadBytes + pageBytes;
    if (head.readUInt32BE(4) !== 0) end = at;
  }
  return end;
}

function* inPieces(file: number, from: number, to: number): Generator<CopyPiece> {
  for (let at = from; at < to; at += pieceBytes) {
    yield { kind: 'log', at, bytes: read(file, at, Math.min(pieceBytes, to - at)) };
  }
}

/** Reads the log of an open database from where it was read last. */
function tailOf(file: number): () => CopyPiece[] {
  let salts: Buffer | null = null;
  let end = 0;
  return () => {
    const pieces: CopyPiece[] = [];
    const head = logHead(file);
    if (salts !== null && head?.salts.equals(salts) !== true) {
      pieces.push({ kind: 'newLog' });
      end = 0;
    }
    salts = head?.salts ?? null;
    if (head === null) return pieces;
    const to = lastCommit(file, end, head);
    pieces.push(...inPieces(file, end, to));
    end = to;
    return pieces;
  };
}

/** What the log has gained; null where it cannot be read: the act is committed, and must not fail for its copy. */
function piecesOf(tail: () => CopyPiece[]): CopyPiece[] | null {
  try {
    return tail();
  } catch {
    return null;
  }
}

/** The source of copies of a database; nothing is opened before somebody follows. */
export function copySource(db: Database, path: string): CopySource {
  let files: { readonly base: number; readonly log: number } | null = null;
  let following: { readonly hear: CopyFollower; readonly tail: () => CopyPiece[]; readonly version: unknown } | null =
    null;
  const opened = () => (files ??= { base: openSync(path, 'r'), log: openSync(`${path}-wal`, 'r') });
  /** Changes when another connection has committed. */
  const version = () => db.pragma('data_version', { simple: true });
  const tell = () => {
    if (following === null || db.inTransaction) return;
    const { hear, tail, version: known } = following;
    if (version() !== known) {
      hear('anew');
      return;
    }
    const pieces = piecesOf(tail);
    if (pieces === null) hear('anew');
    else if (pieces.length > 0) hear(pieces);
  };
  return {
    follow: (hear) => {
      const mine = { hear, tail: tailOf(opened().log), version: version() };
      following = mine;
      tell();
      return () => {
        if (following === mine) following = null;
      };
    },
    baseBytes: () => fstatSync(opened().base).size,
    base: (at, length) => read(opened().base, at, length),
    committed: tell,
    anew: () => following?.hear('anew'),
    close: () => {
      following = null;
      if (files !== null) for (const file of [files.base, files.log]) closeSync(file);
      files = null;
    },
  };
}
