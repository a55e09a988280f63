/**
 * Files as they lie on the disk. Electron shows the inside of an `.asar` as if it were a folder; a program that is hashed or copied
 * is bytes, so there the file system without that is used.
 */
import fs from 'node:fs';
import { createRequire } from 'node:module';

const isFileSystem = (found: unknown): found is typeof fs =>
  typeof found === 'object' && found !== null && 'promises' in found && 'openSync' in found;

function asOnDisk(): typeof fs {
  if (process.versions.electron === undefined) return fs;
  const found: unknown = createRequire(import.meta.url)('original-fs');
  if (!isFileSystem(found)) throw new Error('the file system of Electron is missing');
  return found;
}

/** The file system without a view into archives. */
export const disk = asOnDisk();
