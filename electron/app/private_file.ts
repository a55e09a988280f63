/** Small files that only this user may read: keys, and the note by which a second start finds the host. */
import { constants } from 'node:fs';
import { chmod, link, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/** A private file that others could read or change, or that is not a plain file of this user. The message names it. */
export class NotPrivate extends Error {}

const othersMay = 0o077;
/** Windows keeps no such bits: there the access list of the user's own folder protects. */
const hasModes = process.platform !== 'win32';

/** Makes the folder with rights for this user alone; an existing one is closed to others. */
export async function privateFolder(path: string): Promise<void> {
  await mkdir(path, { recursive: true, mode: 0o700 });
  if (hasModes && ((await stat(path)).mode & othersMay) !== 0) await chmod(path, 0o700);
}

/** Waits until the disk has the names in a folder. */
export async function flushFolder(path: string): Promise<void> {
  // Windows cannot open a folder; its file system journals the name itself.
  if (!hasModes) return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/** Waits until the disk has a file. */
export async function flushFile(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Writes beside the final name and waits for the disk, so that a power cut leaves no half of a key. */
async function draftOf(path: string, content: Uint8Array | string): Promise<string> {
  const draft = `${path}.new`;
  await rm(draft, { force: true });
  const file = await open(draft, 'wx', 0o600);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
  return draft;
}

/**
 * Writes a new private file, whole or not at all.
 * @throws when a file of that name is there: a key is never written over
 */
export async function createPrivateFile(path: string, content: Uint8Array | string): Promise<void> {
  const draft = await draftOf(path, content);
  try {
    await link(draft, path);
  } finally {
    await rm(draft, { force: true });
  }
  await flushFolder(dirname(path));
}

/** Writes a private file in the place of the one before, whole or not at all. */
export async function replacePrivateFile(path: string, content: Uint8Array | string): Promise<void> {
  await rename(await draftOf(path, content), path);
  await flushFolder(dirname(path));
}

/**
 * Reads a private file; null where there is none.
 * @throws NotPrivate when others could read it, when it is a link, or when it belongs to another user
 */
export async function readPrivateFile(path: string): Promise<Buffer | null> {
  const flags = constants.O_RDONLY | (hasModes ? constants.O_NOFOLLOW : 0);
  const file = await open(path, flags).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return null;
    if (codeOf(error) === 'ELOOP') throw new NotPrivate(`${path} is a link to another file`);
    throw error;
  });
  if (file === null) return null;
  try {
    const { mode, uid } = await file.stat();
    if (hasModes && (mode & othersMay) !== 0) {
      throw new NotPrivate(`${path} can be read by others (mode ${(mode & 0o777).toString(8)}, expected 600)`);
    }
    if (hasModes && uid !== process.getuid?.()) throw new NotPrivate(`${path} belongs to another user`);
    return await file.readFile();
  } finally {
    await file.close();
  }
}

/** The code of a system error (`ENOENT`, `EADDRINUSE` …), or null. */
export function codeOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
}
