/** Legal holds, and requests of travellers to put their record right. */
import { CorrectionRequestId, LegalHoldId, newId } from '../../../shared/ids.ts';
import { err, ok } from '../../../shared/result.ts';
import { actor, type Handlers } from '../context.ts';
import { correctionDeadline, readableCase } from '../data_rights.ts';

const of = (screeningId: string, type: string, id: string) => [
  { type: 'screening', id: screeningId },
  { type, id },
];

/** Handlers of `hold.*`. */
export const holdHandlers: Handlers<'hold'> = {
  'hold.place': ({ screeningId, letter, office, reason }, ctx) => {
    if (readableCase(ctx, screeningId) === null) return err({ code: 'screening-unknown' });
    if (ctx.read.erasure(screeningId) !== null) return err({ code: 'case-erased' });
    const id = newId(LegalHoldId, 'lgh', ctx.random);
    const hold = { letter, office, reason };
    ctx.write.insertLegalHold({ id, screeningId, ...hold, officerId: actor(ctx).id, at: ctx.now });
    ctx.audit('hold-placed', of(screeningId, 'hold', id), { hold });
    return ok({ holdId: id });
  },
  'hold.lift': ({ holdId, letter, reason }, ctx) => {
    const hold = ctx.read.legalHold(holdId);
    if (hold === null) return err({ code: 'hold-unknown' });
    if (ctx.read.liftOf(holdId) !== null) return err({ code: 'hold-lifted' });
    ctx.write.insertLegalHoldLift({ holdId, letter, reason, officerId: actor(ctx).id, at: ctx.now });
    ctx.audit('hold-lifted', of(hold.screeningId, 'hold', holdId), { lift: { letter, reason } });
    return ok({});
  },
};

/** Handlers of `correction.*`. */
export const correctionHandlers: Handlers<'correction'> = {
  'correction.receive': ({ screeningId, broughtBy, receivedAt, ...words }, ctx) => {
    if (readableCase(ctx, screeningId) === null) return err({ code: 'screening-unknown' });
    if (ctx.read.erasure(screeningId) !== null) return err({ code: 'case-erased' });
    const received = receivedAt ?? ctx.now;
    if (received > ctx.now) return err({ code: 'received-later' });
    const id = newId(CorrectionRequestId, 'crq', ctx.random);
    const record = { id, screeningId, broughtBy, receivedAt: received, officerId: actor(ctx).id, at: ctx.now };
    ctx.write.insertCorrectionRequest(record, words);
    ctx.audit('correction-asked', of(screeningId, 'correction', id), { request: { broughtBy, received, ...words } });
    return ok({ requestId: id, deadline: correctionDeadline(received) });
  },
  'correction.answer': ({ requestId, outcome, content }, ctx) => {
    const request = ctx.read.correctionRequest(requestId);
    if (request === null || readableCase(ctx, request.screeningId) === null) return err({ code: 'correction-unknown' });
    if (request.outcome !== null) return err({ code: 'correction-answered' });
    ctx.write.insertCorrectionAnswer({ requestId, outcome, officerId: actor(ctx).id, at: ctx.now }, content);
    ctx.audit('correction-answered', of(request.screeningId, 'correction', requestId), {
      answer: { outcome, content },
    });
    return ok({});
  },
  'correction.open': (_input, ctx) =>
    ok(
      ctx.read
        .openCorrectionRequests()
        .filter(({ screeningId }) => readableCase(ctx, screeningId) !== null)
        .map(({ id, screeningId, receivedAt }) => {
          const deadline = correctionDeadline(receivedAt);
          return { id, screeningId, deadline, late: deadline < ctx.now };
        }),
    ),
};
