/** Whose screening it is, and who may work on it. */
import type { ScreeningRecord } from '../../db/screenings.ts';
import type { AgencyCode } from '../../shared/domain/words.ts';
import { actor, type QueryContext } from './context.ts';

/** The agency a screening belongs to: that of the officer who opened it. */
export const agencyOf = (ctx: QueryContext, screening: ScreeningRecord): AgencyCode | null =>
  ctx.read.officer(screening.officerId)?.agency ?? null;

/** Whether the caller's agency has this screening: its own, or one referred to it. */
export function mayWork(ctx: QueryContext, screening: ScreeningRecord): boolean {
  const { agency } = actor(ctx);
  if (agencyOf(ctx, screening) === agency) return true;
  return agency === 'immigration' && ctx.read.referralOf(screening.id) !== null;
}

/** The open screening of a passport that the caller may go on with, instead of a second one. */
export const openScreeningOf = (ctx: QueryContext, passportHash: string): ScreeningRecord | null =>
  ctx.read.screeningsOfPassport(passportHash).find((one) => one.state === 'open' && mayWork(ctx, one)) ?? null;
