/** A person handed over to a named receiver, calls for a child that is alone, and what became of a case. */
import { z } from 'zod';
import type { HandoverRecord } from '../../../db/handovers.ts';
import type { ScreeningRecord } from '../../../db/screenings.ts';
import type { Failure, InputOf } from '../../../shared/contract/index.ts';
import { OnCall } from '../../../shared/domain/handover.ts';
import { HandoverId, newId, type ScreeningId } from '../../../shared/ids.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { actor, type Handlers, type QueryContext } from '../context.ts';
import {
  followUpsDue,
  followUpsView,
  handoverView,
  mayFollowUp,
  mineToAnswer,
  mineToNumber,
  mineToRecord,
  printedMinutes,
  seesHandover,
} from '../handovers.ts';
import { voidPapersOf } from '../papers/issue.ts';
import { caseFor } from './sealed.ts';

const onCallSetting = 'onCall';

const subjectsOf = ({ id, screeningId }: { id: HandoverId; screeningId: ScreeningId }) => [
  { type: 'screening', id: screeningId },
  { type: 'handover', id },
];

/** The custody rows of a case: whether a passport lies here, and whether one left. */
function custodyOfCase(ctx: QueryContext, id: ScreeningId) {
  const all = ctx.read.decisionsOf(id).flatMap((decision) => ctx.read.custodyOf(decision.id) ?? []);
  return { held: all.some((custody) => ctx.read.custodyState(custody.id)?.state === 'held'), any: all.length > 0 };
}

type OfferFault =
  'handover-open' | 'handover-to-self' | 'parent-call-missing' | 'passport-still-held' | 'passport-not-held';

/** What the receiver is told of the passport must be so. */
function passportFault(
  ctx: QueryContext,
  { screeningId, contents }: InputOf<'handover.offer'> & { screeningId: ScreeningId },
): OfferFault | null {
  const { held, any } = custodyOfCase(ctx, screeningId);
  const { passport } = contents;
  if (held && passport !== 'inCustody') return 'passport-still-held';
  if ((passport === 'inCustody' && !held) || (passport === 'outOfCustody' && !any)) return 'passport-not-held';
  return null;
}

function offerFault(
  ctx: QueryContext,
  screening: ScreeningRecord,
  input: InputOf<'handover.offer'> & { screeningId: ScreeningId },
): OfferFault | null {
  if (input.toWhom === actor(ctx).agency) return 'handover-to-self';
  if (ctx.read.handoversOf(screening.id).some(({ state }) => state === 'offered')) return 'handover-open';
  const parents = ctx.read.careCalls(screening.id).some(({ toWhom }) => toWhom === 'parent');
  if (screening.minor && !parents) return 'parent-call-missing';
  return passportFault(ctx, input);
}

function offered(
  ctx: QueryContext,
  id: HandoverId,
): Result<HandoverRecord, Failure<'handover-unknown' | 'handover-closed'>> {
  const handover = ctx.read.handover(id);
  if (handover === null || !seesHandover(ctx, handover)) return err({ code: 'handover-unknown' });
  return handover.state === 'offered' ? ok(handover) : err({ code: 'handover-closed' });
}

/** Handlers of `handover.*`. */
export const handoverHandlers: Handlers<'handover'> = {
  'handover.offer': (input, ctx) => {
    const found = caseFor(ctx, input.screeningId);
    if (!found.ok) return found;
    const fault = offerFault(ctx, found.value, input);
    if (fault !== null) return err({ code: fault });
    const { agency, id: officerId } = actor(ctx);
    if (agency === null) throw new Error('an officer of no agency at the desk');
    const { screeningId, toWhom, office, place, reason, contents } = input;
    const { passport, phone, ...told } = contents;
    const id = newId(HandoverId, 'hnd', ctx.random);
    const open = { state: 'offered', closedAt: null, closedBy: null, receivedPlace: null } as const;
    ctx.write.insertHandover({ id, screeningId, agency, toWhom, passport, phone, officerId, at: ctx.now, ...open });
    ctx.write.insertHandoverWords({ handoverId: id, office, place, reason, ...told });
    ctx.audit('handover-offered', subjectsOf({ id, screeningId }), {
      handover: { toWhom, office, place, reason, contents },
    });
    return ok({ handoverId: id });
  },
  'handover.answer': ({ handoverId, accepted, receiver, note }, ctx) => {
    const found = offered(ctx, handoverId);
    if (!found.ok) return found;
    const handover = found.value;
    const mine = receiver === null ? mineToAnswer(ctx, handover) : mineToRecord(ctx, handover);
    if (!mine) return err({ code: 'not-your-power' });
    if (!accepted && note.length < 5) return err({ code: 'refusal-reason-missing' });
    if (accepted && handover.toWhom === 'family' && (receiver?.paper ?? '').length < 3) {
      return err({ code: 'receiver-paper-missing' });
    }
    const { name, serviceNumber, id: by } = actor(ctx);
    const who = receiver ?? { name, post: serviceNumber, paper: '' };
    const state = accepted ? 'accepted' : 'refused';
    // What somebody outside answered is only written down here: the person is not at this desk.
    const place = accepted && receiver === null ? ctx.desk().place : null;
    ctx.write.closeHandover(handoverId, { state, at: ctx.now, by, place });
    ctx.write.insertHandoverReceiver({ handoverId, ...who, note });
    ctx.audit('handover-answered', subjectsOf(handover), { answer: { state, receiver: who, note, place } });
    return ok({ state });
  },
  'handover.withdraw': ({ handoverId, note }, ctx) => {
    const found = offered(ctx, handoverId);
    if (!found.ok) return found;
    if (!mineToRecord(ctx, found.value)) return err({ code: 'not-your-power' });
    ctx.write.closeHandover(handoverId, { state: 'withdrawn', at: ctx.now, by: actor(ctx).id, place: null });
    ctx.audit('handover-withdrawn', subjectsOf(found.value), { note });
    // Minutes of a handover that did not come about are none; their number stays accounted for.
    voidPapersOf(ctx, handoverId, note);
    return ok({});
  },
  'handover.minutesByHand': ({ handoverId, number }, ctx) => {
    const handover = ctx.read.handover(handoverId);
    if (handover === null || !seesHandover(ctx, handover)) return err({ code: 'handover-unknown' });
    if (!mineToNumber(ctx, handover)) return err({ code: 'not-your-power' });
    const printed = printedMinutes(ctx, handoverId);
    if (printed !== null) return err({ code: 'paper-exists', detail: { number: printed.number } });
    ctx.write.insertHandMinutes({ handoverId, number, officerId: actor(ctx).id, at: ctx.now });
    ctx.audit('handover-minutes-typed', subjectsOf(handover), { minutes: { number } });
    return ok({});
  },
  'handover.list': (_input, ctx) =>
    ok(
      ctx.read
        .handovers()
        .filter((one) => seesHandover(ctx, one))
        .map((one) => handoverView(ctx, one)),
    ),
  'handover.case': ({ screeningId }, ctx) => {
    const screening = ctx.read.screening(screeningId);
    if (screening === null || !mayFollowUp(ctx, screeningId)) return err({ code: 'screening-unknown' });
    return ok({
      name: ctx.read.traveller(screeningId)?.document.displayName ?? '',
      minor: screening.minor,
      passportHeld: custodyOfCase(ctx, screeningId).held,
      handovers: ctx.read.handoversOf(screeningId).map((one) => handoverView(ctx, one)),
      calls: ctx.read
        .careCalls(screeningId)
        .map(({ screeningId: _case, officerId, ...call }) => ({ ...call, by: ctx.read.officerName(officerId) })),
      followUps: followUpsView(ctx, screeningId),
    });
  },
  'handover.logCall': ({ screeningId, ...call }, ctx) => {
    const found = caseFor(ctx, screeningId);
    if (!found.ok) return found;
    ctx.write.insertCareCall({ screeningId, ...call, officerId: actor(ctx).id, at: ctx.now });
    ctx.audit('care-call-logged', [{ type: 'screening', id: screeningId }], { call });
    return ok({});
  },
  'handover.onCall': (_input, ctx) => ok(z.array(OnCall).parse(ctx.read.setting(onCallSetting) ?? [])),
  'handover.setOnCall': ({ onCall }, ctx) => {
    const before = ctx.read.setting(onCallSetting) ?? [];
    ctx.write.setSetting(onCallSetting, onCall);
    ctx.audit('on-call-changed', [], { before, after: onCall });
    return ok({});
  },
};

/** Handlers of `followUp.*`. */
export const followUpHandlers: Handlers<'followUp'> = {
  'followUp.due': (_input, ctx) => ok(followUpsDue(ctx)),
  'followUp.record': ({ screeningId, after, outcome, note }, ctx) => {
    if (!mayFollowUp(ctx, screeningId)) return err({ code: 'screening-unknown' });
    const due = followUpsDue(ctx).find((one) => one.screeningId === screeningId);
    if (due?.after !== after) return err({ code: 'follow-up-not-due' });
    // A confirmed victim ends the questions and counts in every figure: not without a word on what confirms it.
    if (outcome === 'confirmedVictim' && note.length < 10) return err({ code: 'outcome-note-missing' });
    ctx.write.insertFollowUp({ screeningId, after, outcome, officerId: actor(ctx).id, at: ctx.now }, note);
    ctx.audit('follow-up-recorded', [{ type: 'screening', id: screeningId }], { followUp: { after, outcome, note } });
    return ok({});
  },
};
