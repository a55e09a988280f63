/** Referrals from BP3MI to Immigration, and calls for help. */
import type { HelpRecord, ReferralRecord } from '../../../db/decisions.ts';
import type { ReferralView } from '../../../shared/contract/decision.ts';
import type { Failure } from '../../../shared/contract/index.ts';
import { HelpId, newId, type FlightId, type ReferralId, type ScreeningId } from '../../../shared/ids.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { actor, type CommandContext, type Handlers, type QueryContext } from '../context.ts';
import { mayWork } from '../access.ts';
import { departureOf } from '../departure.ts';
import { hotlinesHere } from '../papers/settings.ts';
import { referralLapsesAt } from '../referrals.ts';
import { isHead } from '../sealed.ts';
import { checkPin } from './session.ts';

function referralView(ctx: QueryContext, referral: ReferralRecord): ReferralView {
  const flightId = ctx.read.screening(referral.screeningId)?.flightId ?? null;
  const flight = flightId === null ? null : ctx.read.flight(flightId);
  const { id, screeningId, state, at, note, closedAt, acceptedPlace } = referral;
  return {
    id,
    screeningId,
    state,
    at,
    note,
    acceptedPlace,
    by: ctx.read.officerName(referral.officerId),
    reason: ctx.read.decision(referral.decisionId)?.reason ?? '',
    closedAt,
    flight: flight?.number ?? null,
    flightId,
    departsAt: flight === null ? null : departureOf(flight),
    lapsesAt: referralLapsesAt(ctx, referral),
    acceptedBy: referral.acceptedBy && ctx.read.officerName(referral.acceptedBy),
  };
}

function waiting(
  ctx: QueryContext,
  id: ReferralId,
): Result<ReferralRecord, Failure<'referral-unknown' | 'referral-closed'>> {
  const referral = ctx.read.referral(id);
  if (referral === null) return err({ code: 'referral-unknown' });
  return referral.state === 'waiting' ? ok(referral) : err({ code: 'referral-closed' });
}

function subjectsOf(referral: ReferralRecord) {
  return [
    { type: 'screening', id: referral.screeningId },
    { type: 'referral', id: referral.id },
  ];
}

function close(
  ctx: CommandContext,
  referral: ReferralRecord,
  closed: { state: 'accepted' | 'sentBack' | 'lapsed'; note: string | null },
): void {
  const taken =
    closed.state === 'accepted'
      ? { acceptedBy: actor(ctx).id, acceptedPlace: ctx.desk().place }
      : { acceptedBy: null, acceptedPlace: null };
  ctx.write.closeReferral(referral.id, { ...closed, ...taken, at: ctx.now });
  ctx.write.touchScreening(referral.screeningId);
}

/** Handlers of `referral.*`. */
export const referralHandlers: Handlers<'referral'> = {
  'referral.list': (_input, ctx) => {
    const unread = actor(ctx).agency === 'immigration' ? ctx.read.unreadLapses() : [];
    return ok([...ctx.read.openReferrals(), ...unread].map((referral) => referralView(ctx, referral)));
  },
  'referral.accept': ({ referralId }, ctx) => {
    const referral = waiting(ctx, referralId);
    if (!referral.ok) return referral;
    close(ctx, referral.value, { state: 'accepted', note: null });
    ctx.audit('referral-accepted', subjectsOf(referral.value), { desk: { place: ctx.desk().place } });
    return ok({ screeningId: referral.value.screeningId });
  },
  'referral.sendBack': ({ referralId, reason }, ctx) => {
    const referral = waiting(ctx, referralId);
    if (!referral.ok) return referral;
    close(ctx, referral.value, { state: 'sentBack', note: reason });
    ctx.audit('referral-sent-back', subjectsOf(referral.value), { reason });
    return ok({});
  },
  'referral.lapse': ({ referralId }, ctx) => {
    const referral = waiting(ctx, referralId);
    if (!referral.ok) return referral;
    if (referralLapsesAt(ctx, referral.value) > ctx.now) return err({ code: 'not-yet-lapsed' });
    close(ctx, referral.value, { state: 'lapsed', note: null });
    ctx.write.closeScreening(referral.value.screeningId, 'decided', ctx.now);
    ctx.audit('referral-lapsed', subjectsOf(referral.value));
    return ok({});
  },
  'referral.acknowledge': ({ referralId }, ctx) => {
    const referral = ctx.read.referral(referralId);
    if (referral === null) return err({ code: 'referral-unknown' });
    if (referral.state !== 'lapsed') return err({ code: 'not-lapsed' });
    if (ctx.read.lapseRead(referralId) !== null) return err({ code: 'already-read' });
    ctx.write.insertLapseRead({ referralId, officerId: actor(ctx).id, at: ctx.now });
    ctx.audit('lapse-read', subjectsOf(referral));
    return ok({});
  },
};

interface HelpPlace {
  readonly screeningId: ScreeningId | null;
  readonly flightId: FlightId | null;
}

/** The traveller and flight a call for help names, where there are such: a call is never refused for what it names. */
function knownOf(ctx: QueryContext, { screeningId, flightId }: HelpPlace): HelpPlace {
  const screening = screeningId === null ? null : ctx.read.screening(screeningId);
  const allowed = screening !== null && (actor(ctx).role === 'supervisor' || mayWork(ctx, screening));
  return {
    screeningId: allowed ? screening.id : null,
    flightId: flightId === null ? null : (ctx.read.flight(flightId)?.id ?? null),
  };
}

const helpSubjects = ({ id, screeningId }: { id: HelpId; screeningId: ScreeningId | null }) => [
  { type: 'help', id },
  ...(screeningId === null ? [] : [{ type: 'screening', id: screeningId }]),
];

/** A call over a bribe is the caller's and the heads': the head of the shift may be whom it is about. */
const mayKnowOf = (ctx: QueryContext, { cause, officerId }: HelpRecord): boolean =>
  cause !== 'bribe' || officerId === actor(ctx).id || isHead(ctx);

const helpFor = (ctx: QueryContext): HelpRecord[] => ctx.read.openHelp().filter((call) => mayKnowOf(ctx, call));

/** Handlers of `help.*`. */
export const helpHandlers: Handlers<'help'> = {
  'help.now': async ({ cause, screeningId, flightId, pin }, ctx) => {
    const officer = actor(ctx);
    const checked = await checkPin(ctx, officer.id, pin);
    if (!checked.ok) {
      if (checked.error.code === 'officer-unknown') throw new Error('the signed-in officer is gone');
      return err(checked.error);
    }
    return ctx.transact((write) => {
      const known = knownOf(write, { screeningId, flightId });
      const id = newId(HelpId, 'hlp', ctx.random);
      write.write.insertHelp({
        id,
        cause,
        ...known,
        officerId: officer.id,
        at: write.now,
        note: null,
        completedAt: null,
        completedBy: null,
      });
      write.audit('help-called', helpSubjects({ id, screeningId: known.screeningId }), { help: { cause } });
      return ok({ helpId: id });
    });
  },
  'help.lines': (_input, ctx) => ok(hotlinesHere(ctx)),
  'help.list': (_input, ctx) =>
    ok(
      helpFor(ctx).map(({ id, cause, at, officerId, flightId, screeningId, note }) => ({
        id,
        cause,
        at,
        screeningId,
        note,
        by: ctx.read.officerName(officerId),
        flight: flightId === null ? null : (ctx.read.flight(flightId)?.number ?? null),
      })),
    ),
  'help.complete': ({ helpId, note }, ctx) => {
    const call = ctx.read.helpCall(helpId);
    if (call === null || !mayKnowOf(ctx, call)) return err({ code: 'help-unknown' });
    if (call.completedAt !== null) return err({ code: 'already-complete' });
    ctx.write.completeHelp(helpId, { note, at: ctx.now, by: actor(ctx).id });
    ctx.audit('help-completed', helpSubjects(call), { note });
    return ok({});
  },
};
