/** The end of retention: what is due, and erasure by two persons. */
import { deliveredRetention } from '../../../shared/catalogue/retention.ts';
import type { RunRecord } from '../../../db/retention.ts';
import { dueOn, keptBack, classOf, periodsSubject } from '../../../shared/domain/retention.ts';
import { ErasureRunId, newId, type OfficerId } from '../../../shared/ids.ts';
import { err, ok } from '../../../shared/result.ts';
import { momentOf, addDays } from '../../../shared/time.ts';
import { logHead } from '../audit.ts';
import { backupSettings } from '../backups.ts';
import { actor, type Handlers, type JobContext, type QueryContext } from '../context.ts';
import { correctionView, erasedView, holdView, readableCase } from '../data_rights.ts';
import { breath, eraseCase, eraseOfficer, eventIndex, type EventIndex } from '../erasing.ts';
import {
  caseFacts,
  dueCases,
  dueNow,
  listHash,
  officersLeft,
  retentionPeriods,
  retentionSetting,
  type DueCase,
} from '../retention.ts';

/** Key under which the running erasure stands among the long jobs. */
const running = 'erasure';

const runView = (ctx: QueryContext, run: RunRecord) => ({
  id: run.id,
  at: run.at,
  by: ctx.read.officerName(run.byId),
  second: ctx.read.officerName(run.secondId),
  cases: run.cases,
  erased: ctx.read.erasedBy(run.id).reduce((sum, { cases }) => sum + cases, 0),
  officers: ctx.read.officersErasedBy(run.id),
  finished: run.finishedAt !== null,
});

/** Ends a run: what no case came of goes with it, and the log says how many. */
function finish(ctx: JobContext, runId: ErasureRunId): void {
  ctx.transact((write) => {
    const cutOff = momentOf(addDays(write.today, -retentionPeriods(write.read).cleared), '00:00');
    write.write.eraseLoose(runId, write.read.looseEvents(cutOff));
    const classes = Object.fromEntries(write.read.erasedBy(runId).map(({ class: kind, cases }) => [kind, cases]));
    const officers = write.read.officersErasedBy(runId);
    write.audit('erasure-done', [{ type: 'erasure', id: runId }], { erased: classes, officers });
    write.write.finishErasureRun(runId, write.now, logHead(write.read).root);
  });
}

/** One case of the approved list: noted on the disk, then erased, or left where something happened to it meanwhile. */
function eraseOne(ctx: JobContext, index: EventIndex, { runId, due }: { runId: ErasureRunId; due: DueCase }): boolean {
  const still = dueNow(ctx, due.id);
  if (still === null) return false;
  const noted = { screeningId: still.id, class: still.class, at: ctx.now, lastAt: still.lastAt };
  ctx.erasing.notes.note(noted);
  try {
    return ctx.transact((write) => {
      // Between the note and this moment nothing else ran: one writer, one thread.
      eraseCase(write, index, { ...still, runId });
      return true;
    });
  } catch (thrown) {
    ctx.erasing.notes.takeBack(noted);
    throw thrown;
  }
}

/** One officer of the approved list, like a case. */
function eraseOneOfficer(ctx: JobContext, runId: ErasureRunId, officerId: OfficerId): boolean {
  if (!officersLeft(ctx).due.includes(officerId)) return false;
  const noted = { officerId, at: ctx.now };
  ctx.erasing.notes.note(noted);
  try {
    ctx.transact((write) => eraseOfficer(write, officerId, runId));
    return true;
  } catch (thrown) {
    ctx.erasing.notes.takeBack(noted);
    throw thrown;
  }
}

/** Empties the write-ahead log, once readers such as a running backup are out of the way. */
async function emptyLog(ctx: JobContext): Promise<boolean> {
  for (let tries = 0; tries < 40; tries += 1) {
    if (ctx.erasing.emptyLog()) return true;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  return false;
}

interface DueList {
  readonly due: readonly DueCase[];
  readonly officers: readonly OfficerId[];
}

async function erase(ctx: JobContext, runId: ErasureRunId, { due, officers }: DueList) {
  const of = due.length + officers.length;
  ctx.running.set(running, { done: 0, of });
  const index = eventIndex(ctx.read);
  await index.gather();
  let erased = 0;
  for (const [done, one] of due.entries()) {
    if (eraseOne(ctx, index, { runId, due: one })) erased += 1;
    ctx.running.set(running, { done: done + 1, of });
    await breath();
  }
  const unnamed = officers.filter((id) => eraseOneOfficer(ctx, runId, id)).length;
  return { erased, officers: unnamed, left: of - erased - unnamed };
}

/** Handlers of `retention.*`. */
export const retentionHandlers: Handlers<'retention'> = {
  'retention.due': (_input, ctx) => {
    const { due, figures } = dueCases(ctx);
    const officers = officersLeft(ctx);
    const periods = retentionPeriods(ctx.read);
    const { decidedByAgencies, shortestDays, classes } = deliveredRetention;
    return ok({
      decidedByAgencies,
      shortestDays,
      classes: classes.map(({ code, days, basis, sources }) => {
        return { code, days: periods[code], delivered: days, basis, sources, figures: figures[code] };
      }),
      officers: officers.figures,
      listHash: listHash(due, officers.due),
      due: due.length,
      progress: ctx.running.get(running) ?? null,
      runs: ctx.read.erasureRuns(20).map((run) => runView(ctx, run)),
      backupDays: backupSettings(ctx.read).keepDays,
      exports: ctx.exports?.kept() ?? { there: 0, due: 0 },
    });
  },
  'retention.set': ({ periods, approvalId }, ctx) => {
    const approved = ctx.takeApproval(approvalId, 'retention.set', periodsSubject(periods));
    if (!approved.ok) return approved;
    const before = retentionPeriods(ctx.read);
    ctx.write.setSetting(retentionSetting, periods);
    ctx.audit('retention-set', [{ type: 'approver', id: approved.value.approver }], { before, after: periods });
    return ok(periods);
  },
  'retention.erase': async ({ listHash: wanted, approvalId }, ctx) => {
    if (ctx.running.has(running)) return err({ code: 'erasure-runs' });
    const { due } = dueCases(ctx);
    const { due: officers } = officersLeft(ctx);
    if (due.length + officers.length === 0) return err({ code: 'nothing-due' });
    if (listHash(due, officers) !== wanted) return err({ code: 'due-list-changed' });
    const runId = newId(ErasureRunId, 'ers', ctx.random);
    const begun = ctx.transact((write) => {
      const approved = write.takeApproval(approvalId, 'retention.erase', wanted);
      if (!approved.ok) return approved;
      const record = {
        id: runId,
        at: write.now,
        byId: actor(write).id,
        secondId: approved.value.approver,
        listHash: wanted,
        cases: due.length,
        periods: retentionPeriods(write.read),
        rootBefore: logHead(write.read).root,
        finishedAt: null,
        rootAfter: null,
      };
      write.write.insertErasureRun(record);
      const subjects = [
        { type: 'erasure', id: runId },
        { type: 'list', id: wanted },
        { type: 'approver', id: record.secondId },
      ];
      write.audit('erasure-begun', subjects, { list: { cases: due.length, officers: officers.length } });
      return approved;
    });
    if (!begun.ok) return begun;
    try {
      const done = await erase(ctx, runId, { due, officers });
      // Before the log forgets which cases are in which export.
      ctx.exports?.removeDue();
      // An earlier run that was broken off ends with this one: what it had left stood on this list.
      for (const { id } of ctx.read.openErasureRuns()) finish(ctx, id);
      return ok({ runId, ...done, logEmptied: await emptyLog(ctx) });
    } finally {
      ctx.running.delete(running);
    }
  },
  'retention.case': ({ screeningId }, ctx) => {
    const screening = readableCase(ctx, screeningId);
    if (screening === null) return err({ code: 'screening-unknown' });
    const erased = erasedView(ctx, screeningId);
    const facts = caseFacts(ctx, screeningId);
    return ok({
      erased,
      class: erased?.class ?? (facts === null ? 'cleared' : classOf(facts)),
      dueOn: facts && dueOn(facts, retentionPeriods(ctx.read)),
      back: facts && keptBack(facts),
      holds: ctx.read.legalHolds(screeningId).map((hold) => holdView(ctx, hold)),
      requests: ctx.read.correctionRequestsOf(screeningId).map((request) => correctionView(ctx, request)),
    });
  },
};
