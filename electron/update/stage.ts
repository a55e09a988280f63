/** Takes a package in: verified, copied, verified again, and named as the version of the next start. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { storageFault } from '../../db/storage_fault.ts';
import { compareVersions, Version } from '../../shared/update/manifest.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { flushFolder } from '../app/private_file.ts';
import { disk } from './disk.ts';
import { clearMark, entryOf, type Installation } from './installation.ts';
import {
  copyPackage,
  isSound,
  isUnreadable,
  misfit,
  readPackage,
  type PackageFault,
  type UpdatePackage,
} from './package.ts';
import { readPointer, versionFolder, writePointer, type Pointer } from './pointer.ts';

const { rename, rm } = disk.promises;

/** Ending of a package's folder. */
const packageName = /^tapis-(\d+\.\d+\.\d+)-([a-z0-9]+)-([a-z0-9]+)\.tapis-update$/;

/** The folder itself, or the newest package in it that is named for this machine, as it lies on a stick. */
function packageIn(folder: string, { platform, arch }: Installation): string {
  if (existsSync(join(folder, 'manifest.json')) || !existsSync(folder)) return folder;
  const found = readdirSync(folder).flatMap((name) => {
    const [, version, forPlatform, forArch] = packageName.exec(name) ?? [];
    const fits = forPlatform === platform && forArch === arch && Version.safeParse(version).success;
    return version !== undefined && fits ? [{ version, name }] : [];
  });
  const newest = found.toSorted((one, other) => compareVersions(one.version, other.version)).at(-1);
  return newest === undefined ? folder : join(folder, newest.name);
}

/** Why nothing was taken in. */
export type StageFault = PackageFault | 'disk-full' | 'update-not-installed-so';

/** Reads and verifies a package on a stick: signature, fit, and every file. */
export async function lookAt(folder: string, here: Installation): Promise<Result<UpdatePackage, PackageFault>> {
  try {
    const read = await readPackage(packageIn(folder, here), here.keys);
    if (!read.ok) return read;
    const { platform, arch, version: running, shell } = here;
    const fault = misfit(read.value.manifest, { running, platform, arch, entry: entryOf(shell, platform) });
    if (fault !== null) return err(fault);
    return (await isSound(read.value)) ? read : err('update-damaged');
  } catch (cause) {
    // A stick that does not read, or was pulled out.
    if (isUnreadable(cause)) return err('update-no-package');
    throw cause;
  }
}

/** The pointer, or what a damaged one leaves: the version that runs. */
const pointerOf = ({ updates, version }: Installation): Pointer =>
  readPointer(updates) ?? { v: 1, current: version, previous: null, pending: null, returned: null };

/** Removes what no start will look at: halves, and versions that are neither current nor the one before. */
async function clear(here: Installation, pointer: Pointer): Promise<void> {
  const kept = new Set([here.version, pointer.current, pointer.previous]);
  for (const name of readdirSync(here.updates)) {
    const isOld = Version.safeParse(name).success && !kept.has(name);
    if (isOld || name.endsWith('.part')) await rm(join(here.updates, name), { recursive: true, force: true });
  }
}

/**
 * Copies a package that was looked at beside the versions there are. What is broken off leaves a half that the next one clears.
 * Nothing runs it before `arm`.
 */
export async function unpack(found: UpdatePackage, here: Installation): Promise<Result<UpdatePackage, StageFault>> {
  const { updates } = here;
  const { version } = found.manifest;
  const pointer = pointerOf(here);
  // Named no more while its folder is made anew.
  if (pointer.pending !== null) writePointer(updates, { ...pointer, pending: null });
  await clear(here, pointer);
  const [draft, folder] = [join(updates, `${version}.part`), versionFolder(updates, version)];
  try {
    if (!(await copyPackage(found, draft))) return err('update-damaged');
    // As it lies on this disk now, not as it was read.
    const copied = await readPackage(draft, here.keys);
    if (!copied.ok) return copied;
    if (copied.value.sha256 !== found.sha256 || !(await isSound(copied.value))) return err('update-damaged');
    // One that was damaged and is still named; what runs is older, and no start looks at it before the pointer says so.
    await rm(folder, { recursive: true, force: true });
    await rename(draft, folder);
    await flushFolder(updates);
    return ok({ ...copied.value, folder });
  } catch (cause) {
    if (storageFault(cause) === 'disk-full') return err('disk-full');
    if (isUnreadable(cause)) return err('update-damaged');
    throw cause;
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

/** Names an unpacked version as the one that the next start tries. Throws like writing a file does. */
export function arm(here: Installation, version: Version): void {
  const pointer = pointerOf(here);
  clearMark(here.updates, version);
  writePointer(here.updates, { ...pointer, pending: { version, tries: 0, returning: null } });
}
