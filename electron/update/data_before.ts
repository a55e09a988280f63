/**
 * The databases as they were before the first start of a new version, byte for byte: no key is needed and no schema is known. Kept
 * inside the data folder until the new version has shown its sign-in page. Call all of this while holding the station.
 */
import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readdirSync } from 'node:fs';
import { copyFile, link, mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Version } from '../../shared/update/manifest.ts';
import type { Instant } from '../../shared/time.ts';
import { codeOf, flushFile, flushFolder, privateFolder } from '../app/private_file.ts';

const modes = ['live', 'practice'] as const;
type DataMode = (typeof modes)[number];

const keptName = 'before-update-';

/** Where they are kept for one version. */
const keptFolder = (dataDir: string, version: Version): string => join(dataDir, `${keptName}${version}`);

/** The version whose first start the kept data is of, whole; null: none is kept. */
export function keptVersion(dataDir: string): Version | null {
  const names = existsSync(dataDir) ? readdirSync(dataDir).filter((name) => name.startsWith(keptName)) : [];
  const versions = names.map((name) => name.slice(keptName.length));
  return versions.find((version) => Version.safeParse(version).success) ?? null;
}

/**
 * Files of a database: itself, its write-ahead log, or the journal that a version with another way of writing leaves, the head of its
 * log. What an upgrade put beside it stays where it is.
 */
const belongs = (name: string): boolean => /^(tapis\.db(-wal|-journal)?|log-head\.txt)$/.test(name);

const databaseFiles = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true })
        .filter((entry) => entry.isFile() && belongs(entry.name))
        .map(({ name }) => name)
    : [];

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

/** Copies a file, waits for the disk and reads it back. */
async function copyWhole(from: string, to: string): Promise<void> {
  await copyFile(from, to);
  await flushFile(to);
  if ((await hashOf(from)) !== (await hashOf(to))) throw new Error('a copy is not what was copied');
}

/** A second name for a file, which needs no room on a disk that may be full. */
async function nameAlso(from: string, to: string): Promise<void> {
  await rm(to, { force: true });
  try {
    await link(from, to);
  } catch (cause) {
    // A file system without second names, or another one than that of the file. EISDIR is what Windows says of FAT.
    if (!['EPERM', 'ENOTSUP', 'ENOSYS', 'EISDIR', 'EXDEV', 'EMLINK'].includes(codeOf(cause) ?? '')) throw cause;
    await copyWhole(from, to);
  }
}

async function removeOthers(dataDir: string, keep: string): Promise<void> {
  for (const name of readdirSync(dataDir).filter((one) => one.startsWith(keptName))) {
    const path = join(dataDir, name);
    if (path === keep) continue;
    // Named as a half first: what is broken off here must never be taken for the data of before.
    const half = name.endsWith('.part') ? path : `${path}.part`;
    if (half !== path) {
      await rm(half, { recursive: true, force: true });
      await rename(path, half);
    }
    await rm(half, { recursive: true, force: true });
  }
}

/**
 * Keeps the databases as they are.
 * @param anew false where the version was started before: what that start has changed is not taken for the data of before
 * @throws the system's error where there is no room; nothing is left then
 */
export async function keepData(dataDir: string, { version, anew }: { version: Version; anew: boolean }): Promise<void> {
  const kept = keptFolder(dataDir, version);
  await removeOthers(dataDir, anew ? '' : kept);
  if (existsSync(kept)) return;
  const draft = `${kept}.part`;
  try {
    for (const mode of modes) {
      await privateFolder(join(draft, mode));
      for (const name of databaseFiles(join(dataDir, mode))) {
        await copyWhole(join(dataDir, mode, name), join(draft, mode, name));
      }
      await flushFolder(join(draft, mode));
    }
    await flushFolder(draft);
    await rename(draft, kept);
    await flushFolder(dataDir);
  } catch (cause) {
    await rm(draft, { recursive: true, force: true });
    throw cause;
  }
}

/** Keeps what a new version made of a database in a folder of its own, once. */
async function putAside(folder: string, at: Instant): Promise<void> {
  const aside = join(folder, `replaced-${at.replaceAll(/[:.]/g, '-')}`);
  if (existsSync(aside)) return;
  const draft = `${aside}.part`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { mode: 0o700 });
  for (const name of databaseFiles(folder)) await nameAlso(join(folder, name), join(draft, name));
  await flushFolder(draft);
  await rename(draft, aside);
  await flushFolder(folder);
}

async function bringBackMode(mode: DataMode, { kept, dataDir, at }: { kept: string; dataDir: string; at: Instant }) {
  const [from, to] = [join(kept, mode), join(dataDir, mode)];
  const before = databaseFiles(from);
  if (databaseFiles(to).length > 0) await putAside(to, at);
  if (before.length > 0) await privateFolder(to);
  for (const name of before) await nameAlso(join(from, name), join(to, `${name}.returning`));
  // A log of changes must never meet a database it is not of: it goes first and comes last.
  for (const name of ['tapis.db-wal', 'tapis.db-shm', 'tapis.db-journal', 'log-head.txt'])
    await rm(join(to, name), { force: true });
  if (!before.includes('tapis.db')) await rm(join(to, 'tapis.db'), { force: true });
  if (existsSync(to)) await flushFolder(to);
  for (const name of before.toSorted()) {
    await rename(join(to, `${name}.returning`), join(to, name));
    // Two names of one file, from a return that was broken off, are left as they are by a renaming.
    await rm(join(to, `${name}.returning`), { force: true });
  }
  if (existsSync(to)) await flushFolder(to);
}

/**
 * Puts the databases back as they were, and keeps beside them, as `replaced-…`, what the new version made of them. Broken off anywhere and
 * called again with the same moment it comes to the same end. False: none were kept, so none were changed.
 */
export async function bringBack(dataDir: string, { version, at }: { version: Version; at: Instant }): Promise<boolean> {
  const kept = keptFolder(dataDir, version);
  if (!existsSync(kept)) return false;
  for (const mode of modes) await bringBackMode(mode, { kept, dataDir, at });
  return true;
}

/** The data of before is needed no more. */
export async function dropKept(dataDir: string): Promise<void> {
  if (existsSync(dataDir)) await removeOthers(dataDir, '');
}
