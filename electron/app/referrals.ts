/** When a referral nobody accepts comes to its end. */
import type { ReferralRecord } from '../../db/decisions.ts';
import { addMillis, type Instant } from '../../shared/time.ts';
import { departureOf } from './departure.ts';
import type { QueryContext } from './context.ts';

/**
 * The moment after which the traveller may go on: so many minutes after the referral, or so many before departure,
 * whichever comes first, but never before the referral itself.
 */
export function referralLapsesAt(ctx: QueryContext, referral: ReferralRecord): Instant {
  const waits = addMillis(referral.at, ctx.settings.referralMinutes * 60_000);
  const flightId = ctx.read.screening(referral.screeningId)?.flightId ?? null;
  const flight = flightId === null ? null : ctx.read.flight(flightId);
  if (flight === null) return waits;
  const latest = addMillis(departureOf(flight), -ctx.settings.referralBeforeDeparture * 60_000);
  const earlier = latest < waits ? latest : waits;
  return earlier < referral.at ? referral.at : earlier;
}
