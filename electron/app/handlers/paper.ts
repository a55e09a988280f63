/** Papers: issued once with a number, rendered as often as wanted, each copy counted. */
import type { PaperRecord } from '../../../db/papers.ts';
import type { PaperView } from '../../../shared/contract/paper.ts';
import type { Failure } from '../../../shared/contract/index.ts';
import { paperTemplates } from '../../../shared/catalogue/papers/index.ts';
import { paperSeries, validAtOnce, type PaperFormat, type PaperKind } from '../../../shared/domain/paper.ts';
import type { AgencyCode } from '../../../shared/domain/words.ts';
import { DecisionId, HandoverId, type PaperId } from '../../../shared/ids.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { actor, type Handlers, type JobContext, type QueryContext } from '../context.ts';
import { builders } from '../papers/builders/index.ts';
import type { Built, Filled } from '../papers/builder.ts';
import { completePaper, issuePaper, paperSubjects, takePaper, voidPaper } from '../papers/issue.ts';
import { paperSetting, paperSettings } from '../papers/settings.ts';

/** A paper as a list shows it. */
function paperView(ctx: QueryContext, record: PaperRecord): PaperView {
  const { id, kind, number, agency, subjectId, screeningId, issuedAt } = record;
  const name = (officer: PaperRecord['voidedBy']) => (officer === null ? '' : ctx.read.officerName(officer));
  const { voidedAt, voidReason, taken, takenAt } = record;
  return {
    id,
    kind,
    number,
    agency,
    subjectId,
    screeningId,
    issuedAt,
    by: ctx.read.officerName(record.issuedBy),
    copies: ctx.read.paperCopies(id),
    roll: paperTemplates.get(kind)?.roll ?? false,
    kept: record.eventSeq !== null,
    erased: record.eventSeq !== null && ctx.read.paperSheet(id) === null,
    voided:
      voidedAt === null || voidReason === null ? null : { at: voidedAt, by: name(record.voidedBy), reason: voidReason },
    taken:
      taken === null || takenAt === null
        ? null
        : { how: taken, at: takenAt, by: name(record.takenBy), witness: record.witness },
  };
}

/** The agency a caller issues papers of a kind for, or null where it is not the caller's to issue. */
function issuingAgency(ctx: QueryContext, kind: PaperKind): AgencyCode | null {
  const { agency, immigrationOfficial } = actor(ctx);
  if (agency === null || !paperSeries[kind].agencies.includes(agency)) return null;
  return builders[kind]?.official === true && !immigrationOfficial ? null : agency;
}

type BuildFailure = Failure<'paper-subject-unknown' | 'paper-not-filled'>;

function build(
  ctx: QueryContext,
  wanted: { kind: PaperKind; subjectId: string; filled: Filled },
): Result<Built, BuildFailure> {
  const builder = builders[wanted.kind];
  if (builder === undefined) return err({ code: 'paper-subject-unknown' });
  if (builder.filled?.safeParse(wanted.filled).success === false) return err({ code: 'paper-not-filled' });
  const built = builder.build(ctx, wanted.subjectId, wanted.filled);
  return built === null ? err({ code: 'paper-subject-unknown' }) : ok(built);
}

/** A paper of the caller's agency. */
function paperOf(ctx: QueryContext, id: PaperId): Result<PaperRecord, Failure<'paper-unknown'>> {
  const found = ctx.read.paper(id);
  return found !== null && found.agency === actor(ctx).agency ? ok(found) : err({ code: 'paper-unknown' });
}

/** The same, valid. */
function validPaperOf(ctx: QueryContext, id: PaperId): Result<PaperRecord, Failure<'paper-unknown' | 'paper-void'>> {
  const found = paperOf(ctx, id);
  if (!found.ok || found.value.voidedAt === null) return found;
  return err({ code: 'paper-void', detail: { number: found.value.number } });
}

/** Whether a passport is, or was, in custody on this receipt: then its number cannot be taken back. */
function inUse(ctx: QueryContext, { kind, subjectId, number }: PaperRecord): boolean {
  // What was entered from a form has used its number.
  if (kind === 'outageForm') return ctx.read.entryOfForm(number) !== null;
  const decision = DecisionId.safeParse(subjectId);
  if (kind !== 'passportReceipt' || !decision.success) return false;
  return ctx.read.custodyOf(decision.data)?.receiptNumber === number;
}

/** The valid paper there is already, where a subject has only one at a time. */
function validBefore(
  ctx: QueryContext,
  { kind, subjectId, agency }: { kind: PaperKind; subjectId: string; agency: AgencyCode },
): PaperRecord | null {
  const limit = validAtOnce(kind, subjectId);
  if (limit === 'many') return null;
  return limit === 'one' ? ctx.read.validPaper(kind, subjectId) : ctx.read.validPaperBy(kind, subjectId, agency);
}

/** The number of minutes written by hand: signed as they are, they are the minutes of that handover. */
function minutesByHand(ctx: QueryContext, kind: PaperKind, subjectId: string): string | null {
  const handover = HandoverId.safeParse(subjectId);
  return handover.success && kind !== 'tppoReferral' ? (ctx.read.handMinutes(handover.data)?.number ?? null) : null;
}

interface Wanted {
  readonly way: 'preview' | 'print' | 'save';
  readonly format: PaperFormat;
}

/**
 * Renders a copy. What stands on it depends on how many there are already, so the count is looked at again when it is
 * written down: two devices printing at once do not both make the first.
 */
async function copyOf(ctx: JobContext, paper: PaperRecord, { way, format }: Wanted) {
  const sheet = ctx.read.paperSheet(paper.id);
  const { eventSeq: seq, leafHash, number, issuedAt } = paper;
  if (sheet === null || seq === null || leafHash === null) return err({ code: 'paper-not-kept' as const });
  const { renderPaper } = await import('../papers/engine.ts');
  const proof = { station: ctx.read.station()?.id ?? '', number, seq, leafHash };
  const fileName = `${number.replaceAll('/', '-')}.pdf`;
  for (;;) {
    const before = ctx.read.paperCopies(paper.id);
    const copy = before + 1;
    const duplicate = before === 0 ? null : { copy, at: ctx.now, by: actor(ctx).name };
    const pdf = (await renderPaper(sheet, { proof, issuedAt, duplicate }, format)).toString('base64');
    if (way === 'preview') return ok({ pdf, copy: 0, fileName });
    const counted = ctx.transact((write) => {
      if (write.read.paper(paper.id)?.voidedAt !== null) return 'void' as const;
      if (write.read.paperCopies(paper.id) !== before) return 'again' as const;
      const copied = { paperId: paper.id, copy, way, format, at: write.now, officerId: actor(ctx).id };
      write.write.insertPaperCopy(copied);
      write.audit('paper-copied', paperSubjects(paper), { copy: { number, copy, way, format } });
      return 'counted' as const;
    });
    if (counted === 'void') return err({ code: 'paper-void' as const, detail: { number } });
    if (counted === 'counted') return ok({ pdf, copy, fileName });
  }
}

/** Handlers of `paper.*`. */
export const paperHandlers: Handlers<'paper'> = {
  'paper.issue': ({ kind, subjectId, filled }, ctx) => {
    const agency = issuingAgency(ctx, kind);
    if (agency === null) return err({ code: 'paper-not-yours' });
    const built = build(ctx, { kind, subjectId, filled });
    if (!built.ok) return built;
    const before = validBefore(ctx, { kind, subjectId, agency });
    if (before?.eventSeq === null) {
      completePaper(ctx, before, built.value);
      const completed = paperOf(ctx, before.id);
      if (!completed.ok) throw new Error('paper lost');
      return ok(paperView(ctx, completed.value));
    }
    const number = before?.number ?? minutesByHand(ctx, kind, subjectId);
    if (number !== null) return err({ code: 'paper-exists', detail: { number } });
    return ok(paperView(ctx, issuePaper(ctx, { kind, subjectId, agency, built: built.value })));
  },
  'paper.output': async ({ paperId, way, format }, ctx) => {
    const found = validPaperOf(ctx, paperId);
    if (!found.ok) return found;
    const template = ctx.read.paperSheet(paperId)?.template;
    if (template !== undefined && format === 'roll80' && !template.roll) return err({ code: 'paper-no-roll' });
    return copyOf(ctx, found.value, { way, format });
  },
  'paper.taken': ({ paperId, how, witness }, ctx) => {
    const found = validPaperOf(ctx, paperId);
    if (!found.ok) return found;
    if (ctx.read.paperCopies(paperId) === 0) return err({ code: 'paper-not-printed' });
    if (found.value.taken !== null) return err({ code: 'paper-already-taken' });
    if (how !== 'signed' && (witness ?? '').length < 2) return err({ code: 'witness-missing' });
    takePaper(ctx, found.value, { how, witness });
    return ok(paperView(ctx, ctx.read.paper(paperId) ?? found.value));
  },
  'paper.void': ({ paperId, reason }, ctx) => {
    const found = validPaperOf(ctx, paperId);
    if (!found.ok) return found;
    if (inUse(ctx, found.value)) return err({ code: 'paper-in-use' });
    voidPaper(ctx, found.value, reason);
    return ok(paperView(ctx, ctx.read.paper(paperId) ?? found.value));
  },
  'paper.list': ({ screeningId, subjectId }, ctx) => {
    const { agency, role } = actor(ctx);
    const mine = (one: { agency: AgencyCode }) => role === 'auditor' || one.agency === agency;
    const found =
      screeningId !== null
        ? ctx.read.papersOfScreening(screeningId)
        : subjectId !== null
          ? ctx.read.papersOfSubject(subjectId)
          : ctx.read.latestPapers();
    return ok({
      papers: found.filter(mine).map((one) => paperView(ctx, one)),
      series: screeningId === null && subjectId === null ? ctx.read.paperSeries().filter(mine) : [],
    });
  },
  'paper.settings': (_input, ctx) => ok(paperSettings(ctx)),
  'paper.setSettings': (settings, ctx) => {
    const before = paperSettings(ctx);
    ctx.write.setSetting(paperSetting, settings);
    ctx.audit('settings-changed', [], { before, after: settings });
    return ok(settings);
  },
};
