/** The key of the database. */
import { z } from 'zod';
import { passphraseLength } from '../../../shared/contract/key.ts';
import { OfficerId } from '../../../shared/ids.ts';
import { err, ok } from '../../../shared/result.ts';
import { Instant } from '../../../shared/time.ts';
import { actor, type Handlers, type QueryContext } from '../context.ts';

const keySetting = 'key';
const Kept = z.strictObject({
  since: Instant,
  sheet: z.strictObject({ at: Instant, by: OfficerId, second: OfficerId }).nullable(),
});

/** Since when the key is in use, and the sheet that was made of it. */
function kept(ctx: QueryContext): z.infer<typeof Kept> {
  const stored = ctx.read.setting(keySetting);
  return stored === null ? { since: ctx.read.station()?.createdAt ?? ctx.now, sheet: null } : Kept.parse(stored);
}

/** Handlers of `key.*`. */
export const keyHandlers: Handlers<'key'> = {
  'key.state': (_input, ctx) => {
    const { since, sheet } = kept(ctx);
    return ok({
      protection: ctx.keyProtection,
      fingerprint: ctx.keys.fingerprint(),
      since,
      sheet:
        sheet === null
          ? null
          : { at: sheet.at, by: ctx.read.officerName(sheet.by), second: ctx.read.officerName(sheet.second) },
      passphrasePossible: ctx.keys.passphrase !== null,
    });
  },
  'key.protect': async ({ passphrase }, ctx) => {
    if (ctx.mode !== 'live') return err({ code: 'practice-key' });
    const lock = ctx.keys.passphrase;
    if (lock === null) return err({ code: 'passphrase-not-here' });
    const told = passphrase?.trim().replaceAll(/\s+/gu, ' ') ?? null;
    if (told !== null && [...told].length < passphraseLength) return err({ code: 'passphrase-short' });
    await lock.change(told);
    ctx.spare?.anew();
    const protection = told === null ? ('keyFile' as const) : ('passphrase' as const);
    ctx.transact((write) => {
      write.audit('key-protection-changed', [], { protection });
    });
    return ok({ protection });
  },
  'key.rotate': async ({ approvalId }, ctx) => {
    const { backups } = ctx;
    if (backups === null) return err({ code: 'practice-key' });
    const before = ctx.keys.fingerprint();
    const approved = ctx.transact((write) => write.takeApproval(approvalId, 'key.rotate', before));
    if (!approved.ok) return approved;
    // A copy under the old key first, should the new one not come to its end; a copy that runs is waited for.
    const last = await backups.make('keyRotated');
    if (last.fault !== null) return err({ code: last.fault });
    // A verification that runs reads under the key that goes.
    ctx.logChecks.stop();
    await ctx.keys.rotate();
    ctx.spare?.anew();
    const fingerprint = ctx.keys.fingerprint();
    ctx.transact((write) => {
      write.write.setSetting(keySetting, { since: write.now, sheet: null });
      write.audit('key-rotated', [{ type: 'approver', id: approved.value.approver }], { before, after: fingerprint });
    });
    const fresh = await backups.make('keyRotated');
    if (fresh.fault !== null) return err({ code: fresh.fault });
    // Those under the key that went can be opened by nobody here any more.
    backups.keepOnly(fresh.file);
    return ok({ fingerprint, backup: fresh.file });
  },
  'key.sheet': ({ approvalId }, ctx) => {
    if (ctx.mode !== 'live') return Promise.resolve(err({ code: 'practice-key' }));
    const { since, sheet } = kept(ctx);
    if (sheet !== null) return Promise.resolve(err({ code: 'sheet-already-made' }));
    const fingerprint = ctx.keys.fingerprint();
    const approved = ctx.transact((write) => {
      const taken = write.takeApproval(approvalId, 'key.sheet', fingerprint);
      if (!taken.ok) return taken;
      const made = { at: write.now, by: actor(ctx).id, second: taken.value.approver };
      write.write.setSetting(keySetting, { since, sheet: made });
      write.audit('key-sheet-made', [{ type: 'approver', id: made.second }]);
      return taken;
    });
    if (!approved.ok) return Promise.resolve(approved);
    const [one, other] = ctx.keys.parts();
    return Promise.resolve(ok({ parts: [one, other], fingerprint }));
  },
};
