/** What happens to a passport after it was taken: each act one more line of its ledger, with two names. */
import type { CustodyMoveRecord, CustodyRecord, CustodyStateRecord } from '../../../db/custody.ts';
import type { CustodyView } from '../../../shared/contract/custody.ts';
import type { Failure } from '../../../shared/contract/index.ts';
import type { ApprovalFault } from '../../../shared/contract/session.ts';
import type { EventKind } from '../../../shared/audit/event.ts';
import {
  custodyAfter,
  freeWorkingDays,
  mayKeepPassports,
  moveWordFault,
  secondNameFits,
  type CustodyMoveKind,
  type MoveWordFault,
  type MoveWords,
} from '../../../shared/domain/custody.ts';
import { addWorkingDays } from '../../../shared/domain/working_days.ts';
import { CustodyMoveId, newId, type ApprovalId, type CustodyId, type OfficerId } from '../../../shared/ids.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { dayOf, type Day } from '../../../shared/time.ts';
import { actor, type CommandContext, type Handlers, type QueryContext } from '../context.ts';
import { custodyMoveView, custodyView, movesSeen } from '../custody.ts';

/** Shortest reason that is one. */
const reasonLength = 5;

/** A passport that is held, with where it is. */
export interface Held {
  readonly custody: CustodyRecord;
  readonly state: CustodyStateRecord;
  readonly place: string;
  readonly seal: string;
  readonly due: Day;
}

type HeldFault = 'custody-officials-only' | 'custody-unknown' | 'already-released' | 'custody-changed';

/** The passport an act is about, if the caller has the power and the state allows it. Step null: whatever came last. */
function heldFor(
  ctx: QueryContext,
  wanted: { custodyId: CustodyId; kind: CustodyMoveKind; step: number | null },
): Result<Held, Failure<HeldFault>> {
  if (!mayKeepPassports(actor(ctx))) return err({ code: 'custody-officials-only' });
  const custody = ctx.read.custody(wanted.custodyId);
  const state = ctx.read.custodyState(wanted.custodyId);
  if (custody === null || state === null) return err({ code: 'custody-unknown' });
  const { place, seal, due } = state;
  if (custodyAfter(state.state, wanted.kind) === null || place === null || seal === null || due === null) {
    return err({ code: 'already-released' });
  }
  if (wanted.step !== null && wanted.step !== state.step) return err({ code: 'custody-changed' });
  return ok({ custody, state, place, seal, due });
}

interface Second {
  readonly officer: { readonly officerId: OfficerId; readonly approvalId: ApprovalId } | null;
  readonly receiver: string;
}

type SecondFault = 'receiver-missing' | 'second-name-does-not-fit' | ApprovalFault;

/** The second name of a move: a named person from outside, or an officer whose PIN is good for this passport. */
function secondName(
  ctx: CommandContext,
  wanted: { call: 'custody.move' | 'custody.release'; custodyId: CustodyId; kind: CustodyMoveKind; second: Second },
): Result<Pick<CustodyMoveRecord, 'takerId' | 'takerName'>, Failure<SecondFault>> {
  const { call, custodyId, kind, second } = wanted;
  if (second.officer === null) {
    if (!secondNameFits(kind, 'outside')) return err({ code: 'second-name-does-not-fit' });
    return second.receiver.length < 2
      ? err({ code: 'receiver-missing' })
      : ok({ takerId: null, takerName: second.receiver });
  }
  const { officerId, approvalId } = second.officer;
  const officer = ctx.read.officer(officerId);
  if (officer?.active !== true || officer.id === actor(ctx).id || !secondNameFits(kind, officer)) {
    return err({ code: 'second-name-does-not-fit' });
  }
  const approved = ctx.takeApproval(approvalId, call, custodyId);
  if (!approved.ok) return approved;
  // A code told by telephone is for a hold alone: here somebody takes a passport into the hand.
  const { approver, remoteCode } = approved.value;
  if (approver !== officerId || remoteCode !== null) return err({ code: 'second-name-does-not-fit' });
  return ok({ takerId: officerId, takerName: null });
}

/** A move as it is appended, without what follows from the passport and the moment. */
type Appended = Omit<CustodyMoveRecord, 'id' | 'custodyId' | 'step' | 'at' | 'officerId' | 'giverId' | 'giverName'>;

/** A move that says nothing besides its names. */
export const silent = { paper: '', office: '', identity: '', authority: null, reason: '' } as const;

/**
 * Appends a line and its event, and answers with the passport as it now is. Who gives is the caller, unless the caller takes
 * the passport and the one who gives has put the own PIN to it.
 */
export function append(
  ctx: CommandContext,
  held: Held,
  { event, move, giver = actor(ctx).id }: { event: EventKind; move: Appended; giver?: OfficerId },
): CustodyView {
  const { id: custodyId, screeningId, decisionId } = held.custody;
  const id = newId(CustodyMoveId, 'mov', ctx.random);
  const step = held.state.step + 1;
  const whole = { ...move, id, custodyId, step, at: ctx.now, officerId: giver, giverId: giver, giverName: null };
  ctx.write.insertCustodyMove(whole);
  const subjects = Object.entries({ screening: screeningId, decision: decisionId, custody: custodyId, move: id });
  ctx.audit(
    event,
    subjects.map(([type, of]) => ({ type, id: of })),
    { move: whole },
  );
  return custodyView(ctx, held.custody);
}

interface Act {
  readonly call: 'custody.move' | 'custody.release';
  readonly custodyId: CustodyId;
  readonly step: number | null;
  readonly kind: CustodyMoveKind;
  readonly words: MoveWords;
  readonly second: Second;
}

/** The checks every move and every way out share, in the order an officer can mend them. */
function checked(
  ctx: CommandContext,
  act: Act,
): Result<
  Held & Pick<Appended, 'takerId' | 'takerName'>,
  Failure<HeldFault | MoveWordFault | 'seal-in-use' | SecondFault>
> {
  const held = heldFor(ctx, act);
  if (!held.ok) return held;
  const fault = moveWordFault(act.kind, act.words, held.value);
  if (fault !== null) return err({ code: fault });
  // Before the second name: an approval is used up by being taken.
  if (act.kind === 'reseal' && ctx.read.sealInUse(act.words.seal)) return err({ code: 'seal-in-use' });
  const second = secondName(ctx, act);
  return second.ok ? ok({ ...held.value, ...second.value }) : second;
}

/** Whether a due day is further away than a passport may be kept without a reason, counted from when it was taken. */
const longFrom = (ctx: QueryContext, taken: Day, due: Day): boolean =>
  due >= addWorkingDays(taken, freeWorkingDays + 1, ctx.calendar());

/** Handlers of what follows the taking. */
export const custodyMoveHandlers: Pick<
  Handlers<'custody'>,
  'custody.move' | 'custody.release' | 'custody.extend' | 'custody.history'
> = {
  'custody.move': ({ custodyId, step, kind, place, seal, officer, receiver, paper, reason }, ctx) => {
    const words = { place, seal, paper, office: '', identity: '', authority: null, reason };
    const second = { officer, receiver };
    const held = checked(ctx, { call: 'custody.move', custodyId, step, kind, words, second });
    if (!held.ok) return held;
    const { takerId, takerName, due } = held.value;
    const after = {
      place: kind === 'place' ? place : held.value.place,
      seal: kind === 'reseal' ? seal : held.value.seal,
      due,
    };
    const move = { ...silent, ...after, kind, takerId, takerName, paper, reason };
    return ok(append(ctx, held.value, { event: 'passport-moved', move }));
  },
  'custody.release': ({ custodyId, to, receiver, officer, paper, identity, office, authority }, ctx) => {
    const words = { place: '', seal: '', paper, office, identity, authority, reason: '' };
    const second = { officer, receiver };
    const held = checked(ctx, { call: 'custody.release', custodyId, step: null, kind: to, words, second });
    if (!held.ok) return held;
    const { takerId, takerName } = held.value;
    const said = { paper, office, identity, authority: to === 'seized' ? authority : null };
    const move = { ...silent, ...said, kind: to, takerId, takerName, place: null, seal: null, due: null };
    return ok(append(ctx, held.value, { event: 'passport-released', move }));
  },
  'custody.extend': ({ custodyId, step, due, reason }, ctx) => {
    const held = heldFor(ctx, { custodyId, kind: 'extend', step });
    if (!held.ok) return held;
    if (due < ctx.today) return err({ code: 'due-in-the-past' });
    if (due === held.value.due) return err({ code: 'due-unchanged' });
    const long = longFrom(ctx, dayOf(held.value.custody.heldAt), due);
    if (long && reason.length < reasonLength) return err({ code: 'due-reason-missing' });
    const { place, seal } = held.value;
    const move = { ...silent, kind: 'extend' as const, takerId: null, takerName: null, place, seal, due, reason };
    return ok(append(ctx, held.value, { event: 'passport-due-changed', move }));
  },
  'custody.history': ({ custodyId }, ctx) => {
    const custody = ctx.read.custody(custodyId);
    const moves = custody === null ? [] : movesSeen(ctx, custody);
    if (custody === null || moves.length === 0) return err({ code: 'custody-unknown' });
    return ok({ passport: custodyView(ctx, custody), moves: moves.map((move) => custodyMoveView(ctx, move)) });
  },
};
