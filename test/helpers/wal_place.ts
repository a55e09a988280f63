/**
 * How far the write-ahead log of a database goes, as SQLite itself keeps it: the head of the wal-index in the file `-shm`
 * (https://www.sqlite.org/walformat.html, 2.1). The log itself cannot be read from outside, its frames are encrypted.
 */
import { readFileSync, readSync } from 'node:fs';
import { z } from 'zod';

/** Bytes before the first frame, and of one frame: its head and a page. */
const headBytes = 32;
const frameBytes = 24 + 4096;

/** The last frame of the last commit. */
export const WalPlace = z.strictObject({
  /** Changes each time the log begins anew. */
  salt: z.string(),
  frames: z.int(),
});
export type WalPlace = z.infer<typeof WalPlace>;

function placeIn(index: Buffer): WalPlace {
  return { salt: index.toString('hex', 32, 40), frames: index.readUInt32LE(16) };
}

/** Of a database nobody has open. */
export const walPlaceOf = (database: string): WalPlace => placeIn(readFileSync(`${database}-shm`));

/**
 * Of a database this process has open. `shm` stays open as long as the database: closing any descriptor of that file would
 * give away the locks this process holds on it.
 */
export function openWalPlace(shm: number): WalPlace {
  const head = Buffer.alloc(48);
  readSync(shm, head, 0, head.length, 0);
  return placeIn(head);
}

/** Where in the log file a frame ends; frames count from 1. */
export const frameEnd = (frames: number): number => headBytes + frames * frameBytes;

/** The page of the database a frame holds. */
export const pageOfFrame = (wal: Buffer, frame: number): number => wal.readUInt32BE(frameEnd(frame - 1));
