/** What lies here, what went, and whether the list of it is on paper. */
import type { CustodyView } from '../../../shared/contract/custody.ts';
import { err, ok } from '../../../shared/result.ts';
import { addMillis } from '../../../shared/time.ts';
import type { Handlers } from '../context.ts';
import { custodyListState, noteListMissing, passportsOnPaper } from '../custody_list.ts';
import { custodyView, ownAgency } from '../custody.ts';
import { heldOnPaper } from '../outage_check.ts';

/** How long a passport that is gone stays on the list. */
const goneMillis = 30 * 24 * 3_600_000;

const placeOf = ({ now }: CustodyView): string => now?.place ?? '';
const byPlace = (one: CustodyView, other: CustodyView): number => placeOf(one).localeCompare(placeOf(other), 'id');

/** Handlers of the list. */
export const custodyListHandlers: Pick<
  Handlers<'custody'>,
  'custody.list' | 'custody.count' | 'custody.listMissing'
> = {
  'custody.list': (_input, ctx) => {
    const own = ownAgency(ctx);
    const held = (own ? ctx.read.heldPassports() : []).map((one) => custodyView(ctx, one));
    const gone = ctx.read.passportsGone(addMillis(ctx.now, -goneMillis), own ? null : 'bp3mi');
    const kept = ctx.read.custodyBalance();
    const counted = ctx.read.custodyRecount();
    return ok({
      held: [...held.filter(({ overdue }) => overdue), ...held.filter(({ overdue }) => !overdue).toSorted(byPlace)],
      onPaper: own ? passportsOnPaper(ctx) : [],
      gone: gone.map((one) => custodyView(ctx, one)),
      taken: kept.taken,
      returned: kept.gone,
      inCustody: kept.held,
      balanced: kept.taken === counted.taken && kept.gone === counted.gone && kept.held === counted.held,
      list: custodyListState(ctx),
    });
  },
  'custody.count': (_input, ctx) =>
    ok({ ...ctx.read.custodyDue(ctx.today), onPaper: heldOnPaper(ctx).length, list: custodyListState(ctx) }),
  'custody.listMissing': ({ reason }, ctx) => {
    const state = custodyListState(ctx);
    if (state === 'none' || state === 'printed') return err({ code: 'custody-list-not-due' });
    noteListMissing(ctx, reason, null);
    return ok({});
  },
};
