/** A second person's approval: one minute, one use, bound to one call, one subject and the officer who asked for it. */
import type { ApprovableCall } from '../../shared/contract/session.ts';
import { ApprovalId, newId, type OfficerId } from '../../shared/ids.ts';
import { addMillis, type Instant } from '../../shared/time.ts';

interface Approval {
  readonly call: ApprovableCall;
  readonly subject: string;
  readonly approver: OfficerId;
  readonly askedBy: OfficerId;
  readonly expiresAt: Instant;
}

/** How long an approval is good for, in milliseconds. */
const approvalMillis = 60_000;

/** Approvals in memory: a restart takes them all back. */
export function createApprovals(random: (bytes: number) => Uint8Array) {
  const open = new Map<ApprovalId, Approval>();
  return {
    give: (approval: Omit<Approval, 'expiresAt'>, now: Instant) => {
      const approvalId = newId(ApprovalId, 'app', random);
      const expiresAt = addMillis(now, approvalMillis);
      open.set(approvalId, { ...approval, expiresAt });
      return { approvalId, expiresAt };
    },
    /** The approver, if the approval is for exactly this; it is used up by asking. */
    take: (id: ApprovalId, wanted: Omit<Approval, 'expiresAt' | 'approver'>, now: Instant): OfficerId | null => {
      const approval = open.get(id);
      open.delete(id);
      const valid =
        approval?.call === wanted.call &&
        approval.subject === wanted.subject &&
        approval.askedBy === wanted.askedBy &&
        approval.expiresAt >= now;
      return valid ? approval.approver : null;
    },
  };
}
