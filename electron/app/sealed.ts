/**
 * Who may read what is sealed. Facts of the private talk and sealed notes: the writer, the Immigration officer who accepted the
 * case, one holder for each agency, and whoever opened them with a reason, for an hour. Facts that are an integrity report: the
 * writer alone; heads and auditor have the report.
 */
import type { DecisionRecord } from '../../db/decisions.ts';
import type { AnswerRecord, AssessmentRecord, ScreeningRecord } from '../../db/screenings.ts';
import type { IntegrityRecord, SealedActRecord } from '../../db/sealed.ts';
import { assess } from '../../shared/domain/assessment.ts';
import { sealOf } from '../../shared/domain/sealed.ts';
import type { AgencyCode } from '../../shared/domain/words.ts';
import type { OfficerId } from '../../shared/ids.ts';
import { agencyOf, mayWork } from './access.ts';
import { inputOf } from './assessing.ts';
import { actor, type QueryContext } from './context.ts';

/** The officer who accepted the case for Immigration, or null. */
function acceptedBy(ctx: QueryContext, screening: ScreeningRecord): OfficerId | null {
  return ctx.read.referralOf(screening.id)?.acceptedBy ?? null;
}

/** The one case holder of an agency: named, else who opened the case, or accepted it for Immigration. */
export function holderOf(ctx: QueryContext, screening: ScreeningRecord, agency: AgencyCode): OfficerId | null {
  const named = ctx.read.namedHolder(screening.id, agency);
  if (named !== null) return named;
  if (agencyOf(ctx, screening) === agency) return screening.officerId;
  return agency === 'immigration' ? acceptedBy(ctx, screening) : null;
}

/** The caller's own opening that still holds. */
export const openingOf = (ctx: QueryContext, screening: ScreeningRecord): SealedActRecord | null =>
  ctx.read.sealedActs(screening.id).findLast(({ kind, officerId, until }) => {
    return kind === 'opened' && officerId === actor(ctx).id && until !== null && until > ctx.now;
  }) ?? null;

/** Whether the caller reads what is sealed on this case without opening it. */
export function inCircle(ctx: QueryContext, screening: ScreeningRecord): boolean {
  const { id, agency } = actor(ctx);
  if (agency === null || !mayWork(ctx, screening)) return false;
  return holderOf(ctx, screening, agency) === id || acceptedBy(ctx, screening) === id;
}

/** Whether the caller reads the sealed things of others on this case now. */
export const readsSealed = (ctx: QueryContext, screening: ScreeningRecord): boolean =>
  inCircle(ctx, screening) || openingOf(ctx, screening) !== null;

/** Tells of each answer whether the caller may read it. */
export function answerReader(ctx: QueryContext, screening: ScreeningRecord): (answer: AnswerRecord) => boolean {
  const { catalogue } = ctx.catalogueOf(screening.catalogueSha256);
  const me = actor(ctx).id;
  const reads = readsSealed(ctx, screening);
  return (answer) => {
    const seal = sealOf(catalogue, answer);
    return seal === null || answer.officerId === me || (seal === 'tppo' && reads);
  };
}

/** Sealed TPPO things of a case with their writers; integrity facts are not even counted. */
function sealedThings(ctx: QueryContext, screening: ScreeningRecord): { writer: OfficerId }[] {
  const { catalogue } = ctx.catalogueOf(screening.catalogueSha256);
  const answers = ctx.read.answers(screening.id).filter((answer) => sealOf(catalogue, answer) === 'tppo');
  const people = ctx.read.people(screening.id).filter(({ saidInPrivate }) => saidInPrivate);
  return [...answers, ...people, ...ctx.read.sealedNotes(screening.id)].map(({ officerId }) => ({ writer: officerId }));
}

/** How many sealed things of a case the caller cannot read now. */
export function hiddenFrom(ctx: QueryContext, screening: ScreeningRecord): number {
  if (readsSealed(ctx, screening)) return 0;
  return sealedThings(ctx, screening).filter(({ writer }) => writer !== actor(ctx).id).length;
}

/** Everybody who is to learn that something was opened: writers, holders, who accepted; not the caller. */
export function ownersOf(ctx: QueryContext, screening: ScreeningRecord): OfficerId[] {
  const holders = (['bp3mi', 'immigration'] as const).map((agency) => holderOf(ctx, screening, agency));
  const all = [...sealedThings(ctx, screening).map(({ writer }) => writer), ...holders, acceptedBy(ctx, screening)];
  const owners = new Set(all.filter((id) => id !== null && id !== actor(ctx).id));
  return [...owners].filter((id) => id !== null);
}

/** Whether the caller may open what is sealed here, with a reason. */
export function mayOpenSealed(ctx: QueryContext, screening: ScreeningRecord): boolean {
  if (!mayWork(ctx, screening)) return false;
  // A colleague who goes on with an open case must know; once it is decided, only the head of the shift.
  return actor(ctx).role === 'supervisor' || screening.state === 'open';
}

/** A stored result as the caller may see it: where an answer is closed to them, the result on the others. */
export function visibleAssessment(
  ctx: QueryContext,
  screening: ScreeningRecord,
  made: AssessmentRecord,
): AssessmentRecord | null {
  const answers = ctx.read.answers(screening.id);
  const readable = answers.filter(answerReader(ctx, screening));
  if (readable.length === answers.length) return made;
  const { purpose, destination } = screening;
  if (purpose === null || destination === null) return null;
  const { catalogue, sha256 } = ctx.catalogueOf(screening.catalogueSha256);
  const input = { ...inputOf(screening, readable), purpose, destination };
  return { ...made, result: assess({ catalogue, sha256 }, input, { immigrationSecond: made.stage === 'second' }) };
}

/** The evidence of a decision the caller may see. */
export function visibleEvidence(ctx: QueryContext, screening: ScreeningRecord, decision: DecisionRecord) {
  const reads = answerReader(ctx, screening);
  const closed = new Set(
    ctx.read
      .answers(screening.id)
      .filter((answer) => answer.kind === 'indicator' && !reads(answer))
      .map(({ code }) => code),
  );
  return decision.evidence.filter(({ kind, code }) => kind !== 'indicator' || !closed.has(code));
}

/** Whether the caller is head of an agency now. */
export const isHead = (ctx: QueryContext): boolean =>
  ctx.read.heads().some(({ officerId, until }) => officerId === actor(ctx).id && until === null);

/**
 * Whether an integrity report is addressed to the caller: the auditor, and the heads it was not kept from. A head reads what
 * was written since being named, and what was written while the agency had none.
 */
export function addressedToMe(ctx: QueryContext, report: IntegrityRecord): boolean {
  if (actor(ctx).role === 'auditor') return true;
  const heads = ctx.read.heads();
  const then = (agency: AgencyCode) =>
    heads.some(
      (one) => one.agency === agency && one.since <= report.at && (one.until === null || one.until > report.at),
    );
  return heads.some(
    ({ officerId, agency, since, until }) =>
      officerId === actor(ctx).id &&
      until === null &&
      agency !== report.leaveOut &&
      (report.at >= since || !then(agency)),
  );
}
