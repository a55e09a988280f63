/** The log as an auditor reads it. */
import { leafBytes } from '../../../shared/audit/leaf.ts';
import { leafHash } from '../../../shared/audit/tree.ts';
import { Role } from '../../../shared/domain/words.ts';
import { OfficerId } from '../../../shared/ids.ts';
import { ok } from '../../../shared/result.ts';
import { logHead, sha256, verifyLog } from '../audit.ts';
import type { Handlers, QueryContext } from '../context.ts';

function nameOf(ctx: QueryContext, actor: string | null): string | null {
  const id = OfficerId.safeParse(actor);
  return id.success ? ctx.read.officerName(id.data) : actor;
}

/** Handlers of `audit.*`. */
export const auditHandlers: Handlers<'audit'> = {
  'audit.list': ({ before, limit }, ctx) => {
    const head = logHead(ctx.read);
    const events = ctx.read.eventsBefore(before ?? head.size, limit);
    return ok({
      ...head,
      events: events.map((event) => ({
        seq: event.seq,
        kind: event.kind,
        at: event.at,
        actor: nameOf(ctx, event.actor),
        role: event.role === null ? null : Role.parse(event.role),
        subjects: event.subjects.map(({ type, id }) => `${type} ${id}`),
        leafHash: Buffer.from(leafHash(leafBytes(event), sha256)).toString('hex'),
      })),
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
