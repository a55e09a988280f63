/** The outage kit: forms printed ahead, entered afterwards by those who acted, counted against their series. */
import type { EntryRecord, FormRecord, StackCount } from '../../../db/outage.ts';
import type { Failure } from '../../../shared/contract/index.ts';
import type { OutageEntry, OutageWaiting } from '../../../shared/contract/outage.ts';
import { formKindsOf, reconcile } from '../../../shared/domain/outage.ts';
import type { AgencyCode } from '../../../shared/domain/words.ts';
import { newId, OutageEntryId, OutagePrintId, type OfficerId } from '../../../shared/ids.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { actor, type CommandContext, type Handlers, type QueryContext } from '../context.ts';
import {
  checkMove,
  checkTraveller,
  holdOf,
  passportOf,
  peopleOf,
  secondOf,
  timeFault,
  waitingEntry,
} from '../outage_check.ts';
import { recordEntry } from '../outage_record.ts';
import { blankFormContent } from '../papers/builders/outage_papers.ts';
import { issuePaper, voidPaper } from '../papers/issue.ts';

/** The agency whose forms the caller prints and enters. Throws without one: the roles of these calls all have one. */
function agencyOf(ctx: QueryContext): AgencyCode {
  const { agency } = actor(ctx);
  if (agency === null) throw new Error('an officer of the desk without an agency');
  return agency;
}

type FormFault = 'form-unknown' | 'form-not-yours' | 'form-used' | 'form-spoiled';

/** A form of the caller's agency on which nothing was entered yet. */
function blankForm(ctx: QueryContext, number: string): Result<FormRecord, Failure<FormFault>> {
  const form = ctx.read.outageForm(number);
  if (form === null) return err({ code: 'form-unknown' });
  if (form.agency !== agencyOf(ctx)) return err({ code: 'form-not-yours' });
  if (ctx.read.entryOfForm(number) !== null) return err({ code: 'form-used' });
  return ctx.read.formSpoiled(number) ? err({ code: 'form-spoiled' }) : ok(form);
}

const subjectsOf = ({ id, form }: Pick<EntryRecord, 'id' | 'form'>) => [
  { type: 'outage', id },
  { type: 'form', id: form },
];

const allConfirmed = (ctx: QueryContext, entry: EntryRecord): boolean => {
  const confirmed = ctx.read.confirmedBy(entry.id);
  return peopleOf(entry).every((id) => confirmed.includes(id));
};

/** Writes the entry down once everybody who acted has confirmed it; until then it waits. */
function settle(ctx: CommandContext, record: EntryRecord, entry: OutageEntry) {
  if (!allConfirmed(ctx, record)) return ok({ state: 'waiting' as const, screeningId: null });
  const made = recordEntry(ctx, record, entry);
  if (!made.ok) return made;
  ctx.write.recordOutageEntry(record.id, { at: ctx.now, ...made.value });
  return ok({ state: 'recorded' as const, screeningId: made.value.screeningId });
}

function entryOf(ctx: QueryContext, id: OutageEntryId): Result<EntryRecord, Failure<'entry-unknown' | 'entry-ended'>> {
  const entry = ctx.read.outageEntry(id);
  const form = entry === null ? null : ctx.read.outageForm(entry.form);
  if (entry === null || form?.agency !== agencyOf(ctx)) return err({ code: 'entry-unknown' });
  return entry.state === 'waiting' ? ok(entry) : err({ code: 'entry-ended' });
}

function waitingView(ctx: QueryContext, record: EntryRecord): OutageWaiting {
  const entry = waitingEntry(ctx, record.id);
  const hold = holdOf(entry);
  const confirmed = ctx.read.confirmedBy(record.id);
  const me = actor(ctx);
  return {
    entryId: record.id,
    form: record.form,
    kind: entry.kind,
    happenedAt: record.happenedAt,
    enteredAt: record.enteredAt,
    enteredBy: ctx.read.officerName(record.enteredBy),
    name: passportOf(ctx, entry).name,
    decision: entry.kind === 'custodyMove' ? null : entry.decision.kind,
    hold: hold && { receiptNumber: hold.receiptNumber, seal: hold.seal, place: hold.place },
    people: peopleOf(record).map((officerId) => {
      return { officerId, name: ctx.read.officerName(officerId), confirmed: confirmed.includes(officerId) };
    }),
    mayTakeBack: mayTakeBack(record, me),
  };
}

const mayTakeBack = (record: EntryRecord, { id, role }: { id: OfficerId; role: string }): boolean =>
  role === 'supervisor' || record.enteredBy === id || peopleOf(record).includes(id);

function countView(ctx: QueryContext, { agency: _agency, officerId, ...count }: StackCount) {
  return { ...count, by: ctx.read.officerName(officerId) };
}

/** Each form is a paper of its own: its number, what it says and each copy are accounted for with all other papers. */
function printForms(ctx: CommandContext, kind: FormRecord['kind'], count: number) {
  const agency = agencyOf(ctx);
  const id = newId(OutagePrintId, 'otp', ctx.random);
  ctx.write.insertOutagePrint({ id, agency, kind, count, officerId: actor(ctx).id, at: ctx.now });
  const built = { screeningId: null, content: blankFormContent(ctx, kind) };
  const papers = Array.from({ length: count }, () => {
    const paper = issuePaper(ctx, { kind: 'outageForm', subjectId: id, agency, built });
    const { number, year, sequence } = paper;
    ctx.write.insertOutageForm({ number, printId: id, paperId: paper.id, agency, kind, year, sequence });
    return { number, paperId: paper.id };
  });
  const numbers = papers.map(({ number }) => number);
  ctx.audit('outage-printed', [{ type: 'print', id }], { print: { kind, count, numbers } });
  return { printId: id, numbers };
}

/** Handlers of `outage.*`. */
export const outageHandlers: Handlers<'outage'> = {
  'outage.print': ({ kind, count }, ctx) => {
    if (!formKindsOf(agencyOf(ctx)).includes(kind)) return err({ code: 'form-kind-not-yours' });
    return ok(printForms(ctx, kind, count));
  },
  'outage.forms': (_input, ctx) => {
    const agency = agencyOf(ctx);
    const forms = ctx.read.outageForms(agency).map(({ number, sequence, year, kind, state, reason }) => {
      return { number, sequence, year, kind, reason, state: state ?? (reason === null ? 'blank' : 'spoiled') } as const;
    });
    const prints = ctx.read.outagePrints(agency).map(({ id, kind, count, at, officerId }) => {
      const numbers = ctx.read.formsOfPrint(id).map(({ number }) => number);
      const [first = ''] = numbers;
      return { id, kind, count, at, first, last: numbers.at(-1) ?? first, by: ctx.read.officerName(officerId) };
    });
    const last = ctx.read.lastStackCount(agency);
    return ok({ kinds: [...formKindsOf(agency)], forms, prints, lastCount: last && countView(ctx, last) });
  },
  'outage.count': (_input, ctx) => ok({ waiting: ctx.read.waitingEntries(agencyOf(ctx)).length }),
  'outage.enter': ({ entry }, ctx) => {
    const form = blankForm(ctx, entry.form);
    if (!form.ok) return form;
    if (form.value.kind !== entry.kind) return err({ code: 'form-does-not-fit' });
    const late = timeFault(ctx, form.value, entry.happenedAt);
    if (late !== null) return err(late);
    const checked = entry.kind === 'custodyMove' ? checkMove(ctx, entry) : checkTraveller(ctx, entry, null);
    if (!checked.ok) return checked;
    const me = actor(ctx).id;
    const record = {
      id: newId(OutageEntryId, 'ote', ctx.random),
      form: entry.form,
      happenedAt: entry.happenedAt,
      enteredAt: ctx.now,
      enteredBy: me,
      officerId: entry.officerId,
      secondId: secondOf(entry),
    };
    ctx.write.insertOutageEntry(record, entry);
    ctx.audit('outage-entered', subjectsOf(record), { entry });
    const stored = ctx.read.outageEntry(record.id);
    if (stored === null) throw new Error('the entry is gone');
    // Signed in with the own PIN: who types the own act has confirmed it.
    if (peopleOf(stored).includes(me)) confirmBy(ctx, stored, me);
    const settled = settle(ctx, stored, entry);
    return settled.ok ? ok({ entryId: record.id, ...settled.value }) : settled;
  },
  'outage.waiting': (_input, ctx) =>
    ok(ctx.read.waitingEntries(agencyOf(ctx)).map((record) => waitingView(ctx, record))),
  'outage.confirm': ({ entryId, officerId, approvalId }, ctx) => {
    const record = entryOf(ctx, entryId);
    if (!record.ok) return record;
    if (!peopleOf(record.value).includes(officerId)) return err({ code: 'not-who-acted' });
    if (ctx.read.confirmedBy(entryId).includes(officerId)) return err({ code: 'already-confirmed' });
    if (officerId !== actor(ctx).id) {
      if (approvalId === null) return err({ code: 'approval-unknown' });
      const approved = ctx.takeApproval(approvalId, 'outage.confirm', entryId);
      if (!approved.ok) return approved;
      if (approved.value.approver !== officerId) return err({ code: 'not-who-acted' });
    }
    confirmBy(ctx, record.value, officerId);
    return settle(ctx, record.value, waitingEntry(ctx, entryId));
  },
  'outage.takeBack': ({ entryId, reason }, ctx) => {
    const record = entryOf(ctx, entryId);
    if (!record.ok) return record;
    if (!mayTakeBack(record.value, actor(ctx))) return err({ code: 'not-yours' });
    ctx.write.takeOutageEntryBack(entryId, { at: ctx.now, reason });
    ctx.audit('outage-taken-back', subjectsOf(record.value), { reason });
    return ok({});
  },
  'outage.spoil': ({ form: number, reason }, ctx) => {
    const form = blankForm(ctx, number);
    if (!form.ok) return form;
    const paper = ctx.read.paper(form.value.paperId);
    if (paper === null) throw new Error('a form without its paper');
    ctx.write.insertOutageSpoiled({ form: number, reason, officerId: actor(ctx).id, at: ctx.now });
    voidPaper(ctx, paper, reason);
    ctx.audit('outage-spoiled', [{ type: 'form', id: number }], { reason });
    return ok({});
  },
  'outage.reconcile': ({ blank }, ctx) => {
    const agency = agencyOf(ctx);
    const forms = ctx.read.outageForms(agency).map(({ number, state, reason }) => {
      return {
        number,
        state: state !== null ? ('used' as const) : reason !== null ? ('spoiled' as const) : ('blank' as const),
      };
    });
    const { count, contradictions } = reconcile(forms, blank);
    if (contradictions.length > 0) {
      return err({ code: 'stack-contradicts', detail: { numbers: contradictions.slice(0, 5).join(', ') } });
    }
    const counted = { ...count, missing: [...count.missing], agency, officerId: actor(ctx).id, at: ctx.now };
    ctx.write.insertOutageCount(counted);
    ctx.audit('outage-counted', [], { count });
    return ok(countView(ctx, counted));
  },
};

function confirmBy(ctx: CommandContext, entry: EntryRecord, officerId: OfficerId): void {
  ctx.write.confirmOutageEntry(entry.id, officerId, ctx.now);
  ctx.audit('outage-confirmed', [...subjectsOf(entry), { type: 'officer', id: officerId }]);
}
