/** A second person's approval: one minute, one use, bound to one call, one subject and the officer who asked for it. */
import type { ApprovableCall, ApprovalFault } from '../../shared/contract/session.ts';
import { ApprovalId, newId, type OfficerId } from '../../shared/ids.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { addMillis, type Instant } from '../../shared/time.ts';

/** Who approved, and how. */
export interface Approved {
  readonly approver: OfficerId;
  /** The code of a sealed card that was told by telephone; null: the own PIN, here. */
  readonly remoteCode: number | null;
}

/** What an approval is for and who asked for it. */
export interface ApprovalAsked {
  readonly call: ApprovableCall;
  readonly subject: string;
  readonly askedBy: OfficerId;
}

interface Approval extends ApprovalAsked, Approved {
  readonly expiresAt: Instant;
  used: boolean;
}

/** How long an approval is good for, in milliseconds. */
const approvalMillis = 60_000;
/** How long one that is over is remembered, so that a late try is told what happened to it. */
const rememberedMillis = 3_600_000;

function faultOf(approval: Approval | undefined, wanted: ApprovalAsked, now: Instant): ApprovalFault | null {
  // Also what another officer asked for: nobody is told of it.
  if (approval?.askedBy !== wanted.askedBy) return 'approval-unknown';
  if (approval.call !== wanted.call) return 'approval-other-call';
  if (approval.subject !== wanted.subject) return 'approval-other-subject';
  if (approval.used) return 'approval-used';
  return approval.expiresAt < now ? 'approval-expired' : null;
}

/** Approvals in memory: a restart takes them all back. */
export function createApprovals(random: (bytes: number) => Uint8Array) {
  const known = new Map<ApprovalId, Approval>();
  const forgetOld = (now: Instant) => {
    for (const [id, { expiresAt }] of known) if (addMillis(expiresAt, rememberedMillis) < now) known.delete(id);
  };
  return {
    give: (approval: ApprovalAsked & Approved, now: Instant) => {
      forgetOld(now);
      const approvalId = newId(ApprovalId, 'app', random);
      const expiresAt = addMillis(now, approvalMillis);
      known.set(approvalId, { ...approval, expiresAt, used: false });
      return { approvalId, expiresAt };
    },
    /** Who approved, if the approval is for exactly this; it is used up then. One for something else stays as it is. */
    take: (id: ApprovalId, wanted: ApprovalAsked, now: Instant): Result<Approved, { code: ApprovalFault }> => {
      const approval = known.get(id);
      const fault = faultOf(approval, wanted, now);
      if (approval === undefined || fault !== null) return err({ code: fault ?? 'approval-unknown' });
      approval.used = true;
      const { approver, remoteCode } = approval;
      return ok({ approver, remoteCode });
    },
  };
}
