/**
 * Where a spare keeps its copies: `DIR/standby/COPY`, each a data folder of its own with `live` and `keys`. The one that counts
 * is named in `current.json`; a new one takes its place at once, and only when it is whole.
 */
import { existsSync } from 'node:fs';
import { copyFile, mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { DatabasePlace } from '../../../db/open.ts';
import { createReplica, type Replica } from '../../../db/replica.ts';
import { Instant, instantOf } from '../../../shared/time.ts';
import type { SecretStore } from '../application.ts';
import { leaveJoined } from '../network/joined.ts';
import { flushFile, flushFolder, privateFolder, readPrivateFile, replacePrivateFile } from '../private_file.ts';
import type { CopyKey } from './wire.ts';

/** The copy that counts. */
const Current = z.strictObject({
  v: z.literal(1),
  copy: z.string().regex(/^[0-9a-f]{16}$/),
  /** When it was whole first. */
  at: Instant,
});
export type Current = z.infer<typeof Current>;

/** The key lies under a passphrase, and this machine keeps its keys otherwise. */
export class NoPassphraseHere extends Error {}

const standbyIn = (dataDir: string) => join(dataDir, 'standby');
const currentIn = (dataDir: string) => join(standbyIn(dataDir), 'current.json');
/** The folder of one copy, or of what is made of one. */
export const copyFolder = (dataDir: string, copy: string) => join(standbyIn(dataDir), copy);
const databaseIn = (folder: string) => join(folder, 'live', 'tapis.db');

/** The copy that counts; null: there is none. */
export async function currentCopy(dataDir: string): Promise<Current | null> {
  const content = await readPrivateFile(currentIn(dataDir));
  return content === null ? null : Current.parse(JSON.parse(content.toString('utf8')));
}

/** What taking over is built on: it may be under way while a copy begins or is whole. */
const takingOver = ['next', 'ready'];

/** Removes what is named in none of these: halves, copies of before. */
async function clear(dataDir: string, kept: readonly string[]): Promise<void> {
  if (!existsSync(standbyIn(dataDir))) return;
  for (const name of await readdir(standbyIn(dataDir))) {
    if (!kept.includes(name)) await rm(join(standbyIn(dataDir), name), { recursive: true, force: true });
  }
}

/** Begins a copy beside the one that counts. */
export async function beginCopy(
  dataDir: string,
  secrets: SecretStore,
  { copy, key }: { copy: string; key: CopyKey },
): Promise<Replica> {
  const current = await currentCopy(dataDir);
  await clear(dataDir, ['current.json', current?.copy ?? '', ...takingOver]);
  const folder = copyFolder(dataDir, copy);
  for (const made of [standbyIn(dataDir), folder, join(folder, 'live')]) await privateFolder(made);
  const own = secrets.at(folder);
  if (key.envelope === null) await own.write('live', new Uint8Array(Buffer.from(key.key, 'hex')));
  else if (own.passphrase === null) throw new NoPassphraseHere('no passphrase can be kept here');
  else await own.passphrase.adopt(key.envelope);
  return createReplica(databaseIn(folder));
}

/** When a copy took something up last, by the clock of this machine. */
export async function copiedAt(dataDir: string, copy: string): Promise<Instant> {
  const path = databaseIn(copyFolder(dataDir, copy));
  const files = [await stat(path), await stat(`${path}-wal`)];
  return instantOf(Math.max(...files.map(({ mtimeMs }) => Math.trunc(mtimeMs))));
}

/** Tells states of the copy that counts apart; null: there is none. */
export async function copyState(dataDir: string): Promise<string | null> {
  const current = await currentCopy(dataDir);
  if (current === null) return null;
  const path = databaseIn(copyFolder(dataDir, current.copy));
  const files = [await stat(path), await stat(`${path}-wal`)];
  return [current.copy, ...files.map(({ size, mtimeMs }) => `${String(size)}/${String(mtimeMs)}`)].join(' ');
}

/** This copy, which is whole, counts from now on. */
export async function countCopy(dataDir: string, copy: string, at: Instant): Promise<void> {
  await flushFolder(join(copyFolder(dataDir, copy), 'live'));
  await flushFolder(standbyIn(dataDir));
  const current: Current = { v: 1, copy, at };
  await replacePrivateFile(currentIn(dataDir), `${JSON.stringify(current)}\n`);
  await clear(dataDir, ['current.json', copy, ...takingOver]);
}

/** This machine keeps no copy any more. */
export const dropCopies = (dataDir: string): Promise<void> => clear(dataDir, []);

/** What is made of a copy: to be checked, or to become the station of this machine. */
export type Made = 'check' | 'next';

/** Makes a data folder of a copy, which may be written meanwhile as long as only its log grows. The file first, then the log. */
export async function makeOf(dataDir: string, copy: string, made: Made): Promise<string> {
  const [from, to] = [copyFolder(dataDir, copy), copyFolder(dataDir, made)];
  await rm(to, { recursive: true, force: true });
  for (const folder of [to, join(to, 'live'), join(to, 'keys')]) await mkdir(folder, { recursive: true, mode: 0o700 });
  for (const name of await readdir(join(from, 'keys')))
    await copyFile(join(from, 'keys', name), join(to, 'keys', name));
  await copyFile(databaseIn(from), databaseIn(to));
  await copyFile(`${databaseIn(from)}-wal`, `${databaseIn(to)}-wal`);
  return to;
}

/** The database in such a folder. */
export const placeIn = (folder: string, key: Uint8Array): DatabasePlace => ({ path: databaseIn(folder), key });

/** Removes what was made. */
export const removeMade = (dataDir: string, made: Made): Promise<void> =>
  rm(copyFolder(dataDir, made), { recursive: true, force: true });

const readyIn = (dataDir: string) => join(standbyIn(dataDir), 'ready');

/** What was made to be the station is it from here on, whatever happens: the next start goes on where this one ended. */
export async function decideNext(dataDir: string): Promise<void> {
  const folder = copyFolder(dataDir, 'next');
  for (const part of ['live', 'keys']) {
    for (const name of await readdir(join(folder, part))) await flushFile(join(folder, part, name));
    await flushFolder(join(folder, part));
  }
  await replacePrivateFile(readyIn(dataDir), 'ready\n');
}

/** Whether a taking over was decided and is not finished. */
export const isDecided = (dataDir: string): boolean => existsSync(readyIn(dataDir));

/**
 * Makes the host of a device where that was decided, as far as it is not done. What this machine had before it joined (an empty
 * database, practice) is kept beside, in `before-takeover`.
 */
export async function finishNext(dataDir: string): Promise<void> {
  const [next, aside] = [copyFolder(dataDir, 'next'), join(dataDir, 'before-takeover')];
  // Neither made nor moved: what there is stays as it is, for somebody to look at.
  if (![next, dataDir].some((folder) => existsSync(join(folder, 'live')))) throw new Error('no station to become');
  await privateFolder(aside);
  for (const name of ['live', 'keys', 'practice']) {
    const wanted = name === 'practice' ? existsSync(join(dataDir, name)) : existsSync(join(next, name));
    if (!wanted) continue;
    if (existsSync(join(dataDir, name))) {
      await rm(join(aside, name), { recursive: true, force: true });
      await rename(join(dataDir, name), join(aside, name));
    }
    if (name !== 'practice') await rename(join(next, name), join(dataDir, name));
  }
  await flushFolder(dataDir);
  if (existsSync(join(dataDir, 'joined', 'station.json'))) await leaveJoined(dataDir);
  await rm(standbyIn(dataDir), { recursive: true, force: true });
}
