/** Backups, as technician and shift head see them. */
import type { BackupRecord } from '../../../db/backups.ts';
import { err, ok } from '../../../shared/result.ts';
import { addMillis } from '../../../shared/time.ts';
import { folderTakes } from '../backup_files.ts';
import { backupSetting, backupSettings } from '../backups.ts';
import type { Handlers } from '../context.ts';

const viewOf = ({ root: _root, ...record }: BackupRecord, files: readonly string[]) => ({
  ...record,
  there: files.includes(record.file),
});

/** A battery that goes on sinking, or a page that is loaded again, asks for no second backup so soon. */
const samePowerMillis = 30 * 60_000;

/** Handlers of `backup.*`. */
export const backupHandlers: Handlers<'backup'> = {
  'backup.list': (_input, { backups, read }) => {
    if (backups === null) return err({ code: 'practice-not-backed-up' });
    const files = backups.files();
    return ok({
      folder: backups.folder,
      settings: backupSettings(read),
      running: backups.isRunning(),
      backups: read.backups(100).map((record) => viewOf(record, files)),
    });
  },
  'backup.configure': async (settings, ctx) => {
    if (ctx.backups === null) return err({ code: 'practice-not-backed-up' });
    const { secondFolder } = settings;
    if (secondFolder !== '' && !(await folderTakes(secondFolder))) return err({ code: 'folder-unusable' });
    const before = backupSettings(ctx.read);
    ctx.transact((write) => {
      write.write.setSetting(backupSetting, settings);
      write.audit('settings-changed', [{ type: 'setting', id: backupSetting }], { before, after: settings });
    });
    return ok(settings);
  },
  'backup.make': async (_input, ctx) => {
    const { backups } = ctx;
    if (backups === null) return err({ code: 'practice-not-backed-up' });
    const record = await backups.make('asked');
    return record.fault === null ? ok(viewOf(record, backups.files())) : err({ code: record.fault });
  },
  'backup.powerLow': async (_input, ctx) => {
    const { backups } = ctx;
    if (backups === null) return ok({ at: null });
    const latest = ctx.read.backups(1).find(({ reason, fault }) => reason === 'powerLow' && fault === null);
    if (latest !== undefined && addMillis(latest.at, samePowerMillis) > ctx.now) return ok({ at: latest.at });
    const record = await backups.make('powerLow');
    return record.fault === null ? ok({ at: record.at }) : err({ code: record.fault });
  },
  'backup.drill': async ({ file }, ctx) => {
    if (ctx.backups === null) return err({ code: 'practice-not-backed-up' });
    const found = await ctx.backups.check(file);
    ctx.transact((write) => {
      write.audit('backup-checked', [], { file, found: found.ok ? found.value : found.error });
    });
    return found.ok ? found : err({ code: found.error });
  },
};
