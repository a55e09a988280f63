/** Integrity reports: past the shift supervisor, to the heads of both agencies and the auditor. */
import type { IntegrityRecord } from '../../../db/sealed.ts';
import type { IntegrityLine } from '../../../shared/contract/sealed.ts';
import { IntegrityId, newId } from '../../../shared/ids.ts';
import { err, ok } from '../../../shared/result.ts';
import { mayWork } from '../access.ts';
import { actor, type Handlers, type QueryContext } from '../context.ts';
import { addressedToMe } from '../sealed.ts';

const subject = (id: IntegrityId) => ({ type: 'integrity', id });

const mine = (ctx: QueryContext, report: IntegrityRecord): boolean => report.officerId === actor(ctx).id;

/** Only a head acts on a report; the auditor reads. */
const mayHandle = (ctx: QueryContext, report: IntegrityRecord): boolean =>
  actor(ctx).role !== 'auditor' && addressedToMe(ctx, report);

function lineOf(ctx: QueryContext, report: IntegrityRecord): IntegrityLine {
  const { id, kind, at, officerId, leaveOut } = report;
  const state = ctx.read.integritySteps(id).at(-1)?.state ?? null;
  return {
    id,
    kind,
    at,
    leaveOut,
    by: ctx.read.officerName(officerId),
    mine: mine(ctx, report),
    state,
    mayHandle: state !== 'closed' && mayHandle(ctx, report),
  };
}

/** Handlers of `integrity.*`. */
export const integrityHandlers: Handlers<'integrity'> = {
  'integrity.report': ({ kind, screeningId, leaveOut, content }, ctx) => {
    const screening = screeningId === null ? null : ctx.read.screening(screeningId);
    if (screeningId !== null && (screening === null || !mayWork(ctx, screening))) {
      return err({ code: 'screening-unknown' });
    }
    const id = newId(IntegrityId, 'itg', ctx.random);
    ctx.write.insertIntegrityReport({
      id,
      kind,
      screeningId,
      leaveOut,
      content,
      officerId: actor(ctx).id,
      at: ctx.now,
    });
    ctx.audit('integrity-reported', [subject(id)], { report: { kind, screeningId, leaveOut, content } });
    return ok({ reportId: id });
  },
  'integrity.list': (_input, ctx) =>
    ok(
      ctx.read
        .integrityReports()
        .filter((report) => mine(ctx, report) || addressedToMe(ctx, report))
        .map((report) => lineOf(ctx, report)),
    ),
  'integrity.read': ({ reportId }, ctx) => {
    const report = ctx.read.integrityReport(reportId);
    if (report === null || !(mine(ctx, report) || addressedToMe(ctx, report))) return err({ code: 'report-unknown' });
    ctx.audit('integrity-read', [subject(reportId)]);
    // What heads did about it is not the writer's to read: it may name others.
    const steps = addressedToMe(ctx, report) ? ctx.read.integritySteps(reportId) : [];
    return ok({
      content: report.content,
      screeningId: report.screeningId,
      steps: steps.map(({ state, officerId, at, note }) => {
        return { state, by: ctx.read.officerName(officerId), at, note };
      }),
    });
  },
  'integrity.handle': ({ reportId, state, note }, ctx) => {
    const report = ctx.read.integrityReport(reportId);
    if (report === null || !mayHandle(ctx, report)) return err({ code: 'report-unknown' });
    if (ctx.read.integritySteps(reportId).at(-1)?.state === 'closed') return err({ code: 'report-closed' });
    if (state !== 'received' && note.length < 5) return err({ code: 'report-note-missing' });
    ctx.write.insertIntegrityStep({ reportId, state, note, officerId: actor(ctx).id, at: ctx.now });
    ctx.audit('integrity-handled', [subject(reportId)], { step: { state, note } });
    return ok({});
  },
  'integrity.heads': (_input, ctx) =>
    ok(
      ctx.read
        .heads()
        .filter(({ until, officerId }) => until === null && ctx.read.officer(officerId)?.active === true)
        .map(({ officerId, agency, since }) => ({ officerId, agency, since, name: ctx.read.officerName(officerId) })),
    ),
  'integrity.setHead': ({ officerId, head, approvalId }, ctx) => {
    const officer = ctx.read.officer(officerId);
    if (officer === null || (head && !officer.active)) return err({ code: 'officer-unknown' });
    if (officer.agency === null) return err({ code: 'head-needs-agency' });
    const now = ctx.read.heads().some((one) => one.officerId === officerId && one.until === null);
    if (now === head) return err({ code: 'head-unchanged' });
    const approved = ctx.takeApproval(approvalId, 'integrity.setHead', officerId);
    if (!approved.ok) return approved;
    const second = approved.value.approver;
    const by = actor(ctx).id;
    if (head) {
      ctx.write.insertHead({
        officerId,
        agency: officer.agency,
        since: ctx.now,
        sinceBy: by,
        sinceWith: second,
        until: null,
        untilBy: null,
        untilWith: null,
      });
    } else ctx.write.endHead(officerId, { at: ctx.now, by, with: second });
    ctx.audit('head-changed', [
      { type: 'officer', id: officerId },
      { type: 'agency', id: officer.agency },
      { type: 'head', id: head ? 'yes' : 'no' },
      { type: 'approver', id: second },
    ]);
    return ok({});
  },
};
