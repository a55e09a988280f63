/** Brings a backup back, or only tries whether one would come back. The host must not run. */
import { existsSync } from 'node:fs';
import { copyFile, link, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { checkDatabase, type BackupFacts } from '../../db/backup.ts';
import { lockStation, opensWith, takeLogIn, UnreadableDatabase, type DatabasePlace } from '../../db/open.ts';
import { storageFault } from '../../db/storage_fault.ts';
import { openReader, openStore } from '../../db/store.ts';
import type { Machine } from './application.ts';
import { verifyLog } from './log_verification.ts';
import { sha256 } from './sha256.ts';
import { networkPlace, networkSetting } from './network/serving.ts';
import { spareNamed, spareSetting } from './standby/spare.ts';
import { openStation } from './open_station.ts';
import { flushFile, flushFolder, privateFolder } from './private_file.ts';

/** The backup opens, but its log or its custody ledger does not agree with itself. */
export class UnsoundBackup extends Error {}

/** What a drill found. */
export interface DrillReport extends BackupFacts {
  /** Passports it says are held. */
  readonly held: number;
}

/**
 * Opens a copy of the backup with this program, migrations and all, and verifies log and custody. Neither the backup nor
 * the station is touched.
 * @throws UnreadableDatabase, DamagedDatabase, NewerDatabase, UnsoundBackup
 */
export async function drill(machine: Machine, file: string, key: Uint8Array): Promise<DrillReport> {
  checkDatabase({ path: file, key }, sha256);
  const folder = await mkdtemp(join(machine.dataDir, 'drill-'));
  try {
    const path = join(folder, 'tapis.db');
    await copyFile(file, path);
    return inspect({ path, key });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function inspect(place: DatabasePlace): DrillReport {
  const facts = checkDatabase(place, sha256);
  const store = openStore(place);
  try {
    const log = verifyLog(store.read);
    if (!log.intact) throw new UnsoundBackup(`its log breaks at event ${String(log.broken?.seq)}`);
    if (!store.read.custodyAgrees()) throw new UnsoundBackup('its passports in custody do not add up');
    return { ...facts, events: log.size, root: log.root, held: store.read.custodyBalance().held };
  } finally {
    store.close();
  }
}

/** Whether this key opens a database or a backup of one. */
export const opensBackup = (path: string, key: Uint8Array): boolean => opensWith({ path, key });

/** What was restored, and where the database before it lies now. */
export interface Restored extends DrillReport {
  readonly aside: string | null;
}

/**
 * Puts a backup in the place of the station's database, after a drill. The database of before is kept beside it. A
 * power cut leaves the old or the new one, each whole.
 * @throws StationBusy while Tapis runs; what a drill throws; nothing was changed then
 */
export async function restore(machine: Machine, file: string, key: Uint8Array): Promise<Restored> {
  const unlock = lockStation(machine.dataDir);
  try {
    const report = await drill(machine, file, key);
    const path = join(machine.dataDir, 'live', 'tapis.db');
    await privateFolder(dirname(path));
    const fresh = `${path}.restoring`;
    await rm(fresh, { force: true });
    await copyFile(file, fresh);
    await flushFile(fresh);
    const term = termIn({ path, key });
    const aside = await putAside(path, { key, at: machine.clock.now() });
    await rename(fresh, path);
    await flushFolder(dirname(path));
    record(machine, { path, key, term }, { file: basename(file), events: report.events, root: report.root });
    return { ...report, aside };
  } finally {
    unlock();
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

function record(
  machine: Machine,
  { term, ...place }: DatabasePlace & { readonly term: number },
  content: Record<string, unknown>,
): void {
  const station = openStation(machine, { mode: 'live', ...place, enter: () => Promise.resolve() });
  try {
    station.transact(null, (ctx) => {
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
  } finally {
    station.close();
  }
}
