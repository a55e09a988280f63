/** Who may be the second person of which act. Never the same person, never by a setting. */
import type { OfficerRecord } from '../../db/officers.ts';
import type { ApprovableCall } from '../../shared/contract/session.ts';
import { mayKeepPassports } from '../../shared/domain/custody.ts';
import { DecisionId, OutageEntryId } from '../../shared/ids.ts';
import { actor, type QueryContext } from './context.ts';

/** Why somebody may not approve. */
export type ApproverFault =
  | 'approver-is-self'
  | 'approver-not-official'
  | 'approver-not-supervisor'
  | 'approver-not-allowed'
  | 'approver-not-holder'
  | 'officer-unknown';

/** An approval as somebody is asked for it. */
export interface ApprovalWanted {
  readonly approver: OfficerRecord;
  readonly call: ApprovableCall;
  readonly subject: string;
}

/** Another Pejabat Imigrasi than who decided. An auditor changes nothing and an admin sees no traveller: neither is one. */
function secondOfficialFault(
  ctx: QueryContext,
  { approver, subject }: ApprovalWanted,
): 'approver-is-self' | 'approver-not-official' | null {
  const id = DecisionId.safeParse(subject);
  const decision = id.success ? ctx.read.decision(id.data) : null;
  if (approver.id === actor(ctx).id || decision?.officerId === approver.id) return 'approver-is-self';
  const serves = approver.role === 'immigration' || approver.role === 'supervisor';
  const official = serves && approver.immigrationOfficial && approver.agency === 'immigration';
  return official ? null : 'approver-not-official';
}

/** Why this person may not be the second Pejabat Imigrasi of a hold, by PIN or by telephone; or null. */
export const holdApproverFault = (ctx: QueryContext, approver: OfficerRecord, subject: string) =>
  secondOfficialFault(ctx, { approver, call: 'decision.confirm', subject });

const head = ({ role }: OfficerRecord): ApproverFault | null =>
  role === 'supervisor' ? null : 'approver-not-supervisor';
const atDesk = ({ role }: OfficerRecord): ApproverFault | null =>
  role === 'admin' || role === 'auditor' ? 'approver-not-allowed' : null;

/** Who may approve what, besides never the same person. */
const faults: Readonly<Record<ApprovableCall, (ctx: QueryContext, wanted: ApprovalWanted) => ApproverFault | null>> = {
  'decision.confirm': secondOfficialFault,
  'decision.correct': secondOfficialFault,
  'officer.makeCard': (_ctx, { approver, subject }) => (approver.id === subject ? null : 'approver-not-holder'),
  'officer.resetPin': (ctx, { approver }) => {
    if (approver.role === 'admin') return null;
    // Where the only technician forgot the own PIN, both agencies together give a new one.
    const { role, agency } = actor(ctx);
    const other = approver.agency !== null && approver.agency !== agency;
    return role === 'supervisor' && other ? atDesk(approver) : head(approver);
  },
  'catalogue.activate': (_ctx, { approver }) => head(approver),
  'central.set': (_ctx, { approver }) => head(approver),
  'key.rotate': (_ctx, { approver }) => head(approver),
  'key.sheet': (_ctx, { approver }) => head(approver),
  'retention.set': (_ctx, { approver }) => head(approver),
  'retention.erase': (_ctx, { approver }) => head(approver),
  'update.install': (_ctx, { approver }) => head(approver),
  'signer.add': (_ctx, { approver }) => head(approver),
  'signer.remove': (_ctx, { approver }) => head(approver),
  'integrity.setHead': (_ctx, { approver, subject }) => {
    if (subject === approver.id) return 'approver-is-self';
    return approver.role === 'auditor' ? null : head(approver);
  },
  'outage.confirm': (ctx, { approver, subject }) => {
    const id = OutageEntryId.safeParse(subject);
    const entry = id.success ? ctx.read.outageEntry(id.data) : null;
    return entry !== null && [entry.officerId, entry.secondId].includes(approver.id) ? null : 'approver-not-allowed';
  },
  'shift.close': (_ctx, { approver }) => atDesk(approver),
  'custody.move': (_ctx, { approver }) => atDesk(approver),
  'custody.release': (_ctx, { approver }) => atDesk(approver),
  'custody.takeOver': (_ctx, { approver }) => (mayKeepPassports(approver) ? null : 'approver-not-official'),
};

/** Why this person may not approve this call on this subject, or null. Never the same person, never BP3MI for a hold. */
export const approverFault = (ctx: QueryContext, wanted: ApprovalWanted): ApproverFault | null =>
  wanted.approver.id === actor(ctx).id ? 'approver-is-self' : faults[wanted.call](ctx, wanted);
