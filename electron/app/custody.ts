/** Passports in custody as a caller may see them: Immigration all, BP3MI those that came to it with a person. */
import type { CustodyMoveRecord, CustodyRecord } from '../../db/custody.ts';
import type { CustodyMoveView, CustodyView } from '../../shared/contract/custody.ts';
import { CustodyOut } from '../../shared/domain/custody.ts';
import type { OfficerId } from '../../shared/ids.ts';
import { actor, type QueryContext } from './context.ts';

/** An officer of the station by name, or a person from outside. */
const nameOf = (ctx: QueryContext, id: OfficerId | null, name: string | null): string =>
  id === null ? (name ?? '') : ctx.read.officerName(id);

function goneView(ctx: QueryContext, custody: CustodyRecord): CustodyView['gone'] {
  const last = ctx.read.custodyMoves(custody.id).at(-1);
  const way = CustodyOut.safeParse(last?.kind);
  if (last === undefined || !way.success) return null;
  const { at, takerId, takerName, office, paper } = last;
  const by = ctx.read.officerName(last.officerId);
  return { way: way.data, at, by, receiver: nameOf(ctx, takerId, takerName), office, paper };
}

/** A passport with its receipt and where it is now. Throws when it has no state: the database writes one with each. */
export function custodyView(ctx: QueryContext, custody: CustodyRecord): CustodyView {
  const document = ctx.read.traveller(custody.screeningId)?.document;
  const state = ctx.read.custodyState(custody.id);
  if (state === null) throw new Error('custody without a state');
  const { place, seal, due, step, keeperId, keeperName } = state;
  const { heldBy, approvedBy, ...rest } = custody;
  const held = place !== null && seal !== null && due !== null;
  return {
    ...rest,
    dueReason: ownAgency(ctx) ? custody.dueReason : null,
    name: document?.displayName ?? '',
    documentNumber: document?.documentNumber ?? '',
    erased: ctx.read.erasure(custody.screeningId) !== null,
    heldBy: ctx.read.officerName(heldBy),
    approvedBy: ctx.read.officerName(approvedBy),
    step,
    overdue: held && due < ctx.today,
    now: held ? { place, seal, due, keeper: nameOf(ctx, keeperId, keeperName), keeperId } : null,
    gone: held ? null : goneView(ctx, custody),
  };
}

/** Whether the caller belongs to the agency that keeps passports. */
export const ownAgency = (ctx: QueryContext): boolean => actor(ctx).agency === 'immigration';

/** The lines of a ledger the caller may read: BP3MI the first and the one that brought the passport to it. */
export function movesSeen(ctx: QueryContext, custody: CustodyRecord): readonly CustodyMoveRecord[] {
  const moves = ctx.read.custodyMoves(custody.id);
  if (ownAgency(ctx)) return moves;
  return moves.at(-1)?.kind === 'bp3mi' ? moves.filter(({ kind }) => kind === 'in' || kind === 'bp3mi') : [];
}

/** One line of a ledger in words. */
export function custodyMoveView(ctx: QueryContext, move: CustodyMoveRecord): CustodyMoveView {
  const { custodyId: _custody, officerId: _officer, giverId, giverName, takerId, takerName, ...rest } = move;
  return {
    ...rest,
    reason: ownAgency(ctx) ? move.reason : '',
    giver: nameOf(ctx, giverId, giverName),
    taker: takerId === null && takerName === null ? null : nameOf(ctx, takerId, takerName),
  };
}
