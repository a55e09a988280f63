/** Whose screening it is, and who may work on it. */
import type { PartyRecord } from '../../db/parties.ts';
import type { ScreeningRecord } from '../../db/screenings.ts';
import type { AgencyCode } from '../../shared/domain/words.ts';
import { actor, type QueryContext } from './context.ts';

/** The agency a screening belongs to: that of the officer who opened it. */
export const agencyOf = (ctx: QueryContext, screening: ScreeningRecord): AgencyCode | null =>
  ctx.read.officer(screening.officerId)?.agency ?? null;

/** Whether the caller's agency has this screening: its own, or one referred to it. */
export const mayWork = (ctx: QueryContext, screening: ScreeningRecord): boolean =>
  mayRead(ctx, screening) && ctx.read.erasure(screening.id) === null;

/** The same for what is left of it once it is erased: nothing more is written about it, but it is no secret that it was. */
export function mayRead(ctx: QueryContext, screening: ScreeningRecord): boolean {
  const { agency } = actor(ctx);
  if (agencyOf(ctx, screening) === agency) return true;
  return agency === 'immigration' && ctx.read.referralOf(screening.id) !== null;
}

/**
 * Whose turn it is to record facts: BP3MI's until a referral is accepted, Immigration's from then on. Sent back, it is
 * BP3MI's again. Without a referral it is the turn of the agency that has the screening.
 */
export function mayRecord(ctx: QueryContext, screening: ScreeningRecord): boolean {
  const state = ctx.read.referralOf(screening.id)?.state ?? null;
  return state === null || (state === 'accepted') === (actor(ctx).role === 'immigration');
}

/** The open screening of a passport that the caller may go on with, instead of a second one. */
export const openScreeningOf = (ctx: QueryContext, passportHash: string): ScreeningRecord | null =>
  ctx.read.screeningsOfPassport(passportHash).find((one) => one.state === 'open' && mayWork(ctx, one)) ?? null;

/** Whether a party is one of the caller's agency: any officer of it goes on with it and may sign it. */
export const mayWorkOnParty = (ctx: QueryContext, party: PartyRecord): boolean =>
  ctx.read.officer(party.officerId)?.agency === actor(ctx).agency;

/** The open party of the caller's agency in which a passport is. */
export const openPartyOf = (ctx: QueryContext, passportHash: string): PartyRecord | null =>
  ctx.read.partiesOfPassport(passportHash).find((party) => mayWorkOnParty(ctx, party)) ?? null;
