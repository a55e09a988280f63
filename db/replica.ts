/** The copy of a database that another machine keeps: file and log, byte for byte, so that SQLite itself opens both. */
import { open, type FileHandle } from 'node:fs/promises';
import { frameHeadBytes, logHeadBytes, type CopyPiece } from './log_tail.ts';

/** A copy that is being written. */
export interface Replica {
  /** Does what the pieces say, and waits for the disk once. Rejects with the system's error; the copy is then of no more use. */
  readonly take: (pieces: readonly CopyPiece[]) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** A disk that is nearly full takes a part and calls it well done: nothing is written before all of it is. */
async function writeWhole(file: FileHandle, bytes: Uint8Array, at: number): Promise<void> {
  for (let done = 0; done < bytes.length;) {
    const { bytesWritten } = await file.write(bytes, done, bytes.length - done, at + done);
    if (bytesWritten === 0) throw new Error('the disk takes nothing');
    done += bytesWritten;
  }
}

/** The pages of a log up to its last whole commit: page → where its newest frame lies; and the size of the file then. */
function pagesOf(log: Buffer): {
  readonly pages: Map<number, number>;
  readonly pageBytes: number;
  readonly size: number;
} {
  const pageBytes = log.length < logHeadBytes ? 0 : log.readUInt32BE(8);
  const pages = new Map<number, number>();
  const waiting = new Map<number, number>();
  let size = 0;
  for (
    let at = logHeadBytes;
    pageBytes > 0 && at + frameHeadBytes + pageBytes <= log.length;
    at += frameHeadBytes + pageBytes
  ) {
    // Nothing of another log is taken in.
    if (!log.subarray(at + 8, at + 16).equals(log.subarray(16, 24))) break;
    waiting.set(log.readUInt32BE(at), at + frameHeadBytes);
    const committed = log.readUInt32BE(at + 4);
    if (committed === 0) continue;
    for (const [page, from] of waiting) pages.set(page, from);
    waiting.clear();
    size = committed;
  }
  return { pages, pageBytes, size };
}

/**
 * Puts the pages of the log into the file, as a checkpoint does. Broken off anywhere it can be done again, and SQLite does so
 * by itself when it opens both: the log goes only once the disk has the file.
 */
async function takeIn(base: FileHandle, log: FileHandle): Promise<void> {
  await log.datasync();
  const { size: length } = await log.stat();
  const { buffer, bytesRead } = await log.read(Buffer.alloc(length), 0, length, 0);
  if (bytesRead < length) throw new Error('the log of the copy cannot be read whole');
  const { pages, pageBytes, size } = pagesOf(buffer);
  for (const [page, from] of pages)
    await writeWhole(base, buffer.subarray(from, from + pageBytes), (page - 1) * pageBytes);
  if (size > 0) await base.truncate(size * pageBytes);
  await base.datasync();
  await log.truncate(0);
}

/** Begins a copy at this path, where nothing lies yet. */
export async function createReplica(path: string): Promise<Replica> {
  const base = await open(path, 'wx+', 0o600);
  const log = await open(`${path}-wal`, 'wx+', 0o600);
  return {
    take: async (pieces) => {
      let baseChanged = false;
      let logChanged = false;
      for (const piece of pieces) {
        if (piece.kind === 'base') {
          await writeWhole(base, piece.bytes, piece.at);
          baseChanged = true;
        } else if (piece.kind === 'log') {
          await writeWhole(log, piece.bytes, piece.at);
          logChanged = true;
        } else if (piece.kind === 'newLog') {
          await takeIn(base, log);
          logChanged = true;
        }
      }
      if (baseChanged) await base.datasync();
      if (logChanged) await log.datasync();
    },
    close: async () => {
      try {
        await base.close();
      } finally {
        await log.close();
      }
    },
  };
}
