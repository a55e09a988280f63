/** Files of backups: their names, their folder, which are old, and what a failure means. */
import { readdirSync, rmSync, statSync } from 'node:fs';
import { open, rename, stat } from 'node:fs/promises';
import { dirname, isAbsolute, join } from 'node:path';
import { faultOfCode } from '../../db/storage_fault.ts';
import type { BackupFault } from '../../shared/contract/backup.ts';
import { codeOf, flushFile, flushFolder } from './private_file.ts';

/** `tapis-20261126T012800Z-1a2b.db`: the moment in UTC, and two random bytes against one of the same second. */
export const backupName = /^tapis-(\d{8}T\d{6})Z-[0-9a-f]{4}\.db$/;
/** The name of a backup begun now. `at` ISO 8601 UTC, `tail` two random bytes. */
export const backupNameOf = (at: string, tail: Uint8Array): string =>
  `tapis-${at.replaceAll(/[-:]|\.\d+/g, '').replace('Z', '')}Z-${Buffer.from(tail).toString('hex')}.db`;

/** Whether a folder can take backups: named whole, there, and writable. */
export async function folderTakes(folder: string): Promise<boolean> {
  if (!isAbsolute(folder)) return false;
  const trial = join(folder, `.tapis-${String(process.pid)}`);
  try {
    if (!(await stat(folder)).isDirectory()) return false;
    await (await open(trial, 'wx', 0o600)).close();
    rmSync(trial);
    return true;
  } catch (cause) {
    if (codeOf(cause) === null) throw cause;
    return false;
  }
}

/** What an error of a copy means for the person who reads of it. */
export function faultOf(cause: { name: string; code: string }): BackupFault {
  const fault = faultOfCode(cause.code);
  if (fault !== null) return fault;
  return cause.name === 'DamagedDatabase' || cause.name === 'UnreadableDatabase' ? 'copy-damaged' : 'folder-unusable';
}

/** The same for an error that was thrown here. */
export const thrownFault = (cause: unknown): BackupFault =>
  faultOf({ name: cause instanceof Error ? cause.constructor.name : '', code: String(codeOf(cause) ?? '') });

/** Waits until the disk has the file, and gives it its name. */
export async function settle(draft: string, path: string): Promise<void> {
  await flushFile(draft);
  await rename(draft, path);
  await flushFolder(dirname(path));
}

/** Removes databases that were put aside by an upgrade or a restore and are past their days. Returns their names. */
export function clearAside(folder: string, { now, keepDays }: { now: string; keepDays: number }): string[] {
  const old = readdirSync(folder).filter((name) => {
    if (!/^(tapis\.db\.before-\d|replaced-\d)/.test(name)) return false;
    return Date.parse(now) - statSync(join(folder, name)).mtimeMs > keepDays * 86_400_000;
  });
  for (const name of old) rmSync(join(folder, name), { recursive: true });
  return old;
}

/** Backups older than the newest of their day, once two days have passed, and all beyond the days to keep. */
export function expired(files: readonly string[], { today, keepDays }: { today: string; keepDays: number }): string[] {
  const dayIn = (file: string) => {
    const [, at = ''] = backupName.exec(file) ?? [];
    return `${at.slice(0, 4)}-${at.slice(4, 6)}-${at.slice(6, 8)}`;
  };
  const age = (file: string) => Math.round((Date.parse(today) - Date.parse(dayIn(file))) / 86_400_000);
  const sorted = files.filter((file) => backupName.test(file)).toSorted();
  const newest = sorted.at(-1);
  return sorted.filter((file, index) => {
    if (file === newest) return false;
    if (age(file) > keepDays) return true;
    const next = sorted[index + 1];
    return age(file) > 1 && next !== undefined && dayIn(next) === dayIn(file);
  });
}
