/** What is due for erasure: periods in force, every case with its class, and what keeps it back. */
import { createHash } from 'node:crypto';
import type { CaseRecord } from '../../db/retention.ts';
import type { Reader } from '../../db/store.ts';
import { deliveredRetention } from '../../shared/catalogue/retention.ts';
import type { OfficerFigures, RetentionFigures } from '../../shared/contract/retention.ts';
import {
  classOf,
  cutOffsOf,
  isOver,
  keptBack,
  monthsOf,
  Periods,
  periodsOf,
  type RetentionClass,
  type CaseFacts,
} from '../../shared/domain/retention.ts';
import type { OfficerId, ScreeningId } from '../../shared/ids.ts';
import { addDays, dayOf, type Instant } from '../../shared/time.ts';
import type { QueryContext } from './context.ts';
import { standingOf } from './objections.ts';

/** Name of the setting that holds the periods. */
export const retentionSetting = 'retention';

/** The periods in force at this station. */
export function retentionPeriods(read: Reader): Periods {
  const stored = read.setting(retentionSetting);
  return stored === null ? periodsOf(deliveredRetention) : Periods.parse(stored);
}

/** What a traveller is told: months of the shortest and of the longest period. */
export function keptMonths(read: Reader): { cleared: number; other: number } {
  const { cleared, protected: longest } = retentionPeriods(read);
  return { cleared: monthsOf(cleared), other: monthsOf(longest) };
}

type Objections = ReadonlyMap<ScreeningId, boolean>;

/** Cases that were objected to, and whether one of the objections still has a course before it; of all, or of one. */
function objectionsByCase(ctx: QueryContext, only: ScreeningId | null): Objections {
  const found = new Map<ScreeningId, boolean>();
  for (const objection of ctx.read.objections()) {
    if (only !== null && objection.screeningId !== only) continue;
    const { state, urgency, deadline } = standingOf(ctx, objection);
    const over =
      urgency === 'done' ||
      state === 'appealRejected' ||
      (state === 'rejected' && deadline !== null && deadline < ctx.today);
    const { screeningId } = objection;
    found.set(screeningId, (found.get(screeningId) ?? false) || !over);
  }
  return found;
}

const factsOf = (record: Omit<CaseRecord, 'id'>, id: ScreeningId | undefined, objections: Objections): CaseFacts => {
  const open = id === undefined ? undefined : objections.get(id);
  return { ...record, objectedTo: open !== undefined, objectionOpen: open ?? false };
};

/** One case that may be erased today. */
export interface DueCase {
  readonly id: ScreeningId;
  readonly class: RetentionClass;
}

/** What class and period of a case follow from; null once it is erased. */
export function caseFacts(ctx: QueryContext, id: ScreeningId): CaseFacts | null {
  const record = ctx.read.retentionCase(id);
  return record && factsOf(record, id, objectionsByCase(ctx, id));
}

/** The case as it stands this moment, if it may be erased now. */
export function dueNow(ctx: QueryContext, id: ScreeningId): (DueCase & { readonly lastAt: Instant }) | null {
  const record = ctx.read.retentionCase(id);
  if (record === null) return null;
  const facts = factsOf(record, id, objectionsByCase(ctx, id));
  const over = isOver(facts, cutOffsOf(retentionPeriods(ctx.read), ctx.today));
  return over && keptBack(facts) === null ? { id, class: classOf(facts), lastAt: facts.lastAt } : null;
}

const noFigures = (): RetentionFigures => ({
  running: 0,
  due: 0,
  back: { open: 0, passport: 0, objection: 0, hold: 0 },
});

/** Everything that is due, with figures for each class. */
export function dueCases(ctx: QueryContext): {
  readonly due: readonly DueCase[];
  readonly figures: Readonly<Record<RetentionClass, RetentionFigures>>;
} {
  const objections = objectionsByCase(ctx, null);
  const cutOffs = cutOffsOf(retentionPeriods(ctx.read), ctx.today);
  const figures = { cleared: noFigures(), asked: noFigures(), restricted: noFigures(), protected: noFigures() };
  const due: DueCase[] = [];
  for (const { ids, ...group } of ctx.read.retentionGroups(cutOffs)) {
    const facts = factsOf(group, ids[0], objections); // a case with an objection is a group by itself
    const kind = classOf(facts);
    const back = keptBack(facts);
    if (!isOver(facts, cutOffs)) figures[kind].running += ids.length;
    else if (back !== null) figures[kind].back[back] += ids.length;
    else {
      figures[kind].due += ids.length;
      for (const id of ids) due.push({ id, class: kind });
    }
  }
  return { due, figures };
}

/**
 * Officers who left: their names are due once the longest period has run since, and no kept case names them. Acts
 * without a case (shifts, keys, catalogues) are answered for by name as long.
 */
export function officersLeft(ctx: QueryContext): {
  readonly due: readonly OfficerId[];
  readonly figures: OfficerFigures;
} {
  const { protected: longest } = retentionPeriods(ctx.read);
  const left = ctx.read.leftOfficers();
  const over = left.filter(({ at }) => addDays(dayOf(at), longest) <= ctx.today).map(({ officerId }) => officerId);
  const due = over.filter((id) => !ctx.read.namedByKeptCase(id));
  const figures = { running: left.length - over.length, due: due.length, named: over.length - due.length };
  return { due, figures };
}

/** SHA-256 of the sorted identifiers, one a line; hex. What two persons approve is exactly this list. */
export const listHash = (cases: readonly DueCase[], officers: readonly OfficerId[]): string =>
  createHash('sha256')
    .update(
      [...cases.map(({ id }) => id), ...officers]
        .map((id) => `${id}\n`)
        .toSorted()
        .join(''),
    )
    .digest('hex');
