/** Sealed notes: written, opened with a reason, and the owner told of it. */
import type { ScreeningRecord } from '../../../db/screenings.ts';
import type { Failure } from '../../../shared/contract/index.ts';
import type { SealedView } from '../../../shared/contract/sealed.ts';
import { newId, NoteId, SealedActId, type OfficerId, type ScreeningId } from '../../../shared/ids.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { addMillis } from '../../../shared/time.ts';
import { agencyOf, mayWork } from '../access.ts';
import { actor, type CommandContext, type Handlers, type QueryContext } from '../context.ts';
import { hiddenFrom, holderOf, inCircle, mayOpenSealed, openingOf, ownersOf, readsSealed } from '../sealed.ts';

/** How long what was opened with a reason stays open, in milliseconds. */
const openMillis = 3_600_000;

const subject = (id: ScreeningId) => ({ type: 'screening', id });

/** The case, where the caller's agency has it. */
export function caseFor(ctx: QueryContext, id: ScreeningId): Result<ScreeningRecord, Failure<'screening-unknown'>> {
  const screening = ctx.read.screening(id);
  return screening === null || !mayWork(ctx, screening) ? err({ code: 'screening-unknown' }) : ok(screening);
}

/** Whether the caller may name another holder: the holder, or the head of the shift of that agency. */
function mayMoveHolder(ctx: QueryContext, screening: ScreeningRecord): boolean {
  const { id, agency, role } = actor(ctx);
  if (agency === null || !mayWork(ctx, screening)) return false;
  return role === 'supervisor' || holderOf(ctx, screening, agency) === id;
}

function agenciesOf(ctx: QueryContext, screening: ScreeningRecord) {
  const both = ctx.read.referralOf(screening.id) !== null;
  return (['bp3mi', 'immigration'] as const).filter((agency) => both || agencyOf(ctx, screening) === agency);
}

function sealedView(ctx: QueryContext, screening: ScreeningRecord): SealedView {
  const reads = readsSealed(ctx, screening);
  const me = actor(ctx).id;
  const name = (id: OfficerId) => ctx.read.officerName(id);
  const hidden = hiddenFrom(ctx, screening);
  return {
    hidden,
    notes: ctx.read.sealedNotes(screening.id).map(({ id, officerId, at, content }) => {
      const mine = officerId === me;
      return { id, by: name(officerId), at, content: reads || mine ? content : null, mine };
    }),
    holders: agenciesOf(ctx, screening).map((agency) => {
      const officerId = holderOf(ctx, screening, agency);
      return { agency, officerId, name: officerId && name(officerId) };
    }),
    acts: reads
      ? ctx.read
          .sealedActs(screening.id)
          .map(({ kind, officerId, at, reason }) => ({ kind, by: name(officerId), at, reason }))
      : [],
    mayWrite: mayWork(ctx, screening),
    mayOpen: hidden > 0 && mayOpenSealed(ctx, screening),
    mayMoveHolder: mayMoveHolder(ctx, screening),
    openUntil: inCircle(ctx, screening) ? null : (openingOf(ctx, screening)?.until ?? null),
  };
}

function tell(
  ctx: CommandContext,
  screening: ScreeningRecord,
  act: { kind: 'opened' | 'holderMoved'; until: string | null; reason: string; owners: readonly OfficerId[] },
): void {
  const { owners, ...rest } = act;
  const id = newId(SealedActId, 'sea', ctx.random);
  ctx.write.insertSealedAct({ id, screeningId: screening.id, officerId: actor(ctx).id, at: ctx.now, ...rest }, owners);
  ctx.audit(
    act.kind === 'opened' ? 'sealed-opened' : 'case-holder-moved',
    [subject(screening.id), { type: 'sealedAct', id }, ...owners.map((owner) => ({ type: 'owner', id: owner }))],
    { sealed: { reason: act.reason } },
  );
}

/** Handlers of `note.*`. */
export const noteHandlers: Handlers<'note'> = {
  'note.read': ({ screeningId }, ctx) => {
    const found = caseFor(ctx, screeningId);
    return found.ok ? ok(sealedView(ctx, found.value)) : found;
  },
  'note.write': ({ screeningId, content }, ctx) => {
    const found = caseFor(ctx, screeningId);
    if (!found.ok) return found;
    const id = newId(NoteId, 'nte', ctx.random);
    ctx.write.insertNote({ id, screeningId, officerId: actor(ctx).id, at: ctx.now, content });
    ctx.audit('sealed-note-written', [subject(screeningId), { type: 'note', id }], { note: { content } });
    return ok({ noteId: id });
  },
  'note.open': ({ screeningId, reason }, ctx) => {
    const found = caseFor(ctx, screeningId);
    if (!found.ok) return found;
    if (!mayOpenSealed(ctx, found.value)) return err({ code: 'not-your-power' });
    if (hiddenFrom(ctx, found.value) === 0) return err({ code: 'nothing-sealed' });
    const until = addMillis(ctx.now, openMillis);
    tell(ctx, found.value, { kind: 'opened', until, reason, owners: ownersOf(ctx, found.value) });
    return ok({ until });
  },
  'note.moveHolder': ({ screeningId, officerId, reason }, ctx) => {
    const found = caseFor(ctx, screeningId);
    if (!found.ok) return found;
    if (!mayMoveHolder(ctx, found.value)) return err({ code: 'not-your-power' });
    const { agency, id: me } = actor(ctx);
    const next = ctx.read.officer(officerId);
    if (agency === null || next?.active !== true || next.agency !== agency) return err({ code: 'officer-unknown' });
    // Naming oneself would be opening it without an alert that says so.
    if (officerId === me) return err({ code: 'holder-not-self' });
    const owners = ownersOf(ctx, found.value).filter((owner) => owner !== officerId);
    ctx.write.insertHolder({ screeningId, agency, holderId: officerId, officerId: me, at: ctx.now });
    tell(ctx, found.value, { kind: 'holderMoved', until: null, reason, owners });
    return ok({});
  },
  'note.alerts': (_input, ctx) =>
    ok(
      ctx.read.unseenAlerts(actor(ctx).id).map(({ id, screeningId, kind, officerId, at, reason }) => {
        return { actId: id, screeningId, kind, by: ctx.read.officerName(officerId), at, reason };
      }),
    ),
  'note.seen': ({ actId }, ctx) => {
    if (!ctx.write.seeAlert(actId, actor(ctx).id, ctx.now)) return err({ code: 'alert-unknown' });
    ctx.audit('sealed-alert-seen', [{ type: 'sealedAct', id: actId }]);
    return ok({});
  },
};
