/** What an error of SQLite says about the disk under it. */

/** No room, or a file that cannot be read back. */
export type StorageFault = 'disk-full' | 'database-damaged';

/**
 * The fault an error means, or null for any other error. A page that cannot be read or flushed counts as damage: what
 * the disk holds then is not known, and nothing more may be written over it.
 */
export function storageFault(error: unknown): StorageFault | null {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'SQLITE_FULL' || code === 'SQLITE_IOERR_WRITE') return 'disk-full';
  return /^SQLITE_(CORRUPT|NOTADB|IOERR)/.test(code) ? 'database-damaged' : null;
}
