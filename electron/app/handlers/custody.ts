/** The passport in custody: never without a confirmed decision, a receipt number and a seal. */
import type { CustodyRecord } from '../../../db/custody.ts';
import type { DecisionRecord } from '../../../db/decisions.ts';
import type { Failure } from '../../../shared/contract/index.ts';
import { freeWorkingDays, mayKeepPassports } from '../../../shared/domain/custody.ts';
import type { PaperTaken } from '../../../shared/domain/words.ts';
import { CustodyId, newId, type DecisionId } from '../../../shared/ids.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { addWorkingDays } from '../../../shared/domain/working_days.ts';
import type { Day } from '../../../shared/time.ts';
import { storeEffort } from './traveller.ts';
import { actor, type Handlers, type QueryContext } from '../context.ts';
import { custodyView } from '../custody.ts';
import { custodyMoveHandlers } from './custody_moves.ts';
import { faultNow, subjectsOf } from './decision.ts';

/** The confirmed hold a passport may be taken on. */
function confirmedHold(
  ctx: QueryContext,
  id: DecisionId,
): Result<
  DecisionRecord & { secondOfficerId: string },
  Failure<'decision-unknown' | 'decision-not-confirmed' | 'already-held'>
> {
  const decision = ctx.read.decision(id);
  if (decision?.kind !== 'postponedPassportHeld') return err({ code: 'decision-unknown' });
  if (decision.state !== 'confirmed' || decision.secondOfficerId === null)
    return err({ code: 'decision-not-confirmed' });
  if (ctx.read.custodyOf(id) !== null) return err({ code: 'already-held' });
  return ok({ ...decision, secondOfficerId: decision.secondOfficerId });
}

/** Whether more working days than allowed lie between. */
const needsReason = (ctx: QueryContext, due: Day): boolean =>
  due >= addWorkingDays(ctx.today, freeWorkingDays + 1, ctx.calendar());

/** What the station's own receipt numbers begin with. Those of practice cannot be taken for real ones. */
function ownSeries(ctx: QueryContext): string {
  const station = ctx.read.station();
  if (station === null) throw new Error('no station');
  return `${ctx.mode === 'practice' ? 'LATIHAN/' : ''}STP/${station.airport}-${station.counter}/`;
}

interface HoldInput {
  readonly receiptSource: 'station' | 'book';
  readonly receiptNumber: string;
  readonly seal: string;
  readonly place: string;
  readonly due: Day;
  readonly dueReason: string | null;
  readonly receiptTaken: PaperTaken;
  readonly witness: string | null;
}

type HoldFault =
  | 'receipt-missing'
  | 'receipt-unknown'
  | 'receipt-in-use'
  | 'seal-missing'
  | 'seal-in-use'
  | 'place-missing'
  | 'witness-missing'
  | 'due-in-the-past'
  | 'due-reason-missing';

function holdFault(ctx: QueryContext, decision: DecisionId, hold: HoldInput): HoldFault | null {
  if (hold.receiptNumber === '') return 'receipt-missing';
  if (hold.receiptSource === 'station' && ctx.read.receipt(hold.receiptNumber)?.decisionId !== decision) {
    return 'receipt-unknown';
  }
  // A number of the station's own series is not one of the carbon book: it is, or will be, another passport's.
  if (hold.receiptSource === 'book' && hold.receiptNumber.toUpperCase().startsWith(ownSeries(ctx))) {
    return 'receipt-unknown';
  }
  if (ctx.read.receiptUsed(hold.receiptNumber)) return 'receipt-in-use';
  if (hold.seal === '') return 'seal-missing';
  if (ctx.read.sealInUse(hold.seal)) return 'seal-in-use';
  if (hold.place === '') return 'place-missing';
  if (hold.receiptTaken !== 'signed' && (hold.witness ?? '').length < 2) return 'witness-missing';
  if (hold.due < ctx.today) return 'due-in-the-past';
  return needsReason(ctx, hold.due) && (hold.dueReason ?? '').length < 5 ? 'due-reason-missing' : null;
}

/** Handlers of taking a passport. */
const holdHandlers: Pick<Handlers<'custody'>, 'custody.reserveReceipt' | 'custody.hold'> = {
  'custody.reserveReceipt': ({ decisionId }, ctx) => {
    const hold = confirmedHold(ctx, decisionId);
    if (!hold.ok) return hold;
    const known = ctx.read.receiptOf(decisionId);
    const station = ctx.read.station();
    if (station === null) throw new Error('no station');
    const year = Number(ctx.today.slice(0, 4));
    const series = { kind: 'STP', agency: 'immigration', counter: station.counter, year } as const;
    const number =
      known?.number ?? `${ownSeries(ctx)}${String(year)}/${String(ctx.write.nextNumber(series)).padStart(4, '0')}`;
    if (known === null) ctx.write.insertReceipt({ number, decisionId, at: ctx.now });
    ctx.audit('receipt-reserved', subjectsOf(hold.value), { receipt: { number, again: known !== null } });
    return ok({ receiptNumber: number });
  },
  'custody.hold': ({ decisionId, effort, ...input }, ctx) => {
    const hold = confirmedHold(ctx, decisionId);
    if (!hold.ok) return hold;
    if (!mayKeepPassports(actor(ctx))) return err({ code: 'custody-officials-only' });
    if (hold.value.secondOfficerId === actor(ctx).id) return err({ code: 'not-yours' });
    const hash = ctx.read.screening(hold.value.screeningId)?.passportHash ?? '';
    if (ctx.read.passportHeld(hash)) return err({ code: 'already-held' });
    const fault = faultNow(ctx, hold.value) ?? holdFault(ctx, decisionId, input);
    if (fault !== null) return err({ code: fault });
    const custody: CustodyRecord = {
      id: newId(CustodyId, 'cus', ctx.random),
      screeningId: hold.value.screeningId,
      decisionId,
      ...input,
      witness: input.receiptTaken === 'signed' ? null : input.witness,
      heldAt: ctx.now,
      heldBy: actor(ctx).id,
      approvedBy: hold.value.secondOfficerId,
    };
    ctx.write.insertCustody(custody);
    ctx.write.closeScreening(hold.value.screeningId, 'decided', ctx.now);
    storeEffort(ctx, custody.screeningId, effort);
    ctx.audit('passport-held', [...subjectsOf(hold.value), { type: 'custody', id: custody.id }], { custody });
    return ok(custodyView(ctx, custody));
  },
};

/** Handlers of `custody.*`. */
export const custodyHandlers: Handlers<'custody'> = { ...holdHandlers, ...custodyMoveHandlers };
