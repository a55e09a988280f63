/** What comes after a decision was recorded. Nothing is rewritten: a correction and a void are appended. */
import type { DecisionRecord } from '../../../db/decisions.ts';
import type { decisionLater } from '../../../shared/contract/decision_later.ts';
import type { Failure } from '../../../shared/contract/index.ts';
import { decisionFault, type DecisionFault } from '../../../shared/domain/decision.ts';
import { corrected, correctableOf, type Correction } from '../../../shared/domain/decision_correction.ts';
import { reasonWords } from '../../../shared/domain/decision_review.ts';
import type { ApprovalId, DecisionId, OfficerId } from '../../../shared/ids.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { addMillis } from '../../../shared/time.ts';
import { mayWork } from '../access.ts';
import { actor, type CommandContext, type Handlers, type QueryContext } from '../context.ts';
import { factsThen } from '../decision_facts.ts';
import { groundToBeConfirmed, mayChange, sameReasons, voidFault } from '../decision_record.ts';
import { departureOf } from '../departure.ts';
import { standingOf } from '../standing.ts';
import { subjectsOf } from './decision.ts';

function screeningOf(ctx: QueryContext, { screeningId }: DecisionRecord) {
  const screening = ctx.read.screening(screeningId);
  if (screening === null) throw new Error('a decision without a screening');
  return screening;
}

/** A decision whose officer, or shift head, the caller is. */
function changeable(
  ctx: QueryContext,
  id: DecisionId,
): Result<DecisionRecord, Failure<'decision-unknown' | 'not-yours'>> {
  const decision = ctx.read.decision(id);
  if (decision === null || ctx.read.erasure(decision.screeningId) !== null) return err({ code: 'decision-unknown' });
  return mayChange(ctx, decision) ? ok(decision) : err({ code: 'not-yours' });
}

/** What the correction itself would make unlawful; a fault the decision had before is not its doing. */
function correctionFault(ctx: QueryContext, decision: DecisionRecord, what: Correction): DecisionFault | null {
  const facts = factsThen(ctx, screeningOf(ctx, decision), decision);
  const fault = (one: DecisionRecord) => decisionFault({ ...one, effort: [] }, facts);
  const after = fault(corrected(decision, [what]));
  return after === fault(decision) ? null : after;
}

type Seconded = Result<OfficerId | null, Failure<'second-person-needed' | Second['error']['code']>>;
type Second = Extract<ReturnType<CommandContext['takeApproval']>, { ok: false }>;

/** The ground of a hold is what the second Pejabat Imigrasi approved: another ground is approved anew. */
function secondFor(
  ctx: CommandContext,
  change: { decision: DecisionRecord; what: Correction; id: ApprovalId | null },
): Seconded {
  const { decision, what, id } = change;
  if (decision.kind !== 'postponedPassportHeld' || what.field !== 'ground') return ok(null);
  if (id === null) return err({ code: 'second-person-needed' });
  const approved = ctx.takeApproval(id, 'decision.correct', decision.id);
  return approved.ok ? ok(approved.value.approver) : approved;
}

/** Standings in which the traveller was let go: only then was a flight missed because of the clarification. */
const letGo: readonly string[] = ['cleared', 'advised', 'notCompleted', 'referralLapsed', 'passportReturned', 'void'];

/** Handlers of what comes after a decision. */
export const decisionLaterHandlers: Pick<Handlers<'decision'>, keyof typeof decisionLater> = {
  'decision.correct': ({ decisionId, what, why, approvalId }, ctx) => {
    const found = changeable(ctx, decisionId);
    if (!found.ok) return found;
    const decision = found.value;
    if (decision.state !== 'confirmed' || !correctableOf(decision.kind).includes(what.field)) {
      return err({ code: 'not-correctable' });
    }
    if (decision[what.field] === what.value) return err({ code: 'nothing-to-correct' });
    const fault = correctionFault(ctx, decision, what);
    if (fault !== null) return err({ code: fault });
    const second = secondFor(ctx, { decision, what, id: approvalId });
    if (!second.ok) return second;
    const correction = { decisionId, what, why, officerId: actor(ctx).id, secondOfficerId: second.value, at: ctx.now };
    ctx.write.insertCorrection(correction);
    const uncertain = what.field === 'ground' && groundToBeConfirmed(ctx, screeningOf(ctx, decision), what.value);
    if (uncertain) ctx.write.insertReview({ decisionId, cause: 'groundToBeConfirmed', at: ctx.now });
    const approver = second.value === null ? [] : [{ type: 'approver', id: second.value }];
    ctx.audit('decision-corrected', [...subjectsOf(decision), ...approver], {
      correction: { what, why, before: decision[what.field] },
    });
    return ok({});
  },
  'decision.void': ({ decisionId, why }, ctx) => {
    const found = changeable(ctx, decisionId);
    if (!found.ok) return found;
    const fault = voidFault(ctx, screeningOf(ctx, found.value), found.value);
    if (fault !== null) return err({ code: fault });
    ctx.write.insertVoid({ decisionId, why, officerId: actor(ctx).id, at: ctx.now });
    ctx.write.voidDecision(decisionId);
    ctx.audit('decision-voided', subjectsOf(found.value), { void: { why } });
    return ok({});
  },
  'decision.reasonUsed': ({ screeningId, reason }, ctx) => {
    const screening = ctx.read.screening(screeningId);
    if (screening === null || !mayWork(ctx, screening)) return err({ code: 'screening-unknown' });
    const same = reasonWords(reason) === '' ? [] : sameReasons(ctx, screeningId, reason);
    const own = same.filter(({ officerId }) => officerId === actor(ctx).id).length;
    return ok({ own, others: same.length - own, last: same[0]?.at ?? null });
  },
  'decision.noteAfter': ({ decisionId, ...note }, ctx) => {
    const decision = ctx.read.decision(decisionId);
    if (decision === null) return err({ code: 'decision-unknown' });
    const postponed = decision.kind === 'postponed' || decision.kind === 'postponedPassportHeld';
    if (!postponed || decision.state !== 'confirmed') return err({ code: 'not-postponed' });
    const meetsName = note.meets === 'alone' ? null : note.meetsName;
    if (note.meets !== 'alone' && (meetsName ?? '').length < 2) return err({ code: 'meets-name-missing' });
    // A clock a minute ahead on another device is no reason to refuse.
    const early = note.airlineAt < addMillis(decision.at, -3_600_000);
    if (early || note.airlineAt > addMillis(ctx.now, 60_000)) return err({ code: 'moment-not-fitting' });
    const after = { decisionId, ...note, meetsName, officerId: actor(ctx).id, at: ctx.now };
    ctx.write.insertAfter(after);
    ctx.audit('after-noted', subjectsOf(decision), { after });
    return ok({});
  },
  'decision.duties': (_input, ctx) => {
    if (actor(ctx).agency !== 'immigration') return ok([]);
    return ok(
      ctx.read.openDuties().flatMap(({ id, screeningId }) => {
        const decision = ctx.read.decision(id);
        if (decision === null) return [];
        const { flightId } = screeningOf(ctx, decision);
        return {
          screeningId,
          decisionId: id,
          kind: decision.kind,
          name: ctx.read.traveller(screeningId)?.document.displayName ?? '',
          flight: flightId === null ? null : (ctx.read.flight(flightId)?.number ?? null),
          at: decision.at,
        };
      }),
    );
  },
  'decision.missedFlight': ({ screeningId, missed }, ctx) => {
    const screening = ctx.read.screening(screeningId);
    if (screening === null || !mayWork(ctx, screening)) return err({ code: 'screening-unknown' });
    if (screening.state !== 'decided') return err({ code: 'not-decided' });
    const flight = screening.flightId === null ? null : ctx.read.flight(screening.flightId);
    if (flight === null) return err({ code: 'no-flight' });
    if (!letGo.includes(standingOf(ctx, screening))) return err({ code: 'was-stopped' });
    if (addMillis(departureOf(flight), -flight.gateCloseMinutes * 60_000) > ctx.now) {
      return err({ code: 'gate-still-open' });
    }
    ctx.write.insertMissed({ screeningId, missed, officerId: actor(ctx).id, at: ctx.now });
    ctx.audit('flight-missed', [{ type: 'screening', id: screeningId }], { missed: { missed } });
    return ok({});
  },
};
