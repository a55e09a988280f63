/** A traveller's statements in one place, whether they were taken on their own or with a decision. */
import type { DecisionRecord } from '../../db/decisions.ts';
import type { ScreeningRecord } from '../../db/screenings.ts';
import type { StatementTaken } from '../../db/statements.ts';
import type { StatementView } from '../../shared/contract/statement.ts';
import type { AgencyCode } from '../../shared/domain/words.ts';
import { DecisionId, StatementId, type OfficerId, type ScreeningId } from '../../shared/ids.ts';
import { actor, type QueryContext } from './context.ts';
import { mayFollowUp } from './handovers.ts';

/** The case of a traveller who can be named, where the caller works on it or took the person over. */
export function caseOfStatements(ctx: QueryContext, id: ScreeningId): ScreeningRecord | null {
  const screening = ctx.read.screening(id);
  return screening !== null && ctx.read.traveller(id) !== null && mayFollowUp(ctx, id) ? screening : null;
}

const agencyOf = (ctx: QueryContext, id: OfficerId): AgencyCode | null => ctx.read.officer(id)?.agency ?? null;

/** What was said to Immigration stays with Immigration. */
const readable = (ctx: QueryContext, { agency }: { agency: AgencyCode | null }): boolean =>
  agency !== null && (agency === actor(ctx).agency || agency === 'bp3mi');

function takenView(ctx: QueryContext, { screeningId: _case, officerId, ...taken }: StatementTaken): StatementView[] {
  const agency = agencyOf(ctx, officerId);
  return agency === null ? [] : [{ from: 'taken', ...taken, by: ctx.read.officerName(officerId), agency }];
}

function decisionView(ctx: QueryContext, decision: DecisionRecord): StatementView[] {
  const { id, statement: content, toldIn, officerId, at } = decision;
  const agency = agencyOf(ctx, officerId);
  if (content === null || content === '' || agency === null) return [];
  return [{ from: 'decision', id, content, by: ctx.read.officerName(officerId), agency, at, toldIn }];
}

/** Every statement of a case the caller may read, in the order they were given; the same words once. */
export function statementsView(ctx: QueryContext, id: ScreeningId): StatementView[] {
  const taken = ctx.read.statementsOf(id).flatMap((one) => takenView(ctx, one));
  const known = new Set(taken.map(({ content }) => content));
  const told = ctx.read
    .decisionsOf(id)
    .flatMap((decision) => decisionView(ctx, decision))
    .filter(({ content }) => !known.has(content));
  return [...taken, ...told].filter((one) => readable(ctx, one)).toSorted((a, b) => (a.at < b.at ? -1 : 1));
}

/** The statement of this identifier, or null where there is none the caller may read. */
export function statementOf(
  ctx: QueryContext,
  subject: string,
): { screening: ScreeningRecord; statement: StatementView } | null {
  const taken = StatementId.safeParse(subject);
  const decided = DecisionId.safeParse(subject);
  const of = taken.success ? ctx.read.statement(taken.data) : decided.success ? ctx.read.decision(decided.data) : null;
  const screening = of === null ? null : caseOfStatements(ctx, of.screeningId);
  if (screening === null) return null;
  const statement = statementsView(ctx, screening.id).find(({ id }) => id === subject);
  return statement === undefined ? null : { screening, statement };
}
