/** The log as an auditor reads and verifies it. */
import { z } from 'zod';
import { EventKind, EventSubject, type EventLeaf } from '../../../shared/audit/event.ts';
import { leafBytes } from '../../../shared/audit/leaf.ts';
import { leafHash } from '../../../shared/audit/tree.ts';
import { Verification } from '../../../shared/audit/verification.ts';
import type { EventFilter, EventLine, log, Verdict } from '../../../shared/contract/log.ts';
import { Role } from '../../../shared/domain/words.ts';
import { OfficerId } from '../../../shared/ids.ts';
import { err, ok } from '../../../shared/result.ts';
import { addDays, Instant, momentOf, type Day } from '../../../shared/time.ts';
import { logHead } from '../audit.ts';
import { actor, type Handlers, type QueryContext } from '../context.ts';
import { noteVerification } from '../log_checks.ts';
import { isHead } from '../sealed.ts';
import { sha256 } from '../sha256.ts';

const sealedKinds: readonly EventKind[] = ['integrity-reported', 'integrity-read', 'integrity-handled'];

/** Whether an event is about an integrity report: its kind, or a refused call on one. */
const isSealed = ({ kind, subjects }: Pick<EventLeaf, 'kind' | 'subjects'>): boolean =>
  sealedKinds.includes(kind) ||
  subjects.some(({ type, id }) => type === 'call' && id.startsWith('integrity.') && id !== 'integrity.setHead');

/** Tells of each event whether it must stay closed to the caller: the head of the shift learns of no report by the log. */
function closedTo(ctx: QueryContext): (event: Pick<EventLeaf, 'kind' | 'subjects'>) => boolean {
  const reads = actor(ctx).role === 'auditor' || isHead(ctx);
  return (event) => !reads && isSealed(event);
}

function lineOf(ctx: QueryContext, event: EventLeaf, sealed: boolean): EventLine {
  const { seq, at } = event;
  const hash = Buffer.from(leafHash(leafBytes(event), sha256)).toString('hex');
  if (sealed) {
    return { seq, kind: 'sealed-entry', at, actor: null, actorId: null, role: null, subjects: [], leafHash: hash };
  }
  const id = OfficerId.safeParse(event.actor);
  return {
    seq,
    kind: event.kind,
    at,
    actor: id.success ? ctx.read.officerName(id.data) : event.actor,
    actorId: id.success ? id.data : null,
    role: event.role === null ? null : Role.parse(event.role),
    subjects: event.subjects.map(({ type, id: subject }) => `${type} ${subject}`),
    leafHash: hash,
  };
}

const startOf = (day: Day): Instant => momentOf(day, '00:00');

/**
 * So many events that the filter finds. What is closed to the caller is found by no kind and nobody's name; nor may the
 * place where a page ends tell that it would have been.
 */
function found(ctx: QueryContext, { before, limit, filter }: { before: number; limit: number; filter: EventFilter }) {
  const closed = closedTo(ctx);
  const narrow = filter.kinds !== undefined || filter.about !== undefined;
  const search = {
    kinds: filter.kinds ?? null,
    about: filter.about ?? [],
    from: filter.from === undefined ? null : startOf(filter.from),
    until: filter.to === undefined ? null : startOf(addDays(filter.to, 1)),
  };
  const shown: EventLeaf[] = [];
  for (let from = before; ;) {
    const page = ctx.read.foundEvents(from, limit, search);
    shown.push(...page.filter((event) => !narrow || !closed(event)));
    from = page.at(-1)?.seq ?? 0;
    if (page.length < limit || shown.length >= limit) break;
  }
  return shown.slice(0, limit);
}

/** The event at which the log breaks, where it can still be read and the caller may. */
function brokenEvent(ctx: QueryContext, seq: number): Verdict['brokenEvent'] {
  const [row = []] = ctx.read.storedEvents(seq, seq + 1);
  const Readable = z.object({
    kind: EventKind,
    at: Instant,
    subjects: z
      .string()
      .transform((text): unknown => JSON.parse(text))
      .pipe(z.array(EventSubject)),
  });
  const [, kind, , , , at, , , subjects] = row;
  try {
    const event = Readable.parse({ kind, at, subjects });
    return { at: event.at, kind: closedTo(ctx)(event) ? 'sealed-entry' : event.kind };
  } catch {
    return null; // it is broken: that it cannot be read says no more
  }
}

const verdictOf = (ctx: QueryContext, found: Verification): Verdict => ({
  ...found,
  brokenEvent: found.broken === null ? null : brokenEvent(ctx, found.broken.seq),
});

/** The last verification somebody asked for, with its outcome. */
function lastVerdict(ctx: QueryContext) {
  const event = ctx.read.lastEventOf('log-verified');
  if (event === null) return null;
  const content = ctx.read.eventContent(event.seq).find(({ name }) => name === 'verification')?.content ?? 'null';
  // Earlier programs said less of it.
  const outcome = Verification.safeParse(JSON.parse(content));
  if (!outcome.success) return null;
  const by = OfficerId.safeParse(event.actor);
  return {
    at: event.at,
    by: by.success ? ctx.read.officerName(by.data) : null,
    verdict: verdictOf(ctx, outcome.data),
  };
}

/** Handlers of reading and verifying. */
export const auditHandlers: Pick<Handlers<'audit'>, keyof typeof log> = {
  'audit.list': ({ before, limit, filter }, ctx) => {
    const head = logHead(ctx.read);
    const events = found(ctx, { before: before ?? head.size, limit, filter: filter ?? {} });
    const closed = closedTo(ctx);
    const last = events.length < limit ? undefined : events.at(-1);
    return ok({
      ...head,
      events: events.map((event) => lineOf(ctx, event, closed(event))),
      next: last === undefined || last.seq === 0 ? null : last.seq,
    });
  },
  'audit.views': ({ by, from, to }, ctx) =>
    ok(
      ctx.read.viewsBy(by, startOf(from), startOf(addDays(to, 1))).map((line) => {
        const officer = OfficerId.safeParse(line.id);
        const record = officer.success ? ctx.read.officer(officer.data) : null;
        return { ...line, name: record?.name ?? null, role: record?.role ?? null };
      }),
    ),
  'audit.verify': async (_input, ctx) => {
    const outcome = await ctx.logChecks.whole();
    if (outcome === null) return err({ code: 'verification-stopped' });
    ctx.transact((write) => {
      write.audit('log-verified', [], { verification: outcome });
      noteVerification(write, outcome);
    });
    return ok(verdictOf(ctx, outcome));
  },
  'audit.verifying': (_input, ctx) => ok({ running: ctx.logChecks.progress(), last: lastVerdict(ctx) }),
  'audit.stopVerifying': (_input, ctx) => {
    if (ctx.logChecks.progress() !== null) ctx.logChecks.stop();
    return Promise.resolve(ok({}));
  },
};
