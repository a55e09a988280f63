/**
 * Backups of the live station: made by the time and at the close of a shift, copied to a second place where there is
 * one, each checked after it was written, old ones removed. Nothing here stops work at the counter: what goes wrong is
 * recorded and said.
 */
import { join } from 'node:path';
import type { BackupRecord } from '../../db/backups.ts';
import type { DatabasePlace } from '../../db/open.ts';
import type { Reader } from '../../db/store.ts';
import { BackupSettings, firstBackupSettings, type BackupReason } from '../../shared/contract/backup.ts';
import { BackupId, newId } from '../../shared/ids.ts';
import { millis } from '../../shared/time.ts';
import type { Machine } from './application.ts';
import { copiesOf } from './backup_copies.ts';
import { backupNameOf } from './backup_files.ts';
import type { Backups, CommandContext } from './context.ts';

/** Key of the settings in the database. */
export const backupSetting = 'backup';

interface Parts {
  readonly machine: Machine;
  readonly place: DatabasePlace;
  readonly read: Reader;
  readonly transact: <T>(work: (ctx: CommandContext) => T) => T;
}

const hour = 3_600_000;
/** A station that has recorded less than this has little to lose; its first backup waits. */
const firstEvents = 200;

/** The settings as they are. */
export function backupSettings(read: Reader): BackupSettings {
  const stored = read.setting(backupSetting);
  return stored === null ? firstBackupSettings : BackupSettings.parse(stored);
}

/** Whether the time for the next one has come. A failed one is tried again after a quarter of an hour. */
function isDue(read: Reader, now: string): boolean {
  const last = read.lastBackup();
  if (last === null) return read.logSize() > firstEvents;
  const wait = last.fault === null ? backupSettings(read).everyHours * hour : hour / 4;
  return millis(now) - millis(last.at) >= wait;
}

/** The backups of a live station. */
export function createBackups({ machine, place, read, transact }: Parts): Backups {
  const copies = copiesOf(join(machine.dataDir, 'backups'), place, read);
  let making: Promise<BackupRecord> | null = null;
  let stopped = false;

  const makeNow = async (reason: BackupReason): Promise<BackupRecord> => {
    const at = machine.clock.now();
    const id = newId(BackupId, 'bck', machine.random);
    const file = backupNameOf(at, machine.random(2));
    const settings = backupSettings(read);
    const made = await copies.make(file);
    const secondFault = made.ok ? await copies.second(file, settings, at) : null;
    const facts = made.ok ? made.value : { bytes: 0, events: 0, root: '' };
    const record = { id, reason, at, file, ...facts, fault: made.ok ? null : made.error, secondFault };
    if (stopped) return record;
    const old = made.ok ? copies.clear(settings, at) : [];
    transact((ctx) => {
      ctx.write.insertBackup(record);
      ctx.audit(made.ok ? 'backup-made' : 'backup-failed', [{ type: 'backup', id }], { record });
      if (old.length > 0) ctx.audit('backups-removed', [], { files: old });
    });
    return record;
  };
  const make = (reason: BackupReason): Promise<BackupRecord> => {
    making ??= makeNow(reason).finally(() => {
      making = null;
    });
    return making;
  };

  return {
    folder: copies.folder,
    files: copies.files,
    check: copies.check,
    isRunning: () => making !== null,
    keepOnly: (file) => {
      copies.keepOnly(file, backupSettings(read));
    },
    make,
    committed: (kinds) => {
      if (making !== null || stopped) return;
      const closed = kinds.includes('shift-closed');
      if (!closed && !isDue(read, machine.clock.now())) return;
      make(closed ? 'shiftClosed' : 'time').catch((cause: unknown) => {
        if (!stopped) machine.log.note(`backup ${cause instanceof Error ? cause.constructor.name : 'failed'}`);
      });
    },
    stop: () => {
      stopped = true;
      copies.stop();
    },
  };
}
