/**
 * Approval by telephone. A sealed card has one-time codes of which only slow salted hashes are kept; tries are counted
 * before the code is looked at, and a right code is used up in the transaction that gives the approval.
 */
import type { CardRecord } from '../../../db/approval_cards.ts';
import type { remote } from '../../../shared/contract/remote.ts';
import { codesOnCard, newCode, readCode, shownCode } from '../../../shared/domain/card_code.ts';
import { lockedSeconds } from '../../../shared/domain/lockout.ts';
import { ApprovalCardId, newId, type DecisionId, type OfficerId } from '../../../shared/ids.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { addMillis, millis } from '../../../shared/time.ts';
import { holdApproverFault } from '../approver.ts';
import { actor, type Handlers, type JobContext } from '../context.ts';
import { hashPin, pinMatches } from '../pins.ts';
import { confirmable, subjectsOf } from './decision.ts';
import { pepperOf } from './officer.ts';

type Held = Omit<Handlers<'session'> & Handlers<'officer'>, never>;

type TryFault =
  { code: 'card-missing' | 'card-code-used' } | { code: 'locked-out' | 'card-code-wrong'; detail: { seconds: number } };

/** Counts a try on a card; tries sent side by side do not share one count. */
function countTry(ctx: JobContext, officer: OfficerId): Result<CardRecord, TryFault> {
  return ctx.transact((write) => {
    const card = write.read.cardOf(officer);
    if (card === null) return err({ code: 'card-missing' as const });
    if (card.lockedUntil !== null && card.lockedUntil > write.now) {
      const seconds = Math.ceil((millis(card.lockedUntil) - millis(write.now)) / 1000);
      return err({ code: 'locked-out' as const, detail: { seconds } });
    }
    const failed = card.failedAttempts + 1;
    const seconds = lockedSeconds(failed);
    const lockedUntil = seconds === 0 ? null : addMillis(write.now, seconds * 1000);
    write.write.setCardAttempts(card.id, { failed, lockedUntil });
    return ok({ ...card, failedAttempts: failed, lockedUntil });
  });
}

/** The code of the card that was told. A used one is told apart, so that nobody blames the line. */
async function codeOf(ctx: JobContext, card: CardRecord, told: string): Promise<Result<number, TryFault>> {
  const code = readCode(told);
  for (const { id, codeHash, usedAt } of ctx.read.codesOf(card.id)) {
    if (!(await pinMatches(code, codeHash, pepperOf(ctx)))) continue;
    return usedAt === null ? ok(id) : err({ code: 'card-code-used' });
  }
  return err({ code: 'card-code-wrong', detail: { seconds: lockedSeconds(card.failedAttempts) } });
}

interface Told {
  readonly card: CardRecord;
  readonly codeId: number;
  readonly decisionId: DecisionId;
}

/** Uses the code up and gives the approval, both or neither. */
function approve(ctx: JobContext, { card, codeId, decisionId }: Told) {
  const askedBy = actor(ctx).id;
  return ctx.transact((write) => {
    // A new card may have been made, or the code used at another page, while the slow comparison ran.
    const current = write.read.cardOf(card.officerId)?.id === card.id;
    if (!current || write.read.officer(card.officerId)?.active !== true) return err({ code: 'card-missing' as const });
    if (!write.write.useCode(codeId, { at: write.now, for: decisionId })) {
      return err({ code: 'card-code-used' as const });
    }
    write.write.setCardAttempts(card.id, { failed: 0, lockedUntil: null });
    const decision = write.read.decision(decisionId);
    write.audit(
      'approval-given-remotely',
      [
        { type: 'call', id: 'decision.confirm' },
        ...(decision === null ? [] : subjectsOf(decision)),
        { type: 'approver', id: card.officerId },
        { type: 'officer', id: askedBy },
      ],
      {},
    );
    const codesLeft = write.read.codesOf(card.id).filter(({ usedAt }) => usedAt === null).length;
    return ok({ codesLeft });
  });
}

/** Handlers of sealed cards and of the approval by telephone. */
export const remoteHandlers: Pick<Held, keyof typeof remote> = {
  'session.approveRemote': async ({ officerId, code, call, subject }, ctx) => {
    const approver = ctx.read.officer(officerId);
    if (approver?.active !== true) return err({ code: 'officer-unknown' });
    const fault = holdApproverFault(ctx, approver, subject);
    if (fault !== null) return err({ code: fault });
    // No code is used up for a hold that could not be confirmed with it.
    const decision = confirmable(ctx, subject);
    if (!decision.ok) return decision;
    const card = countTry(ctx, officerId);
    if (!card.ok) return card;
    const found = await codeOf(ctx, card.value, code);
    if (!found.ok) return found;
    const told = { card: card.value, codeId: found.value, decisionId: subject };
    const approved = approve(ctx, told);
    if (!approved.ok) return approved;
    const given = { call, subject, approver: officerId, askedBy: actor(ctx).id, remoteCode: found.value };
    return ok({ ...ctx.giveApproval(given), ...approved.value });
  },
  'officer.makeCard': async ({ officerId, approvalId }, ctx) => {
    const officer = ctx.read.officer(officerId);
    if (officer?.active !== true) return err({ code: 'officer-unknown' });
    if (!officer.immigrationOfficial) return err({ code: 'official-needs-immigration' });
    const approved = ctx.transact((write) => {
      const taken = write.takeApproval(approvalId, 'officer.makeCard', officerId);
      return taken;
    });
    if (!approved.ok) return approved;
    const codes = Array.from({ length: codesOnCard }, () => newCode(ctx.random));
    const hashes: string[] = [];
    for (const code of codes) hashes.push(await hashPin(code, pepperOf(ctx), ctx.random(16)));
    return ctx.transact((write) => {
      const id = newId(ApprovalCardId, 'crd', ctx.random);
      const made = { madeBy: actor(ctx).id, madeAt: write.now };
      write.write.retireCard(officerId, write.now);
      write.write.insertCard({ id, officerId, ...made, retiredAt: null, failedAttempts: 0, lockedUntil: null });
      for (const hash of hashes) write.write.insertCode(id, hash);
      write.audit('card-made', [
        { type: 'officer', id: officerId },
        { type: 'card', id },
      ]);
      return ok({ codes: codes.map(shownCode) });
    });
  },
  'officer.retireCard': ({ officerId }, ctx) => {
    const card = ctx.read.cardOf(officerId);
    if (card === null) return err({ code: 'card-missing' });
    ctx.write.retireCard(officerId, ctx.now);
    ctx.audit('card-retired', [
      { type: 'officer', id: officerId },
      { type: 'card', id: card.id },
    ]);
    return ok({});
  },
  'officer.cards': (_input, ctx) =>
    ok(
      ctx.read.cards().map(({ id, officerId, madeAt }) => ({
        officerId,
        madeAt,
        left: ctx.read.codesOf(id).filter(({ usedAt }) => usedAt === null).length,
      })),
    ),
};
