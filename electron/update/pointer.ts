/**
 * Which version runs: one small file in the folder of the updates, in the place of the one before in one step. Whatever else lies
 * there after a power cut, this file is what counts.
 */
import { accessSync, constants, existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { Version } from '../../shared/update/manifest.ts';
import { Instant } from '../../shared/time.ts';
import { ReturnReason } from '../../shared/update/reason.ts';
import { codeOf } from '../app/private_file.ts';
import { writeWhole } from '../app/whole_file.ts';

/** A version that was given up, and since when. */
const Returned = z.strictObject({ version: Version, reason: ReturnReason, at: Instant });
export type Returned = z.infer<typeof Returned>;

/** What the file says. A version that is null is the program as it was installed. */
export const Pointer = z.strictObject({
  v: z.literal(1),
  current: Version.nullable(),
  previous: Version.nullable(),
  pending: z
    .strictObject({
      version: Version,
      /** Starts of it that were begun. */
      tries: z.int().min(0),
      /** Decided: the data of before comes back, then the version before starts. */
      returning: Returned.nullable(),
    })
    .nullable(),
  /** The last one that was given up. */
  returned: Returned.nullable(),
});
export type Pointer = z.infer<typeof Pointer>;

/** Where nothing was ever updated. */
export const firstPointer: Pointer = { v: 1, current: null, previous: null, pending: null, returned: null };

const fileIn = (updates: string): string => join(updates, 'versions.json');

/** Folder of one version, as its package was. */
export const versionFolder = (updates: string, version: Version): string => join(updates, version);

/** Whether there is one, damaged or not. */
export const hasPointer = (updates: string): boolean => existsSync(fileIn(updates));

/** Makes the folder of the updates for a program that takes any; where this user may not, there is none. */
export function makeUpdates(updates: string, keys: readonly string[]): void {
  if (keys.length === 0 || existsSync(updates)) return;
  try {
    mkdirSync(updates, { recursive: true, mode: 0o700 });
  } catch (cause) {
    if (codeOf(cause) === null) throw cause;
  }
}

/** Whether this user may write where updates lie: else nothing is decided by its starts. */
export function mayDecide(updates: string): boolean {
  const own = [updates, ...[fileIn(updates), join(updates, 'station.lock')].filter((path) => existsSync(path))];
  try {
    for (const path of own) accessSync(path, constants.R_OK | constants.W_OK);
    return true;
  } catch (cause) {
    if (codeOf(cause) === null) throw cause;
    return false;
  }
}

/** Reads the pointer; null where it is damaged, which an atomic file is only by a fault of the disk. */
export function readPointer(updates: string): Pointer | null {
  const file = fileIn(updates);
  if (!existsSync(file)) return firstPointer;
  try {
    return Pointer.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (cause) {
    if (cause instanceof SyntaxError || cause instanceof z.ZodError) return null;
    throw cause;
  }
}

/** Writes the pointer, whole or not at all, and waits for the disk. */
export function writePointer(updates: string, pointer: Pointer): void {
  mkdirSync(updates, { recursive: true, mode: 0o755 });
  writeWhole(fileIn(updates), `${JSON.stringify(Pointer.parse(pointer))}\n`);
}

/** Keeps a damaged pointer under another name. */
export function setPointerAside(updates: string, at: Instant): void {
  renameSync(fileIn(updates), join(updates, `versions.damaged-${at.replaceAll(/[:.]/g, '-')}.json`));
}
