/** Giving a paper its number: content frozen, number drawn and event appended in the caller's transaction. */
import type { PaperRecord } from '../../../db/papers.ts';
import { paperTemplates } from '../../../shared/catalogue/papers/index.ts';
import {
  paperNumber,
  seriesOf,
  type NumberPlace,
  type PaperKind,
  type PaperSheet,
} from '../../../shared/domain/paper.ts';
import type { AgencyCode } from '../../../shared/domain/words.ts';
import { newId, PaperId } from '../../../shared/ids.ts';
import { actor, type CommandContext, type QueryContext } from '../context.ts';
import type { Built } from './builder.ts';
import { hotlinesHere, paperSettings } from './settings.ts';

/** Where this station gives out numbers. */
export function numberPlace(ctx: QueryContext): NumberPlace {
  const station = ctx.read.station();
  if (station === null) throw new Error('no station');
  return { airport: station.airport, counter: station.counter, practice: ctx.mode === 'practice' };
}

/** What events of a paper are about. */
export const paperSubjects = ({ id, screeningId }: Pick<PaperRecord, 'id' | 'screeningId'>) => [
  ...(screeningId === null ? [] : [{ type: 'screening', id: screeningId }]),
  { type: 'paper', id },
];

/** Everything a paper shows, as it is now. */
function sheetOf(
  ctx: QueryContext,
  kind: PaperKind,
  { built, agency }: { built: Built; agency: AgencyCode },
): PaperSheet {
  const template = paperTemplates.get(kind);
  if (template === undefined) throw new Error(`no template for ${kind}`);
  const { letterheads } = paperSettings(ctx);
  const hotlines = hotlinesHere(ctx).map(({ label, number }) => ({ label: label.id, number }));
  const practice = ctx.mode === 'practice';
  return { template, content: built.content, letterhead: letterheads[agency], hotlines, practice };
}

/** Appends the event that holds a sheet, and gives its place in the log and its leaf hash. */
function recordIssue(
  ctx: CommandContext,
  paper: Pick<PaperRecord, 'id' | 'screeningId' | 'kind' | 'number'>,
  sheet: PaperSheet,
): { seq: number; leafHash: string } {
  const seq = ctx.read.logSize();
  const { kind, number } = paper;
  ctx.audit('paper-issued', paperSubjects(paper), { paper: { kind, number }, sheet });
  return { seq, leafHash: Buffer.from(ctx.read.treeNode(0, seq)).toString('base64') };
}

interface Issue {
  readonly kind: PaperKind;
  readonly subjectId: string;
  readonly agency: AgencyCode;
  readonly built: Built;
}

/** Issues a paper. */
export function issuePaper(ctx: CommandContext, { kind, subjectId, agency, built }: Issue): PaperRecord {
  const place = numberPlace(ctx);
  const series = seriesOf(kind, agency);
  const year = Number(ctx.today.slice(0, 4));
  const sequence = ctx.write.nextNumber({ kind: series, agency, counter: place.counter, year });
  const named = {
    id: newId(PaperId, 'pap', ctx.random),
    kind,
    screeningId: built.screeningId,
    number: paperNumber(series, place, { year, sequence }),
  };
  const sheet = sheetOf(ctx, kind, { built, agency });
  const { seq, leafHash } = recordIssue(ctx, named, sheet);
  const paper: PaperRecord = {
    ...named,
    series,
    agency,
    counter: place.counter,
    year,
    sequence,
    subjectId,
    issuedAt: ctx.now,
    issuedBy: actor(ctx).id,
    eventSeq: seq,
    leafHash,
    voidedAt: null,
    voidedBy: null,
    voidReason: null,
    taken: null,
    takenAt: null,
    takenBy: null,
    witness: null,
  };
  ctx.write.insertPaper(paper);
  ctx.write.insertPaperSheet({ paperId: paper.id, sheet });
  return paper;
}

/** A receipt given out before papers were kept: its content is written down now, under the number it has. */
export function completePaper(ctx: CommandContext, paper: PaperRecord, built: Built): void {
  const sheet = sheetOf(ctx, paper.kind, { built, agency: paper.agency });
  ctx.write.recordPaper(paper.id, recordIssue(ctx, paper, sheet));
  ctx.write.insertPaperSheet({ paperId: paper.id, sheet });
}

/** Makes a paper void: its number stays accounted for, with the reason. */
export function voidPaper(ctx: CommandContext, paper: PaperRecord, reason: string): void {
  ctx.write.voidPaper(paper.id, { at: ctx.now, by: actor(ctx).id, reason });
  ctx.audit('paper-voided', paperSubjects(paper), { void: { number: paper.number, reason } });
}

/** Makes what was issued about a subject void, e.g. the receipt and the notice of a decision that was withdrawn. */
export function voidPapersOf(ctx: CommandContext, subjectId: string, reason: string): void {
  for (const paper of ctx.read.validPapersOf(subjectId)) voidPaper(ctx, paper, reason);
}

/** How a traveller took a paper. */
export function takePaper(
  ctx: CommandContext,
  paper: PaperRecord,
  { how, witness }: { how: NonNullable<PaperRecord['taken']>; witness: string | null },
): void {
  const seen = how === 'signed' ? null : witness;
  ctx.write.takePaper(paper.id, { how, at: ctx.now, by: actor(ctx).id, witness: seen });
  ctx.audit('paper-taken', paperSubjects(paper), { taken: { how, witness: seen } });
}
