/** Figures for the board. */
import { actor, type Handlers, type QueryContext } from '../context.ts';
import { followUpsDue, mineToAnswer } from '../handovers.ts';
import { objectionsFor, standingOf } from '../objections.ts';
import { addressedToMe } from '../sealed.ts';
import { ok } from '../../../shared/result.ts';

const atDesk = ['bp3mi', 'immigration', 'supervisor'];

/** Objections that still need something, and those that need it soon. */
function objectionFigures(ctx: QueryContext) {
  const standings = objectionsFor(ctx)
    .filter(({ agency }) => agency === actor(ctx).agency)
    .map((one) => standingOf(ctx, one).urgency)
    .filter((urgency) => urgency !== 'done');
  return { open: standings.length, loud: standings.filter((urgency) => urgency !== 'calm').length };
}

/** Handlers of `after.*`. */
export const afterHandlers: Handlers<'after'> = {
  'after.due': (_input, ctx) => {
    const desk = atDesk.includes(actor(ctx).role);
    const reports = ctx.read
      .integrityReports()
      .filter((one) => actor(ctx).role !== 'auditor' && addressedToMe(ctx, one))
      .filter(({ id }) => ctx.read.integritySteps(id).length === 0);
    return ok({
      objections: desk ? objectionFigures(ctx) : { open: 0, loud: 0 },
      handovers: desk ? ctx.read.handovers().filter((one) => mineToAnswer(ctx, one)).length : 0,
      followUps: desk ? followUpsDue(ctx).length : 0,
      alerts: ctx.read.unseenAlerts(actor(ctx).id).length,
      reports: reports.length,
    });
  },
};
