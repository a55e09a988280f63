/** The station's list of documents that could not be checked, and what checking them again brought. */
import type { ScreeningRecord } from '../../../db/screenings.ts';
import { answerAfter } from '../../../shared/domain/recheck.ts';
import { err, ok } from '../../../shared/result.ts';
import { agencyOf, mayRecord, mayWork } from '../access.ts';
import { refreshAssessment } from '../assessing.ts';
import { actor, type Handlers, type QueryContext } from '../context.ts';
import { departureOf } from '../departure.ts';

/** The list of an agency: its own screenings, for Immigration also those it accepted. */
function listed(ctx: QueryContext, screening: ScreeningRecord): boolean {
  if (agencyOf(ctx, screening) === actor(ctx).agency) return true;
  return mayWork(ctx, screening) && ctx.read.referralOf(screening.id)?.state === 'accepted';
}

/** What waits and stands on the caller's list, with its screening. */
const waitingFor = (ctx: QueryContext) =>
  ctx.read.waitingDocuments().flatMap((waiting) => {
    const screening = ctx.read.screening(waiting.screeningId);
    return screening !== null && listed(ctx, screening) ? [{ waiting, screening }] : [];
  });

/** Handlers of `recheck.*`. */
export const recheckHandlers: Handlers<'recheck'> = {
  'recheck.list': (_input, ctx) =>
    ok(
      waitingFor(ctx).map(({ waiting, screening }) => {
        const flight = screening.flightId === null ? null : ctx.read.flight(screening.flightId);
        return {
          screeningId: screening.id,
          code: waiting.code,
          name: ctx.read.traveller(screening.id)?.document.displayName ?? null,
          flight: flight?.number ?? null,
          departsAt: flight === null ? null : departureOf(flight),
          open: screening.state === 'open',
          since: waiting.since,
          mine: mayRecord(ctx, screening),
        };
      }),
    ),
  'recheck.count': (_input, ctx) => ok({ waiting: waitingFor(ctx).length }),
  'recheck.resolve': ({ screeningId, code, outcome, note }, ctx) => {
    const screening = ctx.read.screening(screeningId);
    if (screening === null || !listed(ctx, screening)) return err({ code: 'screening-unknown' });
    const waiting = ctx.read.waitingDocument(screeningId, code);
    if (waiting === null) return err({ code: 'recheck-unknown' });
    if (!mayRecord(ctx, screening)) return err({ code: 'not-yours' });
    const stands = screening.state === 'open' ? 'asAnswer' : 'beside';
    const officerId = actor(ctx).id;
    const { answerId } = waiting;
    ctx.write.insertRecheck(
      { answerId, screeningId, code, outcome, stands, officerId, at: ctx.now },
      note === '' ? null : note,
    );
    const value = stands === 'asAnswer' ? answerAfter(outcome) : null;
    ctx.audit('recheck-resolved', [{ type: 'screening', id: screeningId }], {
      recheck: { code, outcome, stands, note, answer: value },
    });
    if (value !== null) {
      const answer = { kind: 'document' as const, code, value, basis: null, note: null };
      ctx.write.insertAnswer({ screeningId, ...answer, officerId, at: ctx.now });
      ctx.write.touchScreening(screeningId);
      refreshAssessment(ctx, screening);
    }
    return ok({ stands });
  },
};
