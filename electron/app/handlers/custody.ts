/** The passport in custody: never without a confirmed decision, a receipt number and a seal. */
import type { CustodyRecord } from '../../../db/custody.ts';
import type { DecisionRecord } from '../../../db/decisions.ts';
import type { Failure } from '../../../shared/contract/index.ts';
import { freeWorkingDays, mayKeepPassports } from '../../../shared/domain/custody.ts';
import { numberPrefix, seriesOf } from '../../../shared/domain/paper.ts';
import { id as indonesian } from '../../../shared/text/id.ts';
import type { PaperTaken } from '../../../shared/domain/words.ts';
import { CustodyId, newId, type DecisionId } from '../../../shared/ids.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { addWorkingDays } from '../../../shared/domain/working_days.ts';
import type { Day } from '../../../shared/time.ts';
import { storeEffort } from './traveller.ts';
import { actor, type CommandContext, type Handlers, type QueryContext } from '../context.ts';
import { custodyView } from '../custody.ts';
import { faultNow } from '../decision_facts.ts';
import { custodyListHandlers } from './custody_list.ts';
import { custodyMoveHandlers } from './custody_moves.ts';
import { custodyTakeOverHandlers } from './custody_take_over.ts';
import { receiptSays } from '../papers/builders/decision_papers.ts';
import { numberPlace, takePaper, voidPaper } from '../papers/issue.ts';
import { subjectsOf } from './decision.ts';

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

interface HoldInput {
  readonly receiptSource: 'station' | 'book';
  readonly receiptNumber: string;
  readonly seal: string;
  readonly place: string;
  readonly condition: string;
  readonly due: Day;
  readonly dueReason: string | null;
  readonly receiptTaken: PaperTaken;
  readonly witness: string | null;
}

type HoldFault =
  | 'receipt-missing'
  | 'receipt-unknown'
  | 'receipt-not-printed'
  | 'receipt-differs'
  | 'receipt-in-use'
  | 'seal-missing'
  | 'seal-in-use'
  | 'place-missing'
  | 'witness-missing'
  | 'due-in-the-past'
  | 'due-reason-missing';

/** The station's own receipt: this decision's, out of the printer, and saying what is recorded now. */
function receiptFault(ctx: QueryContext, decision: DecisionId, hold: HoldInput): HoldFault | null {
  const receipt = ctx.read.receiptOf(decision);
  if (receipt?.number !== hold.receiptNumber) return 'receipt-unknown';
  if (ctx.read.paperCopies(receipt.id) === 0) return 'receipt-not-printed';
  const fields = ctx.read.paperSheet(receipt.id)?.content.fields;
  return fields === undefined || receiptSays(fields, hold) ? null : 'receipt-differs';
}

/** With the passport the paper is settled: how it was taken, or that the carbon book stands in its place. */
function settleReceipt(
  ctx: CommandContext,
  { decisionId, receiptSource, receiptNumber, receiptTaken, witness }: CustodyRecord,
) {
  const receipt = ctx.read.receiptOf(decisionId);
  if (receipt === null) return;
  if (receiptSource === 'book') voidPaper(ctx, receipt, indonesian.paper.voidedByBook({ number: receiptNumber }));
  else if (receipt.taken === null && receiptTaken !== null) takePaper(ctx, receipt, { how: receiptTaken, witness });
}

function holdFault(ctx: QueryContext, decision: DecisionId, hold: HoldInput): HoldFault | null {
  if (hold.receiptNumber === '') return 'receipt-missing';
  if (hold.receiptSource === 'station') {
    const fault = receiptFault(ctx, decision, hold);
    if (fault !== null) return fault;
  }
  // A number of the station's own series is not one of the carbon book: it is, or will be, another passport's.
  if (
    hold.receiptSource === 'book' &&
    hold.receiptNumber
      .toUpperCase()
      .startsWith(numberPrefix(seriesOf('passportReceipt', 'immigration'), numberPlace(ctx)))
  ) {
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

/** Handler of taking a passport. */
const holdHandlers: Pick<Handlers<'custody'>, 'custody.hold'> = {
  'custody.hold': ({ decisionId, effort, ...input }, ctx) => {
    const hold = confirmedHold(ctx, decisionId);
    if (!hold.ok) return hold;
    if (!mayKeepPassports(actor(ctx))) return err({ code: 'custody-officials-only' });
    if (hold.value.secondOfficerId === actor(ctx).id) return err({ code: 'not-yours' });
    const hash = ctx.read.screening(hold.value.screeningId)?.passportHash ?? '';
    if (ctx.read.passportHeld(hash)) return err({ code: 'already-held' });
    const gone = faultNow(ctx, hold.value);
    // The hold was approved before the flight left; its passport may change hands a minute later.
    const fault = (gone === 'flight-gone' ? null : gone) ?? holdFault(ctx, decisionId, input);
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
    settleReceipt(ctx, custody);
    ctx.write.closeScreening(hold.value.screeningId, 'decided', ctx.now);
    storeEffort(ctx, custody.screeningId, effort);
    ctx.audit('passport-held', [...subjectsOf(hold.value), { type: 'custody', id: custody.id }], { custody });
    return ok(custodyView(ctx, custody));
  },
};

/** Handlers of `custody.*`. */
export const custodyHandlers: Handlers<'custody'> = {
  ...holdHandlers,
  ...custodyMoveHandlers,
  ...custodyTakeOverHandlers,
  ...custodyListHandlers,
};
