/** Updates of the program, as the technician brings them on a stick. */
import { err, ok } from '../../../shared/result.ts';
import { programBytes } from '../../../shared/update/manifest.ts';
import { storageFault } from '../../../db/storage_fault.ts';
import type { Handlers } from '../context.ts';
import { markSeen, unseenReturn } from '../updates.ts';

/** Handlers of `update.*`. */
export const updateHandlers: Handlers<'update'> = {
  'update.state': (_input, { updates, read }) =>
    ok({
      version: updates?.version ?? null,
      pending: updates?.pending() ?? null,
      returned: unseenReturn(read, updates?.returned() ?? null),
    }),
  'update.look': async ({ folder }, { updates }) => {
    if (updates === null) return err({ code: 'update-not-in-practice' });
    const found = await updates.look(folder);
    if (!found.ok) return err({ code: found.error });
    const { manifest, sha256 } = found.value;
    return ok({
      sha256,
      version: manifest.version,
      running: updates.version ?? manifest.minimumVersion,
      bytes: programBytes(manifest),
      files: manifest.files.length,
      builtAt: manifest.builtAt ?? null,
    });
  },
  'update.install': async ({ folder, sha256, approvalId }, ctx) => {
    const { updates, backups } = ctx;
    if (updates === null || backups === null) return err({ code: 'update-not-in-practice' });
    // At once: an approval holds for a minute, and a slow stick is read for longer.
    const approved = ctx.transact((write) => write.takeApproval(approvalId, 'update.install', sha256));
    if (!approved.ok) return approved;
    const found = await updates.look(folder);
    if (!found.ok) return err({ code: found.error });
    // Another package lies there now than the one two persons looked at.
    if (found.value.sha256 !== sha256) return err({ code: 'update-damaged' });
    const made = await backups.make('asked');
    if (made.fault !== null) return err({ code: made.fault });
    const unpacked = await updates.unpack(found.value);
    if (!unpacked.ok) return err({ code: unpacked.error });
    const { version } = unpacked.value.manifest;
    ctx.transact((write) => {
      write.audit('update-staged', [{ type: 'approver', id: approved.value.approver }], {
        update: { version, from: updates.version, sha256 },
      });
    });
    try {
      updates.arm(version);
    } catch (cause) {
      if (storageFault(cause) !== 'disk-full') throw cause;
      return err({ code: 'disk-full' });
    }
    return ok({ version, backup: made.file });
  },
  'update.dismiss': (_input, ctx) => {
    const returned = unseenReturn(ctx.read, ctx.updates?.returned() ?? null);
    if (returned === null) return err({ code: 'update-nothing-returned' });
    markSeen(ctx.write, returned);
    ctx.audit('update-return-seen', [], { update: returned });
    return ok({});
  },
};
