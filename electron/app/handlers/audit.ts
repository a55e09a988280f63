/** The log as an auditor reads it. */
import type { EventKind, EventLeaf } from '../../../shared/audit/event.ts';
import { leafBytes } from '../../../shared/audit/leaf.ts';
import { leafHash } from '../../../shared/audit/tree.ts';
import { Role } from '../../../shared/domain/words.ts';
import { OfficerId } from '../../../shared/ids.ts';
import { ok } from '../../../shared/result.ts';
import type { audit } from '../../../shared/contract/audit.ts';
import { logHead, verifyLog } from '../audit.ts';
import { actor, type Handlers, type QueryContext } from '../context.ts';
import { isHead } from '../sealed.ts';
import { sha256 } from '../sha256.ts';

function nameOf(ctx: QueryContext, actor: string | null): string | null {
  const id = OfficerId.safeParse(actor);
  return id.success ? ctx.read.officerName(id.data) : actor;
}

const sealedKinds: readonly EventKind[] = ['integrity-reported', 'integrity-read', 'integrity-handled'];

/** Whether an event is about an integrity report: its kind, or a refused call on one. */
const sealedEvent = ({ kind, subjects }: EventLeaf): boolean =>
  sealedKinds.includes(kind) ||
  subjects.some(({ type, id }) => type === 'call' && id.startsWith('integrity.') && id !== 'integrity.setHead');

/** Handlers of `audit.*` but those of checkpoints and export. */
export const auditHandlers: Omit<Handlers<'audit'>, keyof typeof audit> = {
  'audit.list': ({ before, limit }, ctx) => {
    const head = logHead(ctx.read);
    const events = ctx.read.eventsBefore(before ?? head.size, limit);
    const reads = actor(ctx).role === 'auditor' || isHead(ctx);
    return ok({
      ...head,
      events: events.map((event) => {
        // That somebody wrote an integrity report must not reach the head of the shift by way of the log.
        const sealed = !reads && sealedEvent(event);
        return {
          seq: event.seq,
          kind: sealed ? ('sealed-entry' as const) : event.kind,
          at: event.at,
          actor: sealed ? null : nameOf(ctx, event.actor),
          role: event.role === null || sealed ? null : Role.parse(event.role),
          subjects: sealed ? [] : event.subjects.map(({ type, id }) => `${type} ${id}`),
          leafHash: Buffer.from(leafHash(leafBytes(event), sha256)).toString('hex'),
        };
      }),
    });
  },
  'audit.verify': (_input, ctx) => {
    const found = verifyLog(ctx.read);
    ctx.transact((write) => {
      write.audit('log-verified', [], { verification: found });
    });
    return Promise.resolve(ok(found));
  },
};
