/** Several passports change hands at once, as at the change of a shift: all of them or none, two Pejabat Imigrasi, two PINs. */
import { createHash } from 'node:crypto';
import type { TakeOverSet } from '../../../shared/contract/custody.ts';
import type { Failure } from '../../../shared/contract/index.ts';
import { mayKeepPassports, secondNameFits } from '../../../shared/domain/custody.ts';
import type { OfficerId } from '../../../shared/ids.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { actor, type Handlers, type QueryContext } from '../context.ts';
import { append, silent, type Held } from './custody_moves.ts';

/** What the other officer approves: which way, which passports and the last line of each, in whatever order they were ticked. */
function subjectOf({ way, passports }: TakeOverSet): string {
  const lines = passports.map(({ custodyId, step }) => `${custodyId} ${String(step)}`).toSorted();
  return createHash('sha256')
    .update(['custody.takeOver', way, ...lines].join('\n'))
    .digest('hex');
}

type Fault = Failure<'custody-unknown' | 'take-over-gone' | 'take-over-moved' | 'take-over-kept'>;

/** One passport of the set as it lies here, or why the whole set stays where it is; the failure names the passport. */
function heldOf(
  ctx: QueryContext,
  { custodyId, step }: TakeOverSet['passports'][number],
  taker: OfficerId,
): Result<Held, Fault> {
  const custody = ctx.read.custody(custodyId);
  const state = ctx.read.custodyState(custodyId);
  if (custody === null || state === null) return err({ code: 'custody-unknown' });
  const name = ctx.read.traveller(custody.screeningId)?.document.displayName ?? '';
  const detail = { name, receipt: custody.receiptNumber };
  const { place, seal, due } = state;
  if (place === null || seal === null || due === null) return err({ code: 'take-over-gone', detail });
  if (state.step !== step) return err({ code: 'take-over-moved', detail });
  if (state.keeperId === taker) return err({ code: 'take-over-kept', detail });
  return ok({ custody, state, place, seal, due });
}

/** Handlers of the change of hands. */
export const custodyTakeOverHandlers: Pick<Handlers<'custody'>, 'custody.takeOver' | 'custody.takeOverSubject'> = {
  'custody.takeOverSubject': (set) => ok({ subject: subjectOf(set) }),
  'custody.takeOver': ({ officer: { officerId, approvalId }, ...set }, ctx) => {
    const me = actor(ctx);
    if (!mayKeepPassports(me)) return err({ code: 'custody-officials-only' });
    const other = ctx.read.officer(officerId);
    if (other?.active !== true || other.id === me.id || !secondNameFits('officer', other)) {
      return err({ code: 'second-name-does-not-fit' });
    }
    const [giver, taker] = set.way === 'give' ? [me.id, officerId] : [officerId, me.id];
    const held: Held[] = [];
    for (const passport of set.passports) {
      const one = heldOf(ctx, passport, taker);
      if (!one.ok) return one;
      held.push(one.value);
    }
    // After everything else: an approval is used up by being taken.
    const approved = ctx.takeApproval(approvalId, 'custody.takeOver', subjectOf(set));
    if (!approved.ok) return approved;
    const { approver, remoteCode } = approved.value;
    if (approver !== officerId || remoteCode !== null) return err({ code: 'second-name-does-not-fit' });
    for (const one of held) {
      const { place, seal, due } = one;
      const move = { ...silent, kind: 'officer' as const, takerId: taker, takerName: null, place, seal, due };
      append(ctx, one, { event: 'passport-moved', move, giver });
    }
    return ok({ moved: held.length });
  },
};
