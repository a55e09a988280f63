/** The paper of a move of a passport in custody: a receipt between its two names, whichever way it went. */
import type { CustodyMoveView } from '../../../../shared/contract/custody.ts';
import { CustodyOut } from '../../../../shared/domain/custody.ts';
import { CustodyMoveId } from '../../../../shared/ids.ts';
import { id as indonesian } from '../../../../shared/text/id.ts';
import type { QueryContext } from '../../context.ts';
import { custodyMoveView, ownAgency } from '../../custody.ts';
import { contentOf, type PaperBuilder } from '../builder.ts';
import { format, signer, travellerFields } from './common.ts';

const { receiverAs } = indonesian.paper.content;
const { authority: authorities, kind: acts } = indonesian.ledger;

const joined = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join(', ');

/** What a move says on its paper; a field stays empty where the move says nothing of it. */
function moveFields({ kind, at, giver, taker, paper, office, identity, authority, place, seal }: CustodyMoveView) {
  const way = CustodyOut.safeParse(kind);
  const of = authority === null ? '' : authorities[authority];
  return {
    act: acts[kind],
    returnedAt: format.moment(at),
    receiver: taker ?? '',
    receiverAs: joined(way.success ? receiverAs[way.data] : '', of, office, identity),
    releasePaper: paper,
    newPlace: kind === 'place' ? (place ?? '') : '',
    newSeal: kind === 'reseal' ? (seal ?? '') : '',
    returnedBy: giver,
    gone: way.success ? acts[kind] : '',
  };
}

/** A move with its passport and the seal it was under, or null where it has no such paper or is not the caller's. */
function moveOf(ctx: QueryContext, subject: string) {
  const id = CustodyMoveId.safeParse(subject);
  const move = id.success ? ctx.read.custodyMove(id.data) : null;
  const custody = move === null ? null : ctx.read.custody(move.custodyId);
  if (move === null || custody === null || !ownAgency(ctx)) return null;
  if (move.kind === 'in' || move.kind === 'extend') return null;
  const before = ctx.read.custodyMoves(custody.id).find(({ step }) => step === move.step - 1);
  const screening = ctx.read.screening(custody.screeningId);
  return screening === null ? null : { move, custody, screening, seal: before?.seal ?? custody.seal };
}

/** Bukti Serah Terima Dokumen Perjalanan: of a move, not of the taking, which has its own receipt. */
export const passportReturn: PaperBuilder = {
  official: true,
  build: (ctx, subject) => {
    const found = moveOf(ctx, subject);
    if (found === null) return null;
    const { move, custody, screening, seal } = found;
    const said = moveFields(custodyMoveView(ctx, move));
    return {
      screeningId: screening.id,
      content: contentOf({
        fields: {
          ...travellerFields(ctx, screening),
          receiptNumber: custody.receiptNumber,
          condition: custody.condition,
          seal,
          keptAt: format.moment(custody.heldAt),
          ...said,
        },
        signers: { receiver: { name: said.receiver, detail: '' }, officer: signer(ctx, move.officerId) },
      }),
    };
  },
};
