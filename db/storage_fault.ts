/** What an error of SQLite says about the disk under it. */

/** No room, or a file that cannot be read back. */
export type StorageFault = 'disk-full' | 'database-damaged';

/**
 * No room: for a row, for a page, for the index of the write-ahead log, which is a file of its own; and what the file system
 * says of other files.
 */
const noRoom = ['SQLITE_FULL', 'SQLITE_IOERR_WRITE', 'SQLITE_IOERR_SHMSIZE', 'ENOSPC', 'EDQUOT', 'EFBIG'];

/** The fault an error code means, or null for any other code. */
export function faultOfCode(code: string): StorageFault | null {
  if (noRoom.includes(code)) return 'disk-full';
  return /^SQLITE_(CORRUPT|NOTADB|IOERR)/.test(code) ? 'database-damaged' : null;
}

/**
 * The fault an error means, or null for any other error. A page that cannot be read or flushed counts as damage: what
 * the disk holds then is not known, and nothing more may be written over it.
 */
export const storageFault = (error: unknown): StorageFault | null =>
  error instanceof Error && 'code' in error ? faultOfCode(String(error.code)) : null;
