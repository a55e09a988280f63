/** Brings a backup back, or only tries whether one would come back. The host must not run. */
import { existsSync } from 'node:fs';
import { copyFile, link, mkdir, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { DamagedDatabase, type BackupFacts } from '../../db/backup.ts';
import { lockStation, opensWith, takeLogIn, UnreadableDatabase, type DatabasePlace } from '../../db/open.ts';
import { storageFault } from '../../db/storage_fault.ts';
import { openReader } from '../../db/store.ts';
import type { CallerKey, Machine } from './application.ts';
import { faultOf } from './backup_files.ts';
import { forgetDamage } from './damage_mark.ts';
import { carryErasureNotes } from './erasure_notes.ts';
import { BackupAnswer, startJob, VerifyAnswer } from './job_thread.ts';
import { networkPlace, networkSetting } from './network/serving.ts';
import { spareNamed, spareSetting } from './standby/spare.ts';
import { openStation, type OpenStation } from './open_station.ts';
import { flushFile, flushFolder, privateFolder } from './private_file.ts';

/** The backup opens, but its log or its custody ledger does not agree with itself. */
export class UnsoundBackup extends Error {}

/** What a drill found. */
export interface DrillReport extends BackupFacts {
  /** Passports it says are held. */
  readonly held: number;
}

/** A copy of a backup, opened with this program and found sound, in a folder of its own. */
export interface OpenedBackup {
  /** Name of the backup, without its folder. */
  readonly file: string;
  readonly place: DatabasePlace;
  readonly folder: string;
  readonly report: DrillReport;
  readonly station: OpenStation;
  /** Closes the copy; a second time does nothing. */
  readonly close: () => void;
}

const folderStart = 'restoring-';
const day = 86_400_000;

/** Removes what a drill or a restore left that was killed. */
async function clearLeft({ dataDir, clock }: Machine): Promise<void> {
  for (const name of await readdir(dataDir)) {
    const path = join(dataDir, name);
    if (!name.startsWith(folderStart) || Date.parse(clock.now()) - (await stat(path)).mtimeMs < day) continue;
    await rm(path, { recursive: true, force: true });
  }
}

/** What a thread could not do, as it is said here. */
function failureOf({ name, code }: { name: string; code: string }): Error {
  if (name === 'UnreadableDatabase') return new UnreadableDatabase('the backup does not open with this key');
  const fault = faultOf({ name, code });
  if (fault === 'copy-damaged' || fault === 'database-damaged') return new DamagedDatabase('a page cannot be read');
  return Object.assign(new Error(`not checked: ${name}`), { code });
}

/** Page for page, then migrated, then its log event by event. */
async function openCopy(machine: Machine, folder: string, place: DatabasePlace): Promise<Omit<OpenedBackup, 'file'>> {
  const pages = await startJob({ work: 'backup', copyFrom: null, ...place }, BackupAnswer).answer;
  if (!pages.ok) throw failureOf(pages);
  const enter = () => Promise.reject(new Error('no page is at a copy'));
  const station = openStation({ ...machine, dataDir: folder }, { mode: 'live', ...place, enter });
  try {
    const log = await startJob({ work: 'verify', part: null, ...place }, VerifyAnswer).answer;
    if (!log.ok) throw failureOf(log);
    const { intact, broken } = log.found;
    if (!intact) throw new UnsoundBackup(`its log breaks at event ${String(broken?.seq)}`);
    if (!station.read.custodyAgrees()) throw new UnsoundBackup('its passports in custody do not add up');
    const { held } = station.read.custodyBalance();
    let isOpen = true;
    const close = () => {
      if (isOpen) station.close();
      isOpen = false;
    };
    return { folder, place, station, close, report: { ...pages.facts, held } };
  } catch (cause) {
    station.close();
    throw cause;
  }
}

/**
 * Opens a copy of the backup with this program, migrations and all, and verifies log and custody. Neither the backup nor
 * the station is touched.
 * @throws UnreadableDatabase, DamagedDatabase, NewerDatabase, UnsoundBackup
 */
export async function openBackup(machine: Machine, file: string, key: Uint8Array): Promise<OpenedBackup> {
  await clearLeft(machine);
  const folder = await mkdtemp(join(machine.dataDir, folderStart));
  try {
    const place = { path: join(folder, 'live', 'tapis.db'), key };
    await privateFolder(dirname(place.path));
    await copyFile(file, place.path);
    // What was erased since is erased in it before anybody looks.
    carryErasureNotes(machine.dataDir, folder);
    return { file: basename(file), ...(await openCopy(machine, folder, place)) };
  } catch (cause) {
    await rm(folder, { recursive: true, force: true });
    throw cause;
  }
}

/** Nothing is left of the copy. */
export async function closeBackup({ close, folder }: OpenedBackup): Promise<void> {
  close();
  await rm(folder, { recursive: true, force: true });
}

/** Whether this key opens a database or a backup of one. */
export const opensBackup = (path: string, key: Uint8Array): boolean => opensWith({ path, key });

/** Tries a backup. Throws what opening one throws. */
export async function drill(machine: Machine, file: string, key: Uint8Array): Promise<DrillReport> {
  const opened = await openBackup(machine, file, key);
  await closeBackup(opened);
  return opened.report;
}

/** What was restored, and where the database before it lies now. */
export interface Restored extends DrillReport {
  readonly aside: string | null;
}

/**
 * Puts an opened backup in the place of the station's database, which is kept beside it. A power cut leaves the old or the new
 * one, each whole.
 * @param caller who is signed in at the copy; null: whoever has the machine
 * @throws StationBusy while Tapis runs; nothing was changed then
 */
export async function putInPlace(machine: Machine, opened: OpenedBackup, caller: CallerKey | null): Promise<Restored> {
  const { place, folder, station, report } = opened;
  const unlock = lockStation(machine.dataDir);
  try {
    const path = join(machine.dataDir, 'live', 'tapis.db');
    record(station, caller, { opened, term: termIn({ path, key: place.key }) });
    opened.close();
    await flushFile(place.path);
    await privateFolder(dirname(path));
    const aside = await putAside(path, { key: place.key, at: machine.clock.now() });
    await rename(place.path, path);
    await flushFolder(dirname(path));
    forgetDamage(machine.dataDir);
    await rm(folder, { recursive: true, force: true });
    return { ...report, aside };
  } finally {
    unlock();
  }
}

/**
 * Puts a backup in the place of the station's database, after a drill.
 * @throws StationBusy while Tapis runs; what opening a backup throws; nothing was changed then
 */
export async function restore(machine: Machine, file: string, key: Uint8Array): Promise<Restored> {
  // Said before the copying, not after it.
  lockStation(machine.dataDir)();
  const opened = await openBackup(machine, file, key);
  try {
    return await putInPlace(machine, opened, null);
  } catch (cause) {
    await closeBackup(opened);
    throw cause;
  }
}

/** Keeps the database of now in a folder of its own, with what its write-ahead log still holds. */
async function putAside(path: string, { key, at }: { key: Uint8Array; at: string }): Promise<string | null> {
  if (!existsSync(path)) return null;
  const folder = join(dirname(path), `replaced-${at.replaceAll(/[:.]/g, '-')}`);
  await mkdir(folder, { mode: 0o700 });
  try {
    // Its schema stays: it may be needed by the program that wrote it. A file that does not open keeps its log beside it.
    takeLogIn({ path, key });
  } catch (cause) {
    // What is damaged, or opens with no key here, is put aside as it is: that is why a backup comes back.
    if (!(cause instanceof UnreadableDatabase) && storageFault(cause) !== 'database-damaged') throw cause;
  }
  for (const name of ['tapis.db', 'tapis.db-wal', 'tapis.db-shm']) {
    const from = join(dirname(path), name);
    if (existsSync(from)) await link(from, join(folder, name));
  }
  await flushFolder(folder);
  for (const name of ['tapis.db-wal', 'tapis.db-shm']) await rm(join(dirname(path), name), { force: true });
  return folder;
}

/** The term of the database that is replaced; 1 where it cannot be read. Devices keep to the highest they have seen. */
function termIn(place: DatabasePlace): number {
  if (!existsSync(place.path)) return 1;
  try {
    const { read, close } = openReader(place);
    try {
      return read.term();
    } finally {
      close();
    }
  } catch (cause) {
    // What is damaged, or of another program, does not say: then devices are paired anew.
    if (!(cause instanceof UnreadableDatabase) && storageFault(cause) !== 'database-damaged') throw cause;
    return 1;
  }
}

/** What the restored log says of itself: that it comes from a backup, by whom where that is known. */
function record(
  station: OpenStation,
  caller: CallerKey | null,
  { opened: { file, report }, term }: { readonly opened: OpenedBackup; readonly term: number },
): void {
  const content = { file, events: report.events, root: report.root };
  station.transact(caller, (ctx) => {
    ctx.audit('backup-restored', [], { backup: content });
    if (term > ctx.read.term()) ctx.write.insertTerm({ term, takenAt: ctx.now, takenBy: null, device: null });
    // Its spare may be this very machine.
    if (spareNamed(ctx.read) !== null) ctx.write.setSetting(spareSetting, null);
    // The backup knows the devices of its day: one revoked since must not come in before the admin has looked.
    if (networkPlace(ctx.read) !== null) {
      ctx.write.setSetting(networkSetting, null);
      ctx.audit('network-switched-off', []);
    }
  });
}
