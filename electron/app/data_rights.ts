/** Legal holds and requests for correction, as those who may read a case see them. */
import type { HoldRecord, RequestedCorrection } from '../../db/retention.ts';
import type { ScreeningRecord } from '../../db/screenings.ts';
import type { z } from 'zod';
import type { CorrectionView, ErasedView, HoldView } from '../../shared/contract/retention.ts';
import type { ScreeningId } from '../../shared/ids.ts';
import { addMillis, type Instant } from '../../shared/time.ts';
import { mayRead } from './access.ts';
import { actor, type QueryContext } from './context.ts';

/** Three times 24 hours (UU 27/2022 art. 30), in milliseconds. */
const answerMillis = 3 * 24 * 3_600_000;

/** The last moment at which a request received then is answered in time. */
export const correctionDeadline = (receivedAt: Instant): Instant => addMillis(receivedAt, answerMillis);

/** A case whose retention the caller may read: those of the own agency, shift heads and the auditor all. */
export function readableCase(ctx: QueryContext, id: ScreeningId): ScreeningRecord | null {
  const screening = ctx.read.screening(id);
  if (screening === null) return null;
  const { role } = actor(ctx);
  return role === 'supervisor' || role === 'auditor' || mayRead(ctx, screening) ? screening : null;
}

/** When and under which class a case was erased, or null. */
export function erasedView(ctx: QueryContext, id: ScreeningId): z.infer<typeof ErasedView> | null {
  const erasure = ctx.read.erasure(id);
  return erasure && { at: erasure.at, class: erasure.class };
}

/** A hold with who placed and who lifted it. */
export function holdView(ctx: QueryContext, { id, letter, office, reason, officerId, at }: HoldRecord): HoldView {
  const lift = ctx.read.liftOf(id);
  return {
    id,
    letter,
    office,
    reason,
    by: ctx.read.officerName(officerId),
    at,
    lifted: lift && {
      letter: lift.letter,
      reason: lift.reason,
      by: ctx.read.officerName(lift.officerId),
      at: lift.at,
    },
  };
}

/** A request with its deadline and its answer. The auditor sees that there is one, not what it says. */
export function correctionView(ctx: QueryContext, request: RequestedCorrection): CorrectionView {
  const { id, broughtBy, receivedAt, officerId, outcome, answeredBy, answeredAt } = request;
  const deadline = correctionDeadline(receivedAt);
  const told = (words: string) => (actor(ctx).role === 'auditor' ? '' : words);
  const answered = outcome !== null && answeredBy !== null && answeredAt !== null;
  return {
    id,
    broughtBy,
    name: told(request.name),
    identity: told(request.identity),
    content: told(request.content),
    receivedAt,
    by: ctx.read.officerName(officerId),
    deadline,
    late: !answered && deadline < ctx.now,
    answer: answered
      ? {
          outcome,
          content: told(request.answer),
          by: ctx.read.officerName(answeredBy),
          at: answeredAt,
          inTime: answeredAt <= deadline,
        }
      : null,
  };
}
