/** Sign-in, enrolment, lock, and the second person's approval. Every try is counted before the PIN is looked at. */
import type { OfficerRecord } from '../../../db/officers.ts';
import type { remote } from '../../../shared/contract/remote.ts';
import { lockedSeconds, pinTooSimple } from '../../../shared/domain/lockout.ts';
import type { OfficerId } from '../../../shared/ids.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { addMillis, millis } from '../../../shared/time.ts';
import { approverFault } from '../approver.ts';
import { actor, type Handlers, type JobContext } from '../context.ts';
import { ensureCosigner, rewrapCosigner } from '../cosigner.ts';
import { codeLapsed } from '../first_codes.ts';
import { codeMatches, hashPin, pinMatches } from '../pins.ts';
import { cardOf, pepperOf } from './officer.ts';

type TryFailure = { code: 'locked-out'; detail: { seconds: number } };

/**
 * Counts a try before the slow comparison, so that tries sent side by side do not share one count.
 * A right PIN sets the count back.
 */
function countTry(ctx: JobContext, id: OfficerId): Result<null, TryFailure> {
  return ctx.transact((write) => {
    const officer = write.read.officer(id);
    const waits = officer?.lockedUntil ?? null;
    if (officer === null) return ok(null);
    if (waits !== null && waits > write.now) {
      const seconds = Math.ceil((millis(waits) - millis(write.now)) / 1000);
      return err({ code: 'locked-out' as const, detail: { seconds } });
    }
    const failed = officer.failedAttempts + 1;
    const seconds = lockedSeconds(failed);
    write.write.setOfficerAttempts(id, {
      failed,
      lockedUntil: seconds === 0 ? null : addMillis(write.now, seconds * 1000),
    });
    return ok(null);
  });
}

function wrongPin(ctx: JobContext, id: OfficerId): { code: 'pin-wrong'; detail: { seconds: number } } {
  return { code: 'pin-wrong', detail: { seconds: lockedSeconds(ctx.read.officer(id)?.failedAttempts ?? 0) } };
}

type PinFailure = TryFailure | { code: 'pin-wrong'; detail: { seconds: number } } | { code: 'officer-unknown' };

/** Checks a PIN with lock-out. The officer must be active and have a PIN. */
export async function checkPin(
  ctx: JobContext,
  id: OfficerId,
  pin: string,
): Promise<Result<OfficerRecord, PinFailure>> {
  const officer = ctx.read.officer(id);
  if (officer?.active !== true || officer.pinHash === null) return err({ code: 'officer-unknown' });
  const counted = countTry(ctx, id);
  if (!counted.ok) return counted;
  if (!(await pinMatches(pin, officer.pinHash, pepperOf(ctx)))) return err(wrongPin(ctx, id));
  return ctx.transact((write) => {
    // Reset or deactivated while the slow comparison ran: the PIN that fitted is no longer this officer's.
    const now = write.read.officer(id);
    if (now?.active !== true) return err({ code: 'officer-unknown' as const });
    if (now.pinHash !== officer.pinHash) return err(wrongPin(ctx, id));
    write.write.setOfficerAttempts(id, { failed: 0, lockedUntil: null });
    return ok(now);
  });
}

async function signIn(
  ctx: JobContext,
  officer: OfficerRecord,
  pin: string,
): Promise<{ officer: ReturnType<typeof cardOf> }> {
  await ensureCosigner(ctx, officer, { pin, pepper: pepperOf(ctx) });
  ctx.sessions.signIn(officer);
  ctx.transact((write) => {
    write.audit('signed-in', [{ type: 'officer', id: officer.id }]);
  });
  return { officer: cardOf(officer) };
}

/** Handlers of `session.*` but the approval by telephone. */
export const sessionHandlers: Omit<Handlers<'session'>, keyof typeof remote> = {
  'session.current': (_input, ctx) =>
    ok({
      state: ctx.session === null ? ('none' as const) : ctx.session.locked ? ('locked' as const) : ('active' as const),
      officer: ctx.officer && cardOf(ctx.officer),
      desk: ctx.desk(),
      revision: ctx.revision,
      catalogueSha256: ctx.catalogue().sha256,
      now: ctx.now,
    }),
  'session.signIn': async ({ officerId, pin }, ctx) => {
    const officer = ctx.read.officer(officerId);
    if (officer?.active === true && officer.pinHash === null) return err({ code: 'enrolment-needed' });
    const checked = await checkPin(ctx, officerId, pin);
    return checked.ok ? ok(await signIn(ctx, checked.value, pin)) : checked;
  },
  'session.enrol': async ({ officerId, code, pin }, ctx) => {
    const officer = ctx.read.officer(officerId);
    if (officer?.active !== true) return err({ code: 'officer-unknown' });
    if (officer.pinHash !== null || officer.codeHash === null) return err({ code: 'already-enrolled' });
    if (pinTooSimple(pin)) return err({ code: 'pin-too-simple' });
    const counted = countTry(ctx, officerId);
    if (!counted.ok) return counted;
    if (!codeMatches(code, officer.codeHash, pepperOf(ctx))) return err({ code: 'code-wrong' });
    // Said to nobody but who holds the code.
    if (codeLapsed(ctx, officer)) return err({ code: 'code-expired' });
    const pinHash = await hashPin(pin, pepperOf(ctx), ctx.random(16));
    const enrolled = ctx.transact((write) => {
      // Two pages may hold the same code; the first to get here uses it up.
      if (write.read.officer(officerId)?.codeHash !== officer.codeHash) return false;
      write.write.setOfficerPin(officerId, { pinHash, codeHash: null });
      write.audit('officer-enrolled', [{ type: 'officer', id: officerId }]);
      return true;
    });
    if (!enrolled) return err({ code: 'already-enrolled' });
    return ok(await signIn(ctx, { ...officer, pinHash, codeHash: null }, pin));
  },
  'session.changePin': async ({ oldPin, pin }, ctx) => {
    const { id } = actor(ctx);
    if (pinTooSimple(pin)) return err({ code: 'pin-too-simple' });
    if (pin === oldPin) return err({ code: 'pin-unchanged' });
    const checked = await checkPin(ctx, id, oldPin);
    if (!checked.ok) return checked;
    const pepper = pepperOf(ctx);
    const [pinHash, key] = await Promise.all([
      hashPin(pin, pepper, ctx.random(16)),
      rewrapCosigner(ctx, id, { oldPin, pin, pepper }),
    ]);
    const changed = ctx.transact((write) => {
      // Reset, deactivated, or changed at another page while the slow part ran: the old PIN is the old one no more.
      if (write.read.officer(id)?.pinHash !== checked.value.pinHash) return false;
      write.write.setOfficerPin(id, { pinHash, codeHash: null });
      if (key !== null) write.write.setCosignerSecret(key.verifierKey, key.secret);
      write.audit('pin-changed', [{ type: 'officer', id }]);
      return true;
    });
    if (!changed) return err(wrongPin(ctx, id));
    ctx.sessions.endElsewhere(id);
    return ok({});
  },
  'session.signOut': (_input, ctx) => {
    ctx.audit('signed-out', [{ type: 'officer', id: actor(ctx).id }]);
    ctx.sessions.signOut();
    return ok({});
  },
  'session.lock': ({ cause }, ctx) => {
    ctx.audit('screen-locked', [{ type: 'officer', id: actor(ctx).id }], { lock: { cause } });
    ctx.sessions.lock();
    return ok({});
  },
  'session.approve': async ({ officerId, pin, call, subject }, ctx) => {
    const approver = ctx.read.officer(officerId);
    if (approver?.active !== true) return err({ code: 'officer-unknown' });
    const fault = approverFault(ctx, { approver, call, subject });
    if (fault !== null) return err({ code: fault });
    const checked = await checkPin(ctx, officerId, pin);
    if (!checked.ok) return checked;
    // Bound to who asked, not to who sits at the page by now.
    const askedBy = actor(ctx).id;
    const approval = ctx.giveApproval({ call, subject, approver: officerId, askedBy, remoteCode: null });
    ctx.transact((write) => {
      write.audit(
        'approval-given',
        [
          { type: 'call', id: call },
          { type: 'subject', id: subject },
          { type: 'approver', id: officerId },
          { type: 'officer', id: askedBy },
        ],
        {},
      );
    });
    return ok(approval);
  },
};
